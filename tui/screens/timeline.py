"""Meetings, agreements and commitments of the whole library by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from store import edtf
from store.errors import OnrecordError
from store.library import FactHit, Library
from store.records import Agreement, Commitment, Meeting
from tui.bindings import bindings
from tui.messages import FilterClosed, FilterEdited
from tui.screens.reporting import report
from tui.text.clean import one_line
from tui.text.clock import today
from tui.text.dates import INFERRED, dated, plain
from tui.text.layout import fit
from tui.text.wording import agreement_name
from tui.widgets.filter_line import FilterLine
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Piece, Rows

if TYPE_CHECKING:
    from tui.app import OnrecordApp

MOST = 5000
"""Facts of each kind that are shown, the newest articles first."""
SIGNS = {"until": "○", "meeting": "◆", "promised": "▪", "planned": "◌"}
_SIGN = "●"  # of agreements, signed or in force


class Event(NamedTuple):
    """One line of the timeline; `day` orders it, 0 for a date without a year; `articles` tell of it."""

    day: int
    date: str
    what: str
    about: str
    hit: FactHit
    articles: int = 1

    @property
    def exactness(self) -> tuple[bool, bool]:
        """What says more of the date, if several articles tell the same."""
        return self.day > 0, INFERRED not in self.date


def events(hit: FactHit) -> Iterable[Event]:
    """What a fact puts on the timeline: an agreement is signed and ends, the others happen once."""
    fields, inferred = hit.fact.fields, hit.fact.inferred
    match fields:
        case Agreement():
            about = " · ".join([agreement_name(fields), *(fields.parties or fields.signatories)])
            if not fields.signed and not fields.valid_until:
                yield _event(None, None, fields.status or "named", about, hit)
            for date in fields.signed:
                yield _event(date, inferred.get("signed"), "signed", about, hit)
            if fields.valid_until or "valid_until" in inferred:
                yield _event(fields.valid_until, inferred.get("valid_until"), "until", about, hit)
        case Meeting():
            about = " · ".join([", ".join(fields.participants), fields.place or ""]).strip(" ·")
            yield _event(fields.date, inferred.get("date"), "meeting", about, hit)
        case Commitment():
            about = f"{', '.join(fields.who)}: {fields.to_do}"
            yield _event(fields.made_on, inferred.get("made_on") or hit.published, "promised", about, hit)
        case _:
            return


def _event(date: str | None, inferred: str | None, what: str, about: str, hit: FactHit) -> Event:
    try:
        day = edtf.sort_key(inferred or date)
    except ValueError:
        day = 0
    return Event(day, dated(date, inferred), what, one_line(about), hit)


class EventOpened(Message):
    """An event was chosen."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class Events(Rows):
    """The lines of the timeline, the newest first, with one for today; those without a year come last."""

    BINDINGS = bindings("timeline")

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event | None] = []
        """None stands for today."""

    def show(self, events: Sequence[Event]) -> None:
        """Show other events; what is to come stands above today."""
        ahead = sum(event.day > today().toordinal() for event in events)
        self.events = [*events[:ahead], *([None] if events else []), *events[ahead:]]
        self.rebuilt()
        if self.events and self.event is None:
            self.set_reactive(Rows.cursor, self.validate_cursor(self.cursor + 1))

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        return self.events[self.cursor] if self.events else None

    def count(self) -> int:
        """How many lines."""
        return len(self.events)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """Date, what happened, who and what."""
        del line
        event = self.events[index]
        yield ("›" if index == self.cursor else " "), "mark"
        if event is None:
            yield f"── {plain(today().isoformat())} · today ".ljust(width - 1, "─"), "dim"
            return
        yield fit(event.date, 13) + " ", "strong" if event.day else "dim"
        yield SIGNS.get(event.what, _SIGN) + " ", "mark"
        yield fit(event.what, 9), "dim"
        rest = width - 26
        others = f"+{event.articles - 1} " if event.articles > 1 else ""
        title = others + one_line(event.hit.title) if rest > 100 else ""
        about = rest - (28 if title else 0)
        yield fit(event.about, about), ""
        if title:
            yield "  " + fit(title, 26), "dim"

    def opened(self) -> None:
        """Tell which event was chosen."""
        if self.event is not None:
            self.post_message(EventOpened(self.event))


