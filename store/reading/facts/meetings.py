"""Meetings: encounters that the text reports as having happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from store.reading.facts import meeting_words as vocabulary
from store.reading.facts.clause_words import PLURAL_DESCRIPTIONS
from store.reading.facts.clauses import (
    bodies_between,
    is_future_or_denied,
    object_end,
    people_between,
    subject,
    verb_group_start,
)
from store.reading.facts.context import Context, names
from store.reading.facts.date_expression import DateExpression
from store.reading.facts.dating import date_of_event
from store.reading.facts.draft import Draft
from store.reading.facts.phrases import clause_end, noun_phrase_end, sentence_end, sentence_start, trimmed
from store.reading.facts.places_named import place_between
from store.reading.facts.topics import add_topics
from store.records import Agent, Meeting, Span

_NEAR = 4  # sentences
_COMPARED = 40  # latest meetings that a report may tell again, to keep the time linear
_NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "DET", "NUM", "PRON", "PART"))


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


def find_encounters(context: Context) -> list[Encounter]:
    """The meetings of the article in text order, each once."""
    found: list[Encounter] = []
    document = context.document
    for i, word in enumerate(document.lower):
        if document.quoted[i]:
            continue
        encounter = None
        if word == "met" and document.words[i].islower():
            encounter = _met(context, i)
        elif word in vocabulary.ENCOUNTERS:
            encounter = _noun(context, i) or _gerund(context, i)
        elif word in vocabulary.RECEIVING:
            encounter = _received(context, i)
        elif word == "discussed":
            encounter = _discussed_by(context, i)
        elif word == "sat" and document.lower[i + 1 : i + 3] == ["down", "with"]:
            encounter = _with(context, i, i + 3, subject(context, i), "meeting:sat-down", 0.85)
        if encounter is not None:
            _add(found, encounter)
    _place_and_date(context, found)
    add_topics(context, found)
    return found


def _place_and_date(context: Context, found: list[Encounter]) -> None:
    """ "said after talks in Oslo on Monday": where and when, told in another sentence than who met.

    They go to the nearest meeting within a few sentences that has neither.
    """
    document = context.document
    open_ones = [e for e in found if e.date is None and e.place is None][:_COMPARED]
    if not open_ones:
        return
    told = {document.sentence_of[e.at] for e in found}
    for i, word in enumerate(document.lower):
        sentence = document.sentence_of[i]
        if word not in vocabulary.REFERENCES or document.quoted[i] or sentence in told or i == 0:
            continue
        nearest = min(open_ones, key=lambda e: abs(document.sentence_of[e.at] - sentence))
        if abs(document.sentence_of[nearest.at] - sentence) > _NEAR or nearest.date or nearest.place:
            continue
        if _unreal(context, _noun_start(context, i)) or document.lower[i - 1] in vocabulary.NOT_YET:
            continue
        stop = min(sentence_end(document, i), i + 10)
        nearest.place = place_between(context, i + 1, stop)
        date = date_of_event(context, i, stop)
        near = date is not None and 0 < document.token_at(date.start) - i <= 8
        nearest.date = date if near or nearest.place else None
        if nearest.date or nearest.place:
            nearest.evidence.append(trimmed(document, i, stop))


def find(context: Context, encounters: list[Encounter]) -> Iterator[Draft]:
    """One draft per encounter, in their order."""
    for encounter in encounters:
        resolved = context.dates.inferred(encounter.date) if encounter.date else None
        yield Draft(
            fields=Meeting(
                participants=names(encounter.participants),
                date=encounter.date.edtf if encounter.date else None,
                place=encounter.place,
                topics=tuple(dict.fromkeys(encounter.topics)),
                host=encounter.host,
                mode=encounter.mode,
            ),
            evidence=tuple(sorted(set(encounter.evidence))),
            confidence=encounter.confidence,
            rule=encounter.rule,
            inferred={"date": resolved} if resolved else {},
        )


# ---------------------------------------------------------------- the ways to report a meeting


def _met(context: Context, i: int) -> Encounter | None:
    document = context.document
    if is_future_or_denied(context, i) or document.lower[i - 1 : i] in (["was"], ["were"], ["be"], ["been"]):
        return None
    actors = subject(context, i)
    start = i + 1
    for k in range(i + 1, min(i + 10, sentence_end(document, i))):
        if document.lower[k] == "with":
            start = k + 1
            break
        if document.lower[k] in (",", ".", "and", "to", "who"):
            break
    encounter = _with(context, i, start, actors, "meeting:met", 0.9)
    if encounter is None and len(actors[0]) > 1:  # "the two ministers met in Geneva"
        encounter = _encounter(context, i, actors[0], actors[1], i + 1, "meeting:met-each-other", 0.8)
    return encounter


def _noun(context: Context, i: int) -> Encounter | None:
    """ "held talks with A", "during his meeting with A", "a meeting between A and B"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    link = next(
        (
            k
            for k in range(i + 1, min(i + 10, last))
            if lower[k] in ("with", "between", "on", "to", "from", ",")
        ),
        0,
    )
    while link and lower[link] in ("on", "to", "from") and not _is_call(lower, i, link):
        link = next(
            (k for k in range(link + 1, min(i + 10, last)) if lower[k] in ("with", "between", ",")), 0
        )
    if not link or lower[link] == ",":
        return None
    first = _noun_start(context, i)
    verb = _holding_verb(context, first)
    if verb is None and (
        lower[i] in vocabulary.NEED_VERB and lower[i - 1] not in ("courtesy", "phone", "video")
    ):
        return None
    if any(word in vocabulary.NOT_YET for word in lower[max(sentence_start(document, i), first - 1) : i]):
        return None
    if verb is not None and is_future_or_denied(context, verb):
        return None
    if verb is None and _unreal(context, first):
        return None
    if lower[link] == "between":
        end = object_end(context, link + 1)
        people = people_between(context, link + 1, end) or bodies_between(context, link + 1, end)
        return _encounter(context, i, people, first, end, "meeting:between", 0.9)
    actors = _owner(context, first, i) or (
        subject(context, verb) if verb is not None else _main_actor(context, first)
    )
    return _with(context, i, link + 1, (actors[0], min(first, actors[1])), "meeting:noun", 0.85)


