"""Which organization a description means: "the labour ministry", "the government", "the union"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from store.reading.agents import gazetteer
from store.reading.agents.entities import Entities, Entity, folded
from store.reading.agents.memory import Memory
from store.reading.agents.nations import Nations
from store.reading.agents.posts import Posts
from store.reading.agents.vocabulary import ROLE_MODIFIERS, word_set
from store.reading.document import Document

_ANY_BODY = word_set(
    "company firm manufacturer maker group organisation organization charity ngo body chain retailer brand"
)
_BUSINESS = word_set("company firm manufacturer maker chain retailer brand")
_NO_BUSINESS = word_set(
    "union federation confederation association alliance council commission university hospital party society"
    " league syndicate agency authority centre center foundation committee"
)
_STATE = word_set("ministry government parliament department court embassy senate police congress")
_OWNERS = frozenset(("his", "her", "their", "our", "its", "my"))
_REACH = 80  # mentions looked back


class Bodies:
    """The organizations of one article that descriptions mean."""

    def __init__(
        self, document: Document, entities: Entities, memory: Memory, nations: Nations, posts: Posts
    ) -> None:
        self.document = document
        self.entities = entities
        self.memory = memory
        self.nations = nations
        self.posts = posts

    def government(self, first: int, head: int) -> Entity | None:
        """ "The Kenyan government", "Kenya’s government", "the government" of the article’s own country."""
        lower = self.document.lower
        owner = self.nations.code_in(first, head)
        last = head + 1
        if owner is None and lower[last : last + 1] == ["of"]:
            owner = self.nations.code_in(last + 1, min(last + 3, len(lower)))
            last = self._end_of_name(last + 1) if owner else last
        if owner is None and first > 1 and lower[first - 1] in ("’s", "'s"):
            owner = self.nations.code_in(first - 2, first - 1)
            if owner is None:
                return None
        if owner is None and first and lower[first - 1] in _OWNERS:
            return None
        code = owner or self.nations.setting
        local = self._local_government(first, head) if owner is None else None
        if local is not None:
            return local
        stated = last > head + 1 or self.nations.code_in(first, head) is not None
        text = self.document.slice(first, last) if stated else lower[head]
        entity = self.entities.new("organization", text, f"government {code or ''}")
        entity.country = code
        if " " in text and " " not in entity.name:
            entity.name = text
        entity.add_form(text)
        return entity

    def _local_government(self, first: int, head: int) -> Entity | None:
        """The government of a province, city or part of a country: "the Punjab government"."""
        place = self.memory.at.get(head - 1)
        words = self.document.words
        if place is None or place.kind != "place" or not words[head - 1][0].isupper():
            return None
        while first < head - 1 and self.memory.at.get(first) is not place:
            first += 1
        text = self.document.slice(first, head + 1)
        entity = self.entities.new("organization", text, f"government {place.name.lower()}")
        entity.country = self.nations.setting
        entity.add_form(text)
        return entity

    def _end_of_name(self, i: int) -> int:
        """The token after the capitalised words that begin at token `i`, an article skipped."""
        words = self.document.words
        i += self.document.lower[i] == "the"
        while i < len(words) and words[i][0].isupper():
            i += 1
        return i

    def ministry(self, first: int, head: int) -> Entity | None:
        """ "The labour ministry", "the ministry": named, or implied by the post of a minister."""
        lower = self.document.lower
        fields = set(folded(lower[first:head])) - gazetteer.demonyms().keys()
        known = [body for body in self.entities.bodies_with(lower[head]) if fields <= set(body.words)]
        home = [body for body in known if body.country in (None, self.nations.setting)]
        known = home if home and not fields else known
        if known:
            return max(known, key=lambda body: self.memory.mentioned_before(body, head))
        name = self.posts.implied_ministry(fields, head) if lower[head] == "ministry" else None
        if name is not None:
            return self._new(name)
        if not fields or (lower[head] == "department" and not fields <= ROLE_MODIFIERS):
            return None
        text = self.document.slice(first, head + 1)
        entity = self._new(text)
        entity.add_form(text)
        return entity

    def _new(self, name: str) -> Entity:
        words = folded(name.lower().split())
        entity = self.entities.new("organization", name, " ".join(words))
        if not entity.words:
            entity.words = words
            self.entities.remember_body(entity)
        return entity

    def known(self, noun: str, modifiers: Sequence[str], at: int) -> Entity | None:
        """The organization mentioned last before token `at` whose name holds these words."""
        asked = set(folded([noun, *modifiers])) - gazetteer.demonyms().keys()
        for seen in islice(self.memory.back_from(at), _REACH):
            if seen.entity.kind == "organization" and asked <= set(seen.entity.words):
                return seen.entity
        if noun in _ANY_BODY:
            excluded = _STATE | _NO_BUSINESS if noun in _BUSINESS else _STATE
            return None if modifiers else self._named_last(at, excluded)
        later = [] if modifiers else self.entities.bodies_with(noun)
        return later[0] if len(later) == 1 else None  # the lead says "the union", the next sentence its name

    def _named_last(self, at: int, excluded: frozenset[str]) -> Entity | None:
        """The organization, no state's organ, named last in the paragraphs just before, subjects first."""
        here = self.document.paragraph_of[at]
        near: list[Entity] = []
        for seen in islice(self.memory.back_from(at), _REACH):
            if here - self.document.paragraph_of[seen.first] > 2:
                break
            if (
                seen.entity.kind == "organization"
                and not excluded & set(seen.entity.words)
                and seen.entity.words
            ):
                if seen.subject:
                    return seen.entity
                near.append(seen.entity)
        return near[0] if near else None
