"""Links between the findings of one article: what a meeting brought, what renews what, who said it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from store.reading.facts.agreements.telling import Telling
from store.reading.facts.commitments.undertaking import Undertaking
from store.reading.facts.context import Context
from store.reading.facts.meetings.encounter import Encounter
from store.records import Fact, Statement

_COMPARED = 40  # meetings at which an agreement may have been signed, to keep the time linear

Links = list[dict[str, tuple[str, ...]]]


def link(
    context: Context,
    encounters: Sequence[Encounter],
    agreements: Sequence[Telling],
    undertakings: Sequence[Undertaking],
) -> tuple[Links, Links, Links]:
    """The links of the meetings, agreements and commitments, in that order and numbered f1, f2, ... through.

    meeting -> commitments, agreements; agreement -> meeting, renews; commitment -> meeting, statement.
    """
    meeting_ids = [f"f{n}" for n in range(1, len(encounters) + 1)]
    agreement_ids = [f"f{n}" for n in range(len(encounters) + 1, len(encounters) + len(agreements) + 1)]
    base = len(encounters) + len(agreements)
    made: list[list[str]] = [[] for _ in encounters]
    concluded: list[list[str]] = [[] for _ in encounters]
    numbers = {id(telling): number for telling, number in zip(agreements, agreement_ids, strict=True)}

    of_agreements: Links = []
    for telling, number in zip(agreements, agreement_ids, strict=True):
        at = _signed_at(context, encounters, telling)
        before = numbers.get(id(telling.renews), "")
        if at is not None:
            concluded[at].append(number)
        meetings = () if at is None else (meeting_ids[at],)
        of_agreements.append(_filled(meetings=meetings, renews=(before,) if before else ()))

    of_commitments: Links = []
    for n, undertaking in enumerate(undertakings, base + 1):
        at = undertaking.encounter
        if at is not None:
            made[at].append(f"f{n}")
        told = {s.id for start, _ in undertaking.evidence if (s := context.statement_at(start)) is not None}
        meetings = () if at is None else (meeting_ids[at],)
        of_commitments.append(_filled(meetings=meetings, statements=tuple(sorted(told))))

    of_meetings = [
        _filled(commitments=tuple(c), agreements=tuple(a)) for c, a in zip(made, concluded, strict=True)
    ]
    return of_meetings, of_agreements, of_commitments


def asserting(statements: Sequence[Statement], facts: Sequence[Fact]) -> tuple[Statement, ...]:
    """The statements, each with links to the commitments that it asserts: the way back of `link`."""
    commits: dict[str, list[str]] = {}
    for fact in facts:
        if fact.kind == "commitment":
            for statement in fact.links.get("statements", ()):
                commits.setdefault(statement, []).append(fact.id)
    return tuple(
        replace(one, links={"commitments": tuple(commits[one.id])}) if one.id in commits else one
        for one in statements
    )


def _filled(**links: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {relation: ids for relation, ids in links.items() if ids}


def _signed_at(context: Context, encounters: Sequence[Encounter], telling: Telling) -> int | None:
    """The meeting on whose day, or in whose sentences, the agreement was signed."""
    sentence_of = context.document.sentence_of
    for k, encounter in enumerate(encounters[:_COMPARED]):
        if (
            encounter.date is not None
            and telling.signed is not None
            and encounter.date.edtf == telling.signed.edtf
        ):
            return k
        near = abs(sentence_of[encounter.at] - sentence_of[context.document.token_at(telling.evidence[0][0])])
        if telling.signed is None and telling.status == "signed" and near <= 1:
            return k
    return None
