"""A frame with a title around one part of the screen, and its filter."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from tui.messages import FilterClosed, FilterEdited
from tui.text.clean import one_line


class FilterLine(Horizontal):
    """The words of a filter; Enter keeps it, Esc drops it."""

    def __init__(self, pane: str, words: str) -> None:
        super().__init__(classes="filter")
        self.pane = pane
        self.words = words

    def compose(self) -> ComposeResult:
        """A slash and the words."""
        yield Label("/", markup=False)
        yield Input(self.words, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _edited(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FilterEdited(self.pane, event.value))

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(FilterClosed(self.pane, keep=True))

    def on_key(self, event: events.Key) -> None:
        """Esc drops the filter; the arrows leave it standing."""
        if event.key in ("escape", "down", "up"):
            event.stop()
            event.prevent_default()
            self.post_message(FilterClosed(self.pane, keep=event.key != "escape"))


class Pane(Vertical):
    """One part of the screen: `name` in messages, `body` inside a frame with a title and a count."""

    def __init__(self, name: str, body: Widget, title: str = "") -> None:
        super().__init__(id=f"pane-{name}", classes="pane")
        self.part = name
        self.body = body
        self._title, self._count = "", ""
        self.entitle(title)

    def compose(self) -> ComposeResult:
        """The body; a filter is mounted when it is asked for."""
        yield self.body

    def entitle(self, title: str | None = None, count: str | None = None) -> None:
        """Set the title at the upper left and `count` at the lower right; None leaves one as it is."""
        if title is not None and title != self._title:
            self._title = title
            self.border_title = Content(one_line(title))
        if count is not None and count != self._count:
            self._count = count
            self.border_subtitle = Content(one_line(count))

    def open_filter(self, words: str) -> None:
        """Ask for the words of a filter, beginning with those it has."""
        if not self.query(FilterLine):
            self.mount(FilterLine(self.part, words))

    def close_filter(self) -> None:
        """Take the filter line away and go back to the body."""
        self.query(FilterLine).remove()
        self.body.focus()
