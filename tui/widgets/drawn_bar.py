"""A scrollbar that a view draws in its own last column."""

from __future__ import annotations

from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

EIGHTHS = " ▁▂▃▄▅▆▇"
"""The lower part of a cell, by its height."""
REVERSED = Style(reverse=True)


class DrawnBar(ScrollView):
    """A ScrollView whose scrollbar is no widget; its style sheet leaves the last column free as padding.

    Four such widgets beside the panes took an eighth of what a start costs above Textual's own.
    """

    _held: tuple[int, float] | None = None
    """The row of the screen where the bar was grabbed, and the line that was first in the window then."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Textual asks whether its own scrollbar is there."""
        return True

    @property
    def _column(self) -> int:
        return self.gutter.left + self.size.width + self.styles.padding.right - 1

    def _span(self) -> tuple[int, int]:
        """Where the bar begins and ends, in eighths of rows."""
        height = self.size.height
        long = max(1, height * height / self.virtual_size.height)
        start = int((height - long) * self.scroll_y / self.max_scroll_y * 8)
        return start, start + ceil(long * 8)

    # ---- drawing
    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Repaint the lines, and the bar beside them."""
        if round(old_value) != round(new_value):
            self.refresh(Region(0, 0, self.size.width + self.styles.padding.right, self.size.height))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; over the padding at their right the bar, if there is anything to scroll."""
        strips = super().render_lines(crop)
        if self.max_scroll_y and crop.x <= self._column < crop.right:
            at = self._column - crop.x
            for row, cell in self._bar():
                if 0 <= (index := row + self.gutter.top - crop.y) < len(strips):
                    strip = strips[index]
                    strips[index] = Strip.join([strip.crop(0, at), cell, strip.crop(at + 1)])
        return strips

    def _bar(self) -> list[tuple[int, Strip]]:
        """The rows of the bar with a cell for each."""
        colour = self.styles.scrollbar_color_active if self._held else self.styles.scrollbar_color
        style = Style(color=colour.rich_color, bgcolor=self.styles.scrollbar_background.rich_color)
        start, end = self._span()
        cells = []
        for row in range(start // 8, min(ceil(end / 8), self.size.height)):
            above, below = max(0, start - row * 8), max(0, row * 8 + 8 - end)
            glyph = Segment(EIGHTHS[8 - above], style) if above else Segment(EIGHTHS[below], style + REVERSED)
            cells.append((row, Strip([glyph], 1)))
        return cells

    # ---- the mouse
    def on_bar(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is where the bar may be, and not on a line."""
        return event.get_content_offset_capture(self).x >= self.size.width

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the bar; above and below it, scroll by a window."""
        if event.button != 1 or not self.max_scroll_y or not self.on_bar(event):
            return
        row = event.get_content_offset_capture(self).y
        start, end = self._span()
        if row * 8 + 8 <= start:
            self.scroll_page_up(animate=False)
        elif row * 8 >= end:
            self.scroll_page_down(animate=False)
        else:
            self.capture_mouse()
            self._held = event.screen_y, self.scroll_y
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll as far as the bar is dragged."""
        if self._held is not None:
            row, top = self._held
            lines = self.virtual_size.height / max(1, self.size.height)
            self.scroll_to(y=top + (event.screen_y - row) * lines, animate=False)

    def on_mouse_up(self) -> None:
        """Let go of the bar."""
        if self._held is not None:
            self._held = None
            self.release_mouse()
            self.refresh()
