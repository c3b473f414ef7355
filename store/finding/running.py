"""Running a plan over the machine's index and over what people touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from typing import Any

from store.corpus.database import Corpus
from store.documents.bodies import physical
from store.finding.overlay import Overlay
from store.search import index, keys
from store.search.beginnings import Beginnings
from store.search.compiler import Plan
from store.search.index import Index

_PAGE, _LARGEST = 64, 1024
_RANKED = 20_000
"""The newest findings that are ranked by relevance."""

_WEIGHTS = {"text": 4, "who": 2, "about": 2, "note": 2, "facet": 0}
"""How much a word counts by its column; 1 in the others."""


Found = tuple[int, bytes | None, bytes | None]
"""A finding's key with its JSON and that of its article's row; None for both if people touched it."""


class Runner:
    """Runs plans on one library."""

    def __init__(self, corpus: Corpus, overlay: Overlay) -> None:
        self._storage = corpus.database.storage
        self._connection = corpus.connection
        self._overlay = overlay
        self._documents = {index.STATEMENTS: corpus.statements.name, index.FACTS: corpus.facts.name}
        self._articles = physical(corpus.articles.name)
        self._beginnings = {on: Beginnings(corpus.connection, on) for on in self._documents}

    def refresh(self) -> None:
        """Look at what articles say again."""
        for each in self._beginnings.values():
            each.forget()

    def touched(self, on: Index) -> Mapping[int, object]:
        """What people touched, by key."""
        return self._overlay.statements.touched if on is index.STATEMENTS else self._overlay.facts.touched

    def found(self, on: Index, plan: Plan, number: int | None) -> Iterator[Found]:
        """What matches, newest first; about `number` are wanted."""
        touched = self.touched(on)
        machine = self._pages(on, plan, number)
        if not touched:
            return machine
        untouched = (each for each in machine if each[0] not in touched)
        human = ((key, None, None) for key in self.people(on, plan))
        return merge(untouched, human, key=_key, reverse=True)

    def best(self, on: Index, plan: Plan, number: int | None) -> Iterator[Found]:
        """The `number` most relevant of the newest that match; what people touched comes before the rest."""
        touched = self.touched(on)
        chosen = self.people(on, plan) if touched else []
        weights = ", ".join(str(_WEIGHTS.get(column, 1)) for column in on.columns)
        sql, parameters = plan.sql(f"main.{on.table}", f"rowid AS key, bm25({on.table}, {weights}) AS score")
        ranked = self._connection.execute(
            f"SELECT key FROM ({sql} ORDER BY rowid DESC LIMIT {_RANKED}) ORDER BY score, key DESC",
            parameters,
        )
        chosen += [key for (key,) in ranked if key not in touched]
        return self.fetch(on, chosen[:number])

    def fetch(self, on: Index, wanted: Sequence[int]) -> Iterator[Found]:
        """The findings with these keys, in this order."""
        touched = self.touched(on)
        for start in range(0, len(wanted), _PAGE):
            page = wanted[start : start + _PAGE]
            machine = [key for key in page if key not in touched]
            marks = ",".join("(?)" for _ in machine)
            rows = self._rows(on, f"SELECT column1 AS key FROM (VALUES {marks})", machine) if machine else []
            known = {each[0]: each for each in rows}
            yield from (known.get(key) or (key, None, None) for key in page if key in known or key in touched)

    def people(self, on: Index, plan: Plan) -> list[int]:
        """The keys of what people touched and matches, newest first."""
        sql, parameters = plan.sql(f"temp.{on.table}", "rowid")
        return [key for (key,) in self._connection.execute(f"{sql} ORDER BY rowid DESC", parameters)]

    def _pages(self, on: Index, plan: Plan, number: int | None) -> Iterator[Found]:
        """What the machine found, by pages: a reader that stops early costs little and holds no lock."""
        if plan.where is None:  # else very many rows may have to be looked at
            spelled_out = self._beginnings[on].spelled_out
            plan = plan._replace(
                ways=tuple([way._replace(expression=spelled_out(way.expression)) for way in plan.ways])
            )
        below = None
        size = _PAGE if number is None else max(1, min(number, _PAGE))
        while True:
            sql, parameters = plan.sql(f"main.{on.table}", "rowid AS key", below=below)
            found = self._rows(on, f"{sql} ORDER BY rowid DESC LIMIT ?", [*parameters, size])
            yield from found
            if len(found) < size:
                return
            below = found[-1][0]
            size = min(2 * size, _LARGEST)

    def _rows(self, on: Index, wanted: str, parameters: Sequence[Any]) -> list[Found]:
        """The findings whose keys a query gives, newest first, with their articles, in one look.

        Their JSON is as stored, see `store.documents.bodies.plain`.
        """
        sql = (
            f"SELECT f.key, CAST(d.body AS BLOB), CAST(a.body AS BLOB) FROM ({wanted}) AS f"
            f" LEFT JOIN main.{physical(self._documents[on])} AS d ON d.id = f.key"
            f" LEFT JOIN main.{self._articles} AS a ON a.id = f.key >> {keys.FINDING_BITS}"
        )
        rows = self._storage.select(sql, parameters)
        rows.sort(reverse=True, key=_key)
        return rows


def _key(row: tuple[Any, ...]) -> int:
    return int(row[0])
