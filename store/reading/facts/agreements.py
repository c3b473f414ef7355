"""Agreements: instruments with their parties, signing dates and ends; one fact per instrument."""

from __future__ import annotations

from collections.abc import Iterator

from store.edtf import sort_key
from store.reading.facts import agreement_words as vocabulary
from store.reading.facts.agreement_dates import Term, terms
from store.reading.facts.clauses import (
    agents_of_phrase,
    object_end,
    people_between,
    subject,
    verb_group_start,
)
from store.reading.facts.context import Context, names
from store.reading.facts.draft import Draft
from store.reading.facts.instruments import Instrument, find_instruments
from store.reading.facts.number_words import ordinal
from store.reading.facts.phrases import clause_end, printed, sentence_end, sentence_start, trimmed
from store.reading.facts.telling import Telling, chain, draft, merge, same_type
from store.reading.facts.topics import before_date
from store.records import Agent, Span

_CONFIDENCE = {"active": 0.9, "passive": 0.85, "planned": 0.6, "between": 0.6, "ended": 0.75}


def find_agreements(context: Context) -> list[Telling]:
    """The instruments of the article, each once, in text order."""
    found: list[Telling] = []
    several: list[Telling] = []  # "two memoranda", which are no instrument themselves
    document = context.document
    instruments = [instrument for instrument in find_instruments(document) if not instrument.nested]
    for instrument, window in zip(instruments, _windows(context, instruments), strict=True):
        latest = None
        tellings = _tellings(context, instrument, window)
        if instrument.plural and len(tellings) == 1:
            several.append(tellings[0])
            continue
        for telling in tellings:
            latest = merge(found, telling)
        if latest is not None:
            _go_on(context, instrument, latest, found)
    chain(found)
    real = [telling for telling in found if telling.real]
    _share_parties(context, real, several)
    return real


def _windows(context: Context, instruments: list[Instrument]) -> Iterator[Span]:
    """The tokens whose dates belong to each instrument: of several in a sentence, those after the nearest."""
    document = context.document
    for k, instrument in enumerate(instruments):
        first, last = sentence_start(document, instrument.head), sentence_end(document, instrument.head)
        if k and instruments[k - 1].head >= first:
            first = instrument.first
        if k + 1 < len(instruments) and instruments[k + 1].head < last:
            last = max(instrument.last, instruments[k + 1].first)
        yield first, last


def _go_on(context: Context, instrument: Instrument, telling: Telling, found: list[Telling]) -> None:
    """Take what the next sentence says of the agreement as "it": until when it holds."""
    document = context.document
    i = sentence_end(document, instrument.head)
    if i >= len(document.words) or document.lower[i] != "it" or document.quoted[i]:
        return
    last = sentence_end(document, i)
    if document.lower[i + 1 : i + 2] == ["is"] and i + 3 < last:  # "It is their third."
        telling.ordinal = telling.ordinal or ordinal(document.lower[i + 3])
    if any(word in vocabulary.INSTRUMENTS for word in document.lower[i:last]):
        return
    if "now" in document.lower[i:last]:  # of a series the one that was signed last
        telling = max((t for t in found if t.type == telling.type), key=_recent, default=telling)
    for term in terms(context, i, last, None):
        if term.until is not None:
            telling.until = term.until
            telling.evidence.append(trimmed(document, i, last))


def _recent(telling: Telling) -> tuple[bool, int]:
    """How late an agreement was signed; a date without a year is of these days."""
    signed = telling.signed
    return (signed is not None and signed.edtf[0] == "X"), sort_key(signed.edtf) if signed else 0


def _share_parties(context: Context, found: list[Telling], several: list[Telling]) -> None:
    """Agreements of one report that name nobody of their own are between the parties of the other one."""
    told = [*found, *several]
    known = [t.parties for t in told if len(t.parties) > 1 and not set(t.parties) & set(context.people)]
    if len(set(known)) != 1:
        return
    countries = all(name in context.main_countries for name in known[0])
    types = {same_type(t.type) for t in told if t.parties == known[0]}
    for telling in found:
        related = countries or same_type(telling.type) in types or telling.type in vocabulary.OUTER
        if telling.status == "planned" or not related:
            continue
        start, end = telling.evidence[0]
        mentions = context.mentions_in(start, end)
        named = {m.agent.name for m in mentions if m.agent.kind in ("organization", "country")}
        # An official stands for the party that is left.
        bodies = {name for name in telling.parties if name not in context.people}
        if len(bodies) < 2 and bodies | named <= set(known[0]):
            telling.parties = known[0]


def find(context: Context, agreements: list[Telling]) -> Iterator[Draft]:
    """One draft per instrument, in their order."""
    for telling in agreements:
        yield draft(context, telling)


