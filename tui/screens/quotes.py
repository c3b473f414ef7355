"""Searching quotes over the library, speaker first, with results while one types."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from store.errors import OnrecordError
from store.library import NoteHit, QuoteHit
from store.records import FACT_KINDS, Span
from tui.bindings import bindings
from tui.screens.bulk import BulkTagging
from tui.screens.reporting import report, reporting
from tui.searching import NOTHING, Found, about, count_facets, search
from tui.text.wording import counted
from tui.widgets.facets import FacetChosen, Facets, SearchChosen
from tui.widgets.fields import Line
from tui.widgets.hits import HitOpened, Hits
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import OnrecordApp
    from tui.screens.browser import BrowserScreen

OF_FACTS = " among quotes; facts by date are in the timeline: Esc, then T"
_FACTS = re.compile(rf"\b(until[:<>=]|to:|(kind|has):({'|'.join(FACT_KINDS)})\b)", re.IGNORECASE)
PAUSE = 0.03
"""Typing goes on within this time (seconds): the search waits."""


class QuotesScreen(BulkTagging):
    """The search. It stays as it was left until the program ends."""

    BINDINGS = bindings("quotes")
    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (84, "-wide")]  # noqa: RUF012 - Textual's form

    def __init__(self) -> None:
        super().__init__()
        self.found = NOTHING
        self.hits = Hits()
        self.facets = Facets()
        self._home: tuple[str, int, int, str] | None = None
        self._first = ""
        self._answered = False
        self._open_first = False

    @property
    def onrecord(self) -> OnrecordApp:
        """The app, as what it is."""
        return cast("OnrecordApp", self.app)

    def compose(self) -> ComposeResult:
        """The words, facets and quotes, keys."""
        with Vertical(id="search", classes="pane -active"):
            with Horizontal(id="query"):
                yield Static("› ", id="prompt", markup=False)
                yield Line(placeholder="words, “a phrase”, speaker:name", compact=True, select_on_focus=False)
            with Horizontal(id="results"):
                yield self.facets
                yield self.hits
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the newest quotes before anything is typed."""
        self.query_one("#search").border_title = Content("Quotes")
        field = self.query_one(Input)
        self.set_focus(field)
        field.value = self._first
        self._search(self._first)

    def ask(self, query: str) -> None:
        """Search something else."""
        self._first = query
        if self.is_mounted:
            self.query_one(Input).value = query

    def came_from(self, browser: BrowserScreen) -> None:
        """Remember the place to go back to; the words are there to be typed over."""
        if self.is_mounted:
            self.set_focus(self.query_one(Input))
            self.query_one(Input).select_all()
        opened = browser.opened
        if opened is not None and not browser.searched:
            self._home = (
                opened.article.id,
                browser.text.caret,
                browser.text.scroll_offset.y,
                browser.at_pane,
            )

    def on_screen_resume(self) -> None:
        """Back from a quote: the library may have changed."""
        self._tell_keys()
        if self._answered:
            self.renew()

    def renew(self) -> None:
        """Search the same again; the cursor stays on its quote."""
        self._search(self.query_one(Input).value)

    def on_descendant_focus(self) -> None:
        """Show the keys of where one is."""
        self._tell_keys()

    def _tell_keys(self) -> None:
        bar = self.query_one(KeyBar)
        typing = isinstance(self.focused, Input)
        bar.places = ("quotes",) if typing else ("facets" if self.facets.has_focus else "hits", "quotes")
        self.set_class(self.facets.has_focus, "-choosing")
        bar.lead = "type to search, Enter opens the first" if typing else ""

    # ---- searching
    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._open_first = False
        self._search(event.value)

    @work(exclusive=True, group="search", exit_on_error=False)
    async def _search(self, query: str) -> None:
        await asyncio.sleep(PAUSE)
        try:
            found = await self.onrecord.background.ask(lambda library: search(library, query))
            if self.query_one(Input).value != query:
                return
            self._show(found)
            complete = await self.onrecord.background.ask(lambda library: count_facets(library, found))
        except OnrecordError as error:
            report(self, error)
            return
        if self.query_one(Input).value == query:
            self.found = complete
            self.facets.show(complete)

    def _show(self, found: Found) -> None:
        before, self.found = self.found.query, found
        self.hits.colours = self.facets.colours = self.onrecord.library.tag_colours()
        self.hits.show(found.hits, found.noted, stay=self._answered and found.query == before)
        self.query_one("#search").border_subtitle = Content(told(found))
        self._answered = True
        if self._open_first and self.hits.hit is not None and self.app.screen is self:
            self._open(self.hits.hit)
        self._open_first = False

    @on(FacetChosen)
    def _narrow(self, event: FacetChosen) -> None:
        field = self.query_one(Input)
        prefix = event.word.partition(":")[0] + ":"
        kept = " ".join(w for w in _words(field.value) if not w.startswith(prefix))
        if prefix == "speaker:" and any(kept.casefold() in s.name.casefold() for s in self.found.speakers):
            kept = ""  # what was typed was the beginning of the name
        field.value = (
            f"{event.word} {kept}".strip() if prefix == "speaker:" else f"{kept} {event.word}".strip()
        )
        field.cursor_position = len(field.value)
        self.set_focus(self.hits)

    @on(SearchChosen)
    def _search_chosen(self, event: SearchChosen) -> None:
        field = self.query_one(Input)
        field.value = event.search.query
        field.cursor_position = len(field.value)
        self.set_focus(self.hits)

    # ---- saved searches
    def action_save_search(self) -> None:
        """Ask for a name and keep the search under it."""
        from tui.screens.ask import Ask

        query = self.query_one(Input).value.strip()
        if not query:
            self.query_one(KeyBar).told = "type a search first"
        else:
            prompt = Ask("Save the search as", value=query, hint="Enter save   Esc cancel")
            self.app.push_screen(prompt, partial(self._save, query))

    def _save(self, query: str, name: str | None) -> None:
        if name and name.strip():
            with reporting(self):
                self.onrecord.library.save_search(name.strip(), query)
                self.query_one(KeyBar).told = f"saved as {name.strip()}; it stands beside an empty search"

    def action_forget_search(self) -> None:
        """Forget the saved search under the cursor."""
        if (entry := self.facets.entry) is not None and entry.search is not None:
            with reporting(self):
                self.onrecord.library.forget_search(entry.search.name)
                self.query_one(KeyBar).told = f"forgot {entry.name}"
            self._search(self.query_one(Input).value)

    # ---- keys
    def action_down(self) -> None:
        """From the words to the quotes."""
        self.set_focus(self.hits)

    def action_next_part(self) -> None:
        """Words, facets, quotes in turn."""
        order: list[Widget] = [self.query_one(Input), self.facets, self.hits]
        index = order.index(self.focused) if self.focused in order else -1
        self.set_focus(order[(index + 1) % len(order)])

    def action_edit(self) -> None:
        """Back to the words, to be typed over."""
        self.set_focus(self.query_one(Input))
        self.query_one(Input).select_all()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if self.found.query != event.value or not self._answered:
            self._open_first = True  # Enter was faster than the search
        elif self.hits.hit is not None:
            self._open(self.hits.hit)

    @on(HitOpened)
    def _opened(self, event: HitOpened) -> None:
        self._open(event.hit)

    def _open(self, hit: QuoteHit | NoteHit) -> None:
        browser = self.onrecord.browser
        self.app.pop_screen()
        browser.searched = True
        browser.back = self.onrecord.back_to_search
        self._go(hit)
        browser.tell(f"quote {self.hits.cursor + 1} of {about(self.found.total)}{self.found.total:,}")

    def _go(self, hit: QuoteHit | NoteHit) -> None:
        """Show the place of a quote, and mark in its article all words that were found."""
        browser = self.onrecord.browser
        browser.go(hit.article, hit.parts[0], hit.id)
        here = [each for each in self.hits.hits if each.article == hit.article and isinstance(each, QuoteHit)]
        browser.text.mark_found([span for each in here for span in found_in(browser.text.text, each)])

    def open_next(self, step: int) -> None:
        """Open the next or previous quote found, from the browser."""
        index = self.hits.cursor + step
        browser = self.onrecord.browser
        if 0 <= index < len(self.hits.hits):
            self.hits.set_reactive(Rows.cursor, index)
            self._go(self.hits.hits[index])
            browser.tell(f"quote {index + 1} of {about(self.found.total)}{self.found.total:,}")
        else:
            browser.tell("no more quotes")

    def action_back(self) -> None:
        """Back to where one was before the search."""
        browser = self.onrecord.browser
        self.app.pop_screen()
        browser.searched = False
        browser.back = None
        browser.tell("")
        browser.text.mark_found(())
        if self._home is not None:
            article, caret, top, pane = self._home
            if browser.opened is None or browser.opened.article.id != article or browser.text.caret != caret:
                browser.go(article)
                browser.text.show(browser.opened, caret, top)
            browser.focus_pane(pane)


