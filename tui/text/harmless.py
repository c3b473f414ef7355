"""The last look at what is drawn: nothing of it may steer the terminal, wherever it comes from."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.text.clean import without_controls


class Harmless(LineFilter):
    """Takes control characters out of every line. They have no width, so nothing moves.

    Screens show them by signs; fields in which one types hold them as they are, for a file may be called so.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, made anew only where there is something to take out."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [segment._replace(text=without_controls(segment.text)) for segment in segments]
