"""Facts: what an article reports, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat

from store.reading.agents import Cast
from store.reading.document import Document
from store.reading.facts import organizations, people, places
from store.reading.facts.agreements import find as agreements
from store.reading.facts.anchors import anchors
from store.reading.facts.calibration import calibrated
from store.reading.facts.commitments import find as commitments
from store.reading.facts.context import Context
from store.reading.facts.dates import find as dates
from store.reading.facts.draft import Draft
from store.reading.facts.figures import find as figures
from store.reading.facts.figures.words import CODES, CURRENCY_MARKS
from store.reading.facts.links import link
from store.reading.facts.meetings import find as meetings
from store.reading.facts.programmes import find as programmes
from store.records import Fact, Organization, Person, Statement

__all__ = ["find_facts"]


def find_facts(document: Document, cast: Cast, statements: Sequence[Statement]) -> tuple[Fact, ...]:
    """All facts of an article, grouped by kind and numbered f1, f2, ... in that order."""
    persons = list(people.find(document, cast))
    by_name = {d.fields.name: d.fields for d in persons if isinstance(d.fields, Person)}
    context = Context(document, cast, statements, by_name)
    encounters = meetings.find_encounters(context)
    instruments = agreements.find_agreements(context)
    undertakings = commitments.find_undertakings(context, encounters)
    anchor = anchors(context, encounters, instruments)
    schemes = list(programmes.find(context, {telling.head for telling in instruments}))
    drafts: list[Draft] = [
        *meetings.find(context, encounters),
        *agreements.find(context, instruments),
        *commitments.find(context, encounters, undertakings),
        *schemes,
        *figures.find(context),
        *dates.find(context.dates, anchor),
        *persons,
        *(
            draft
            for draft in organizations.find(document, cast)
            if not _is_amount(draft) and not _is_scheme(draft, schemes)
        ),
        *places.find(document, cast),
    ]
    # Meetings, agreements and commitments stand first, so their links come in the same order.
    linked = chain.from_iterable(link(context, encounters, instruments, undertakings))
    return tuple(
        Fact(
            id=f"f{number}",
            fields=draft.fields,
            evidence=draft.evidence,
            inferred=draft.inferred,
            links=links,
            confidence=calibrated(type(draft.fields).__name__.lower(), draft.rule, draft.confidence),
            rule=draft.rule,
        )
        for number, (draft, links) in enumerate(zip(drafts, chain(linked, repeat({})), strict=False), 1)
    )


def _is_amount(draft: Draft) -> bool:
    """Whether a name that was taken for an organization is a currency ("KSh") or a year ("FY2025-26")."""
    name = draft.fields.name if isinstance(draft.fields, Organization) else ""
    money = (name in CURRENCY_MARKS and len(name) > 1) or (name.isupper() and name.lower() in CODES)
    return money or (name[:2] == "FY" and name[2:3].isdecimal())


def _is_scheme(draft: Draft, schemes: Sequence[Draft]) -> bool:
    """Whether a name that was taken for an organization only stands there as that of a programme."""
    spans = [span for scheme in schemes for span in scheme.evidence]
    inside = all(any(low <= start and end <= high for low, high in spans) for start, end in draft.evidence)
    start, end = draft.evidence[0]
    return inside and any(start == low and 2 * (end - start) > high - low for low, high in spans)
