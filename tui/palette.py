"""What the command palette jumps to, a provider for each kind of thing; made when the palette opens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from store.library import Library
from store.records import Agreement
from tui.actions import Action, at, shown_keys
from tui.searching import begun_facts, bodies
from tui.text.clean import one_line
from tui.text.dates import NO_DATE, dated, plain
from tui.text.wording import agreement_name, counted

if TYPE_CHECKING:
    from tui.app import OnrecordApp

T = TypeVar("T")
MOST = 8


class Target(NamedTuple):
    """A thing to jump to: its name, what it is, and what choosing it does."""

    name: str
    about: str
    go: Callable[[], object]


class Jump(Provider):
    """Finds by any part of a name; names are shown as they are, never as markup."""

    RANK: ClassVar[float]

    @property
    def _onrecord(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    async def ask(self, question: Callable[[Library], T]) -> T:
        """Ask the library off the screen's thread: no key waits."""
        return await self._onrecord.background.ask(question)

    def targets(self, query: str) -> AsyncIterator[Target]:
        """The things whose names read `query`, the best first."""
        raise NotImplementedError

    def choose(self, target: Target) -> object:
        """Jump there: what lies over the browser would hide it."""
        self._onrecord.home()
        return target.go()

    async def search(self, query: str) -> Hits:
        """At most MOST targets, in order; names that begin as typed stand above those of other kinds."""
        number = 0
        async for target in self.targets(query):
            shown = Content(one_line(target.name))
            start = shown.plain.casefold().find(query.casefold())
            if start >= 0 and len(shown.plain.casefold()) == len(shown.plain):
                shown = shown.stylize("bold $accent", start, start + len(query))
            score = self.RANK - number / 1000 + (start == 0)
            help_ = Content(one_line(target.about)).markup
            yield Hit(score, shown, partial(self.choose, target), text=shown.plain, help=help_)
            number += 1
            if number >= MOST:
                return


class Speakers(Jump):
    """Speakers by any form of the name; opens the card."""

    RANK = 0.95

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """Those with most statements first."""
        for each in await self.ask(lambda library: library.suggest_speakers(query, MOST)):
            role = f"{each.role} · " if each.role else ""
            about = f"speaker · {role}{counted(each.statements, 'statement')}"
            yield Target(each.name, about, partial(self._onrecord.speaker, each.name))


class SavedSearches(Jump):
    """Searches that were saved; opens the search."""

    RANK = 0.9

    async def discover(self) -> Hits:
        """Before anything is typed: all of them."""
        async for target in self.targets(""):
            shown = Content(one_line(target.name))
            go = partial(self.choose, target)
            yield DiscoveryHit(shown, go, text=shown.plain, help=Content(target.about).markup)

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """By name or by a word of the query."""
        for each in await self.ask(lambda library: library.saved_searches()):
            if query.casefold() in f"{each.name} {each.query}".casefold():
                about = one_line(f"saved search · {each.query}")
                yield Target(each.name, about, partial(self._onrecord.search_quotes, each.query))


class Articles(Jump):
    """Articles by title or publisher."""

    RANK = 0.85

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """The newest first."""
        for row in await self.ask(lambda library: library.rows(query)[:MOST]):
            about = " · ".join(("article", plain(row.published), *filter(None, [row.publisher])))
            yield Target(row.title, about, partial(self._onrecord.browser.go, row.id))


class Organizations(Jump):
    """Organizations that facts name; opens the card, with what they said or the facts about them."""

    RANK = 0.8

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """Each name once."""
        for body in await self.ask(lambda library: bodies(library, query, MOST)):
            about = f"organization · {body.acronym}" if body.acronym else "organization"
            yield Target(body.name, about, partial(self._onrecord.speaker, body.name))


class Agreements(Jump):
    """Agreements by their names and parties; opens the words that prove them."""

    RANK = 0.75

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """The newest first."""
        for hit in await self.ask(lambda library: begun_facts(library, query, "agreement", 10 * MOST)):
            fields = hit.fact.fields
            if isinstance(fields, Agreement):
                until = dated(fields.valid_until, hit.fact.inferred.get("valid_until"))
                ends = "" if until == NO_DATE else f"until {until}"
                parts = ("agreement", ends, ", ".join(fields.parties), hit.title)
                go = partial(self._onrecord.browser.go, hit.article, hit.fact.evidence[0])
                yield Target(agreement_name(fields), " · ".join(filter(None, parts)), go)


class Tags(Jump):
    """Tags in use; opens the statements that bear one."""

    RANK = 0.7

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """The most used first."""
        for tag, number in await self.ask(lambda library: library.tags()):
            if query.casefold().lstrip("#") in tag.casefold():
                word = f'tag:"{tag}"' if " " in tag else f"tag:{tag}"
                yield Target(f"#{tag}", f"tag · {number}", partial(self._onrecord.search_quotes, word))


class Commands(Jump):
    """The actions of the table."""

    RANK = 0.65

    async def discover(self) -> Hits:
        """Before anything is typed: all of them."""
        for action in _actions():
            told = Content(_told(action)).markup
            yield DiscoveryHit(
                Content(action.label), partial(self._run, action), text=action.label, help=told
            )

    async def targets(self, query: str) -> AsyncIterator[Target]:
        """By label or by a word of what it does."""
        for action in _actions():
            if query.casefold() in f"{action.label} {action.help}".casefold():
                yield Target(action.label, _told(action), partial(self._run, action))

    def choose(self, target: Target) -> object:
        """Run it where one is."""
        return target.go()

    async def _run(self, action: Action) -> None:
        name = action.call.removeprefix("screen.").removeprefix("app.")
        if action.call.startswith("app."):
            await self.app.run_action(name, self.app)
        elif hasattr(self.screen, f"action_{name.partition('(')[0]}"):
            await self.app.run_action(name, self.screen)
        else:
            await self.app.run_action(name, self._onrecord.home())


PROVIDERS: tuple[type[Jump], ...] = (
    Speakers, SavedSearches, Articles, Organizations, Agreements, Tags, Commands,
)  # fmt: skip


def _actions() -> Iterator[Action]:
    return (action for action in at("browser") if action.id not in ("palette", "escape"))


def _told(action: Action) -> str:
    return f"{shown_keys(action)}  {action.help}"