def _gerund(context: Context, i: int) -> Encounter | None:
    """ "told reporters after meeting his counterpart": the object follows at once."""
    document = context.document
    lower = document.lower
    if lower[i] != "meeting" or i == 0 or lower[i - 1] not in ("after", "while", "upon", "on", "when"):
        return None
    return _with(context, i, i + 1, _main_actor(context, i - 1), "meeting:gerund", 0.8)


def _is_call(lower: list[str], i: int, link: int) -> bool:
    """ "a courtesy call on A", "a phone call to A"."""
    return lower[i] in ("call", "visit") and "courtesy" in lower[max(0, i - 2) : i] and link - i < 3


def _noun_start(context: Context, i: int) -> int:
    """The first token of the noun phrase that ends with the encounter noun."""
    document = context.document
    k, floor = i, max(sentence_start(document, i), i - 8)
    while (
        k > floor
        and document.pos[k - 1] in _NOMINAL
        and document.lower[k - 1] not in vocabulary.NO_PREMODIFIERS
    ):
        k -= 1
        if document.lower[k] in ("a", "an", "the", "his", "her", "their", "its"):
            break
    return k


def _holding_verb(context: Context, first: int) -> int | None:
    lower = context.document.lower
    for k in (first - 1, first - 2):
        if k >= 0 and lower[k] in vocabulary.HOLDING | vocabulary.RECEIVING:
            return k
    return None


def _unreal(context: Context, first: int) -> bool:
    """Whether the words before the noun phrase say that the meeting is only asked for or planned."""
    document = context.document
    before = document.lower[max(sentence_start(document, first), first - 3) : first]
    if before and (before[-1] in vocabulary.BEFORE_ENCOUNTER or before[-1] in (",", "and")):
        return "request" in before or "will" in before
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


def _main_actor(context: Context, first: int) -> tuple[tuple[Agent, ...], int]:
    """The person whose clause the meeting stands in: the first before it in the sentence, else after it."""
    document = context.document
    begin, end = sentence_start(document, first), sentence_end(document, first)
    before = [m.agent for m in context.mentions_in(document.starts[begin], document.starts[first])]
    people = [a for a in before if a.kind == "person"]
    if people:
        return (people[0],), first
    comma = next((k for k in range(first, end) if document.lower[k] == ","), end)
    after = people_between(context, comma, end) if comma < end else ()
    return after[:1], first


