"""What a meeting was about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.reading.facts.context import Context, names
from store.reading.facts.meetings import words as vocabulary
from store.reading.facts.phrasing.clauses import subject
from store.reading.facts.phrasing.phrases import clause_end, printed, sentence_end, sentence_start, trimmed

if TYPE_CHECKING:
    from store.reading.facts.meetings.encounter import Encounter

_REACH = 6  # sentences after the report of a meeting in which its topics are looked for


def add_topics(context: Context, encounters: Sequence[Encounter]) -> None:
    """Give every encounter the topics that its own sentence and those after it tell, with evidence."""
    document = context.document
    homes = sorted({document.sentence_of[encounter.at] for encounter in encounters})
    for encounter in encounters:
        home = document.sentence_of[encounter.at]
        k = bisect_right(homes, home)
        stop = min(home + _REACH, len(document.sentences), homes[k] if k < len(homes) else home + _REACH)
        for sentence in range(home, stop):
            _from_sentence(context, encounter, sentence, own=sentence == home)


def _from_sentence(context: Context, encounter: Encounter, sentence: int, own: bool) -> None:
    document = context.document
    begin = encounter.at if own else document.sentences[sentence][0]
    first, last = sentence_start(document, begin), sentence_end(document, begin)
    refers = own or any(word in vocabulary.REFERENCES for word in document.lower[first:last])
    for i in range(begin, last):
        start = _object_of_discussion(document.lower, i, last)
        if start is None or document.quoted[i]:
            continue
        actors, begin = subject(context, i)
        if not (refers or set(names(actors)) & set(names(encounter.participants))):
            continue
        end = before_date(context, start, clause_end(document, start, last))
        if end <= start:
            continue
        encounter.topics.append(_topic(context, start, end))
        if not own:
            encounter.evidence.append(trimmed(document, min(begin, i), end))


def _object_of_discussion(lower: list[str], i: int, last: int) -> int | None:
    if lower[i] in vocabulary.DISCUSSING:
        return i + 1
    preposition = vocabulary.DISCUSSING_ON.get(lower[i])
    if preposition and i + 1 < last and lower[i + 1] == preposition:
        return i + 2
    return None


def before_date(context: Context, start: int, end: int) -> int:
    """ "discuss the work on October 26": the date is the meeting's and no part of the topic."""
    document = context.document
    if end <= start:
        return end
    for expression in context.dates.within(document.starts[start], document.ends[end - 1]):
        i = document.token_at(expression.start)
        if i > start + 1 and document.lower[i - 1] == "on":
            return i - 1
    return end


def _topic(context: Context, start: int, end: int) -> str:
    document = context.document
    if document.lower[start] in ("the", "their", "its", "a") and start + 1 < end:
        start += 1
    if document.lower[start : start + 2] in (["progress", "of"], ["progress", "in"]) and start + 3 < end:
        start += 2
        start += document.lower[start] in ("the", "a")
    for k in range(start + 1, end):  # "and also reviewed …" is told by its own verb
        if _object_of_discussion(document.lower, k, end) is not None:
            end = k - (document.lower[k - 1] == "also") - (document.lower[k - 1 : k] == ["and"])
            while end > start + 1 and document.lower[end - 1] in ("and", ",", "also"):
                end -= 1
            break
    return printed(document, document.span(start, max(end, start + 1)))
