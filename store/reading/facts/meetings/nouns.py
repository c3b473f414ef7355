"""Meetings told by a noun: "held talks with A", "his meeting with A", "a phone call", "after meeting A"."""

from __future__ import annotations

from store.reading.facts.context import Context
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.meetings.encounter import (
    Encounter,
    acting,
    encounter_with,
    make_encounter,
    past_adjuncts,
    several,
)
from store.reading.facts.meetings.places import place_between
from store.reading.facts.people_described import people_described
from store.reading.facts.phrasing.agents import bodies_between, object_end, people_between
from store.reading.facts.phrasing.clauses import begins_name, is_future_or_denied
from store.reading.facts.phrasing.phrases import sentence_end, sentence_start
from store.records import Agent

_NO_LINK_BREAKERS = vocabulary.HOLDING | vocabulary.LEADING | vocabulary.COURSE
_NAMED_KINDS = vocabulary.CALLS | {"working"}  # "a phone call", "a working lunch" need no verb of holding
_DURING_ONE = [[time, article] for time in ("during", "after", "following", "at") for article in ("a", "an")]
_NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "DET", "NUM", "PRON", "PART"))


def meeting_noun(context: Context, i: int) -> Encounter | None:
    """The meeting that the noun at this token reports, None if it reports none."""
    document = context.document
    lower = document.lower
    first = noun_start(context, i)
    verb = _holding_verb(context, first)
    link = _link(context, i)
    during = link is not None and lower[first - 1 : first + 1] in _DURING_ONE
    if verb is None and not during and lower[i] in vocabulary.NEED_VERB and lower[i - 1] not in _NAMED_KINDS:
        return None
    arrival = _arrival(context, first)
    before = lower[max(sentence_start(document, i), first - 1) : i]
    gathered = verb is not None and lower[verb] in vocabulary.GATHERING
    denied = any(word in vocabulary.NOT_YET or word == "no" for word in before)
    if denied and arrival is None and not gathered:
        return None
    if verb is not None and is_future_or_denied(context, verb):
        return None
    if link is None:
        return _held(context, i, verb) or _in_passing(context, i, first)
    if arrival is not None:
        return _arrived(context, i, arrival, link + 1)
    if verb is None and is_unreal(context, first):
        return None
    if lower[link] in ("between", "by"):
        return _between(context, i, first, link) or _held(context, i, verb)
    actors = None if lower[first - 1] in vocabulary.HOLDING_NOW else _owner(context, first, i)
    by = next((k for k in range(i + 1, link) if lower[k] == "by"), None)
    if actors is None and by is not None:  # "talks held by A with B"
        actors = (people_between(context, by + 1, link) or bodies_between(context, by + 1, link), first)
    if lower[i + 1] in vocabulary.NO_PREMODIFIERS:  # "the talks that A had held with B"
        verb = next((k for k in range(i + 2, link) if lower[k] in vocabulary.HOLDING), verb)
    if actors is None:
        actors = acting(context, verb) if verb is not None else main_actor(context, first)
    return encounter_with(context, i, link + 1, (actors[0], min(first, actors[1])), "meeting:noun", 0.85)


def _between(context: Context, i: int, first: int, link: int) -> Encounter | None:
    """ "talks between A and B", "talks led by A and B", "a meeting between the two ministers"."""
    end = object_end(context, link + 1)
    people = people_between(context, link + 1, end)
    people = (people if len(people) > 1 else people_described(context, link + 1, end)) or people
    people = people or bodies_between(context, link + 1, end)
    came = context.document.lower[link - 1] == "attended" and link - 2 > i  # "the meeting was attended by A"
    rule = "meeting:attended-by" if came else "meeting:between"
    return make_encounter(context, i, people, first, end, rule, 0.9)


def _link(context: Context, i: int) -> int | None:
    """The "with" or "between" after the noun, or the "on" of a courtesy call."""
    lower = context.document.lower
    last = sentence_end(context.document, i)
    begin = i + 1 if _is_call(lower, i, i + 1) else past_adjuncts(context, i + 1, last)
    for k in range(begin, min(i + 16, last)):
        if lower[k] in ("with", "between"):
            return k
        if lower[k] in ("on", "to", "from") and _is_call(lower, i, k):
            return k
        if lower[k] == "by" and lower[k - 1] in vocabulary.LEADING:
            return k
        told = context.document.pos[k] == "VERB" and lower[k] not in _NO_LINK_BREAKERS
        if told or lower[k] == ",":
            return None
    return None


def _held(context: Context, i: int, verb: int | None) -> Encounter | None:
    """ "A and B held talks in Oslo"."""
    holding = (vocabulary.HOLDING - {"attended"}) | vocabulary.GATHERING
    if verb is None or context.document.lower[verb] not in holding:
        return None
    agents, start = several(context, verb, acting(context, verb))
    people = tuple(a for a in agents if a.kind == "person")
    actors = people if len(people) > 1 else agents
    fewest = 1 if context.document.lower[verb] in vocabulary.CHAIRING else 2
    encounter = make_encounter(context, i, actors, start, i + 1, "meeting:held", 0.85, fewest)
    return encounter if encounter and (encounter.place or len(actors) > 1) else None


