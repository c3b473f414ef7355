"""Which dates of a sentence say when an agreement was signed, and until when it holds.

"The pact, first signed on [May 3] and renewed on [June 5], runs until [2029]": two signings and an end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.reading.datelines import after_dateline
from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.context import Context
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.phrasing.phrases import is_mark, sentence_start
from store.records import Span

_ENDS = frozenset(("date:day", "date:month", "date:weekday", "date:year"))
_BEHIND = 8  # tokens behind the verb of a signing in which its date is told
_REACH = 6  # tokens before a date in which its part is told


@dataclass(slots=True)
class Term:
    """One signing: its date, the date of its end, its place in a series, and the code points that tell it."""

    signed: DateExpression | None = None
    until: DateExpression | None = None
    ordinal: int | None = None
    start: int = 0
    end: int = 0


def terms(
    context: Context,
    first: int,
    last: int,
    signing: int | None,
    inside: Span = (0, 0),
    ended: bool = False,
    skipped: Span = (0, 0),
) -> list[Term]:
    """The signings told between two tokens; `signing` is the token of the verb, None if there is none.

    "first on D1, valid until D2, and then on D3" gives two. `inside` are the tokens of the agreement's
    noun phrase ("the 2016 memorandum"), `ended` says that the sentence tells its end, `skipped` are the
    tokens of a treaty that it amends.
    """
    document = context.document
    found: list[Term] = []
    renewed = signing is not None and document.lower[signing] in vocabulary.RENEWING
    for expression in context.dates.within(document.starts[first], document.ends[last - 1]):
        at = document.token_at(expression.start)
        if skipped[0] <= at < skipped[1] or _stands_outside(context, expression, signing, inside, last):
            continue
        if expression.rule == "date:years" and "for" in document.lower[max(first, at - 2) : at]:
            _add_end(found, _end_of(expression), None, expression.start, renewed)
            continue
        part, rank, begin = _part(context, expression, first, signing)
        if _dates_the_noun(context, expression, inside, signing) and part == "":
            part = "signed"
        if part == "" and ended and expression.rule in _ENDS:
            part = "until"
        if part == "until":
            _add_end(found, expression, rank, begin, renewed)
        elif part == "signed":
            _add_signing(found, expression, rank, begin, renewed)
    return found


def _add_signing(
    found: list[Term], signed: DateExpression, rank: int | None, begin: int, renewed: bool
) -> None:
    """Date the latest signing, or tell one more, if the text ranks it."""
    if found and rank == 1 and renewed:
        found[-1].signed = signed  # "renewed on Friday the accord they first signed in May 2019"
    elif not found or rank is not None:
        if rank == 0:
            rank = (found[-1].ordinal or len(found)) + 1 if found else None
        found.append(Term(signed, None, rank, begin, signed.end))
    elif found[-1].signed is None:
        found[-1].signed = signed


def _stands_outside(
    context: Context, expression: DateExpression, signing: int | None, noun: Span, last: int
) -> bool:
    """A duration, or the date of a dateline ("OSLO, May 3 — …") or another clause ("on Friday after …")."""
    document = context.document
    line = document.starts[sentence_start(document, document.token_at(expression.start))]
    if expression.rule == "date:duration" or expression.end <= after_dateline(document.text, line):
        return True
    if signing is None or expression.start > document.starts[signing]:
        return False
    behind = document.ends[min(signing + _BEHIND, last - 1)]
    if signing >= noun[1] and context.dates.within(document.starts[signing], behind):
        return expression.end <= document.starts[noun[0]]  # "on Friday they spoke of an accord signed in May"
    begin = document.token_at(expression.end - 1) + 1
    parted = (k for k in range(begin, signing) if document.lower[k] in ("after", "as", "while", "because"))
    # "on May 3, after long talks, they signed it": a comma ends what came between.
    return any(
        not document.lower[k + 1].endswith("ing") and "," not in document.lower[k:signing] for k in parted
    )


def _dates_the_noun(context: Context, expression: DateExpression, inside: Span, signing: int | None) -> bool:
    """ "the 2016 memorandum", "the memorandum of May 2016", "since May 3, when they signed it"."""
    lower, at = context.document.lower, context.document.token_at(expression.start)
    if inside[0] <= at < inside[1]:
        return True
    if at == inside[1] + 2 and lower[inside[1] : at] == [",", "dated"]:
        return True
    if at == inside[1] + 1 and lower[inside[1]] in ("of", "from", "dated"):
        return True
    return signing is not None and at < signing and lower[_beyond(context, expression)] == "when"


def _beyond(context: Context, expression: DateExpression) -> int:
    """The token after a date and a comma."""
    document = context.document
    i = document.token_at(expression.end - 1) + 1
    return min(i + (document.lower[i : i + 1] == [","]), len(document.lower) - 1)


def _add_end(found: list[Term], until: DateExpression, rank: int | None, begin: int, renewed: bool) -> None:
    """Let the latest signing hold until a date, or tell the date alone; the later end of one prolonged."""
    if not found or (found[-1].until is not None and not renewed):
        found.append(Term(ordinal=rank, start=begin))
    found[-1].until, found[-1].end = until, until.end


def was_due(context: Context, until: DateExpression) -> bool:
    """ "had been due to lapse in May", "was to end in May": what the text may go on to tell otherwise."""
    i = context.document.token_at(until.start)
    before = context.document.lower[max(0, i - _REACH) : i]
    return "to" in before and any(word in ("was", "were", "been") for word in before)


def duration_of(context: Context, first: int, last: int) -> DateExpression | None:
    """For how long it holds: "valid for five years", "a period of three years"."""
    document = context.document
    for expression in context.dates.within(document.starts[first], document.ends[last - 1]):
        i = document.token_at(expression.start)
        if expression.rule == "date:duration" and any(w in ("for", "of") for w in document.lower[i - 2 : i]):
            return expression
    return None


def _end_of(expression: DateExpression) -> DateExpression:
    """The end of "the 2025-28 period"."""
    return replace(expression, edtf=expression.edtf.rpartition("/")[2], rule="date:year")


def _part(
    context: Context, expression: DateExpression, first: int, signing: int | None
) -> tuple[str, int | None, int]:
    """What the words before a date say of it: "signed", "until" or ""; and its rank in a series (0: next)."""
    document = context.document
    lower, i = document.lower, document.token_at(expression.start)
    rank: int | None = None
    begin = expression.start
    prolonged = lower[i - 1] == "to"  # "extended to May 3"
    for k in range(i - 1, max(first, i - _REACH) - 1, -1):
        word = lower[k]
        if word in vocabulary.VALIDITY or (prolonged and word in vocabulary.RENEWING):
            return "until", None, document.starts[k]
        if word in vocabulary.DATING:
            return "signed", None, document.starts[k]
        apart = word == "from" and lower[k - 1] not in vocabulary.DATING
        if apart or word in vocabulary.EFFECT or word in vocabulary.TOLD:
            return "", None, begin
        if word in vocabulary.SEQUENCE and vocabulary.AFTER_RANK.issuperset(lower[k + 1 : i]):
            return "signed", vocabulary.SEQUENCE[word], document.starts[k]
        if word in vocabulary.AGAIN:
            rank, begin = 0, document.starts[k]
        if word in vocabulary.SIGNING or word in vocabulary.RENEWING:
            if lower[k - 1 : k] == ["one"] and k - 1 > first:  # "an update of the one signed in 2020"
                return "", None, begin
            if lower[k - 1] in ("first", "originally", "initially"):
                rank, begin = 1, document.starts[k - 1]
            if word not in vocabulary.INFINITIVES and lower[k - 1] not in vocabulary.PLANNED | {"be"}:
                return ("signed" if signing is not None or word in vocabulary.SIGNING else ""), rank, begin
            break
        if is_mark(word) and word != ",":
            break
    return ("signed" if signing is not None else ""), rank, begin
