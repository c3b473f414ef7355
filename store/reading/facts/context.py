"""What every module of facts works from: the article, who is who in it, who said what, and when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from store.reading.agents import Name, gazetteer
from store.reading.document import Document
from store.reading.facts.commitments.words import DIPLOMATS, OFFICES, STATE_OFFICES
from store.reading.facts.dates.find import Dates
from store.records import Agent, Person, Span, Statement


class Cast(Protocol):
    """Who is who in one article, as the agents' part of the reader tells it."""

    @property
    def agents(self) -> Sequence[Agent]: ...

    @property
    def names(self) -> Sequence[Name]: ...

    @property
    def setting(self) -> str | None: ...

    def agent_at(self, span: Span) -> Agent | None: ...

    def resolve(self, span: Span) -> tuple[Agent, ...]: ...


@dataclass(slots=True)
class Mention:
    """The code points `start` to `end` that mean an agent."""

    start: int
    end: int
    agent: Agent


@dataclass(slots=True)
class Context:
    """One article under work; `people` holds the person facts by name, `statements` stand in text order.

    `main_countries` are the two that the article speaks of most, by name or adjective; () if it has no two.
    """

    document: Document
    cast: Cast
    statements: Sequence[Statement]
    people: dict[str, Person] = field(default_factory=dict)
    dates: Dates = field(init=False)
    main_countries: tuple[str, ...] = field(init=False)
    two_countries: tuple[str, ...] = field(init=False)
    mentions: list[Mention] = field(init=False)
    _mention_starts: list[int] = field(init=False)
    _parts: list[tuple[int, int, Statement]] = field(init=False)
    _part_starts: list[int] = field(init=False)
    _by_id: dict[str, Agent] = field(init=False)
    _places: dict[int, Span] = field(init=False)
    _organization_tokens: set[int] = field(init=False)
    _by_cue: dict[int, list[Statement]] = field(init=False)

    def __post_init__(self) -> None:
        self.dates = Dates(self.document)
        self.mentions = sorted(
            (Mention(start, end, agent) for agent in self.cast.agents for start, end in agent.mentions),
            key=lambda mention: (mention.start, -mention.end),
        )
        self._mention_starts = [mention.start for mention in self.mentions]
        self._parts = sorted(
            ((start, end, s) for s in self.statements for start, end in s.parts), key=lambda p: (p[0], -p[1])
        )
        self._part_starts = [part[0] for part in self._parts]
        self._by_id = {agent.id: agent for agent in self.cast.agents}
        self._organization_tokens = {
            i for n in self.cast.names if n.kind == "organization" for i in range(n.first, n.last)
        }
        self._by_cue = {}
        for statement in self.statements:
            if statement.cue is not None and statement.act != "attitude":
                sentence = self.document.sentence_of[self.document.token_at(statement.cue[0])]
                self._by_cue.setdefault(sentence, []).append(statement)
        self.main_countries = self._count_countries()
        self.two_countries = self._find_two_countries()
        self._places = {n.first: (n.first, n.last) for n in self.cast.names if n.kind == "place"}

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement proper whose content holds the offset."""
        k = bisect_right(self._part_starts, offset)
        for start, end, statement in reversed(self._parts[max(0, k - 8) : k]):
            if start <= offset < end and statement.act != "attitude":
                return statement
        return None

    def speakers(self, statement: Statement | None) -> tuple[Agent, ...]:
        """Who speaks, as agents."""
        if statement is None:
            return ()
        return tuple(self._by_id[name] for name in statement.speakers if name in self._by_id)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The outermost mentions inside a stretch, in text order; several of one span mean several agents."""
        found: list[Mention] = []
        k = bisect_left(self._mention_starts, start)
        while k < len(self.mentions) and self.mentions[k].start < end:
            mention = self.mentions[k]
            inside = found and mention.end <= found[-1].end
            same = inside and (mention.start, mention.end) == (found[-1].start, found[-1].end)
            if mention.end <= end and (same or not inside):
                found.append(mention)
            k += 1
        return found

    def names_begin(self, start: int, end: int) -> bool:
        """Whether a mention begins inside a stretch."""
        k = bisect_left(self._mention_starts, start)
        return k < len(self._mention_starts) and self._mention_starts[k] < end

    def place_in(self, first: int, last: int) -> Span | None:
        """The tokens of the first name of a place that begins between two tokens."""
        return next((self._places[i] for i in range(first, last) if i in self._places), None)

    def states(self, agents: Sequence[Agent]) -> tuple[str, ...]:
        """The names of the countries that officials of state face each other for; () if these do not.

        Where the article leaves one of two countries open, it is the other one of the two that it is about.
        """
        if len(agents) < 2 or not all(a.kind == "country" or self._serves_state(a) for a in agents):
            return ()
        known = [self.country(agent) for agent in agents]
        found = tuple(dict.fromkeys(name for name in known if name))
        if len(found) == 1 and found[0] in self.two_countries:
            return self.two_countries
        return found if len(found) > 1 and all(known) else ()

    def _find_two_countries(self) -> tuple[str, ...]:
        """The two main countries, else the only two that the article names or its officials serve."""
        if self.main_countries:
            return self.main_countries
        named = [agent.name for agent in self.cast.agents if agent.kind == "country"]
        served = [self.country(agent) for agent in self.cast.agents if self._serves_state(agent)]
        found = tuple(dict.fromkeys(name for name in (*named, *served) if name))
        return found if len(found) == 2 else ()

    def _count_countries(self) -> tuple[str, ...]:
        tables = gazetteer.country_names(), gazetteer.demonyms()
        counts: Counter[str] = Counter()
        for printed, count in Counter(self.document.words).items():
            word = printed.lower() if printed[0].isupper() else ""
            code = tables[0].get(word) or tables[1].get(word)
            if code:
                counts[code] += count
        for agent in self.cast.agents:
            if agent.kind == "country" and " " in agent.name:
                counts[tables[0].get(agent.name.lower(), "")] += len(agent.mentions)
        top = [code for code, count in counts.most_common(3) if code and count > 1][:2]
        return tuple(self._country_name(code) for code in top) if len(top) == 2 else ()

    def _country_name(self, code: str) -> str:
        codes = gazetteer.country_names()
        here = (a.name for a in self.cast.agents if a.kind == "country" and codes.get(a.name.lower()) == code)
        return next(here, gazetteer.countries()[code].name)

    def _serves_state(self, agent: Agent) -> bool:
        person = self.people.get(agent.name)
        if person is None:
            return False
        role = (person.role or "").lower().split()
        if role[-2:] == ["high", "commissioner"] or role[:2] == ["high", "commissioner"]:
            return True
        return any(word in STATE_OFFICES for word in role) or (role[-1:] == ["president"])

    def is_organization(self, token: int) -> bool:
        """Whether the token is part of an organization's name."""
        return token in self._organization_tokens

    def told_in(self, sentence: int) -> Sequence[Statement]:
        """The statements proper whose cue stands in a sentence."""
        return self._by_cue.get(sentence, ())

    def body(self, agent: Agent) -> str | None:
        """The organization that a person speaks for, else the country; other agents stand for themselves."""
        if agent.kind != "person":
            return agent.name
        person = self.people.get(agent.name)
        return (person.organization if person else None) or self._in_role(person) or self.country(agent)

    def country_of_capital(self, place: str) -> str | None:
        """The country whose capital acts for it ("Lisbon will pay"), if the article is about that country."""
        code = gazetteer.capitals().get(place.lower())
        codes = gazetteer.country_names()
        return (
            next((name for name in self.two_countries if codes.get(name.lower()) == code), None)
            if code
            else None
        )

    def body_of_post(self, noun: str, role: str) -> str | None:
        """The one `noun` ("ministry") printed in the article that shares a word with a post."""
        post = {word for word in role.lower().split() if len(word) > 3}
        bodies = (a for a in self.cast.agents if a.kind == "organization" and a.mentions)
        named = [a.name for a in bodies if noun in (words := a.name.lower().split()) and post & {*words}]
        return named[0] if len(named) == 1 else None

    def _in_role(self, person: Person | None) -> str | None:
        """The organization whose name or acronym begins a role: "EU Health Commissioner"."""
        begin = (person.role or "").split()[:1] if person else []
        named = (a for a in self.cast.agents if a.kind == "organization")
        return next(
            (a.name for a in named if begin and begin[0] in (*a.other_names, a.name, _initials(a.name))), None
        )

    def country(self, agent: Agent) -> str | None:
        """The name of the country that an agent is or acts for, if the article tells it."""
        if agent.kind == "country":
            return agent.name
        person = self.people.get(agent.name)
        code = person.country if person else None
        role = (person.role or "").lower().split() if person else []
        if code is None and not DIPLOMATS.isdisjoint(role):
            return self._other_country()
        if code is None and not OFFICES.isdisjoint(role):
            code = self.cast.setting
        if code is None or code not in gazetteer.countries():
            return None
        codes = gazetteer.country_names()
        here = (a.name for a in self.cast.agents if a.kind == "country" and codes.get(a.name.lower()) == code)
        return next(here, gazetteer.countries()[code].name)

    def _other_country(self) -> str | None:
        """The country that is not the article's own, of the two that it is about."""
        codes = gazetteer.country_names()
        others = [name for name in self.main_countries if codes.get(name.lower()) != self.cast.setting]
        return others[0] if len(others) == 1 else None

    def stands_for(self, agent: Agent) -> set[str]:
        """The names of an agent and of the body and the country that it acts for."""
        return {name for name in (agent.name, self.body(agent), self.country(agent)) if name}


def names(agents: Iterable[Agent]) -> tuple[str, ...]:
    """The names of agents, each once, in order."""
    return tuple(dict.fromkeys(agent.name for agent in agents))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
