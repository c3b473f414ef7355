"""Decoding: the likeliest labels of many sequences at once, and how likely each label is.

Sequences are sorted by falling length and stepped through together, so that step t works on one block: the
t-th tokens of all sequences that are long enough. Every sequence is computed by itself with additions,
products and maxima in a fixed order (no matrix library, whose sums depend on the processor): the same
text gives the same numbers on every machine, whatever it is read together with.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
_RESCALED = 4  # steps between two rescalings, which keep products within what a float can hold


class _Steps:
    """The tokens of all sequences, step by step.

    `order` are the places of the tokens, those of step t at `edges[t] : edges[t + 1]`, in the same order of
    sequences in every step; `back` are the same steps from the ends of the sequences.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.asarray(lengths, np.int64)
        ranks = np.argsort(-sizes, kind="stable")
        ends = np.cumsum(sizes)
        starts, sizes, ends = (ends - sizes)[ranks], sizes[ranks], ends[ranks]
        self.count = int(sizes[0])
        alive = np.searchsorted(-sizes, -np.arange(self.count), side="left")  # longer than t
        self.edges = [0, *np.cumsum(alive).tolist()]
        step = np.repeat(np.arange(self.count), alive)
        within = np.arange(len(step)) - np.repeat(np.cumsum(alive) - alive, alive)
        self.order = starts[within] + step
        self.back = ends[within] - 1 - step

    def block(self, step: int) -> slice:
        return slice(self.edges[step], self.edges[step + 1])


def viterbi(scores: Floats, transitions: Floats, lengths: Sequence[int]) -> Ints:
    """The number of each token's label in the likeliest labelling of its sequence.

    `scores` is [token, label] for all sequences one after another, `lengths` their lengths (at least 1).
    """
    if not lengths:
        return np.zeros(0, np.int64)
    steps = _Steps(lengths)
    best = np.ascontiguousarray(scores[steps.order].T)  # labels first: the inner loops run over sequences
    before = best[:, steps.block(0)]
    for t in range(1, steps.count):
        here = best[:, steps.block(t)]
        here += _reached(before[:, : here.shape[1]], transitions)
        before = here
    found: Ints = best.argmax(axis=0)  # right for the last token of each sequence
    for t in range(steps.count - 1, 0, -1):
        following = found[steps.block(t)]
        earlier = slice(steps.edges[t - 1], steps.edges[t - 1] + len(following))
        found[earlier] = (best[:, earlier] + transitions[:, following]).argmax(axis=0)
    labels: Ints = np.empty_like(found)
    labels[steps.order] = found
    return labels


def _reached(before: Floats, transitions: Floats) -> Floats:
    """The best score to reach each label with, [label, sequence]; the longer loop is the inner one."""
    best: Floats
    if len(transitions) > before.shape[1]:
        best = (before[:, :, None] + transitions[:, None, :]).max(axis=0).T
    else:
        best = (before[:, None, :] + transitions[:, :, None]).max(axis=0)
    return best


def margins(transitions: Floats) -> Floats:
    """By how much a label must beat another, [better, worse], to do so whatever stands beside the token."""
    left = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    right = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    needed: Floats = np.maximum(left, 0) + np.maximum(right, 0)
    np.fill_diagonal(needed, -1)
    return needed


def parted_viterbi(scores: Floats, transitions: Floats, lengths: Sequence[int], needed: Floats) -> Ints:
    """The same as `viterbi`, faster for many labels: tokens whose label is beyond doubt part their sequences.

    `needed` are the `margins` of the transitions.
    """
    labels: Ints = scores.argmax(axis=1)
    sure = (scores.max(axis=1)[:, None] - scores > needed[labels]).all(axis=1)
    rest = np.flatnonzero(~sure)
    if not len(rest):
        return labels
    ends = np.cumsum(lengths)
    first, last = np.zeros(len(labels), bool), np.zeros(len(labels), bool)
    first[ends[:-1]], last[ends - 1] = True, True
    first[0] = True
    left, right = sure[rest - 1] & ~first[rest], sure[(rest + 1) % len(sure)] & ~last[rest]
    open_scores = scores[rest]
    open_scores[left] += transitions[labels[rest[left] - 1]]
    open_scores[right] += transitions.T[labels[rest[right] + 1]]
    begins = np.flatnonzero(first[rest] | (np.diff(rest, prepend=-2) > 1))
    sizes = np.diff(begins, append=len(rest)).tolist()
    labels[rest] = viterbi(open_scores, transitions, sizes)
    return labels


def marginals(scores: Floats, transitions: Floats, lengths: Sequence[int]) -> Doubles:
    """The probability of every label of every token; arguments as for `viterbi`."""
    if not lengths:
        return np.zeros(scores.shape)
    steps = _Steps(lengths)
    wide = scores.T.astype(np.float64)
    here = _exp(wide - wide.max(axis=0))
    both = np.stack((here[:, steps.order], here[:, steps.back]), axis=1)  # forwards and backwards in one go
    move = _exp(transitions.astype(np.float64))
    moves = np.stack((move, move.T), axis=2)[:, :, :, None]
    before = both[:, :, steps.block(0)]
    for t in range(1, steps.count):
        block = both[:, :, steps.block(t)]
        block *= (before[:, None, :, : block.shape[2]] * moves).sum(axis=0)
        if t % _RESCALED == 0:
            block /= block.max(axis=0)
        before = block
    forward, backward = np.empty_like(here), np.empty_like(here)
    forward[:, steps.order], backward[:, steps.back] = both[:, 0], both[:, 1]
    mass = np.divide(forward * backward, here, out=np.zeros_like(here), where=here > 0)
    shares: Doubles = (mass / mass.sum(axis=0)).T
    return shares


_LN2 = 0.6931471805599453
_TERMS = 13


def _exp(values: Doubles) -> Doubles:
    """The exponential from sums and products alone: library functions differ in the last digit."""
    whole = np.rint(values * (1 / _LN2))
    rest = values - whole * _LN2
    result = np.ones_like(values)
    for term in range(_TERMS, 0, -1):
        result = result * rest / term + 1.0
    return np.ldexp(result, whole.astype(np.int64))