def _in_passing(context: Context, i: int, first: int) -> Encounter | None:
    """ "During a phone call, A assured B", "signed by A and B after talks": of the people of the sentence."""
    document = context.document
    lower = document.lower
    bare = (
        lower[i] in vocabulary.PLURALS
        and lower[first] not in vocabulary.ARTICLES
        and lower[first - 1] != "in"
    )
    if first < 2 or not (bare or lower[first] in ("a", "an", "their")):
        return None
    aside = lower[first - 1] == "of" and lower[first - 2] in vocabulary.EDGES  # "on the sidelines of talks"
    if not (aside or lower[first - 1] in vocabulary.PASSING) or lower[i + 1 : i + 2] == ["of"]:
        return None
    if any(word in vocabulary.GATHERINGS for word in lower[first:i]):
        return None
    agents, start, end = _people_of_sentence(context, first)
    return make_encounter(context, i, agents, min(start, first), max(end, i + 1), "meeting:in-passing", 0.6)


def _people_of_sentence(context: Context, first: int) -> tuple[tuple[Agent, ...], int, int]:
    """The two who act before the token, else all whom the sentence names or describes, if they are two."""
    document = context.document
    begin, last = sentence_start(document, first), sentence_end(document, first)
    for verb in (k for k in range(first - 2, begin, -1) if document.pos[k] == "VERB"):
        if document.lower[verb + 1] == "by":
            actors, start = people_between(context, verb + 2, first), verb
        else:
            actors, start = acting(context, verb)
        both = tuple(a for a in actors if a.kind == "person")
        if len(both) == 2 and not is_future_or_denied(context, verb):
            return both, start, first
    mentions = context.mentions_in(document.starts[begin], document.ends[last - 1])
    people = [
        m for m in mentions if m.agent.kind == "person" and not document.quoted[document.token_at(m.start)]
    ]
    if not people:
        return people_described(context, begin, first) or _owners(context, first), begin, first
    agents = tuple(dict.fromkeys(m.agent for m in people))
    return (agents if len(agents) == 2 else ()), first, document.token_at(people[-1].end - 1) + 1


def _owners(context: Context, first: int) -> tuple[Agent, ...]:
    """ "The signing came during their meeting": the two people of the sentence before."""
    document = context.document
    begin = sentence_start(document, first)
    if document.lower[first] != "their" or not begin:
        return ()
    before = context.mentions_in(document.starts[sentence_start(document, begin - 1)], document.starts[begin])
    people = tuple(dict.fromkeys(m.agent for m in before if m.agent.kind == "person"))
    return people if len(people) == 2 else ()


def _arrival(context: Context, first: int) -> int | None:
    """The verb of "arrived in Oslo for talks with A", "was in Oslo to meet A"."""
    document = context.document
    lower, begin = document.lower, sentence_start(document, first)
    if first - 1 <= begin or lower[first - 1] not in ("for", "to"):
        return None
    nearby = range(first - 2, max(begin, first - 14) - 1, -1)
    was_there = (["was", "in"], ["were", "in"], ["was", "at"], ["were", "at"])
    verb = next((k for k in nearby if lower[k] in vocabulary.ARRIVING or lower[k : k + 2] in was_there), None)
    return verb if verb is not None and not is_future_or_denied(context, verb) else None


def _arrived(context: Context, i: int, arrival: int, start: int) -> Encounter | None:
    found = encounter_with(context, i, start, acting(context, arrival), "meeting:arrived-for", 0.65)
    if found is not None and found.place is None:
        found.place = place_between(context, arrival, i, links=("in", "at", "on", "to", "visited"))
    return found


def came_to_meet(context: Context, i: int) -> Encounter | None:
    """ "flew to Oslo to meet his counterpart"."""
    arrival = _arrival(context, i)
    start = i + 1 + (context.document.lower[i + 1 : i + 2] == ["with"])
    return _arrived(context, i, arrival, start) if arrival is not None else None


def gerund(context: Context, i: int) -> Encounter | None:
    """ "told reporters after meeting his counterpart": the object follows at once."""
    document = context.document
    lower = document.lower
    if lower[i] != "meeting" or i == 0 or lower[i - 1] not in ("after", "while", "upon", "on", "when"):
        return None
    return encounter_with(context, i, i + 1, main_actor(context, i - 1), "meeting:gerund", 0.8)


def _is_call(lower: list[str], i: int, link: int) -> bool:
    """ "a courtesy call on A", "a phone call from A"."""
    courtesy = lower[i] in ("call", "visit") and not vocabulary.CALLS.isdisjoint(lower[max(0, i - 2) : i])
    return (courtesy or (lower[i] == "audience" and lower[link] == "to")) and link - i < 3


