"""Agreements of one series over the articles of a library: which was first, and what replaced it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations

from store import edtf
from store.records import Agreement
from store.results import AgreementStage, Chain, FactHit
from store.search.naming import canonical

_FAMILY = {"memorandum": "mou", **dict.fromkeys(("pact", "accord", "deal", "contract"), "agreement")}
_LAST = 10**9  # the rank of a stage without one


class _Telling:
    """One article's account of an agreement, with its parties by identity."""

    def __init__(self, hit: FactHit, fields: Agreement, identity: Callable[[str, str], str]) -> None:
        self.hit = hit
        self.fields = fields
        self.sort, _, head = fields.type.casefold().partition(" of ")[0].rpartition(" ")
        self.type = _FAMILY.get(head, head)
        names = [identity(hit.article, name) for name in fields.parties]
        self.parties = {canonical(name): name for name in names}
        self.topics = {word for topic in fields.topics for word in canonical(topic).split()}
        inferred = hit.fact.inferred
        self.signed = inferred.get("signed") or next(iter(fields.signed), None)
        self.until = inferred.get("valid_until") or fields.valid_until

    def related(self, other: _Telling) -> bool:
        """Whether two of one type and with two parties in common are of one series: their topics may meet.

        A "labour agreement" is another than a "trade agreement", but an article may call it the "agreement".
        """
        met = not self.topics.isdisjoint(other.topics)
        if self.sort != other.sort:
            return not (self.sort and other.sort) and (met or self.same(other))
        return met or not (self.topics and other.topics)

    def same(self, other: _Telling) -> bool:
        """Whether two of one series are one agreement: its rank, its signing, or else its end, says so.

        What one article tells apart is never one.
        """
        if self.hit.article == other.hit.article:
            return False
        if self.fields.ordinal and other.fields.ordinal:
            return self.fields.ordinal == other.fields.ordinal
        if self.signed and other.signed:
            return _agree(self.signed, other.signed)
        return bool(self.until and other.until) and _agree(self.until or "", other.until or "")


def chains(hits: Iterable[FactHit], identity: Callable[[str, str], str]) -> list[Chain]:
    """The series that these agreements form, the longest first; `identity` gives the
    name over all articles of whom an article (by its id) calls so.

    An agreement of fewer than two known parties belongs to no series.
    """
    buckets: dict[tuple[str, str, str], list[_Telling]] = {}
    tellings = [
        _Telling(hit, hit.fact.fields, identity) for hit in hits if isinstance(hit.fact.fields, Agreement)
    ]
    for telling in tellings:
        for one, other in combinations(sorted(telling.parties), 2):
            buckets.setdefault((telling.type, one, other), []).append(telling)
    series = _joined([group for bucket in buckets.values() for group in _grouped(bucket, _Telling.related)])
    made = [Chain(type=each[0].fields.type, parties=_parties(each), stages=_stages(each)) for each in series]
    return sorted(made, key=lambda chain: -len(chain.stages))


def _grouped(
    tellings: Iterable[_Telling], alike: Callable[[_Telling, _Telling], bool]
) -> list[list[_Telling]]:
    """The tellings in groups: each stands with those that it is like, and with what these are like."""
    groups: list[list[_Telling]] = []
    for telling in tellings:
        near = [group for group in groups if any(alike(telling, each) for each in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(each for group in near for each in group), telling])
    return groups


def _joined(groups: list[list[_Telling]]) -> list[list[_Telling]]:
    """Groups that share a telling as one; a telling with three parties is in three."""
    of: dict[int, dict[int, _Telling]] = {}
    for group in groups:
        whole = {id(each): each for each in group}
        for key in list(whole):
            whole |= of.get(key, {})
        of.update(dict.fromkeys(whole, whole))
    return [list(whole.values()) for whole in {id(whole): whole for whole in of.values()}.values()]


def _stages(series: list[_Telling]) -> tuple[AgreementStage, ...]:
    """The stages by date; one without a date stands by its rank, and one without either at the end."""
    stages = [_stage(group) for group in _grouped(series, _Telling.same)]
    ordered = sorted((stage for stage in stages if _day_of(stage)), key=_day_of)
    for stage in sorted(
        (each for each in stages if not _day_of(each)), key=lambda each: each.ordinal or _LAST
    ):
        rank = stage.ordinal or _LAST
        later = (n for n, each in enumerate(ordered) if each.ordinal and each.ordinal > rank)
        ordered.insert(next(later, len(ordered)), stage)
    return tuple(ordered)


def _stage(tellings: list[_Telling]) -> AgreementStage:
    """What the articles together say of one agreement, the most exact date of each sort."""
    return AgreementStage(
        ordinal=next((each.fields.ordinal for each in tellings if each.fields.ordinal), None),
        signed=max((each.signed for each in tellings if each.signed), key=_exactness, default=None),
        valid_until=max((each.until for each in tellings if each.until), key=_exactness, default=None),
        facts=tuple(each.hit for each in tellings),
    )


def _parties(series: list[_Telling]) -> tuple[str, ...]:
    """The parties that at least half of the series names, by their fullest forms."""
    told = Counter(key for telling in series for key in telling.parties)
    names = {key: name for telling in series for key, name in telling.parties.items()}
    return tuple(names[key] for key, number in told.most_common() if 2 * number >= len(series))


def _agree(one: str, other: str) -> bool:
    """Whether two dates can be one: the shorter begins the longer, unknown digits fit any."""
    return all(a == b or "X" in (a, b) for a, b in zip(one, other, strict=False))


def _exactness(date: str) -> tuple[int, int]:
    return -date.count("X"), len(date)


def _day_of(stage: AgreementStage) -> int:
    """The day of signing, else that of the end; 0 if no year is known."""
    return _day(stage.signed) or _day(stage.valid_until)


def _day(date: str | None) -> int:
    try:
        return edtf.sort_key(date)
    except ValueError:
        return 0
