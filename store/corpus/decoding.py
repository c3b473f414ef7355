"""Articles decoded from the rows of the tables, with all that the index is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from store.corpus.derived import FactDocument, StatementDocument, Tables, TextDocument
from store.corpus.indexing import Stored, Words
from store.corpus.voices import Voice, voices
from store.documents import DAMAGED, StoredRow, loads_as, sound
from store.records import Agent
from store.search import keys

Loaded = TypeVar("Loaded")
Finding = TypeVar("Finding", Agent, StatementDocument, FactDocument)

_NO_TEXT = TextDocument("")


class _Published(Struct, gc=False):
    publisher: str | None = None


class _Article(Struct, gc=False):
    """What the index needs of an article's row."""

    id: str
    title: str
    article: _Published
    keys: int = 1


def end_of(row: StoredRow) -> int:
    """The key after those of an article; it has one if its row is damaged."""
    return row[0] + next((each.keys for _, each in _decoded([row], _Article)), 1)


def stored(rows: Tables[list[StoredRow]]) -> list[Stored]:
    """Articles, by ascending key, without those that are damaged."""
    articles = list(_decoded(rows.articles, _Article))
    texts = dict(_decoded(rows.texts, TextDocument))
    agents = _by_article(rows.agents, Agent, articles)
    statements = _by_article(rows.statements, StatementDocument, articles)
    facts = _by_article(rows.facts, FactDocument, articles)
    return [
        Stored(
            article.id,
            key,
            article.keys,
            article.title,
            article.article.publisher or "",
            texts.get(key, _NO_TEXT).text,
            agents[n],
            statements[n],
            facts[n],
        )
        for n, (key, article) in enumerate(articles)
    ]


def counted(rows: Tables[list[StoredRow]]) -> list[tuple[int, Words, list[Voice]]]:
    """The key of each article, what it is found by, and who speaks in it."""
    return [(each.key, Words.of(each), voices(each.agents, each.statements)) for each in stored(rows)]


def _by_article(
    rows: Iterable[StoredRow], kind: type[Finding], articles: Iterable[tuple[int, _Article]]
) -> list[list[Finding]]:
    """The findings of each of the articles; findings and articles by ascending key."""
    found = _decoded(rows, kind)
    key, finding = next(found, (keys.LAST, None))
    lists = []
    for place, article in articles:
        first, end = keys.finding_keys(place, article.keys)
        here = []
        while finding is not None and key <= end:
            if key >= first:
                here.append(finding)
            key, finding = next(found, (keys.LAST, None))
        lists.append(here[::-1])
    return lists


def _decoded(rows: Iterable[StoredRow], kind: type[Loaded]) -> Iterator[tuple[int, Loaded]]:
    return loaded((sound(*row) for row in rows), kind)


def loaded(rows: Iterable[tuple[int, bytes]], kind: type[Loaded]) -> Iterator[tuple[int, Loaded]]:
    """The records in rows, with their keys, without those that are damaged, which `check` tells."""
    for key, raw in rows:
        try:
            record = loads_as(raw, kind)
        except DAMAGED:
            continue
        yield key, record
