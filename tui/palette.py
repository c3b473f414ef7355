"""What the command palette jumps to: articles, speakers and the actions of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.actions import Action, at, shown_keys
from tui.text.clean import one_line

if TYPE_CHECKING:
    from tui.app import OnrecordApp

MOST = 8


class Jump(Provider):
    """Finds by any part of a name; titles and names are shown as they are, never as markup."""

    @property
    def _onrecord(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    async def discover(self) -> Hits:
        """Before anything is typed: the actions."""
        for action in _actions():
            yield DiscoveryHit(
                Content(action.label), partial(self._run, action), text=action.label, help=_told(action)
            )

    async def search(self, query: str) -> Hits:
        """Speakers, articles and actions that read the query."""
        library = self._onrecord.library
        for speaker in library.speakers(query, MOST):
            role = f"{one_line(speaker.role)} · " if speaker.role else ""
            yield self._hit(
                0.9,
                speaker.name,
                query,
                partial(self._onrecord.speaker, speaker.name),
                f"speaker · {role}{speaker.statements} statements",
            )
        for row, _ in zip(library.rows(query), range(MOST), strict=False):
            yield self._hit(0.8, row.title, query, partial(self._onrecord.browser.go, row.id), "article")
        for action in _actions():
            if query.casefold() in f"{action.label} {action.help}".casefold():
                yield self._hit(0.7, action.label, query, partial(self._run, action), _told(action))

    def _hit(self, score: float, name: str, query: str, command: Callable[[], object], about: str) -> Hit:
        text = one_line(name)
        shown = Content(text)
        start = text.casefold().find(query.casefold())
        if start >= 0 and len(text.casefold()) == len(text):
            shown = shown.stylize("bold $accent", start, start + len(query))
        return Hit(score, shown, command, text=text, help=Content(about).markup)

    async def _run(self, action: Action) -> None:
        call = action.call.removeprefix("screen.")
        target = self.app if call.startswith("app.") else self._onrecord.browser
        await self.app.run_action(call.removeprefix("app."), target)


def _actions() -> Iterator[Action]:
    return (action for action in at("browser") if action.id not in ("palette", "escape"))


def _told(action: Action) -> str:
    return Content(f"{shown_keys(action)}  {action.help}").markup
