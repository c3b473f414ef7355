"""What every part of the browser's screen shares: the library, what is open, the views."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.timer import Timer

from store.library import Library, OpenArticle, Order
from store.records import Fact, Span
from tui.memory import Session
from tui.widgets.article_list import ArticleList
from tui.widgets.article_text import ArticleText
from tui.widgets.facts_sidebar import FactsSidebar
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_view import LineView
from tui.widgets.quote_viewer import QuoteViewer

if TYPE_CHECKING:
    from tui.app import OnrecordApp

PANES = ("list", "article", "facts", "viewer")
ORDERS: tuple[Order, ...] = ("newest", "title", "publisher")
TOLD = 5.0
"""How long (seconds) a word at the lower right stays."""


class BrowserBase(Screen[None]):
    """The state of the browser's screen; the classes over it say what its keys do."""

    edging = ""
    """What it is whose edges are moved."""

    def __init__(self, library: Library, session: Session) -> None:
        super().__init__()
        self.library = library
        self.session = session
        self.opened: OpenArticle | None = None
        self.order: Order = session.order if session.order in ORDERS else "newest"
        self.filters = {name: session.filters.get(name, "") for name in PANES}
        self.at_pane = session.pane if session.pane in PANES else "list"
        self.side = "list"
        self.zoomed = False
        self.searched = False
        self.back: Callable[[], object] | None = None
        """Where Esc leads to from a place that was jumped to."""
        self._untell: Timer | None = None
        self.articles = ArticleList().as_pane("list", "Articles")
        self.text = ArticleText().as_pane("article", "Article")
        self.facts = FactsSidebar().as_pane("facts", "Facts")
        self.viewer = QuoteViewer().as_pane("viewer", "Quote")
        self.parts: dict[str, LineView] = {
            view.part: view for view in (self.articles, self.text, self.facts, self.viewer)
        }
        self.facts.folded = set(session.folded)
        self.facts.words = self.filters["facts"].casefold()
        self.text.words = self.filters["article"]

    @property
    def onrecord(self) -> OnrecordApp:
        """The app, as what it is."""
        return cast("OnrecordApp", self.app)

    def pane(self, name: str) -> LineView:
        """The view of a part."""
        return self.parts[name]

    @property
    def fact(self) -> Fact | None:
        """The fact that keys are about: the one under the cursor of the sidebar, if one is there."""
        return self.facts.fact if self.at_pane == "facts" else None

    def times(self) -> int:
        """The count that was typed in the article before this key, else 1."""
        return self.text.times if self.text.has_focus else 1

    def tell(self, words: str, stay: bool = False) -> None:
        """Show a few words at the lower right, for some seconds or to stay."""
        bar = self.query_one(KeyBar)
        bar.told = words
        if self._untell is not None:
            self._untell.stop()
        self._untell = None if stay else self.set_timer(TOLD, self._silent)

    def _silent(self) -> None:
        self.query_one(KeyBar).told = ""

    def may_write(self) -> bool:
        """Whether the library takes changes; says so if not."""
        if self.library.read_only:
            self.tell("this library is open for reading only")
        return not self.library.read_only

    # ---- what the parts ask of each other
    @abstractmethod
    def show_card(self) -> None:
        """Show the statement or fact under the cursor in the viewer."""

    @abstractmethod
    def reload(self, keep: str | None = None) -> None:
        """Read the list and the counts again, with the cursor on the article `keep`."""

    @abstractmethod
    def open_listed(self) -> None:
        """Unless an article is open, open the one under the cursor of the list; say so if there is none."""

    @abstractmethod
    def refresh_article(self) -> None:
        """Read the open article again after a change, keeping the place."""

    @abstractmethod
    def show_changes(self) -> None:
        """Show what another window or process wrote."""

    @abstractmethod
    def forget_speakers(self) -> None:
        """Statements or speakers changed: ask again."""

    @abstractmethod
    def tell_keys(self) -> None:
        """Show the keys that make sense here."""

    @abstractmethod
    def focus_pane(self, name: str) -> None:
        """Bring a pane to sight and go there."""

    @abstractmethod
    def go(self, article_id: str, span: Span | None = None, statement: str | None = None) -> None:
        """Show a place: an article, in it some words or a statement."""