def _tellings(context: Context, instrument: Instrument, window: Span) -> list[Telling]:
    document = context.document
    first, last = sentence_start(document, instrument.head), sentence_end(document, instrument.head)
    lower = document.lower
    if any(w in vocabulary.UNREAL for w in lower[max(first, instrument.first - 4) : instrument.first]):
        return []
    verb, form = _signing_verb(context, instrument, first, last)
    if form == "planned" and any(w in vocabulary.WISHES for w in lower[first : instrument.first]):
        verb, form = None, ""
    if form == "" and _has_ended(lower, instrument.last, last):
        form = "ended"
    parties, signatories, start = _parties(context, instrument, verb, form, first, last)
    amended = verb is not None and lower[verb] in vocabulary.AMENDING
    begin, stop = window
    if instrument.bare and verb is not None and verb < instrument.first:
        begin, stop = verb, _next_verb(lower, instrument.last, last)
    signing = None if form == "planned" or amended else verb
    inside = instrument.first, instrument.last
    dated = terms(context, begin, stop, signing, inside, ended=form == "ended")
    rank = instrument.ordinal or _times(lower, first, last)
    end = max([instrument.last] + [document.token_at(t.end - 1) + 1 for t in dated if t.end])
    end = max(end, clause_end(document, instrument.last, last))
    start = min(
        start, instrument.first if verb is None else min(instrument.first, verb_group_start(context, verb))
    )
    base = Telling(
        type=instrument.type,
        name=_name(context, instrument),
        ordinal=rank,
        parties=parties,
        signatories=signatories,
        evidence=[trimmed(document, start, end)],
        status=_status(context, instrument, form, first, last),
        real=form != "" or (bool(dated) and len(parties) > 1) or any(t.until for t in dated),
        event=form != "" or bool(dated),
        confidence={"active": 0.9, "passive": 0.85, "planned": 0.6, "between": 0.6, "ended": 0.75}.get(
            form, 0.7
        ),
        rule=f"agreement:{form or 'term'}",
        topics=_topics(context, instrument, last),
        definite=instrument.definite,
        renewal=verb is not None and lower[verb] in vocabulary.RENEWING,
    )
    if instrument.plural and len(dated) < 2 and form == "":
        return []
    if not dated:
        return [base]
    return [_dated(base, term, len(dated) > 1) for term in dated]


def _next_verb(lower: list[str], start: int, last: int) -> int:
    """The end of the clause of "amended it on D1, and renewed it on D2": before the next signing."""
    verbs = vocabulary.SIGNING | vocabulary.RENEWING | vocabulary.AMENDING
    return next((k for k in range(start, last) if lower[k] in verbs), last)


def _name(context: Context, instrument: Instrument) -> str:
    """The instrument as printed, without its article; its type where the text only says "it"."""
    if instrument.bare:
        return instrument.type
    lower, first = context.document.lower, instrument.first
    first += first < instrument.head and lower[first] in vocabulary.BEFORE_NAME
    return printed(context.document, context.document.span(first, instrument.last))


def _has_ended(lower: list[str], start: int, last: int) -> bool:
    """ "has expired", "lapsed in 2021", "ran out"."""
    stop = min(last, start + 16)
    for k in range(start, stop):
        if lower[k] in vocabulary.ENDING:
            return not any(w in vocabulary.PLANNED or w in ("not", "n’t", "never") for w in lower[k - 2 : k])
        if lower[k] in ("ran", "run") and lower[k + 1 : k + 2] == ["out"]:
            return lower[k] == "ran"
    return False


def _dated(base: Telling, term: Term, several: bool) -> Telling:
    evidence = list(base.evidence)
    if several and term.end > term.start:
        evidence.append((term.start, term.end))
    return base.with_term(term.signed, term.until, term.ordinal if several else base.ordinal, evidence)


def _signing_verb(context: Context, instrument: Instrument, first: int, last: int) -> tuple[int | None, str]:
    """The verb that signs, renews or amends it, and how: active, passive, planned, or "" for none."""
    document = context.document
    lower = document.lower
    verbs = vocabulary.SIGNING | vocabulary.RENEWING | vocabulary.AMENDING | vocabulary.NEGOTIATING
    for k in range(instrument.first - 1, max(first, instrument.first - 12) - 1, -1):
        if lower[k] in verbs and document.pos[k] in ("VERB", "NOUN", "ADJ") and lower[k - 1] != "the":
            return (k, "planned" if _is_planned(context, k, first) else "active")
        if lower[k] in (";", ":", "that", "“", "”"):
            break
    for k in range(instrument.last, min(last, instrument.last + 10)):
        if lower[k] in verbs and document.pos[k] in ("VERB", "ADJ"):
            return (k, "planned" if _is_planned(context, k, instrument.last) else "passive")
        if lower[k] in (";", ":", "“", "”", "."):
            break
    if instrument.last < last and lower[instrument.last] == "between":
        return None, "between"
    return None, ""


