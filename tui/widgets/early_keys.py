"""Keys typed faster than a screen opens still reach it, in the order in which they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from tui.app import OnrecordApp


class EarlyKeys:
    """The keys that wait for a screen that opens."""

    def __init__(self, app: OnrecordApp) -> None:
        self._app = app
        self._sent: list[Key] = []
        self._typed: list[Key] = []

    def hold(self, event: Key) -> bool:
        """Whether a key has to wait: nothing has the focus on the screen yet.

        Keys that were sent to the screen below, and came back, were typed before all others.
        """
        screen = self._app.screen
        if screen.stack_updates:
            self._hand_on()
            return False
        if not (self._sent or self._typed):
            screen.call_later(self._hand_on)
        (self._sent if event.is_forwarded else self._typed).append(Key(event.key, event.character))
        return True

    def _hand_on(self) -> None:
        keys = [*self._sent, *self._typed]
        self._sent, self._typed = [], []
        for key in keys:
            (self._app.focused or self._app.screen)._forward_event(key)

    async def take(self, event: Key) -> None:
        """Type a key into the field that has the focus now."""
        field = self._app.focused
        if field is None or isinstance(field, LineView):
            return
        from textual.widgets import Input, TextArea

        if isinstance(field, Input | TextArea):
            await field._on_key(event)
