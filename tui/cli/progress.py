"""A progress bar on stderr that is drawn in a terminal only, and lines said above it."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from tui.cli.output import say

_WIDTH = 30


class Progress:
    """Counts up to `total`; use it as a context manager, which takes the bar away at the end."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._done = 0
        self._drawn = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._clear()

    def show(self, done: int, total: int | None = None) -> None:
        """So many are done, of as many as before or of `total`."""
        self._done = done
        self.total = self.total if total is None else total
        self._draw()

    def say(self, message: str) -> None:
        """Put one line for people above the bar."""
        self._clear()
        say(message)
        self._draw()

    def _draw(self) -> None:
        if not self._drawn or not self.total:
            return
        filled = _WIDTH * self._done // self.total
        bar = "█" * filled + "░" * (_WIDTH - filled)
        self._put(f"\r{bar} {self._done} of {self.total}")

    def _clear(self) -> None:
        if self._drawn and self.total:
            self._put("\r\x1b[K")

    def _put(self, text: str) -> None:
        sys.stderr.buffer.write(text.encode(sys.stderr.encoding or "utf-8", "replace"))
        sys.stderr.flush()
