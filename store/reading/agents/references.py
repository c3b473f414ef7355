"""Whom pronouns and descriptions mean: "he", "the minister", "the ministry", "both sides", "the Kingdom"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from store.reading.agents import gazetteer
from store.reading.agents.entities import Entities, Entity, folded
from store.reading.agents.roles import StatedRole
from store.reading.agents.vocabulary import (
    ORGANIZATION_HEADS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    TITLE_POSTS,
    word_set,
)
from store.reading.document import Document

_GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PREPOSITIONS = word_set(
    "of to with by for between from in on at against about like under via than including through"
)
_ALIKE = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "premier": "prime minister", "envoy": "ambassador", "diplomat": "ambassador", "advisor": "adviser", "secretary": "secretary-general",
    "chief": "chief", "lawmaker": "mp", "legislator": "mp", "congressman": "representative", "congresswoman": "representative",
    "co-founder": "founder", "academic": "professor", "lecturer": "professor", "scientist": "researcher",
}  # fmt: skip
_LOOSE = {
    "leader": ("president", "minister", "chancellor", "premier", "head", "chair", "chairman", "secretary", "secretary-general"),
    "official": ("director", "secretary", "minister", "commissioner", "head", "chief", "director-general", "officer", "undersecretary"),
    "chief": ("director", "head", "president", "director-general", "executive", "commissioner", "chair"),
    "head": ("director", "president", "chief", "director-general", "chair"),
    "unionist": ("president", "secretary", "leader", "secretary-general", "organiser"),
    "boss": ("director", "chief", "executive", "ceo"),
    "politician": ("mp", "senator", "minister", "leader", "governor", "mayor"),
    "expert": ("professor", "economist", "researcher", "analyst", "scientist", "lecturer", "director", "climatologist"),
    "academic": ("professor", "lecturer", "researcher", "economist"),
    "researcher": ("professor", "scientist", "lecturer", "economist"),
    "economist": ("professor", "analyst", "researcher"),
    "doctor": ("director", "surgeon", "physician", "professor"),
    "secretary": ("secretary",), "ambassador": ("envoy",), "minister": ("secretary",),
    "executive": ("director", "ceo", "president", "chief", "manager"), "diplomat": ("ambassador", "consul"),
}  # fmt: skip
KINGDOMS = (
    "kingdom",
    "emirate",
    "sultanate",
    "republic",
    "country",
    "nation",
    "federation",
    "island",
    "islands",
)


@dataclass(slots=True)
class Seen:
    """One mention on the walk: token range, sentence rank, and whether it stands as a subject."""

    first: int
    last: int
    rank: int
    entity: Entity
    subject: bool
    quoted: bool


def _first(seen: Seen) -> int:
    return seen.first


def _role_first(role: StatedRole) -> int:
    return role.first


class References:
    """Walks an article once and remembers who was mentioned when; then answers for any place."""

    def __init__(
        self,
        document: Document,
        entities: Entities,
        roles: Sequence[StatedRole],
        sources: Sequence[tuple[int, int]],
    ) -> None:
        self.document = document
        self.entities = entities
        self.seen: list[Seen] = []
        self.at: dict[int, Entity] = {}
        self.setting = setting_country(document, entities)
        self._sources = {first for first, _ in sources}
        self._rank = _spoken_ranks(document)
        self._names = {
            name.first: (name.last, entity)
            for name, entity in zip(entities.names, entities.of_name, strict=True)
        }
        for role in roles:
            entities.of_name[role.holder].roles.append(role)
        self._role_tokens = {i for role in roles for i in range(role.first, role.last)}
        self._ministers = sorted((r for r in roles if document.lower[r.head] == "minister"), key=_role_first)
        self._holders = _holders(document, entities)
        self._walk()

    # ------------------------------------------------------------ the walk

    def _walk(self) -> None:
        i = 0
        lower = self.document.lower
        count = len(lower)
        while i < count:
            if i in self._names:
                last, entity = self._names[i]
                self._see(i, last, entity)
                i = last
                continue
            word = lower[i]
            last = i + 1
            found: Entity | None = None
            start = i
            if word in _GENDER:
                found = self.pronoun(i)
            elif (
                word in ROLE_HEADS or word in ORGANIZATION_HEADS or word in KINGDOMS or word == "side"
            ) and i:
                found, start = self._description(i)
            if found is not None:
                self._see(start, last, found)
                found.mentions.append((start, last))
            i += 1

    def _see(self, first: int, last: int, entity: Entity) -> None:
        lower = self.document.lower
        before = lower[first - 1] if first else "."
        after = lower[last] if last < len(lower) else "."
        source = first in self._sources
        subject = source or (before not in _PREPOSITIONS and after not in ("’s", "'s") and self._opens(first))
        quoted = self.document.quoted[first]
        insort(self.seen, Seen(first, last, self._rank[first], entity, subject, quoted), key=_first)
        for i in range(first, last):
            self.at[i] = entity

    def _opens(self, first: int) -> bool:
        """Whether nothing that could be a subject stands before this in its sentence."""
        begin = self.document.sentences[self.document.sentence_of[first]][0]
        for seen in reversed(self.seen):
            if seen.first < begin:
                return True
            if seen.entity.kind == "person" and not seen.quoted:
                return False
        return True

    def index_before(self, at: int) -> int:
        """How many mentions begin before token `at`."""
        return bisect_left(self.seen, at, key=_first)

    def _back_from(self, at: int) -> Iterator[Seen]:
        """The mentions before token `at`, the nearest first."""
        return (self.seen[k] for k in range(self.index_before(at) - 1, -1, -1))

    def before(self, at: int) -> Entity | None:
        """The entity mentioned last before token `at`."""
        index = self.index_before(at)
        return self.seen[index - 1].entity if index else None

    def body_before(self, at: int) -> Entity | None:
        """The organization, country or group mentioned last before token `at`, subjects first."""
        near = [
            s for s in self.seen[max(0, self.index_before(at) - 30) : self.index_before(at)] if not s.quoted
        ]
        bodies = [s for s in near if s.entity.kind in ("organization", "country", "group")]
        subjects = [s for s in bodies if s.subject and self._rank[at] - s.rank <= 1]
        chosen = (subjects or bodies)[-1:]
        return chosen[0].entity if chosen else None

    def in_role(self, i: int) -> bool:
        """Whether token `i` stands inside the statement of somebody's post."""
        return i in self._role_tokens

    # ------------------------------------------------------------ pronouns

    def pronoun(self, at: int) -> Entity | None:
        """The person a singular pronoun means: the likeliest subject, not the nearest name."""
        gender = _GENDER.get(self.document.lower[at], "")
        quoted = self.document.quoted[at]
        rank = self._rank[at]
        best: tuple[float, int] | None = None
        chosen: Entity | None = None
        tried = 0
        for seen in self._back_from(at):
            if seen.quoted and not quoted:
                continue
            if rank - seen.rank > 12 or tried > 60:
                break
            tried += 1
            if seen.entity.kind != "person" or (gender and seen.entity.gender not in ("", gender)):
                continue
            score = (
                2.0 * seen.subject
                + 1.0 * (seen.first in self._sources)
                + 0.8 * (seen.entity.gender == gender)
                - 1.2 * (rank - seen.rank)
            )
            if best is None or score > best[0]:
                best, chosen = (score, seen.first), seen.entity
        if chosen is not None and not chosen.gender:
            chosen.gender = gender
        return chosen

    # ------------------------------------------------------------ descriptions

    def _description(self, head: int) -> tuple[Entity | None, int]:
        """The entity of "the … HEAD", and the token where the phrase begins after its article."""
        lower = self.document.lower
        if head in self._role_tokens or head in self.at:
            return None, head
        first = self._phrase_start(head)
        if first is None:
            return None, head
        return self.describe(first, head), first

    def _phrase_start(self, head: int) -> int | None:
        """The first token after the determiner of the phrase that ends in `head`; None without one."""
        lower, words = self.document.lower, self.document.words
        begin = self.document.sentences[self.document.sentence_of[head]][0]
        i = head
        while i > begin and head - i < 5:
            before = lower[i - 1]
            if before in (
                "the",
                "this",
                "that",
                "his",
                "her",
                "its",
                "their",
                "’s",
                "'s",
                "our",
                "both",
                "said",
            ):
                return i
            if before in gazetteer.demonyms() or i - 1 in self.at:
                i -= 1
                continue
            if (
                not words[i - 1][0].isalpha()
                or before in _PREPOSITIONS
                or before in ("and", "a", "an", "or", "that")
            ):
                return i if lower[i] in gazetteer.demonyms() else None
            i -= 1
        return i if i == begin and (lower[i] in gazetteer.demonyms() or words[i].isupper()) else None

    def describe(self, first: int, head: int) -> Entity | None:
        """The entity meant by the noun phrase `first` to `head` (its article left out)."""
        lower = self.document.lower
        noun = lower[head]
        modifiers = lower[first:head]
        if noun in KINGDOMS and not modifiers:
            return self._the_country(first, noun)
        if noun in ("side", "delegation"):
            return self._country_of(first, head)
        if noun == "government" or noun == "administration":
            return self._government(first, head)
        if noun in ("ministry", "department"):
            return self._ministry(first, head)
        if noun == "counterpart" and first and lower[first - 1] in _GENDER:
            return self._counterpart(first - 1)
        if noun in ROLE_HEADS:
            return self.holder(noun, modifiers, first)
        return self._known_organization(noun, modifiers, first)

    def _counterpart(self, at: int) -> Entity | None:
        """ "His counterpart": the other of the two people last told of together."""
        owner = self.pronoun(at)
        for seen in islice(self._back_from(at), 40):
            if seen.entity.kind == "person" and seen.entity is not owner and not seen.quoted:
                return seen.entity
        return None

    def _the_country(self, first: int, noun: str) -> Entity | None:
        if first == 0 or self.document.lower[first - 1] != "the" or self.setting is None:
            return None
        capitalised = self.document.words[first][0].isupper()
        if capitalised or noun in ("country", "nation"):
            return self._country(self.setting)
        return None

    def _country(self, code: str) -> Entity | None:
        return self.entities.find("country", code)

    def country_entity(self, code: str) -> Entity:
        """The entity of a country, made when the article names it only by its adjective."""
        entity = self.entities.new("country", gazetteer.countries()[code].name, code)
        entity.country = code
        return entity

    def _country_of(self, first: int, head: int) -> Entity | None:
        code = self.code_in(first, head)
        return self.country_entity(code) if code else None

    def code_in(self, first: int, last: int) -> str | None:
        """The country named by adjective or name among these tokens; two-word adjectives too."""
        for i in range(first, last):
            two = " ".join(self.document.lower[i : i + 2])
            for key in (two, self.document.lower[i]):
                code = gazetteer.demonyms().get(key) or gazetteer.country_names().get(key)
                if code and self.document.words[i][0].isupper():
                    return code if key != "korean" and key != "korea" else self._korea(code)
        return None

    def _korea(self, code: str) -> str:
        return "KP" if self._country("KP") is not None and self._country("KR") is None else code

    def _government(self, first: int, head: int) -> Entity | None:
        owner = self.code_in(max(0, first - 2), head)
        if owner is None and self.document.lower[first - 1] in ("his", "her", "their", "our", "its", "my"):
            return None
        code = owner or self.setting
        key = f"government {code or ''}"
        known = self.entities.find("organization", key)
        text = self.document.slice(first, head + 1) if owner else self.document.words[head]
        entity = known or self.entities.new("organization", text, key)
        entity.country = code
        if owner and entity.name == "government":
            entity.name = text
        entity.add_form(text)
        return entity

    def _ministry(self, first: int, head: int) -> Entity | None:
        """ "the labour ministry", "the ministry": named in the article, or implied by the post of a minister."""
        fields = set(folded(self.document.lower[first:head])) - set(gazetteer.demonyms())
        noun = self.document.lower[head]
        candidates = [e for e in self.entities.bodies_with(noun) if fields <= set(e.words)]
        if candidates:
            return max(candidates, key=lambda e: self._mentioned_before(e, head))
        if noun == "ministry":
            implied = self._implied_ministry(fields, head)
            if implied is not None:
                return implied
        if not fields or (noun == "department" and not fields <= ROLE_MODIFIERS):
            return None
        text = self.document.slice(first, head + 1)
        entity = self.entities.new(
            "organization", text, " ".join(folded(self.document.lower[first : head + 1]))
        )
        self._know_body(entity, folded(self.document.lower[first : head + 1]))
        entity.add_form(text)
        return entity

    def _know_body(self, entity: Entity, words: tuple[str, ...]) -> None:
        if not entity.words:
            entity.words = words
            self.entities.remember_body(entity)

    def _implied_ministry(self, fields: set[str], at: int) -> Entity | None:
        """The ministry of "Minister of X and Y" when X is asked for, or of the only minister there is."""
        index = bisect_left(self._ministers, at, key=_role_first)
        for role in (
            *reversed(self._ministers[max(0, index - 40) : index]),
            *self._ministers[index : index + 5],
        ):
            name = ministry_of(self.document, role)
            if name is None or not fields <= set(folded(name.lower().split())):
                continue
            if fields and self.document.lower[role.head + 1] not in ("of", "for"):
                continue  # "the trade ministry" beside "Trade Minister": its own words name it
            entity = self.entities.new("organization", name, " ".join(folded(name.lower().split())))
            self._know_body(entity, folded(name.lower().split()))
            return entity
        return None

    def _known_organization(self, noun: str, modifiers: Sequence[str], at: int) -> Entity | None:
        """The organization last mentioned whose name holds this head noun and these words."""
        asked = set(folded([noun, *modifiers])) - set(gazetteer.demonyms())
        for seen in islice(self._back_from(at), 80):
            if seen.entity.kind == "organization" and asked <= set(seen.entity.words):
                return seen.entity
        return None

    def holder(self, noun: str, modifiers: Sequence[str], at: int) -> Entity | None:
        """The person who holds the post in this article, the last mentioned when several do."""
        if noun.endswith("s") and noun[:-1] in ROLE_HEADS:
            return None
        wanted = _ALIKE.get(noun, noun)
        asked = set(folded(list(modifiers))) - {"former", "new", "then", "current", "late"}
        exact = self._holders.get(wanted, [])
        loose = [e for head in _LOOSE.get(noun, ()) for e in self._holders.get(_ALIKE.get(head, head), [])]
        for holders in (exact, loose):
            fitting = [e for e in holders if self._post_allows(e, asked)]
            if fitting:
                return max(fitting, key=lambda e: self._mentioned_before(e, at))
        return None

    def _post_allows(self, entity: Entity, asked: set[str]) -> bool:
        """Whether "health" in "the health minister" fits a post of this person."""
        if not asked:
            return True
        for role in entity.roles:
            words = set(folded(self.document.lower[role.first : role.last]))
            code_asked = {gazetteer.demonyms().get(w) for w in asked} - {None}
            if code_asked and self.role_country(role) not in code_asked:
                continue
            fields = {w for w in asked if w not in gazetteer.demonyms()}
            if fields <= words or len(words) == 1:
                return True
        return False

    def role_country(self, role: StatedRole) -> str | None:
        """The country a post belongs to: by an adjective or a country's name in front of its head noun, else none."""
        return self.code_in(max(0, role.first - 3), role.head) or None

    def _mentioned_before(self, entity: Entity, at: int) -> int:
        index = bisect_left(entity.mentions, (at, 0))
        return entity.mentions[index - 1][0] if index else -1