def _discussed_by(context: Context, i: int) -> Encounter | None:
    """ "The plan was discussed in Oslo by A and B"."""
    document = context.document
    if i == 0 or document.lower[i - 1] not in ("was", "were", "been"):
        return None
    last = sentence_end(document, i)
    by = next((k for k in range(i + 1, min(i + 14, last)) if document.lower[k] == "by"), None)
    if by is None:
        return None
    people = people_between(context, by + 1, object_end(context, by + 1))
    return _encounter(context, i, people, i, last, "meeting:discussed-by", 0.7)


def _received(context: Context, i: int) -> Encounter | None:
    """ "received ambassador A at his office": a host and a guest who is the object itself."""
    document = context.document
    if is_future_or_denied(context, i):
        return None
    hosts, start = subject(context, i)
    end = object_end(context, i + 1)
    prepositions = ("from", "for", "by", "in", "on", "with", "at", "during")
    stop = next((k for k in range(i + 1, end) if document.lower[k] in prepositions), end)
    guests = people_between(context, i + 1, stop)
    around = set(document.lower[i + 1 : min(sentence_end(document, i), stop + 10)])
    official = document.lower[i] == "hosted" or around & (vocabulary.PLACES_TO_MEET | vocabulary.OCCASIONS)
    if not guests or not hosts or not official:
        return None
    encounter = _encounter(context, i, hosts + guests, start, stop, "meeting:received", 0.7)
    if encounter is not None:
        encounter.host = hosts[0].name
    return encounter


def _with(
    context: Context, i: int, start: int, actors: tuple[tuple[Agent, ...], int], rule: str, confidence: float
) -> Encounter | None:
    """The encounter of the actors with those named from the token `start` on."""
    end = object_end(context, start)
    others = people_between(context, start, end)
    if not others and any(w in PLURAL_DESCRIPTIONS for w in context.document.lower[start : start + 3]):
        stop = noun_phrase_end(context.document, start, end)
        others = context.cast.resolve(context.document.span(start, stop)) if stop > start else ()
    if not others:
        others = bodies_between(context, start, min(end, start + 12))
        confidence -= 0.2
    if not others:
        return None
    own = [a for a in actors[0] if a.kind == "person"] or list(actors[0])
    return _encounter(context, i, (*own, *others), actors[1], end, rule, confidence)


def _encounter(
    context: Context,
    i: int,
    participants: tuple[Agent, ...],
    start: int,
    end: int,
    rule: str,
    confidence: float,
) -> Encounter | None:
    participants = tuple(a for a in dict.fromkeys(participants) if a.kind != "document")
    if len(participants) < 2:
        return None
    document = context.document
    last = sentence_end(document, i)
    stop = max(end, clause_end(document, end, last)) if end < last else last
    around = document.lower[max(sentence_start(document, i), i - 6) : min(stop, i + 12)]
    mode = "virtual" if any(w in vocabulary.VIRTUAL for w in around) else None
    mode = mode or ("phone" if any(w in vocabulary.PHONE for w in around) else None)
    return Encounter(
        at=i,
        participants=participants,
        evidence=[trimmed(document, min(start, verb_group_start(context, i)), stop)],
        confidence=confidence,
        rule=rule,
        date=date_of_event(context, i, stop),
        place=place_between(context, i + 1, last) or _place_before(context, i),
        mode=mode,
    )


def _place_before(context: Context, i: int) -> str | None:
    """ "visited a college in Oslo and met its director": the place of the clause that goes on."""
    document = context.document
    first = sentence_start(document, i)
    joined = next((k for k in range(i - 1, max(first, i - 3), -1) if document.lower[k] == "and"), None)
    return place_between(context, max(first, joined - 6), joined) if joined is not None else None


# ---------------------------------------------------------------- one fact per encounter


def _add(found: list[Encounter], new: Encounter) -> None:
    """Append, or merge into the encounter that it tells again."""
    for old in found[-_COMPARED:]:
        theirs, ours = set(names(old.participants)), set(names(new.participants))
        same_day = old.date is None or new.date is None or old.date.edtf == new.date.edtf
        same_place = old.place is None or new.place is None or old.place == new.place
        if (theirs <= ours or ours <= theirs) and same_day and same_place:
            if len(ours) > len(theirs):
                old.participants = new.participants
            old.evidence += new.evidence
            old.date, old.place = old.date or new.date, old.place or new.place
            old.host, old.mode = old.host or new.host, old.mode or new.mode
            return
    found.append(new)
