"""Meetings, agreements and commitments of the whole library, or of one actor, by date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from store.errors import OnrecordError
from store.records import Agreement
from tui.bindings import bindings
from tui.events import Event, collect
from tui.messages import FilterClosed, FilterEdited
from tui.screens.reporting import report
from tui.text.clean import one_line
from tui.text.clock import today
from tui.text.dates import plain
from tui.text.layout import fit, wrap
from tui.text.wording import agreement_name, fact_lines, in_marks
from tui.widgets.filter_line import FilterLine
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Piece, Rows

if TYPE_CHECKING:
    from tui.app import OnrecordApp

SIGNS = {"until": "○", "meeting": "◆", "promised": "▪", "planned": "◌"}
_SIGN = "●"  # of agreements, signed or in force
DATE, WHAT = 14, 11
"""Cells of the first two columns."""
QUOTED = 600
"""Characters of the evidence that are shown at most."""


class EventMessage(Message):
    """Something about an event; None stands for today."""

    def __init__(self, event: Event | None) -> None:
        super().__init__()
        self.event = event


class EventReached(EventMessage):
    """The cursor is on an event."""


class EventOpened(EventMessage):
    """An event was chosen."""


class Events(Rows):
    """The lines of the timeline, the newest first, with one for today; those without a year come last."""

    BINDINGS = bindings("timeline")

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event | None] = []
        """None stands for today."""

    def show(self, events: Sequence[Event], expiries: bool) -> None:
        """Show other events; what is to come stands above today. Agreements that end have two lines each."""
        before = self.event
        ahead = sum(event.day > today().toordinal() for event in events)
        self.events = [*events[:ahead], *([None] if events else []), *events[ahead:]]
        self.row_height = 2 if expiries else 1
        if before in events:
            self.set_reactive(Rows.cursor, self.events.index(before))
        self.rebuilt()
        if self.events and self.event is None:
            self.set_reactive(Rows.cursor, self.validate_cursor(self.cursor + 1))
        self.keep_in_sight()
        self.moved()

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        return self.events[self.cursor] if self.events else None

    def count(self) -> int:
        """How many events."""
        return len(self.events)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """Date, what happened, who and what; of agreements alone the parties on a line of their own."""
        event = self.events[index]
        yield ("›" if index == self.cursor else " "), "mark"
        if event is None:
            if line == 0:
                yield f"── {plain(today().isoformat())} · today ".ljust(width - 1, "─"), "dim"
            return
        about, fields = event.about, event.hit.fact.fields
        if self.row_height > 1 and isinstance(fields, Agreement):
            about = one_line(agreement_name(fields))
            if line == 1:
                by = one_line(" · ".join(fields.parties or fields.signatories))
                yield " " * DATE + fit(by, width - 1 - DATE), "dim"
                return
        yield fit(event.date, DATE - 1) + " ", "strong" if event.day else "dim"
        yield SIGNS.get(event.what, _SIGN) + " ", "mark"
        yield fit(event.what, WHAT - 2), "dim"
        rest = width - 1 - DATE - WHAT
        others = f"+{event.articles - 1} " if event.articles > 1 else ""
        title = others + one_line(event.hit.title) if rest > 100 else ""
        yield fit(about, rest - (28 if title else 0)), ""
        if title:
            yield "  " + fit(title, 26), "dim"

    def moved(self) -> None:
        """Tell which event the cursor is on."""
        self.post_message(EventReached(self.event))

    def opened(self) -> None:
        """Tell which event was chosen."""
        if self.event is not None:
            self.post_message(EventOpened(self.event))


class TimelineScreen(Screen[None]):
    """A list by date, and under it what is known of the event at the cursor. Enter opens the evidence."""

    AUTO_FOCUS = "Events"
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self, actor: str = "", words: str = "", expiries: bool = False, at: int | None = None
    ) -> None:
        super().__init__()
        self._all: list[Event] = []
        self._actor = actor
        self._words = words
        self._expiries = expiries
        self._at = at

    @property
    def _app(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    def compose(self) -> ComposeResult:
        """The list, what is known of one event, the keys."""
        with Vertical(classes="pane -active", id="timeline"):
            yield Events()
            yield Static("", id="event", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the facts off the screen's thread."""
        self.query_one(KeyBar).places = ("timeline",)
        self.query_one("#timeline").border_subtitle = Content("reading …")
        self._load()

    def renew(self) -> None:
        """Another window wrote; the cursor stays on its line."""
        self._at = self.query_one(Events).cursor
        self._load()

    @work(exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        try:
            self._all = await self._app.background.ask(partial(collect, actor=self._actor))
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
        self.query_one(Events).show(shown, self._expiries)
        frame = self.query_one("#timeline")
        name = "Expiries" if self._expiries else "Timeline"
        of = f" of {one_line(self._actor)}" if self._actor else ""
        frame.border_title = Content(name + of + (f" /{one_line(self._words)}" if self._words else ""))
        empty = "no meeting, agreement or commitment"
        frame.border_subtitle = Content(f"{len(shown):,}" if shown else empty)

    @on(EventReached)
    def _reached(self, message: EventReached) -> None:
        self._tell(message.event)

    def on_resize(self) -> None:
        """Wrap again."""
        self._tell(self.query_one(Events).event)

    def _tell(self, event: Event | None) -> None:
        told = self.query_one("#event", Static)
        told.display = bool(self._all)
        told.update(known(event, max(20, self.size.width - 6)) if event is not None else "")

    def on_event_opened(self, message: EventOpened) -> None:
        """Show where it is written."""
        assert message.event is not None
        hit = message.event.hit
        browser = self._app.home()  # also from a speaker's card
        at = self.query_one(Events).cursor
        browser.back = partial(self._app.timeline, self._actor, self._words, self._expiries, at)
        browser.go(hit.article, hit.fact.evidence[0] if hit.fact.evidence else None)
        browser.facts.go_to(hit.fact.id)
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


def known(event: Event, width: int) -> Content:
    """The fact in full, its words, and where they are written."""
    first, *more = [row for line in fact_lines(event.hit.fact) for row in wrap(line, width)]
    words = wrap(in_marks(event.hit.text, QUOTED), width, limit=2)
    where = " · ".join((plain(event.hit.published), one_line(event.hit.title)))
    return Content("\n").join(
        [
            Content.styled(first, "bold"),
            *map(Content, more),
            *(Content.styled(row, "italic") for row in words),
            Content.styled(fit(where, width).rstrip(), "$muted"),
        ]
    )
