"""The same words in other articles: by runs of words found in the index, verified by what they share."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from store.records import Span
from store.search.parser import Any, Node, Words
from store.search.text import words

LEAST = 4
"""Words below which the same wording says nothing."""

_RUN = 5
_RUNS = 8
_SHINGLE = 3
_SHARED = 0.6
"""The part of the shorter wording's shingles that the longer must have."""


class Likeness(Struct, frozen=True):
    """How much of the shorter of two wordings is in the other, and where."""

    share: float
    spans: tuple[Span, ...]


def query(text: str) -> Node | None:
    """What finds statements that may have the wording of `text`; None if it is too short."""
    said = [word for word, _ in words(text)]
    if len(said) < LEAST:
        return None
    run = min(_RUN, max(_SHINGLE, len(said) // 2))
    places = len(said) - run + 1
    count = min(_RUNS, places)
    # of each part the run with the longest words: they are the rarest, which the index finds fastest
    starts = [
        max(
            range(n * places // count, (n + 1) * places // count),
            key=lambda start: sum(map(len, said[start : start + run])),
        )
        for n in range(count)
    ]
    return Any(tuple(Words(tuple(said[start : start + run])) for start in starts))


def likeness(text: str, other: str) -> Likeness | None:
    """What `other` shares with `text`, with its spans in `other`; None if it is another wording."""
    ours, theirs = _shingles([word for word, _ in words(text)]), list(words(other))
    placed = _shingles([word for word, _ in theirs])
    if len(theirs) < LEAST or not ours or not placed:
        return None
    shared = ours.keys() & placed.keys()
    share = len(shared) / min(len(ours), len(placed))
    if share < _SHARED:
        return None
    inside = sorted({at + n for each in shared for at in placed[each] for n in range(_SHINGLE)})
    return Likeness(share, _spans([theirs[at][1] for at in inside], inside))


def _shingles(said: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """The runs of three words, with the places where they begin."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(said) - _SHINGLE + 1):
        found.setdefault(tuple(said[at : at + _SHINGLE]), []).append(at)
    return found


def _spans(places: Sequence[Span], numbers: Sequence[int]) -> tuple[Span, ...]:
    """One span for words that follow each other."""
    spans: list[Span] = []
    for (start, end), number, before in zip(places, numbers, (-2, *numbers), strict=False):
        if number == before + 1:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return tuple(spans)
