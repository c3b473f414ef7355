"""The mouse over a text: a click puts the cursor there, dragging selects."""

from __future__ import annotations

from abc import abstractmethod

from textual import events
from textual.widget import Widget

from tui.widgets.selecting import Selecting


class Pointing(Selecting, Widget):
    """What the left button does; with Shift held the terminal selects by itself."""

    ALLOW_SELECT = False  # Textual's own selection could be neither noted nor tagged
    _pressed: int | None = None

    @abstractmethod
    def offset_under(self, event: events.MouseEvent) -> int | None:
        """The character under the mouse."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is; a selection may begin here."""
        self._pressed = self.offset_under(event) if event.button == 1 else None
        if self._pressed is not None:
            self.capture_mouse()
            self.selection_off()
            self.place_caret(self._pressed)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed."""
        here = self.offset_under(event)
        if self._pressed is not None and here is not None and (self.selecting or here != self._pressed):
            first, last = sorted((self._pressed, here))
            self.select_span((first, last + 1))

    def on_mouse_up(self) -> None:
        """What is selected stays, to be noted or tagged."""
        self._pressed = None
        self.release_mouse()
