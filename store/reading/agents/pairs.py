"""Whom a plural means: "both sides", "the two ministers", "the two countries", "they"."""

from __future__ import annotations

from store.reading.agents.entities import Entity
from store.reading.agents.memory import Memory, Seen
from store.reading.agents.vocabulary import word_set
from store.reading.document import Document

_COUNTRIES = word_set("countries nations governments neighbours neighbors states kingdoms economies")
_PEOPLE = word_set(
    "ministers leaders presidents men women officials governors ambassadors diplomats mayors "
    "scientists researchers"
)
_BODIES = word_set(
    "institutions ministries organisations organizations unions agencies companies universities"
)
_ANYBODY = word_set("sides parties delegations partners")
PLURALS = _COUNTRIES | _PEOPLE | _BODIES | _ANYBODY
_JOINED = 12  # tokens between two that "and" joins
_REACH = 400  # mentions looked back


class Pairs:
    """Finds the two that a plural means."""

    def __init__(self, document: Document, memory: Memory) -> None:
        self.document = document
        self.memory = memory

    def find(self, first: int, core: int) -> tuple[Entity, ...]:
        """The pair of "both …", "the two …"; nothing for any other phrase."""
        lower = self.document.lower
        noun = lower[core - 1]
        asked = lower[max(0, first - 1) : core]
        if noun not in PLURALS or not ("both" in asked or "two" in asked):
            return ()
        return self.last_two(first, noun)

    def last_two(self, at: int, noun: str) -> tuple[Entity, ...]:
        """The last two told of together that the plural noun fits."""
        if noun in _COUNTRIES:
            return self._together(at, ("country",)) or self._most_mentioned(at)
        if noun in _PEOPLE:
            return self._together(at, ("person",), noun[:-1] if noun != "men" else "") or self._together(
                at, ("person",)
            )
        if noun in _BODIES:
            return self._together(at, ("organization",))
        return self._together(at, ("person", "organization", "country"))

    def they(self, at: int) -> tuple[Entity, ...]:
        """The two or the group that was the subject last."""
        seen = self._subject_before(at)
        if seen is not None and seen.entity.kind == "group":
            return (seen.entity,)
        if seen is not None:
            joined = self._joined(seen)
            if joined:
                return joined
        pair = self._together(at, ("person", "organization", "country"), near=2)
        return pair or ((seen.entity,) if seen is not None and seen.entity.kind != "person" else ())

    def _subject_before(self, at: int) -> Seen | None:
        return next((s for s in reversed(self._before(at)) if s.subject), None)

    def _joined(self, seen: Seen) -> tuple[Entity, ...]:
        """The subject with what "and" joins to it."""
        lower = self.document.lower
        index = self.memory.index_before(seen.last)
        for other in self.memory.seen[index : index + 5]:
            if other.first - seen.last > _JOINED:
                break
            alike = other.entity.kind == seen.entity.kind and other.entity is not seen.entity
            if (
                alike
                and "and" in lower[seen.last : other.first]
                and lower[min(other.last, len(lower) - 1)] not in ("’s", "'s")
            ):
                return (seen.entity, other.entity)
        return ()

    def _together(self, at: int, kinds: tuple[str, ...], post: str = "", near: int = 0) -> tuple[Entity, ...]:
        """The first two of one kind in the nearest sentence before that tells of two."""
        here = self.document.sentence_of[min(at, len(self.document.sentence_of) - 1)]
        by_sentence: dict[int, list[Seen]] = {}
        for seen in reversed(self._before(at)):
            by_sentence.setdefault(self.document.sentence_of[seen.first], []).insert(0, seen)
        for number, mentions in by_sentence.items():
            if near and here - number > near:
                break
            for kind in kinds:
                group: list[Entity] = []
                for seen in mentions:
                    if (
                        seen.entity.kind == kind
                        and seen.entity not in group
                        and self._holds(seen.entity, post)
                    ):
                        group.append(seen.entity)
                if len(group) >= 2:
                    return tuple(group[:2])
        return ()

    def _before(self, at: int) -> list[Seen]:
        index = self.memory.index_before(at)
        return [s for s in self.memory.seen[max(0, index - _REACH) : index] if not s.quoted]

    def _holds(self, entity: Entity, post: str) -> bool:
        return not post or any(
            post in self.document.lower[role.head] or self.document.lower[role.head] == "counterpart"
            for role in entity.roles
        )

    def _most_mentioned(self, at: int) -> tuple[Entity, ...]:
        """The two countries most spoken of before, in order of appearance."""
        counts: dict[int, int] = {}
        order: list[Entity] = []
        for seen in self._before(at):
            if seen.entity.kind == "country":
                counts[id(seen.entity)] = counts.get(id(seen.entity), 0) + 1
                if seen.entity not in order:
                    order.append(seen.entity)
        chosen = sorted(order, key=lambda e: -counts[id(e)])[:2]
        return tuple(e for e in order if e in chosen) if len(chosen) == 2 else ()
