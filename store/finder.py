"""Searching: the index of what the machine found, with what people did laid over it.

The few findings that people touched (corrected, reviewed, annotated) are indexed anew in a temporary
table with everything as decided; the same search runs over both, and a touched finding counts only there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from store.corpus import Corpus
from store.decisions import applied, overlaps, spans_of
from store.derived import join_parts, sort_key, statement_document
from store.documents import Document
from store.notes import Notes
from store.records import Agent, Fact, Statement, from_document
from store.results import FactHit, OpenArticle, QuoteHit, SpeakerCount
from store.search import index, keys
from store.search.compiler import Compiler, Where
from store.search.index import Index
from store.search.marks import marks, wanted
from store.search.parser import All, Field, Node, Not, Words, mentions, parse
from store.search.text import fold, tokens

_PAGE = 64
Finding = TypeVar("Finding", Statement, Fact)


class Touched(NamedTuple, Generic[Finding]):
    """A finding that people touched, as it is now, and the article it is in."""

    finding: Finding
    opened: OpenArticle
    row: Document


class Finder:
    """Searches one library; `refresh` says that the notes or the articles have changed."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._notes = notes
        self._connection = corpus.connection
        self._fresh = False
        self._statements: dict[int, Touched[Statement]] = {}
        self._facts: dict[int, Touched[Fact]] = {}
        self._merged: dict[str, str] = {}
        self._moved: Counter[str] = Counter()
        for name, function in (("fact_day", self._fact_day), ("fact_until", self._fact_until)):
            self._connection.create_function(name, 1, function, deterministic=True)

    def refresh(self) -> None:
        """Look at what people did again before the next search."""
        self._fresh = False

    # ---------------------------------------------------------------- statements

    def quotes(
        self, query: str, speaker: str | None, attitudes: bool, limit: int | None
    ) -> Iterator[QuoteHit]:
        """Statements that match, newest first."""
        node = _quote_query(query, speaker, attitudes)
        words = wanted(node)
        for keys_ in _chunks(islice(self._keys(index.STATEMENTS, node), limit)):
            machine = [key for key in keys_ if key not in self._statements]
            documents = {each.doc_id: each for each in self._corpus.statements.fetch(machine)}
            rows = self._rows(documents)
            for key in keys_:
                if key in self._statements:
                    yield self._touched_quote(key, words)
                elif key in documents and key in rows:  # else taken out by another window meanwhile
                    document = documents[key]
                    yield self._quote(from_document(document, Statement), document, rows[key], words)

    def count_quotes(self, query: str, speaker: str | None, attitudes: bool) -> int:
        """How many statements match."""
        return self._count(index.STATEMENTS, _quote_query(query, speaker, attitudes))

    def _touched_quote(self, key: int, words: tuple[Words, ...]) -> QuoteHit:
        statement, opened, row = self._statements[key]
        by_id = {agent.id: agent for agent in opened.agents}
        document = statement_document(opened.article.text, statement, by_id)
        return self._quote(statement, document, row, words)

    def _quote(
        self, statement: Statement, document: Mapping[str, Any], row: Document, words: tuple[Words, ...]
    ) -> QuoteHit:
        article = row["article"]
        return QuoteHit(
            article=row["id"],
            title=row["title"],
            published=article.get("published"),
            publisher=article.get("publisher"),
            statement=statement,
            speakers=tuple(self._final(name) for name in document.get("names", ())),
            role=document.get("role_words"),
            source=document.get("source_words"),
            cue=document.get("cue_words"),
            text=document["words"],
            marks=marks(document["words"], words),
        )

    def _final(self, name: str) -> str:
        return self._merged.get(fold(name), name) if self._merged else name

    def _rows(self, findings: Iterable[int]) -> dict[int, Document]:
        """The documents of the articles of these findings, by the finding."""
        by_finding = {key: keys.article_of(key) for key in findings}
        rows = {each.doc_id: each for each in self._corpus.articles.fetch(sorted(set(by_finding.values())))}
        found = {}
        for key, article in by_finding.items():
            row = rows.get(article) or self._corpus.row_of(key)  # a long article takes several keys
            if row is not None:
                found[key] = row
        return found

    # ---------------------------------------------------------------- facts

    def facts(self, query: str, kind: str | None, limit: int | None) -> Iterator[FactHit]:
        """Facts that match, newest first."""
        node = parse(query)
        if kind:
            node = All((Field("kind", ":", f"{kind}"), node))
        if not mentions(node, "status"):
            node = All((node, Not(Field("status", ":", "rejected"))))
        for keys_ in _chunks(islice(self._keys(index.FACTS, node), limit)):
            machine = [key for key in keys_ if key not in self._facts]
            documents = {each.doc_id: each for each in self._corpus.facts.fetch(machine)}
            rows = self._rows(documents)
            for key in keys_:
                if key in self._facts:
                    fact, opened, row = self._facts[key]
                    yield _fact_hit(fact, row, join_parts(opened.article.text, fact.evidence[:1]))
                elif key in documents and key in rows:
                    document = documents[key]
                    yield _fact_hit(from_document(document, Fact), rows[key], document["words"])

    def _fact_day(self, key: int) -> int:
        """The first day that the fact's own date can mean, else that of its article."""
        fields = self._fields(key)
        own = (
            getattr(fields, "date", None) or getattr(fields, "made_on", None) or getattr(fields, "edtf", None)
        )
        own = own or next(iter(getattr(fields, "signed", ())), None)
        return sort_key(own) or keys.day_of(key)

    def _fact_until(self, key: int) -> int:
        """The last day that the agreement is valid."""
        until = getattr(self._fields(key), "valid_until", None)
        return sort_key(until, last=True)

    def _fields(self, key: int) -> object:
        touched = self._facts.get(key)
        if touched:
            return touched.finding.fields
        document = self._corpus.facts.get(doc_id=key)
        return from_document(document, Fact).fields if document else None

    # ---------------------------------------------------------------- running a search

    def _compile(self, on: Index, node: Node) -> tuple[str, Where | None]:
        return Compiler(on, self._names, self._articles).split(node)

    def _keys(self, on: Index, node: Node) -> Iterator[int]:
        """The keys of the findings that match, newest first."""
        self._overlay()
        expression, where = self._compile(on, node)
        overlay = self._statements if on is index.STATEMENTS else self._facts
        machine = (key for key in self._pages(on, "main", expression, where) if key not in overlay)
        human = self._pages(on, "temp", expression, where) if overlay else iter(())
        return merge(machine, human, reverse=True)

    def _pages(self, on: Index, schema: str, expression: str, where: Where | None) -> Iterator[int]:
        """Keys a page at a time, so that a reader that stops early costs little and holds no lock."""
        below = 1 << 62
        sql, parameters = _sql(on, schema, where, "rowid", "AND rowid < ? ORDER BY rowid DESC LIMIT ?")
        while True:
            found = self._connection.execute(sql, (expression, *parameters, below, _PAGE)).fetchall()
            yield from (key for (key,) in found)
            if len(found) < _PAGE:
                return
            below = found[-1][0]

    def _count(self, on: Index, node: Node) -> int:
        self._overlay()
        expression, where = self._compile(on, node)
        overlay = self._statements if on is index.STATEMENTS else self._facts
        sql, parameters = _sql(on, "main", where, "count(*)")
        number = int(self._connection.execute(sql, (expression, *parameters)).fetchone()[0])
        if not overlay:
            return number
        sql, parameters = _sql(on, "temp", where, "count(*)")
        number += int(self._connection.execute(sql, (expression, *parameters)).fetchone()[0])
        touched = f" AND rowid IN ({','.join(map(str, overlay))})"
        sql, parameters = _sql(on, "main", where, "count(*)", touched)
        return number - int(self._connection.execute(sql, (expression, *parameters)).fetchone()[0])

    # ---------------------------------------------------------------- what people did

    def _overlay(self) -> None:
        """Index what people touched, if that has changed."""
        if self._fresh:
            return
        self._merged = self._notes.merged_names()
        self._statements, self._facts = {}, {}
        self._moved = Counter()
        for on in (index.STATEMENTS, index.FACTS):
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{on.table}")
            index.create(self._connection, on, "temp")
        articles = {each.article for each in self._notes.all_corrections()}
        articles |= {each.article for each in self._notes.all_annotations()}
        for article in articles:
            self._overlay_article(article)
        self._fresh = True

    def _overlay_article(self, article: str) -> None:
        row = self._corpus.twin(article)
        if row is None:
            return
        corrections = self._notes.corrections_of([article])
        annotations = self._notes.annotations_of([article])
        before = self._corpus.reading(row)
        opened = applied(self._corpus.article(row), before, corrections, annotations, self._merged)
        _, last = keys.finding_keys(row.doc_id, row.get("keys", 1))
        text = opened.article.text
        by_id = {agent.id: agent for agent in opened.agents}
        for n, statement in enumerate(opened.statements):
            put = _notes_on(opened, statement)
            if statement == before.statements[n] and not any(put):
                continue
            self._statements[last - n] = Touched(statement, opened, row)
            self._moved.subtract(_said_by(before.statements[n], before.agents))
            self._moved.update(_said_by(statement, opened.agents))
            document = statement_document(text, statement, by_id)
            speakers = [by_id[name] for name in statement.speakers]
            cue, role = document.get("cue_words"), document.get("role_words")
            words = index.statement_row(statement, speakers, document["words"], cue, role, put)
            index.put(self._connection, index.STATEMENTS, [(last - n, words)], "temp")
        for n, fact in enumerate(opened.facts):
            put = _notes_on(opened, fact)
            if fact == before.facts[n] and not any(put):
                continue
            self._facts[last - n] = Touched(fact, opened, row)
            words = index.fact_row(fact, join_parts(text, fact.evidence[:1]), put)
            index.put(self._connection, index.FACTS, [(last - n, words)], "temp")

    # ---------------------------------------------------------------- names

    def _names(self, field: Field) -> Sequence[Words]:
        """The names that a speaker field stands for: every form, and what was merged with them."""
        asked = tuple(tokens(field.value))
        if not asked:
            return ()
        for prefix in (False, True):
            if field.prefix and not prefix:
                continue
            known = self._known_names(asked, prefix)
            if known:
                into = {self._merged.get(fold(name), name) for name in known}
                others = [key for key, name in self._merged.items() if name in into]
                exact = [*others, *into] if others else []
                return [Words(asked, prefix), *(Words((index.name_word(name),)) for name in exact)]
        return ()

    def _known_names(self, asked: Sequence[str], prefix: bool) -> list[str]:
        found = [document["name"] for document in self._corpus.speakers.named(asked, prefix=prefix)]
        touched = {agent.name for each in self._statements.values() for agent in each.opened.agents} | {
            name for pair in self._merged.items() for name in pair
        }
        return found + [name for name in touched if _named(name, asked, prefix)]

    def speakers(self, prefix: str, limit: int) -> list[SpeakerCount]:
        """Speakers by any form of the name, those with most statements first."""
        self._overlay()
        asked = tokens(prefix)
        known = self._corpus.speakers
        if asked:
            documents = known.named(asked, prefix=True) or known.containing("".join(asked))
        else:
            touched = {fold(name) for name in (*self._moved, *self._merged.values())} | self._merged.keys()
            documents = known.most(limit + len(touched), touched)
        counts: dict[str, list[Any]] = {}
        for document in documents:
            name = self._merged.get(document["key"], document["name"])
            entry = counts.setdefault(fold(name), [name, document["role"], 0])
            entry[2] += document["statements"]
            entry[1] = entry[1] or document["role"]
        for name, change in self._moved.items():
            final = self._merged.get(fold(name), name)
            if fold(final) in counts or not asked or _named(final, asked, prefix=True):
                counts.setdefault(fold(final), [final, None, 0])[2] += change
        best = sorted(counts.values(), key=lambda entry: (-entry[2], entry[0]))
        return [SpeakerCount(name=name, role=role, statements=n) for name, role, n in best[:limit] if n > 0]

    def _articles(self, value: str) -> Sequence[int]:
        """The articles that a value of `article:` means: the beginning of an id, or words of the title."""
        if len(value) >= 8 and all(c in "0123456789abcdef" for c in value):
            found = self._connection.execute(
                "SELECT id FROM main.doc_articles WHERE json_extract(body, '$.\"id\"') BETWEEN ? AND ?",
                (value, value + "g"),
            ).fetchall()
            if found:
                return [key for (key,) in found]
        return self.article_keys(value)

    def article_keys(self, words: str) -> list[int]:
        """The articles whose title and publisher have words that begin with all of `words`, newest first."""
        expression = " AND ".join(f'"{word}" *' for word in tokens(words))
        if not expression:
            return []
        found = self._connection.execute(
            "SELECT rowid FROM main.find_articles WHERE find_articles MATCH ? ORDER BY rowid DESC",
            (expression,),
        )
        return [key for (key,) in found.fetchall()]


