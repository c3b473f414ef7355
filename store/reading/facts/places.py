"""Countries and named places."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.agents import Cast
from store.reading.document import Document
from store.reading.facts.draft import Draft
from store.records import Place


def find(document: Document, cast: Cast) -> Iterator[Draft]:
    """One fact a country or named place; a country carries its ISO 3166-1 code."""
    for entity in cast.entities.all:
        if entity.kind not in ("country", "place") or not entity.mentions or not entity.forms:
            continue
        country = entity.kind == "country"
        if not country and entity.name.isupper() and len(entity.name) < 5:
            continue  # the agency of a dateline: "(AKP)"
        yield Draft(
            Place(name=entity.name, country=entity.country if country else None),
            (document.span(*entity.mentions[0]),),
            0.9 if country else 0.8,
            "name",
        )
    yield from _headquarters(document, cast)


def _headquarters(document: Document, cast: Cast) -> Iterator[Draft]:
    """Seats of organizations: "the ministry headquarters", "the union’s headquarters"."""
    told: set[str] = set()
    for i, word in enumerate(document.lower):
        if word != "headquarters" or i < 2:
            continue
        owner = i - 1 if document.lower[i - 1] not in ("’s", "'s") else i - 2
        if not cast.is_body(owner):
            continue
        first = cast.start_of(owner)
        name = document.slice(first, i + 1)
        if name not in told:
            told.add(name)
            yield Draft(Place(name=name), (document.span(first, i + 1),), 0.7, "headquarters")
