"""The weights of a trained tagger as a table, and the file that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.reading.crf import decoding
from store.reading.crf.features import Columns, Ints, Template, Vocabulary

Floats = NDArray[np.float32]
_DENSE = 1 << 20  # a template with at most as many features gets an array over all of them
_MANY = 20  # labels; with fewer it does not pay to look for tokens beyond doubt


@dataclass(slots=True)
class _Lookup:
    """From the numbers of a template's features to rows of the weights; row 0 holds zeros."""

    template: Template
    sizes: list[int]
    codes: Ints
    first: int  # the row of the first code
    dense: NDArray[np.int32] | None = None

    def __post_init__(self) -> None:
        domain = int(np.prod([float(size) for size in self.sizes]))
        if domain <= _DENSE:
            self.dense = np.zeros(domain, np.int32)
            self.dense[self.codes] = np.arange(self.first, self.first + len(self.codes))

    def rows(self, columns: Columns) -> Ints | NDArray[np.int32]:
        """The row of every token's feature."""
        codes = self.template.codes(columns, self.sizes)
        if self.dense is not None:
            return self.dense[codes]
        places = np.searchsorted(self.codes, codes)
        places[places == len(self.codes)] = -1
        known = self.codes[places] == codes if len(self.codes) else False
        return np.where(known, places + self.first, 0)


@dataclass(slots=True)
class Tagger:
    """A linear-chain CRF.

    `codes` holds for every pattern its known features in rising order; `states` has a row for each of
    them, in that order after a row of zeros, and a column per label; `transitions` is [from label, to label].
    """

    patterns: list[str]
    labels: list[str]
    vocabularies: dict[str, Vocabulary]
    codes: list[Ints]
    states: Floats
    transitions: Floats
    _lookups: list[_Lookup] = field(init=False)
    _margins: Floats = field(init=False)

    def __post_init__(self) -> None:
        self._margins = decoding.margins(self.transitions)
        self._lookups = []
        first = 1
        for pattern, codes in zip(self.patterns, self.codes, strict=True):
            template = Template(pattern)
            sizes = [len(self.vocabularies[kind].names) for kind in template.vocabularies]
            self._lookups.append(_Lookup(template, sizes, codes, first))
            first += len(codes)

    def scores(self, columns: Columns) -> Floats:
        """The score of every label for every token, added up template by template."""
        total: Floats = np.zeros((len(next(iter(columns.values()))), len(self.labels)), np.float32)
        for lookup in self._lookups:
            total += self.states[lookup.rows(columns)]
        return total

    def labelled(self, scores: Floats, lengths: Sequence[int]) -> list[str]:
        """The likeliest labels of the sequences that `scores` holds one after another."""
        names = self.labels
        if len(names) < _MANY:
            numbers = decoding.viterbi(scores, self.transitions, lengths)
        else:
            numbers = decoding.parted_viterbi(scores, self.transitions, lengths, self._margins)
        return [names[number] for number in numbers.tolist()]

    def marginals(self, scores: Floats, lengths: Sequence[int]) -> NDArray[np.float64]:
        """How likely each token of the same sequences has each label."""
        return decoding.marginals(scores, self.transitions, lengths)


def save(tagger: Tagger, path: Path) -> None:
    """Write a tagger."""
    lists = {"patterns": tagger.patterns, "labels": tagger.labels}
    lists |= {f"names {kind}": vocabulary.names[1:] for kind, vocabulary in tagger.vocabularies.items()}
    row, label = np.nonzero(tagger.states)
    arrays: dict[str, Any] = {
        "codes": np.concatenate(tagger.codes),
        "counts": np.array([len(codes) for codes in tagger.codes]),
        "rows": row.astype(np.int32),
        "columns": label.astype(np.uint8),
        "values": tagger.states[row, label],
        "transitions": tagger.transitions,
    }
    for key, names in lists.items():
        arrays[key] = np.frombuffer("\n".join(names).encode(), np.uint8)
    np.savez_compressed(path, **arrays)


def load(path: Path) -> Tagger:
    """Read a tagger that `save` wrote."""
    with np.load(path) as file:
        lists = {
            key: file[key].tobytes().decode().split("\n")
            for key in file.files
            if key in ("patterns", "labels") or key.startswith("names ")
        }
        codes, counts, transitions = file["codes"], file["counts"], file["transitions"]
        states = np.zeros((len(codes) + 1, len(lists["labels"])), np.float32)
        states[file["rows"], file["columns"]] = file["values"]
    return Tagger(
        patterns=lists.pop("patterns"),
        labels=lists.pop("labels"),
        vocabularies={key.removeprefix("names "): Vocabulary(names) for key, names in lists.items()},
        codes=np.split(codes, np.cumsum(counts)[:-1]),
        states=states,
        transitions=transitions,
    )
