"""Agreements: instruments with their parties, signing dates and ends; one fact per instrument.

"Kenya and Togo signed a second pact on nurses on May 3, 2024, valid until 2029": found by its noun
(instruments.py), its verb (signing.py) and what both make it (standing.py), with parties, dates and topics;
what several sentences tell of it becomes one (telling.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.edtf import sort_key
from store.reading.agents import gazetteer
from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.agreements.amending import amended, dates_behind
from store.reading.facts.agreements.dates import Term, duration_of, terms, was_due
from store.reading.facts.agreements.instruments import (
    Instrument,
    find_instruments,
    mark_lists,
    mark_relatives,
    name_of,
)
from store.reading.facts.agreements.parties import find_parties
from store.reading.facts.agreements.standing import SIGNED, form_of, status_of
from store.reading.facts.agreements.telling import Telling, chain, draft, merge, same_type
from store.reading.facts.agreements.topics import topics_of
from store.reading.facts.context import Context
from store.reading.facts.draft import Draft
from store.reading.facts.phrasing.clauses import verb_group_start
from store.reading.facts.phrasing.number_words import ordinal
from store.reading.facts.phrasing.phrases import clause_end, sentence_end, sentence_start, trimmed
from store.records import Span

_CONFIDENCE = {
    "relative": 0.85,
    "has": 0.6,
    "active": 0.9,
    "passive": 0.85,
    "planned": 0.6,
    "between": 0.6,
    "ended": 0.75,
    "effect": 0.75,
}


def find_agreements(context: Context) -> list[Telling]:
    """The instruments of the article, each once, in text order."""
    found: list[Telling] = []
    several: list[Telling] = []  # "two memoranda", which are no instrument themselves
    document = context.document
    instruments = [instrument for instrument in find_instruments(document) if not instrument.nested]
    mark_relatives(document, instruments)
    mark_lists(document, instruments)
    before: Telling | None = None
    for instrument, window in zip(instruments, _windows(context, instruments), strict=True):
        tellings = _tellings(context, instrument, window)
        if instrument.plural and len(tellings) == 1:
            several.append(tellings[0])
            continue
        latest = None
        for telling in tellings:
            _take_parties(instrument, telling, found)
            latest = merge(found, telling)
        if latest is not None:
            _relate(instrument, latest, before)
            _go_on(context, instrument, latest, found)
            before = latest
    types = {same_type(telling.type) for telling in found}
    found += [telling for telling in several if telling.real and same_type(telling.type) not in types]
    chain(found)
    real = [telling for telling in found if telling.real]
    _share_parties(context, real, several)
    for telling in real:
        _complete(context, telling, several)
    return real


def _take_parties(instrument: Instrument, telling: Telling, found: list[Telling]) -> None:
    """Those of the one before: "a protocol, which implements an accord, …", "a similar accord with Togo"."""
    if not found or not found[-1].parties:
        return
    if instrument.limit and not telling.parties:
        telling.parties = found[-1].parties
    elif instrument.other and len(telling.parties) == 1:
        telling.parties = found[-1].parties[0], *telling.parties


def _relate(instrument: Instrument, latest: Telling, before: Telling | None) -> None:
    """What the text tells of two at once: "signed an accord and a pact on Friday", "replaces one of May"."""
    if before is None:
        return
    if instrument.listed is not None and latest.status == before.status:
        latest.signed = latest.signed or (None if before.dated_name else before.signed)
        before.signed = before.signed or latest.signed
    if instrument.replaced:
        before.renews = latest
        latest.status = "renewed" if latest.status in (None, "signed") else latest.status


def _complete(context: Context, telling: Telling, several: list[Telling]) -> None:
    """Take the day on which several were signed, and for people and offices the two countries they serve."""
    if telling.signed is None and telling.status in (None, "signed", "in force"):
        alike = (s for s in several if same_type(s.type) == same_type(telling.type))
        telling.signed = next((s.signed for s in alike), None)
    if telling.status == "planned" or not context.two_countries:
        return
    people = any(name in context.people for name in telling.parties)
    left = {n for n in telling.parties if n not in context.people and not _acts_for(context, n)}
    if left < set(context.two_countries) and (people or len(telling.parties) < 2):
        telling.parties = context.two_countries


def _acts_for(context: Context, name: str) -> bool:
    """Whether it is an office of one of the two countries, as far as its name tells."""
    told = name.split()[-1].lower() in gazetteer.country_names()
    return _is_office(name) and (not told or name.endswith(context.two_countries))


def _is_office(name: str) -> bool:
    """Whether a name is that of a ministry or government, which acts for its country."""
    return name.lower().split()[0] in vocabulary.OFFICES_OF_STATE


def _windows(context: Context, instruments: list[Instrument]) -> Iterator[Span]:
    """The tokens whose dates belong to each instrument: of several in a sentence, those after the nearest."""
    document = context.document
    for k, instrument in enumerate(instruments):
        first, last = sentence_start(document, instrument.head), sentence_end(document, instrument.head)
        part = range(instrument.first - 1, first, -1)
        first = next((j + 1 for j in part if document.lower[j] == ";"), first)
        if (k and instruments[k - 1].head >= first) or instrument.replaced:
            first = instrument.first
        resumed = _resumes(document.lower, sentence_start(document, instrument.head), last)
        last = resumed if resumed is not None and instrument.head < resumed else last
        following = k + 1 < len(instruments) and instruments[k + 1].head < last
        if following and instruments[k + 1].head > instrument.relative[1]:
            last = max(instrument.last, instruments[k + 1].first)
        yield first, min(last, instrument.limit or last)


def _last(context: Context, instrument: Instrument) -> int:
    """The end of the sentence, or of the relative clause, that an instrument stands in."""
    last = sentence_end(context.document, instrument.head)
    return min(last, instrument.limit or last)


def _go_on(context: Context, instrument: Instrument, telling: Telling, found: list[Telling]) -> None:
    """Take what the next sentence says of the agreement as "it": until when it holds."""
    document = context.document
    i = sentence_end(document, instrument.head)
    if i >= len(document.words) or document.lower[i] != "it" or document.quoted[i]:
        return
    last = sentence_end(document, i)
    if document.lower[i + 1 : i + 2] == ["is"] and i + 3 < last:  # "It is their third."
        telling.ordinal = telling.ordinal or ordinal(document.lower[i + 3])
    resumed = _resumes(document.lower, i, last)
    if resumed is not None:
        i = resumed
    elif not vocabulary.INSTRUMENTS.keys().isdisjoint(document.lower[i:last]):
        return
    if "now" in document.lower[i:last]:  # of a series the one that was signed last
        telling = max((t for t in found if t.type == telling.type), key=_recent, default=telling)
    for term in terms(context, i, last, None):
        if term.until is not None:
            telling.until = term.until
            telling.evidence.append(trimmed(document, i, last))


def _resumes(lower: list[str], first: int, last: int) -> int | None:
    """Where "It replaces a pact signed in D and is valid until E" comes back to what "it" is."""
    if lower[first] != "it" or not set(lower[first + 1 : first + 2]) & vocabulary.REPLACING:
        return None
    ends = (k for k in range(first + 2, last - 1) if lower[k] == "and" and lower[k + 1] in vocabulary.HOLDING)
    return next(ends, None)


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
        related = countries or same_type(telling.type) in types or vocabulary.OUTER & {telling.type, *types}
        if (telling.status == "planned" and telling.parties) or not related:
            continue
        start, end = telling.evidence[0]
        mentions = context.mentions_in(start, end)
        named = {m.agent.name for m in mentions if m.agent.kind in ("organization", "country")}
        # An official, or "the company", stands for the party that is left.
        bodies = {name for name in telling.parties if name not in context.people and not name.islower()}
        others = {name for name in named if not name.islower()}
        if len(bodies) < 2 and bodies | others <= set(known[0]):
            telling.parties = known[0]


def find(context: Context, agreements: list[Telling]) -> Iterator[Draft]:
    """One draft per instrument, in their order."""
    for telling in agreements:
        yield draft(context, telling)


def _tellings(context: Context, instrument: Instrument, window: Span) -> list[Telling]:
    """What a mention tells: one telling for each signing that it dates, none if it is not real."""
    document = context.document
    first, last = sentence_start(document, instrument.head), _last(context, instrument)
    before = document.lower[max(first, instrument.first - 4) : instrument.first + 1]
    after = document.lower[instrument.last : instrument.last + 1]
    if not vocabulary.UNREAL.isdisjoint(before) or after in (["came"], ["comes"]):
        return []  # "The agreement came as …" is that they agreed
    verb, form = form_of(context, instrument, first, last)
    dated = _terms(context, instrument, verb, form, window)
    base = _base(context, instrument, verb, form, dated)
    if instrument.plural and len(dated) < 2 and form == "":
        return []
    alone = len(base.parties) == 1 and (_is_office(base.parties[0]) or base.parties[0] in context.people)
    both = len(base.parties) > 1 or (context.two_countries and alone)
    if instrument.type in vocabulary.ISSUED and (form not in SIGNED or not both):
        if not (instrument.definite and dated):
            return []
        base.real = False  # only what is told further of one that was signed
    found = [_dated(context, base, term, len(dated) > 1) for term in dated] or [base]
    if instrument.amended is not None:
        found += amended(context, instrument.amended, base)
    return found


def _terms(context: Context, instrument: Instrument, verb: int | None, form: str, window: Span) -> list[Term]:
    """The dates of its signings and ends."""
    document = context.document
    lower, last = document.lower, _last(context, instrument)
    undated = verb is not None and lower[verb] in vocabulary.UNDATED
    begin, stop = window
    if instrument.bare and verb is not None and verb < instrument.first:
        begin, stop = verb, _next_verb(lower, instrument.last, last)
    was_renewed = verb is not None and verb >= instrument.last and lower[verb] in vocabulary.RENEWING
    prolonged = was_renewed and lower[instrument.first] == "it"
    signing = None if form in ("planned", "has") or undated or prolonged else verb
    skipped = instrument.relative if instrument.embeds else (0, 0)
    if instrument.amended:
        skipped = instrument.amended.first, instrument.amended.last
        for expression in dates_behind(context, instrument.amended):
            skipped = skipped[0], document.token_at(expression.end - 1) + 1
    inside = instrument.first, instrument.amended.first if instrument.amended else instrument.last
    return terms(context, begin, stop, signing, inside, ended=form == "ended", skipped=skipped)


def _base(
    context: Context, instrument: Instrument, verb: int | None, form: str, dated: list[Term]
) -> Telling:
    """The agreement without its dates."""
    document = context.document
    first, last = sentence_start(document, instrument.head), _last(context, instrument)
    parties, signatories, start = find_parties(context, instrument, verb, form, first, last)
    modifiers = document.lower[instrument.first : instrument.head]
    of_states = not vocabulary.OF_STATES.isdisjoint(modifiers)
    if not parties and (of_states or (instrument.type == "arrangement" and form == "passive" and dated)):
        parties = context.two_countries
    ends = [document.token_at(term.end - 1) + 1 for term in dated if term.end]
    end = max(instrument.last, clause_end(document, instrument.last, last), *ends)
    begin = instrument.first if verb is None else verb_group_start(context, verb)
    return Telling(
        type=instrument.type,
        head=instrument.head,
        name=name_of(document, instrument),
        ordinal=instrument.ordinal or _times(document.lower, first, last, instrument.head),
        parties=parties,
        signatories=signatories,
        evidence=[trimmed(document, min(start, begin, instrument.first), end)],
        status=status_of(context, instrument, verb, form, first, last),
        real=form not in ("", "has", "between")
        or (bool(form or dated) and len(parties) > 1)
        or (bool(dated) and document.words[instrument.head].islower() and len(context.two_countries) > 1)
        or any(t.until for t in dated),
        event=form != "" or bool(dated),
        confidence=_CONFIDENCE.get(form, 0.7),
        rule=f"agreement:{form or 'term'}",
        topics=topics_of(context, instrument, last),
        definite=instrument.definite,
        dated_name=any(instrument.first <= document.token_at(t.start) < instrument.last for t in dated),
        renewal=verb is not None and document.lower[verb] in vocabulary.RENEWING,
        lasts=duration_of(context, instrument.first, last),
        other=instrument.other or instrument.replaced,
        headline=instrument.headline,
        original="original" in modifiers,
        named=all(word[0].isupper() for word in document.words[instrument.head - 1 : instrument.head + 1]),
        former=instrument.former,
        present=not vocabulary.PRESENT.isdisjoint(modifiers),
    )


def _next_verb(lower: list[str], start: int, last: int) -> int:
    """The end of the clause of "amended it on D1, and renewed it on D2": before the next signing."""
    verbs = vocabulary.SIGNING | vocabulary.RENEWING | vocabulary.AMENDING
    return next((k for k in range(start, last) if lower[k] in verbs), last)


def _dated(context: Context, base: Telling, term: Term, several: bool) -> Telling:
    evidence = list(base.evidence)
    if several and term.end > term.start:
        evidence.append((term.start, term.end))
    return replace(
        base,
        signed=term.signed,
        until=term.until,
        past_end=term.until is not None and was_due(context, term.until),
        ordinal=term.ordinal if several else base.ordinal,
        original=base.original or (term.ordinal == 1 and not several),
        evidence=evidence,
    )


def _times(lower: list[str], first: int, last: int, behind: int) -> int | None:
    """ "for the third time", "would be the third between A and B": 3."""
    for k in range(first, min(last, len(lower)) - 3):
        if lower[k + 1] in ("the", "their") and (
            (lower[k] == "for" and lower[k + 3] == "time") or (lower[k] in ("is", "was", "be") and k > behind)
        ):
            rank = vocabulary.SEQUENCE.get(lower[k + 2], 0)
            return rank if rank > 1 else None
    return None
