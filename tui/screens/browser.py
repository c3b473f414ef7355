"""The main screen: articles, the article with its quote viewer, facts. It owns what is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer

from store.errors import OnrecordError
from store.library import Library, OpenArticle, Order
from store.records import Annotation, Statement
from tui.actions import Where
from tui.bindings import bindings
from tui.memory import Session
from tui.messages import (
    ArticleHighlighted,
    ArticleOpened,
    FactOpened,
    FactReached,
    FilterClosed,
    FilterEdited,
    SelectionChanged,
    StatementReached,
)
from tui.screens.annotating import Annotating
from tui.screens.reporting import report, reporting
from tui.screens.same_speaker import SameSpeaker
from tui.text.wording import speaker_names
from tui.widgets.article_list import ArticleList
from tui.widgets.article_text import ArticleText
from tui.widgets.facts_sidebar import FactsSidebar
from tui.widgets.filter_line import FilterLine
from tui.widgets.key_bar import KeyBar, TitleBar
from tui.widgets.line_view import LineView
from tui.widgets.quote_viewer import QuoteViewer

if TYPE_CHECKING:
    from tui.app import OnrecordApp

PANES = ("list", "article", "facts", "viewer")
NAMES = {"list": "articles", "article": "text", "facts": "facts", "viewer": "quote"}
THREE, TWO, SHORT, TALL = 108, 84, 30, 50
"""Widths in cells from which three and two panes stand side by side; rows under which the viewer is
low, and from which it is high."""
TOLD = 5.0
"""How long (seconds) a word at the lower right stays."""
EMPTY = ("This library is empty.", "", "Take in articles with", "    onrecord import FILE ...")
ORDERS: tuple[Order, ...] = ("newest", "title", "publisher")


class BrowserScreen(SameSpeaker, Annotating, Screen[None]):
    """Three panes and a quote viewer over one library."""

    BINDINGS = bindings("browser")
    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, library: Library, session: Session) -> None:
        super().__init__()
        self.library = library
        self.session = session
        self.opened: OpenArticle | None = None
        self.order: Order = session.order if session.order in ORDERS else "newest"
        self.filters: dict[str, str] = dict.fromkeys(PANES, "")
        self.at_pane = session.pane if session.pane in PANES else "list"
        self.side = "list"
        self.zoomed = False
        self.searched = False
        self._untell: Timer | None = None
        self.articles = ArticleList().as_pane("list", "Articles")
        self.text = ArticleText().as_pane("article", "Article")
        self.facts = FactsSidebar().as_pane("facts", "Facts")
        self.viewer = QuoteViewer().as_pane("viewer", "Quote")
        self.parts: dict[str, LineView] = {
            view.part: view for view in (self.articles, self.text, self.facts, self.viewer)
        }
        self.facts.folded = set(session.folded)

    @property
    def onrecord(self) -> OnrecordApp:
        """The app, as what it is."""
        return cast("OnrecordApp", self.app)

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
        self.query_one(TitleBar).library = self.library.folder.name
        self.reload(keep=self.session.article)
        self.focus_pane(self.at_pane)
        row = self.articles.current
        if row is None:
            self.text.show_words(*EMPTY)
        else:
            caret = self.session.caret if row.id == self.session.article else 0
            self.open(row.id, caret)
        self.set_interval(1.0, self._look_for_changes)

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

    def pane(self, name: str) -> LineView:
        """The view of a part."""
        return self.parts[name]

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

    def _show(self, opened: OpenArticle, caret: int, top: int | None) -> None:
        self.opened = opened
        self.pane("article").entitle(opened.article.title or "Article", self._place_told())
        self.facts.show(opened)
        self.text.show(opened, caret, top)
        live = sum(fact.status != "rejected" for fact in opened.facts)
        self.pane("facts").entitle("Facts", f"{live}")
        if opened.lost:
            self.pane("article").border_subtitle = f"{len(opened.lost)} notes lost their place"
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

    def _look_for_changes(self) -> None:
        with reporting(self):
            if self.library.changed():
                self.forget_speakers()
                self.refresh_article() if self.opened else self.reload()

    def _place_told(self) -> str:
        return ""

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
        if self.at_pane == "facts" and (fact := self.facts.fact) is not None:
            touching = [
                note
                for note in self.opened.annotations
                if any(s.start < b and s.end > a for s in note.target for a, b in fact.evidence)
            ]
            self.viewer.show_fact(self.opened, fact, touching)
            viewer.entitle("Fact")
        elif (statement := self.text.current) is not None:
            notes = self.notes_on(statement)
            self.viewer.show_statement(self.opened, statement, notes)
            assert self.text.marking is not None
            live = self.text.marking.live
            number = f" {live.index(statement) + 1} of {len(live)}" if statement in live else ""
            viewer.entitle(f"Quote{number}" + (f" ✎{len(notes)}" if notes else ""))
            self.count_same_speaker()
        else:
            some = self.text.marking and self.text.marking.live
            self.viewer.show_nothing(
                "No statement on this line.  ] next   [ previous" if some else "No statements."
            )
            viewer.entitle("Quote")

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
        """Next or previous statement of the article."""
        if not self.text.statement_step(step):
            self.tell("last statement" if step > 0 else "first statement")

    def action_fact(self, step: int) -> None:
        """Next or previous fact of the article, its evidence lit."""
        fact = self.facts.step(step)
        if fact is None:
            self.tell("last fact" if step > 0 else "first fact")
        elif fact.evidence:
            self.text.go_to(fact.evidence[0])
            self.text.light(fact.evidence)

    def action_hit(self, step: int) -> None:
        """Next or previous match of the article's filter, else of the search it was opened from."""
        if self.filters["article"]:
            number = self.text.match_step(step)
            if number is not None:
                self.tell(f"match {number} of {len(self.text.matches)}")
        elif self.searched:
            self.onrecord.next_hit(step)

    def tell(self, words: str, stay: bool = False) -> None:
        """Show a few words at the lower right, for some seconds or to stay."""
        bar = self.query_one(KeyBar)
        bar.told = words
        if self._untell is not None:
            self._untell.stop()
        self._untell = None if stay else self.set_timer(TOLD, self._silent)

    def _silent(self) -> None:
        self.query_one(KeyBar).told = ""

    # ---- panes
    def focus_pane(self, name: str) -> None:
        """Bring a pane to sight and go there."""
        self.at_pane = name
        if name in ("list", "facts"):
            self.side = name
        self._arrange()
        self.pane(name).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where the keys go decides what is shown."""
        name = event.widget.part if isinstance(event.widget, LineView) else ""
        if name:
            self.at_pane = name
            if name != "facts":
                if name == "list":
                    self.text.light(())
            elif self.facts.fact is not None:
                self.text.light(self.facts.fact.evidence)
            self.show_card()
        self.tell_keys()

    def action_pane(self, name: str) -> None:
        """Go to a pane by number."""
        self.zoomed = False
        self.focus_pane(name)

    def action_pane_step(self, step: int) -> None:
        """Go to the next or previous pane."""
        index = (PANES.index(self.at_pane) + step) % len(PANES)
        self.focus_pane(PANES[index])

    def action_zoom(self) -> None:
        """This pane alone, or all again."""
        self.zoomed = not self.zoomed
        self._arrange()

    def action_resize_pane(self, step: int) -> None:
        """Make the pane wider or narrower; in the text, the list gives or takes."""
        if self.at_pane == "facts":
            self.session.facts_width = self._bounded(self._facts_width() + step)
        else:
            sign = 1 if self.at_pane == "list" else -1
            self.session.list_width = self._bounded(self._list_width() + step * sign)
        self._arrange()

    def _bounded(self, width: int) -> int:
        return max(18, min(width, max(18, self.size.width // 2 - 4)))

    def _list_width(self) -> int:
        return self._bounded(self.session.list_width or max(30, min(42, self.size.width // 4)))

    def _facts_width(self) -> int:
        return self._bounded(self.session.facts_width or max(30, min(44, self.size.width // 4)))

    def on_resize(self, event: events.Resize) -> None:
        """Another width shows another number of panes."""
        del event
        self._arrange()

    def _arrange(self) -> None:
        width = self.size.width or self.app.size.width
        if self.zoomed or width < TWO:
            visible = {"article", "viewer"} if self.at_pane in ("article", "viewer") else {self.at_pane}
            if self.zoomed and self.at_pane in ("article", "viewer"):
                visible = {self.at_pane}
        elif width < THREE:
            visible = {self.side, "article", "viewer"}
        else:
            visible = set(PANES)
        height = self.size.height or self.app.size.height
        self.set_class(height < SHORT, "-short")
        self.set_class(height >= TALL, "-tall")
        for name in PANES:
            self.pane(name).display = name in visible
        self.query_one("#middle").display = bool(visible & {"article", "viewer"})
        alone = not visible & {"article", "viewer"}
        self.pane("list").styles.width = "1fr" if alone else self._list_width()
        self.pane("facts").styles.width = "1fr" if alone else self._facts_width()
        self.hidden = [name for name in PANES if name not in visible]
        self._tell_panes()

    totals = ""
    hidden: Sequence[str] = ()

    def _tell_panes(self) -> None:
        hidden = " · ".join(f"{PANES.index(name) + 1} {NAMES[name]}" for name in self.hidden)
        self.query_one(TitleBar).told = hidden or self.totals

    def tell_keys(self) -> None:
        """Show the keys that make sense here."""
        bar = self.query_one(KeyBar)
        selection = self.text.selection
        if selection is not None:
            count = len(self.text.text[selection[0] : selection[1]].split())
            bar.lead = f"SELECT {count} {'word' if count == 1 else 'words'} · {self.text.unit}"
            bar.places = ("select",)
            return
        bar.lead = ""
        here = cast(Where, self.at_pane)
        bar.places = (here, "browser")

    # ---- filters
    def action_filter(self) -> None:
        """Filter this pane as one types; in the viewer, the article."""
        name = "article" if self.at_pane == "viewer" else self.at_pane
        self.focus_pane(name)
        if not self.query(FilterLine):
            self.pane(name).add_class("-active")
            self.query_one(KeyBar).display = False
            self.mount(FilterLine(name, self.filters[name]))

    @on(FilterEdited)
    def _filter_edited(self, event: FilterEdited) -> None:
        self._apply_filter(event.pane, event.words)

    def _apply_filter(self, pane: str, words: str) -> None:
        self.filters[pane] = words
        if pane == "list":
            self.reload(keep=self.opened.article.id if self.opened else None)
            self.articles.moved()
        elif pane == "facts":
            self.facts.narrow(words)
        else:
            found = self.text.find(words)
            self.tell(f"{found} matches" if words else "")
            if found:
                self.text.match_step(1) if not self._on_match() else None

    def _on_match(self) -> bool:
        return any(a == self.text.caret for a, _ in self.text.matches)

    @on(FilterClosed)
    def _filter_closed(self, event: FilterClosed) -> None:
        if not event.keep:
            self._apply_filter(event.pane, "")
        self.query(FilterLine).remove()
        self.query_one(KeyBar).display = True
        self.pane(event.pane).remove_class("-active")
        self.focus_pane(event.pane)

    def action_clear(self) -> None:
        """Clear the filter of this pane, the light, the zoom; else go back to the search."""
        if self.filters[self.at_pane]:
            self._apply_filter(self.at_pane, "")
        elif self.zoomed:
            self.action_zoom()
        elif self.text.lit and self.at_pane != "facts":
            self.text.light(())
        elif self.searched:
            self.onrecord.back_to_search()
        elif self.at_pane in ("viewer", "facts"):
            self.focus_pane("article")
        elif self.at_pane == "article":
            self.focus_pane("list")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit tags while selecting; else it is the number of a pane."""
        if action == "quick_tag":
            return self.text.selecting
        return super().check_action(action, parameters)

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
