"""The line in which the filter of a pane is typed; it stands where the keys are shown."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from tui.messages import FilterClosed, FilterEdited
from tui.widgets.fields import Line


class FilterLine(Horizontal):
    """The words of a filter; Enter keeps it, Esc drops it."""

    pane = ""

    def compose(self) -> ComposeResult:
        """A slash, the words, and the keys that leave."""
        yield Label("/", markup=False)
        yield Line(compact=True, select_on_focus=False)
        yield Label("Enter keep   Esc drop", markup=False)

    def open(self, pane: str, words: str) -> None:
        """Type the filter of a pane from now on; it is mounted already, so that no letter is lost."""
        self.pane = pane
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = words
        field.cursor_position = len(words)
        self.display = True
        self.screen.set_focus(field)

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
