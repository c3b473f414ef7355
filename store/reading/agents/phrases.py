"""From a noun phrase to the entities it means: its head decides, conjuncts count each."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.carriers import Carriers
from store.reading.agents.entities import Entities, Entity
from store.reading.agents.honorifics import past_titles, titles_start
from store.reading.agents.nouns import ARTICLES, core_end, unnamed
from store.reading.agents.pairs import PLURALS, Pairs
from store.reading.agents.references import References
from store.reading.agents.vocabulary import CARRIERS, GROUP_NOUNS, ORGANIZATION_HEADS, ROLE_HEADS
from store.reading.document import Document

_LONGEST = 150  # tokens of a source that are looked at
_SINGULAR = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
_PLURAL = frozenset(("they", "them", "both", "their", "themselves"))
_FIRST_PERSON = frozenset(("i", "we", "me", "my", "our", "you", "your", "ours", "myself", "ourselves"))
_PARTNERS = frozenset(("side", "guest", "host"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_OF_A_PERSON = frozenset(("of", "for", "to", "with", "from", "by", "at", "’s", "'s", "against", "about"))


class Phrases:
    """Resolves the noun phrases of one article where they stand."""

    def __init__(self, document: Document, entities: Entities, references: References) -> None:
        self.document = document
        self.entities = entities
        self.references = references
        self.memory = references.memory
        self._documents: dict[str, Entity] = {}  # by head noun, the last one without an owner
        self.pairs = Pairs(document, references.memory)
        self.carriers = Carriers(document, references.memory)

    def entities_of(self, first: int, last: int) -> tuple[Entity, ...]:
        """The entities that the tokens `first` to `last` mean; made anew for somebody unnamed."""
        lower, words = self.document.lower, self.document.words
        last = min(last, first + _LONGEST)
        while first < last - 1 and not words[first][0].isalnum():
            first += 1
        while last - 1 > first and not words[last - 1][0].isalnum() and words[last - 1] not in (")", "]"):
            last -= 1
        if last - first == 1:
            alone = self._pronoun(first)
            if alone is not None:
                return alone
        while first < last - 1 and lower[first] in ARTICLES:
            first += 1
        first = past_titles(self.document, first, last)
        behind = self._behind_titles(first, last)
        if behind is not None:
            return (behind,)
        several = self._conjuncts(first, last)
        if several:
            return several
        core = self._core_end(first, last)
        plural = self.pairs.find(first, core)
        if plural:
            return plural
        single = self._single(first, core, last) or self._apposed(last)
        return (single,) if single is not None else (self._unnamed(first, last, core),)

    def _behind_titles(self, first: int, last: int) -> Entity | None:
        """The person whose titles alone the source holds: "Lt Gen" of "Lt Gen (ret) NAME"."""
        at = self.memory.at
        begin = next((i for i in range(last, min(last + 5, len(self.document.words))) if i in at), None)
        if begin is None or first in at or at[begin].kind != "person":
            return None
        return at[begin] if titles_start(self.document, begin, max(0, first)) <= first else None

    # ------------------------------------------------------------ one word

    def _pronoun(self, at: int) -> tuple[Entity, ...] | None:
        word = self.document.lower[at]
        if word in _FIRST_PERSON or (word == "us" and not self.document.words[at].isupper()):
            return ()
        if self.document.words[at : at + 2] in (["Q", ":"], ["A", ":"]):
            return ()  # question and answer
        if word in _SINGULAR:
            person = self.memory.at.get(at) or self.memory.pronoun(at)
            return (person,) if person else ()
        if word in _PLURAL:
            return self.pairs.they(at)
        if word in ("it", "its"):
            owner = self.carriers.beside(at) if word == "its" else self.memory.body_before(at)
            return (owner,) if owner else ()
        if word in ("who", "that", "which", "whom"):
            return (self._antecedent(at),)
        return None

    def _antecedent(self, at: int) -> Entity:
        """Whom a relative pronoun means: the name, post or noun right before it."""
        last = at
        while last > 1 and not self.document.words[last - 1][0].isalnum():
            last -= 1
        entity = self.memory.at.get(last - 1) or self.references.posts.holder_at(last - 1)
        if self.document.lower[at] == "who" and entity is not None:
            entity = self._person_before(at, entity)
        return entity if entity is not None else self._unnamed(last - 1, last, last)

    def _person_before(self, at: int, nearest: Entity) -> Entity:
        """The person in "NAME, head of the board of X, who": the last one that hangs on no "of"."""
        begin = self.document.sentences[self.document.sentence_of[at]][0]
        for seen in self.memory.back_from(at):
            if seen.first < begin:
                break
            hangs = self.document.lower[seen.first - 1] in ("of", "for", "in")
            if seen.entity.kind == "person" and not hangs:
                return seen.entity
        return nearest

    # ------------------------------------------------------------ heads

    def _core_end(self, first: int, last: int) -> int:
        return core_end(self.document, first, last, self._inside_name)

    def _inside_name(self, i: int) -> bool:
        entity = self.memory.at.get(i)
        return entity is not None and self.memory.at.get(i - 1) is entity

    def _apposed(self, last: int) -> Entity | None:
        """The name behind a description: "The port operator, Quay Lines, said"."""
        words = self.document.words
        if words[last : last + 1] != [","]:
            return None
        first = last + 1 + (self.document.lower[last + 1 : last + 2] == ["the"])
        entity = self.memory.at.get(first)
        end = first
        while entity is not None and self.memory.at.get(end) is entity:
            end += 1
        return entity if entity is not None and entity.words and words[end : end + 1] == [","] else None

    def _single(self, first: int, core: int, last: int) -> Entity | None:
        """The one entity of a phrase, by what its head is; None when the article does not know it."""
        lower = self.document.lower
        head = core - 1
        if lower[head] in CARRIERS and head not in self.memory.at:
            return self.carriers.owner(first, head, last) or self._same_document(first, head)
        entity = self.memory.at.get(head)
        if entity is not None:
            return entity
        person = self._titled_person(core, last) or self.references.posts.holder_at(head)
        if person is not None:
            return person
        if lower[head] in GROUP_NOUNS or lower[head] in ORGANIZATION_HEADS:
            named = self._named_body(first, head)
            if named is not None:
                return named
        if lower[head] in ROLE_HEADS or lower[head] in ORGANIZATION_HEADS or lower[head] in _PARTNERS:
            if first and self.document.lower[first - 1] in ("a", "an"):
                return None
            return self.references.describe(first, head)
        return None

    def _same_document(self, first: int, head: int) -> Entity | None:
        """The document told of before as "a joint communique", for "the communique"."""
        if first != head or not first or self.document.lower[first - 1] not in ("the", "this"):
            return None
        return self._documents.get(self.document.lower[head])

    def _named_body(self, first: int, head: int) -> Entity | None:
        """The organization whose kind the head noun only tells: "the Harbour Times newspaper"."""
        for i in range(head - 1, first - 1, -1):
            entity = self.memory.at.get(i)
            if entity is not None:
                return entity if entity.kind == "organization" else None
            if self.document.words[i][0].isupper() or not self.document.words[i][0].isalpha():
                return None
        return None

    def _titled_person(self, core: int, last: int) -> Entity | None:
        """The person at the end of "Minister of X and Y NAME"."""
        for i in range(core, last):
            entity = self.memory.at.get(i)
            if entity is None or entity.kind != "person":
                continue
            begins = self.memory.at.get(i - 1) is not entity
            return entity if begins and self.document.lower[i - 1] not in _OF_A_PERSON else None
        return None

    # ------------------------------------------------------------ conjuncts

    def _conjuncts(self, first: int, last: int) -> tuple[Entity, ...]:
        """The entities of "A and B", "A, B and C", "A, head of X, and B"; none when a part is unknown."""
        lower = self.document.lower
        for k in range(last - 1, first, -1):
            if lower[k] not in ("and", "&", "or") or self._inside_role_or_name(k):
                continue
            right = self._known(k + 1, last)
            left = self._conjuncts_by_comma(first, k)
            if right is not None and not left and lower[k + 1] in _DETERMINERS:
                left = self._body_or_post(first, k)
            if right is not None and left and right not in left:
                return (*left, right)
        return ()

    def _body_or_post(self, first: int, last: int) -> tuple[Entity, ...]:
        """The one that the article never names in "the union and the ministry"."""
        core = self._core_end(first, last)
        head = self.document.lower[core - 1]
        if head in GROUP_NOUNS or head in ORGANIZATION_HEADS or head in ROLE_HEADS:
            return (self._unnamed(first, last, core),)
        return ()

    def _conjuncts_by_comma(self, first: int, last: int) -> tuple[Entity, ...]:
        parts: list[Entity] = []
        begin = first
        for i in range(first, last):
            if self.document.words[i] == "," and not self._inside_name(i):
                entity = self._bare(begin, i)
                if entity is None:
                    break
                parts.append(entity)
                begin = i + 1
        if parts and begin < last:
            final = self._bare(begin, last)
            if final is not None:
                return (*parts, final)
        one = self._known(first, last)
        return (one,) if one is not None else ()

    def _bare(self, first: int, last: int) -> Entity | None:
        """The entity that fills these tokens alone."""
        while first < last and self.document.lower[first] in ARTICLES:
            first += 1
        entity = self.memory.at.get(first) if first < last else None
        return (
            entity
            if entity is not None and all(self.memory.at.get(i) is entity for i in range(first, last))
            else None
        )

    def _known(self, first: int, last: int) -> Entity | None:
        while first < last - 1 and self.document.lower[first] in ARTICLES:
            first += 1
        if first >= last:
            return None
        core = self._core_end(first, last)
        if self.document.lower[core - 1] in CARRIERS:
            return None
        return self._single(first, core, last)

    def _inside_role_or_name(self, k: int) -> bool:
        before, after = self.memory.at.get(k - 1), self.memory.at.get(k + 1)
        return (
            self._inside_name(k)
            or (before is not None and before is after)
            or self.references.posts.holder_at(k) is not None
        )

    def _unnamed(self, first: int, last: int, core: int) -> Entity:
        entity = unnamed(self.document, self.entities, first, last, core)
        if entity.kind == "document":
            self._documents[self.document.lower[core - 1]] = entity
        known = {i: self.memory.at[i] for i in range(first, last) if i in self.memory.at}
        self.memory.see(first, last, entity)
        self.memory.at.update(known)
        return entity

    # ------------------------------------------------------------ texts

    def entities_of_text(self, text: str, at: int) -> tuple[Entity, ...]:
        """What a text means before token `at`: a name of the cast, a plural or a description."""
        words = [word for word in text.lower().split() if word not in ("the", "a", "an")]
        plain = " ".join(words)
        if not words:
            return ()
        for entity in self.entities.all:
            if plain in (entity.name.lower().removeprefix("the "), *(form.lower() for form in entity.forms)):
                return (entity,)
        code = gazetteer.country_names().get(plain)
        if code:
            return (self.references.nations.entity(code),)
        if words[-1] in PLURALS:
            return self.pairs.last_two(at, words[-1])
        if words[-1] in ROLE_HEADS:
            found = self.references.posts.holder(words[-1], words[:-1], at)
            return (found,) if found else ()
        return ()
