"""The main screen: articles, the article with its quote viewer, facts. It owns what is open."""

from __future__ import annotations

from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from store.errors import OnrecordError
from store.library import OpenArticle
from store.records import Annotation, Statement
from tui.actions import WRITING, Action
from tui.bindings import bindings
from tui.memory import Session
from tui.messages import (
    ArticleHighlighted,
    ArticleOpened,
    FactOpened,
    FactReached,
    SelectionChanged,
    StatementReached,
)
from tui.screens.annotating import Annotating
from tui.screens.base import ORDERS
from tui.screens.finding import Finding
from tui.screens.importing import Importing
from tui.screens.printings import Printings
from tui.screens.reporting import report, reporting
from tui.screens.same_speaker import SameSpeaker
from tui.text.wording import counted, speaker_names
from tui.widgets.article_list import ArticleList
from tui.widgets.key_bar import KeyBar, TitleBar

OF_A_SPEAKER = frozenset({"speaker.next", "speaker.previous", "speaker.card"})
OF_A_STATEMENT = OF_A_SPEAKER | {
    "copy",
    "copy.as",
    "review.accept",
    "review.reject",
    "correct",
    "note",
    "tag",
}
ALWAYS = frozenset(
    "quotes.search timeline lost import help palette theme quit escape pane.next pane.previous pane.list"
    " pane.article pane.facts pane.viewer pane.narrower pane.wider pane.zoom undo redo".split()
)
"""Actions that need no article."""
COMING = ("The first articles are coming in.",)
EMPTY = (
    "This library is empty.",
    "",
    "I takes in a file or a folder; in the shell,",
    "    onrecord import FILE ...",
)


