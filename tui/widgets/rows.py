"""A list that draws only the lines on screen, for rows of one or many lines and any number of rows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from tui.text.layout import fit
from tui.widgets.line_view import LineView

Piece = tuple[str, str]
"""Text and the name of its component style ("" for plain)."""


class Rows(LineView, can_focus=True):
    """A cursor over rows that a subclass counts and draws. Every row has `row_height` lines."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--blurred", "rows--dim", "rows--mark", "rows--strong", "rows--match",
        "rows--head",
    }  # fmt: skip

    STYLES = "rows"
    row_height = 1
    cursor: reactive[int] = reactive(0, repaint=False)

    # ---- what a subclass says
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """Line `line` of row `index`; what is wider than `width` cells is cut."""

    def moved(self) -> None:
        """The cursor came to rest on another row."""

    def opened(self) -> None:
        """The row under the cursor was chosen."""

    # ---- where rows lie
    def top(self, index: int) -> int:
        """The first line of row `index`."""
        return index * self.row_height

    def row_at(self, line: int) -> tuple[int, int]:
        """The row at `line` and the line inside it."""
        return divmod(line, self.row_height)

    def line_count(self) -> int:
        """How many lines there are in all."""
        return self.count() * self.row_height

    # ---- drawing
    def rebuilt(self) -> None:
        """Call when the rows changed: sizes follow, the cursor stays inside."""
        self.set_reactive(Rows.cursor, self.validate_cursor(self.cursor))
        self.set_line_count(self.line_count())

    def on_resize(self) -> None:
        """Keep the cursor in sight at another size."""
        self.set_line_count(self.line_count())
        self.keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if line >= self.line_count():
            return Strip.blank(width, self.style())
        index, part = self.row_at(line)
        ground = "" if index != self.cursor else "cursor" if self.has_focus else "blurred"
        segments, used = [], 0
        for text, name in self.draw(index, part, width):
            room = width - used
            cells = cell_len(text)
            if cells > room:
                text, cells = fit(text, room), room
            if text:
                segments.append(Segment(text, self.style(ground, name)))
                used += cells
        if used < width:
            segments.append(Segment(" " * (width - used), self.style(ground)))
        return Strip(segments, width)

    # ---- moving
    def validate_cursor(self, value: int) -> int:
        """Inside the rows."""
        return max(0, min(self.count() - 1, value))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint two rows, not all."""
        for index in (old, new):
            if 0 <= index < self.count():
                self._refresh_row(index)
        self.keep_in_sight()
        self.moved()

    def _refresh_row(self, index: int) -> None:
        top = self.top(index)
        height = self.top(index + 1) - top
        self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, height))

    def keep_in_sight(self) -> None:
        """Scroll as little as shows the row under the cursor."""
        if not self.count():
            return
        top = self.top(self.cursor)
        bottom = self.top(self.cursor + 1)
        height = self.scrollable_content_region.height
        y = self.scroll_offset.y
        if top < y:
            self.scroll_to(y=top, animate=False)
        elif bottom > y + height:
            self.scroll_to(y=bottom - height, animate=False)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Move the cursor by windows."""
        if not self.count():
            return
        height = max(1, self.scrollable_content_region.height - 1)
        line = self.top(self.cursor) + step * height
        target, _ = self.row_at(max(0, min(self.line_count() - 1, line)))
        self.cursor = target if target != self.cursor else self.cursor + step

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = self.count() - 1 if end else 0

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.count():
            self.opened()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        line = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if line < self.line_count() and not self.on_bar(event):
            again = self.row_at(line)[0] == self.cursor
            self.cursor = self.row_at(line)[0]
            if again or event.chain > 1:
                self.opened()
