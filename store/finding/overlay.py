"""The findings that people touched, as they are now, indexed beside those of the machine.

They are few: corrected, reviewed, under a note. They stand in temporary tables of the same form as the
machine's index, kept in step article by article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Generic, NamedTuple, TypeVar

from store.corpus.database import Corpus
from store.corpus.derived import (
    Shown,
    StatementDocument,
    as_fact,
    as_statement,
    join_parts,
    statement_document,
)
from store.corpus.indexing import Mentions, statement_words
from store.documents import Document
from store.finding.identities import Identities
from store.notes.database import Notes
from store.notes.decisions import applied, overlaps
from store.notes.losing import UNREADABLE
from store.records import Agent, Annotation, Correction, Fact, Span, Statement
from store.search import index, keys
from store.search.index import Index, Row
from store.search.naming import canonical

Finding = TypeVar("Finding", Statement, Fact)


class Touched(NamedTuple, Generic[Finding]):
    """A finding that people touched, as it is now; what is shown of it, its article's row, and its tags."""

    finding: Finding
    shown: Shown
    row: Document
    tags: Sequence[str] = ()


class Layer(Generic[Finding]):
    """Touched findings of one sort with their index rows."""

    def __init__(self, corpus: Corpus, on: Index) -> None:
        self._connection = corpus.connection
        self._on = on
        self._words: dict[int, tuple[str, ...]] = {}
        self.touched: dict[int, Touched[Finding]] = {}
        index.create(self._connection, on, "temp")
        index.clear(self._connection, on, "temp")

    def put(self, key: int, touched: Touched[Finding], words: tuple[str, ...]) -> None:
        """Add a finding."""
        self._words[key] = words
        self.touched[key] = touched
        index.put(self._connection, self._on, [(key, words)], "temp")

    def take_out(self, found: Sequence[int]) -> None:
        """Remove findings."""
        rows: list[Row] = [(key, self._words.pop(key)) for key in found]
        index.take_out(self._connection, self._on, rows, "temp")
        # a new dictionary: a search that is under way keeps the one it began with
        self.touched = {key: each for key, each in self.touched.items() if key in self._words}


class _Known(NamedTuple):
    """What is laid over one article, and how its notes and its row were when that was made."""

    fingerprint: tuple[int, ...]
    row: int
    statements: list[int]
    facts: list[int]
    moved: Counter[str]


