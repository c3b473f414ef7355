"""People as the article presents them."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.agents import Cast
from store.reading.agents.vocabulary import TITLE_POSTS
from store.reading.document import Document
from store.reading.facts.draft import Draft
from store.records import Person


def find(document: Document, cast: Cast) -> Iterator[Draft]:
    """One fact a named person: name, other names, the first role printed, its organization and country."""
    for entity in cast.entities.all:
        agent = cast.agent(entity)
        if entity.kind != "person" or agent is None or not entity.words:
            continue
        role = next((r for r in agent.roles if r.role.rstrip(".").lower() not in TITLE_POSTS), None)
        role = role or (agent.roles[0] if agent.roles else None)
        named = [document.span(*m) for m in entity.mentions if document.slice(*m) in entity.forms]
        if not named:
            continue
        evidence = sorted({named[0], *(role.evidence if role else ())})
        yield Draft(
            Person(
                name=agent.name,
                other_names=agent.other_names,
                role=role.role if role else None,
                organization=role.organization if role else None,
                country=role.country if role else None,
            ),
            tuple(evidence),
            0.9 if role else 0.8,
            "name+role" if role else "name",
        )
