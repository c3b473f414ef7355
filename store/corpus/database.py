"""What the machine made: articles and what was read in them, in `corpus.db`.

Tables: `articles` (what a list shows), `texts`, `agents`, `statements`, `facts` (a document each, under ids
that sort by date, see `store.search.keys`), `speakers` (counts by name over the whole library).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinydb import Query
from tinydb.operations import add

from store.corpus.derived import (
    article_document,
    compact,
    fact_documents,
    numbered,
    sort_key,
    statement_documents,
)
from store.corpus.indexing import index_rows
from store.corpus.speakers import Speakers
from store.documents import Database, Document, DocumentTable
from store.errors import LibraryError, NotFoundError
from store.records import Agent, Article, Fact, Reading, Statement, from_document
from store.search import index, keys

INDEXES = {"articles": ["id", "title_key", "publisher_key"], "speakers": ["key", "statements"]}
FILE = "corpus.db"


class Corpus:
    """The machine-made half of a library."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._written = 0
        self.connection = database.storage.connection
        self.articles = database.table("articles")
        self.texts = database.table("texts")
        self.agents = database.table("agents")
        self.statements = database.table("statements")
        self.facts = database.table("facts")
        self.totals = database.table("totals")
        self.speakers = Speakers(database)
        self._prepare()

    def _prepare(self) -> None:
        """Make the full-text tables of a new file, and those of an older form anew."""
        if self.database.storage.read_only or self._number("index") == index.VERSION:
            return
        with self.database.transaction():
            if self._number("index") != index.VERSION:  # else another window has done it meanwhile
                self.rebuild()

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
        text = self.texts.get(doc_id=row.doc_id)
        assert text is not None
        return from_document({**row["article"], "text": text["text"]}, Article)

    def reading(self, row: Document) -> Reading:
        """What was read in an article."""
        statements, facts = self.findings_of(row)
        return Reading(
            agents=tuple(self.agents_of(row)),
            statements=tuple(from_document(each, Statement) for each in statements),
            facts=tuple(from_document(each, Fact) for each in facts),
            version=row.get("reader", ""),
        )

    @staticmethod
    def documents_of(table: DocumentTable, row: Document) -> list[Document]:
        """The documents of an article in `agents`, `statements` or `facts`, in the order of the text."""
        return table.between(*keys.finding_keys(row.doc_id, row.get("keys", 1)))[::-1]

    def agents_of(self, row: Document) -> list[Agent]:
        """The agents of an article."""
        return [from_document(each, Agent) for each in self.documents_of(self.agents, row)]

    def findings_of(self, row: Document) -> tuple[list[Document], list[Document]]:
        """The documents of an article's statements and facts, in the order of the text."""
        return (self.documents_of(self.statements, row), self.documents_of(self.facts, row))

    # ---------------------------------------------------------------- taking in

    def twin(self, article_id: str) -> Document | None:
        """The stored article with this id."""
        found = self.articles.get(Query().id == article_id)
        assert found is None or isinstance(found, Document)
        return found

    def key_of(self, article_id: str) -> int | None:
        """The key that an article has now."""
        found = self.twin(article_id)
        return found.doc_id if found else None

    def state(self) -> tuple[int, int]:
        """A value that changes when articles may have come or moved."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return int(version), self._written

    def add(self, article: Article, reading: Reading) -> None:
        """Store an article that is not there yet, with everything that finds it again."""
        with self.database.transaction():
            self._store(article, reading)

    def replace(self, article: Article, reading: Reading, extra: Mapping[str, Any]) -> None:
        """Store an article that is there anew, under its date, with `extra` fields in its row."""
        with self.database.transaction():
            self._remove(self.row(article.id))
            self._store(article, reading, extra)

    def _store(self, article: Article, reading: Reading, extra: Mapping[str, Any] | None = None) -> None:
        self._written += 1
        most = max(len(reading.statements), len(reading.facts), len(reading.agents), 1)
        span = -(-most // keys.PER_KEY)
        key = self._free_key(article.published, span)
        row = article_document(article, reading, span) | dict(extra or {})
        _, last = keys.finding_keys(key, span)
        self.articles.insert(Document(row, key))
        self.texts.insert(Document({"text": article.text}, key))
        self.agents.insert_multiple(numbered(last, [compact(agent) for agent in reading.agents]))
        statements = statement_documents(article.text, reading)
        self.statements.insert_multiple(numbered(last, statements))
        facts = fact_documents(article.text, reading)
        self.facts.insert_multiple(numbered(last, facts))
        for each, rows in index_rows(key, row, reading, statements, facts):
            index.put(self.connection, each, rows)
        self.speakers.count(reading, 1)
        self._total(row["statements"])

    def _total(self, change: int) -> None:
        """Keep count of the statements that are shown; attitudes are not."""
        total = Query().name == "statements"
        if not self.totals.update(add("number", change), total):
            self.totals.insert({"name": "statements", "number": change})

    def shown_statements(self) -> int:
        """The number of statements without attitudes."""
        return self._number("statements")

    def _number(self, name: str) -> int:
        found = self.totals.get(Query().name == name)
        return int(found["number"]) if isinstance(found, Document) else 0

    def _free_key(self, published: str | None, span: int) -> int:
        first, last = keys.article_keys(sort_key(published))
        used = self.articles.last_id(first, last)
        if used is None:
            return first
        row = self.articles.get(doc_id=used)
        assert isinstance(row, Document)
        key = used + int(row.get("keys", 1))
        if key + span > last:
            raise LibraryError("there are too many articles of one date")
        return key

    def _remove(self, row: Document) -> None:
        reading = self.reading(row)
        statements, facts = self.findings_of(row)
        for each, rows in index_rows(row.doc_id, row, reading, statements, facts):
            index.take_out(self.connection, each, rows)
        for table in (self.agents, self.statements, self.facts):
            table.remove(doc_ids=[each.doc_id for each in self.documents_of(table, row)])
        self.articles.remove(doc_ids=[row.doc_id])
        self.texts.remove(doc_ids=[row.doc_id])
        self.speakers.count(reading, -1)
        self._total(-row["statements"])

    # ---------------------------------------------------------------- what is derived

    def rebuild(self) -> None:
        """Make the full-text index and the speakers' counts anew from the articles."""
        with self.database.transaction():
            for each in index.INDEXES:
                self.connection.execute(f"DROP TABLE IF EXISTS main.{each.table}")
                index.create(self.connection, each)
            self.speakers.clear()
            self.totals.truncate()
            self.totals.insert({"name": "index", "number": index.VERSION})
            for row in self.articles:
                reading = self.reading(row)
                statements, facts = (
                    self.documents_of(self.statements, row),
                    self.documents_of(self.facts, row),
                )
                for each, rows in index_rows(row.doc_id, row, reading, statements, facts):
                    index.put(self.connection, each, rows)
                self.speakers.count(reading, 1)
                self._total(row["statements"])

    def unindexed(self) -> list[int]:
        """The keys of articles with findings that are in the index and not stored, or the other way round."""
        found: set[int] = set()
        for on, table in ((index.STATEMENTS, self.statements), (index.FACTS, self.facts)):
            stored = set(self.database.storage.ids(table.name))
            indexed = {key for (key,) in self.connection.execute(f"SELECT id FROM main.{on.table}_docsize")}
            found |= {keys.article_of(key) for key in stored ^ indexed}
        return sorted(found)
