"""Organizations that the article names."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.agents import Cast
from store.reading.document import Document
from store.reading.facts.draft import Draft
from store.records import Organization


def find(document: Document, cast: Cast) -> Iterator[Draft]:
    """One fact an organization: its fullest printed name, acronym and all printed forms."""
    for entity in cast.entities.all:
        if entity.kind != "organization" or not entity.mentions or set(entity.forms) == {"administration"}:
            continue
        yield Draft(
            Organization(
                name=entity.name,
                acronym=entity.acronym if entity.acronym != entity.name else None,
                forms=tuple(entity.forms),
            ),
            (document.span(*entity.mentions[0]),),
            0.85,
            "name",
        )
