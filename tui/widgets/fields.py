"""What one types in. However fast keys come, they take effect in the order in which they were typed."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input, TextArea


class _InOrder:
    """Leaves letters to the app, where all other keys are handled: else a letter overtakes an arrow."""

    def on_key(self, event: Key) -> None:
        """Let the key go up."""
        event.prevent_default()


class Line(_InOrder, Input):
    """One line."""


class Page(_InOrder, TextArea):
    """Many lines."""
