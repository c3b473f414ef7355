"""Meetings, agreements and commitments of the whole library by date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import work
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
from tui.screens.reporting import report
from tui.text.clean import one_line
from tui.text.dates import INFERRED, dated
from tui.text.layout import fit
from tui.text.wording import agreement_name
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
    """The lines of the timeline; those without a year come last."""

    BINDINGS = bindings("timeline")

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def show(self, events: list[Event]) -> None:
        """Show other events."""
        self.events = events
        self.rebuilt()

    def count(self) -> int:
        """How many events."""
        return len(self.events)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """Date, what happened, who and what."""
        del line
        event = self.events[index]
        yield ("›" if index == self.cursor else " "), "mark"
        yield fit(event.date, 13) + " ", "strong" if event.day else "dim"
        yield SIGNS.get(event.what, _SIGN) + " ", "mark"
        yield fit(event.what, 9), "dim"
        rest = width - 26
        others = f"+{event.articles - 1} " if event.articles > 1 else ""
        title = others + one_line(event.hit.title) if rest > 70 else ""
        about = rest - (28 if title else 0)
        yield fit(event.about, about), ""
        if title:
            yield "  " + fit(title, 26), "dim"

    def opened(self) -> None:
        """Tell which event was chosen."""
        self.post_message(EventOpened(self.events[self.cursor]))


class TimelineScreen(Screen[None]):
    """A list by date. Enter opens the evidence."""

    AUTO_FOCUS = "Events"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Event] = []
        self._words = ""

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        with Vertical(classes="pane -active", id="timeline"):
            yield Events()
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the facts off the screen's thread."""
        self.query_one(KeyBar).places = ("timeline",)
        self._entitle()
        self._load()

    @work(exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        try:
            self._all = await cast("OnrecordApp", self.app).background.ask(collect)
        except OnrecordError as error:
            report(self, error)
            return
        self._show()

    def _show(self) -> None:
        words = self._words.casefold()
        shown = [e for e in self._all if words in f"{e.about} {e.what} {e.date}".casefold()]
        self.query_one(Events).show(shown)
        self._entitle(len(shown))

    def _entitle(self, number: int | None = None) -> None:
        frame = self.query_one("#timeline")
        frame.border_title = Content("Timeline" + (f" /{one_line(self._words)}" if self._words else ""))
        empty = "no meeting, agreement or commitment"
        frame.border_subtitle = Content("reading …" if number is None else f"{number:,}" if number else empty)

    def on_event_opened(self, message: EventOpened) -> None:
        """Show where it is written."""
        hit = message.event.hit
        app = cast("OnrecordApp", self.app)
        app.pop_screen()
        app.browser.go(hit.article, hit.fact.evidence[0] if hit.fact.evidence else None)
        app.browser.text.light(hit.fact.evidence)

    def action_filter(self) -> None:
        """Only what names somebody or something."""
        from tui.screens.ask import Ask

        def answered(words: str | None) -> None:
            if words is not None:
                self._words = words
                self._show()

        self.app.push_screen(
            Ask("Only what reads", value=self._words, hint="empty: all   Enter filter   Esc cancel"), answered
        )

    def action_back(self) -> None:
        """Back to the browser."""
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
