"""The index and the counts, compared with the documents that they are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from store.corpus.database import Corpus
from store.health.articles import Articles
from store.results import Problem
from store.search import index


def check_derived(corpus: Corpus, articles: Articles, repair: bool) -> Iterator[Problem]:
    """What does not fit the documents, after these were checked."""
    said = articles.said
    wrong = []
    if corpus.unindexed():
        wrong.append("the full-text index does not fit the articles")
    if any(not _sound(corpus.connection, each.table) for each in index.INDEXES):
        wrong.append("the full-text index is damaged")
    if said is not None and corpus.speakers.totals() != said:
        wrong.append("the speakers' numbers of statements are wrong")
    if corpus.shown_statements() != sum(row["statements"] for row in corpus.articles):
        wrong.append("the number of statements is wrong")
    if wrong and repair:
        corpus.rebuild()
    for what in wrong:
        yield Problem(article=None, what=what, repaired=repair)


def _sound(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a full-text table is sound in itself."""
    try:
        connection.execute(f"INSERT INTO main.{table}({table}) VALUES ('integrity-check')")
    except sqlite3.OperationalError:  # open for reading only, or held by another program
        return True
    except sqlite3.DatabaseError:
        return False
    return True