def _quote_query(query: str, speaker: str | None, attitudes: bool) -> Node:
    node = parse(query)
    nodes = [node]
    if speaker:
        nodes.append(Field("speaker", ":", speaker))
    if not attitudes and not mentions(node, "act", "attitude"):
        nodes.append(Not(Field("act", ":", "attitude")))
    if not mentions(node, "status"):
        nodes.append(Not(Field("status", ":", "rejected")))
    return All(tuple(part for each in nodes for part in (each.nodes if isinstance(each, All) else (each,))))


def _chunks(found: Iterator[int]) -> Iterator[list[int]]:
    """Keys in chunks that grow, so that the first hits come at once and many hits fast."""
    size = 8
    while chunk := list(islice(found, size)):
        yield chunk
        size = min(2 * size, _PAGE)


def _fact_hit(fact: Fact, row: Document, text: str) -> FactHit:
    published = row["article"].get("published")
    return FactHit(article=row["id"], title=row["title"], published=published, fact=fact, text=text)


def _sql(
    on: Index, schema: str, where: Where | None, columns: str, tail: str = ""
) -> tuple[str, tuple[Any, ...]]:
    table = f"{schema}.{on.table}"
    condition = ""
    parameters: tuple[Any, ...] = ()
    if where:
        condition = " AND " + where.sql.replace("{fts} MATCH", f"{on.table} MATCH").replace("{fts}", table)
        parameters = where.parameters
    return f"SELECT {columns} FROM {table} WHERE {on.table} MATCH ?{condition} {tail}", parameters


def _notes_on(opened: OpenArticle, finding: Statement | Fact) -> index.Notes:
    here = [
        note
        for note in opened.annotations
        if overlaps([(each.start, each.end) for each in note.target], spans_of(finding))
    ]
    return index.Notes([tag for note in here for tag in note.tags], [note.note for note in here if note.note])


def _said_by(statement: Statement, agents: Sequence[Agent]) -> list[str]:
    """The names under which a statement is counted."""
    if statement.act == "attitude" or statement.status == "rejected":
        return []
    return [agent.name for agent in agents if agent.id in statement.speakers]


def _named(name: str, asked: Sequence[str], prefix: bool) -> bool:
    own = tokens(name)
    return all(any(word.startswith(each) if prefix else word == each for word in own) for each in asked)
