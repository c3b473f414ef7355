"""Meetings: encounters that the text reports as having happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.reading.datelines import after_dateline
from store.reading.facts.context import Context, names
from store.reading.facts.dates.dating import date_of_event, dates_something_else
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.draft import Draft
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.meetings.delegations import chaired_by, sides_led, was_held
from store.reading.facts.meetings.encounter import Encounter, separate
from store.reading.facts.meetings.nouns import came_to_meet, gerund, is_unreal, meeting_noun, noun_start
from store.reading.facts.meetings.places import place_between
from store.reading.facts.meetings.topics import add_topics
from store.reading.facts.meetings.verbs import (
    brought_together,
    conferred_with,
    discussed,
    engaged,
    met,
    were_meeting,
)
from store.reading.facts.meetings.visits import called_on, played_host, received, receiving, visited
from store.reading.facts.phrasing.clause_words import FUTURE_MARKS
from store.reading.facts.phrasing.phrases import clause_end, sentence_end, sentence_start, trimmed
from store.records import Agent, Meeting

_NEAR = 4  # sentences
_DAYS = frozenset(("date:weekday", "date:day", "date:relative-day", "date:iso"))
_COMPARED = 40  # latest meetings that a report may tell again, to keep the time linear

# The ways to report a meeting, by the word that one can begin at; the first that finds one counts.
_WAYS: dict[str, tuple[Callable[[Context, int], Encounter | None], ...]] = {
    **dict.fromkeys(vocabulary.ENCOUNTERS, (meeting_noun, gerund, was_held)),
    "meet": (came_to_meet,),
    "engaged": (engaged,),
    "played": (played_host,),
    "visited": (visited,),
    "meeting": (meeting_noun, gerund, were_meeting, was_held),
    **dict.fromkeys(vocabulary.MET, (met,)),
    **dict.fromkeys(vocabulary.RECEIVING, (received,)),
    **dict.fromkeys(vocabulary.RECEIVING_NOW, (receiving,)),
    **dict.fromkeys(vocabulary.MEETING_WITH, (conferred_with,)),
    **dict.fromkeys(vocabulary.CHAIRING, (chaired_by,)),
    **dict.fromkeys(vocabulary.LEADING_SIDES, (sides_led, chaired_by)),
    **dict.fromkeys(vocabulary.DISCUSSED, (discussed,)),
    "called": (called_on,),
    "brought": (brought_together,),
}


def find_encounters(context: Context) -> list[Encounter]:
    """The meetings of the article in text order, each once."""
    found: list[Encounter] = []
    document = context.document
    for i, word in enumerate(document.lower):
        ways = _WAYS.get(word)
        if ways is None or document.quoted[i]:
            continue
        encounter = next((new for way in ways if (new := way(context, i)) is not None), None)
        if encounter is not None:
            for one in separate(context, encounter):
                _add(context, found, one)
    _place_and_date(context, found)
    if found:
        _from_lead(context, found[0])
    found = [one for one in found if _is_told(one)]
    add_topics(context, found)
    return found


def _is_told(encounter: Encounter) -> bool:
    """Whether it is one meeting: people without a name need a place, bodies alone a place or a day."""
    if encounter.rule == "meeting:met-a-group":
        return encounter.place is not None
    named = any(agent.kind == "person" for agent in encounter.participants)
    return named or encounter.place is not None or encounter.date is not None


def _place_and_date(context: Context, found: list[Encounter]) -> None:
    """ "said after talks in Oslo on Monday": where and when, told in another sentence than who met.

    They go to the nearest meeting within a few sentences that lacks them.
    """
    document = context.document
    open_ones = [e for e in found if e.date is None or e.place is None][:_COMPARED]
    if not open_ones:
        return
    told = {document.sentence_of[e.at] for e in found}
    nouns = vocabulary.REFERENCES | {
        document.lower[e.at] for e in open_ones if e.rule == "meeting:chaired-by"
    }
    for i, word in enumerate(document.lower):
        sentence = document.sentence_of[i]
        if word not in nouns or document.quoted[i] or sentence in told or i == 0:
            continue
        nearest = min(open_ones, key=lambda e: abs(document.sentence_of[e.at] - sentence))
        if abs(document.sentence_of[nearest.at] - sentence) > _NEAR or (nearest.date and nearest.place):
            continue
        first = noun_start(context, i)
        judged = document.lower[first - 1] in vocabulary.DESCRIBING
        if (is_unreal(context, first) and not judged) or document.lower[i - 1] in vocabulary.NOT_YET:
            continue
        _take_from(context, nearest, i)


def _from_lead(context: Context, encounter: Encounter) -> None:
    """Let the first meeting of a report happen when and where the lead says, if that tells of the same sides.

    "Ghana and Togo agreed in Accra on Monday to …", and further on "At the talks, A told B …".
    """
    document = context.document
    home = document.sentence_of[encounter.at]
    first, last = document.sentences[home]
    if encounter.date is not None and encounter.place is not None:
        return
    if home == 0 or any(word in vocabulary.ANOTHER_TIME for word in document.lower[first:last]):
        return
    end = document.sentences[min(home - 1, 1)][1]
    named = {mention.agent.name for mention in context.mentions_in(0, document.ends[end - 1])}
    if not all(named & context.stands_for(agent) for agent in encounter.participants):
        return
    begin = after_dateline(document.text, 0)
    told = (e for e in context.dates.within(begin, document.ends[end - 1]) if e.rule in _DAYS)
    encounter.date = encounter.date or next((e for e in told if _is_past(context, e)), None)
    encounter.place = encounter.place or place_between(context, 0, end)


def _is_past(context: Context, expression: DateExpression) -> bool:
    """Whether a date of the lead may be that of what took place: "will sign on May 3" is not."""
    document = context.document
    i = document.token_at(expression.start)
    return FUTURE_MARKS.isdisjoint(
        document.lower[sentence_start(document, i) : i]
    ) and not dates_something_else(context, expression)


def _take_from(context: Context, encounter: Encounter, i: int) -> None:
    """Let the words behind the noun of a meeting at `i` tell what an encounter lacks."""
    document = context.document
    begin = i + 3 if document.lower[i + 1 : i + 3] == [",", "which"] else i + 1
    behind = document.lower[begin : begin + 2]
    if behind[:1] == [","] and vocabulary.BEHIND_COMMA.isdisjoint(behind):
        return  # "During the talks, A praised the college in Oslo"
    stop = min(clause_end(document, begin, sentence_end(document, i)), i + 14)
    if "between" in document.lower[i:stop]:
        return
    place = place_between(context, i + 1, stop)
    date = date_of_event(context, i, stop)
    held = next((k for k in range(i, stop) if tuple(document.lower[k : k + 2]) in vocabulary.TAKING_PLACE), i)
    near = date is not None and 0 < document.token_at(date.start) - held <= 8
    if (place and encounter.place) or (near and encounter.date):
        return  # tells of another meeting, or nothing new
    taken = (place, date if near or place else None)
    encounter.place, encounter.date = encounter.place or taken[0], encounter.date or taken[1]
    if any(taken):
        encounter.evidence.append(trimmed(document, i, stop))


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


# ---------------------------------------------------------------- one fact per encounter


def _add(context: Context, found: list[Encounter], new: Encounter) -> None:
    """Append, or merge into the encounter that it tells again."""
    if found and new.rule == "meeting:attended-by":
        return  # who else came to the meeting that was told
    for old in found[-_COMPARED:]:
        if "meeting:met-a-group" in (old.rule, new.rule) and old.rule != new.rule:
            continue  # who else was there has no name
        theirs, ours = set(names(old.participants)), set(names(new.participants))
        if _stand_for(context, new.participants, old.participants) or _led(context, old, new):
            old.participants, old.rule, theirs = new.participants, new.rule, ours
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


def _led(context: Context, old: Encounter, new: Encounter) -> bool:
    """ "Two bodies met in Oslo. The meeting was chaired by A and B": whether they met for the bodies."""
    document = context.document
    near = 0 <= document.sentence_of[new.at] - document.sentence_of[old.at] <= _NEAR
    bodies = all(agent.kind != "person" for agent in old.participants)
    this = new.rule == "meeting:chaired-by" and document.lower[new.at - 1] in ("the", "this")
    return near and bodies and (this or new.rule == "meeting:delegations")


def _stand_for(context: Context, people: tuple[Agent, ...], bodies: tuple[Agent, ...]) -> bool:
    """ "A meets Ghana": whether the people are those who met for the bodies of another report."""
    if all(agent.kind == "person" for agent in bodies) or len(people) != len(bodies):
        return False
    return all(any(body.name in context.stands_for(agent) for agent in people) for body in bodies)
