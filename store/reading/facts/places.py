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
        yield Draft(
            Place(name=entity.name, country=entity.country if entity.kind == "country" else None),
            (document.span(*entity.mentions[0]),),
            0.9 if entity.kind == "country" else 0.8,
            "name",
        )
