"""Which date belongs to an event that a verb or noun reports."""

from __future__ import annotations

from itertools import pairwise

from store.reading.datelines import after_dateline
from store.reading.facts.context import Context
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.meetings.words import FRONTING
from store.reading.facts.phrasing.phrases import sentence_end, sentence_start
from store.reading.wordlist import words_of

_UNFIT = frozenset(("date:duration", "date:years", "date:decade", "date:century"))
_DAYS = frozenset(("date:weekday", "date:day", "date:relative-day", "date:iso"))
_HEAD = 4  # dates among which a report prints its own
_SHORT_LINE = 6  # words
_TAIL = 60  # code points behind the date of a line
_SPANS = words_of("day days week weeks month months year years hour hours")
_REPORTING = words_of(
    "said says added wrote posted announced reported told published according since until by statement"
)
_BOUNDING = words_of(
    "expire expires expired expiring lapse lapses lapsed end ends ended run runs valid until till by from "
    "since of than before"
)
_DAYTIMES = (["morning"], ["afternoon"], ["evening"], ["night"])  # "on the evening of May 3"


def date_of_event(context: Context, at: int, end: int) -> DateExpression | None:
    """The date stated for the event at the token `at`, whose clause ends at `end`; None if none is."""
    document = context.document
    first, last = sentence_start(document, at), sentence_end(document, at)
    here = [
        e
        for e in context.dates.within(document.starts[first], document.ends[last - 1])
        if e.rule not in _UNFIT
    ]
    begin = after_dateline(document.text, document.starts[first])
    here = [e for e in here if e.start >= begin and not dates_something_else(context, e)]
    offset, limit = document.starts[at], document.ends[max(at, end - 1)]
    after = [e for e in here if offset < e.start <= limit]
    before = [e for e in here if e.end <= offset]
    if after:
        return after[0]
    earlier = not here and any(
        two[1] == "earlier" and two[0] not in _SPANS for two in pairwise([".", *document.lower[first:at]])
    )
    if first and (earlier or _same_day(document.lower[first:last])):
        told = [
            e
            for e in context.dates.within(0, document.ends[first - 1])
            if e.rule in _DAYS and not _bounds(context, e)
        ]
        if told:
            return told[-1]
    if before and _reaches(context, before[-1], at):
        return before[-1]
    return next((e for e in here if e.start > limit and not _behind_reporting(context, limit, e.start)), None)


def day_of_report(context: Context, expression: DateExpression) -> DateExpression:
    """For "today" the day that a dateline or a line of its own above it prints with its year, else itself."""
    text = context.document.text
    if expression.rule != "date:relative-day" or expression.shift != 0:
        return expression
    for printed in context.dates.expressions[:_HEAD]:
        line = text.rfind("\n", 0, printed.start) + 1
        alone = len(text[line : printed.end + _TAIL].split("\n", 1)[0].split()) <= _SHORT_LINE
        whole = printed.rule in ("date:day", "date:iso") and "X" not in printed.edtf
        if whole and printed.end <= expression.start and (alone or printed.end <= after_dateline(text, line)):
            return printed
    return expression


def _same_day(sentence: list[str]) -> bool:
    """ "On that day", "the same day", "earlier in the day": the day told last before the sentence."""
    return any(
        two in (("that", "day"), ("same", "day"))
        or (two == ("the", "day") and sentence[max(0, k - 2) : k] in (["earlier", "in"], ["later", "in"]))
        for k, two in enumerate(pairwise(sentence))
    )


def _reaches(context: Context, expression: DateExpression, at: int) -> bool:
    """Whether a date before the event dates it: "an October 30 meeting", "On Tuesday, A met B"."""
    document = context.document
    i = document.token_at(expression.start)
    if at - i <= 6:
        return True
    first = sentence_start(document, at)
    head = document.lower[first:i]
    beyond = document.token_at(expression.end - 1) + 1
    if document.lower[beyond] == "," and first < i and document.lower[first] in FRONTING:
        # "While in Oslo on Tuesday, A met B": the date stands in what opens the sentence.
        return len(head) <= 10 and "VERB" not in document.pos[first:i]
    return len(head) <= 3 and not any(word in ("from", "since", "until", "by") for word in head)


def dates_something_else(context: Context, expression: DateExpression) -> bool:
    """Whether a date is that of a report, or the bound of a term: "expires on Friday", "the pact of 2016"."""
    return dates_a_report(context, expression) or _bounds(context, expression)


def _bounds(context: Context, expression: DateExpression) -> bool:
    i = context.document.token_at(expression.start)
    before = context.document.lower[max(0, i - 2) : i]
    owner = context.document.lower[context.document.token_at(expression.end - 1) + 1 :][:1]
    if owner in (["’s"], ["'s"]):
        return False  # "the outcome of today's meeting"
    return before[:1] not in _DAYTIMES and any(word in _BOUNDING for word in before)


def dates_a_report(context: Context, expression: DateExpression) -> bool:
    """ "said on Tuesday", "a March 10 post": the date of the words and not of what they tell."""
    document = context.document
    i = document.token_at(expression.start)
    before = document.lower[max(0, i - 2) : i]
    beyond = document.token_at(expression.end - 1) + 1
    after = document.lower[beyond : beyond + 4]
    reports = {"post", "statement", "release", "report", "tweet", "letter", "interview"}
    return any(word in _REPORTING for word in before) or bool(reports & set(after))


def _behind_reporting(context: Context, start: int, end: int) -> bool:
    document = context.document
    between = document.lower[document.token_at(start) : document.token_at(end)]
    return any(word in _REPORTING for word in between)
