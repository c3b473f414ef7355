"""People as the article presents them."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.agents import Cast
from store.reading.agents.vocabulary import TITLE_POSTS
from store.reading.document import Document
from store.reading.facts.draft import Draft
from store.reading.wordlist import words_of
from store.records import Person, Role

_TITLES = words_of(
    "Chief Captain General Colonel Justice Barrister Engineer Sister Brigadier Major Lieutenant"
)
_BESIDE = 80  # characters between two posts told in one breath


def find(document: Document, cast: Cast) -> Iterator[Draft]:
    """One fact a named person: name, other names, the first role printed, its organization and country."""
    for entity in cast.entities.all:
        agent = cast.agent(entity)
        if entity.kind != "person" or agent is None or not entity.words:
            continue
        role = _main_role(agent.roles)
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


def _is_mere_title(role: str) -> bool:
    return all(word.rstrip(".").lower() in TITLE_POSTS or word in _TITLES for word in role.split())


def _main_role(roles: tuple[Role, ...]) -> Role | None:
    """The first post that is no mere title; beside a bare occupation the post in an organization wins."""
    posts = [role for role in roles if not _is_mere_title(role.role)] or list(roles)
    if not posts:
        return None
    first = posts[0]
    if " " in first.role or first.organization is not None:
        return first
    beside = (r for r in posts if r.organization and abs(r.evidence[0][0] - first.evidence[0][0]) < _BESIDE)
    return next(beside, first)
