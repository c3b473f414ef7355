"""What the machine made: articles and what was read in them, in `corpus.db`.

Tables: `articles` (what a list shows), `texts`, `agents`, `statements`, `facts` (a document each, under ids
that sort by date, see `store.search.keys`), `speakers` (counts by name over the whole library).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any, TypeVar

from tinydb import Query
from tinydb.operations import add

from store.corpus import columns
from store.corpus.decoding import counted, end_of, stored
from store.corpus.derived import FactDocument, StatementDocument, Tables, TextDocument
from store.corpus.indexing import IndexRows, Stored, Words
from store.corpus.namesakes import Namesakes
from store.corpus.speakers import Known, Speakers
from store.corpus.storing import New, Placed, Prepared, placed, prepare, store_all
from store.corpus.voices import Voice, voices
from store.documents import Database, Document, DocumentTable, StoredRow, loads_as
from store.errors import NotFoundError
from store.garbage import without_collector
from store.records import Agent, Article, Fact, Reading, Statement, from_document
from store.search import index, keys

INDEXES = {
    "articles": ["id", "title_key", "publisher_key", "article.published"],
    "speakers": ["key", "statements", "namesake_of", "alias"],
}
FILE = "corpus.db"
_CHUNK = 500
"""Articles that are indexed together."""

_MANY, _PACKED = 500, 20_000
"""New articles from which on a library is packed when it is closed, and the largest one that is."""

Finding = TypeVar("Finding", Agent, Statement, Fact, StatementDocument, FactDocument)


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

    def twins(self, article_ids: Iterable[str]) -> list[Document]:
        """The stored articles with these ids."""
        return self.articles.search(Query().id.one_of(frozenset(article_ids)))

    def key_of(self, article_id: str) -> int | None:
        """The key that an article has now."""
        found = self.twin(article_id)
        return found.doc_id if found else None

    def state(self) -> tuple[int, int]:
        """A value that changes when articles may have come or moved."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return int(version), self._written

    @property
    def compressed(self) -> list[str]:
        """The tables whose large documents are kept compressed."""
        return [table.name for table in self._tables if self.database.storage.compresses(table.name)]

    def add(self, articles: Sequence[tuple[New, Prepared]]) -> None:
        """Store articles that are not there yet, with everything that finds them again."""
        with self.database.transaction():
            known = self.speakers.known([each.voices for _, each in articles])
            found = self._placed(articles, known)
            self._added += len(found)
            store_all(self._tables, found)
            words = [(key, each.words, each.voices) for key, each in found]
            self._counted(words, known).put(self.connection)

    def replace(self, article: Article, reading: Reading, extra: Mapping[str, Any]) -> None:
        """Store an article that is there anew, under its date, with `extra` fields in its row."""
        with self.database.transaction():
            row = self.row(article.id)
            self._remove(row)
            self.add([self.prepared(New(row["id"], article, reading, extra))])

    def store_unindexed(self, article: New) -> None:
        """Store an article that is not there yet, and leave the index for `rebuild` to make."""
        new = [self.prepared(article)]
        store_all(self._tables, self._placed(new, self.speakers.known([each.voices for _, each in new])))

    def prepared(self, article: New) -> tuple[New, Prepared]:
        """An article with what is to be stored of it."""
        return article, prepare(article, self.compressed)

    def _placed(self, articles: Sequence[tuple[New, Prepared]], known: Known) -> list[Placed]:
        """What is stored of articles with their keys, people told apart from their namesakes."""
        self._written += 1
        names = Namesakes(known.values()).named([each.voices for _, each in articles])
        told = [
            prepare(new.named(others), self.compressed) if others else each
            for (new, each), others in zip(articles, names, strict=True)
        ]
        return list(placed(self.articles, told))

    def _counted(self, articles: Sequence[tuple[int, Words, list[Voice]]], known: Known) -> IndexRows:
        """Count stored articles in; what the index has to hold of them."""
        speakers = self.speakers.count([said for _, _, said in articles], known)
        self._count([words for _, words, _ in articles], 1)
        return _index_rows([(key, words) for key, words, _ in articles], speakers)

    def _count(self, articles: Iterable[Words], sign: int) -> None:
        """Keep count of the statements that are shown: attitudes are not."""
        change = sign * sum([words.shown for words in articles])
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
        return stored(self._with_parts(self._between(self.articles, row.doc_id, row.doc_id)))[0]

    def _remove(self, row: Document) -> None:
        stored = self.stored(row)
        words = Words.of(stored)
        _index_rows([(stored.key, words)], {}).take_out(self.connection)
        for table in (self.agents, self.statements, self.facts):
            table.remove(doc_ids=[each.doc_id for each in self.documents_of(table, row)])
        self.articles.remove(doc_ids=[row.doc_id])
        self.texts.remove(doc_ids=[row.doc_id])
        said = [voices(stored.agents, stored.statements)]
        self.speakers.count(said, self.speakers.known(said), -1)
        self._count([words], -1)

    def parts(self) -> tuple[tuple[DocumentTable, int], ...]:
        """The tables with the parts of articles; an id shifted right by the number is an article's key."""
        bits = keys.FINDING_BITS
        return (self.texts, 0), (self.agents, bits), (self.statements, bits), (self.facts, bits)

    def close(self) -> None:
        """Close the file, which is packed if it has grown to twice its size; may be called twice.

        To pack keeps the disk busy, on which other windows that save something would wait.
        """
        added, self._added = self._added, 0
        with suppress(sqlite3.OperationalError):  # another window is at work, or the disk is full
            has_grown = added >= _MANY and len(self.articles) <= min(2 * added, _PACKED)
            if has_grown and self.database.storage.is_alone():
                for each in index.INDEXES:
                    index.optimize(self.connection, each)
                self.connection.execute("VACUUM")
        self.database.close()

    # ---------------------------------------------------------------- what is derived

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the full-text index and the speakers' counts anew from the articles."""
        from store.corpus.ahead import answered  # what it needs is not needed to open a library

        done, total = 0, len(self.articles)
        with self.database.transaction():
            for each in index.INDEXES:
                self.connection.execute(f"DROP TABLE IF EXISTS main.{each.table}")
                index.create(self.connection, each)
            columns.create(self.connection)
            self.speakers.clear()
            self.totals.truncate()
            self.totals.insert({"name": "index", "number": index.VERSION})
            with without_collector(), closing(answered(counted, self._rows(), _is_large)) as chunks:
                for articles in chunks:
                    if progress:
                        progress(done, total)
                    known = self.speakers.known([said for _, _, said in articles])
                    self._counted(articles, known).put(self.connection)
                    done += len(articles)

    def _rows(self) -> Iterator[Tables[list[StoredRow]]]:
        """The rows of all articles by ascending key, some at a time."""
        after = 0
        while rows := self._between(self.articles, after, keys.LAST, _CHUNK):
            yield self._with_parts(rows)
            after = rows[-1][0] + 1

    def _with_parts(self, articles: list[StoredRow]) -> Tables[list[StoredRow]]:
        """Rows of articles that follow each other with the rows of all their parts."""
        first, end = articles[0][0], end_of(articles[-1])
        span = keys.finding_keys(first, end - first)
        return Tables(
            articles,
            self._between(self.texts, first, end),
            *[self._between(each, *span) for each in (self.agents, self.statements, self.facts)],
        )

    def _between(self, table: DocumentTable, *ends: int) -> list[StoredRow]:
        return self.database.storage.unverified(table.name, *ends)

    def index_rows(self) -> Iterator[IndexRows]:
        """What the index has to hold, made from the articles."""
        speakers = self.speakers.ids()
        for rows in self._rows():
            yield _index_rows([(each.key, Words.of(each)) for each in stored(rows)], speakers)


def _is_large(rows: Tables[list[StoredRow]]) -> bool:
    return len(rows.articles) == _CHUNK


def _index_rows(articles: Iterable[tuple[int, Words]], speakers: Mapping[str, int]) -> IndexRows:
    rows = IndexRows()
    for key, words in articles:
        rows.add(key, words, speakers)
    return rows
