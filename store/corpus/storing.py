"""Storing many articles at once: every table and index gets its rows in one go, in the order of the file.

What needs no library, which is most of the work, is made of an article before; then it gets its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.corpus.derived import (
    Tables,
    TextDocument,
    agent_documents,
    article_document,
    fact_documents,
    sort_key,
    statement_documents,
)
from store.corpus.indexing import Stored, Words
from store.corpus.signature import signature
from store.corpus.voices import Voice, voices
from store.documents import DocumentTable, Packed, dumps, packed
from store.errors import LibraryError
from store.records import Article, Reading
from store.search import keys


class New(NamedTuple):
    """An article to store, with its id and `extra` fields for its row."""

    id: str
    article: Article
    reading: Reading
    extra: Mapping[str, Any] = {}

    def named(self, names: Mapping[str, str | None]) -> New:
        """The same with other names, by the agents' ids, to know them by in the library."""
        agents = [
            replace(each, known_as=names[each.id]) if each.id in names else each
            for each in self.reading.agents
        ]
        return self._replace(reading=replace(self.reading, agents=tuple(agents)))


class Prepared(NamedTuple):
    """What is stored of an article but its place: documents for the tables, the last first, words, and so on.

    Of types that MessagePack knows, to go from process to process.
    """

    day: int
    span: int
    documents: list[list[Packed]]
    words: Words
    signature: list[int]
    voices: list[Voice]

    @property
    def title(self) -> str:
        """The title that lists show."""
        return self.words.article[0]


Placed = tuple[int, Prepared]
"""What is stored of an article, with its key."""


def prepare(new: New, compressed: Collection[str]) -> Prepared:
    """Make of an article what is to be stored; large documents of some tables are `compressed`."""
    article, reading, text = new.article, new.reading, new.article.text
    statements = statement_documents(text, reading)
    facts = fact_documents(text, reading)
    most = max(len(statements), len(facts), len(reading.agents), 1)
    span = -(-most // keys.PER_KEY)
    row = article_document(article, reading, span, new.id) | dict(new.extra)
    stored = Stored(
        new.id, 0, span, row["title"], article.publisher or "", text, reading.agents, statements, facts
    )
    records: Tables[list[Any]] = Tables(
        [row], [TextDocument(text)], agent_documents(reading), statements, facts
    )
    return Prepared(
        sort_key(article.published),
        span,
        [
            [packed(dumps(each), may_compress=table in compressed) for each in reversed(found)]
            for table, found in zip(Tables._fields, records, strict=True)
        ],
        Words.of(stored),
        signature(text),
        voices(reading.agents, reading.statements),
    )


class Batch(NamedTuple):
    """Articles to be stored, and the tables whose large documents are kept compressed."""

    articles: list[New]
    compressed: list[str]


def prepare_all(batch: Batch) -> list[Prepared]:
    """The same for articles of a batch."""
    return [prepare(each, batch.compressed) for each in batch.articles]


def store_all(tables: Tables[DocumentTable], articles: Iterable[Placed]) -> None:
    """Store articles, given in the order of their keys."""
    rows: Tables[list[tuple[int, Packed]]] = Tables([], [], [], [], [])
    for key, each in articles:
        _, last = keys.finding_keys(key, each.span)
        # the findings are counted down, so that the newest first of a search is also the order of the text
        for end, found, documents in zip((key, key, last, last, last), rows, each.documents, strict=True):
            found += zip(range(end + 1 - len(documents), end + 1), documents, strict=True)
    for table, found in zip(tables, rows, strict=True):
        table.insert_packed(found)


def placed(articles: DocumentTable, batch: Sequence[Prepared]) -> Iterator[Placed]:
    """Articles that are not there yet with keys for them, in the order of the keys."""
    for day, group in groupby(sorted(batch, key=lambda each: each.day), key=lambda each: each.day):
        key, last = _free_keys(articles, day)
        for each in group:
            if key + each.span > last:
                raise LibraryError("there are too many articles of one date")
            yield key, each
            key += each.span


def _free_keys(articles: DocumentTable, day: int) -> tuple[int, int]:
    """The first free key of a day and its last one."""
    first, last = keys.article_keys(day)
    used = articles.last_id(first, last)
    if used is None:
        return first, last
    row = articles.get(doc_id=used)
    return used + int(row.get("keys", 1)), last
