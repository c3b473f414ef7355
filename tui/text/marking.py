"""What is marked where in an article: statements, facts and notes as code-point spans by line."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from store.library import OpenArticle
from store.records import Annotation, Span, Statement
from tui.text.layout import Lines
from tui.text.voices import voices

SIGNS = {"direct": "▌", "indirect": "┆", "mixed": "▐"}
LOW_CONFIDENCE = 0.6
"""Below this a finding carries a question mark."""
NAMED_KINDS = {"person", "organization", "place"}
"""Kinds that name things: too many of them to underline each without noise."""
Mark = tuple[int, int, str]


def reviewed(status: str, confidence: float) -> str:
    """The sign of what a person decided, or of the machine's doubt."""
    if status == "rejected":
        return "✗"
    if status in ("accepted", "corrected", "added"):
        return "✓"
    return "?" if confidence < LOW_CONFIDENCE else " "


class Touching:
    """Numbered spans `(start, end, number)`, ready to be asked which of them touch a stretch of text."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def numbers(self, start: int, end: int) -> list[int]:
        """The numbers of those that touch `[start, end)`, ascending."""
        found = set()
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._reach[index] > start:
            if self._spans[index][1] > start:
                found.add(self._spans[index][2])
            index -= 1
        return sorted(found)


class Marking:
    """The marks of one article, ready to be asked for line by line."""

    def __init__(self, opened: OpenArticle) -> None:
        self.statements = sorted(
            (s for s in opened.statements if s.act != "attitude" and s.parts), key=lambda s: s.parts[0]
        )
        self.voices = voices(opened)
        self.live = [s for s in self.statements if s.status != "rejected"]
        self.numbers = {s.id: number for number, s in enumerate(self.live)}
        self.extents = {s.id: extent(s) for s in self.statements}
        self._statements = Touching((*self.extents[s.id], number) for number, s in enumerate(self.live))
        self.notes = opened.annotations
        self._others: list[Mark] = [
            (a, b, "fact")
            for fact in opened.facts
            if fact.status != "rejected" and fact.kind not in NAMED_KINDS
            for a, b in fact.evidence
            if b - a <= 60
        ]
        self._others += [(each.start, each.end, "note") for note in self.notes for each in note.target]
        self._other_places = Touching((a, b, number) for number, (a, b, _) in enumerate(self._others))
        self._lines: Lines | None = None
        self._margin: dict[int, list[Annotation]] = {}

    def lay(self, lines: Lines) -> None:
        """Lay the marks over lines."""
        self._lines = lines
        self._margin = {}
        for note in self.notes:  # at its first words alone: one note, one sign
            self._margin.setdefault(lines.at(note.target[0].start), []).append(note)

    def on_line(self, line: int) -> list[Mark]:
        """The marks that touch a line."""
        start, end = self._extent_of(line)
        marks = [
            (a, b, name)
            for number in self._statements.numbers(start, end)
            for a, b, name in self._marks_of(self.live[number])
            if a < end and b > start
        ]
        return marks + [self._others[number] for number in self._other_places.numbers(start, end)]

    def _marks_of(self, statement: Statement) -> Iterator[Mark]:
        for a, b in statement.parts:
            yield a, b, "statement"
        if statement.cue:
            yield *statement.cue, "cue"
        if statement.source:
            yield *statement.source, "source"
            if statement.id in self.voices:
                yield *statement.source, f"voice-{self.voices[statement.id].colour}"

    def statements_on(self, line: int) -> list[Statement]:
        """The statements whose words touch a line, in text order."""
        start, end = self._extent_of(line)
        near = [self.live[number] for number in self._statements.numbers(start, end)]
        return [each for each in near if any(a < end and b > start for a, b in each.parts)]

    def _extent_of(self, line: int) -> Span:
        """From the start of a line to that of the next."""
        starts = self._lines.starts if self._lines else []
        after = starts[line + 1 : line + 2]
        return (starts[line], after[0] if after else sys.maxsize) if line < len(starts) else (0, 0)

    def margin(self, line: int) -> tuple[str, tuple[str, ...]]:
        """✎ where a note starts, # where only tags do, else a space; and the tags."""
        here = self._margin.get(line, [])
        sign = "✎" if any(each.note for each in here) else "#" if here else " "
        return sign, tuple(tag for each in here for tag in each.tags)

    def at(self, offset: int) -> Statement | None:
        """The innermost statement whose words (or cue, or source) stand at `offset`."""
        near = (self.live[number] for number in self._statements.numbers(offset, offset + 1))
        here = (s for s in near if any(a <= offset < b for a, b in _places(s)))
        return max(here, key=lambda s: s.parts[0], default=None)


def extent(statement: Statement) -> Span:
    """From the first to the last word of a statement with its cue and source."""
    places = list(_places(statement))
    return min(a for a, _ in places), max(b for _, b in places)


def _places(statement: Statement) -> Iterator[Span]:
    yield from statement.parts
    if statement.cue:
        yield statement.cue
    if statement.source:
        yield statement.source
