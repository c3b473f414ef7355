"""Meetings of a host and a guest: "received A", "was welcomed by A", "called on A", "after hosting A"."""

from __future__ import annotations

from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.facts.context import Context
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.meetings.encounter import Encounter, acting, make_encounter, past_adjuncts
from store.reading.facts.meetings.nouns import main_actor
from store.reading.facts.meetings.places import place_between
from store.reading.facts.phrasing.agents import object_end, people_between
from store.reading.facts.phrasing.clauses import is_future_or_denied, verb_group_start
from store.reading.facts.phrasing.phrases import sentence_end, sentence_start
from store.records import Agent

_PREPOSITIONS = frozenset(("from", "for", "by", "in", "on", "with", "at", "during"))


def received(context: Context, i: int) -> Encounter | None:
    """ "received ambassador A at his office": a host and a guest who is the object itself."""
    document = context.document
    if is_future_or_denied(context, i):
        return None
    if {"was", "were", "been"} & set(document.lower[verb_group_start(context, i) : i]):
        return _received_by(context, i)
    if document.lower[i + 1 : i + 2] == ["by"]:
        in_apposition = i and document.lower[i - 1] == "," and document.lower[i] not in vocabulary.HOSTING
        return _received_by(context, i) if in_apposition else None
    hosts, start = acting(context, i)
    return _host_and_guest(context, i, hosts, start)


def played_host(context: Context, i: int) -> Encounter | None:
    """ "played host to ambassador A"."""
    if context.document.lower[i + 1 : i + 3] != ["host", "to"] or is_future_or_denied(context, i):
        return None
    hosts, start = acting(context, i)
    return _host_and_guest(context, i + 2, hosts, start)


def visited(context: Context, i: int) -> Encounter | None:
    """ "visited the minister, A, at her office", "when the envoy visited him"."""
    document = context.document
    if i + 2 >= sentence_end(document, i) or is_future_or_denied(context, i):
        return None
    guests, start = acting(context, i)
    hosts = people_between(context, i + 1, object_end(context, i + 1))
    if document.lower[i + 1 : i + 2] in (["him"], ["her"]) and document.pos[i + 2] == "ADP":
        hosts = context.cast.resolve(document.span(i + 1, i + 2))
    elif hosts:
        first = context.mentions_in(document.starts[i + 1], document.ends[sentence_end(document, i) - 1])[0]
        person = document.token_at(first.start)
        post = next((k for k in range(i + 1, person) if document.lower[k] in ROLE_HEADS), person)
        at_once = (_PREPOSITIONS | {"of"}).isdisjoint(document.lower[i + 1 : post]) and (
            post < person or person < i + 3
        )
        hosts = hosts[:1] if first.agent == hosts[0] and at_once else ()
    posts = [context.people[a.name].role for a in (*guests, *hosts) if a.name in context.people]
    if not guests or not hosts or not all(posts):
        return None
    encounter = make_encounter(context, i, guests + hosts, start, i + 2, "meeting:visited", 0.7)
    if encounter is not None:
        encounter.host = hosts[0].name
    return encounter


def receiving(context: Context, i: int) -> Encounter | None:
    """ "spoke after receiving ambassador A": the host is the one who acts in the clause."""
    before = context.document.lower[i - 1] if i else ""
    if before not in ("after", "while", "upon", "on", "when", "by", "in"):
        return None
    hosts, start = main_actor(context, i - 1)
    return _host_and_guest(context, i, hosts, min(start, i))


def called_on(context: Context, i: int) -> Encounter | None:
    """ "called on President A at the palace": a visit, and no call on somebody to do something."""
    document = context.document
    lower = document.lower
    if lower[i + 1 : i + 2] not in (["on"], ["upon"]) or is_future_or_denied(context, i):
        return None
    end = object_end(context, i + 2)
    guests = acting(context, i)
    hosts = people_between(context, i + 2, end)[:1]
    named = context.mentions_in(document.starts[i], document.ends[end - 1])
    behind = [document.token_at(m.end - 1) + 1 for m in named]
    behind += [k + 3 for k in behind if lower[k : k + 1] == ["("]]  # "called on Lund (R) to resign"
    if not guests[0] or any(lower[k : k + 1] == ["to"] for k in behind):
        return None
    encounter = make_encounter(context, i, guests[0] + hosts, guests[1], end, "meeting:called-on", 0.75)
    if encounter is None or not hosts:
        return None
    encounter.host = hosts[0].name
    host = context.people.get(hosts[0].name)
    received_there = encounter.place or encounter.date or (host is not None and host.role)
    return encounter if received_there else None


