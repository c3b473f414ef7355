"""The units a selection steps by: words, clauses, sentences, paragraphs as code-point spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Unit = Literal["word", "clause", "sentence", "paragraph"]
Span = tuple[int, int]

_WORD = re.compile(r"[\w\u0300-\u036f]+(?:[’'.\-][\w\u0300-\u036f]+)*", re.UNICODE)
_CLAUSE = re.compile(r"[,;:](?=[\s”\"’])[”\"’]*|\s[–—-]\s|—")
_SENTENCE = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Col|Lt|Sgt|Gov|Sen|Rep|vs|Jr|Sr|Inc|Co|Ltd)|\b[A-Z])$"
)
_REACH = 20_000  # code points looked at on either side: a paragraph of a megabyte stays quick


def paragraph(text: str, offset: int) -> Span:
    """The line of the text that `offset` stands in, without its line feed."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end


def spans(text: str, unit: Unit, around: Span) -> Iterator[Span]:
    """The units of the paragraph `around`, in text order, without the space between them."""
    start, end = around
    if unit == "paragraph":
        yield around
    elif unit == "word":
        for match in _WORD.finditer(text, start, end):
            yield match.span()
    else:
        cuts = _cuts(text, unit, start, end)
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            trimmed = _trim(text, first, last)
            if trimmed[0] < trimmed[1]:
                yield trimmed


def _cuts(text: str, unit: Unit, start: int, end: int) -> list[int]:
    cuts = [
        match.end()
        for match in _SENTENCE.finditer(text, start, end)
        if not (match[0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()))
    ]
    if unit == "clause":
        cuts = sorted({*cuts, *(match.end() for match in _CLAUSE.finditer(text, start, end))})
    return cuts


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _window(text: str, offset: int) -> Span:
    start, end = paragraph(text, offset)
    return max(start, offset - _REACH), min(end, offset + _REACH)


def at(text: str, unit: Unit, offset: int) -> Span:
    """The unit that `offset` stands in, or else the next one in its paragraph, or else the last."""
    found: Span = (offset, offset)
    for span in spans(text, unit, _window(text, offset)):
        found = span
        if offset < span[1]:
            break
    return found


def next_end(text: str, unit: Unit, offset: int) -> int:
    """The nearest end of a unit after `offset`; the end of the text if there is none."""
    while offset < len(text):
        window = _window(text, offset)
        for _, end in spans(text, unit, window):
            if end > offset:
                return end
        if window[1] >= len(text):
            break
        offset = window[1] + 1
    return len(text)


def next_start(text: str, unit: Unit, offset: int) -> int:
    """The nearest start of a unit after `offset`, or `offset` if there is none."""
    origin = offset
    while offset < len(text):
        window = _window(text, offset)
        for start, end in spans(text, unit, window):
            if start > origin and end > start:
                return start
        offset = window[1] + 1
    return origin


def previous_start(text: str, unit: Unit, offset: int) -> int:
    """The nearest start of a unit before `offset`; 0 if there is none."""
    origin = offset
    while offset >= 0:
        window = _window(text, offset)
        starts = [start for start, end in spans(text, unit, window) if start < origin and end > start]
        if starts:
            return starts[-1]
        offset = window[0] - 1
    return 0


def previous_end(text: str, unit: Unit, offset: int) -> int:
    """The nearest end of a unit before `offset`; 0 if there is none."""
    origin = offset
    while offset >= 0:
        window = _window(text, offset)
        ends = [end for start, end in spans(text, unit, window) if start < end < origin]
        if ends:
            return ends[-1]
        offset = window[0] - 1
    return 0
