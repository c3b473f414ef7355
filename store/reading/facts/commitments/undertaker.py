"""Who undertakes something: the subject of the verb, the speaker behind "we", or both sides of a meeting."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from store.reading.facts.commitments import words as vocabulary
from store.reading.facts.context import Context, names
from store.reading.facts.meetings.encounter import Encounter
from store.reading.facts.phrasing.clause_words import BODY_NOUNS
from store.reading.facts.phrasing.clauses import subject, verb_group_start
from store.reading.facts.phrasing.phrases import printed, sentence_start
from store.records import Agent, Statement

_NEAR = 8  # sentences after a meeting in which promises are still taken to be made at it
_LOOKED_AT = 6  # latest meetings that are tried


@dataclass(slots=True)
class Undertaker:
    """Names of those who undertake, the first token of their phrase, and what makes the answer doubtful."""

    names: tuple[str, ...]
    start: int
    doubt: float = 0.0
    first_person: bool = False
    encounter: int | None = None


def undertakers(context: Context, encounters: Sequence[Encounter], verb: int, own_will: bool) -> Undertaker:
    """Who commits themselves by the verb at this token; no names if that is nobody in particular.

    `own_will` asks that the subject be the speaker, or somebody that the speaker speaks for.
    """
    document = context.document
    agents, start = subject(context, verb)
    head = verb_group_start(context, verb) - 1
    word = document.lower[head] if head >= 0 else ""
    statement = context.statement_at(document.starts[verb])
    speakers = context.speakers(statement)
    encounter = encounter_of(context, encounters, verb, names(agents))
    if word in vocabulary.FIRST_PERSON and head >= start:
        agreed = document.lower[verb] in ("agreed", "agree")
        meeting = encounters[encounter] if encounter is not None else None
        return Undertaker(
            _first_person(context, speakers, word, meeting if agreed else None), head, 0.05, True, encounter
        )
    if encounter is not None and _means_both_sides(context, encounters[encounter], verb, start, head):
        sides = encounters[encounter].participants
        return Undertaker(context.states(sides) or names(sides), start, 0.05, False, encounter)
    if not agents and word in vocabulary.PRONOUNS:
        agents = tuple(a for a in speakers if a.kind != "group" or " " in a.name)  # no dateline
    described = _by_description(context, speakers, start, head)
    if described:
        return Undertaker(described, start, 0.1, False, encounter)
    bodily = document.lower[max(start, head - 1) : head + 1]
    if not agents and any(w in BODY_NOUNS or w in vocabulary.PLAIN_BODIES for w in bodily):
        bodies = _speaking_for(context, speakers, start, head, own_will)
        return Undertaker(bodies, start, 0.1, False, encounter)
    if not agents and (not own_will or any(_holds_office(context, a) for a in speakers)):
        found = described_body(context, start, head + 1)
        if found:
            return Undertaker(found, start, 0.2, False, encounter)
    cue = document.lower[document.token_at(statement.cue[0])] if statement and statement.cue else ""
    if own_will and cue not in vocabulary.ANNOUNCING and not _speaks_for(context, speakers, agents):
        return Undertaker((), start)
    stated = any(a.kind in ("country", "organization", "person") for a in agents)
    if not stated and any(w in vocabulary.STATES for w in document.lower[start : head + 1]):
        return Undertaker(context.main_countries, start, 0.1, False, encounter)
    agents = tuple(a for a in agents if _can_undertake(a))
    if any(w in vocabulary.BOTH_SIDES for w in document.lower[start : head + 1]):
        return Undertaker(context.states(agents) or names(agents), start, 0.0, False, encounter)
    return Undertaker(names(agents), start, 0.0, False, encounter)


def _speaking_for(
    context: Context, speakers: tuple[Agent, ...], start: int, head: int, own_will: bool
) -> tuple[str, ...]:
    """ "The government", "the agency": the one that the speaker speaks for, else as it is printed."""
    bodies = _own_bodies(context, speakers)
    unknown = set(bodies) <= {a.name for a in speakers if a.kind == "person"}
    if unknown and (speakers or not own_will):
        known = _named_before(context, start, head)
        bodies = known or described_body(context, start, head + 1) or bodies
    return bodies


def _by_description(context: Context, speakers: tuple[Agent, ...], start: int, head: int) -> tuple[str, ...]:
    """ "The two governments", "her ministry", "the company": whom a plain description means."""
    document = context.document
    phrase = document.lower[start : head + 1]
    if phrase[-1:] == ["parties"] and context.two_countries:
        return context.two_countries
    if any(w in vocabulary.STATES for w in phrase) and ("two" in phrase or "both" in phrase):
        named = context.mentions_in(document.starts[start], document.ends[head])
        if not any(mention.agent.name in context.two_countries for mention in named):
            return context.two_countries
    return _own_body_of_speaker(context, speakers, phrase)


def _own_body_of_speaker(context: Context, speakers: tuple[Agent, ...], phrase: list[str]) -> tuple[str, ...]:
    """ "The ministry", "the company": the speaker's own, or as printed if only a head of it speaks."""
    if (
        len(phrase) != 2
        or phrase[0] not in ("the", "his", "her", "its", "our", "their")
        or len(speakers) != 1
    ):
        return ()
    person = context.people.get(speakers[0].name)
    if person is None:
        return ()
    own = phrase[0] not in ("the", "its")
    state = phrase[1] in vocabulary.POLITIES or (own and phrase[1] in ("government", "country"))
    if state and (country := context.country(speakers[0])):
        return (country,)
    if phrase[1] in (person.organization or "").lower().split():
        return (person.organization or "",)
    if own and (only := context.body_of_post(phrase[1], person.role or "")):
        return (only,)
    leads = any(word in vocabulary.EXECUTIVES for word in (person.role or "").lower().split())
    if phrase[1] in vocabulary.COMPANIES and leads:
        return (person.organization or phrase[1],)
    return ()


