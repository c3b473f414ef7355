"""Searching quotes over the library, speaker first, with results while one types."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from store.errors import OnrecordError
from store.library import Library, QuoteHit, SpeakerCount
from tui.bindings import bindings
from tui.screens.reporting import report
from tui.text.clean import one_line
from tui.text.dates import plain
from tui.text.layout import fit
from tui.text.marking import SIGNS
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Piece, Rows

if TYPE_CHECKING:
    from tui.app import OnrecordApp
    from tui.screens.browser import BrowserScreen

MOST = 300
"""Quotes that are shown; the line above says how many there are in all."""
PAUSE = 0.03
"""Typing goes on within this time (seconds): the search waits."""


class Found(NamedTuple):
    """The answer to one query."""

    query: str
    hits: list[QuoteHit]
    total: int
    by_speaker: int
    speakers: list[SpeakerCount]


class HitOpened(Message):
    """A quote was chosen."""

    def __init__(self, hit: QuoteHit) -> None:
        super().__init__()
        self.hit = hit


class FacetChosen(Message):
    """A speaker or a kind was chosen to narrow the search."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word


class Hits(Rows):
    """Quotes in two lines: the words with what matched, and under them who, when and where."""

    BINDINGS = bindings("hits")
    row_height = 2

    def __init__(self) -> None:
        super().__init__()
        self.id = "hits"
        self.hits: Sequence[QuoteHit] = ()

    def show(self, hits: Sequence[QuoteHit]) -> None:
        """Show other quotes from the first on."""
        self.hits = hits
        self.set_reactive(Rows.cursor, 0)
        self.rebuilt()
        self.scroll_to(y=0, animate=False)

    @property
    def hit(self) -> QuoteHit | None:
        """The quote under the cursor."""
        return self.hits[self.cursor] if self.hits else None

    def count(self) -> int:
        """How many quotes are shown."""
        return len(self.hits)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """The words, or who said them when and where."""
        hit = self.hits[index]
        yield ("›" if index == self.cursor else " "), "mark"
        if line == 0:
            yield SIGNS[hit.statement.kind] + " ", "mark"
            yield from marked(hit, width - 3)
            return
        date = plain(hit.published)
        who = ", ".join(one_line(name) for name in hit.speakers) or one_line(hit.source or "unnamed")
        yield "  ", ""
        yield fit(who, min(len(who), max(12, width // 2 - 8))), "strong"
        about = "  " + " · ".join(part for part in (date, one_line(hit.title)) if part)
        yield about, "dim"

    def opened(self) -> None:
        """Tell which quote was chosen."""
        if self.hit is not None:
            self.post_message(HitOpened(self.hit))


def marked(hit: QuoteHit, width: int) -> Iterable[Piece]:
    """The words of a quote in `width` cells, from near the first match on."""
    text = hit.text
    first = hit.marks[0][0] if hit.marks else 0
    start = 0
    if first > width - 20:
        start = text.rfind(" ", 0, max(1, first - width // 3)) + 1
    position = start
    if start:
        yield "… ", "dim"
    for a, b in hit.marks:
        if a >= position:
            yield _flat(text[position:a]), ""
            yield _flat(text[a:b]), "match"
            position = b
    yield _flat(text[position:]), ""


def _flat(text: str) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if len(text) > 1 and text[-1:].isspace() else ""
    return lead + one_line(text) + tail if text.strip() else lead


class Facets(Rows):
    """Speakers of what was found with their counts, then kinds; Enter narrows the search to one."""

    BINDINGS = bindings("hits")

    def __init__(self) -> None:
        super().__init__()
        self.id = "facets"
        self.rows: list[tuple[str, int | None, str]] = []

    def show(self, found: Found) -> None:
        """Count speakers and kinds of what was found; before anything is typed, the library's speakers."""
        names = Counter(name for hit in found.hits for name in hit.speakers)
        kinds = Counter(hit.statement.kind for hit in found.hits)
        self.rows = []
        if found.speakers:
            self.rows.append(("Speakers", None, ""))
            self.rows += [
                (one_line(s.name), s.statements, f'speaker:"{s.name}"') for s in found.speakers[:12]
            ]
        listed = {one_line(s.name) for s in found.speakers}
        said = [
            (one_line(n), c, f'speaker:"{n}"') for n, c in names.most_common(12) if one_line(n) not in listed
        ]
        if said and found.query.strip():
            self.rows.append(("Said by", None, ""))
            self.rows += said
        if kinds:
            self.rows.append(("Kind", None, ""))
            self.rows += [(f"{SIGNS[kind]} {kind}", count, "") for kind, count in kinds.most_common()]
        self.rebuilt()

    def count(self) -> int:
        """How many lines."""
        return len(self.rows)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """A head, or a name with its count."""
        del line
        name, count, _ = self.rows[index]
        if count is None:
            yield fit(f" {name}", width), "head"
            return
        number = f" {count:,} "
        yield ("›" if index == self.cursor and self.has_focus else " "), "mark"
        yield fit(" " + name, width - 1 - len(number)), ""
        yield number, "dim"

    def opened(self) -> None:
        """Tell what was chosen."""
        word = self.rows[self.cursor][2]
        if word:
            self.post_message(FacetChosen(word))


class QuotesScreen(Screen[None]):
    """The search. It stays as it was left until the program ends."""

    BINDINGS = bindings("quotes")
    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    places = ("quotes", "hits")

    def __init__(self) -> None:
        super().__init__()
        self.found = Found("", [], 0, 0, [])
        self.hits = Hits()
        self.facets = Facets()
        self._home: tuple[str, int, int, str] | None = None
        self._first = ""

    @property
    def onrecord(self) -> OnrecordApp:
        """The app, as what it is."""
        return cast("OnrecordApp", self.app)

    def compose(self) -> ComposeResult:
        """The words, facets and quotes, keys."""
        with Vertical(id="search", classes="pane -active"):
            with Horizontal(id="query"):
                yield Static("› ", id="prompt", markup=False)
                yield Input(
                    placeholder="words, “a phrase”, speaker:name", compact=True, select_on_focus=False
                )
                yield Static("", id="total", markup=False)
            with Horizontal(id="results"):
                yield self.facets
                yield self.hits
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the newest quotes before anything is typed."""
        self.query_one("#search").border_title = Content("Quotes")
        field = self.query_one(Input)
        field.focus()
        field.value = self._first
        self._search(self._first)

    def ask(self, query: str) -> None:
        """Search something else."""
        self._first = query
        if self.is_mounted:
            self.query_one(Input).value = query

    def came_from(self, browser: BrowserScreen) -> None:
        """Remember the place to go back to."""
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
        if self.is_mounted and self.found.hits:
            self.hits.refresh()

    def on_descendant_focus(self) -> None:
        """Show the keys of where one is."""
        self._tell_keys()

    def _tell_keys(self) -> None:
        bar = self.query_one(KeyBar)
        typing = isinstance(self.focused, Input)
        bar.places = ("quotes",) if typing else ("hits", "quotes")
        bar.lead = "type to search" if typing else ""

    # ---- searching
    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @work(exclusive=True, group="search", exit_on_error=False)
    async def _search(self, query: str) -> None:
        await asyncio.sleep(PAUSE)
        try:
            found = await self.onrecord.background.ask(lambda library: search(library, query))
        except OnrecordError as error:
            report(self, error)
            return
        if self.query_one(Input).value == query:
            self._show(found)

    def _show(self, found: Found) -> None:
        self.found = found
        self.hits.show(found.hits)
        self.facets.show(found)
        self.query_one("#total", Static).update(told(found))

    @on(FacetChosen)
    def _narrow(self, event: FacetChosen) -> None:
        field = self.query_one(Input)
        kept = " ".join(w for w in _words(field.value) if not w.startswith("speaker:"))
        if (
            self.found.speakers
            and kept
            and any(kept.casefold() in s.name.casefold() for s in self.found.speakers)
        ):
            kept = ""  # what was typed was the beginning of the name
        field.value = f"{event.word} {kept}".strip()
        field.cursor_position = len(field.value)
        self.hits.focus()

    # ---- keys
    def action_down(self) -> None:
        """From the words to the quotes."""
        self.hits.focus()

    def action_next_part(self) -> None:
        """Words, facets, quotes in turn."""
        order = [self.query_one(Input), self.facets, self.hits]
        index = order.index(self.focused) if self.focused in order else -1
        order[(index + 1) % 3].focus()

    def action_edit(self) -> None:
        """Back to the words."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self.hits.hit is not None:
            self._open(self.hits.hit)

    @on(HitOpened)
    def _opened(self, event: HitOpened) -> None:
        self._open(event.hit)

    def _open(self, hit: QuoteHit) -> None:
        browser = self.onrecord.browser
        self.app.pop_screen()
        browser.searched = True
        browser.go(hit.article, hit.statement.parts[0], hit.statement.id)
        browser.tell(f"quote {self.hits.cursor + 1} of {self.found.total:,}")

    def open_next(self, step: int) -> None:
        """Open the next or previous quote found, from the browser."""
        index = self.hits.cursor + step
        browser = self.onrecord.browser
        if 0 <= index < len(self.hits.hits):
            self.hits.set_reactive(Rows.cursor, index)
            hit = self.hits.hits[index]
            browser.go(hit.article, hit.statement.parts[0], hit.statement.id)
            browser.tell(f"quote {index + 1} of {self.found.total:,}")
        else:
            browser.tell("no more quotes")

    def action_back(self) -> None:
        """Back to where one was before the search."""
        browser = self.onrecord.browser
        self.app.pop_screen()
        browser.searched = False
        if self._home is not None:
            article, caret, top, pane = self._home
            if browser.opened is None or browser.opened.article.id != article or browser.text.caret != caret:
                browser.go(article)
                browser.text.show(browser.opened, caret, top)
            browser.focus_pane(pane)

    def action_copy(self) -> None:
        """Copy the quote under the cursor with its citation."""
        if self.hits.hit is not None:
            self.onrecord.copy_hit(self.hits.hit)
            self.query_one(KeyBar).told = "copied"


def told(found: Found) -> str:
    """How much was found, in words."""
    if not found.total:
        return "nothing found"
    shown = f"first {len(found.hits)} of " if found.total > len(found.hits) else ""
    articles = len({hit.article for hit in found.hits})
    said = f"{found.by_speaker:,} said by them · " if 0 < found.by_speaker < found.total else ""
    return f"{shown}{counted(found.total, 'quote')} · {said}{counted(articles, 'article')} · newest first"


def counted(number: int, thing: str) -> str:
    """1 quote, 1,234 quotes."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _words(query: str) -> list[str]:
    return re.findall(r'[^\s":]*:"[^"]*"?|"[^"]*"?|\S+', query)


def search(library: Library, query: str) -> Found:
    """What a speaker named by the first words said comes first, then quotes that read the words."""
    last = query.rpartition("speaker:")[2].strip('" ') if "speaker:" in query else query.strip()
    name, rest = (None, "") if "speaker:" in query else leading_speaker(library, query)
    hits = list(library.quotes(rest, speaker=name, limit=MOST)) if name else []
    by_speaker = library.count_quotes(rest, speaker=name) if name else 0
    known = {(hit.article, hit.statement.id) for hit in hits}
    if len(hits) < MOST:
        more = library.quotes(query, limit=MOST - len(hits))
        hits += [hit for hit in more if (hit.article, hit.statement.id) not in known]
    total = len(hits) if len(hits) < MOST else max(by_speaker, library.count_quotes(query))
    return Found(query, hits, total, by_speaker, library.speakers(name or last, 12))


def leading_speaker(library: Library, query: str) -> tuple[str | None, str]:
    """The longest beginning of the query that begins a name, or a word of one, and the words after it."""
    words = query.split()
    for size in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:size])
        if len(name) < 2 or not name[0].isalpha():
            continue
        begins = re.compile(r"\b" + re.escape(name), re.IGNORECASE)
        if any(begins.search(speaker.name) for speaker in library.speakers(name, 5)):
            return name, " ".join(words[size:])
    return None, query
