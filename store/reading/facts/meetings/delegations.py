"""Meetings told by who led the sides: "The Kenyan side was led by A, while B headed the other delegation"."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.facts.context import Context
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.meetings.encounter import Encounter, make_encounter
from store.reading.facts.meetings.nouns import noun_start
from store.reading.facts.phrasing.agents import object_end, people_between
from store.reading.facts.phrasing.clause_words import FUTURE_MARKS
from store.reading.facts.phrasing.clauses import subject
from store.reading.facts.phrasing.phrases import sentence_end, sentence_start
from store.records import Agent

_NEAR = 8  # tokens between "led" and the side that is led


def sides_led(context: Context, i: int) -> Encounter | None:
    """The meeting of two sides, told where the leader of the second one is named."""
    this = _leader(context, i)
    if this is None:
        return None
    document = context.document
    first = sentence_start(document, i)
    for k in range(i + 1, sentence_end(document, i)):
        if (
            document.lower[k] == "by" and document.lower[k - 1] in vocabulary.SIDES
        ):  # "and the other side by B"
            others = people_between(context, k + 1, object_end(context, k + 1))
            return make_encounter(context, i, (this, *others[:1]), i, k + 1, "meeting:delegations", 0.7)
    begin = sentence_start(document, first - 1) if first else first
    for k in range(i - 1, begin - 1, -1):
        other = _leader(context, k) if document.lower[k] in vocabulary.LEADING_SIDES else None
        if other is not None and other != this:
            return make_encounter(context, i, (other, this), k, i + 1, "meeting:delegations", 0.7)
    return None


def _leader(context: Context, i: int) -> Agent | None:
    """The person of "the side was led by A" or "A headed the delegation"."""
    document = context.document
    lower, first, last = document.lower, sentence_start(document, i), sentence_end(document, i)
    if lower[i + 1 : i + 2] == ["by"]:
        of_side = any(word in vocabulary.SIDES for word in lower[max(first, i - _NEAR) : i])
        if not (of_side or (lower[i] == "represented" and _after_meeting(context, i))):
            return None
        return next(iter(people_between(context, i + 2, object_end(context, i + 2))), None)
    if not any(word in vocabulary.SIDES for word in lower[i + 1 : min(last, i + _NEAR)]):
        return None
    return next((agent for agent in subject(context, i)[0] if agent.kind == "person"), None)


def _after_meeting(context: Context, i: int) -> bool:
    """Whether a meeting is told right before "Kenya was represented by A", and no signing on its behalf."""
    begin = sentence_start(context.document, i)
    before = context.document.lower[sentence_start(context.document, begin - 1) if begin else 0 : i]
    return not {"meeting", "session", "talks", "consultations"}.isdisjoint(before) and "signed" not in before


def chaired_by(context: Context, i: int) -> Encounter | None:
    """ "The session, co-chaired by A and B, was held in Oslo", "talks held with A in the chair"."""
    document = context.document
    lower, first = document.lower, sentence_start(document, i)
    nouns = vocabulary.ENCOUNTERS | vocabulary.OCCASIONS_LED
    noun = next((k for k in range(i, first - 1, -1) if lower[k] in nouns), None)
    start = _chair(lower, i)
    if noun is None or start is None or not (FUTURE_MARKS - {"set"}).isdisjoint(lower[first:i]):
        return None
    if lower[i] in vocabulary.LEADING_SIDES and not vocabulary.NOT_LED.isdisjoint(lower[noun:i]):
        return None  # "the meeting with a team led by A"
    met = vocabulary.HOLDING | vocabulary.GATHERING | vocabulary.MET
    at = next((k for k in range(i - 1, noun, -1) if lower[k] in met), noun)
    end = object_end(context, start) if start > i else i
    people = people_between(context, start, end)
    fewest = 2 if lower[i] == "attended" else 1
    encounter = make_encounter(
        context,
        at,
        people,
        noun_start(context, noun),
        max(end, noun + 1),
        "meeting:chaired-by",
        0.8,
        fewest,
    )
    return encounter if encounter and (encounter.place or len(people) > 1) else None


def _chair(lower: list[str], i: int) -> int | None:
    """Where those who chair are named: "chaired by [A]", "chairmanship of [A]", "with [A] in the chair"."""
    if lower[i] == "chair":
        behind = (k + 1 for k in range(i - 3, max(i - 20, 0), -1) if lower[k] == "with")
        return next(behind, None) if lower[i - 2 : i] == ["in", "the"] else None
    if lower[i] == "attended" and lower[i - 1 : i] != [","]:
        return None  # "the meeting was attended by A": A came along
    linked = next((k for k in (i + 1, i + 2) if lower[k : k + 1] in (["by"], ["of"])), None)
    return linked + 1 if linked is not None else None


def was_held(context: Context, i: int) -> Encounter | None:
    """ "The third meeting of the Ghana-Togo Joint Committee was held in Accra": the countries of its name."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    stop = min(last - 1, i + 24)
    held = next(
        (
            k
            for k in range(i + 1, stop)
            if (lower[k], lower[k + 1]) in vocabulary.TAKING_PLACE and not document.quoted[k]
        ),
        None,
    )
    if held is None or any(word in (".", ";", "that", "said") for word in lower[i:held]):
        return None
    first = noun_start(context, i)
    countries: list[Agent] = []
    for k in range(first, held):
        if "-" in lower[k] or "–" in lower[k]:
            countries = _joined_countries(context, k)
    return make_encounter(context, i, tuple(countries), first, held + 2, "meeting:was-held", 0.6)


def _joined_countries(context: Context, token: int) -> list[Agent]:
    """ "Ghana-Togo": the two countries, if the article names both."""
    tables = gazetteer.country_names(), gazetteer.demonyms()
    parts = context.document.lower[token].replace("–", "-").split("-")
    codes = [tables[0].get(part) or tables[1].get(part) for part in parts]
    if len(codes) != 2 or not all(codes):
        return []
    known = {
        tables[0].get(agent.name.lower()): agent for agent in context.cast.agents if agent.kind == "country"
    }
    return [known[code] for code in codes if code in known]
