"""A view over lines whose number may change without laying out the whole screen again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, cast

from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.text.clean import one_line
from tui.widgets.drawn_bar import DrawnBar

if TYPE_CHECKING:
    from tui.app import OnrecordApp


class LineView(DrawnBar):
    """A ScrollView for line rendering.

    Setting `virtual_size` lays out every widget of the screen, which made another article in the
    middle cost 80 ms instead of 20; with a scrollbar that takes no room of its own nothing can move.
    """

    part = ""
    STYLES: ClassVar[str] = ""
    """The prefix of the component classes that `style` looks up."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], Style] = {}
        self._title, self._count = "", ""
        super().__init__()

    def as_pane(self, part: str, title: str) -> Self:
        """This view as the part `part` of the screen, in a frame with a title."""
        self.part = part
        self.id = f"pane-{part}"
        self.add_class("pane", update=False)  # styled when it is mounted, once
        self.entitle(title)
        return self

    def entitle(self, title: str | None = None, count: str | None = None) -> None:
        """Set the title at the upper left and `count` at the lower right; None leaves one as it is."""
        if title is not None and title != self._title:
            self._title = title
            self.border_title = Content(one_line(title))
        if count is not None and count != self._count:
            self._count = count
            self.border_subtitle = Content(one_line(count))

    def style(self, *names: str) -> Style:
        """The widget's style with those of its components over it, made once per theme and focus state."""
        if names not in self._made:
            style = self._made.setdefault((), self.rich_style)
            for name in names:
                if name.startswith("voice-"):
                    style += cast("OnrecordApp", self.app).voice_style(int(name[6:]))
                elif name.startswith("#"):  # the colour that a person gave a tag
                    style += Style(color=name)
                elif name:
                    style += self.get_component_rich_style(f"{self.STYLES}--{name}", partial=True)
            self._made[names] = style
        return self._made[names]

    def set_line_count(self, lines: int) -> None:
        """Scroll over `lines` lines from now on, and repaint."""
        size = Size(self.scrollable_content_region.width, lines)
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self.scroll_to(y=min(self.scroll_offset.y, max(0, lines - 1)), animate=False)
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme or focus state: what was drawn no longer holds."""
        super().notify_style_update()
        self._made = {}
        self.refresh()
