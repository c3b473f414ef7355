"""What the hits of a search have in common: counts by speaker, kind, month and tag.

Up to a bound every hit is counted. Beyond it those in a sample of the articles are, which has an index of
its own: the bound keeps counting within the time between two keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from store.corpus import columns
from store.corpus.database import Corpus
from store.finding.overlay import Touched
from store.finding.running import Runner
from store.records import Statement
from store.results import Facets
from store.search import keys
from store.search.compiler import Plan
from store.search.index import SAMPLE, STATEMENTS, Index

EXACT = 10_000
"""Hits up to which each is counted."""

_SPEAKERS = 200
"""The speakers with most hits that are named."""

Hit = tuple[int, int, int | str | None]
"""A statement's key, the number of its kind, and its speakers' ids."""


class Counts:
    """Counts of one search."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.days: Counter[int] = Counter()
        self.who: Counter[int | str | None] = Counter()
        self.names: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.exact = True

    def add(self, hits: Sequence[Hit], weight: float) -> None:
        """Count statements of the machine in, each `weight` times."""
        if not hits:
            return
        found, kinds, who = zip(*hits, strict=True)
        for day, number in Counter([key >> keys.DAY_SHIFT for key in found]).items():
            self.days[day] += round(number * weight)
        for speakers, number in Counter(who).items():
            self.who[speakers] += round(number * weight)
        for kind, number in Counter(kinds).items():
            self.kinds[columns.KINDS[kind]] += round(number * weight)

    def add_touched(self, key: int, touched: Touched[Statement], final: Callable[[str], str]) -> None:
        """Count a statement that people touched in."""
        self.kinds[touched.finding.kind] += 1
        self.days[keys.day_of(key)] += 1
        self.names.update(set(map(final, touched.shown.names)))
        self.tags.update(set(touched.tags))


class Counting:
    """Counts over the machine's index without what people touched, and over what they touched."""

    def __init__(self, corpus: Corpus, runner: Runner) -> None:
        self._connection = corpus.connection
        self._corpus = corpus
        self._runner = runner

    def facets(
        self, plan: Plan, touched: Mapping[int, Touched[Statement]], final: Callable[[str], str]
    ) -> Facets:
        """Counts for the plan of a search; `final` gives a name as merged."""
        counts = Counts()
        weight = self._corpus.weight()
        counts.exact = not weight or self._number(plan, EXACT + 1) <= EXACT
        hits = self._hits(plan, STATEMENTS if counts.exact else SAMPLE)
        counts.add([hit for hit in hits if hit[0] not in touched], 1 if counts.exact else weight)
        for key in self._runner.people(STATEMENTS, plan) if touched else ():
            counts.add_touched(key, touched[key], final)
        return self._summed(counts, final)

    def _number(self, plan: Plan, most: int) -> int:
        """How many statements of the machine match, or `most`."""
        sql, parameters = plan.sql(f"main.{STATEMENTS.table}", "1")
        found = self._connection.execute(f"SELECT count(*) FROM ({sql} LIMIT ?)", (*parameters, most))
        return int(found.fetchone()[0])

    def _hits(self, plan: Plan, on: Index) -> list[Hit]:
        """Statements of the machine that match."""
        sql, parameters = plan.sql(f"main.{on.table}", "rowid AS key")
        return self._connection.execute(
            f"SELECT c.key, c.kind, c.who FROM ({sql}) AS f"
            f" CROSS JOIN main.{columns.TABLE} AS c ON c.key = f.key",
            parameters,
        ).fetchall()

    # ---------------------------------------------------------------- names

    def _summed(self, counts: Counts, final: Callable[[str], str]) -> Facets:
        months: Counter[str] = Counter()
        for day, number in counts.days.items():
            months[_month(day)] += number
        total = sum(counts.kinds.values())
        return Facets(
            total=total,
            speakers=tuple(self._names(counts, final).most_common(_SPEAKERS)),
            kinds=tuple((kind, counts.kinds[kind]) for kind in columns.KINDS if counts.kinds[kind]),
            months=tuple(sorted(months.items())),
            tags=tuple(counts.tags.most_common()),
            exact=counts.exact,
        )

    def _names(self, counts: Counts, final: Callable[[str], str]) -> Counter[str]:
        """The counts of speakers by name."""
        by_id: Counter[int] = Counter()
        for who, number in counts.who.items():
            for each in (who,) if isinstance(who, int) else map(int, (who or "").split()):
                by_id[each] += number
        # names that were merged may together have more hits than others
        few = by_id.most_common(None if counts.names or self._runner.is_merged else _SPEAKERS)
        names = self._corpus.speakers.names([each for each, _ in few])
        found = counts.names
        for each, number in few:
            found[final(names[each])] += number
        return found


def _month(day: int) -> str:
    return date.fromordinal(day).isoformat()[:7] if day else ""
