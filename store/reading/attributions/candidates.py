"""A candidate attribution: what the second look said about one cue, before anything is decided."""

from __future__ import annotations

from dataclasses import dataclass

from store.reading.attributions.arguments import Look
from store.reading.sequence import Row
from store.records import Span


@dataclass(slots=True)
class Candidate:
    """One cue with the labels of its window `first` to `last` (exclusive); all indexes are units of `row`.

    `likely` is the probability that it is a cue at all, `source_odds` that of each unit of the window
    to belong to its source.
    """

    row: Row
    look: Look
    cue: int
    first: int
    last: int
    labels: list[str]
    likely: float
    source_odds: list[float]

    def stretches(self, kind: str) -> list[Span]:
        """The half-open unit ranges that are labelled as content ("C") or source ("S")."""
        out: list[Span] = []
        for i, label in enumerate(self.labels, self.first):
            if label[-1] != kind:
                continue
            if label[0] == "I" and out and out[-1][1] == i:
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
        return out


def level(value: float) -> str:
    """A probability as one of eight steps."""
    for step, bound in enumerate((0.02, 0.08, 0.2, 0.4, 0.65, 0.85, 0.96)):
        if value < bound:
            return str(step)
    return "7"
