"""From a query to SQL over the full-text index.

Nothing that was typed reaches the index as syntax: only words made by `tokens`, each in quotes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, get_args

from store import edtf
from store.records import FACT_KINDS, Act, Span, StatementKind, Status
from store.search import days, keys
from store.search.index import ARTICLES, FACTS, STATEMENTS, TEXTS, Index, tag_word
from store.search.naming import spellings
from store.search.parser import All, Any, Field, Inside, Node, Not, Words
from store.search.text import tokens

Parameter = str | int


class Meant(NamedTuple):
    """Names that a speaker field stands for, and whether it may be a post: nobody is called so."""

    names: Sequence[Words] = ()
    by_post: bool = True


Names = Callable[[Field], Meant]

Articles = Callable[[str], Sequence[int]]
"""Keys of the articles that the value of `article:` means."""

_KINDS = {"quote": "direct", "quoted": "direct", "reported": "indirect"}
_SMALL = frozenset(("of", "for", "the", "and"))
_VALUES = frozenset(
    (*get_args(StatementKind), *FACT_KINDS, *get_args(Act), *get_args(Status), "note", "tag", "date")
)
_DECIDED = "saccepted OR scorrected OR sadded OR srejected"
_TITLES = f"SELECT rowid FROM main.{ARTICLES.table} WHERE {ARTICLES.table} MATCH ?"
_TEXTS = f"SELECT rowid FROM main.{TEXTS.table} WHERE {TEXTS.table} MATCH ?"
_LISTED = "SELECT value FROM json_each(?)"
_DATED = f"facet : {days.DATED}"
_NO_YEAR = (0, 0)
"""The days of what has no known year."""

_EVERY_KEY = (0, keys.LAST)


class Match(NamedTuple):
    """What the full-text index decides, as its expression."""

    expression: str
    negated: bool = False


class Where(NamedTuple):
    """What SQL decides by the key; `{fts}` stands for the full-text table.

    The key is written `+rowid`: SQLite's planner stumbles when it hands the index many conditions on
    its key besides the expression. `days` is the same condition where it is a mere range of days.
    """

    sql: str
    parameters: tuple[Parameter, ...] = ()
    days: tuple[int, int] | None = None


class Way(NamedTuple):
    """An expression for the index, and a range of keys."""

    expression: str
    first: int
    last: int


class Plan(NamedTuple):
    """A query ready to run: ways to what it wants, none found by two, and a condition for the rest."""

    ways: tuple[Way, ...]
    where: Where | None

    def sql(self, table: str, columns: str, *, below: int | None = None) -> tuple[str, list[Parameter]]:
        """The query on the full-text table `schema.name`, without an order; with `below` older keys only."""
        name = table.rpartition(".")[2]
        sql = f"SELECT {columns} FROM {table} WHERE {name} MATCH ? AND rowid BETWEEN ? AND ?"
        where = self.where or Where("1")
        sql += " AND " + where.sql.replace("{fts} MATCH", f"{name} MATCH").replace("{fts}", table)
        parameters: list[Parameter] = []
        for way in self.ways:
            last = way.last if below is None else min(way.last, below - 1)
            parameters += [way.expression, way.first, last, *where.parameters]
        return " UNION ALL ".join([sql] * len(self.ways)), parameters


Compiled = Match | Where
EVERYTHING = Match("")
NOTHING = Where("0")


class Compiler(NamedTuple):
    """Turns query nodes into SQL for one index."""

    table: Index
    names: Names
    articles: Articles

    def compile(self, node: Node) -> Compiled:
        """`node` as one condition."""
        match node:
            case Words(words, prefix):
                return self._column(self.table.words, words, prefix)
            case Field():
                return self._field(node)
            case Not(inner):
                return _not(self.compile(inner))
            case All(nodes):
                return _and([self.compile(each) for each in nodes])
            case Any(nodes):
                return _or([self.compile(each) for each in nodes])
            case Inside("notes", words):
                return Match(f"note : {_phrase(*words)}" if words else "facet : hnote")
            case Inside(place, words):
                return _elsewhere(place, words) if words else EVERYTHING

    def _positive(self, match: Match) -> Match:
        """The index can't begin with what is not wanted: begin with all kinds of findings."""
        if match == EVERYTHING:
            return Match(self._all())
        if match.negated:
            return Match(f"({self._all()}) NOT ({match.expression})")
        return match

    def _all(self) -> str:
        kinds = FACT_KINDS if self.table == FACTS else ("direct", "indirect", "mixed")
        return "facet : (" + " OR ".join(f"k{kind}" for kind in kinds) + ")"

    def plan(self, node: Node) -> Plan:
        """`node` ready to run."""
        parts = [self.compile(each) for each in (node.nodes if isinstance(node, All) else (node,))]
        matches = [part for part in parts if isinstance(part, Match)]
        ranges = [part.days for part in parts if isinstance(part, Where) and part.days]
        wheres = [part for part in parts if isinstance(part, Where) and not part.days]
        spans = [(matches, _EVERY_KEY)]
        if ranges:
            spans = self._of_days(matches, max(ranges)[0], min(last for _, last in ranges))
        return Plan(
            tuple([Way(self._positive(_match_all(each)).expression, *span) for each, span in spans]),
            _join(" AND ", wheres) if wheres else None,
        )

    def _of_days(self, matches: list[Match], first: int, last: int) -> list[tuple[list[Match], Span]]:
        """Ways to what is filed under these days, and to facts that have one of them of their own."""
        filed = keys.day_keys(first, last)
        if self.table != FACTS:
            return [(matches, filed)]
        own = _any_day(days.OWN, first, last)
        return [([*matches, Match(_DATED, negated=True)], filed), ([*matches, own], _EVERY_KEY)]

    def _field(self, field: Field) -> Compiled:
        words = tuple(tokens(field.value))
        match field.name:
            case "speaker":
                return self._actor(field, "who")
            case "to":
                return self._actor(field, "whom") if self.table == FACTS else NOTHING
            case "kind" | "act" | "status" | "has":
                return self._facet(field.name, words)
            case "tag":
                return _tag(field, words)
            case "role" | "org":
                return self._post(Words(words, field.prefix))
            case "cue" | "note":
                return self._column(field.name, words, field.prefix)
            case "about":
                return self._about(field, words)
            case "publisher":
                return _publisher(words, field.prefix)
            case "date" | "after" | "before":
                return self._dates(field)
            case "until":
                return _until(field) if self.table == FACTS else NOTHING
            case "article":
                return _in_articles(_LISTED, json.dumps(list(self.articles(field.value))))
        return EVERYTHING

    def _actor(self, field: Field, column: str) -> Compiled:
        """Who has that name, or else that post; the words may be spread over forms of it."""
        words = Words(tuple(tokens(field.value)), field.prefix)
        names, by_post = self.names(field)
        found = [self._each(column, name) for name in names]
        if by_post and self.table == STATEMENTS:
            found.append(self._post(words))
        return _or(found or [self._each(column, words)])

    def _post(self, words: Words) -> Compiled:
        """What has the words in posts and bodies, in any order: a labour minister is a Minister of Labour."""
        own = tuple([word for word in words.tokens if word not in _SMALL])
        return self._each("role", Words(own, words.prefix) if own else words)

    def _each(self, column: str, words: Words) -> Compiled:
        """What has each of the words in a column, in either spelling."""
        return _and(
            [
                _or([self._column(column, (one,), words.prefix) for one in spellings(word)])
                for word in words.tokens
            ]
        )

    def _about(self, field: Field, words: tuple[str, ...]) -> Compiled:
        """What mentions somebody by any form of the name, or says the words."""
        if not words or self.table != STATEMENTS:
            return self._column(self.table.words, words, field.prefix)
        names = [Words(words, field.prefix), *self.names(field).names]
        mentioned = [self._each("about", name) for name in names]
        return _or([self._column(self.table.words, words, field.prefix), *mentioned])

    def _facet(self, name: str, words: tuple[str, ...]) -> Compiled:
        if not words:
            return EVERYTHING
        value = _KINDS.get(words[0], words[0])
        match name, value:
            case "status", "suggested":
                return Match(f"facet : ({_DECIDED})", negated=True)
            case "act", "assert":
                others = " OR ".join(f"a{act}" for act in get_args(Act) if act != "assert")
                return Match(f"facet : ({others})", negated=True)
            case "has", "speaker":
                return Match("facet : hnobody", negated=True)
        # kind:dir is enough; but beginnings of words cost far more than whole ones
        return Match(f"facet : {_phrase((name[0] + value,), len(value) > 2 and value not in _VALUES)}")

    def _dates(self, field: Field) -> Compiled:
        """Of a statement the day its article is filed under; of a fact its own date, else that."""
        allowed = _days(field)
        if allowed is None:
            return NOTHING
        span = keys.day_keys(*allowed)
        found = Where("+rowid BETWEEN ? AND ?", span)
        if self.table == FACTS:
            dated = "SELECT rowid FROM {fts} WHERE {fts} MATCH ? AND rowid BETWEEN ? AND ?"
            filed = Where(f"{found.sql} AND +rowid NOT IN ({dated})", (*span, _DATED, *span))
            found = _join(" OR ", [filed, _as_where(_any_day(days.OWN, *allowed))])
        return found._replace(days=allowed)

    def _column(self, column: str, words: tuple[str, ...], prefix: bool) -> Compiled:
        if not words:
            return EVERYTHING
        if column not in self.table.columns:
            column = self.table.words
        return Match(f"{column} : {_phrase(words, prefix)}")


