"""Organizations that the article names."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.agents import Cast
from store.reading.agents.entities import Entity
from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.document import Document
from store.reading.facts.agreements.words import INSTRUMENTS
from store.reading.facts.draft import Draft
from store.reading.wordlist import words_of
from store.records import Organization, Span

_POSTS_OF_FIELDS = words_of("minister ministers undersecretary")
_BEFORE_POST = words_of("joint high deputy assistant state permanent principal additional")
_GENERIC = words_of("administration government")
_MADE = ("ed", "-led", "-run", "-built")


def find(document: Document, cast: Cast) -> Iterator[Draft]:
    """One fact an organization: its fullest printed name, acronym and all printed forms."""
    fields = {
        i
        for role in cast.roles
        if document.lower[role.head] in _POSTS_OF_FIELDS
        for i in range(role.head + 1, role.last)
    }
    for entity in cast.entities.all:
        if entity.kind != "organization" or not entity.mentions or entity.name.lower() in _GENERIC:
            continue
        if all(_is_part(document, mention, fields) for mention in entity.mentions):
            continue
        yield _draft(document, entity)


def _draft(document: Document, entity: Entity) -> Draft:
    return Draft(
        Organization(
            name=entity.name,
            acronym=entity.acronym if entity.acronym != entity.name else None,
            forms=tuple(entity.forms),
        ),
        (document.span(*entity.mentions[0]),),
        0.85,
        "name",
    )


def _is_part(document: Document, mention: Span, fields: set[int]) -> bool:
    """Whether a name is only part of something else: of a post, an agreement's title, or an adjective.

    "Minister of [Ocean Policy], A", "[Joint] Secretary", "Agreement on the [Exchange of Data]",
    "[Turkish-brokered] deal", "[Environmental] group A".
    """
    first, last = mention
    lower, words_ = document.lower, document.words
    before = lower[first - 1] if first else ""
    after = words_[last] if last < len(words_) else "."
    if first in fields and before in ("of", "for", "and", "&", "the"):
        return True
    if lower[last - 1] in INSTRUMENTS and last - first > 1:
        return True
    if lower[last - 1] in _BEFORE_POST and after[0].isupper() and after.lower() in ROLE_HEADS:
        return True
    k = first - 1 - (before == "the")
    if k > 0 and lower[k] == "on" and lower[k - 1] in INSTRUMENTS and words_[k - 1][0].isupper():
        return True
    if last - first > 1:
        return False
    made = "-" in lower[first] and lower[first].endswith(_MADE)
    opens = first == document.sentences[document.sentence_of[first]][0]
    return made or (opens and document.pos[first] == "ADJ" and after.islower())
