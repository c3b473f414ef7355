"""What the hits of a search have in common: counts by speaker, kind, month and tag.

Counts of everything are kept. Of a search, up to a bound every hit is counted; beyond it those in a sample of
the statements are, which has an index of its own: the bound keeps counting within the time between two keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from store.corpus import columns
from store.corpus.database import Corpus
from store.documents import dumps
from store.finding.overlay import Overlay, Touched
from store.finding.running import Runner
from store.finding.speaking import Speaking
from store.finding.unwanted import USUAL, Unwanted
from store.records import Statement
from store.results import EXACT, Facets
from store.search import keys
from store.search.compiler import Plan
from store.search.index import SAMPLE, SAMPLED, STATEMENTS, Index
from store.search.naming import canonical

_FAR = 1.5
"""How many times as many the sample must promise to be believed at once: the odds that it errs are nil."""

_SPEAKERS = 200
"""The speakers with most hits that are named."""


class Counts:
    """Counts of one search."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.months: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()

    def add(self, hits: Sequence[columns.Hit], weight: int) -> None:
        """Count statements of the machine in, each `weight` times."""
        for day, number in Counter([hit[0] >> keys.DAY_SHIFT for hit in hits]).items():
            self.months[columns.month_of(day)] += number * weight
        for sort, number in Counter([hit[1] for hit in hits]).items():
            self.kinds[columns.kind_of(sort)] += number * weight

    def add_touched(self, key: int, touched: Touched[Statement], final: Callable[[str], str]) -> None:
        """Count a statement that people touched in."""
        self.kinds[touched.finding.kind] += 1
        self.months[columns.month_of(keys.day_of(key))] += 1
        self.names.update(set(map(final, touched.shown.names)))
        self.tags.update(set(touched.tags))


class Counting:
    """Counts over the machine's index without what people touched, and over what they touched."""

    def __init__(self, corpus: Corpus, overlay: Overlay, runner: Runner, speaking: Speaking) -> None:
        self._connection = corpus.connection
        self._known = corpus.speakers
        self._overlay = overlay
        self._runner = runner
        self._speaking = speaking

    def everything(self) -> Facets:
        """Counts of all statements but those that are usually unwanted."""
        sorts = columns.sorts(attitudes=False, rejected=False)
        touched = self._overlay.statements.touched
        counts = Counts()
        for (month, sort), number in columns.counts(self._connection).items():
            if sort in sorts:
                counts.months[month] += number
                counts.kinds[columns.kind_of(sort)] += number
        listed = dumps(list(touched)).decode()
        known = columns.fetch(self._connection, "SELECT value AS key FROM json_each(?)", [listed], sorts)
        counts.add(known, -1)
        for key, each in touched.items():
            if not USUAL.has(each.finding):
                counts.add_touched(key, each, self._overlay.final)
        speakers = self._speaking.speakers("", _SPEAKERS)
        return _facets(counts, [(each.name, each.statements) for each in speakers], exact=True)

    def facets(self, plan: Plan, unwanted: Unwanted) -> Facets:
        """Counts for the plan of a search, without what is unwanted."""
        hits, weight, people = self._found(plan, unwanted)
        counts = Counts()
        counts.add(hits, weight)
        for key in people:
            counts.add_touched(key, self._overlay.statements.touched[key], self._overlay.final)
        speakers = self._speakers(Counter([hit[2] for hit in hits]), weight, counts.names)
        return _facets(counts, speakers.most_common(_SPEAKERS), exact=weight == 1)

    def total(self, plan: Plan, unwanted: Unwanted) -> int:
        """Their number alone; of more than `EXACT`, about how many."""
        hits, weight, people = self._found(plan, unwanted)
        number = len(hits) * weight + len(people)
        return number if weight == 1 else max(number, EXACT + 1)

    def _found(self, plan: Plan, unwanted: Unwanted) -> tuple[list[columns.Hit], int, list[int]]:
        """What the machine found, how many each stands for, and the keys of what people touched."""
        sorts = columns.sorts(attitudes=not unwanted.attitudes, rejected=not unwanted.rejected)
        hits, weight = self._hits(plan, sorts)
        touched = self._overlay.statements.touched
        if not touched:
            return hits, weight, []
        people = [
            key for key in self._runner.people(STATEMENTS, plan) if not unwanted.has(touched[key].finding)
        ]
        return [hit for hit in hits if hit[0] not in touched], weight, people

    def _hits(self, plan: Plan, sorts: Sequence[int]) -> tuple[list[columns.Hit], int]:
        """Statements of the machine that match, and how many each stands for."""
        sample = self._matching(plan, SAMPLE, sorts, -1)
        if len(sample) * SAMPLED > _FAR * EXACT:
            return sample, SAMPLED
        hits = self._matching(plan, STATEMENTS, sorts, EXACT + 1)
        return (hits, 1) if len(hits) <= EXACT else (sample, SAMPLED)

    def _matching(self, plan: Plan, on: Index, sorts: Sequence[int], most: int) -> list[columns.Hit]:
        sql, parameters = plan.sql(f"main.{on.table}", "rowid AS key")
        return columns.fetch(self._connection, sql, parameters, sorts, sampled=on is SAMPLE, most=most)

    def _speakers(
        self, who: Counter[int | str | None], weight: int, touched: Mapping[str, int]
    ) -> Counter[str]:
        """The counts of speakers by name: of the machine's `weight` times, and of `touched` ones."""
        by_id = Counter({each: number for each, number in who.items() if isinstance(each, int)})
        for several, number in who.items():
            if isinstance(several, str):
                by_id.update(dict.fromkeys(map(int, several.split()), number))
        # of names that are one, each may have fewer hits than others
        merged = self._overlay.merged
        joined = self._known.called({*merged, *map(canonical, (*merged.values(), *touched))})
        names = {each.doc_id: str(each["name"]) for each in joined if each.doc_id in by_id}
        names |= self._known.names([each for each, _ in by_id.most_common(_SPEAKERS + len(names))])
        found = Counter(touched)
        for each, name in names.items():
            found[self._overlay.final(name)] += by_id[each] * weight
        return found


def _facets(counts: Counts, speakers: Sequence[tuple[str, int]], *, exact: bool) -> Facets:
    kinds = tuple((kind, counts.kinds[kind]) for kind in columns.KINDS if counts.kinds[kind])
    return Facets(
        total=sum(number for _, number in kinds),
        speakers=tuple(speakers),
        kinds=kinds,
        months=tuple(sorted((month, number) for month, number in counts.months.items() if number)),
        tags=tuple(counts.tags.most_common()),
        exact=exact,
    )
