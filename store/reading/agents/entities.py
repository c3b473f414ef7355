"""Who and what the names of an article stand for: one entity for all printed forms of one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from store.reading.agents import gazetteer
from store.reading.agents.honorifics import titles_start
from store.reading.agents.names.bodies import is_acronym
from store.reading.agents.names.tables import POLITIES
from store.reading.agents.roles import StatedRole
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    HONORIFICS_FEMALE,
    HONORIFICS_MALE,
    ORGANIZATION_HEADS,
    SUFFIXES,
    word_set,
)
from store.reading.document import Document
from store.records import Span

EntityKind = Literal["person", "organization", "country", "place", "group", "document"]
_REMEMBERED = 50  # entities with one word in common that are looked through
_SMALL = word_set("the of for and & a an on in at ’ ' ’s 's ,")
_LEGAL_FORMS = word_set(
    "nv bv ag se gmbh ltd ltd. limited inc inc. corp corp. llc plc asa ab oyj spa kk bhd s /"
)
_SPELLINGS = {
    "centre": "center", "labour": "labor", "organisation": "organization", "programme": "program",
    "defence": "defense", "organisations": "organizations",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that the article speaks of; `mentions` are token ranges in text order."""

    kind: EntityKind
    name: str
    forms: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    gender: str = ""
    gender_guessed: bool = False  # from the given name alone
    country: str | None = None
    acronym: str | None = None
    roles: list[StatedRole] = field(default_factory=list)
    words: tuple[str, ...] = ()

    def add_form(self, form: str) -> None:
        """Remember a printed form; the longest one that is no acronym becomes the name."""
        self.forms.setdefault(form)
        if self.kind == "organization" and is_acronym(form) and " " not in form:
            self.acronym = self.acronym or form


