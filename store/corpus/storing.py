"""Storing many articles at once: every table and index gets its rows in one go, in the order of the file.

What needs no library, which is most of the work, is made of an article before; then it gets its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from msgspec.structs import replace

from store.corpus.derived import (
    TextDocument,
    agent_documents,
    article_document,
    fact_documents,
    sort_key,
    statement_documents,
)
from store.corpus.indexing import Stored, Words
from store.corpus.signature import signature
from store.documents import DocumentTable, Packed
from store.errors import LibraryError
from store.records import Agent, Article, Reading
from store.search import keys


class New(NamedTuple):
    """An article to store, with its id and `extra` fields for its row."""

    id: str
    article: Article
    reading: Reading
    extra: Mapping[str, Any] = {}

    def with_agents(self, agents: tuple[Agent, ...]) -> New:
        """The same with other agents."""
        return self._replace(reading=replace(self.reading, agents=agents))


class Tables(NamedTuple):
    """The tables that hold articles."""

    articles: DocumentTable
    texts: DocumentTable
    agents: DocumentTable
    statements: DocumentTable
    facts: DocumentTable


class Prepared(NamedTuple):
    """An article with its documents (for the tables in their order, the last first), words and signature."""

    new: New
    stored: Stored
    documents: tuple[list[Packed], ...]
    words: Words
    signature: list[int]


def prepare(tables: Tables, new: New) -> Prepared:
    """Make of an article what is to be stored, but its place; looks at no file."""
    reading, text = new.reading, new.article.text
    statements = statement_documents(text, reading)
    facts = fact_documents(text, reading)
    most = max(len(statements), len(facts), len(reading.agents), 1)
    span = -(-most // keys.PER_KEY)
    row = article_document(new.article, reading, span, new.id) | dict(new.extra)
    publisher = new.article.publisher or ""
    stored = Stored(new.id, 0, span, row["title"], publisher, text, reading.agents, statements, facts)
    records: tuple[list[Any], ...] = [row], [TextDocument(text)], agent_documents(reading), statements, facts
    documents = [table.packed(found[::-1]) for table, found in zip(tables, records, strict=True)]
    return Prepared(new, stored, tuple(documents), Words.of(stored), signature(text))


def place(tables: Tables, articles: Sequence[Prepared]) -> tuple[list[Prepared], list[Callable[[], None]]]:
    """Give articles that are not there yet their keys: they in that order, and the calls that store them."""
    placed = []
    rows: tuple[list[tuple[int, Packed]], ...] = [], [], [], [], []
    for key, each in _placed(tables.articles, articles):
        _, last = keys.finding_keys(key, each.stored.span)
        # the findings are counted down, so that the newest first of a search is also the order of the text
        for end, found, documents in zip((key, key, last, last, last), rows, each.documents, strict=True):
            found += zip(range(end + 1 - len(documents), end + 1), documents, strict=True)
        placed.append(each._replace(stored=each.stored._replace(key=key)))
    return placed, [table.inserting(found) for table, found in zip(tables, rows, strict=True)]


def _placed(articles: DocumentTable, batch: Sequence[Prepared]) -> Iterator[tuple[int, Prepared]]:
    """The articles with their keys, in the order of the keys."""
    dated = sorted((sort_key(each.new.article.published), n) for n, each in enumerate(batch))
    for day, group in groupby(dated, key=lambda pair: pair[0]):
        key, last = _free_keys(articles, day)
        for _, n in group:
            span = batch[n].stored.span
            if key + span > last:
                raise LibraryError("there are too many articles of one date")
            yield key, batch[n]
            key += span


def _free_keys(articles: DocumentTable, day: int) -> tuple[int, int]:
    """The first free key of a day and its last one."""
    first, last = keys.article_keys(day)
    used = articles.last_id(first, last)
    if used is None:
        return first, last
    row = articles.get(doc_id=used)
    return used + int(row.get("keys", 1)), last
