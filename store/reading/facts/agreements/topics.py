"""What an agreement is on, or aims at: "a pact on [nurses]", "a deal that aims to [end the strike]"."""

from __future__ import annotations

from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.agreements.instruments import Instrument
from store.reading.facts.context import Context
from store.reading.facts.phrasing.phrases import clause_end, printed

_CIRCUMSTANCES = ("in", "on", "by", "for")


def topics_of(context: Context, instrument: Instrument, last: int) -> tuple[str, ...]:
    """The phrase behind "on", "regarding", "aims to"; () if there is none before the token `last`."""
    document = context.document
    lower, k = document.lower, instrument.last
    for j in range(k, min(last - 2, k + 45)):
        if lower[j] in vocabulary.AIMING and lower[j + 1] in ("to", "at"):
            end = clause_end(document, j + 2, last)
            return (printed(document, document.span(j + 2, end)),) if end > j + 2 else ()
    told = k + 1 < last and lower[k] in vocabulary.TOPIC_LINKS and lower[k + 1] != "behalf"
    if not told or instrument.bare or _is_dated(context, k + 1, last):
        return ()
    end = _topic_end(context, k + 1, clause_end(document, k + 1, last))
    return (printed(document, document.span(k + 1, end)),) if end > k + 1 else ()


def _topic_end(context: Context, start: int, last: int) -> int:
    """Where the circumstances of the signing, another agreement or another clause begin."""
    document = context.document
    end = next((j for j in range(start + 1, last) if _is_beyond(context, j, last)), last)
    while end > start and document.lower[end - 1] in vocabulary.BEFORE_NEXT:
        end -= 1
    return end


def _is_beyond(context: Context, j: int, last: int) -> bool:
    document = context.document
    word, pos = document.lower[j], document.pos[j]
    if word in vocabulary.AFTER_TOPIC or word in vocabulary.INSTRUMENTS or pos == "AUX":
        return True
    if pos == "VERB" and document.pos[j - 1] in ("NOUN", "PROPN", "PUNCT"):
        return True  # "climate concluded in May", "nurses, paving the way"
    if word == "," and document.pos[j + 1 : j + 2] == ["DET"]:
        return True  # "nurses, the first in May"
    if word not in _CIRCUMSTANCES or j + 1 >= last:
        return False
    return _is_dated(context, j + 1, last) or context.place_in(j + 1, j + 2) is not None


def _is_dated(context: Context, k: int, last: int) -> bool:
    """ "for another three years", "by the end of May": a date or duration follows and no topic."""
    starts = context.document.starts
    reach = 3 if context.document.lower[k - 1] in ("for", "by") else 1
    return any(context.dates.holds(starts[j]) for j in range(k, min(k + reach, last)))
