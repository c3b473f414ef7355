"""Whether two articles that name a person alike mean the same one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from store.records import Agent
from store.search.naming import canonical, spelled

_GENERIC = frozenset(
    "the of and for in at a an to its his her chief head deputy vice senior former acting national general"
    " ministry department office agency company group association center institute member leader president"
    " spokesperson spokesman spokeswoman official".split()
)
_ABROAD = frozenset("ambassador envoy consul attache diplomat representative".split())
_FIELDS: Final = {
    "government": "minister secretary undersecretary ambassador governor mayor senator premier"
    " chancellor envoy consul attache diplomat lawmaker congressman congresswoman councillor king queen"
    " prince commissioner representative parliamentarian mp parliament government",
    "law": "judge justice prosecutor lawyer attorney magistrate solicitor barrister court law",
    "forces": "police officer inspector sheriff sergeant lieutenant captain colonel major admiral soldier",
    "learning": "professor lecturer researcher scientist scholar teacher student economist historian dean"
    " university school college",
    "health": "doctor nurse surgeon physician midwife epidemiologist hospital clinic",
    "labour": "unionist union federation confederation worker workers farmer driver labourer"
    " cleaner helper fisherman miner",
    "business": "executive ceo businessman businesswoman entrepreneur banker investor trader manager owner"
    " company bank",
    "arts": "singer actor actress author writer poet painter musician filmmaker dancer",
    "sport": "coach player footballer boxer runner striker goalkeeper athlete",
    "faith": "bishop archbishop priest monk imam pastor pope rabbi cardinal",
    "press": "journalist reporter editor columnist photographer",
}
COMPANIONS = 30


class Profile(Struct, kw_only=True):
    """What articles tell of a person beside the name: folded words of posts and bodies, countries, company.

    `companions` are the keys of other people and organizations of the same articles.
    """

    posts: list[str] = []
    bodies: list[str] = []
    countries: list[str] = []
    companions: list[str] = []

    @classmethod
    def of(cls, agent: Agent, others: Iterable[Agent]) -> Profile:
        """The profile that one article gives."""
        return cls(
            posts=_words(role.role for role in agent.roles),
            bodies=_words(role.organization or "" for role in agent.roles),
            countries=list(dict.fromkeys(role.country for role in agent.roles if role.country)),
            companions=[
                canonical(other.name) for other in others if other is not agent and other.kind != "country"
            ][:COMPANIONS],
        )

    def add(self, other: Profile) -> None:
        """Learn what another article tells, the newest company first."""
        for mine, theirs in (
            (self.posts, other.posts),
            (self.bodies, other.bodies),
            (self.countries, other.countries),
        ):
            if theirs:
                mine += [each for each in theirs if each not in mine]
        if other.companions:
            self.companions = list(dict.fromkeys([*other.companions, *self.companions]))[:COMPANIONS]


def differ(known: Profile, new: Profile) -> bool:
    """Whether the two can't well be one person: other countries or fields of work, and nobody in common.

    Who is sent abroad comes with several countries; who has no post may be anybody of the name.
    """
    if _meet(known.companions, new.companions):
        return False
    abroad = _meet(_ABROAD, known.posts) or _meet(_ABROAD, new.posts)
    if known.countries and new.countries and not abroad and not _meet(known.countries, new.countries):
        return True
    one, other = _fields(known), _fields(new)
    return bool(one and other) and not _meet(one, other) and not _meet(known.bodies, new.bodies)


def shared(known: Profile, new: Profile) -> int:
    """How much two profiles have in common."""
    pairs = (
        (known.posts, new.posts),
        (known.bodies, new.bodies),
        (known.countries, new.countries),
        (known.companions, new.companions),
    )
    return sum(len(set(one) & set(other)) for one, other in pairs)


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    return not set(one).isdisjoint(other)


def _fields(profile: Profile) -> set[str]:
    """The fields of work that posts and bodies tell; a post of no known field is a field of its own."""
    known = _field_of()
    found = {known[word] for word in (*profile.posts, *profile.bodies) if word in known}
    return found or set(profile.posts)


@cache
def _field_of() -> dict[str, str]:
    return {word: field for field, words in _FIELDS.items() for word in spelled(words)}


def _words(phrases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([word for phrase in phrases for word in _telling(phrase)]))


@lru_cache(4096)  # posts and bodies come again and again
def _telling(phrase: str) -> tuple[str, ...]:
    return tuple([word for word in spelled(phrase) if word not in _GENERIC])
