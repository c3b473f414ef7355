"""What the machine made: articles and what was read in them, in `corpus.db`.

Tables: `articles` (what a list shows), `texts`, `agents`, `statements`, `facts` (a document each, under ids
that sort by date, see `store.search.keys`), `speakers` (counts by name over the whole library).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from tinydb import Query
from tinydb.operations import add

from store.corpus import columns
from store.corpus.derived import FactDocument, StatementDocument, TextDocument
from store.corpus.indexing import IndexRows, Stored, Words
from store.corpus.speakers import Speakers
from store.corpus.storing import New, Prepared, Tables, place, prepare
from store.documents import DAMAGED, Database, Document, DocumentTable, loads_as
from store.errors import NotFoundError
from store.garbage import without_collector
from store.records import Agent, Article, Fact, Reading, Statement, from_document
from store.search import index, keys

INDEXES = {
    "articles": ["id", "title_key", "publisher_key", "article.published"],
    "speakers": ["key", "statements", "namesake_of", "alias"],
}
FILE = "corpus.db"
_CHUNK = 1000
"""Articles that are indexed together."""

_MANY, _PACKED = 500, 20_000
"""New articles from which on a library is packed when it is closed, and the largest one that is."""

_NO_TEXT = TextDocument("")

Loaded = TypeVar("Loaded")
Finding = TypeVar("Finding", Agent, Statement, Fact, StatementDocument, FactDocument)


Write = Callable[[], None]
"""Writes rows."""

Progress = Callable[[int, int], object]
"""Is told how many articles are done, of how many."""


class Corpus:
    """The machine-made half of a library."""

    def __init__(self, database: Database, progress: Progress | None = None) -> None:
        self.database = database
        self._written = 0
        self._added = 0
        self._last_text = ("", "")
        self._last_whole: tuple[object, tuple[Article, Reading] | None] = (None, None)
        self.connection = database.storage.connection
        self.articles = database.table("articles")
        self.texts = database.table("texts")
        self.agents = database.table("agents")
        self.statements = database.table("statements")
        self.facts = database.table("facts")
        self._tables = Tables(self.articles, self.texts, self.agents, self.statements, self.facts)
        self.totals = database.table("totals")
        self.speakers = Speakers(database)
        self._prepare(progress)

    def _prepare(self, progress: Progress | None) -> None:
        """Make the full-text tables of a new file, and those of an older form anew."""
        if self.database.storage.read_only or self._number("index") == index.VERSION:
            return
        with self.database.transaction():
            if self._number("index") != index.VERSION:  # else another window has done it meanwhile
                self.rebuild(progress)

    # ---------------------------------------------------------------- looking

    def row(self, article_id: str) -> Document:
        """The document of an article in `articles`; raises NotFoundError."""
        found = self.articles.get(Query().id == article_id)
        if found is None:
            raise NotFoundError(f"there is no article {article_id[:12]}")
        assert isinstance(found, Document)
        return found

    def row_of(self, finding: int) -> Document | None:
        """The document of the article that a statement or fact belongs to."""
        key = self.articles.last_id(0, keys.article_of(finding))
        found = None if key is None else self.articles.get(doc_id=key)
        assert found is None or isinstance(found, Document)
        return found

    def article(self, row: Document) -> Article:
        """The article of a document in `articles`."""
        article = from_document({**row["article"], "text": self.text(row)}, Article)
        vars(article)["id"] = row["id"]  # it was hashed when it came in
        return article

    def text(self, row: Document) -> str:
        """The text of an article."""
        raw = self.database.storage.get(self.texts.name, row.doc_id)
        if raw is None:
            raise NotFoundError(f"the text of article {row['id'][:12]} is not where it was", "Try again.")
        return loads_as(raw, TextDocument).text

    def text_of(self, article_id: str) -> str:
        """The text with this id, which is its hash, so that it never changes; raises NotFoundError."""
        if self._last_text[0] != article_id:
            with self.database.storage.one_moment():
                self._last_text = article_id, self.text(self.row(article_id))
        return self._last_text[1]

    def whole(self, article_id: str) -> tuple[Article, Reading]:
        """An article and what was read in it, which another window may move; raises NotFoundError.

        The last one is kept decoded until something is written: decisions on it come one after the other.
        """
        asked = article_id, self.database.storage.version()
        last, whole = self._last_whole
        if whole is None or asked != last:
            with self.database.storage.one_moment():
                row = self.row(article_id)
                whole = self.article(row), self.reading(row)
            self._last_whole = asked, whole
        return whole

    def reading(self, row: Document) -> Reading:
        """What was read in an article."""
        return Reading(
            agents=self._records(self.agents, row, Agent),
            statements=self._records(self.statements, row, Statement),
            facts=self._records(self.facts, row, Fact),
            version=row.get("reader", ""),
        )

    def _records(self, table: DocumentTable, row: Document, kind: type[Finding]) -> tuple[Finding, ...]:
        found = self.database.storage.between(table.name, *keys.finding_keys(row.doc_id, row.get("keys", 1)))
        return tuple([loads_as(raw, kind) for _, raw in reversed(found)])

    @staticmethod
    def documents_of(table: DocumentTable, row: Document) -> list[Document]:
        """The documents of an article in `agents`, `statements` or `facts`, in the order of the text."""
        return table.between(*keys.finding_keys(row.doc_id, row.get("keys", 1)))[::-1]

    def agents_of(self, row: Document) -> list[Agent]:
        """The agents of an article."""
        return list(self._records(self.agents, row, Agent))

    def findings_of(self, row: Document) -> tuple[tuple[StatementDocument, ...], tuple[FactDocument, ...]]:
        """An article's statements and facts as they are stored; raises DAMAGED if one is damaged."""
        return (
            self._records(self.statements, row, StatementDocument),
            self._records(self.facts, row, FactDocument),
        )

    # ---------------------------------------------------------------- taking in

    def twin(self, article_id: str) -> Document | None:
        """The stored article with this id."""
        found = self.articles.get(Query().id == article_id)
        assert found is None or isinstance(found, Document)
        return found

    def twins(self, article_ids: Sequence[str]) -> list[Document]:
        """The stored articles with these ids."""
        return self.articles.search(Query().id.one_of(list(article_ids)))

    def key_of(self, article_id: str) -> int | None:
        """The key that an article has now."""
        found = self.twin(article_id)
        return found.doc_id if found else None

    def state(self) -> tuple[int, int]:
        """A value that changes when articles may have come or moved."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return int(version), self._written

    def add(self, articles: Sequence[New]) -> None:
        """Store articles that are not there yet, with everything that finds them again."""
        with self.database.transaction(), without_collector():
            self._store(articles)

    def prepared(self, articles: Iterable[New]) -> list[Prepared]:
        """Articles with all that is stored of them but their place; looks at no file."""
        return [prepare(self._tables, each) for each in articles]

    def adding(self, articles: Sequence[Prepared]) -> list[Write]:
        """Begin to store articles that are not there yet; the calls that write them have to follow.

        They, and what counts them, may run in another thread, if this one leaves the file alone meanwhile.
        """
        placed, writes = self._placed(articles)
        self._added += len(placed)
        return writes + self._counted([(each.stored, each.words) for each in placed]).putting(self.connection)

    def replace(self, article: Article, reading: Reading, extra: Mapping[str, Any]) -> None:
        """Store an article that is there anew, under its date, with `extra` fields in its row."""
        with self.database.transaction():
            row = self.row(article.id)
            self._remove(row)
            self._store([New(row["id"], article, reading, extra)])

    def _store(self, articles: Sequence[New]) -> None:
        for write in self.adding(self.prepared(articles)):
            write()

    def store_unindexed(self, articles: Sequence[New]) -> None:
        """Store articles that are not there yet, and leave the index for `rebuild` to make."""
        for write in self._placed(self.prepared(articles))[1]:
            write()

    def _placed(self, articles: Sequence[Prepared]) -> tuple[list[Prepared], list[Write]]:
        """The articles under their keys, people told apart from their namesakes, and what stores them."""
        self._written += 1
        agents = self.speakers.told_apart([each.stored.agents for each in articles])
        return place(
            self._tables,
            [
                each if each.stored.agents == found else prepare(self._tables, each.new.with_agents(found))
                for each, found in zip(articles, agents, strict=True)
            ],
        )

    def _counted(self, articles: Sequence[tuple[Stored, Words]]) -> IndexRows:
        """Count stored articles in; what the index has to hold of them."""
        speakers = self.speakers.count((each.agents, each.statements) for each, _ in articles)
        self._count([each for each, _ in articles], 1)
        return _index_rows(articles, speakers)

    def _count(self, articles: Sequence[Stored], sign: int) -> None:
        """Keep count of the statements that are shown: attitudes are not."""
        change = sign * sum([_shown(each) for each in articles])
        if not self.totals.update(add("number", change), Query().name == "statements"):
            self.totals.insert({"name": "statements", "number": change})

    def shown_statements(self) -> int:
        """The number of statements without attitudes."""
        return self._number("statements")

    def _number(self, name: str) -> int:
        found = self.totals.get(Query().name == name)
        return int(found["number"]) if isinstance(found, Document) else 0

    def stored(self, row: Document) -> Stored:
        """An article with all that the index is made of."""
        return self._stored([row])[0]

    def _remove(self, row: Document) -> None:
        stored = self.stored(row)
        _index_rows([(stored, Words.of(stored))], {}).take_out(self.connection)
        for table in (self.agents, self.statements, self.facts):
            table.remove(doc_ids=[each.doc_id for each in self.documents_of(table, row)])
        self.articles.remove(doc_ids=[row.doc_id])
        self.texts.remove(doc_ids=[row.doc_id])
        self.speakers.count([(stored.agents, stored.statements)], -1)
        self._count([stored], -1)

    def parts(self) -> tuple[tuple[DocumentTable, int], ...]:
        """The tables with the parts of articles; an id shifted right by the number is an article's key."""
        bits = keys.FINDING_BITS
        return (self.texts, 0), (self.agents, bits), (self.statements, bits), (self.facts, bits)

    def close(self) -> None:
        """Close the file, which is packed if it has grown to twice its size; may be called twice."""
        added, self._added = self._added, 0
        with suppress(sqlite3.OperationalError):  # another window is at work, or the disk is full
            if added >= _MANY and len(self.articles) <= min(2 * added, _PACKED):
                for each in index.INDEXES:
                    index.optimize(self.connection, each)
                self.connection.execute("VACUUM")
        self.database.close()

    # ---------------------------------------------------------------- what is derived

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the full-text index and the speakers' counts anew from the articles."""
        done, total = 0, len(self.articles)
        with self.database.transaction():
            for each in index.INDEXES:
                self.connection.execute(f"DROP TABLE IF EXISTS main.{each.table}")
                index.create(self.connection, each)
            columns.create(self.connection)
            self.speakers.clear()
            self.totals.truncate()
            self.totals.insert({"name": "index", "number": index.VERSION})
            with without_collector():
                for articles in self._articles():
                    if progress:
                        progress(done, total)
                    self._counted(_with_words(articles)).put(self.connection)
                    done += len(articles)

    def _articles(self) -> Iterator[list[Stored]]:
        """All articles by ascending key, some at a time."""
        last = -1
        while rows := self.articles.following(last, _CHUNK):
            yield self._stored(rows)
            last = rows[-1].doc_id

    def index_rows(self) -> Iterator[IndexRows]:
        """What the index has to hold, made from the articles."""
        speakers = self.speakers.ids()
        for articles in self._articles():
            yield _index_rows(_with_words(articles), speakers)

    def _stored(self, rows: Sequence[Document]) -> list[Stored]:
        """Articles that follow each other, with all that the index is made of."""
        ends = rows[0].doc_id, rows[-1].doc_id + rows[-1].get("keys", 1)
        texts = dict(loaded(self.database.storage.between(self.texts.name, *ends), TextDocument))
        agents = self._by_article(self.agents, Agent, rows, *ends)
        statements = self._by_article(self.statements, StatementDocument, rows, *ends)
        facts = self._by_article(self.facts, FactDocument, rows, *ends)
        return [
            Stored(
                row["id"],
                row.doc_id,
                row.get("keys", 1),
                row["title"],
                row["article"].get("publisher") or "",
                texts.get(row.doc_id, _NO_TEXT).text,
                agents[n],
                statements[n],
                facts[n],
            )
            for n, row in enumerate(rows)
        ]

    def _by_article(
        self, table: DocumentTable, kind: type[Finding], rows: Sequence[Document], first: int, last: int
    ) -> list[list[Finding]]:
        """The findings of each of the articles, whose keys are all between `first` and `last`."""
        span = keys.finding_keys(first, last - first)
        found = loaded(self.database.storage.between(table.name, *span), kind)
        key, finding = next(found, (keys.LAST, None))
        lists = []
        for row in rows:
            _, end = keys.finding_keys(row.doc_id, row.get("keys", 1))
            here = []
            while finding is not None and key <= end:
                here.append(finding)
                key, finding = next(found, (keys.LAST, None))
            lists.append(here[::-1])
        return lists


def loaded(rows: Iterable[tuple[int, bytes]], kind: type[Loaded]) -> Iterator[tuple[int, Loaded]]:
    """The records in rows, with their keys, without those that are damaged, which `check` tells."""
    for key, raw in rows:
        try:
            record = loads_as(raw, kind)
        except DAMAGED:
            continue
        yield key, record


def _with_words(articles: Iterable[Stored]) -> list[tuple[Stored, Words]]:
    return [(each, Words.of(each)) for each in articles]


def _index_rows(articles: Iterable[tuple[Stored, Words]], speakers: Mapping[str, int]) -> IndexRows:
    rows = IndexRows()
    for each, words in articles:
        rows.add(each.key, each.span, words, speakers)
    return rows


def _shown(stored: Stored) -> int:
    """The number of statements without attitudes."""
    return sum([statement.act != "attitude" for statement in stored.statements])
