"""Links between the facts of one article: what a meeting brought, what renews what, who said it."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.facts.context import Context
from store.reading.facts.meetings import Encounter
from store.reading.facts.telling import Telling
from store.reading.facts.undertaking import Undertaking

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
    commitment_ids = [f"f{n}" for n in range(base + 1, base + len(undertakings) + 1)]
    signed_at = [_signed_at(context, encounters, telling) for telling in agreements]

    of_meetings: Links = []
    for k, _ in enumerate(encounters):
        made = tuple(i for i, u in zip(commitment_ids, undertakings, strict=True) if u.encounter == k)
        concluded = tuple(i for i, at in zip(agreement_ids, signed_at, strict=True) if at == k)
        of_meetings.append(_filled(commitments=made, agreements=concluded))

    of_agreements: Links = []
    for at, telling in zip(signed_at, agreements, strict=True):
        before = next(
            (i for i, t in zip(agreement_ids, agreements, strict=True) if t is telling.renews), None
        )
        of_agreements.append(
            _filled(meetings=() if at is None else (meeting_ids[at],), renews=(before,) if before else ())
        )

    of_commitments: Links = []
    for undertaking in undertakings:
        at = undertaking.encounter
        told = {s.id for start, _ in undertaking.evidence if (s := context.statement_at(start)) is not None}
        of_commitments.append(
            _filled(meetings=() if at is None else (meeting_ids[at],), statements=tuple(sorted(told)))
        )
    return of_meetings, of_agreements, of_commitments


def _filled(**links: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {relation: ids for relation, ids in links.items() if ids}


def _signed_at(context: Context, encounters: Sequence[Encounter], telling: Telling) -> int | None:
    """The meeting on whose day, or in whose sentences, the agreement was signed."""
    sentence_of = context.document.sentence_of
    for k, encounter in enumerate(encounters):
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
