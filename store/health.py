"""Whether everything stored is as it should be, and making anew what is derived."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec
from tinydb import Query

from store.corpus.database import Corpus
from store.corpus.derived import join_parts
from store.corpus.speakers import said_by
from store.documents import Database, Document
from store.notes.anchoring import anchor
from store.notes.database import Notes
from store.notes.decisions import applied, is_added, place
from store.records import Reading, Span
from store.results import Problem
from store.search.text import fold


def check(corpus: Corpus, notes: Notes, repair: bool) -> Iterator[Problem]:
    """Everything that is wrong, by article; with `repair` what is derived is made anew where it was wrong."""
    try:
        yield from _check(corpus, notes, repair)
    except (sqlite3.DatabaseError, msgspec.MsgspecError, ValueError) as error:
        yield Problem(article=None, what=f"a file is damaged, the check could not go on: {error}")


def _check(corpus: Corpus, notes: Notes, repair: bool) -> Iterator[Problem]:
    yield from _files(corpus, notes, repair)
    said: dict[str, int] = {}
    for row in corpus.articles:
        reading = corpus.reading(row)
        for agent in reading.agents:
            number = said_by(reading.statements).get(agent.id)
            if number:
                said[fold(agent.name)] = said.get(fold(agent.name), 0) + number
        yield from _machine(corpus, row, reading)
        yield from _human(corpus, notes, row, reading)
    yield from _strays(corpus, notes)
    yield from _derived(corpus, said, repair)


def _files(corpus: Corpus, notes: Notes, repair: bool) -> Iterator[Problem]:
    for name, database in (("corpus.db", corpus.database), ("notes.db", notes.database)):
        for (line,) in database.storage.connection.execute("PRAGMA integrity_check").fetchall():
            if line != "ok":
                yield Problem(article=None, what=f"{name}: {line}")
        for table in _miscounted(database):
            if repair:
                database.storage.recount(table)
            what = f"{name}: the number of documents in {table} is wrong"
            yield Problem(article=None, what=what, repaired=repair)


def _miscounted(database: Database) -> list[str]:
    storage = database.storage
    return [table for table in storage.tables() if storage.count(table) != len(storage.ids(table))]


def _machine(corpus: Corpus, row: Document, reading: Reading) -> Iterator[Problem]:
    article = corpus.article(row)
    text = article.text
    if article.id != row["id"]:
        yield Problem(article=row["id"], what="the text is not the one that was stored")
    statements, facts = corpus.findings_of(row)
    for statement, document in zip(reading.statements, statements, strict=True):
        marked = (statement.source, statement.cue, statement.role, statement.medium)
        if not statement.parts or not _inside(text, *statement.parts, *filter(None, marked)):
            yield Problem(article=row["id"], what=f"statement {statement.id} does not lie inside the text")
        elif document["words"] != join_parts(text, statement.parts):
            yield Problem(article=row["id"], what=f"statement {statement.id} has other words than its place")
    for fact, document in zip(reading.facts, facts, strict=True):
        if not fact.evidence or not _inside(text, *fact.evidence):
            yield Problem(article=row["id"], what=f"fact {fact.id} does not lie inside the text")
        elif document["words"] != join_parts(text, fact.evidence[:1]):
            yield Problem(article=row["id"], what=f"fact {fact.id} has other words than its place")
    for agent in reading.agents:
        if not _inside(text, *agent.mentions, *(span for role in agent.roles for span in role.evidence)):
            yield Problem(article=row["id"], what=f"a mention of {agent.name} does not lie inside the text")


def _inside(text: str, *spans: Span) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans)


def _human(corpus: Corpus, notes: Notes, row: Document, reading: Reading) -> Iterator[Problem]:
    annotations = notes.annotations_of([row["id"]])
    corrections = notes.corrections_of([row["id"]])
    if not annotations and not corrections:
        return
    article = corpus.article(row)
    opened = applied(article, reading, (), annotations)
    for annotation in opened.lost:
        yield Problem(article=row["id"], what=f"the words of note {annotation.id} are not in the text")
    for correction in corrections:
        if is_added(correction.finding):
            if any(anchor(article.text, each) != (each.start, each.end) for each in correction.target):
                what = f"the words of {correction.finding}, which a person added, are not in the text"
                yield Problem(article=row["id"], what=what)
        elif place(correction, reading.statements, reading.facts) is None:
            what = f"what the decision on {correction.finding} is about is no longer found"
            yield Problem(article=row["id"], what=what)


def _strays(corpus: Corpus, notes: Notes) -> Iterator[Problem]:
    """Notes on articles that are not there."""
    for table in (notes.annotations, notes.corrections, notes.dates):
        for article in {document["article"] for document in table}:
            if not corpus.articles.contains(Query().id == article):
                what = f"there are {table.name} on it, but the article is missing"
                yield Problem(article=article, what=what)


def _derived(corpus: Corpus, said: dict[str, int], repair: bool) -> Iterator[Problem]:
    wrong = []
    if corpus.unindexed():
        wrong.append("the full-text index does not fit the articles")
    if corpus.speakers.totals() != said:
        wrong.append("the speakers' numbers of statements are wrong")
    if corpus.shown_statements() != sum(row["statements"] for row in corpus.articles):
        wrong.append("the number of statements is wrong")
    if wrong and repair:
        corpus.rebuild()
    for what in wrong:
        yield Problem(article=None, what=what, repaired=repair)
