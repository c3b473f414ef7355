"""Searching: the same search over what the machine found and over what people touched.

A finding that people touched (see `store.finding.overlay`) counts only as it is now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import convert
from msgspec.structs import replace

from store.corpus.database import Corpus
from store.corpus.derived import Shown
from store.documents import loads_as
from store.documents.bodies import physical, plain
from store.documents.plan import json_path
from store.errors import NotFoundError
from store.finding import reprints
from store.finding.facets import Counting
from store.finding.overlay import Overlay
from store.finding.running import Found, Runner
from store.finding.showing import Source, fact_hit, quote_hit
from store.finding.speaking import Speaking
from store.finding.unwanted import NOT_REJECTED, NOTHING, USUAL, Unwanted
from store.identity.suggestions import initials
from store.notes.database import Notes
from store.records import Fact, Organization, Statement
from store.results import Facets, FactHit, QuoteHit, SpeakerCount
from store.search import index, keys
from store.search.compiler import Compiler, Plan
from store.search.index import Index
from store.search.marks import marks, wanted
from store.search.parser import All, Field, Node, Words, mentions, parse, placed
from store.search.text import first_words, tokens

_CANDIDATES = 500
_ALIKE = 50


class Finder:
    """Searches one library; `refresh` says that the notes or the articles have changed."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._connection = corpus.connection
        self._overlay = Overlay(corpus, notes)
        self._speaking = Speaking(corpus, self._overlay)
        self._runner = Runner(corpus, self._overlay)
        self._counting = Counting(corpus, self._overlay, self._runner, self._speaking)
        self._connection.create_function("text_has", 3, self._text_has, deterministic=True)

    def refresh(self) -> None:
        """Look at what people did again before the next search."""
        self._overlay.refresh()
        self._runner.refresh()

    # ---------------------------------------------------------------- statements

    def quotes(
        self, query: str, speaker: str | None, attitudes: bool, limit: int | None
    ) -> Iterator[QuoteHit]:
        """Statements that match, newest first."""
        self._overlay.prepare()
        node, unwanted = _quote_query(query, speaker, attitudes)
        plan = self._plan(index.STATEMENTS, node)
        run = self._runner.best if mentions(node, "order", "relevance") else self._runner.found
        # what is left out is few: to skip it here costs less than to keep the index from finding it
        some = None if limit is None else limit + limit // 6
        return islice(self._quotes(run(index.STATEMENTS, plan, some), wanted(node), unwanted), limit)

    def _quotes(
        self, found: Iterable[Found], words: tuple[Words, ...], unwanted: Unwanted = NOTHING
    ) -> Iterator[QuoteHit]:
        touched = self._overlay.statements.touched
        merged, final = self._overlay.merged, self._overlay.final
        last: bytes | None = None
        for key, raw, article in found:
            if raw is not None:
                raw = plain(raw)
                statement, shown = loads_as(raw, Statement), loads_as(raw, Shown)
                if article is None or article != last:  # often several of one article follow each other
                    source, last = self._source(key, article), article
            elif key in touched:
                statement, shown, row, _ = touched[key]
                source, last = convert(row, Source), None
            else:
                continue
            if unwanted.has(statement):
                continue
            names = [final(name) for name in shown.names] if merged else shown.names
            yield quote_hit(statement, shown, source, names, marks(shown.words, words))

    def _source(self, key: int, article: bytes | None) -> Source:
        if article is not None:
            return loads_as(article, Source)
        return convert(self._corpus.row_of(key), Source)  # a long article takes several keys

    def printed_elsewhere(self, article_id: str, statement_id: str) -> list[QuoteHit]:
        """Statements of other articles with nearly the same words, the most alike first."""
        self._overlay.prepare()
        row = self._corpus.row(article_id)
        first, last = keys.finding_keys(row.doc_id, row["keys"])
        documents = self._corpus.documents_of(self._corpus.statements, row)
        here = {each.doc_id for each in documents if each["id"] == statement_id}
        touched = self._overlay.statements.touched.items()  # also what people added
        here |= {key for key, each in touched if first <= key <= last and each.finding.id == statement_id}
        own = next(self._quotes(self._runner.fetch(index.STATEMENTS, [*here]), ()), None)
        if own is None:
            raise NotFoundError(f"there is no statement {statement_id} in this article")
        node = reprints.query(own.text)
        if node is None:
            return []
        plan = self._plan(index.STATEMENTS, All((node, *USUAL.nodes())))
        found = islice(self._runner.found(index.STATEMENTS, plan, _CANDIDATES), _CANDIDATES)
        alike = []
        for hit in self._quotes((each for each in found if not first <= each[0] <= last), ()):
            like = reprints.likeness(own.text, hit.text)
            if like:
                alike.append((like.share, replace(hit, marks=like.spans)))
        alike.sort(key=lambda pair: -pair[0])  # stable: the newest first of those equally alike
        return [hit for _, hit in alike[:_ALIKE]]

    def count_quotes(self, query: str, speaker: str | None, attitudes: bool) -> int:
        """How many statements match; of more than `EXACT`, about how many, unless all do."""
        self._overlay.prepare()
        node, unwanted = _quote_query(query, speaker, attitudes)
        if _all_usual(node, unwanted):
            return self._counting.everything().total
        return self._counting.total(self._plan(index.STATEMENTS, node), unwanted)

    def facets(self, query: str, speaker: str | None, attitudes: bool) -> Facets:
        """What the statements that match have in common."""
        self._overlay.prepare()
        node, unwanted = _quote_query(query, speaker, attitudes)
        if _all_usual(node, unwanted):
            return self._counting.everything()
        return self._counting.facets(self._plan(index.STATEMENTS, node), unwanted)

    # ---------------------------------------------------------------- facts

    def facts(self, query: str, kind: str | None, limit: int | None) -> Iterator[FactHit]:
        """Facts that match, newest first."""
        self._overlay.prepare()
        touched = self._overlay.facts.touched
        nodes: list[Node] = [placed(parse(query), "facts")]
        if kind:
            nodes.append(Field("kind", ":", kind))
        if not mentions(nodes[0], "status"):
            nodes.append(NOT_REJECTED)
        found = self._runner.found(index.FACTS, self._plan(index.FACTS, _all(nodes)), limit)
        for key, raw, article in islice(found, limit):
            if raw is not None:
                raw = plain(raw)
                yield fact_hit(loads_as(raw, Fact), loads_as(raw, Shown).words, self._source(key, article))
            elif key in touched:
                fact, shown, row, _ = touched[key]
                yield fact_hit(fact, shown.words, convert(row, Source))

    def bodies(self, name: str) -> list[Organization]:
        """The bodies of the newest facts that share a word with a name, or have its initials."""
        words = {word for word in (*tokens(name), initials(name)) if len(word) > 2}
        hits = self.facts(" or ".join(sorted(words)), "organization", _CANDIDATES) if words else ()
        return [hit.fact.fields for hit in hits if isinstance(hit.fact.fields, Organization)]

    def _text_has(self, article: int, phrase: str, prefix: int) -> bool:
        """Whether the text of an article has these words beside each other."""
        found = self._corpus.row_of(keys.finding_keys(article)[0])
        words = Words(tuple(phrase.split()), bool(prefix))
        return found is not None and bool(marks(self._corpus.text(found), (words,)))

    # ---------------------------------------------------------------- running a search

    def _plan(self, on: Index, node: Node) -> Plan:
        return Compiler(on, self._speaking.names, self._articles).plan(node)

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
            table, own = physical(self._corpus.articles.name), json_path(("id",))
            sql = f"SELECT id FROM main.{table} WHERE {own} BETWEEN ? AND ?"
            if found := self._connection.execute(sql, (value, value + "g")).fetchall():
                rows = self._corpus.articles.fetch(key for (key,) in found)
                return [key for row in rows for key in range(row.doc_id, row.doc_id + row.get("keys", 1))]
        return self._titled(value)

    def article_keys(self, words: str) -> list[int]:
        """The articles whose title and publisher have words that begin with all of `words`, newest first."""
        return self._titled(
            words, f"AND +rowid IN (SELECT id FROM main.{physical(self._corpus.articles.name)})"
        )

    def _titled(self, words: str, condition: str = "") -> list[int]:
        """All keys of these articles: one with very many findings takes several."""
        expression = " AND ".join(f'"{word}" *' for word in first_words(words))
        if not expression:
            return []
        table = index.ARTICLES.table
        sql = f"SELECT rowid FROM main.{table} WHERE {table} MATCH ? {condition} ORDER BY rowid DESC"
        return [key for (key,) in self._connection.execute(sql, (expression,)).fetchall()]


def _quote_query(query: str, speaker: str | None, attitudes: bool) -> tuple[Node, Unwanted]:
    """What is wanted, and what is left out unless the query asks for it."""
    node = placed(parse(query), "statements")
    unwanted = Unwanted.by(node, attitudes)
    return _all((node, Field("speaker", ":", speaker)) if speaker else (node,)), unwanted


def _all_usual(node: Node, unwanted: Unwanted) -> bool:
    """Whether all is wanted that is shown unless one asks for more."""
    return node == All(()) and unwanted == USUAL


def _all(nodes: Iterable[Node]) -> Node:
    """What all of them match, side by side, so that each can be planned apart."""
    return All(tuple(part for each in nodes for part in (each.nodes if isinstance(each, All) else (each,))))
