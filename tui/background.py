"""Slow reads of the library off the screen's thread, one at a time, on a connection of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from store.library import Library

T = TypeVar("T")


class Background:
    """A thread with its own Library: a Library belongs to one thread at a time.

    Awaiting `ask` in a Textual worker that is cancelled drops a question that has not begun.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onrecord-reader")

    async def ask(self, question: Callable[[Library], T]) -> T:
        """The answer of `question`, run in the thread; what it raises is raised here."""
        return await asyncio.wrap_future(self._thread.submit(self._answer, question))

    def _answer(self, question: Callable[[Library], T]) -> T:
        if self._library is None:
            self._library = Library.open(self._folder, make=False)
        return question(self._library)

    def close(self) -> None:
        """Finish the question at hand and close the connection."""
        if self._library is not None:
            self._thread.submit(self._library.close)
        self._thread.shutdown(wait=True, cancel_futures=False)
