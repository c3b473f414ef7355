"""One meeting under construction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from store.reading.facts.context import Context
from store.reading.facts.dates.dating import date_of_event
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.meetings.places import place_between
from store.reading.facts.people_described import people_described
from store.reading.facts.phrasing.agents import (
    bodies_between,
    object_end,
    official_of_country,
    people_between,
)
from store.reading.facts.phrasing.clause_words import PLURAL_DESCRIPTIONS
from store.reading.facts.phrasing.clauses import joined_before, subject, verb_group_start
from store.reading.facts.phrasing.phrases import (
    clause_end,
    noun_phrase_end,
    printed,
    sentence_end,
    sentence_start,
    trimmed,
)
from store.records import Agent, Span

ADJUNCTS = frozenset(("on", "in", "at", "for", "to", "during", "after", "before"))  # "met on a trip to Cuba"
_DAY_BEFORE = 9  # tokens between the day of the words and the meeting at which they fell
_AFTERWARDS = {("and", "later"), ("and", "then"), ("and", "afterwards")}
_PAST = ("ed", "ew", "aw", "id", "ook", "et", "eld", "ent", "ave", "oke", "ame", "ade")


@dataclass(slots=True)
class Encounter:
    """A meeting under construction; `at` is the token that reports it."""

    at: int
    participants: tuple[Agent, ...]
    evidence: list[Span]
    confidence: float
    rule: str
    date: DateExpression | None = None
    place: str | None = None
    host: str | None = None
    mode: str | None = None
    topics: list[str] = field(default_factory=list)
    actors: int = 0  # how many of the participants met the others


def encounter_with(
    context: Context, i: int, start: int, actors: tuple[tuple[Agent, ...], int], rule: str, confidence: float
) -> Encounter | None:
    """The encounter of the actors with those named from the token `start` on."""
    end = object_end(context, start)
    others = people_between(context, start, end)
    if set(others) <= set(actors[0]):  # "Lund met the Kenyan minister": not Lund, who is one herself
        others = official_of_country(context, start, end) or others
    if not others and any(w in PLURAL_DESCRIPTIONS for w in context.document.lower[start : start + 3]):
        stop = noun_phrase_end(context.document, start, end)
        others = context.cast.resolve(context.document.span(start, stop)) if stop > start else ()
    if not others and not ADJUNCTS & set(context.document.lower[start : start + 1]):
        where = (
            k for k in range(start + 1, min(end, start + 12)) if context.document.lower[k] in ("in", "at")
        )
        others = bodies_between(context, start, next(where, min(end, start + 12)))
        confidence -= 0.2
    if not others:
        return _with_a_group(context, i, start, actors)
    own = [a for a in actors[0] if a.kind == "person"] or list(actors[0])
    if not own:
        return None
    encounter = make_encounter(context, i, (*own, *others), actors[1], end, rule, confidence)
    if encounter is not None and not set(own) & set(others):
        encounter.actors = len(set(own))
    return encounter


def _with_a_group(
    context: Context, i: int, start: int, actors: tuple[tuple[Agent, ...], int]
) -> Encounter | None:
    """ "met with former pupils at the embassy": people without a name, where the text tells the place."""
    document = context.document
    people = tuple(a for a in actors[0] if a.kind == "person")
    start = past_adjuncts(context, start, object_end(context, start))
    last = object_end(context, start)
    end = noun_phrase_end(document, start, last)
    of_group = end > start and _is_group(document.lower[end - 1])
    while (
        end < last
        and document.lower[end - 1] in vocabulary.COLLECTIVES
        and document.lower[end] in ("of", "from")
    ):
        end = noun_phrase_end(document, end + 1, last)
    if len(people) != 1 or end <= start or not (of_group or _is_group(document.lower[end - 1])):
        return None
    return make_encounter(context, i, people, actors[1], end, "meeting:met-a-group", 0.6, fewest=1)


def past_adjuncts(context: Context, i: int, end: int) -> int:
    """ "received today at her office [the envoy A]": where the object behind time and place begins."""
    document = context.document
    while i < end - 1:
        if context.dates.holds(document.starts[i]) or document.lower[i] in vocabulary.ASIDES:
            i += 1
        elif document.lower[i : i + 2] == ["in", "turn"]:
            i += 2
        elif document.lower[i] in ("in", "at", "on"):
            dated = context.dates.holds(document.starts[i + 1])
            named = context.place_in(i + 1, min(i + 4, end))
            begin = min(i + 1 + (document.lower[i + 1] in vocabulary.ARTICLES), end)
            beyond = noun_phrase_end(document, begin, end)
            beyond = next((k for k in range(begin + 1, beyond) if document.lower[k] == "the"), beyond)
            i = i + 1 if dated else max(min(beyond, named[1]) if named is not None else beyond, i + 1)
        else:
            break
    return i


def _is_group(noun: str) -> bool:
    return noun.endswith(("ers", "ors", "nts", "ees", "ists", "ians")) or noun in vocabulary.GROUPS


def acting(context: Context, verb: int) -> tuple[tuple[Agent, ...], int]:
    """The subject of a verb of meeting; for a team who leads it: "a team, headed by A, met B"."""
    agents, start = subject(context, verb)
    lower = context.document.lower
    if not any(a.kind == "person" for a in agents) and not vocabulary.SIDES.isdisjoint(lower[start:verb]):
        led = (
            k for k in range(verb - 2, start, -1) if lower[k] in vocabulary.LEADING and lower[k + 1] == "by"
        )
        agents = people_between(context, next(led, verb) + 2, verb) or agents
    return agents, start


def several(
    context: Context, verb: int, actors: tuple[tuple[Agent, ...], int]
) -> tuple[tuple[Agent, ...], int]:
    """The subject of a verb that takes at least two: "A and B, who met", "the two leaders met"."""
    agents, start = actors
    if len([a for a in agents if a.kind != "group"]) > 1:
        return actors
    end = verb_group_start(context, verb)
    if end > 1 and context.document.lower[end - 1] == "who":
        joined = joined_before(context, end - 1)
        if len(joined[0]) > 1:
            return joined
        start, end = joined[1], end - 1
    described = people_described(context, start, end)
    return (described, start) if described else actors


def separate(context: Context, encounter: Encounter) -> list[Encounter]:
    """ "had separate meetings with A and with B": one encounter for each of the others."""
    document = context.document
    first = max(sentence_start(document, encounter.at), encounter.at - 6)
    around = document.lower[first : min(encounter.at + 6, sentence_end(document, encounter.at))]
    own, others = encounter.participants[: encounter.actors], encounter.participants[encounter.actors :]
    parted = set(pairwise(document.lower[encounter.at : sentence_end(document, encounter.at)])) & _AFTERWARDS
    if not own or len(others) < 2 or not (parted or {"separate", "separately", "turn"} & {*around}):
        return [encounter]
    return [
        replace(encounter, participants=(*own, other), evidence=list(encounter.evidence), topics=[])
        for other in others
    ]


def make_encounter(
    context: Context,
    i: int,
    participants: tuple[Agent, ...],
    start: int,
    end: int,
    rule: str,
    confidence: float,
    fewest: int = 2,
) -> Encounter | None:
    """The encounter that the token `i` reports, if it names the `fewest` participants that are enough."""
    participants = tuple(a for a in dict.fromkeys(participants) if a.kind != "document")
    if len(participants) < fewest:
        return None
    document = context.document
    last = sentence_end(document, i)
    stop = max(end, clause_end(document, end, last)) if end < last else last
    around = document.lower[max(sentence_start(document, i), i - 6) : min(stop, i + 12)]
    mode = "virtual" if any(w in vocabulary.VIRTUAL for w in around) else None
    mode = mode or ("phone" if any(w in vocabulary.PHONE for w in around) else None)
    date, place = _when_and_where(context, i, start, stop, _next_deed(context, i, end, last))
    return Encounter(
        at=i,
        participants=participants,
        evidence=[trimmed(document, min(start, verb_group_start(context, i)), stop)],
        confidence=confidence,
        rule=rule,
        date=date,
        place=place,
        mode=mode,
    )


def _when_and_where(
    context: Context, i: int, start: int, stop: int, deed: int
) -> tuple[DateExpression | None, str | None]:
    """Day and place of the encounter at `i`: those told behind it, before `deed`, else those before it."""
    document = context.document
    first = sentence_start(document, i)
    date, place = date_of_event(context, i, stop), place_between(context, i + 1, deed)
    told = document.lower[i : document.token_at(date.start)] if date is not None else []
    if "would" in told or "will" in told:  # "after talks A said that flights would begin in May"
        date = None
    if place is None and document.lower[start - 1 : start] != ["where"]:
        place = _place_before(context, i)
    if place is None and "there" in document.lower[i : i + 3]:
        place = next((name for k in range(i, first - 1, -1) if (name := _just_named(context, k))), None)
    behind = document.lower[max(first, start - 2) : start]
    if behind[-1:] in (["where"], ["when"]) or behind == ["at", "which"]:  # "on May 3 in Oslo, where A met B"
        place = (
            place
            or _just_named(context, start - 1)
            or place_between(context, first, start - 1, ("in", "at", "on", "to"))
        )
        earlier = context.dates.within(document.starts[first], document.ends[start - 1])
        date = date or (earlier[-1] if earlier else None)
    return date or _day_before(context, i), place


def _day_before(context: Context, i: int) -> DateExpression | None:
    """ "said on Monday after talks", "on Monday at the end of talks": the day right before them."""
    document = context.document
    first = max(sentence_start(document, i), i - _DAY_BEFORE)
    found = context.dates.within(document.starts[first], document.starts[i])
    beyond = document.token_at(found[-1].end - 1) + 1 if found else i
    if document.lower[beyond] not in vocabulary.PASSING or {",", ";"} & set(document.lower[beyond:i]):
        return None
    return found[-1]


def _just_named(context: Context, end: int) -> str | None:
    """ "after returning from Oslo, where …": the place named right before the comma."""
    document = context.document
    beyond = end - (document.lower[end - 1] == ",")
    for k in range(max(beyond - 1, 0), max(beyond - 5, 0), -1):
        found = context.place_in(k, beyond)
        if found is not None:
            return printed(document, document.span(*found)) if found[1] == beyond else None
    return None


def _next_deed(context: Context, i: int, start: int, last: int) -> int:
    """Where another deed begins, else `last`: "met A and visited a school in Oslo", "B, who met A, sang"."""
    document = context.document
    group = verb_group_start(context, i)
    if group and document.lower[group - 1] == "who":
        commas = (k for k in range(i, last - 1) if document.lower[k] == ",")
        last = next((k for k in commas if document.pos[k + 1] in ("VERB", "AUX")), last)
    for k in range(start, last - 2):
        verb = k + 1 + (document.pos[k + 1] == "ADV")
        past = document.pos[verb] == "VERB" and document.lower[verb].endswith(_PAST)
        if document.quoted[k]:
            continue
        if document.lower[k] == "and" and (past or document.pos[verb] == "AUX"):
            return k
        if past and document.pos[k + 2] == "ADP" and document.lower[verb] not in vocabulary.HOLDING:
            return k + 1  # "discussed the pact, signed in Amman"
    return last


def _place_before(context: Context, i: int) -> str | None:
    """ "While in Oslo, she met A", "visited a college in Oslo and met its director": where the clause is."""
    document = context.document
    first = sentence_start(document, i)
    comma = next((k for k in range(first, min(i, first + 14)) if document.lower[k] == ","), min(i, first + 6))
    if document.lower[first] in vocabulary.FRONTING:
        fronted = place_between(context, first, comma, links=("in", "at", "to"))
        if fronted is not None:
            return fronted
    joined = next((k for k in range(i - 1, max(first, i - 3), -1) if document.lower[k] == "and"), None)
    if joined is not None:
        return place_between(context, max(first, joined - 6), joined)
    if document.lower[i] not in vocabulary.ENCOUNTERS:
        return None
    # "was agreed in Oslo on Monday during a meeting between A and B": the nearest place before the noun.
    begin = next((k for k in range(i - 1, first, -1) if document.lower[k] in (",", "said", ";")), first)
    links = (k for k in range(i - 1, begin, -1) if document.lower[k] == "in")
    return next((place for k in links if (place := place_between(context, k, i)) is not None), None)
