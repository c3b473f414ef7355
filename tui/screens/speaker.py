"""A speaker's card: every form of the name, roles, how they are quoted, and every statement."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.errors import OnrecordError
from store.library import Library, QuoteHit
from tui.bindings import bindings
from tui.screens.reporting import report
from tui.screens.tagging import BulkTagging
from tui.text.clean import one_line
from tui.text.dates import plain
from tui.text.layout import fit
from tui.text.marking import SIGNS
from tui.text.sparks import spark
from tui.widgets.hits import HitOpened, Hits
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from tui.app import OnrecordApp

MOST = 500
BAR = 24


class Card(NamedTuple):
    """What the library knows of a speaker: the statements, newest first, and how many there are in all."""

    hits: list[QuoteHit]
    total: int


class SpeakerScreen(BulkTagging):
    """The card above, the statements below; Enter opens one."""

    BINDINGS = bindings("speaker")
    AUTO_FOCUS = "Hits"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self.speaker = name
        self.hits = Hits()

    def compose(self) -> ComposeResult:
        """The card, the statements, the keys."""
        with Vertical(classes="pane -active", id="speaker"):
            yield Static("", id="card", markup=False)
            yield self.hits
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the statements off the screen's thread."""
        self.query_one("#speaker").border_title = Content(one_line(self.speaker))
        self.query_one(KeyBar).places = ("hits", "speaker")
        self._load()

    @work(exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        def question(library: Library) -> Card:
            hits = list(library.quotes(speaker=self.speaker, limit=MOST))
            total = library.count_quotes(speaker=self.speaker) if len(hits) == MOST else len(hits)
            return Card(hits, total)

        try:
            card = await cast("OnrecordApp", self.app).background.ask(question)
        except OnrecordError as error:
            report(self, error)
            return
        self.hits.show(card.hits)
        self.query_one("#card", Static).update(describe(card))
        self.query_one("#speaker").border_subtitle = Content(f"{card.total:,} statements")

    @on(HitOpened)
    def _opened(self, event: HitOpened) -> None:
        app = cast("OnrecordApp", self.app)
        app.pop_screen()
        app.browser.go(event.hit.article, event.hit.statement.parts[0], event.hit.statement.id)

    def action_back(self) -> None:
        """Back to the browser."""
        self.app.pop_screen()

    def action_edit(self) -> None:
        """Search this speaker's quotes."""
        app = cast("OnrecordApp", self.app)
        app.pop_screen()
        app.search_quotes(f'speaker:"{self.speaker}" ')

    def action_copy(self) -> None:
        """Copy the statement under the cursor with its citation."""
        if self.hits.hit is not None:
            cast("OnrecordApp", self.app).copy_hit(self.hits.hit)
            self.query_one(KeyBar).told = "copied"


def describe(card: Card) -> Content:
    """Roles with where they are attested, forms, shares of kinds, cue verbs, months."""
    if not card.hits:
        return Content.styled("No statements.", "$muted")
    kinds = Counter(hit.statement.kind for hit in card.hits)
    rows = [_roles(card.hits)]
    forms = Counter(one_line(hit.source) for hit in card.hits if hit.source)
    rows.append(_row("named as", ", ".join(f"{form} {n}" for form, n in forms.most_common(8))))
    total = sum(kinds.values())
    bar = "".join(SIGNS[kind] * max(1, round(BAR * kinds[kind] / total)) for kind in kinds)
    rows.append(_row("quoted", bar + "  " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())))
    cues = Counter(one_line(hit.cue).casefold() for hit in card.hits if hit.cue)
    rows.append(_row("cue verbs", ", ".join(f"{cue} {n}" for cue, n in cues.most_common(10))))
    months = Counter(hit.published[:7] for hit in card.hits if hit.published)
    rows.append(_row("by month", spark(months)))
    return Content("\n").join([row for row in rows if len(row)])


def _row(name: str, value: str) -> Content:
    return Content.assemble((fit(name, 11), "$muted"), value) if value.strip() else Content("")


def _roles(hits: list[QuoteHit]) -> Content:
    roles: dict[str, tuple[str | None, int]] = {}
    for hit in hits:
        if hit.role:
            role = one_line(hit.role)
            roles[role] = (hit.published or roles.get(role, (None, 0))[0], roles.get(role, (None, 0))[1] + 1)
    parts = [f"{role} ({plain(date)})" if date else role for role, (date, _) in list(roles.items())[:4]]
    return _row("role", " · ".join(parts))
