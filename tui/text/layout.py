"""Long text broken into lines of cells, each line a code-point range of the text.

Lines are found once per width; drawing a line only slices. Plain Latin text takes a fast path
(one cell per character); everything else is measured by grapheme, so wide characters, combining
marks and joined emoji stay whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

_SIMPLE = re.compile("[\x20-\x7e\xa1-\xac\xae-\u02af\u2010-\u2027\u2030-\u203a\u20a0-\u20b5]*")
ELLIPSIS = "…"


class Lines:
    """The lines of a text at a width in cells: line `i` is `text[starts[i]:ends[i]]`."""

    __slots__ = ("ends", "starts")

    def __init__(self, text: str, width: int) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        airy = "\n\n" not in text  # one line per paragraph: a blank line between them is ours
        position = 0
        for paragraph in text.split("\n"):
            end = position + len(paragraph)
            self._wrap(text, position, end, max(1, width))
            if airy and end < len(text) and paragraph:
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
        if _SIMPLE.fullmatch(text, start, end):
            self._wrap_simple(text, start, end, width)
        else:
            self._wrap_graphemes(text, start, end, width)

    def _wrap_simple(self, text: str, start: int, end: int, width: int) -> None:
        while end - start > width:
            cut = text.rfind(" ", start, start + width + 1)
            if cut <= start:
                self._line(start, start + width)
                start += width
                continue
            self._line(start, cut)
            start = cut
            while start < end and text[start] == " ":
                start += 1
        if start < end or not self.starts or self.starts[-1] != start:
            self._line(start, end)

    def _wrap_graphemes(self, text: str, start: int, end: int, width: int) -> None:
        line, used, cut, used_at_cut = start, 0, -1, 0
        for s, e, cells in split_graphemes(text[start:end])[0]:
            s, e = start + s, start + e
            if used + cells > width and s > line:
                stop = s
                if text[s] == " ":
                    self._line(line, s)
                    line, used, cut = e, 0, -1
                    continue
                if cut > line:
                    stop = cut
                    used -= used_at_cut
                else:
                    used = 0
                self._line(line, _trimmed(text, line, stop))
                line, cut = stop, -1
            used += cells
            if text[s] in " \u200b-—" or cells == 2:
                cut, used_at_cut = e, used
        self._line(line, end)


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


def columns(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The graphemes of `text[start:end]` as (offset, end, cells)."""
    return [(start + s, start + e, cells) for s, e, cells in split_graphemes(text[start:end])[0]]


def wrap(text: str, width: int, limit: int = 0) -> list[str]:
    """`text` in lines of at most `width` cells; with `limit`, the last line kept ends in an ellipsis."""
    lines = Lines(text, width)
    rows = [text[s:e] for s, e in zip(lines.starts, lines.ends, strict=True)]
    if limit and len(rows) > limit:
        rows = [*rows[: limit - 1], fit(rows[limit - 1] + " " + rows[limit] + " " * 3, width).rstrip()]
        if not rows[-1].endswith(ELLIPSIS):
            rows[-1] = fit(rows[-1] + " ", max(1, width - 1)).rstrip() + ELLIPSIS
    return rows
