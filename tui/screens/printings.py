"""Where else the quotation under the cursor was printed, in nearly the same words."""

from __future__ import annotations

import asyncio

from textual import work

from store.errors import OnrecordError
from store.library import QuoteHit
from tui.screens.base import BrowserBase
from tui.text.clean import one_line
from tui.text.dates import plain

REST = 0.15
"""A cursor that moves on within this time (seconds) asks nothing."""


class Printings(BrowserBase):
    """The key p, and a line in the viewer."""

    def _here(self) -> tuple[str, str] | None:
        if self.opened is None or self.text.current is None:
            return None
        return self.opened.article.id, self.text.current.id

    def tell_printings(self) -> None:
        """Say in the viewer where else the statement was printed, once the cursor rests."""
        if (here := self._here()) is not None:
            self._look_up(here)

    @work(exclusive=True, group="printings", exit_on_error=False)
    async def _look_up(self, here: tuple[str, str], go: bool = False) -> None:
        if not go:
            await asyncio.sleep(REST)
        try:
            hits = await self.onrecord.background.ask(lambda library: library.printed_elsewhere(*here))
        except OnrecordError:
            return
        if here != self._here():
            return
        if hits and self.fact is None:
            places = (f"{one_line(hit.publisher or hit.title)}, {plain(hit.published)}" for hit in hits)
            self.viewer.show_also(f"≡ also printed (p): {' · '.join(dict.fromkeys(places))}")
        if go:
            self._go_on(hits)

    def action_printed_elsewhere(self) -> None:
        """Go to the same quotation in another article; again, to the next one."""
        if (here := self._here()) is None:
            self.tell("no statement here")
        else:
            self._look_up(here, go=True)

    def _go_on(self, hits: list[QuoteHit]) -> None:
        assert self.opened is not None
        here = self.opened.article.id
        if not hits:
            self.tell("printed nowhere else")
            return
        hit = min(hits, key=lambda hit: (hit.article < here, hit.article))
        self.go(hit.article, hit.statement.parts[0], hit.statement.id)
        self.tell(f"printed {len(hits) + 1} times in all")
