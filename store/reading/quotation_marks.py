"""Quotation marks: which stretches of a text stand inside them.

Knows curly, straight and low double marks, guillemets, doubled backticks with two apostrophes, and single
marks. Every mark is judged from the characters beside it and never reaches beyond its paragraph, so one
unbalanced mark spoils at most its own paragraph. A quotation that is still open at the end of a paragraph
goes on in the next one when that begins with an opening mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from store.records import Span

_DOUBLE = re.compile(r"[“”„‟\"«»]|``|''")
_SINGLE_OPENING = re.compile(r"(?<![\w’'.,!?])[‘'](?=[^\s’'])")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s‘'(\[])[’'](?![\w’'])")
_CLIPPED_WORD = re.compile(r"['‘](?:em|til|tis|twas|cause|n|bout|round|\d\ds?)\b", re.IGNORECASE)
_OPENING = frozenset("“„‟«") | {"``"}
_CLOSING = frozenset("”»") | {"''"}
_BEFORE_OPENING = frozenset(" \t\u00a0\u200a\u2009([{—–-/‘'")
_LONGEST_SINGLE = 1500  # characters; more between two single marks are two apostrophes


@dataclass(slots=True)
class Quotation:
    """One stretch between quotation marks inside one paragraph; all offsets in code points.

    `start`, `end` include the marks, `inner` leaves them out. `continues` is the index of the quotation
    in an earlier paragraph that this one carries on. `level` is 1 for a quotation inside another one.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    continues: int | None = None
    level: int = 0


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """The quotations of `text` in text order; `paragraphs` are the character spans of its paragraphs."""
    found: list[Quotation] = []
    carried: int | None = None  # the quotation that the paragraph before left open
    for number, (start, end) in enumerate(paragraphs):
        inside, unclosed = _double_marks(text, start, end)
        follows = number + 1 < len(paragraphs) and _begins_with_mark(text, *paragraphs[number + 1])
        if unclosed and (follows or (carried is not None and unclosed.start == start)):
            inside.append(unclosed)
        else:
            unclosed = None
        if carried is not None and inside and inside[0].start == start:
            inside[0].continues = carried
        inside += _single_marks(text, start, end, inside)
        inside.sort(key=lambda quotation: (quotation.start, quotation.level))
        carried = None
        if unclosed and follows:
            carried = len(found) + next(i for i, quotation in enumerate(inside) if quotation is unclosed)
        found += inside
    return found


def _begins_with_mark(text: str, start: int, end: int) -> bool:
    return _DOUBLE.match(text, start, end) is not None


def _double_marks(text: str, start: int, end: int) -> tuple[list[Quotation], Quotation | None]:
    """The closed quotations of one paragraph, and the one that is left open at its end."""
    done: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        opens, closes = _direction(text, mark, start, end)
        if opened is None:
            if opens:
                opened = mark
        elif closes and (mark.start() > opened.end()):
            done.append(Quotation(opened.start(), mark.end(), (opened.end(), mark.start())))
            opened = None
        elif opens and mark.group() == '"' == opened.group():
            opened = mark  # the earlier mark was never closed
    if opened is None:
        return done, None
    if opened.end() == end:
        return done, None
    return done, Quotation(opened.start(), end, (opened.end(), end), closed=False)


def _direction(text: str, mark: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Whether a double mark may open and whether it may close."""
    what = mark.group()
    space_before = mark.start() == start or text[mark.start() - 1] in _BEFORE_OPENING
    space_after = mark.end() == end or not (text[mark.end()].isalnum() or text[mark.end()] in "[($‘'")
    if what in _OPENING:
        # a wrong curly mark at the end of a quotation closes it
        return True, space_after and not space_before
    if what in _CLOSING:
        # a wrong curly mark at the beginning of a quotation
        return space_before and not space_after, True
    if space_before and not space_after:
        return True, text[mark.start() - 1] in "—–-" if mark.start() > start else False
    if space_after and not space_before:
        return False, True
    return True, True


def _single_marks(text: str, start: int, end: int, doubles: Sequence[Quotation]) -> list[Quotation]:
    """Quotations between single marks: level 1 inside a double quotation, else level 0."""
    if text.find("‘", start, end) < 0 and text.find("'", start, end) < 0:
        return []
    done: list[Quotation] = []
    closings = [match.start() for match in _SINGLE_CLOSING.finditer(text, start, end)]
    after, index = start, 0
    borders = [offset for double in doubles for offset in (double.start, double.end)]
    for opening in _SINGLE_OPENING.finditer(text, start, end):
        begin = opening.start()
        if begin < after or _CLIPPED_WORD.match(text, begin):
            continue
        border = bisect_right(borders, begin)
        inside = border % 2 == 1
        limit = min(borders[border] if border < len(borders) else end, begin + _LONGEST_SINGLE)
        while index < len(closings) and closings[index] <= begin + 1:
            index += 1
        close = _closing_mark(text, closings, index, limit)
        if close is not None:
            done.append(Quotation(begin, close + 1, (begin + 1, close), level=int(inside)))
            after = close + 1
    return done


def _closing_mark(text: str, closings: Sequence[int], index: int, limit: int) -> int | None:
    """The mark that closes: the first after punctuation or a word that is no plural; else the first."""
    fallback = None
    for close in closings[index : index + 12]:
        if close >= limit:
            break
        if text[close - 1] != "s":
            return close
        fallback = close if fallback is None else fallback
    return fallback
