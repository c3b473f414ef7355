"""Dates: every date expression once, with the EDTF that the text alone supports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date

from store.reading.document import Document
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.dates.expressions import find_expressions
from store.reading.facts.dates.resolution import is_future, publication_day, resolve
from store.reading.facts.draft import Draft
from store.records import Date

# Only these mean the same time wherever they stand; "Tuesday" or "2023" may date another event.
_CALENDAR_DAYS = frozenset(("date:day", "date:iso", "date:days"))


class Dates:
    """The date expressions of one article, with what each means from its day of publication."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.expressions = find_expressions(document)
        self._starts = [e.start for e in self.expressions]
        self._published: date | None = publication_day(document.published)

    def within(self, start: int, end: int) -> list[DateExpression]:
        """The expressions inside the code points `start` to `end`, in text order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [e for e in self.expressions[first:last] if e.end <= end]

    def holds(self, offset: int) -> bool:
        """Whether a date expression stands at the offset."""
        k = bisect_right(self._starts, offset) - 1
        return k >= 0 and offset < self.expressions[k].end

    def inferred(self, expression: DateExpression) -> str | None:
        """The date with the publication day known, None if that says no more than the text."""
        if self._published is None:
            return None
        return resolve(expression, self._published, is_future(self.document, expression))


def find(dates: Dates, anchors: Mapping[int, str]) -> Iterator[Draft]:
    """One draft per date; a day told again in the same words is further evidence.

    `anchors` tells by the start of an expression what it is the date of.
    """
    text = dates.document.text
    groups: list[list[DateExpression]] = []
    same: dict[tuple[str, str], list[DateExpression]] = {}
    for expression in dates.expressions:
        printed = " ".join(text[expression.start : expression.end].split())
        key = (printed.lower(), expression.edtf)
        if expression.rule in _CALENDAR_DAYS and key in same:
            same[key].append(expression)
            continue
        groups.append([expression])
        same[key] = groups[-1]
    for expressions in groups:
        yield _draft(dates, expressions, anchors)


def _draft(dates: Dates, expressions: list[DateExpression], anchors: Mapping[int, str]) -> Draft:
    first = expressions[0]
    resolved = dates.inferred(first)
    anchor = next((anchors[e.start] for e in expressions if e.start in anchors), None)
    return Draft(
        fields=Date(text=dates.document.text[first.start : first.end], edtf=first.edtf, anchor=anchor),
        evidence=tuple((e.start, e.end) for e in expressions),
        confidence=first.confidence,
        rule=first.rule,
        inferred={"edtf": resolved} if resolved else {},
    )