def found_in(text: str, hit: QuoteHit) -> Iterator[Span]:
    """Where the marked words of a quote stand in the text of its article."""
    words = {hit.text[a:b] for a, b in hit.marks}
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(r"\s+".join(map(re.escape, each.split())) for each in longest))
    if words:
        for start, end in hit.parts:
            yield from (match.span() for match in pattern.finditer(text, start, end))


def told(found: Found) -> str:
    """How much was found, in words."""
    if not found.total:
        return "nothing found" + (OF_FACTS if _FACTS.search(found.query) else "")
    shown = f"first {len(found.hits)} of {about(found.total)}" if found.total > len(found.hits) else ""
    articles = len({hit.article for hit in found.hits})
    notes = sum(isinstance(hit, NoteHit) for hit in found.hits)
    things = [
        counted(number, thing)
        for number, thing in ((found.total - notes, "quote"), (notes, "note"))
        if number
    ]
    spoke = found.by_speaker
    said = f"{about(spoke)}{spoke:,} said by them · " if 0 < spoke < found.total else ""
    return f"{shown}{' · '.join(things)} · {said}{counted(articles, 'article')} · newest first"


def _words(query: str) -> list[str]:
    return re.findall(r'[^\s":]*:"[^"]*"?|"[^"]*"?|\S+', query)
