"""Meetings told by a verb: "met A", "A and B met", "conferred with A", "brought A and B together"."""

from __future__ import annotations

from store.reading.facts.context import Context
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.meetings.encounter import (
    ADJUNCTS,
    Encounter,
    acting,
    encounter_with,
    make_encounter,
    past_adjuncts,
    several,
)
from store.reading.facts.meetings.places import place_between
from store.reading.facts.phrasing.agents import object_end, people_between
from store.reading.facts.phrasing.clauses import is_future_or_denied, joined_before
from store.reading.facts.phrasing.phrases import sentence_end, sentence_start
from store.records import Agent

_FACE_TO_FACE = ["face", "to", "face"]
_SPOKEN_DAYS = frozenset(("date:weekday", "date:relative-day"))


def met(context: Context, i: int) -> Encounter | None:
    document = context.document
    if is_future_or_denied(context, i) or document.lower[i - 1 : i] in (["was"], ["were"], ["be"], ["been"]):
        return None
    if not vocabulary.HABITUALLY.isdisjoint(document.lower[max(0, i - 2) : i]):
        return None
    if document.lower[i + 1 : i + 2] == ["by"] or document.lower[i + 1 : i + 3] == ["only", "by"]:
        return None
    if (document.lower[i] == "meets" and document.pos[i] != "VERB") or context.is_organization(i):
        return None
    actors = acting(context, i)
    actors = actors if actors[0] else several(context, i, actors)
    last = sentence_end(document, i)
    start = past_adjuncts(context, i + 1, last) if document.lower[i + 1 : i + 2] == [","] else i + 1
    for k in range(i + 1, min(i + 16, sentence_end(document, i))):
        if document.lower[k] == "with":  # "met A with a delegation": the object stands before it
            start = i + 1 if people_between(context, i + 1, k) else k + 1
            break
        if document.lower[k] in (",", ".", "and", "to", "who"):
            break
    alone = start == i + 1 and document.lower[start : start + 1] and document.lower[start] in ADJUNCTS
    encounter = None if alone else encounter_with(context, i, start, actors, "meeting:met", 0.9)
    return encounter or _met_each_other(context, i, actors)


def _met_each_other(context: Context, i: int, actors: tuple[tuple[Agent, ...], int]) -> Encounter | None:
    """ "the two ministers met in Geneva", "Lund and Dias, who were meeting in Oslo"."""
    actors = several(context, i, actors)
    return make_encounter(context, i, actors[0], actors[1], i + 1, "meeting:met-each-other", 0.8)


def were_meeting(context: Context, i: int) -> Encounter | None:
    """ "A and B, who were meeting in Oslo", "A and B, meeting in Oslo, signed", "A was meeting with B"."""
    document = context.document
    if i and document.lower[i - 1] == "," and document.lower[i + 1 : i + 2] in (["in"], ["at"], ["on"]):
        people, start = joined_before(context, i)
        return make_encounter(context, i, people, start, i + 1, "meeting:met-each-other", 0.75)
    if i == 0 or document.lower[i - 1] not in ("was", "were", "been", "are", "is"):
        return None
    actors = acting(context, i)
    if document.lower[i + 1 : i + 2] == ["with"]:
        return encounter_with(context, i, i + 2, actors, "meeting:met", 0.85)
    return _met_each_other(context, i, actors)


def brought_together(context: Context, i: int) -> Encounter | None:
    """ "The minister brought A and B together in Oslo", "brought A face to face with B"."""
    lower, last = context.document.lower, sentence_end(context.document, i)
    nearby = range(i + 2, min(i + 14, last - 3))
    facing = next((k for k in nearby if lower[k : k + 3] == _FACE_TO_FACE), None)
    end = object_end(context, facing + 3 if facing is not None else i + 1)
    together = next(
        (k for k in range(i + 1, end) if lower[k] == "together"), end if facing is not None else None
    )
    if together is None or is_future_or_denied(context, i):
        return None
    others = people_between(context, i + 1, together)
    hosts, start = acting(context, i)
    people = tuple(a for a in hosts if a.kind == "person") + others
    if not others:
        return None
    encounter = make_encounter(context, i, people, start, end, "meeting:brought-together", 0.7)
    if encounter is not None:  # "a fair in Oslo brought A and B together"
        encounter.place = encounter.place or place_between(context, sentence_start(context.document, i), i)
    return encounter


def discussed(context: Context, i: int) -> Encounter | None:
    """ "The plan was discussed in Oslo by A and B", "Minister A and envoy B discussed the plan"."""
    document = context.document
    last = sentence_end(document, i)
    if document.lower[i - 1 : i] in (["was"], ["were"], ["been"]):
        by = next((k for k in range(i + 1, min(i + 14, last)) if document.lower[k] == "by"), None)
        if by is None or document.lower[i] != "discussed":
            return None
        people = people_between(context, by + 1, object_end(context, by + 1))
        return make_encounter(context, i, people, i, last, "meeting:discussed-by", 0.7)
    actors, start = acting(context, i)
    link = next((k for k in range(i + 1, min(i + 24, last)) if document.lower[k] == "with"), None)
    others: tuple[Agent, ...] = ()
    if len(actors) == 1 and link is not None:  # "A discussed the plan with B"
        others = people_between(context, link + 1, object_end(context, link + 1))
    people, start = several(context, i, (actors + others, start))
    posts = [context.people[a.name].role for a in people if a.name in context.people]
    official = all(posts) if others else any(posts)
    if is_future_or_denied(context, i) or len(posts) < len(people) or not official:
        return None
    encounter = make_encounter(context, i, people, start, last, "meeting:discussed", 0.65)
    topic = past_adjuncts(context, i + 1, last)
    if encounter is not None:  # places and dates behind are the topic's
        encounter.place = place_between(context, i + 1, topic)
        date = encounter.date
        if date and date.start >= document.ends[topic - 1] and date.rule not in _SPOKEN_DAYS:
            encounter.date = None
    return encounter


def engaged(context: Context, i: int) -> Encounter | None:
    """ "engaged her counterpart, B": who is engaged in the talks is a colleague in office."""
    lower = context.document.lower
    start = i + 1 + (lower[i + 1 : i + 2] == ["with"])
    if vocabulary.COUNTERPARTS.isdisjoint(lower[start : start + 6]) or is_future_or_denied(context, i):
        return None
    if lower[i + 1] in ("in", "to", "as", "by"):
        return None
    return encounter_with(context, i, start, acting(context, i), "meeting:engaged", 0.75)


def conferred_with(context: Context, i: int) -> Encounter | None:
    """ "conferred with A", "sat down on Monday with A", "A and B spoke by phone"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    if is_future_or_denied(context, i):
        return None
    start = past_adjuncts(context, i + 1, last)
    start += start < last - 1 and lower[start].endswith(("ly", "twice"))
    told = next(
        (w for w in vocabulary.MEETING_WITH[lower[i]] if tuple(lower[start : start + len(w)]) == w), ()
    )
    link = past_adjuncts(context, start + len(told), last)
    others = link + 1 < last and lower[link] == "with"
    speaking = lower[i] in vocabulary.SPEAKING
    if told and not others and lower[link : link + 1] not in (["to"], ["from"]):
        return _met_each_other(context, i, acting(context, i))
    among = lower[link : object_end(context, link)] if speaking and not told else ()
    if not others or not (told or not speaking or not vocabulary.COUNTERPARTS.isdisjoint(among)):
        return None
    if lower[i] == "sat" and not told:
        return None
    return encounter_with(context, i, link + 1, acting(context, i), "meeting:with", 0.85)
