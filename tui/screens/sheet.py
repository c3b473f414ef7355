"""What lies over a screen for a moment and answers once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from tui.text.clean import visible
from tui.text.layout import fewer

WIDEST, MARGINS, FRAME = 100, 4, 4
"""Cells of a sheet at most, beside it, and of its frame, as the style sheet has them."""


class Sheet(ModalScreen[ScreenResultType]):
    """A modal screen with a frame of the class "sheet", in which ".problem" tells what went wrong.

    A key pressed twice closes it once: the second time it would close what is below.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual's form

    @property
    def room(self) -> int:
        """The cells of a line in the frame."""
        return max(20, min(self.app.size.width - MARGINS, WIDEST) - FRAME)

    def tell_keys(self, hints: str) -> None:
        """Show keys, three spaces apart, at the lower edge: as many as there is room for."""
        self.query_one(".sheet").border_subtitle = Content(fewer(hints, self.room - 2))

    def complain(self, words: str) -> None:
        """Say why it can't close."""
        problem = self.query_one(".problem", Static)
        problem.update(visible(words.strip()))
        problem.add_class("-shown")
        self.call_after_refresh(problem.scroll_visible, animate=False)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with an answer, unless it is closed already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
