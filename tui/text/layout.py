"""Long text broken into lines of cells, each line a code-point range of the text.

Lines are found once per width; drawing a line only slices. A line of plain Latin text takes a fast
path (one cell per character); any other is measured by grapheme, so wide characters, combining marks
and joined emoji stay whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

_SIMPLE = re.compile("[\x20-\x7e\xa1-\xac\xae-\u02af\u2010-\u2027\u2030-\u203a\u20a0-\u20b5]*")
ELLIPSIS = "…"
_BREAKS = " \u200b-—"
_SLACK = 16
"""Characters looked at beyond as many as there are cells."""


class Lines:
    """The lines of a text at a width in cells: line `i` is `text[starts[i]:ends[i]]`.

    With `apart`, a text of one line per paragraph gets a blank line between them.
    """

    __slots__ = ("ends", "starts")

    def __init__(self, text: str, width: int, apart: bool = True) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        apart = apart and "\n\n" not in text
        position = 0
        for paragraph in text.split("\n"):
            end = position + len(paragraph)
            self._wrap(text, position, end, max(1, width))
            if apart and end < len(text) and paragraph:
                self._line(end, end)
            position = end + 1

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The line that `offset` stands on."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def _line(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)

    def _wrap(self, text: str, start: int, end: int, width: int) -> None:
        while True:
            # Two characters more than fit: a mark that combines with the last one must not be missed.
            if _SIMPLE.fullmatch(text, start, min(end, start + width + 2)):
                stop = _simple_stop(text, start, end, width)
            else:
                stop = _measured_stop(text, start, end, width)
            self._line(start, _trimmed(text, start, stop))
            start = stop
            while start < end and text[start] == " ":
                start += 1
            if start >= end:
                return


def _simple_stop(text: str, start: int, end: int, width: int) -> int:
    """Where a line of one-cell characters stops."""
    if end - start <= width:
        return end
    cut = text.rfind(" ", start, start + width + 1)
    return cut if cut > start else start + width


def _measured_stop(text: str, start: int, end: int, width: int) -> int:
    """Where a line stops, measured by grapheme."""
    stop = start
    for reach in (width + _SLACK, 4 * width + _SLACK):  # the second for letters with many marks
        stop, full = _stop_within(text, start, min(end, start + reach), width)
        if full or start + reach >= end:
            break
    return stop


def _stop_within(text: str, start: int, end: int, width: int) -> tuple[int, bool]:
    """Where a line stops that may not go beyond `end`, and whether it was full before."""
    used, cut, stop = 0, -1, start
    for first, last, cells in split_graphemes(text[start:end])[0]:
        here, stop = start + first, start + last
        if used + cells > width and here > start:
            return (here if text[here] == " " or cut <= start else cut), True
        used += cells
        if text[here] in _BREAKS or cells == 2:
            cut = stop
    return stop, False


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] == " ":
        end -= 1
    return end


@lru_cache(maxsize=4096)
def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    length = cell_len(text)
    if length <= width:
        return text + " " * (width - length)
    kept, used = [], 0
    for s, e, cells in split_graphemes(text)[0]:
        if used + cells > width - 1:
            break
        kept.append(text[s:e])
        used += cells
    shown = "".join(kept).rstrip()
    return shown + ELLIPSIS + " " * (width - 1 - cell_len(shown))


def fewer(hints: str, width: int) -> str:
    """Hints, three spaces apart, in `width` cells: if need be closer, then without some before the last."""
    parts = hints.split("   ")
    if cell_len(hints) <= width:
        return hints
    while len(parts) > 2 and cell_len("  ".join(parts)) > width:
        del parts[-2]
    return "  ".join(parts)


def columns(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The graphemes of `text[start:end]` as (offset, end, cells)."""
    return [(start + s, start + e, cells) for s, e, cells in split_graphemes(text[start:end])[0]]


def wrap(text: str, width: int, limit: int = 0) -> list[str]:
    """`text` in lines of at most `width` cells; with `limit`, the last line kept ends in an ellipsis."""
    lines = Lines(text, width, apart=False)
    rows = [text[s:e] for s, e in zip(lines.starts, lines.ends, strict=True)]
    if limit and len(rows) > limit:
        rows = [*rows[: limit - 1], fit(rows[limit - 1] + " " + rows[limit] + " " * 3, width).rstrip()]
        if not rows[-1].endswith(ELLIPSIS):
            rows[-1] = fit(rows[-1] + " ", max(1, width - 1)).rstrip() + ELLIPSIS
    return rows
