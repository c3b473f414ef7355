"""Next and previous statement of the same speaker, over the whole library."""

from __future__ import annotations

import asyncio

from textual import work

from store.errors import OnrecordError
from store.library import Library, QuoteHit
from tui.memory import Session
from tui.screens.base import BrowserBase
from tui.text.wording import speaker_names

REST = 0.15
"""A cursor that moves on within this time (seconds) asks nothing."""
MOST = 500
"""Statements of one speaker that are stepped through; who has more is searched with `s`."""


class SameSpeaker(BrowserBase):
    """The keys ( and )."""

    def __init__(self, library: Library, session: Session) -> None:
        super().__init__(library, session)
        self._hits: dict[str, list[QuoteHit]] = {}

    def forget_speakers(self) -> None:
        """Statements or speakers changed: ask again."""
        self._hits = {}

    def _speaker(self) -> str | None:
        if self.opened is None or self.text.current is None:
            return None
        names = speaker_names(self.opened, self.text.current)
        return names[0] if names else None

    def count_same_speaker(self) -> None:
        """Show which of the speaker's statements this is."""
        name = self._speaker()
        self.pane("viewer").entitle(count="")
        if name is None:
            return
        if name in self._hits:
            self._show_position(name)
        else:
            self._load_speaker(name, 0)

    @work(exclusive=True, group="same speaker", exit_on_error=False)
    async def _load_speaker(self, name: str, step: int) -> None:
        if not step:
            await asyncio.sleep(REST)

        def question(library: Library) -> list[QuoteHit]:
            return list(library.quotes(speaker=name, limit=MOST))

        try:
            hits = await self.onrecord.background.ask(question)
        except OnrecordError:
            return
        self._hits[name] = hits
        if name != self._speaker():
            return
        self._show_position(name)
        if step:
            self._step(name, step)

    def _position(self, name: str) -> int | None:
        if self.opened is None or self.text.current is None:
            return None
        here = (self.opened.article.id, self.text.current.id)
        hits = self._hits[name]
        return next((i for i, hit in enumerate(hits) if (hit.article, hit.statement.id) == here), None)

    def _show_position(self, name: str) -> None:
        index = self._position(name)
        total = len(self._hits[name])
        if index is not None and total > 1 and self.fact is None:
            more = "+" if total == MOST else ""
            self.pane("viewer").entitle(count=f"( {index + 1} of {total}{more} by {name} )")

    def action_same_speaker(self, step: int) -> None:
        """Go to the speaker's next or previous statement, newest first."""
        name = self._speaker()
        if name is None:
            self.tell("no speaker here")
        elif name in self._hits:
            self._step(name, step)
        else:
            self._load_speaker(name, step)

    def _step(self, name: str, step: int) -> None:
        index = self._position(name)
        hits = self._hits[name]
        target = (index + step) if index is not None else 0
        if not hits or not 0 <= target < len(hits):
            self.tell(f"no more by {name}")
            return
        hit = hits[target]
        self.go(hit.article, hit.statement.parts[0], hit.statement.id)
