"""A view over lines whose number may change without laying out the whole screen again."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class LineView(ScrollView):
    """A ScrollView for line rendering; its style sheet keeps the vertical scrollbar always there.

    Setting `virtual_size` lays out every widget of the screen, which made another article in the
    middle cost 80 ms instead of 20; with a scrollbar that is always there nothing can move.
    """

    def set_line_count(self, lines: int) -> None:
        """Scroll over `lines` lines from now on, and repaint."""
        size = Size(self.scrollable_content_region.width, lines)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
            self.scroll_to(y=min(self.scroll_offset.y, max(0, lines - 1)), animate=False)
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme or focus state: what was drawn no longer holds."""
        super().notify_style_update()
        self.refresh()
