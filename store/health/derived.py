"""The index, the counts and what copies are found by, compared with the documents that they are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec.structs import replace

from store.corpus.copies import Copies
from store.corpus.database import Corpus
from store.health.articles import Articles
from store.health.indexed import misfits
from store.results import Problem
from store.search import index, keys


def check_derived(corpus: Corpus, articles: Articles, is_sound: bool, repair: bool) -> Iterator[Problem]:
    """What does not fit the documents, after these were checked; `is_sound` is what `is_index_sound` told."""
    wrong = list(_wrong(corpus, articles, is_sound))
    if wrong and repair:
        corpus.rebuild()
    yield from (replace(each, repaired=repair) for each in wrong)


def check_copies(corpus: Corpus, articles: Articles, repair: bool) -> Iterator[Problem]:
    """What near-duplicates are found by, after the articles were checked."""
    copies = Copies(corpus)
    wrong = list(copies.misfits()) if articles.said is not None else []
    if wrong and repair:
        copies.rebuild()
    for article in wrong:
        title = corpus.row(article)["title"] if article else ""
        what = "the signature by which near-duplicates are found is wrong"
        yield Problem(article=article, title=title, what=what, repaired=repair)


def is_index_sound(corpus: Corpus) -> bool:
    """Whether the full-text tables are sound in themselves; nobody else can write meanwhile."""
    return all(_sound(corpus, each.table) for each in index.INDEXES)


def _wrong(corpus: Corpus, articles: Articles, is_sound: bool) -> Iterator[Problem]:
    said = articles.said
    if not is_sound or (said is not None and not _ranks_all(corpus)):
        yield Problem(article=None, what="the full-text index is damaged")
    elif said is not None:
        yield from _misfits(corpus)
    if said is not None and corpus.speakers.totals() != said:
        yield Problem(article=None, what="the speakers' numbers of statements are wrong")
    if corpus.shown_statements() != sum(row["statements"] for row in corpus.articles):
        yield Problem(article=None, what="the number of statements is wrong")


def _misfits(corpus: Corpus) -> Iterator[Problem]:
    """Articles, and speakers, that are found by other words than theirs."""
    wrong = misfits(corpus)
    found = {key >> keys.FINDING_BITS for key in wrong.statements}
    if wrong.months and not found:
        yield Problem(article=None, what="the numbers of statements by month are wrong")
    for on, rows in wrong.rows.items():
        if on == index.SPEAKERS:
            yield Problem(article=None, what="the full-text index does not fit the speakers")
        else:
            shift = 0 if on in (index.ARTICLES, index.TEXTS) else keys.FINDING_BITS
            found |= {row >> shift for row in rows}
    named = {}
    for key in sorted(found):
        row = corpus.row_of(keys.finding_keys(key)[0])
        is_there = row is not None and key < row.doc_id + row.get("keys", 1)
        named[row["id"] if row and is_there else None] = row["title"] if row and is_there else ""
    for article, title in named.items():
        yield Problem(article=article, title=title, what="the full-text index does not fit the articles")


def _ranks_all(corpus: Corpus) -> bool:
    """Whether the length of every statement is known, which the index ranks them by."""
    lengths = f"SELECT count(*) FROM main.{index.STATEMENTS.table}_docsize"
    return corpus.database.storage.select(lengths) == [(len(corpus.statements),)]


def _sound(corpus: Corpus, table: str) -> bool:
    """Whether a full-text table is sound in itself."""
    try:
        with corpus.database.transaction():
            corpus.connection.execute(f"INSERT INTO main.{table}({table}) VALUES ('integrity-check')")
    except sqlite3.OperationalError:  # open for reading only, or held by another program
        return True
    except sqlite3.DatabaseError:
        return False
    return True
