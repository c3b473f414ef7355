"""Meetings: encounters that the text reports as having happened."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.facts import meeting_words as vocabulary
from store.reading.facts.clauses import is_future_or_denied, object_end, people_between, subject
from store.reading.facts.context import Context, names
from store.reading.facts.dating import date_of_event
from store.reading.facts.draft import Draft
from store.reading.facts.encounter import Encounter, encounter_with, make_encounter, separate
from store.reading.facts.meeting_nouns import gerund, is_unreal, meeting_noun, noun_start
from store.reading.facts.phrases import sentence_end, trimmed
from store.reading.facts.places_named import place_between
from store.reading.facts.topics import add_topics
from store.reading.facts.visits import called_on, received, receiving
from store.records import Meeting

_NEAR = 4  # sentences
_COMPARED = 40  # latest meetings that a report may tell again, to keep the time linear


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
            encounter = meeting_noun(context, i) or gerund(context, i)
        elif word in vocabulary.RECEIVING:
            encounter = received(context, i)
        elif word in vocabulary.RECEIVING_NOW:
            encounter = receiving(context, i)
        elif word == "discussed":
            encounter = _discussed_by(context, i)
        elif word == "called":
            encounter = called_on(context, i)
        elif word in vocabulary.MEETING_WITH:
            encounter = _with(context, i)
        if encounter is not None:
            for one in separate(context, encounter):
                _add(found, one)
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
        if is_unreal(context, noun_start(context, i)) or document.lower[i - 1] in vocabulary.NOT_YET:
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
    encounter = encounter_with(context, i, start, actors, "meeting:met", 0.9)
    if encounter is None and len(actors[0]) > 1:  # "the two ministers met in Geneva"
        encounter = make_encounter(context, i, actors[0], actors[1], i + 1, "meeting:met-each-other", 0.8)
    return encounter


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
    return make_encounter(context, i, people, i, last, "meeting:discussed-by", 0.7)


def _with(context: Context, i: int) -> Encounter | None:
    """ "conferred with A", "exchanged views with A", "sat down with A"."""
    document = context.document
    between = vocabulary.MEETING_WITH[document.lower[i]]
    stop = min(i + 6, sentence_end(document, i))
    link = next((k for k in range(i + 1, stop) if document.lower[k] == "with"), None)
    if link is None or is_future_or_denied(context, i):
        return None
    words = " ".join(document.lower[i + 1 : link])
    if not (words in between if between else link == i + 1):
        return None
    return encounter_with(context, i, link + 1, subject(context, i), "meeting:with", 0.85)


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