def narrators(context: Context, verb: int) -> tuple[str, ...]:
    """Who a plain "will" can bind: states and bodies, by name, but no people."""
    agents, start = subject(context, verb)
    if agents:
        bodies = all(a.kind in ("country", "organization", "group") and _can_undertake(a) for a in agents)
        return names(agents) if bodies else ()
    return described_body(context, start, verb_group_start(context, verb))


def _named_before(context: Context, start: int, head: int) -> tuple[str, ...]:
    """ "The agency", "the company": the organization named last in this sentence or the one before."""
    document = context.document
    if document.lower[head] not in vocabulary.NAMED_BODIES:
        return ()
    first = sentence_start(document, start)
    begin = sentence_start(document, first - 1) if first else first
    mentions = context.mentions_in(document.starts[begin], document.starts[start])
    named = [m.agent.name for m in mentions if m.agent.kind == "organization"]
    return tuple(named[-1:])


def described_body(context: Context, start: int, end: int) -> tuple[str, ...]:
    """A body without a name of its own, "the city council", or a city that stands for its state."""
    document = context.document
    start += document.lower[start : start + 1] in (["and"], ["but"], ["while"])
    first = start + (document.lower[start : start + 1] == ["the"])
    if not first < end <= first + 4:
        return ()
    place = context.place_in(first, end)
    if place == (first, end):
        name = printed(document, document.span(first, end))
        return (context.country_of_capital(name) or name,)
    told = first > start and document.lower[end - 1] in BODY_NOUNS | vocabulary.PLAIN_BODIES
    return (printed(document, document.span(first, end)),) if told else ()


def _own_bodies(context: Context, speakers: tuple[Agent, ...]) -> tuple[str, ...]:
    bodies = [
        context.body(a) or a.name for a in speakers if a.kind == "organization" or _holds_post(context, a)
    ]
    return tuple(dict.fromkeys(bodies))


def _holds_post(context: Context, agent: Agent) -> bool:
    person = context.people.get(agent.name)
    return person is not None and bool(person.role)


