"""What the hits of a search have in common: counts by speaker, kind, month and tag.

Up to a bound every hit is counted. Beyond it a sample is: of every month the hits in runs of articles that
lie evenly in it, each counted as many times as the month is larger than its runs. The bound keeps counting
within the time between two keys.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from store.corpus import columns
from store.corpus.database import Corpus
from store.finding.overlay import Touched
from store.finding.running import Runner
from store.records import Statement
from store.results import Facets
from store.search import keys
from store.search.compiler import Plan
from store.search.index import STATEMENTS

EXACT = 15_000
"""Hits up to which each is counted."""

_SAMPLE = 8_000
_RUNS = 160
_SPEAKERS = 200
"""The speakers with most hits that are named."""

Hit = tuple[int, int, int | str | None]
"""A statement's key, the number of its kind, and its speakers' ids."""


class _Run(NamedTuple):
    """Articles that follow each other, and how many articles each of them stands for."""

    first: int
    last: int
    weight: float


class Counts:
    """Counts of one search."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.days: Counter[int] = Counter()
        self.who: Counter[int | str | None] = Counter()
        self.names: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.exact = True

    def add(self, hits: Sequence[Hit], weight: float = 1) -> None:
        """Count statements of the machine in."""
        if not hits:
            return
        found, kinds, who = zip(*hits, strict=True)
        days = Counter([key >> keys.DAY_SHIFT for key in found])
        for counter, more in ((self.days, days), (self.who, Counter(who))):
            for value, number in more.items():
                counter[value] += number * weight  # type: ignore[assignment]
        for kind, number in Counter(kinds).items():
            self.kinds[columns.KINDS[kind]] += number * weight  # type: ignore[assignment]

    def add_touched(self, key: int, touched: Touched[Statement], final: Callable[[str], str]) -> None:
        """Count a statement that people touched in."""
        self.kinds[touched.finding.kind] += 1
        self.days[key >> keys.DAY_SHIFT] += 1
        self.names.update(set(map(final, touched.shown.names)))
        self.tags.update(set(touched.tags))


class Counting:
    """Counts over the machine's index without what people touched, and over what they touched."""

    def __init__(self, corpus: Corpus, runner: Runner) -> None:
        self._corpus = corpus
        self._runner = runner
        self._state: object = None
        self._articles = array("q")

    def facets(
        self, plan: Plan, touched: Mapping[int, Touched[Statement]], final: Callable[[str], str]
    ) -> Facets:
        """Counts for the plan of a search; `final` gives a name as merged."""
        counts = Counts()
        hits = self._hits(plan, EXACT + 1)
        if len(hits) <= EXACT:
            counts.add([hit for hit in hits if hit[0] not in touched])
        else:
            counts.exact = False
            for run in self._sample(plan, hits[-1][0]):
                part = plan._replace(first=max(plan.first, run.first), last=min(plan.last, run.last))
                counts.add([hit for hit in self._hits(part) if hit[0] not in touched], run.weight)
        for key in self._runner.people(STATEMENTS, plan) if touched else ():
            counts.add_touched(key, touched[key], final)
        return self._summed(counts, final)

    def _hits(self, plan: Plan, limit: int = -1) -> list[Hit]:
        """Statements of the machine that match, the oldest first."""
        sql, parameters = plan.sql(f"main.{STATEMENTS.table}", "rowid AS key")
        return self._corpus.connection.execute(
            f"SELECT c.key, c.kind, c.who FROM ({sql} LIMIT ?) AS f"
            f" CROSS JOIN main.{columns.TABLE} AS c ON c.key = f.key",
            (*parameters, limit),
        ).fetchall()

    # ---------------------------------------------------------------- samples

    def _sample(self, plan: Plan, reached: int) -> Iterator[_Run]:
        """Runs of articles with about as many hits as wanted, when EXACT hits were found up to a key."""
        articles = self._all_articles()
        start = bisect_left(articles, plan.first >> keys.FINDING_BITS)
        end = bisect_right(articles, plan.last >> keys.FINDING_BITS)
        covered = bisect_right(articles, reached >> keys.FINDING_BITS) - start
        part = min(1.0, _SAMPLE * covered / (EXACT * max(1, end - start)))
        for first, last in self._strata(start, end):
            size = max(1, round((last - first) * part))
            runs = max(1, min(round(_RUNS * (last - first) / (end - start)), size))
            each = -(-size // runs)
            for n in range(runs):
                middle = first + (2 * n + 1) * (last - first) // (2 * runs)
                begin = max(first, min(middle - each // 2, last - each))
                stop = min(last, begin + each)
                weight = (last - first) / (runs * each)
                yield _Run(_first_key(articles[begin]), _last_key(articles[stop - 1]), weight)

    def _strata(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Parts of the articles: a month each, or more where there are very many months."""
        at, least = start, (end - start) // (2 * _RUNS)
        days = ((n, self._articles[n] >> keys.ARTICLE_BITS) for n in range(start, end))
        for _, group in groupby(days, key=lambda pair: _month(pair[1])):
            last = max(n for n, _ in group) + 1
            if last - at > least or last == end:
                yield at, last
                at = last

    def _all_articles(self) -> array[int]:
        """The keys of all articles, ascending."""
        state = self._corpus.state()
        if state != self._state:
            found = self._corpus.connection.execute(
                "SELECT id FROM main.doc_articles WHERE json_extract(body, '$.\"id\"') IS NOT NULL"
            )
            self._articles = array("q", sorted(key for (key,) in found))
            self._state = state
        return self._articles

    # ---------------------------------------------------------------- names

    def _summed(self, counts: Counts, final: Callable[[str], str]) -> Facets:
        months: Counter[str] = Counter()
        for day, number in counts.days.items():
            months[_month(day)] += number
        total = sum(counts.kinds.values())
        return Facets(
            total=round(total),
            speakers=tuple(_rounded(self._names(counts, final).most_common(_SPEAKERS))),
            kinds=tuple(_rounded((kind, counts.kinds[kind]) for kind in columns.KINDS if counts.kinds[kind])),
            months=tuple(_rounded(sorted(months.items()))),
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


def _rounded(pairs: Iterable[tuple[str, float]]) -> Iterator[tuple[str, int]]:
    return ((value, max(1, round(number))) for value, number in pairs)


def _month(day: int) -> str:
    return date.fromordinal(day).isoformat()[:7] if day else ""


def _first_key(article: int) -> int:
    return keys.finding_keys(article)[0]


def _last_key(article: int) -> int:
    return keys.finding_keys(article)[1]
