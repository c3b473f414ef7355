"""What is marked where in an article: statements, facts and notes as code-point spans by line."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
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
        self._by_start = sorted(self.live, key=lambda s: self.extents[s.id])
        self._starts = [self.extents[s.id][0] for s in self._by_start]
        self._reach = list(accumulate((self.extents[s.id][1] for s in self._by_start), max))
        self.marks: list[Mark] = []
        for statement in self.live:
            self.marks += [(a, b, "statement") for a, b in statement.parts]
            if statement.cue:
                self.marks.append((*statement.cue, "cue"))
            if statement.source:
                self.marks.append((*statement.source, "source"))
                if statement.id in self.voices:
                    self.marks.append((*statement.source, f"voice-{self.voices[statement.id].colour}"))
        for fact in opened.facts:
            if fact.status != "rejected" and fact.kind not in NAMED_KINDS:
                self.marks += [(a, b, "fact") for a, b in fact.evidence if b - a <= 60]
        self.notes = opened.annotations
        self.marks += [(each.start, each.end, "note") for note in self.notes for each in note.target]
        self._by_line: dict[int, list[Mark]] = {}
        self._signs: dict[int, list[Statement]] = {}
        self._margin: dict[int, list[Annotation]] = {}

    def lay(self, lines: Lines) -> None:
        """Sort the marks by the lines they stand on."""
        by_line: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            for line in _lines_of(lines, mark[:2]):
                by_line[line].append(mark)
        signs: defaultdict[int, list[Statement]] = defaultdict(list)
        for statement in self.live:
            for part in statement.parts:
                for line in _lines_of(lines, part):
                    if statement not in signs[line]:
                        signs[line].append(statement)
        margin: defaultdict[int, list[Annotation]] = defaultdict(list)
        for note in self.notes:  # at its first words alone: one note, one sign
            margin[lines.at(note.target[0].start)].append(note)
        self._by_line, self._signs, self._margin = dict(by_line), dict(signs), dict(margin)

    def on_line(self, line: int) -> list[Mark]:
        """The marks that touch a line."""
        return self._by_line.get(line, [])

    def statements_on(self, line: int) -> list[Statement]:
        """The statements whose words touch a line, in text order."""
        return self._signs.get(line, [])

    def margin(self, line: int) -> tuple[str, tuple[str, ...]]:
        """✎ where a note starts, # where only tags do, else a space; and the tags."""
        here = self._margin.get(line, [])
        sign = "✎" if any(each.note for each in here) else "#" if here else " "
        return sign, tuple(tag for each in here for tag in each.tags)

    def at(self, offset: int) -> Statement | None:
        """The innermost statement whose words (or cue, or source) stand at `offset`."""
        here = (s for s in self._near(offset) if any(a <= offset < b for a, b in _places(s)))
        return max(here, key=lambda s: s.parts[0], default=None)

    def _near(self, offset: int) -> Iterator[Statement]:
        """Those that begin at or before `offset`, the last first, while one of them may reach so far."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self._reach[index] > offset:
            yield self._by_start[index]
            index -= 1


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


def _lines_of(lines: Lines, span: Span) -> range:
    return range(lines.at(span[0]), lines.at(max(span[0], span[1] - 1)) + 1)