def noun_start(context: Context, i: int) -> int:
    """The first token of the noun phrase that ends with the encounter noun: "an hour of talks" is one."""
    document = context.document
    k, floor = i, max(sentence_start(document, i), i - 8)
    if document.lower[i - 1] == "of" and document.lower[i - 2] in vocabulary.SPELLS:
        k -= 2
    while (
        k > floor
        and (document.pos[k - 1] in _NOMINAL or document.lower[k - 1] in vocabulary.PREMODIFIERS)
        and document.lower[k - 1] not in vocabulary.NO_PREMODIFIERS
    ):
        k -= 1
        if document.lower[k] in vocabulary.ARTICLES:
            break
    return k


def _holding_verb(context: Context, first: int) -> int | None:
    lower = context.document.lower
    for k in (first - 1, first - 2):
        if k >= 0 and lower[k] in vocabulary.HOLDING | vocabulary.RECEIVING:
            return k
        if k >= 0 and context.document.pos[k] == "VERB":
            break  # "had requested a meeting"
    if first > 2 and lower[first - 1] == "in" and lower[first - 2] in vocabulary.TAKING_PART:
        return first - 2 - (lower[first - 2] == "part")
    if first > 2 and lower[first - 1] == "for":  # "sat down for talks"
        verb = first - 2 - (lower[first - 2] in ("down", "together"))
        if lower[verb] in vocabulary.GATHERING:
            return verb
    return _receiving_verb(context, first)


def _receiving_verb(context: Context, first: int) -> int | None:
    """ "received at the palace this morning a courtesy call from A": the verb before short adjuncts."""
    document = context.document
    for k in range(first - 1, max(sentence_start(document, first), first - 12) - 1, -1):
        if document.lower[k] in vocabulary.RECEIVING:
            return k
        if document.pos[k] in ("VERB", "AUX") or document.lower[k] in (",", "and", "that"):
            return None
    return None


def is_unreal(context: Context, first: int) -> bool:
    """Whether the words before the noun phrase say that the meeting is only asked for or planned."""
    document = context.document
    before = document.lower[max(sentence_start(document, first), first - 3) : first]
    if before and (before[-1] in vocabulary.BEFORE_ENCOUNTER or before[-1] in (",", "and")):
        return "request" in before or "will" in before
    if before and before[-1] == "be":
        return True  # "would be meeting with A"
    if before and before[-1] in vocabulary.HOLDING_NOW:
        return before[-2:-1] not in (["after"], ["while"], ["by"], ["upon"], ["on"], ["when"])
    if before and before[-1] in vocabulary.AFTER_ONE:
        return is_future_or_denied(context, first - 1)
    return first > sentence_start(document, first) and context.document.pos[first - 1] in (
        "VERB",
        "ADP",
        "PART",
    )


def _owner(context: Context, first: int, i: int) -> tuple[tuple[Agent, ...], int] | None:
    """Whose meeting it is: "his meeting with A", "Lund’s talks with A"."""
    document = context.document
    mentions = context.mentions_in(document.starts[first], document.starts[i])
    agents = [m.agent for m in mentions if m.agent.kind == "person"] or [m.agent for m in mentions]
    return (tuple(dict.fromkeys(agents)), first) if agents else None


def main_actor(context: Context, first: int) -> tuple[tuple[Agent, ...], int]:
    """The person whose clause the meeting stands in: the first before it in the sentence, else after it."""
    document = context.document
    begin, end = sentence_start(document, first), sentence_end(document, first)
    before = [m.agent for m in context.mentions_in(document.starts[begin], document.starts[first])]
    people = [a for a in before if a.kind == "person"]
    if people:
        return (people[0],), first
    for comma in (k for k in range(first, end - 1) if document.lower[k] == ","):
        after = context.mentions_in(document.starts[comma], document.ends[end - 1])
        person = next((m for m in after if m.agent.kind == "person"), None)
        if person is None:
            break
        closed = document.lower[document.token_at(person.end - 1) + 1 :][:1] == [","]
        if not (closed and begins_name(context, comma + 1)):  # "with the envoy, B, in Oslo, A said"
            return (person.agent,), first
    told_on = document.lower[begin] in (
        vocabulary.PLURALS if first == begin else ("the", "this", "that", "speaking")
    )
    return (_actor_before(context, begin) if told_on else ()), first


def _actor_before(context: Context, begin: int) -> tuple[Agent, ...]:
    """ "A flew to Oslo. Talks with B ran late": the first person of the sentence before."""
    document = context.document
    if not begin:
        return ()
    before = context.mentions_in(document.starts[sentence_start(document, begin - 1)], document.starts[begin])
    people = (
        m for m in before if m.agent.kind == "person" and not document.quoted[document.token_at(m.start)]
    )
    return tuple(m.agent for m in people)[:1]
