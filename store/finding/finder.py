"""Searching: the same search over what the machine found and over what people touched.

A finding that people touched (see `store.finding.overlay`) counts only as it is now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice

from msgspec.structs import replace

from store.corpus.database import Corpus
from store.corpus.derived import Shown, sort_key
from store.documents import Document, loads_as
from store.errors import NotFoundError
from store.finding import reprints
from store.finding.facets import facets
from store.finding.overlay import Overlay
from store.finding.speaking import Speaking
from store.notes.database import Notes
from store.records import Fact, Statement, from_document
from store.results import Facets, FactHit, QuoteHit, SpeakerCount
from store.search import index, keys
from store.search.compiler import Compiler, Plan
from store.search.index import Index
from store.search.marks import marks, wanted
from store.search.parser import All, Field, Node, Not, Words, mentions, parse
from store.search.text import fold, tokens

_PAGE = 64
_CANDIDATES = 500
_ALIKE = 50
_NO_ATTITUDES = Not(Field("act", ":", "attitude"))
_NOT_REJECTED = Not(Field("status", ":", "rejected"))


class Finder:
    """Searches one library; `refresh` says that the notes or the articles have changed."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._connection = corpus.connection
        self._overlay = Overlay(corpus, notes)
        self._speaking = Speaking(corpus, self._overlay)
        for name, function in (("fact_day", self._fact_day), ("fact_until", self._fact_until)):
            self._connection.create_function(name, 1, function, deterministic=True)

    def refresh(self) -> None:
        """Look at what people did again before the next search."""
        self._overlay.refresh()

    # ---------------------------------------------------------------- statements

    def quotes(
        self, query: str, speaker: str | None, attitudes: bool, limit: int | None
    ) -> Iterator[QuoteHit]:
        """Statements that match, newest first."""
        self._overlay.prepare()
        node = _quote_query(query, speaker, attitudes)
        words = wanted(node)
        yield from self._hits(islice(self._keys(index.STATEMENTS, node), limit), words)

    def _hits(self, found: Iterator[int], words: tuple[Words, ...]) -> Iterator[QuoteHit]:
        """The statements with these keys."""
        touched = self._overlay.statements.touched
        for keys_ in _chunks(found):
            machine = [key for key in keys_ if key not in touched]
            stored = dict(self._corpus.database.storage.fetch(self._corpus.statements.name, machine))
            rows = self._rows(stored)
            for key in keys_:
                if key in touched:
                    yield self._quote(*touched[key][:3], words)
                elif key in stored and key in rows:  # else taken out by another window meanwhile
                    raw = stored[key]
                    yield self._quote(loads_as(raw, Statement), loads_as(raw, Shown), rows[key], words)

    def printed_elsewhere(self, article_id: str, statement_id: str) -> list[QuoteHit]:
        """Statements of other articles with nearly the same words, the most alike first."""
        self._overlay.prepare()
        row = self._corpus.row(article_id)
        first, last = keys.finding_keys(row.doc_id, row["keys"])
        documents = self._corpus.documents_of(self._corpus.statements, row)
        here = iter([each.doc_id for each in documents if each["id"] == statement_id])
        own = next(self._hits(here, ()), None)
        if own is None:
            raise NotFoundError(f"there is no statement {statement_id} in this article")
        node = reprints.query(own.text)
        if node is None:
            return []
        found = self._keys(index.STATEMENTS, All((node, _NO_ATTITUDES, _NOT_REJECTED)))
        others = (key for key in found if not first <= key <= last)
        alike = []
        for hit in self._hits(islice(others, _CANDIDATES), ()):
            like = reprints.likeness(own.text, hit.text)
            if like:
                alike.append((like.share, replace(hit, marks=like.spans)))
        alike.sort(key=lambda pair: -pair[0])  # stable: the newest first of those equally alike
        return [hit for _, hit in alike[:_ALIKE]]

    def count_quotes(self, query: str, speaker: str | None, attitudes: bool) -> int:
        """How many statements match."""
        return self._count(index.STATEMENTS, _quote_query(query, speaker, attitudes))

    def facets(self, query: str, speaker: str | None, attitudes: bool) -> Facets:
        """What the statements that match have in common."""
        self._overlay.prepare()
        node = _quote_query(query, speaker, attitudes)

        def plan(kind: str | None) -> Plan:
            wanted = All((node, Field("kind", ":", kind))) if kind else node
            return self._plan(index.STATEMENTS, wanted)

        touched = self._overlay.statements.touched
        return facets(self._corpus, touched, self._keys(index.STATEMENTS, node), plan, self._final)

    def _quote(self, statement: Statement, shown: Shown, row: Document, words: tuple[Words, ...]) -> QuoteHit:
        article = row["article"]
        return QuoteHit(
            article=row["id"],
            title=row["title"],
            published=article.get("published"),
            publisher=article.get("publisher"),
            statement=statement,
            speakers=tuple([self._final(name) for name in shown.names])
            if self._overlay.merged
            else shown.names,
            role=shown.role_words,
            source=shown.source_words,
            cue=shown.cue_words,
            text=shown.words,
            marks=marks(shown.words, words),
        )

    def _final(self, name: str) -> str:
        return self._overlay.merged.get(fold(name), name) if self._overlay.merged else name

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
        self._overlay.prepare()
        touched = self._overlay.facts.touched
        node = parse(query)
        if kind:
            node = All((Field("kind", ":", f"{kind}"), node))
        if not mentions(node, "status"):
            node = All((node, _NOT_REJECTED))
        for keys_ in _chunks(islice(self._keys(index.FACTS, node), limit)):
            machine = [key for key in keys_ if key not in touched]
            documents = {each.doc_id: each for each in self._corpus.facts.fetch(machine)}
            rows = self._rows(documents)
            for key in keys_:
                if key in touched:
                    yield _fact_hit(*touched[key][:3])
                elif key in documents and key in rows:
                    document = documents[key]
                    yield _fact_hit(from_document(document, Fact), Shown(words=document["words"]), rows[key])

    def _fact_day(self, key: int) -> int:
        """The first day that the fact's own date can mean, else that of its article."""
        fact = self._known_fact(key)
        own = (_date(fact, name) for name in ("date", "made_on", "signed", "edtf")) if fact else ()
        return next((day for date in own if (day := sort_key(date))), keys.day_of(key))

    def _fact_until(self, key: int) -> int:
        """The last day that the agreement is valid."""
        fact = self._known_fact(key)
        return sort_key(_date(fact, "valid_until"), last=True) if fact else 0

    def _known_fact(self, key: int) -> Fact | None:
        touched = self._overlay.facts.touched.get(key)
        if touched:
            return touched.finding
        document = self._corpus.facts.get(doc_id=key)
        return from_document(document, Fact) if document else None

    # ---------------------------------------------------------------- running a search

    def _plan(self, on: Index, node: Node) -> Plan:
        return Compiler(on, self._speaking.names, self._articles).plan(node)

    def _keys(self, on: Index, node: Node) -> Iterator[int]:
        """The keys of the findings that match, newest first."""
        self._overlay.prepare()
        plan = self._plan(on, node)
        overlay = self._touched(on)
        machine = (key for key in self._pages(f"main.{on.table}", plan) if key not in overlay)
        human = self._pages(f"temp.{on.table}", plan) if overlay else iter(())
        return merge(machine, human, reverse=True)

    def _touched(self, on: Index) -> Mapping[int, object]:
        return self._overlay.statements.touched if on is index.STATEMENTS else self._overlay.facts.touched

    def _pages(self, table: str, plan: Plan) -> Iterator[int]:
        """Keys a page at a time, so that a reader that stops early costs little and holds no lock."""
        below = None
        while True:
            sql, parameters = plan.sql(table, "rowid", below=below)
            sql += " ORDER BY rowid DESC LIMIT ?"
            found = self._connection.execute(sql, (*parameters, _PAGE)).fetchall()
            yield from (key for (key,) in found)
            if len(found) < _PAGE:
                return
            below = found[-1][0]

    def _count(self, on: Index, node: Node) -> int:
        self._overlay.prepare()
        plan = self._plan(on, node)
        number = self._number(*plan.sql(f"main.{on.table}", "count(*)"))
        if not self._touched(on):
            return number
        sql, parameters = plan.sql(f"main.{on.table}", "count(*)")
        touched = f"SELECT id FROM temp.{on.table}_docsize"
        number -= self._number(f"{sql} AND +rowid IN ({touched})", parameters)
        return number + self._number(*plan.sql(f"temp.{on.table}", "count(*)"))

    def _number(self, sql: str, parameters: Sequence[str | int]) -> int:
        return int(self._connection.execute(sql, parameters).fetchone()[0])

    # ---------------------------------------------------------------- names

    def speakers(self, prefix: str, limit: int) -> list[SpeakerCount]:
        """Speakers by any form of the name, those with most statements first."""
        self._overlay.prepare()
        return self._speaking.speakers(prefix, limit)

    def suggest_speakers(self, text: str, limit: int) -> list[SpeakerCount]:
        """Speakers that somebody who types `text` may mean."""
        self._overlay.prepare()
        return self._speaking.suggest(text, limit)

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
        nodes.append(_NO_ATTITUDES)
    if not mentions(node, "status"):
        nodes.append(_NOT_REJECTED)
    return All(tuple(part for each in nodes for part in (each.nodes if isinstance(each, All) else (each,))))


def _chunks(found: Iterator[int]) -> Iterator[list[int]]:
    """Keys in chunks that grow, so that the first hits come at once and many hits fast."""
    size = 8
    while chunk := list(islice(found, size)):
        yield chunk
        size = min(2 * size, _PAGE)


def _fact_hit(fact: Fact, shown: Shown, row: Document) -> FactHit:
    published = row["article"].get("published")
    return FactHit(article=row["id"], title=row["title"], published=published, fact=fact, text=shown.words)


def _date(fact: Fact, name: str) -> str | None:
    """A date of a fact: as inferred from the article's date, else as the text alone has it."""
    own = fact.inferred.get(name, getattr(fact.fields, name, None))
    return next(iter(own), None) if isinstance(own, tuple) else own
