"""Every article: its text, and every span of what was read in it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

import msgspec

from store.corpus.database import Corpus
from store.corpus.derived import StatementDocument, join_parts
from store.corpus.voices import said_by
from store.documents import Document
from store.errors import NotFoundError
from store.health.mending import Mending
from store.records import Agent, Span
from store.results import Problem
from store.search.naming import canonical

UNREADABLE = (
    sqlite3.DatabaseError,
    msgspec.MsgspecError,
    NotFoundError,
    ValueError,
    LookupError,
    TypeError,
    AssertionError,
)
"""What a damaged or missing document raises when it is looked at."""


class Articles:
    """Checks articles one by one; `said` then holds each speaker's number of statements, if it is known."""

    def __init__(self, corpus: Corpus) -> None:
        self.said: Counter[str] | None = Counter()
        self._corpus = corpus
        self._ends: dict[int, int] = {}

    def check(self, repair: bool) -> Iterator[Problem]:
        """What is wrong, by article; with `repair` what can be read again from the text is."""
        broken: dict[int, list[Problem]] = {}
        for key in self._corpus.database.storage.ids(self._corpus.articles.name):
            if problems := list(self.problems(key)):
                broken[key] = problems
        strays = self._strays()
        if broken or strays:
            self.said = None
        mended: set[int] = set()
        if repair and (broken or strays):
            mended = Mending(self._corpus).mend(list(broken), strays)
        for key, problems in broken.items():
            yield from (msgspec.structs.replace(each, repaired=key in mended) for each in problems)
        for table, found in strays.items():
            yield Problem(article=None, what=f"{len(found)} {table} belong to no article", repaired=repair)

    def problems(self, key: int) -> Iterator[Problem]:
        """What is wrong with the article that has this key."""
        article: str | None = None
        title = ""
        wrong: list[str] = []
        self._ends[key] = key + 1
        try:
            row = self._corpus.articles.get(doc_id=key)
            self._ends[key] = key + row.get("keys", 1)
            article, title = str(row["id"]), str(row["title"])
            stored = msgspec.structs.replace(self._corpus.article(row))  # a copy hashes its text itself
            if stored.id != article:
                wrong.append("the text is not the one that was stored")
            wrong += self._wrong_findings(row)
        except UNREADABLE as error:
            what = "what is stored of it" if article else "the title, date and origin of an article"
            wrong.append(f"{what} can't be read: {error or type(error).__name__}")
        for what in wrong:
            yield Problem(article=article, title=title, what=what)

    def _wrong_findings(self, row: Document) -> Iterator[str]:
        text = self._corpus.text(row)
        statements, facts = self._corpus.findings_of(row)
        agents = self._corpus.agents_of(row)
        for statement in statements:
            yield from _wrong_statement(text, statement)
        for fact in facts:
            if not fact.evidence or not _inside(text, *fact.evidence):
                yield f"fact {fact.id} does not lie inside the text"
            elif fact.words != join_parts(text, fact.evidence[:1]):
                yield f"fact {fact.id} has other words than its place"
        for agent in agents:
            yield from _wrong_agent(text, agent)
        if (sum(each.act != "attitude" for each in statements), len(facts)) != (
            row["statements"],
            row["facts"],
        ):
            yield "statements or facts of it are missing"
        said = said_by(statements)
        for agent in agents:
            if said.get(agent.id) and self.said is not None:
                self.said[canonical(agent.identity)] += said[agent.id]

    def _strays(self) -> dict[str, list[int]]:
        """The ids of documents that belong to no article, by table."""
        storage = self._corpus.database.storage
        found = {}
        for table, shift in self._corpus.parts():
            stray = [each for each in storage.ids(table.name) if not _owned(each >> shift, self._ends)]
            if stray:
                found[table.name] = stray
        return found


def _owned(key: int, ends: dict[int, int]) -> bool:
    if key in ends:
        return True
    return any(first < key < last for first, last in ends.items() if last - first > 1)


def _wrong_statement(text: str, statement: StatementDocument) -> Iterator[str]:
    marked = {
        "source": (statement.source, statement.source_words),
        "cue": (statement.cue, statement.cue_words),
        "role": (statement.role, statement.role_words),
        "medium": (statement.medium, None),
    }
    spans = [span for span, _ in marked.values() if span]
    if not statement.parts or not _inside(text, *statement.parts, *spans):
        yield f"statement {statement.id} does not lie inside the text"
        return
    if statement.words != join_parts(text, statement.parts):
        yield f"statement {statement.id} has other words than its place"
    for name, (span, words) in marked.items():
        if span and words is not None and words != join_parts(text, [span]):
            yield f"the {name} of statement {statement.id} has other words than its place"


def _wrong_agent(text: str, agent: Agent) -> Iterator[str]:
    spans = [*agent.mentions, *(span for role in agent.roles for span in role.evidence)]
    if not _inside(text, *spans):
        yield f"a mention of {agent.name} does not lie inside the text"
    elif any(_cut(text, *span) for span in agent.mentions):
        yield f"a mention of {agent.name} begins or ends inside a word"


def _inside(text: str, *spans: Span) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans)


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a place that somebody was named at begins or ends with space, or between two letters."""
    words = text[start:end]
    return words != words.strip() or _joined(text[start - 1 : start + 1]) or _joined(text[end - 1 : end + 1])


def _joined(letters: str) -> bool:
    return len(letters) == 2 and letters.isascii() and letters.isalpha()
