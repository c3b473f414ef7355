"""Facts: what an article reports, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agents import Cast
from store.reading.document import Document
from store.reading.facts import (
    agreements,
    commitments,
    dates,
    figures,
    meetings,
    organizations,
    people,
    places,
    programmes,
)
from store.reading.facts.context import Context
from store.reading.facts.draft import Draft
from store.records import Fact, Person, Statement

__all__ = ["find_facts"]


def find_facts(document: Document, cast: Cast, statements: Sequence[Statement]) -> tuple[Fact, ...]:
    """All facts of an article, grouped by kind and numbered f1, f2, ... in that order."""
    persons = list(people.find(document, cast))
    by_name = {d.fields.name: d.fields for d in persons if isinstance(d.fields, Person)}
    context = Context(document, cast, statements, by_name)
    encounters = meetings.find_encounters(context)
    undertakings = commitments.find_undertakings(context, encounters)
    drafts: list[Draft] = [
        *meetings.find(context, encounters),
        *agreements.find(context, agreements.find_agreements(context)),
        *commitments.find(context, encounters, undertakings),
        *programmes.find(context),
        *figures.find(context),
        *dates.find(context.dates),
        *persons,
        *organizations.find(document, cast),
        *places.find(document, cast),
    ]
    return tuple(
        Fact(
            id=f"f{number}",
            fields=draft.fields,
            evidence=draft.evidence,
            inferred=draft.inferred,
            confidence=draft.confidence,
            rule=draft.rule,
        )
        for number, draft in enumerate(drafts, 1)
    )
