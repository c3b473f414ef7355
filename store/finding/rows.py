"""The article list as a sequence that decodes what is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import overload

from msgspec import Struct

from store.corpus.database import Corpus
from store.corpus.decoding import loaded
from store.errors import NotFoundError
from store.notes.database import Notes, about
from store.notes.decisions import is_added
from store.opening import explained
from store.results import ArticleRow, Order

_PAGE = 64
_PAGES = 128


class Origin(Struct, frozen=True, gc=False):
    """Where an article comes from."""

    published: str | None = None
    publisher: str | None = None


class _Listed(Struct, frozen=True, gc=False):
    """What a list shows of an article's document."""

    id: str
    title: str
    article: Origin
    statements: int
    facts: int


class Rows(Sequence[ArticleRow]):
    """Articles in an order, a page at a time; `chosen` keys, newest first, or all.

    It is a view of the moment: after `Library.changed` ask for new rows.
    """

    def __init__(self, corpus: Corpus, notes: Notes, order: Order, chosen: list[int] | None = None) -> None:
        self._corpus = corpus
        self._notes = notes
        self._order = order
        self._chosen = chosen
        if chosen is not None and order != "newest":
            self._chosen = self._sorted(chosen)
        self._length = len(corpus.articles) if chosen is None else len(chosen)
        self._pages: dict[int, list[ArticleRow]] = {}
        self._last: dict[int, int] = {}

    def _sorted(self, chosen: list[int]) -> list[int]:
        ordered = self._corpus.articles.page(0, len(self._corpus.articles), by=f"{self._order}_key")
        wanted = set(chosen)
        return [key for key in ordered if key in wanted]

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> ArticleRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[ArticleRow]: ...
    def __getitem__(self, at: int | slice) -> ArticleRow | list[ArticleRow]:
        places = range(self._length)[at]
        if isinstance(places, int):
            return self._page(places // _PAGE)[places % _PAGE]
        return [self._page(place // _PAGE)[place % _PAGE] for place in places]

    def place(self, article_id: str) -> int | None:
        """Where an article stands; None if it is not among these."""
        try:
            key = self._corpus.row(article_id).doc_id
        except NotFoundError:
            return None
        if self._chosen is not None:
            return self._chosen.index(key) if key in self._chosen else None
        if self._order == "newest":
            return self._corpus.articles.place(key, descending=True)
        return self._corpus.articles.place(key, by=f"{self._order}_key")

    def _page(self, number: int) -> list[ArticleRow]:
        page = self._pages.get(number)
        if page is None:
            page = self._load(number)
            while len(self._pages) >= _PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = page
        return page

    def _load(self, number: int) -> list[ArticleRow]:
        with explained("the articles can't be read"):
            if self._chosen is not None:
                keys = self._chosen[number * _PAGE : (number + 1) * _PAGE]
            else:
                keys = self._keys(number)
                self._last[number] = keys[-1] if keys else 0
            found = self._corpus.database.storage.fetch(self._corpus.articles.name, keys)
            rows = self._decorated([listed for _, listed in loaded(found, _Listed)])
        missing = min(_PAGE, self._length - number * _PAGE) - len(rows)
        return rows + [_GONE] * missing

    def _keys(self, number: int) -> list[int]:
        """The keys of a page: after those of the page before, else counted from the nearer end."""
        offset = number * _PAGE
        count = min(_PAGE, self._length - offset)
        if self._order == "newest" and number - 1 in self._last:
            below = self._last[number - 1]
            return self._corpus.articles.page(0, count, descending=True, below=below)
        by = None if self._order == "newest" else f"{self._order}_key"
        descending = by is None
        if offset <= self._length // 2:
            return self._corpus.articles.page(offset, count, by=by, descending=descending)
        behind = self._length - offset - count
        return self._corpus.articles.page(behind, count, by=by, descending=not descending)[::-1]

    def _decorated(self, articles: Sequence[_Listed]) -> list[ArticleRow]:
        ids = {article.id for article in articles}
        read = {each["article"] for each in self._notes.reads.search(about(ids))}
        starred = {each["article"] for each in self._notes.stars.search(about(ids))}
        notes: Counter[str] = Counter()
        tags: dict[str, dict[str, None]] = {}
        for annotation in self._notes.annotations_of(ids):
            notes[annotation.article] += bool(annotation.note)
            tags.setdefault(annotation.article, {}).update(dict.fromkeys(annotation.tags))
        added = Counter(
            (each.article, each.finding[0])
            for each in self._notes.corrections_of(ids)
            if is_added(each.finding)
        )
        return [
            ArticleRow(
                id=each.id,
                title=each.title,
                published=each.article.published,
                publisher=each.article.publisher,
                statements=each.statements + added[each.id, "s"],
                facts=each.facts + added[each.id, "f"],
                notes=notes[each.id],
                tags=tuple(tags.get(each.id, ())),
                unread=each.id not in read,
                starred=each.id in starred,
            )
            for each in articles
        ]


_GONE = ArticleRow(
    id="", title="(taken out by another window)", published=None, publisher=None, statements=0, facts=0,
    notes=0, tags=(), unread=False, starred=False,
)  # fmt: skip
