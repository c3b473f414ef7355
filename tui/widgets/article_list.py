"""The list of articles: title, and under it date and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from textual.timer import Timer

from store.library import ArticleRow, ArticleRows
from tui.bindings import bindings
from tui.messages import ArticleHighlighted, ArticleOpened
from tui.text.clean import one_line
from tui.text.dates import plain
from tui.text.layout import fit, wrap
from tui.widgets.rows import Piece, Rows

NARROW = 48
"""Cells under which a title has two lines: one would end after a few words."""
MOST_TAGS = 5
#: A cursor that moves on within this time (seconds) loads nothing: loading on every move made a held key lag.
REST = 0.04


class ArticleList(Rows):
    """The articles of the library. Posts ArticleHighlighted when the cursor rests, ArticleOpened on Enter."""

    BINDINGS = bindings("list")
    row_height = 2

    def __init__(self) -> None:
        super().__init__()
        self.articles: ArticleRows | None = None
        self.colours: Mapping[str, str] = {}
        """The colours of tags, from the codebook."""
        self._seen: dict[int, ArticleRow] = {}
        self._rest: Timer | None = None

    def show(self, articles: ArticleRows, keep: str | None = None) -> None:
        """Show `articles`, with the cursor on the one of id `keep` if it is among them."""
        self.articles = articles
        self._seen.clear()
        index = self.index_of(keep) if keep else None
        self.set_reactive(Rows.cursor, index if index is not None else self.cursor)
        self.rebuilt()
        self.keep_in_sight()

    def row(self, index: int) -> ArticleRow:
        """Row `index`, decoded once while it is on screen."""
        assert self.articles is not None
        if index not in self._seen:
            if len(self._seen) > 400:
                self._seen.clear()
            self._seen[index] = self.articles[index]
        return self._seen[index]

    def index_of(self, article_id: str) -> int | None:
        """Where the article stands; None if it isn't there."""
        return self.articles.place(article_id) if self.articles else None

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self.row(self.cursor) if self.count() else None

    # ---- rows
    def on_resize(self) -> None:
        """Rows of two lines, of three where the list is narrow; then what `Rows` does."""
        self.row_height = 3 if self.scrollable_content_region.width < NARROW else 2

    def count(self) -> int:
        """How many articles are shown."""
        return len(self.articles or ())

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """Title with its marks; date, publisher and counts."""
        row = self.row(index)
        last = self.row_height - 1
        mark = "●" if row.unread and line == 0 else " "
        yield ("›" if index == self.cursor else " ") + mark + " ", "mark"
        title = wrap(one_line(row.title), width - 3 - 2 * row.starred, limit=last)
        under = [row.publisher] if row.publisher and len(title) < last else []
        if line == len(title) + len(under):
            yield from self._about(row, width - 3)
            return
        if line >= len(title):
            yield one_line(under[0]) if line == len(title) and under else "", "dim"
            return
        star = " *" if row.starred and line == 0 else ""
        yield (
            fit(title[line], width - 3 - len(star)),
            "strong" if row.unread else "",
        )
        yield star, "mark"

    def _about(self, row: ArticleRow, width: int) -> Iterable[Piece]:
        """Date, publisher, counts, and a sign in its colour for each tag."""
        tags = row.tags if len(row.tags) <= MOST_TAGS else row.tags[: MOST_TAGS - 1]
        note = f" ✎{row.notes}" if row.notes else ""
        more = f"+{len(row.tags) - len(tags)}" if len(tags) < len(row.tags) else ""
        marks = len(note) + len(more) + len(tags) + bool(tags)
        counts = f"{row.statements} st {row.facts} f"
        about = plain(row.published)
        if cell_len(about) + len(counts) + marks + 1 > width:
            counts = f"{row.statements} st"
        if row.publisher and width >= NARROW - 6:
            about += " · " + one_line(row.publisher)
        yield fit(about, width - marks - len(counts) - 1) + " ", "dim"
        yield counts, "dim"
        yield note + " " * bool(tags), "mark"
        for tag in tags:
            yield "#", self.colours.get(tag, "mark")
        yield more, "mark"

    def moved(self) -> None:
        """Tell where the cursor rests, once it rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._rested)

    def on_blur(self) -> None:
        """Who goes on to the text means the article under the cursor."""
        if self._rest is not None:
            self._rest.stop()
            self._rested()

    @property
    def moving(self) -> bool:
        """Whether the cursor moved a moment ago and has told nobody yet."""
        return self._rest is not None

    def _rested(self) -> None:
        self._rest = None
        if (row := self.current) is not None and row.id:
            self.post_message(ArticleHighlighted(row.id))

    def opened(self) -> None:
        """Tell which article was chosen."""
        if (row := self.current) is not None and row.id:
            self.post_message(ArticleOpened(row.id))
