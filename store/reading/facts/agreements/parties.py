"""Between whom an agreement is, and who signs it: "[Kenya] and [Togo] signed a pact with [Benin]"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, pairwise

from store.reading.agents import gazetteer
from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.agreements.instruments import Instrument
from store.reading.facts.commitments.undertaker import described_body
from store.reading.facts.commitments.words import COLLECTIVES, PLAIN_BODIES
from store.reading.facts.context import Context, names
from store.reading.facts.phrasing.agents import agents_of_phrase, object_end, people_between
from store.reading.facts.phrasing.clause_words import BODY_NOUNS
from store.reading.facts.phrasing.clauses import subject, verb_group_start
from store.reading.facts.phrasing.number_words import CARDINALS
from store.reading.facts.phrasing.phrases import noun_phrase_end, printed
from store.records import Agent

_NEAR = 14  # tokens behind an agreement or its verb in which its parties are told


def find_parties(
    context: Context, instrument: Instrument, verb: int | None, form: str, first: int, last: int
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Parties and signatories by name, and the first token of the phrase that names them."""
    document = context.document
    lower, start = document.lower, instrument.first
    agents, people, unnamed = _linked(context, instrument, verb if form == "passive" else None, last)
    if verb is not None and (
        form in ("relative", "has") or (form in ("active", "planned") and verb < instrument.head)
    ):
        actors, start = _signers(context, verb, first)
        if form == "relative":  # "the accord that A and minister B of C, D, signed"
            signers_between = people_between(context, instrument.last + 1, verb)
            actors = list(signers_between) if len(signers_between) > len(actors) else actors
        agents = [*actors, *agents]
        people = [*(a for a in actors if a.kind == "person"), *people]
        if len(set(names(agents))) < 2 and not unnamed:
            agents += _with_others(context, verb, instrument, first)
    if form == "passive" and not agents:
        agents = _passive_parties(context, instrument, verb, first)
    if len(set(names(agents))) < 2 and not unnamed:
        agents += _both_countries(context, agents, first, last)
    if not agents and lower[instrument.last : instrument.last + 3] == ["between", "the", "two"]:
        return context.main_countries, names(people), start
    if not agents and instrument.first < instrument.head:
        agents = [
            m.agent
            for m in context.mentions_in(document.starts[instrument.first], document.starts[instrument.head])
        ]
    signers = names(people)
    bodies = _bodies(context, [a for a in dict.fromkeys([*agents, *people]) if a.kind != "document"])
    bodies = tuple(dict.fromkeys((*bodies, *unnamed)))
    if form in ("active", "has") and verb is not None and len(bodies) < 2 and not people:
        bodies = _two_printed(context, start, verb_group_start(context, verb)) or bodies
    return bodies, signers, start


def _linked(
    context: Context, instrument: Instrument, passive: int | None, last: int
) -> tuple[list[Agent], list[Agent], tuple[str, ...]]:
    """ "between A and B", "was signed by A": the agents, the people named, and a party that is no agent."""
    lower = context.document.lower
    agents: list[Agent] = []
    people: list[Agent] = []
    unnamed: tuple[str, ...] = ()
    for k in _links(context, instrument, passive, last):
        end = object_end(context, k + 1)
        end = next((j for j in range(k + 2, end) if _is_participle(context, j) or _is_beside(lower, j)), end)
        people += people_between(context, k + 1, end)
        if not agents:
            agents += _countries_of(context, k + 1, end) or agents_of_phrase(context, k + 1, end)
        if lower[k] == "with" and not agents and not people:
            unnamed = _unnamed(context, k + 1, end)
    return agents, people, unnamed


def _links(context: Context, instrument: Instrument, passive: int | None, last: int) -> Iterator[int]:
    """ "[between] A and B", and the "by" of "was signed in Oslo by A and B"."""
    lower = context.document.lower
    for k in range(instrument.last, min(last, instrument.last + _NEAR)):
        if lower[k] in ("between", "with"):
            yield k
            break
        if _parts(context, k, last):
            break
    if passive is not None:
        behind = range(max(passive, instrument.last), min(last, passive + _NEAR))
        yield from islice((k for k in behind if lower[k] == "by"), 1)


def _passive_parties(context: Context, instrument: Instrument, verb: int | None, first: int) -> list[Agent]:
    """ "A and B have an accord, concluded in May", "the accord that A and B … was signed"."""
    owner = instrument.first - 1
    agents: list[Agent] = []
    if owner >= first and context.document.lower[owner] in vocabulary.HAVING:
        agents = list(subject(context, owner)[0])
    if not agents and verb is not None and verb > instrument.last:
        agents = [agent for agent in subject(context, verb)[0] if agent.kind != "document"]
    return agents


def _is_participle(context: Context, i: int) -> bool:
    """ "with the bloc [expiring on May 3]", "with Togo [signed in 2019]"."""
    document = context.document
    return (
        document.pos[i] == "VERB"
        and document.words[i].islower()
        and document.lower[i].endswith(("ing", "ed"))
    )


def _parts(context: Context, k: int, last: int) -> bool:
    """Whether nothing behind the word at `k` tells the parties of an agreement before it."""
    document = context.document
    lower = document.lower
    if lower[k] in (";", "that", "“") or (lower[k] == "and" and document.pos[k + 1 : k + 2] == ["VERB"]):
        return True
    if lower[k] == "to":
        return lower[k : k + 3] != ["to", "that", "effect"]
    if lower[k] != "," or k + 1 >= last:
        return False
    # "…, its minister said after talks with A"
    return document.pos[k + 1] in ("PROPN", "PRON") or lower[k + 1] in ("the", "its")


def _is_beside(lower: list[str], i: int) -> bool:
    """ "signed by A and B [in the presence of C]": who looks on signs nothing."""
    return lower[i : i + 3] == ["in", "the", "presence"] or lower[i] == "witnessed"