def _is_planned(context: Context, verb: int, first: int) -> bool:
    lower = context.document.lower
    if lower[verb] in vocabulary.NEGOTIATING:
        return True
    if lower[verb] in ("sign", "renew", "extend", "amend") or lower[verb].endswith("e"):
        before = lower[max(first, verb - 3) : verb]
        return any(w in vocabulary.PLANNED or w in ("should", "could", "may", "can", "must") for w in before)
    start = verb_group_start(context, verb)
    return any(
        w in ("will", "would", "be", "should", "could", "may", "yet", "not") for w in lower[start:verb]
    )


def _parties(
    context: Context, instrument: Instrument, verb: int | None, form: str, first: int, last: int
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Parties and signatories by name, and the first token of the phrase that names them."""
    document = context.document
    lower = document.lower
    agents: list[Agent] = []
    people: list[Agent] = []
    start = instrument.first
    for k in range(instrument.last, min(last, instrument.last + 14)):
        linked = lower[k] in ("between", "with") or (lower[k] == "by" and form == "passive")
        if linked:
            end = object_end(context, k + 1)
            people += people_between(context, k + 1, end)
            agents += agents_of_phrase(context, k + 1, end)
            break
        if lower[k] in ("to", ";", "that", "“"):
            break
    if verb is not None and form in ("active", "planned") and verb < instrument.head:
        actors, start = _signers(context, verb, first)
        agents = [*actors, *agents]
        people = [*(a for a in actors if a.kind == "person"), *people]
        if len(set(names(agents))) < 2:
            agents += _with_others(context, verb, instrument, first)
    if form == "passive" and verb is not None and verb > instrument.last and not agents:
        agents = [a for a in subject(context, verb)[0] if a.kind != "document"]
    if len(set(names(agents))) < 2:
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
    return bodies, signers, start


def _signers(context: Context, verb: int, first: int) -> tuple[list[Agent], int]:
    """The subject of the signing; for "by signing" that of the clause it stands in."""
    document = context.document
    if not document.lower[verb].endswith("ing"):
        actors, start = subject(context, verb)
        return list(actors), start
    for k in range(verb - 1, first, -1):
        if document.pos[k] == "VERB" and document.lower[k].endswith("d"):
            actors, start = subject(context, k)
            if actors:
                return list(actors), start
    return [], verb


def _both_countries(context: Context, agents: list[Agent], first: int, last: int) -> list[Agent]:
    """The two countries that the sentence names, or "the two countries", where it tells no parties."""
    document = context.document
    mentions = context.mentions_in(document.starts[first], document.ends[last - 1])
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
    agents = [agent for agent in agents if agent.name.lower() not in vocabulary.INSTRUMENTS]
    people = [agent for agent in agents if agent.kind == "person"]
    others = [agent for agent in agents if agent.kind != "person"]
    if len(others) > 1 or not people:
        return names(others)
    states = context.states(agents)
    if states:
        return states
    bodies = [context.body(agent) or agent.name for agent in agents]
    return tuple(dict.fromkeys(bodies))


def _times(lower: list[str], first: int, last: int) -> int | None:
    """ "for the third time": 3."""
    for k in range(first, last - 3):
        if lower[k] == "for" and lower[k + 1] == "the" and lower[k + 3] == "time":
            rank = vocabulary.SEQUENCE.get(lower[k + 2], 0)
            return rank if rank > 1 else None
    return None


def _status(context: Context, instrument: Instrument, form: str, first: int, last: int) -> str | None:
    lower = context.document.lower
    around = lower[max(first, instrument.first - 8) : min(last, instrument.last + 10)]
    if form == "planned":
        return "planned"
    if _has_ended(lower, instrument.last, last):
        return "expired"
    if form in ("active", "passive"):
        return "signed"
    return "in force" if any(w in vocabulary.IN_FORCE for w in around) else None


def _topics(context: Context, instrument: Instrument, last: int) -> tuple[str, ...]:
    """What the instrument is on or aims at."""
    document = context.document
    lower, k = document.lower, instrument.last
    for j in range(k, min(last - 2, k + 45)):
        if lower[j] in vocabulary.AIMING and lower[j + 1] in ("to", "at"):
            end = clause_end(document, j + 2, last)
            return (printed(document, document.span(j + 2, end)),) if end > j + 2 else ()
    if k + 1 < last and lower[k] in vocabulary.TOPIC_LINKS and not _is_dated(context, k + 1, last):
        end = clause_end(document, k + 1, last)
        end = next((j for j in range(k + 1, end) if lower[j] in vocabulary.AFTER_TOPIC), end)
        end = before_date(context, k + 1, end)
        return (printed(document, document.span(k + 1, end)),) if end > k + 1 else ()
    return ()


def _is_dated(context: Context, k: int, last: int) -> bool:
    """ "for another three years": a date or duration follows and no topic."""
    starts = context.document.starts
    reach = 3 if context.document.lower[k - 1] == "for" else 1
    return any(context.dates.holds(starts[j]) for j in range(k, min(k + reach, last)))