class Overlay:
    """All touched findings of a library; `merged` its merged names, `moved` changes of speakers' counts."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._notes = notes
        self._identities = Identities(corpus, notes)
        self._stale = True
        self._begin()

    def _begin(self) -> None:
        """Nothing is laid over anything yet."""
        self._corpus_state: object = None
        self._known: dict[str, _Known] = {}
        self.statements: Layer[Statement] = Layer(self._corpus, index.STATEMENTS)
        self.facts: Layer[Fact] = Layer(self._corpus, index.FACTS)
        self.merged: dict[str, str] = {}
        self.moved: Counter[str] = Counter()

    def refresh(self) -> None:
        """Look at what people did again before the next search."""
        self._stale = True

    def final(self, name: str) -> str:
        """A name as people merged it."""
        return self.merged.get(canonical(name), name) if self.merged else name

    def prepare(self) -> None:
        """Bring the overlay in step with the notes and the articles."""
        if not self._stale:
            return
        # in one transaction, else each row put in a temporary table is folded in on its own
        self._corpus.connection.execute("SAVEPOINT overlay")
        try:
            self._follow()
        except BaseException:  # what was interrupted in the middle, the next search makes from the beginning
            self._begin()
            raise
        finally:
            self._corpus.connection.execute("RELEASE overlay")
        self._stale = False

    def _follow(self) -> None:
        merged = self._identities.merged()
        fingerprints = self._notes.fingerprints()
        state = self._corpus.state()
        same_rows = state == self._corpus_state
        for article, known in list(self._known.items()):
            if (
                merged != self.merged
                or fingerprints.get(article) != known.fingerprint
                or not (same_rows or self._corpus.key_of(article) == known.row)
            ):
                self._forget(article)
        self.merged = merged
        for article, fingerprint in fingerprints.items():
            if article not in self._known:
                self._learn(article, fingerprint)
        self._corpus_state = state

    def _forget(self, article: str) -> None:
        known = self._known.pop(article)
        self.statements.take_out(known.statements)
        self.facts.take_out(known.facts)
        self.moved.subtract(known.moved)
        self.moved = Counter({name: n for name, n in self.moved.items() if n})

    def _learn(self, article: str, fingerprint: tuple[int, ...]) -> None:
        row = self._corpus.twin(article)
        if row is None:
            return
        known = _Known(fingerprint, row.doc_id, [], [], Counter())
        annotations = self._notes.annotations_of([article])
        corrections = self._notes.corrections_of([article])
        splits = self._notes.splits_of(article)
        with suppress(*UNREADABLE):  # then its findings are found as the machine has them
            if corrections or splits:
                self._lay(row, annotations, corrections, splits, known)
            else:
                self._lay_notes(row, annotations, known)
        self.moved.update(known.moved)
        self._known[article] = known

    def _lay_notes(self, row: Document, annotations: Sequence[Annotation], known: _Known) -> None:
        """Lay notes over an article without decoding more than what is under them."""
        _, last = keys.finding_keys(row.doc_id, row["keys"])
        stored = self._corpus.stored(row)
        cast = _Cast(stored.agents)
        for n, document in enumerate(stored.statements):
            if any(notes := _notes_on(annotations, document.parts)):
                known.statements.append(last - n)
                touched = Touched(as_statement(document), document, row, notes.tags)
                self.statements.put(last - n, touched, cast.words(document, notes))
        for n, told in enumerate(stored.facts):
            if any(notes := _notes_on(annotations, told.evidence)):
                known.facts.append(last - n)
                touched_fact = Touched(as_fact(told), Shown(words=told.words), row, notes.tags)
                self.facts.put(last - n, touched_fact, cast.fact_words(told, told.words, notes))

    def _lay(
        self,
        row: Document,
        annotations: Sequence[Annotation],
        corrections: Sequence[Correction],
        splits: Mapping[str, str],
        known: _Known,
    ) -> None:
        """Lay decisions, names that mean somebody else here, and notes over an article."""
        _, last = keys.finding_keys(row.doc_id, row["keys"])
        before = self._corpus.reading(row)
        opened = applied(
            self._corpus.article(row), before, corrections, (), self._identities.in_article(row["id"])
        )
        text = opened.article.text
        cast = _Cast(opened.agents)
        others = {
            agent.id
            for agent in before.agents
            for name in (agent.identity, self.merged.get(canonical(agent.identity), ""))
            if canonical(name) in splits
        }
        for n, statement in enumerate(opened.statements):  # those that people added come last
            notes = _notes_on(annotations, statement.parts)
            machine = before.statements[n : n + 1]
            if (statement,) != machine or any(notes) or not others.isdisjoint(statement.speakers):
                known.statements.append(last - n)
                for each in machine:
                    known.moved.subtract(_said_by(each, before.agents))
                known.moved.update(_said_by(statement, opened.agents))
                document = statement_document(text, statement, cast.by_id)
                touched = Touched(statement, document, row, notes.tags)
                self.statements.put(last - n, touched, cast.words(document, notes))
        for n, fact in enumerate(opened.facts):
            notes = _notes_on(annotations, fact.evidence)
            if (fact,) != before.facts[n : n + 1] or any(notes):
                known.facts.append(last - n)
                evidence = join_parts(text, fact.evidence[:1])
                words = cast.fact_words(fact, evidence, notes)
                self.facts.put(last - n, Touched(fact, Shown(words=evidence), row, notes.tags), words)


def _notes_on(annotations: Sequence[Annotation], spans: Sequence[Span]) -> index.Notes:
    here = [note for note in annotations if overlaps([(each.start, each.end) for each in note.target], spans)]
    return index.Notes([tag for note in here for tag in note.tags], [note.note for note in here if note.note])


class _Cast:
    """The agents of an article."""

    def __init__(self, agents: Sequence[Agent]) -> None:
        self.by_id = {agent.id: agent for agent in agents}
        self._named = {agent.name: agent for agent in agents}
        self._mentions = Mentions(agents)

    def words(self, statement: StatementDocument, notes: index.Notes) -> tuple[str, ...]:
        """What a statement is found by."""
        return statement_words(statement, self.by_id, self._mentions, notes)

    def fact_words(self, fact: index.FactLike, evidence: str, notes: index.Notes) -> tuple[str, ...]:
        """What a fact is found by."""
        return index.fact_row(fact, evidence, self._named, notes)


def _said_by(statement: Statement, agents: Sequence[Agent]) -> list[str]:
    """The names under which a statement is counted."""
    if statement.act == "attitude" or statement.status == "rejected":
        return []
    return [agent.identity for agent in agents if agent.id in statement.speakers]