def _unnamed(context: Context, start: int, end: int) -> tuple[str, ...]:
    """A party that is no agent: "with the company", "with Seoul"."""
    document = context.document
    place = context.place_in(start, end)
    capital = gazetteer.capitals().get(document.slice(*place).lower()) if place is not None else None
    if capital is not None:
        return (gazetteer.countries()[capital].name,)  # "a pact with Seoul"
    return described_body(context, start, noun_phrase_end(document, start, end))


def _two_printed(context: Context, start: int, end: int) -> tuple[str, ...]:
    """ "The city council and the union Rota": two bodies joined by "and", one of which has no name."""
    document = context.document
    joints = [k for k in range(start + 1, end - 1) if document.lower[k] == "and"]
    if len(joints) != 1:
        return ()
    found = [_printed_body(context, start, joints[0]), _printed_body(context, joints[0] + 1, end)]
    return tuple(name for name in found if name) if all(found) else ()


def _printed_body(context: Context, start: int, end: int) -> str | None:
    """The name at the end of a phrase ("the union Rota"), else the phrase ("city council of Gdynia")."""
    document = context.document
    words, lower = document.words, document.lower
    start += lower[start] in ("the", "a", "an")
    begin = end
    while begin > start and words[begin - 1][0].isupper():
        begin -= 1
    nouns = BODY_NOUNS | PLAIN_BODIES
    if start < begin < end and (document.pos[begin - 1] == "NOUN" or lower[begin - 1] in nouns):
        return printed(document, document.span(begin, end))
    if begin == start < end or any(word in nouns for word in lower[start:end]):
        return printed(document, document.span(start, end))
    return None


def _signers(context: Context, verb: int, first: int) -> tuple[list[Agent], int]:
    """The subject of the signing; for "by signing" that of the clause it stands in."""
    document = context.document
    if not document.lower[verb].endswith("ing"):
        actors, start = subject(context, verb)
        several = document.lower[verb_group_start(context, verb) - 1] == "they"
        return ([] if several and len(actors) == 1 else list(actors)), start
    for k in range(verb - 1, first, -1):
        if document.pos[k] == "VERB" and document.lower[k].endswith("d"):
            actors, start = subject(context, k)
            if actors:
                return list(actors), start
    return [], verb


def _both_countries(context: Context, agents: list[Agent], first: int, last: int) -> list[Agent]:
    """The two countries that the sentence names, or "the two countries", where it tells no parties.

    "Peru’s Lima University and Chile’s Maipo College" are the two bodies and not their countries.
    """
    document = context.document
    mentions = context.mentions_in(document.starts[first], document.ends[last - 1])
    owned = [
        body.agent
        for owner, body in pairwise(mentions)
        if owner.agent.kind == "country"
        and body.agent.kind == "organization"
        and document.text[owner.end : body.start] in ("’s ", "'s ")
    ]
    if len(dict.fromkeys(body.id for body in owned)) == 2:
        return owned
    countries = list(dict.fromkeys(m.agent for m in mentions if m.agent.kind == "country"))
    if len(countries) == 2 and {a.name for a in agents} <= {c.name for c in countries}:
        return countries
    for k in range(first, last - 1):
        if document.lower[k] in ("two", "both") and document.lower[k + 1] in vocabulary.PLURAL_PARTIES:
            begin = k - 1 if k > first and document.lower[k - 1] == "the" else k
            return [a for a in context.cast.resolve(document.span(begin, k + 2)) if a.kind != "document"]
    return []


def _with_others(context: Context, verb: int, instrument: Instrument, first: int) -> list[Agent]:
    """The other party after "with" before the signing: "renewed its ties with A by signing a pact"."""
    document = context.document
    for k in range(first, instrument.first):
        if document.lower[k] == "with":
            return list(agents_of_phrase(context, k + 1, min(object_end(context, k + 1), max(verb, k + 2))))
    return []


def _bodies(context: Context, agents: list[Agent]) -> tuple[str, ...]:
    """Who is bound: for officials of several countries the countries, else what each one speaks for."""
    agents = [agent for agent in agents if _can_be_party(agent)]
    people = [agent for agent in agents if agent.kind == "person"]
    others = [agent for agent in agents if agent.kind != "person"]
    named = [agent for agent in others if agent.kind != "group"]
    if len(named) > 1:
        return names(named)
    if len(others) > 1 or not people:
        return names(others)
    states = context.states(agents)
    if states:
        return states
    bodies = [context.body(agent) or agent.name for agent in agents]
    return tuple(dict.fromkeys(bodies))


def _can_be_party(agent: Agent) -> bool:
    """Whether an agent is no vague group like "the two"."""
    words = agent.name.lower().split()
    if agent.kind != "group":
        return True
    telling = [word for word in words if word not in CARDINALS and word not in vocabulary.PLURAL_PARTIES]
    return bool(telling) and (
        any(word in COLLECTIVES or word in BODY_NOUNS for word in telling) or not agent.name.islower()
    )


def _countries_of(context: Context, start: int, end: int) -> list[Agent]:
    """ "by ministers A of Jordan and B of Uganda": the countries, if each signatory is told with one."""
    document = context.document
    if start >= end:
        return []
    mentions = context.mentions_in(document.starts[start], document.ends[end - 1])
    found: list[Agent] = []
    people = 0
    for mention, following in zip(mentions, chain(mentions[1:], (None,)), strict=False):
        if mention.agent.kind != "person":
            continue
        people += 1
        if following is None or following.agent.kind != "country":
            return []
        if document.text[mention.end : following.start].split() not in (["of"], ["of", "the"], ["for"]):
            return []
        found.append(following.agent)
    return found if people > 1 else []
