"""Posts and who holds them in an article: "the minister", "the health minister"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from store.reading.agents import gazetteer
from store.reading.agents.entities import Entities, Entity, folded
from store.reading.agents.memory import Memory
from store.reading.agents.nations import Nations
from store.reading.agents.roles import StatedRole
from store.reading.agents.vocabulary import TITLE_POSTS, is_plural_role, word_set
from store.reading.document import Document

_ALIKE = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "premier": "prime minister", "envoy": "ambassador", "advisor": "adviser",
    "secretary": "secretary-general", "lawmaker": "mp", "legislator": "mp", "congressman": "representative",
    "congresswoman": "representative", "co-founder": "founder", "academic": "professor",
    "lecturer": "professor", "scientist": "researcher",
}  # fmt: skip
_LOOSE = {
    "leader": "president minister chancellor premier head chair secretary secretary-general coordinator",
    "official": "director secretary minister commissioner head chief director-general officer undersecretary",
    "chief": "director head president director-general executive commissioner chair",
    "head": "director president chief director-general chair",
    "unionist": "president secretary leader secretary-general organiser",
    "boss": "director chief executive ceo",
    "politician": "mp senator minister leader governor mayor",
    "expert": "professor economist researcher analyst scientist lecturer director climatologist",
    "academic": "professor lecturer researcher economist",
    "researcher": "professor scientist lecturer economist biologist",
    "scientist": "professor researcher biologist climatologist",
    "economist": "professor analyst researcher",
    "doctor": "director surgeon physician professor",
    "executive": "director ceo president chief manager",
    "diplomat": "ambassador consul",
    "activist": "campaigner organiser coordinator director",
    "minister": "secretary",
}
_NO_FIELDS = word_set(
    "deputy vice assistant former senior junior state cabinet acting then new current late ’s 's"
)
_MANY = 30  # holders of one post that are all weighed
_NEAR = 40  # ministers looked back for the ministry one of them implies


def _first(role: StatedRole) -> int:
    return role.first


class Posts:
    """The roles of one article, by token and by holder."""

    def __init__(
        self,
        document: Document,
        entities: Entities,
        memory: Memory,
        nations: Nations,
        roles: Sequence[StatedRole],
    ) -> None:
        self.document = document
        self.memory = memory
        self.nations = nations
        self._holder_of: dict[int, Entity] = {}
        self._holders: dict[str, list[Entity]] = {}
        for role in roles:
            holder = entities.of_name[role.holder]
            holder.roles.append(role)
            self._holder_of.update(dict.fromkeys(range(role.first, role.last), holder))
            holders = self._holders.setdefault(self._kind(role), [])
            if holder not in holders:
                holders.append(holder)
        self._ministers = sorted((r for r in roles if document.lower[r.head] == "minister"), key=_first)

    def _kind(self, role: StatedRole) -> str:
        head = self.document.lower[role.head]
        head = TITLE_POSTS.get(head.rstrip("."), head.removesuffix("s") if is_plural_role(head) else head)
        return _ALIKE.get(head, head)

    def holder_at(self, i: int) -> Entity | None:
        """The person whose post is stated at token `i`."""
        return self._holder_of.get(i)

    def holder(self, noun: str, modifiers: Sequence[str], at: int) -> Entity | None:
        """The person whom "the … NOUN" before token `at` means; of several holders the last mentioned."""
        if is_plural_role(noun):
            return None
        asked = set(folded(list(modifiers))) - _NO_FIELDS
        exact = self._holders.get(_ALIKE.get(noun, noun), [])
        alike = _LOOSE.get(noun, "").split()
        loose = [e for head in alike for e in self._holders.get(_ALIKE.get(head, head), [])]
        for holders in (exact, loose):
            fitting = [holder for holder in self._near(holders, at) if self._allows(holder, asked)]
            if noun == "minister":  # the US Secretary is one, a general secretary is none
                fitting = [holder for holder in fitting if not self._is_general(holder)]
            if fitting:
                return max(fitting, key=lambda holder: self.memory.mentioned_before(holder, at))
        return None

    def _near(self, holders: list[Entity], at: int) -> list[Entity]:
        """The holders, or of very many those mentioned not long before token `at`."""
        if len(holders) <= _MANY:
            return holders
        recent = {id(seen.entity) for seen in islice(self.memory.back_from(at), 10 * _MANY)}
        return [holder for holder in holders[-_MANY * 100 :] if id(holder) in recent]

    def _allows(self, holder: Entity, asked: set[str]) -> bool:
        """Whether the words asked for ("health", "German") fit a post of this person."""
        countries = {gazetteer.demonyms()[word] for word in asked if word in gazetteer.demonyms()}
        fields = {word for word in asked if word not in gazetteer.demonyms()}
        for role in holder.roles:
            words = set(folded(self.document.lower[role.first : role.last]))
            if countries and self.country(role) not in (None, *countries):
                continue
            if fields <= words or len(words) == 1:
                return True
        return False

    def _is_general(self, holder: Entity) -> bool:
        return any("general" in self.document.lower[role.first : role.last] for role in holder.roles)

    def country(self, role: StatedRole) -> str | None:
        """The country a post belongs to, by the adjective or name in front of its head noun."""
        if role.owner is not None:
            return self.nations.code_in(role.owner, role.owner + 1)
        owner = self.document.lower[role.first - 1] if role.first else ""
        first = max(0, role.first - 4) if owner in ("’s", "'s") else role.first
        begin = self.document.sentences[self.document.sentence_of[role.first]][0]
        code = self.nations.code_in(max(begin, first), role.head)
        after = role.head + 1
        if code is None and after < role.last and self.document.lower[after] in ("of", "from"):
            code = self.nations.code_in(after + 1, role.last)
        return code

    def implied_ministry(self, fields: set[str], at: int) -> str | None:
        """The ministry of the nearest minister of these fields; of any minister when none are asked for."""
        index = bisect_left(self._ministers, at, key=_first)
        before = reversed(self._ministers[max(0, index - _NEAR) : index])
        for role in (*before, *self._ministers[index : index + 5]):
            name = ministry_of(self.document, role)
            if name is None or not fields <= set(folded(name.lower().split())):
                continue
            if fields and self.document.lower[role.head + 1] not in ("of", "for"):
                continue  # "the trade ministry" beside "Trade Minister": its own words name it
            return name
        return None


def ministry_of(document: Document, role: StatedRole) -> str | None:
    """ "Ministry of X" for "Minister of X" and "x minister"; none for a prime minister."""
    lower = document.lower
    if lower[role.head] != "minister" or {"prime", "first"} & set(lower[role.first : role.head]):
        return None
    countries = gazetteer.country_names()
    after = role.head + 1
    if after < role.last and lower[after] in ("of", "for"):
        owner = [word for word in lower[after + 1 : role.last] if word != "the"]
        if " ".join(owner) in countries or owner[:1] == ["state"]:
            return None
        return "Ministry" + document.text[document.ends[role.head] : document.ends[role.last - 1]]
    fields = [
        i
        for i in range(role.first, role.head)
        if lower[i] not in _NO_FIELDS and lower[i] not in gazetteer.demonyms() and lower[i] not in countries
    ]
    if not fields:
        return None
    name = document.slice(fields[0], fields[-1] + 1).title().replace(" And ", " and ")
    return f"Ministry of {name} Affairs" if name == "Foreign" else f"Ministry of {name}"
