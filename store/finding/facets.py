"""What the hits of a search have in common: counts by speaker, kind, month and tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import islice
from sqlite3 import Connection
from typing import Any, get_args

from store.corpus.database import Corpus
from store.finding.overlay import Touched
from store.records import Statement, StatementKind
from store.results import Facets
from store.search import keys
from store.search.compiler import Plan
from store.search.index import STATEMENTS

SAMPLE = 1000
"""The newest hits by which speakers are counted; the other counts are of all hits."""


def facets(
    corpus: Corpus,
    touched: Mapping[int, Touched[Statement]],
    newest: Iterable[int],
    plan: Callable[[str | None], Plan],
    final: Callable[[str], str],
) -> Facets:
    """Counts for a search: its `newest` keys, its `plan` (of one kind, or all), and names as merged."""
    count = _Counter(corpus.connection, bool(touched))
    kinds = {kind: count.number(plan(kind)) for kind in get_args(StatementKind)}
    said = Counter(final(name) for names in _names(corpus, touched, newest) for name in dict.fromkeys(names))
    tags = Counter(tag for key in count.touched(plan(None)) for tag in dict.fromkeys(touched[key].tags))
    return Facets(
        total=sum(kinds.values()),
        speakers=tuple(said.most_common()),
        kinds=tuple((kind, number) for kind, number in kinds.items() if number),
        months=tuple(sorted(count.months(plan(None)).items())),
        tags=tuple(tags.most_common()),
    )


class _Counter:
    """Counts over the machine's index without what people touched, and over what they touched."""

    def __init__(self, connection: Connection, any_touched: bool) -> None:
        self._connection = connection
        self._main, self._temp = f"main.{STATEMENTS.table}", f"temp.{STATEMENTS.table}"
        self._rest = f" AND +rowid NOT IN (SELECT id FROM {self._temp}_docsize)" if any_touched else ""

    def _rows(self, plan: Plan, columns: str, tail: str = "") -> list[tuple[Any, ...]]:
        machine, parameters = plan.sql(self._main, columns)
        people, _ = plan.sql(self._temp, columns)
        found = self._connection.execute(machine + self._rest + tail, parameters).fetchall()
        return found + (self._connection.execute(people + tail, parameters).fetchall() if self._rest else [])

    def number(self, plan: Plan) -> int:
        return sum(number for (number,) in self._rows(plan, "count(*)"))

    def months(self, plan: Plan) -> Counter[str]:
        days = self._rows(plan, f"rowid >> {keys.DAY_SHIFT}, count(*)", " GROUP BY 1")
        found: Counter[str] = Counter()
        for day, number in days:
            found[date.fromordinal(day).isoformat()[:7] if day else ""] += number
        return found

    def touched(self, plan: Plan) -> list[int]:
        sql, parameters = plan.sql(self._temp, "rowid")
        return [key for (key,) in self._connection.execute(sql, parameters)] if self._rest else []


def _names(
    corpus: Corpus, touched: Mapping[int, Touched[Statement]], newest: Iterable[int]
) -> Iterable[list[str]]:
    found = list(islice(newest, SAMPLE))
    yield from (list(touched[key].shown.names) for key in found if key in touched)
    machine = corpus.statements.fetch(key for key in found if key not in touched)
    yield from (document.get("names", []) for document in machine)
