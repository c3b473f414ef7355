"""Counts: digits typed before a step say how often (3w, 12j)."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widget import Widget

MOST = 999


class CountTyped(Message):
    """A digit was typed, or what was typed no longer counts."""


class Counting(Widget):
    """A number under way; it holds for the very next key alone."""

    typed = ""
    """The digits so far."""
    before = ""
    """The digits typed before the key that is acted on now."""

    @property
    def given(self) -> int:
        """The count of the key that is acted on now; 0 without one."""
        return min(MOST, int(self.before or 0))

    @property
    def times(self) -> int:
        """How often to do what was asked."""
        return self.given or 1

    def on_key(self, event: events.Key) -> None:
        """Any key takes the count up; a digit then goes on with it."""
        del event
        self.before, self.typed = self.typed, ""
        if self.before:
            self.post_message(CountTyped())

    def action_count(self, digit: int) -> None:
        """One more digit."""
        self.typed = f"{self.before}{digit}"[-4:]
        self.post_message(CountTyped())