def _received_by(context: Context, i: int) -> Encounter | None:
    document = context.document
    stop = min(i + 10, sentence_end(document, i))
    by = next((k for k in range(i + 1, stop) if document.lower[k] == "by"), None)
    guests, start = acting(context, i)
    guests = tuple(a for a in guests if a.kind == "person")
    if not guests and document.lower[i - 1] == ",":  # "the envoy A, received by B on Monday, …"
        before = context.mentions_in(document.starts[sentence_start(document, i)], document.ends[i - 2])
        guests = tuple(
            m.agent for m in before[-1:] if m.agent.kind == "person" and m.end == document.ends[i - 2]
        )
    if by is None or not guests:
        return None
    end = object_end(context, by + 1)
    hosts = people_between(context, by + 1, end)
    if not hosts:
        return None
    encounter = make_encounter(context, i, guests + hosts, start, end, "meeting:received-by", 0.7)
    if encounter is not None:
        encounter.host = hosts[0].name
    return encounter


def _host_and_guest(context: Context, i: int, hosts: tuple[Agent, ...], start: int) -> Encounter | None:
    document = context.document
    end = object_end(context, i + 1)
    meal = _meal_for(document.lower, i, end)
    begin = meal or past_adjuncts(context, i + 1, end)
    stop = next((k for k in range(begin, end) if document.lower[k] in _PREPOSITIONS), end)
    guests = people_between(context, begin, stop)
    while not guests and stop < end and _is_title(context, begin, stop):
        stop = next((k for k in range(stop + 1, end) if document.lower[k] in _PREPOSITIONS), end)
        guests = people_between(context, begin, stop)
    titled = any(word in vocabulary.VISITORS for word in document.lower[i + 1 : stop])
    around = set(document.lower[i + 1 : min(sentence_end(document, i), stop + 10)])
    official = (
        meal
        or document.lower[i] in vocabulary.HOSTING
        or around & (vocabulary.PLACES_TO_MEET | vocabulary.OCCASIONS)
    )
    comma = next((k for k in range(begin, stop) if document.lower[k] == ","), stop)
    others = not (
        people_between(context, begin, comma) or _is_title(context, begin, comma)
    )  # "300 fans, A …"
    if not guests or others or not hosts or hosts[0].kind == "group" or not (official or titled):
        return None
    encounter = make_encounter(context, i, hosts + guests, start, stop, "meeting:received", 0.7)
    if encounter is not None:
        encounter.host, encounter.actors = hosts[0].name, len(hosts)
        if encounter.place is None:  # "welcomed A to Oslo"
            named = context.mentions_in(document.starts[begin], document.ends[stop - 1])
            behind = document.token_at(named[-1].end - 1) + 1
            encounter.place = place_between(context, behind, min(behind + 3, end), links=("to",))
    return encounter


def _meal_for(lower: list[str], i: int, end: int) -> int:
    """ "hosted a reception for [A]", "gave a dinner in honour of [A]": where the guest begins, else 0."""
    meal = next((k for k in range(i + 1, min(end, i + 6)) if lower[k] in vocabulary.MEALS), end)
    for k in range(meal + 1, min(end - 1, meal + 10)):
        if lower[k] == "for":
            return k + 1
        if lower[k] in ("honour", "honor") and lower[k + 1] == "of":
            return k + 2
    return 0


def _is_title(context: Context, first: int, last: int) -> bool:
    """ "received the minister [for health, A]": the preposition goes on with an office."""
    return any(word in vocabulary.VISITORS | ROLE_HEADS for word in context.document.lower[first:last])
