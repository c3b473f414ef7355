"""From the source of an attribution to the entities that speak."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agents import gazetteer
from store.reading.agents.entities import Entities, Entity
from store.reading.agents.references import References
from store.reading.agents.vocabulary import CARRIERS, ORGANIZATION_HEADS, ROLE_HEADS
from store.reading.attribution import Attribution
from store.reading.document import Document

_DETERMINERS = frozenset(
    "the a an this that his her its their our both all some many several these those".split()
)
_PLURAL_PRONOUNS = frozenset(("they", "them", "both", "their", "themselves"))
_SINGULAR_PRONOUNS = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "you"))
_SIDES = frozenset(
    "sides parties countries nations governments ministers leaders presidents men women institutions ministries officials delegations neighbours neighbors states".split()
)


class SourceResolver:
    """Resolves noun phrases where they stand."""

    def __init__(self, document: Document, entities: Entities, references: References) -> None:
        self.document = document
        self.entities = entities
        self.references = references

    def speakers(self, attributions: Sequence[Attribution]) -> list[tuple[Entity, ...]]:
        """Who speaks in each attribution."""
        found: list[tuple[Entity, ...]] = []
        latest: tuple[int, tuple[Entity, ...]] = (-1, ())
        for attribution in attributions:
            speakers: tuple[Entity, ...] = ()
            if attribution.source is not None:
                first, last = self._tokens(attribution.source)
                speakers = self.phrase(first, last)
            elif attribution.nested_in is None or attribution.nested_in < len(found):
                speakers = latest[1]
            found.append(speakers)
            if speakers and attribution.nested_in is None:
                latest = (attribution.parts[0][0] if attribution.parts else -1, speakers)
        return found

    def _tokens(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.document.token_at(span[0]), self.document.token_at(max(span[0], span[1] - 1)) + 1

    # ------------------------------------------------------------ phrases in the text

    def phrase(self, first: int, last: int) -> tuple[Entity, ...]:
        """The entities that the tokens `first` to `last` mean; made anew for somebody unnamed."""
        lower = self.document.lower
        while first < last - 1 and (
            lower[first] in ("the", "a", "an") or not self.document.words[first][0].isalnum()
        ):
            first += 1
        words = lower[first:last]
        if len(words) == 1:
            word = words[0]
            if word in _FIRST_PERSON:
                return ()
            if word in _SINGULAR_PRONOUNS:
                person = self.references.at.get(first) or self.references.pronoun(first)
                return (person,) if person else ()
            if word in _PLURAL_PRONOUNS:
                return self._pair(first, "")
            if word == "it":
                return self._organization_before(first)
        named = self._named(first, last)
        if len(named) > 1 and any(w in ("and", ",", "&") for w in words):
            return tuple(named)
        if words[-1] in _SIDES and any(
            w in ("both", "two") for w in (*words, lower[first - 1] if first else "")
        ):
            return self._pair(first, words[-1])
        head_entity = self.references.at.get(last - 1)
        if head_entity is not None:
            return (head_entity,)
        if words[-1] in CARRIERS:
            return self._carrier(first, last)
        described = (
            self.references.describe(first, last - 1)
            if words[-1] in ROLE_HEADS | ORGANIZATION_HEADS | {"side"}
            else None
        )
        if described is not None:
            return (described,)
        if named and not any(w in ("of", "at", "from", "in", "for", "who") for w in words):
            return (named[-1],)
        person = next((e for e in named if e.kind == "person"), None)
        if person is not None:
            return (person,)
        return (self._unnamed(first, last),)

    def _named(self, first: int, last: int) -> list[Entity]:
        found: list[Entity] = []
        for i in range(first, last):
            entity = self.references.at.get(i)
            if entity is not None and entity not in found:
                found.append(entity)
        return found

    def _carrier(self, first: int, last: int) -> tuple[Entity, ...]:
        """A document: its owner where the article names one ("the post"), else the document itself."""
        lower = self.document.lower
        head = lower[last - 1]
        leading = lower[first - 1] if first else ""
        if first < last and lower[first] in ("its", "their", "his", "her"):
            owner = self.references.at.get(first)
            return (owner,) if owner is not None else self._owner_beside(first)
        if leading == "the" or lower[first] in ("this", "that"):
            owner = self._owner_of(head, first)
            if owner is not None:
                return (owner,)
        return (self._unnamed(first, last, "document"),)

    def _owner_beside(self, at: int) -> tuple[Entity, ...]:
        """ "According to its website, X …": the organization that follows in the sentence, else the last one before."""
        end = self.document.sentences[self.document.sentence_of[at]][1]
        for i in range(at, end):
            entity = self.references.at.get(i)
            if entity is not None and entity.kind == "organization":
                return (entity,)
        return self._organization_before(at)

    def _owner_of(self, head: str, at: int) -> Entity | None:
        """Whose post or report it was when it was first spoken of: "a post by X", "X’s post"."""
        lower = self.document.lower
        for i in range(at - 1, max(-1, at - 2000), -1):
            if lower[i] != head:
                continue
            if i + 1 < at and lower[i + 1] in ("by", "from", "of"):
                for k in range(i + 2, min(i + 7, at)):
                    if k in self.references.at:
                        return self.references.at[k]
            for k in range(i - 1, max(-1, i - 6), -1):
                if lower[k] in ("’s", "'s", "’") and k - 1 in self.references.at:
                    return self.references.at[k - 1]
                if lower[k] in ("his", "her", "its") and k in self.references.at:
                    return self.references.at[k]
        return None

    def _organization_before(self, at: int) -> tuple[Entity, ...]:
        for seen in reversed(self.references.seen):
            if (
                seen.first < at
                and seen.entity.kind in ("organization", "country", "group")
                and not seen.quoted
            ):
                return (seen.entity,)
        return ()

    def _unnamed(self, first: int, last: int, kind: str = "") -> Entity:
        """Somebody described only: a group, a document, or a person without a name."""
        text = self.document.slice(first, last)
        head = self.document.lower[last - 1]
        if not kind:
            kind = (
                "document"
                if head in CARRIERS
                else "person"
                if head in ROLE_HEADS and not head.endswith("s")
                else "group"
            )
        entity = self.entities.new(kind, text, text.lower())  # type: ignore[arg-type]
        entity.mentions.append((first, last))
        entity.add_form(text)
        for i in range(first, last):
            self.references.at.setdefault(i, entity)
        return entity

    # ------------------------------------------------------------ two or more

    def _pair(self, at: int, noun: str) -> tuple[Entity, ...]:
        """Whom "both sides", "the two countries", "they" mean: the last two of the fitting kind told of together."""
        kinds: tuple[str, ...] = ("person", "organization", "country")
        if noun in ("countries", "nations", "governments", "neighbours", "neighbors", "states"):
            kinds = ("country",)
        elif noun in ("ministers", "leaders", "presidents", "men", "women", "officials"):
            kinds = ("person",)
        elif noun in ("institutions", "ministries"):
            kinds = ("organization",)
        for kind in kinds if noun != "sides" and noun != "parties" else (None,):
            pair = self._last_together(at, kind)
            if pair:
                return pair
        return ()

    def _last_together(self, at: int, kind: str | None) -> tuple[Entity, ...]:
        """The two entities of one kind in the nearest sentence before that holds two; for countries in the whole text."""
        sentence = -1
        together: dict[str, list[Entity]] = {}
        over: list[Entity] = []
        for seen in reversed(self.references.seen):
            if seen.first >= at or seen.quoted:
                continue
            number = self.document.sentence_of[seen.first]
            if number != sentence:
                sentence, together = number, {}
            if kind is not None and seen.entity.kind != kind:
                continue
            if seen.entity.kind not in ("person", "organization", "country"):
                continue
            group = together.setdefault(seen.entity.kind, [])
            if seen.entity not in group:
                group.insert(0, seen.entity)
            if (
                len(group) >= 2
                and (kind or seen.entity.kind != "country" or True)
                and self._ends_sentence(seen, at)
            ):
                return tuple(group[:2])
            if seen.entity not in over and kind == "country":
                over.insert(0, seen.entity)
        return tuple(over[:2]) if kind == "country" else ()

    def _ends_sentence(self, seen: object, at: int) -> bool:
        return True

    def phrase_text(self, text: str, at: int) -> tuple[Entity, ...]:
        """What a text means as if it stood at token `at`: a name of the cast, a pronoun or a description."""
        words = text.lower().split()
        while words and words[0] in ("the", "a", "an"):
            words = words[1:]
        plain = " ".join(words)
        for entity in self.entities.all:
            if plain in (entity.name.lower(), *(form.lower() for form in entity.forms)):
                return (entity,)
        code = gazetteer.country_names().get(plain)
        if code:
            return (self.references.country_entity(code),)
        if words and words[-1] in _SIDES:
            return self._pair(at, words[-1])
        if words and words[-1] in ROLE_HEADS:
            found = self.references._holder(words[-1], words[:-1], at)
            return (found,) if found else ()
        return ()
