"""One walk over an article that finds whom names, pronouns and descriptions mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from store.reading.agents import gazetteer
from store.reading.agents.bodies import Bodies
from store.reading.agents.entities import Entities, Entity
from store.reading.agents.memory import GENDERS, PREPOSITIONS, Memory
from store.reading.agents.nations import POLITIES, Nations
from store.reading.agents.nouns import PERSONS, core_end, is_one_person, unnamed
from store.reading.agents.posts import Posts
from store.reading.agents.roles import StatedRole
from store.reading.agents.vocabulary import GROUP_NOUNS, ORGANIZATION_HEADS, ROLE_HEADS, word_set
from store.reading.document import Document
from store.records import Span

_DETERMINERS = frozenset(("the", "this", "that", "his", "her", "its", "their", "’s", "'s", "our", "both"))
BREAKS = PREPOSITIONS | {"and", "or", "a", "an", "that"}
_DESCRIBING = ROLE_HEADS | ORGANIZATION_HEADS | GROUP_NOUNS | POLITIES | PERSONS | {"side"}
_REFERRING = _DESCRIBING | GENDERS.keys()
_ANYBODY = word_set(
    "candidate nominee businessman businesswoman billionaire millionaire tycoon politician leader "
    "official economist expert activist unionist campaigner lawmaker legislator author academic "
    "researcher scientist professor diplomat actor actress singer writer artist player coach veteran "
    "journalist columnist entrepreneur philanthropist biologist engineer strategist historian founder "
    "co-founder pollster scholar"
)
_LONGEST = 5  # words between the article and the head noun of a description


class References:
    """Whom the words of one article mean; `sources` are the token ranges of the attributions’ sources."""

    def __init__(
        self, document: Document, entities: Entities, roles: Sequence[StatedRole], sources: Sequence[Span]
    ) -> None:
        self.document = document
        self.memory = Memory(document, _beginnings(sources, entities, roles))
        self.nations = Nations(document, entities)
        self.posts = Posts(document, entities, self.memory, self.nations, roles)
        self.bodies = Bodies(document, entities, self.memory, self.nations, self.posts)
        self._entities = entities
        self._described: dict[str, Entity] = {}  # by head noun, the last person described in a source
        self._heads = self._source_heads(sources)
        self._walk(entities)

    def _source_heads(self, sources: Sequence[Span]) -> dict[int, Span]:
        """The sources that describe somebody, by the token of their head noun."""
        named = {i for name in self._entities.names for i in range(name.first, name.last)}
        heads = {}
        for first, last in sources:
            core = core_end(self.document, first, last, named.__contains__)
            if core - 1 not in named and is_one_person(self.document.lower[core - 1]):
                heads[core - 1] = (first, last)
        return heads

    def _walk(self, entities: Entities) -> None:
        named = {
            name.first: (name.last, entity)
            for name, entity in zip(entities.names, entities.of_name, strict=True)
        }
        lower = self.document.lower
        i = 0
        while i < len(lower):
            if i in named:
                last, entity = named[i]
                self.memory.see(i, last, entity)
                i = last
                continue
            if lower[i] not in _REFERRING:
                i += 1
                continue
            found, first = self._unnamed(i)
            if found is not None:
                self.memory.see(first, i + 1, found)
                if not found.mentions or found.mentions[-1][0] != first:
                    found.mentions.append((first, i + 1))
            i += 1

    def _unnamed(self, i: int) -> tuple[Entity | None, int]:
        """Whom a pronoun or a description ending in token `i` means, and where it begins."""
        word = self.document.lower[i]
        if word in GENDERS:
            if self.document.lower[i - 1 : i + 2] == ["for", word, "part"]:
                return None, i  # whoever comes now
            return self.memory.pronoun(i), i
        if word not in _DESCRIBING or i == 0 or self.posts.holder_at(i) is not None:
            return None, i
        first = self._phrase_start(i)
        found = self._again(first, i) or self.describe(first, i) if first is not None else None
        if found is None and i in self._heads:
            return self._speaking(i)
        return found, i if first is None else first

    def _speaking(self, head: int) -> tuple[Entity | None, int]:
        """The described speaker: for "the candidate" whoever was told of last, else somebody new."""
        first, last = self._heads[head]
        if self.document.lower[first] in ("the", "this") and self.document.lower[head] in _ANYBODY:
            told = self.memory.pronoun(head)
            if told is not None:
                return told, first + 1
        entity = unnamed(self.document, self._entities, first, last, head + 1)
        self._described[self.document.lower[head]] = entity
        return entity, entity.mentions[-1][0]

    def _again(self, first: int, head: int) -> Entity | None:
        """ "The official" after "an official of the bank", if no holder of the post came up since."""
        entity = self._described.get(self.document.lower[head])
        told = entity is not None and first == head and self.document.lower[first - 1] in ("the", "this")
        if entity is None or not told:
            return None
        holder = self.posts.holder(self.document.lower[head], (), head)
        since = self.memory.mentioned_before(holder, head) if holder is not None else -1
        return entity if entity.mentions[-1][0] > since else None

    def _phrase_start(self, head: int) -> int | None:
        """The first token after the determiner of the phrase that ends in `head`; None without one."""
        lower, words = self.document.lower, self.document.words
        begin = self.document.sentences[self.document.sentence_of[head]][0]
        i = head
        while i > begin and head - i < _LONGEST:
            before = lower[i - 1]
            if before in _DETERMINERS:
                return i
            inside = before in gazetteer.demonyms() or i - 1 in self.memory.at
            if not inside and (before in BREAKS or not words[i - 1][0].isalpha()):
                return i if lower[i] in gazetteer.demonyms() and before not in ("a", "an") else None
            i -= 1
        return i if i == begin and (lower[i] in gazetteer.demonyms() or words[i].isupper()) else None

    def describe(self, first: int, head: int) -> Entity | None:
        """The entity meant by the noun phrase `first` to `head` (article left out), if there is one."""
        lower = self.document.lower
        noun, modifiers = lower[head], lower[first:head]
        if noun in POLITIES and not modifiers:
            return self.nations.polity(head)
        if noun in ("side", "delegation"):
            code = self.nations.code_in(first, head)
            return self.nations.entity(code) if code else None
        if noun in ("government", "administration"):
            return self.bodies.government(first, head)
        if noun in ("ministry", "department"):
            return self.bodies.ministry(first, head)
        if noun in ("counterpart", "guest", "host") and first and lower[first - 1] in GENDERS:
            return self._counterpart(first - 1)
        if noun in ROLE_HEADS:
            return self.posts.holder(noun, modifiers, first)
        return self.bodies.known(noun, modifiers, first)

    def _counterpart(self, at: int) -> Entity | None:
        """ "His counterpart", "her guest": the other of the two people last told of together."""
        owner = self.memory.pronoun(at)
        for seen in islice(self.memory.back_from(at), 40):
            if (
                seen.entity.kind == "person"
                and seen.entity is not owner
                and not seen.quoted
                and seen.rank >= 0
            ):
                return seen.entity
        return None


def _beginnings(sources: Sequence[Span], entities: Entities, roles: Sequence[StatedRole]) -> set[int]:
    """Tokens where a source begins; "Her counterpart" in "Her counterpart, NAME, said" lends it to NAME."""
    begins = {first for first, _ in sources}
    inside = {i for first, last in sources for i in range(first, last)}
    people = {
        name.first
        for name in entities.names
        if name.kind == "person"
        and name.first in inside
        and entities.document.lower[name.first - 1] not in BREAKS
    }
    return begins | people | {entities.names[role.holder].first for role in roles if role.head in inside}
