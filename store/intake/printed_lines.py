"""From printed lines to paragraphs: running heads dropped, lines joined, hyphenation undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """A printed line: its left end and its base line in points (upwards), and the size of its letters."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?|seite)?\s*[-–—|·]?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\s*[-–—|·]?", re.I
)
_AT_THE_EDGE = 2
_WIDE_GAP = 1.35
_INDENT = 6.0
_SHORT = 0.7
_ENDS = re.compile(r"[.!?:…][\"”’')\]»]*$")
_HYPHENATED = re.compile(r"(\w+)[-\u00ad\u2010]$")
_CONTINUED = re.compile(r"(\w+)")
_ALWAYS_HYPHENATED = frozenset("self well long short high low cross half ex vice then non mid".split())
_WORDS = re.compile(r"\w+(?:[-\u2010]\w+)*")


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document, in order; those that run over a page are whole."""
    bodies = _without_running_heads(pages)
    known = {word.lower() for page in bodies for each in page for word in _WORDS.findall(each.text)[:-1]}
    done: list[str] = []
    unfinished = long = False
    for page in bodies:
        for n, group in enumerate(_groups(page)):
            if n == 0 and done and unfinished and (long or group[0].text[0].islower()):
                done[-1] = _joined([done[-1], *(each.text for each in group)], known)
            else:
                done.append(_joined([each.text for each in group], known))
        if page:
            widest = max(len(each.text) for each in page)
            unfinished = not _ENDS.search(page[-1].text)
            long = len(page[-1].text) >= _SHORT * widest
    return done


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines that stand at the edge of many of them, and without page numbers."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(page[n].text) for n in _edges(page)})
    often = max(2, len(pages) // 3)
    return [
        [
            each
            for n, each in enumerate(page)
            if n not in _edges(page)
            or not (seen[_pattern(each.text)] >= often or _PAGE_NUMBER.fullmatch(each.text))
        ]
        for page in pages
    ]


def _edges(page: Sequence[Line]) -> set[int]:
    last = len(page)
    return {n for n in (*range(_AT_THE_EDGE), *range(last - _AT_THE_EDGE, last)) if 0 <= n < last}


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _groups(page: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page, a list for each paragraph."""
    if not page:
        return []
    steps = [above.y - below.y for above, below in pairwise(page)]
    usual = median([step for step in steps if step > 0] or [0.0])
    widest = max(len(each.text) for each in page)
    groups = [[page[0]]]
    for (above, below), step in zip(pairwise(page), steps, strict=True):
        if _parted(above, below, step, usual, widest):
            groups.append([below])
        else:
            groups[-1].append(below)
    return groups


def _parted(above: Line, below: Line, step: float, usual: float, widest: int) -> bool:
    """Whether a paragraph ends between two lines."""
    if step < 0:  # the next column
        return bool(_ENDS.search(above.text)) or _resized(above, below)
    if usual and step > _WIDE_GAP * usual:
        return True
    if _resized(above, below):
        return True
    ended = bool(_ENDS.search(above.text))
    if ended and _INDENT < below.x - above.x < 10 * _INDENT:
        return True
    return ended and len(above.text) < _SHORT * widest


def _resized(above: Line, below: Line) -> bool:
    return bool(above.size and below.size) and not 0.87 < above.size / below.size < 1.15


def _joined(lines: Iterable[str], known: set[str]) -> str:
    """Lines as one; a word that was parted at a line's end is whole again."""
    text = ""
    for each in lines:
        parted, rest = _HYPHENATED.search(text), _CONTINUED.match(each)
        if not parted or not rest or not rest[1][0].islower():
            text = f"{text} {each}" if text else each
        elif _keeps_hyphen(parted[1].lower(), rest[1].lower(), known) and text[-1] != "\u00ad":
            text += each
        else:
            text = text[:-1] + each
    return text.replace("\u00ad", "")


def _keeps_hyphen(first: str, second: str, known: set[str]) -> bool:
    """Whether a compound was parted at its own hyphen: the document, or everybody, writes it so."""
    return first + second not in known and (f"{first}-{second}" in known or first in _ALWAYS_HYPHENATED)
