"""From a role in the text to its record: the post as printed, with organization and country."""

from __future__ import annotations

from store.reading.agents.entities import folded
from store.reading.agents.posts import ministry_of
from store.reading.agents.references import References
from store.reading.agents.roles import StatedRole
from store.reading.document import Document
from store.records import Role


def role_record(document: Document, references: References, role: StatedRole) -> Role:
    """The role as printed, its organization as the article knows it, and its country where that is stated."""
    organization = role_organization(document, references, role)
    country = references.posts.country(role)
    if country is None and organization is not None and organization.startswith("Ministry"):
        country = references.nations.setting
    return Role(
        role=document.slice(role.first, role.last),
        organization=organization,
        country=country,
        evidence=(document.span(role.first, role.last),),
    )


def role_organization(document: Document, references: References, role: StatedRole) -> str | None:
    """The last organization inside the role, or the ministry that a minister stands for."""
    owned = role.first > 1 and document.lower[role.first - 1] in ("’s", "'s", ")")
    for i in range(role.last - 1, role.first - (3 if owned else 1), -1):
        entity = references.memory.at.get(i)
        if entity is not None and entity.kind == "organization":
            return entity.name
    name = ministry_of(document, role)
    if name is None:
        return None
    words = set(folded(name.lower().split()))
    bodies = references.bodies.entities.bodies_with("ministry")
    known = (e.name for e in bodies if words <= {*e.words} or {"ministry"} < {*e.words} <= words)
    return next(known, name)