class TimelineScreen(Screen[None]):
    """A list by date. Enter opens the evidence."""

    AUTO_FOCUS = "Events"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, words: str = "", expiries: bool = False, at: int | None = None) -> None:
        super().__init__()
        self._all: list[Event] = []
        self._words = words
        self._expiries = expiries
        self._at = at

    @property
    def _app(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        with Vertical(classes="pane -active", id="timeline"):
            yield Events()
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the facts off the screen's thread."""
        self.query_one(KeyBar).places = ("timeline",)
        self.query_one("#timeline").border_subtitle = Content("reading …")
        self._load()

    @work(exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        try:
            self._all = await self._app.background.ask(collect)
        except OnrecordError as error:
            report(self, error)
            return
        self._show()
        if self._at is not None:
            self.query_one(Events).cursor = self._at

    def _show(self) -> None:
        words = self._words.casefold()
        shown = [
            event
            for event in self._all
            if words in f"{event.about} {event.what} {event.date}".casefold()
            and (event.what == "until" or not self._expiries)
        ]
        self.query_one(Events).show(shown)
        frame = self.query_one("#timeline")
        name = "Expiries" if self._expiries else "Timeline"
        frame.border_title = Content(f"{name} /{one_line(self._words)}" if self._words else name)
        empty = "no meeting, agreement or commitment"
        frame.border_subtitle = Content(f"{len(shown):,}" if shown else empty)

    def on_event_opened(self, message: EventOpened) -> None:
        """Show where it is written."""
        hit = message.event.hit
        browser = self._app.home()  # also from a speaker's card
        browser.back = partial(self._app.timeline, self._words, self._expiries, self.query_one(Events).cursor)
        browser.go(hit.article, hit.fact.evidence[0] if hit.fact.evidence else None)
        browser.text.light(hit.fact.evidence)

    async def action_filter(self) -> None:
        """Only what names somebody or something, as one types."""
        if not self.query(FilterLine):
            await self.mount(FilterLine())
        self.query_one(KeyBar).display = False
        self.query_one(FilterLine).open("timeline", self._words)

    @on(FilterEdited)
    def _filter_edited(self, event: FilterEdited) -> None:
        self._words = event.words
        self._show()

    @on(FilterClosed)
    def _filter_closed(self, event: FilterClosed) -> None:
        if not event.keep:
            self._words = ""
            self._show()
        self.query_one(FilterLine).display = False
        self.query_one(KeyBar).display = True
        self.query_one(Events).focus()

    def action_expiries(self) -> None:
        """Only what agreements run until, or all again."""
        self._expiries = not self._expiries
        self._show()

    def action_copy(self) -> None:
        """Copy the line under the cursor with the title of its article."""
        if (event := self.query_one(Events).event) is not None:
            self.app.copy_to_clipboard(
                f"{event.date} {event.what}: {event.about}. {one_line(event.hit.title)}"
            )
            self.query_one(KeyBar).told = "copied"

    def action_back(self) -> None:
        """Back to where one was."""
        self.app.pop_screen()


def collect(library: Library) -> list[Event]:
    """All events, newest first, those without a year after them."""
    found = [
        event
        for kind in ("meeting", "commitment")
        for hit in library.facts(kind=kind, limit=MOST)
        for event in events(hit)
    ]
    found += _of_agreements(library)
    return sorted(found, key=lambda event: -event.day)


def _of_agreements(library: Library) -> Iterable[Event]:
    """What agreements put on the timeline; an agreement that several articles tell of only once."""
    stages = [stage for chain in library.chains(limit=MOST) for stage in chain.stages]
    stage_of = {(hit.article, hit.fact.id): n for n, stage in enumerate(stages) for hit in stage.facts}
    found: dict[object, list[Event]] = {}
    for hit in library.facts(kind="agreement", limit=MOST):
        place = hit.article, hit.fact.id
        for n, event in enumerate(events(hit)):
            side = "until" if event.what == "until" else n
            found.setdefault((stage_of.get(place, place), side), []).append(event)
    for told in found.values():
        yield max(told, key=lambda event: event.exactness)._replace(articles=len(told))