def _phrase(words: Sequence[str], prefix: bool) -> str:
    quoted = '"' + " ".join(words).replace('"', "") + '"'
    return f"{quoted} *" if prefix else quoted


def _publisher(words: tuple[str, ...], prefix: bool) -> Compiled:
    if not words:
        return EVERYTHING
    return _in_articles(_TITLES, f"publisher : {_phrase(words, prefix)}")


def _in_articles(sql: str, *parameters: Parameter) -> Where:
    """Findings of the articles whose keys `sql` gives."""
    return Where(f"(+rowid >> {keys.FINDING_BITS}) IN ({sql})", parameters)


def _elsewhere(place: str, words: Words) -> Where:
    """Findings of articles that have the words in their text or title, or in a statement or fact."""
    phrase = _phrase(*words)
    if place != "articles":
        on = STATEMENTS if place == "statements" else FACTS
        found = f"SELECT rowid >> {keys.FINDING_BITS} FROM main.{on.table} WHERE {on.table} MATCH ?"
        return _in_articles(found, f"{on.words} : {phrase}")
    if len(words.tokens) == 1:
        return _in_articles(f"{_TITLES} UNION {_TEXTS}", phrase, phrase)
    # the index of texts knows no phrases: the words have to be there, and the text is read
    *first, last = [_phrase((word,), False) for word in words.tokens]
    every = " AND ".join([*first, last + " *" * words.prefix])
    texts = f"{_TEXTS} AND text_has(rowid, ?, ?)"
    return _in_articles(f"{_TITLES} UNION {texts}", phrase, every, " ".join(words.tokens), int(words.prefix))


