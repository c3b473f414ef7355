"""Noun phrases without a name: where their head stands, and the entity for somebody only described."""

from __future__ import annotations

from collections.abc import Callable

from store.reading.agents.entities import Entities, Entity, EntityKind
from store.reading.agents.vocabulary import CARRIERS, ROLE_HEADS, is_plural_role, word_set
from store.reading.document import Document

ARTICLES = frozenset(("the", "a", "an", "both", "all"))
_BOUNDARIES = word_set(
    "of for from in at who which whose that with by to on , ( [ : — – -- including about against "
    "under near whom when where after"
)
_OWNERS = frozenset(("his", "her", "its", "their", "this", "that"))
PERSONS = frozenset(("woman", "man", "girl", "boy", "person", "source", "insider"))


def core_end(document: Document, first: int, last: int, inside_name: Callable[[int], bool]) -> int:
    """The token after the head noun: the first preposition or comma outside a name, else `last`."""
    for i in range(first + 1, last):
        if inside_name(i):
            continue
        if document.lower[i] in _BOUNDARIES or (
            document.pos[i] == "VERB" and document.lower[i].endswith("ed")
        ):
            return i
    return last


def is_one_person(noun: str) -> bool:
    """Whether a head noun describes one person ("spokesman", not "officials")."""
    return noun in PERSONS or (noun in ROLE_HEADS and not is_plural_role(noun))


def unnamed(document: Document, entities: Entities, first: int, last: int, core: int) -> Entity:
    """The document, person or group that the phrase describes, by its words without article or owner."""
    lower = document.lower
    last = next((i for i in range(core, last) if document.words[i] in (",", "(", "—", "–", "--")), last)
    while first < core - 1 and (lower[first] in _OWNERS or lower[first] in ARTICLES):
        first += 1
    head = lower[core - 1]
    kind: EntityKind = "group"
    if head in CARRIERS:
        kind, last = "document", core
    elif is_one_person(head):
        kind = "person"
    gender = "f" if head.endswith("woman") else "m" if head.endswith("man") else ""
    text = document.slice(first, last)
    entity = entities.new(kind, text, text.lower())
    entity.gender = entity.gender or (gender if kind == "person" else "")
    entity.mentions.append((first, last))
    entity.add_form(text)
    return entity