_NO_FIELDS = word_set(
    "deputy vice assistant former senior junior state cabinet acting then new current ’s 's"
)


def ministry_of(document: Document, role: StatedRole) -> str | None:
    """ "Ministry of X" for "Minister of X"; "Ministry of Health" for "health minister"; none for a prime minister."""
    lower = document.lower
    if lower[role.head] not in ("minister", "ministers") or {"prime", "first"} & set(
        lower[role.first : role.head]
    ):
        return None
    countries = gazetteer.country_names()
    after = role.head + 1
    if after < role.last and lower[after] in ("of", "for"):
        owner = [word for word in lower[after + 1 : role.last] if word != "the"]
        if " ".join(owner) in countries or lower[after + 1] == "state":
            return None
        return "Ministry" + document.text[document.ends[role.head] : document.ends[role.last - 1]]
    known = _NO_FIELDS | gazetteer.demonyms().keys() | countries.keys()
    fields = [i for i in range(role.first, role.head) if lower[i] not in known]
    if not fields:
        return None
    return "Ministry of " + document.slice(fields[0], role.head).title().replace(" And ", " and ")


def setting_country(document: Document, entities: Entities) -> str | None:
    """The article's own country: the one most spoken of, by name, adjective or capital, the beginning counting more."""
    weights: dict[str, float] = {}
    length = max(1, len(document.words))
    for name, entity in zip(entities.names, entities.of_name, strict=True):
        if entity.country:
            weights[entity.country] = (
                weights.get(entity.country, 0) + 1.0 + (name.first < 40) + (1 - name.first / length)
            )
    table = gazetteer.demonyms()
    for i, word in enumerate(document.lower):
        if word in table and document.words[i][0].isupper():
            weights[table[word]] = weights.get(table[word], 0) + 0.8 + 0.5 * (i < 40)
    return max(weights, key=lambda code: weights[code]) if weights else None


def _holders(document: Document, entities: Entities) -> dict[str, list[Entity]]:
    table: dict[str, list[Entity]] = {}
    for entity in entities.all:
        for role in entity.roles:
            head = document.lower[role.head]
            head = TITLE_POSTS.get(head.rstrip("."), head)
            holders = table.setdefault(_ALIKE.get(head, head), [])
            if entity not in holders:
                holders.append(entity)
    return table


def _spoken_ranks(document: Document) -> list[int]:
    """For each token the number of its sentence, sentences that are all quotation not counted."""
    ranks = [0] * len(document.words)
    rank = 0
    for first, last in document.sentences:
        told = any(not document.quoted[i] and document.words[i][0].isalpha() for i in range(first, last))
        ranks[first:last] = [rank] * (last - first)
        rank += told
    return ranks