def _tag(field: Field, words: tuple[str, ...]) -> Compiled:
    if not words:
        return EVERYTHING
    return Match(f"tag : {_phrase((tag_word(field.value),), field.prefix)}")


def _until(field: Field) -> Compiled:
    """The last day that an agreement is valid; 0 if its year is not known."""
    allowed = _days(field)
    if allowed is None:
        return NOTHING
    if allowed == _NO_YEAR:
        return Match(f'facet : (kagreement NOT "{days.UNTIL}" *)')
    return _any_day(days.UNTIL, *allowed)


def _any_day(letter: str, first: int, last: int) -> Match:
    """What has a day of a range as a word."""
    words = [_phrase(*each) for each in days.between(letter, first, last)]
    words = words or [_phrase((letter,), False)]  # which nothing has
    return Match(f"facet : ({' OR '.join(words)})")


def _days(field: Field) -> tuple[int, int] | None:
    """The first and last ordinal that a field of dates allows; 0 stands for an unknown year."""
    try:
        first, last = edtf.bounds(field.value)
    except ValueError:
        return None
    if first is None and last is None:
        return _NO_YEAR
    start, end = (first or date.min).toordinal(), (last or date.max).toordinal()
    latest = date.max.toordinal()
    match {"after": ">", "before": "<"}.get(field.name, field.compare):
        case ">":
            return end + 1, latest
        case ">=":
            return start, latest
        case "<":
            return 1, start - 1
        case "<=":
            return 1, end
    return start, end


def _not(inner: Compiled) -> Compiled:
    if inner == EVERYTHING:
        return NOTHING
    if isinstance(inner, Match):
        return Match(inner.expression, not inner.negated)
    return Where(f"NOT {inner.sql}", inner.parameters)


def _and(parts: Sequence[Compiled]) -> Compiled:
    match = _match_all([part for part in parts if isinstance(part, Match)])
    wheres = [part for part in parts if isinstance(part, Where)]
    if not wheres:
        return match
    return _join(" AND ", wheres if match == EVERYTHING else [*wheres, _as_where(match)])


def _match_all(parts: Sequence[Match]) -> Match:
    wanted = [f"({part.expression})" for part in parts if not part.negated and part != EVERYTHING]
    unwanted = " OR ".join(f"({part.expression})" for part in parts if part.negated)
    if not unwanted:
        return Match(" AND ".join(wanted))
    return Match(f"({' AND '.join(wanted)}) NOT ({unwanted})") if wanted else Match(unwanted, negated=True)


def _or(parts: Sequence[Compiled]) -> Compiled:
    matches = [part for part in parts if isinstance(part, Match)]
    if EVERYTHING in matches:
        return EVERYTHING
    if len(matches) < len(parts):
        return _join(" OR ", [_as_where(part) for part in parts])
    wanted = " OR ".join(f"({part.expression})" for part in matches if not part.negated)
    unwanted = " AND ".join(f"({part.expression})" for part in matches if part.negated)
    if not unwanted:
        return Match(wanted)
    # a or not b = not (b and not a)
    return Match(f"({unwanted}) NOT ({wanted})" if wanted else unwanted, negated=True)


def _as_where(part: Compiled) -> Where:
    if isinstance(part, Where):
        return part
    inside = "NOT IN" if part.negated else "IN"
    return Where(f"+rowid {inside} (SELECT rowid FROM {{fts}} WHERE {{fts}} MATCH ?)", (part.expression,))


def _join(operator: str, parts: Sequence[Where]) -> Where:
    """All parts in one, the halves of the halves joined first: SQLite takes no deep expression."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    one, other = _join(operator, parts[:half]), _join(operator, parts[half:])
    return Where(f"({one.sql}{operator}{other.sql})", one.parameters + other.parameters)