class Entities:
    """The entities of one article, grown from its names."""

    def __init__(self, document: Document, names: list[Name]) -> None:
        self.document = document
        self.names = names
        self.all: list[Entity] = []
        self.of_name: list[Entity] = []
        self._by_key: dict[tuple[str, str], Entity] = {}
        self._people: dict[str, list[Entity]] = {}  # by every word of their name
        self._by_initials: dict[str, Entity] = {}
        self._bodies: dict[str, list[Entity]] = {}
        self._last_mention: dict[int, int] = {}
        self._collect_people()
        self._collect_bracketed()
        for name in names:
            entity = self._entity_of(name)
            entity.mentions.append((name.first, name.last))
            self._last_mention[id(entity)] = name.first
            self.of_name.append(entity)
        self.all.sort(key=lambda entity: entity.mentions[0] if entity.mentions else (1 << 60, 0))

    def new(self, kind: EntityKind, name: str, key: str) -> Entity:
        """The entity of this kind and key; made when there is none yet."""
        entity = self._by_key.get((kind, key))
        if entity is None:
            entity = Entity(kind, name)
            self._by_key[kind, key] = entity
            self.all.append(entity)
        return entity

    def find(self, kind: EntityKind, key: str) -> Entity | None:
        """The entity made under this key, if any."""
        return self._by_key.get((kind, key))

    # ------------------------------------------------------------ people

    def _collect_people(self) -> None:
        """Full names first, so that a short name may stand before its full one (headlines)."""
        for name in self.names:
            if name.kind != "person" or name.last - name.first < 2:
                continue
            words = tuple(w for w in self.document.lower[name.first : name.last] if w not in SUFFIXES)
            entity = self._same_person(words)
            text = self.document.slice(name.first, name.last)
            if entity is None:
                entity = self.new("person", text, " ".join(words))
                entity.words = words
                for word in words:
                    self._people.setdefault(word, []).append(entity)
            elif len(words) > len(entity.words):
                if words[0] != entity.words[0]:
                    entity.name = text  # the given name was missing: "De Souza" before "Ana de Souza"
                entity.words = words
            self._by_key["person", " ".join(words)] = entity

    def _collect_bracketed(self) -> None:
        """Bodies with "(ABC)" behind them first, so that ABC may stand before the full name (headlines)."""
        words = self.document.words
        for name, after in pairwise(self.names):
            kinds = name.kind == after.kind == "organization" and after.last - after.first == 1
            if not kinds or after.first != name.last + 1 or words[name.last] not in ("(", "["):
                continue
            if name.last - name.first > 1 and is_acronym(words[after.first]):
                entity = self._organization(name)
                self._by_key.setdefault(("organization", words[after.first].lower()), entity)

    def _same_person(self, words: tuple[str, ...]) -> Entity | None:
        """A person known by the same words, or by more or fewer between the same first and last."""
        known = self._by_key.get(("person", " ".join(words)))
        if known is not None:
            return known
        for entity in self._people.get(words[-1], [])[-_REMEMBERED:]:
            if entity.words[-1] != words[-1]:
                continue
            fewer, more = sorted((set(words), set(entity.words)), key=len)
            if fewer <= more and len(fewer) > 1:
                return entity
        for entity in self._people.get(words[0], [])[-_REMEMBERED:]:  # "Sri Lestari" for Sri Lestari Nugroho
            if len(words) > 1 and entity.words[: len(words)] == words:
                return entity
        return None

    def _person(self, name: Name) -> Entity:
        words = self.document.lower[name.first : name.last]
        text = self.document.slice(name.first, name.last)
        entity = self._by_key.get(("person", " ".join(w for w in words if w not in SUFFIXES)))
        if entity is None and len(words) == 1:
            entity = self._person_called(words[0], name.first)
        if entity is None:
            entity = self.new("person", text, " ".join(words))
            entity.words = tuple(words)
            self._people.setdefault(words[-1], []).append(entity)
        entity.add_form(text)
        self._learn_gender(entity, name)
        return entity

    def _person_called(self, word: str, at: int) -> Entity | None:
        """Whom a single name means: the last mentioned who bears it, else the first to come.

        Whoever was called so before keeps the name over one who came up in another paragraph.
        """
        known = self._people.get(word, [])[-_REMEMBERED:]
        bearers = [e for e in known if word in (e.words[0], e.words[-1])]
        bearers = bearers or known
        if not bearers:
            return None
        gender = self._titled_gender(at)
        fitting = [e for e in bearers if not gender or e.gender in ("", gender)] or bearers
        introduced = [e for e in fitting if id(e) in self._last_mention]
        if not introduced:
            return next((e for e in fitting if word == e.words[-1]), fitting[0])
        latest = max(introduced, key=lambda e: self._last_mention[id(e)])
        called = [e for e in introduced if self.document.words[at] in e.forms]
        if called and latest not in called and self._paragraph(latest) != self.document.paragraph_of[at]:
            return max(called, key=lambda e: self._last_mention[id(e)])
        return latest

    def _paragraph(self, entity: Entity) -> int:
        return self.document.paragraph_of[self._last_mention[id(entity)]]

    def _learn_gender(self, entity: Entity, name: Name) -> None:
        titled = self._titled_gender(name.first)
        if titled:
            entity.gender, entity.gender_guessed = titled, False
        elif not entity.gender and name.last - name.first > 1:
            entity.gender = _gender_of(self.document.lower[name.first : name.last])
            entity.gender_guessed = bool(entity.gender)

    def _titled_gender(self, at: int) -> str:
        """The gender that the titles before token `at` tell, the nearest first."""
        lower = self.document.lower
        begin = self.document.sentences[self.document.sentence_of[at]][0]
        for title in reversed(lower[titles_start(self.document, at, begin) : at]):
            if title in HONORIFICS_FEMALE or title in HONORIFICS_MALE:
                return "f" if title in HONORIFICS_FEMALE else "m"
        return ""

    # ------------------------------------------------------------ organizations and places

    def _entity_of(self, name: Name) -> Entity:
        if name.kind == "person":
            return self._person(name)
        if name.kind == "place":
            return self._place(name)
        return self._organization(name)

    def _place(self, name: Name) -> Entity:
        text = self.document.slice(name.first, name.last)
        key = " ".join(self.document.lower[name.first : name.last])
        polity, _, of = key.partition(" of ")
        of = of.removeprefix("the ") if polity in POLITIES else ""
        code = gazetteer.country_names().get(key) or gazetteer.country_names().get(of)
        if code:
            entity = self.new("country", gazetteer.countries()[code].name, code)
            entity.country = code
        else:
            with_article = key == "west" and name.first and self.document.lower[name.first - 1] == "the"
            shouted = text.isupper() and len(text) > 3
            plain = gazetteer.capital_spelling().get(key, text.title()) if shouted else text
            entity = self.new("place", f"the {plain}" if with_article else plain, key)
            entity.country = gazetteer.capitals().get(key)
        entity.add_form(text)
        return entity

    def _organization(self, name: Name) -> Entity:
        words = folded(self.document.lower[name.first : name.last])
        text = self.document.slice(name.first, name.last)
        key = " ".join(words)
        entity = (
            self._by_key.get(("organization", key))
            or self._bracketed(name)
            or self._apposed(name, words)
            or self._shortened(words, text)
            or self._spelt_out(words)
        )
        if entity is None:
            entity = self.new("organization", text, key)
            entity.words = words
            self.remember_body(entity)
        elif _fuller(words, text, entity):
            entity.name, entity.words = text, words
            self.remember_body(entity)
        self._by_key["organization", key] = entity
        entity.country = entity.country or self._owner(name)
        entity.add_form(text)
        return entity

    def _owner(self, name: Name) -> str | None:
        """The country in front of an organization ("Ghana’s", "German") or at the beginning of its name."""
        lower = self.document.lower
        before = lower[max(0, name.first - 2) : name.first]
        word = before[0] if before[1:] in (["’s"], ["'s"]) else before[-1] if before else ""
        for key in (word, lower[name.first]):
            code = gazetteer.country_names().get(key) or gazetteer.demonyms().get(key)
            if code:
                return code
        return None

    def _bracketed(self, name: Name) -> Entity | None:
        """ "(ABC)" after a name, or a name in brackets after its acronym, is the same organization."""
        if name.first < 2 or self.document.words[name.first - 1] not in ("(", "[") or not self.of_name:
            return None
        before = self.names[len(self.of_name) - 1]
        if before.last != name.first - 1 or before.kind != "organization":
            return None
        return self.of_name[-1]

    def _apposed(self, name: Name, words: tuple[str, ...]) -> Entity | None:
        """ "ABC, the Aid Board of Carn," is one body, and so is "the Aid Board of Carn, or ABC"."""
        lower, begin = self.document.lower, name.first
        while begin and lower[begin - 1] in ("the", "or"):
            begin -= 1
        before = self.names[len(self.of_name) - 1] if self.of_name else None
        if before is None or lower[begin - 1] != "," or before.last != begin - 1:
            return None
        if before.kind != "organization":
            return None
        other = folded(lower[before.first : before.last])
        short, long = sorted((words, other), key=len)
        same = len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long)
        return self.of_name[-1] if same else None

    def _shortened(self, words: tuple[str, ...], text: str) -> Entity | None:
        """An organization named earlier of which this is a part of the name, or the initials."""
        if len(words) == 1 and is_acronym(text):
            return self._by_initials.get(words[0])
        if not words:
            return None
        if len(words) == 1 and words[0] not in ORGANIZATION_HEADS:
            named = [e for e in self._bodies.get(words[0], [])[-_REMEMBERED:] if e.words[0] == words[0]]
            return named[0] if len(named) == 1 and len(words[0]) > 3 and not _is_country(words[0]) else None
        asked = set(words)
        for entity in reversed(self._bodies.get(words[-1], [])[-_REMEMBERED:]):
            if len(words) < len(entity.words) and asked <= set(entity.words):
                return entity
        return None

    def _spelt_out(self, words: tuple[str, ...]) -> Entity | None:
        """The organization that the headline called only by the initials of this name."""
        initials = "".join(word[0] for word in words)
        known = self._by_key.get(("organization", initials)) if len(words) > 1 else None
        return known if known is not None and known.name.lower() == initials else None

    def remember_body(self, entity: Entity) -> None:
        """Make an organization findable by its words and its initials."""
        self._by_initials.setdefault("".join(word[0] for word in entity.words), entity)
        for word in set(entity.words):
            self._bodies.setdefault(word, []).append(entity)

    def bodies_with(self, word: str) -> list[Entity]:
        """The organizations, oldest first, that have `word` in their name (folded spelling)."""
        return self._bodies.get(word, [])[-_REMEMBERED:]


def _fuller(words: tuple[str, ...], text: str, entity: Entity) -> bool:
    return (
        len(words) > len(entity.words)
        and not (is_acronym(text) and " " not in text)
        and is_acronym(entity.name)
    )


def _is_country(word: str) -> bool:
    return word in gazetteer.country_names() or word in gazetteer.demonyms() or word in gazetteer.capitals()


def folded(words: list[str]) -> tuple[str, ...]:
    """The words that tell organizations apart: no small words or legal forms, one spelling."""
    kept = [_SPELLINGS.get(word, word) for word in words if word not in _SMALL]
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return tuple(kept)


def _gender_of(words: Sequence[str]) -> str:
    """Gender by given name: the first word, or a later one where the family name comes first."""
    order = words[:1] if words[0] not in _family_first() else (*words[1:], words[0])
    return next((gender for gender in map(gazetteer.gender_of, order) if gender), "")


@cache
def _family_first() -> frozenset[str]:
    return frozenset().union(*gazetteer.family_first_names().values())