class BrowserScreen(SameSpeaker, Printings, Importing, Annotating, Finding):
    """Three panes and a quote viewer over one library."""

    BINDINGS = bindings("browser")
    AUTO_FOCUS = ""
    BLANK = True  # what lies on it covers it
    ESCAPE_TO_MINIMIZE = False

    def compose(self) -> ComposeResult:
        """Title, panes, keys."""
        yield TitleBar()
        with Horizontal(id="panes"):
            yield self.articles
            with Vertical(id="middle"):
                yield self.text
                yield self.viewer
            yield self.facts
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list and open what was open last."""
        self._arrange()
        name = self.library.folder.name
        called = [name] if name != "onrecord" else []  # the default, whose name is that of the program
        closed = ["read only"] if self.library.read_only else []
        self.query_one(TitleBar).library = " · ".join([*called, *closed])
        self.articles.set_reactive(ArticleList.cursor, max(0, self.session.cursor))
        self.reload(keep=self.session.article)
        self.focus_pane(self.at_pane)
        row = self.articles.current
        if row is not None and row.id == self.session.article:
            self.open(row.id, self.session.caret, self.session.top)
        else:
            self.open_listed()
        self.set_interval(1.0, self.show_changes)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time all styles were just made."""
        event.refresh_styles = event.refresh_styles and self._shown

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size alone: every layout tells the screen its size again."""
        if size != self.outer_size:
            if self.is_mounted:
                self._arrange()
            self._resizing = True
            super()._screen_resized(size)
            self.app.call_later(self._resized)  # the app comes after the panes, which were told their sizes

    def _resized(self) -> None:
        self._resizing = False
        self._dirty_widgets.add(self)
        self._on_timer_update()

    def _compositor_refresh(self) -> None:
        """Paint nothing before the panes know their sizes: the first picture is the right one."""
        if not self._resizing and (self.text.laid or not self.text.display):
            super()._compositor_refresh()
            if not self._shown:
                self._shown = True
                self.onrecord.started()

    _resizing = False
    _shown = False
    _lost = False

    # ---- what is open
    def reload(self, keep: str | None = None) -> None:
        """Read the list and the counts again, with the cursor on the article `keep`."""
        with reporting(self):
            self.articles.show(self.library.rows(self.filters["list"], self.order), keep)
            self._count()

    def _count(self) -> None:
        counts = self.library.counts()
        shown = self.articles.count()
        number = f"{shown:,} of {counts.articles:,}" if self.filters["list"] else f"{counts.articles:,}"
        order = "" if self.order == "newest" else f"by {self.order}"
        words = f"/{self.filters['list']}" if self.filters["list"] else ""
        self.pane("list").entitle(
            " ".join(p for p in ("Articles", words) if p), " ".join(p for p in (order, number) if p)
        )
        total = f"{counts.articles:,} articles · {counts.statements:,} statements · {counts.facts:,} facts"
        self.totals = total
        self._tell_panes()

    def open(self, article_id: str, caret: int = 0, top: int | None = None) -> bool:
        """Show an article; False (and a message) if it can't be read."""
        try:
            opened = self.library.open_article(article_id)
        except OnrecordError as error:
            report(self, error)
            self.viewer.show_nothing(error.message)
            return False
        self._show(opened, caret, top)
        return True

    def open_listed(self) -> None:
        """Unless an article is open, open the one under the cursor of the list; say so if there is none."""
        if self.opened is not None:
            return
        if (row := self.articles.current) is not None:
            self.open(row.id)
        else:
            self.text.show_words(*(COMING if self._under_way else EMPTY))

    def _show(self, opened: OpenArticle, caret: int, top: int | None) -> None:
        self.opened = opened
        lost = f"{counted(len(opened.lost), 'note')} without a place: P" if opened.lost else ""
        self.pane("article").entitle(opened.article.title or "Article", lost)
        self.articles.colours = self.viewer.colours = self.text.colours = self.library.tag_colours()
        self.facts.show(opened)
        self.text.copies = self.library.copies_of(opened.article.id)
        self.text.show(opened, caret, top)
        self.show_card()

    def refresh_article(self) -> None:
        """Read the open article again after a change, keeping the place."""
        if self.opened is None:
            return
        with reporting(self):
            opened = self.library.open_article(self.opened.article.id)
            self._show(opened, self.text.caret, self.text.scroll_offset.y)
            self.articles.show(self.library.rows(self.filters["list"], self.order), self._listed())
            self._count()

    def _listed(self) -> str | None:
        return row.id if (row := self.articles.current) else None

    def show_changes(self) -> None:
        """Another window wrote: show it. A library that can't be read is told once, not every second."""
        try:
            changed = self.library.changed()
        except OnrecordError as error:
            if not self._lost:
                report(self, error)
            self._lost = True
            return
        self._lost = False
        if changed:
            self.forget_speakers()
            if self.opened is None:
                self.reload()
                self.open_listed()
            else:
                self.refresh_article()
            self.onrecord.renew()

    # ---- the card under the text
    def notes_on(self, statement: Statement) -> list[Annotation]:
        """The notes and tags whose words touch a statement."""
        if self.opened is None:
            return []
        return [
            note
            for note in self.opened.annotations
            if any(s.start < b and s.end > a for s in note.target for a, b in statement.parts)
        ]

    def show_card(self) -> None:
        """Show the fact under the cursor of the sidebar, else the statement under that of the text."""
        viewer = self.pane("viewer")
        if self.opened is None:
            return
        if (fact := self.fact) is not None:
            touching = [
                note
                for note in self.opened.annotations
                if any(s.start < b and s.end > a for s in note.target for a, b in fact.evidence)
            ]
            self.viewer.show_fact(self.opened, fact, touching)
            viewer.entitle("Fact", "")
        elif (statement := self.text.current) is not None:
            notes = self.notes_on(statement)
            assert self.text.marking is not None
            voice = self.text.marking.voices.get(statement.id)
            self.viewer.show_statement(self.opened, statement, notes, voice)
            place = self.text.marking.numbers.get(statement.id)
            number = "" if place is None else f" {place + 1} of {len(self.text.marking.live)}"
            written = sum(bool(each.note) for each in notes)
            marks = [f" ✎{written}"] * bool(written) + [" #"] * any(each.tags for each in notes)
            viewer.entitle(f"Quote{number}{''.join(marks)}")
            self.count_same_speaker()
            self.tell_printings()
        else:
            some = self.text.marking and self.text.marking.live
            self.viewer.show_nothing(
                "No statement on this line." if some else "No statement in this article."
            )
            viewer.entitle("Quote", "")

    @on(StatementReached)
    def _statement_reached(self) -> None:
        self.show_card()
        self.tell_keys()

    @on(FactReached)
    def _fact_reached(self, event: FactReached) -> None:
        if self.at_pane == "facts":
            self.text.light(event.fact.evidence if event.fact else ())
            self.show_card()

    @on(FactOpened)
    def _fact_opened(self, event: FactOpened) -> None:
        if event.fact is not None and event.fact.evidence:
            self.focus_pane("article")
            self.text.go_to(event.fact.evidence[0])
            self.text.light(event.fact.evidence)

    @on(ArticleHighlighted)
    def _highlighted(self, event: ArticleHighlighted) -> None:
        if self.opened is None or self.opened.article.id != event.article_id:
            self.open(event.article_id)

    @on(ArticleOpened)
    def _article_opened(self, event: ArticleOpened) -> None:
        if (self.opened is not None and self.opened.article.id == event.article_id) or self.open(
            event.article_id
        ):
            self.focus_pane("article")
            self._read(event.article_id)

    def _read(self, article_id: str) -> None:
        row = self.articles.current
        if row is not None and row.id == article_id and row.unread and not self.library.read_only:
            with reporting(self):
                self.library.mark(article_id, read=True)
                self.articles.show(self.library.rows(self.filters["list"], self.order), article_id)

    @on(SelectionChanged)
    def _selection_changed(self) -> None:
        self.tell_keys()

    # ---- moving between statements, facts, hits
    def action_statement(self, step: int) -> None:
        """Next or previous statement of the article, which comes into sight."""
        if not self.text.display:
            self.focus_pane("article")
        if not all(self.text.statement_step(step) for _ in range(self.times())):
            self.tell("last statement" if step > 0 else "first statement")

    def action_fact(self, step: int) -> None:
        """Next or previous fact of the article, its evidence lit."""
        if not self.text.display and self.at_pane == "list":
            self.focus_pane("article")
        fact = [self.facts.step(step) for _ in range(self.times())][-1]
        if fact is None:
            self.tell("last fact" if step > 0 else "first fact")
        elif fact.evidence:
            self.text.go_to(fact.evidence[0])
            self.text.light(fact.evidence)

    def why_not(self, action: Action) -> str:
        """Why a key does nothing now, in words; empty if it does."""
        if action.id in WRITING and self.library.read_only:
            return "this library is open for reading only"
        if self.opened is None:
            return "" if action.id in ALWAYS else "no article is open"
        if action.id in OF_A_STATEMENT and self.text.current is None:
            return "no statement at the cursor"
        if action.id in OF_A_SPEAKER and not speaker_names(self.opened, cast(Statement, self.text.current)):
            return "nobody is named here"
        if action.id == "merge" and not self.subject():
            return "nobody is named here"
        if action.id in ("hit.next", "hit.previous") and not (self.filters["article"] or self.searched):
            return "nothing was searched"
        return ""

    # ---- the list
    def action_order(self) -> None:
        """Order the list another way."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.session.order = self.order
        self.reload(keep=self._listed())
        self.tell(f"ordered by {self.order}" if self.order != "newest" else "newest first")

    def action_star(self) -> None:
        """Star the article under the cursor, or take the star away."""
        if (row := self.articles.current) is not None:
            with reporting(self):
                self.library.mark(row.id, starred=not row.starred)
                self.reload(keep=row.id)

    def action_toggle_read(self) -> None:
        """Mark the article under the cursor as read or unread."""
        if (row := self.articles.current) is not None:
            with reporting(self):
                self.library.mark(row.id, read=row.unread)
                self.reload(keep=row.id)

    # ---- other screens
    def action_search_quotes(self) -> None:
        """Search quotes over the library."""
        self.onrecord.search_quotes()

    def action_speaker_card(self) -> None:
        """The card of the statement's speaker."""
        statement = self.text.current
        names = speaker_names(self.opened, statement) if self.opened and statement else ()
        if names:
            self.onrecord.speaker(names[0])
        else:
            self.tell("no speaker here")

    def action_timeline(self) -> None:
        """Meetings, agreements and commitments of the library by date."""
        self.onrecord.timeline()

    def action_leave(self) -> None:
        """Quit; everything is saved already."""
        self.app.exit()

    def state(self) -> Session:
        """What to remember for the next run."""
        self.session.article = self.opened.article.id if self.opened else None
        self.session.caret = self.text.caret
        self.session.top = self.text.scroll_offset.y
        self.session.filters = self.filters
        self.session.cursor = self.articles.cursor
        self.session.pane = self.at_pane
        self.session.folded = tuple(sorted(self.facts.folded))
        self.session.theme = self.app.theme
        return self.session

    def go(self, article_id: str, span: tuple[int, int] | None = None, statement: str | None = None) -> None:
        """Show a place: an article, in it some words or a statement."""
        if self.opened is None or self.opened.article.id != article_id:
            if not self.open(article_id):
                return
            index = self.articles.index_of(article_id)
            if index is not None:
                self.articles.set_reactive(ArticleList.cursor, index)
                self.articles.keep_in_sight()
                self.articles.refresh()
        self.focus_pane("article")
        marking = self.text.marking
        found = next((s for s in marking.statements if s.id == statement), None) if marking else None
        if found is not None:
            self.text.go_to_statement(found)
        elif span is not None:
            self.text.go_to(span)
            self.text.light([span])