def _can_undertake(agent: Agent) -> bool:
    """Whether an agent is somebody in particular: no document, and no vague group like "some of them"."""
    if agent.kind == "group":
        if agent.name.istitle() and " " not in agent.name:
            return True  # a city that stands for its state
        if agent.name.lower().split()[-1] in BODY_NOUNS | vocabulary.PLAIN_BODIES:
            return True
        return any(word[0].isupper() for word in agent.name.split()[1:]) or any(
            word in vocabulary.COLLECTIVES for word in agent.name.lower().split()
        )
    return agent.kind != "document"


def _means_both_sides(context: Context, meeting: Encounter, verb: int, start: int, head: int) -> bool:
    """Whether the subject is "the two sides" or "they" right after a meeting, and names no party itself."""
    document = context.document
    phrase = document.lower[start : head + 1]
    if not any(w in vocabulary.BOTH_SIDES for w in phrase) or any(w in vocabulary.STATES for w in phrase):
        return False
    if phrase[-1:] == ["parties"] and context.two_countries:
        return False
    named = context.mentions_in(document.starts[start], document.ends[head])
    if any(mention.agent.kind in ("country", "organization") for mention in named):
        return False
    return 0 <= document.sentence_of[verb] - document.sentence_of[meeting.at] <= 2


def _first_person(
    context: Context, speakers: tuple[Agent, ...], word: str, meeting: Encounter | None
) -> tuple[str, ...]:
    if word == "i" or not speakers:
        return names(speakers)
    if meeting is not None and set(names(speakers)) & set(names(meeting.participants)):
        states = context.states(meeting.participants)
        if states:
            return states
        bodies = [context.body(agent) or agent.name for agent in meeting.participants]
        return tuple(dict.fromkeys(bodies))
    return tuple(dict.fromkeys(context.body(agent) or agent.name for agent in speakers))


def _speaks_for(context: Context, speakers: tuple[Agent, ...], agents: tuple[Agent, ...]) -> bool:
    """Whether a speaker can commit these agents: it is them, their body or country, or an office speaks."""
    if not agents or not speakers:
        return False
    for speaker in speakers:
        if speaker in agents or speaker.kind != "person":
            return True
        own = {context.body(speaker), context.country(speaker)}
        if any({a.name, context.body(a)} & own for a in agents):
            return True
        if _holds_office(context, speaker) and any(_is_state(a) for a in agents):
            return True
    return False


def _is_state(agent: Agent) -> bool:
    return agent.kind == "country" or "government" in agent.name.lower()


def voices(context: Context, statement: Statement | None) -> tuple[str, ...]:
    """The speakers of a statement who speak for an office, by name."""
    return names(
        agent
        for agent in context.speakers(statement)
        if (agent.kind == "person" and _holds_office(context, agent))
        or agent.kind == "country"
        or any(
            word in vocabulary.OFFICIAL_BODIES or word == "ministers" for word in agent.name.lower().split()
        )
    )


def _holds_office(context: Context, speaker: Agent) -> bool:
    person = context.people.get(speaker.name)
    role = (person.role or "").lower() if person else ""
    return any(word in vocabulary.OFFICES for word in role.split())


def encounter_of(
    context: Context, encounters: Sequence[Encounter], token: int, who: tuple[str, ...]
) -> int | None:
    """The meeting that a commitment at this token belongs to.

    The latest one before it whose participants it concerns, else the latest one shortly before, else the
    one that the article goes on to report.
    """
    if not encounters:
        return None
    latest = bisect_right(encounters, token, key=lambda encounter: encounter.at) - 1
    if latest < 0:
        return 0
    sentence_of = context.document.sentence_of
    for k in range(latest, max(-1, latest - _LOOKED_AT), -1):
        if set(who) & _concerned(context, encounters[k]):
            return k
    near = sentence_of[token] - sentence_of[encounters[latest].at] <= _NEAR
    return latest if near else None


def _concerned(context: Context, encounter: Encounter) -> set[str]:
    """The participants of a meeting and those they speak for, by name."""
    return {name for agent in encounter.participants for name in context.stands_for(agent)}
