"""What one types in. However fast keys come, they take effect in the order in which they were typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Key
from textual.suggester import Suggester
from textual.widgets import Input, TextArea


class _InOrder:
    """Leaves letters to the app, where all other keys are handled: else a letter overtakes an arrow."""

    def on_key(self, event: Key) -> None:
        """Let the key go up."""
        event.prevent_default()


class Completing(Suggester):
    """Completes the last of the names in a line."""

    def __init__(self, names: Sequence[str], separator: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names
        self._separator = separator

    def piece(self, line: str) -> str:
        """The last name of a line, as far as it is typed."""
        return line.rpartition(self._separator)[2].lstrip()

    def whole(self, line: str) -> str:
        """The line with its last name whole; as it is if none begins so or it is one."""
        typed = self.piece(line)
        begun = [name for name in self._names if name.casefold().startswith(typed.casefold())]
        if not typed or any(len(name) == len(typed) for name in begun):
            return line
        return line[: len(line) - len(typed)] + begun[0] if begun else line

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last name whole; None if there is nothing to add."""
        whole = self.whole(value)
        return whole if whole != value else None


class Line(_InOrder, Input):
    """One line; Enter takes it as its suggestion reads."""

    async def action_submit(self) -> None:
        """Complete the line, and tell."""
        if isinstance(self.suggester, Completing):
            self.value = self.suggester.whole(self.value)
        await super().action_submit()


class Page(_InOrder, TextArea):
    """Many lines."""
