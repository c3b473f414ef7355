"""What a date is the date of: the fact that it dates, the words of a speaker, or the verb of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.facts.agreements.telling import Telling
from store.reading.facts.context import Context
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.meetings.encounter import Encounter
from store.reading.facts.phrasing.phrases import is_mark, printed, sentence_end, sentence_start

_REACH = 10  # tokens to either side in which the dated verb is looked for
_LONGEST = 6  # words of an anchor


def anchors(
    context: Context, encounters: Sequence[Encounter], agreements: Sequence[Telling]
) -> dict[int, str]:
    """A short anchor by the offset at which a date expression begins."""
    found: dict[int, str] = {}
    for telling in agreements:
        rank = f"{telling.ordinal}. " if telling.ordinal else ""
        for expression, part in ((telling.signed, "signed"), (telling.until, "valid until")):
            if expression is not None:
                found[expression.start] = f"{rank}{telling.type} {part}"
    for encounter in encounters:
        if encounter.date is not None:
            people = " / ".join(agent.name for agent in encounter.participants)
            found.setdefault(encounter.date.start, f"meeting {people}")
    for expression in context.dates.expressions:
        if expression.start not in found:
            anchor = _said(context, expression) or _verb(context, expression)
            if anchor:
                found[expression.start] = anchor
    return found


def _said(context: Context, expression: DateExpression) -> str | None:
    """ "said on Tuesday": the date stands beside a cue and outside the content."""
    document = context.document
    if context.statement_at(expression.start) is not None:
        return None
    i = document.token_at(expression.start)
    for statement in context.told_in(document.sentence_of[i]):
        cue = document.token_at(statement.cue[0]) if statement.cue else i
        if 0 < i - cue <= 4:
            speakers = [agent.name for agent in context.speakers(statement)]
            return f"statement by {' and '.join(speakers)}" if speakers else "statement"
    return None


def _verb(context: Context, expression: DateExpression) -> str | None:
    """The verb of the clause with the words between it and the date."""
    document = context.document
    i = document.token_at(expression.start)
    beyond = document.token_at(max(expression.start, expression.end - 1)) + 1
    first, last = sentence_start(document, i), sentence_end(document, i)
    for k in range(i - 1, max(first, i - _REACH) - 1, -1):
        if document.words[k] in (";", ":", "“", "”"):
            break
        if document.pos[k] == "VERB":
            stop = i - 1 if document.pos[i - 1] == "ADP" and i - 1 > k else i
            return _short(context, k, stop)
    for k in range(beyond, min(last, beyond + _REACH)):
        if document.pos[k] == "VERB":
            return _short(context, beyond, k + 1)
    return None


def _short(context: Context, start: int, end: int) -> str | None:
    document = context.document
    while start < end and is_mark(document.words[start]):
        start += 1
    end = min(end, start + _LONGEST)
    while end > start and is_mark(document.words[end - 1]):
        end -= 1
    return printed(document, document.span(start, end)) if end > start else None
