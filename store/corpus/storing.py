"""Storing many articles at once: every table and index gets its rows in one go, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from store.corpus.derived import (
    TextDocument,
    agent_documents,
    article_document,
    fact_documents,
    sort_key,
    statement_documents,
)
from store.corpus.indexing import Stored
from store.documents import DocumentTable
from store.errors import LibraryError
from store.records import Article, Reading
from store.search import keys

Numbered = list[tuple[int, object]]


class New(NamedTuple):
    """An article to store, with its id and `extra` fields for its row."""

    id: str
    article: Article
    reading: Reading
    extra: Mapping[str, Any] = {}


class Records(NamedTuple):
    """The documents for the tables, under their ids."""

    articles: Numbered
    texts: Numbered
    agents: Numbered
    statements: Numbered
    facts: Numbered


class Tables(NamedTuple):
    """The tables that hold articles."""

    articles: DocumentTable
    texts: DocumentTable
    agents: DocumentTable
    statements: DocumentTable
    facts: DocumentTable


def store(tables: Tables, articles: Sequence[New]) -> list[Stored]:
    """Store the documents of articles that are not there yet; returns them by ascending key."""
    records = Records([], [], [], [], [])
    done = []
    for key, span, new in _placed(tables.articles, articles):
        row = article_document(new.article, new.reading, span, new.id) | dict(new.extra)
        text = new.article.text
        statements = statement_documents(text, new.reading)
        facts = fact_documents(text, new.reading)
        _, last = keys.finding_keys(key, span)
        records.articles.append((key, row))
        records.texts.append((key, TextDocument(text)))
        records.agents.extend(_numbered(last, agent_documents(new.reading)))
        records.statements.extend(_numbered(last, statements))
        records.facts.extend(_numbered(last, facts))
        publisher = new.article.publisher or ""
        agents = new.reading.agents
        done.append(Stored(new.id, key, span, row["title"], publisher, text, agents, statements, facts))
    for table, found in zip(tables, records, strict=True):
        table.insert_new(found)
    return done


def _numbered(last: int, documents: Sequence[object]) -> Numbered:
    # counted down, so that the newest first of a search is also the order of the text
    return [(last - n, document) for n, document in enumerate(documents)][::-1]


def _placed(articles: DocumentTable, batch: Sequence[New]) -> Iterator[tuple[int, int, New]]:
    """The articles with their keys and the number of keys that each takes, in the order of the keys."""
    dated = sorted(((sort_key(new.article.published), n) for n, new in enumerate(batch)))
    for day, group in groupby(dated, key=lambda pair: pair[0]):
        key, last = _free_keys(articles, day)
        for _, n in group:
            reading = batch[n].reading
            most = max(len(reading.statements), len(reading.facts), len(reading.agents), 1)
            span = -(-most // keys.PER_KEY)
            if key + span > last:
                raise LibraryError("there are too many articles of one date")
            yield key, span, batch[n]
            key += span


def _free_keys(articles: DocumentTable, day: int) -> tuple[int, int]:
    """The first free key of a day and its last one."""
    first, last = keys.article_keys(day)
    used = articles.last_id(first, last)
    if used is None:
        return first, last
    row = articles.get(doc_id=used)
    return used + int(row.get("keys", 1)), last
