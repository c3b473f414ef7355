"""Where something happens: "in Seoul", "at the ministry headquarters in Phnom Penh"."""

from __future__ import annotations

from store.reading.facts.context import Context
from store.reading.facts.meeting_words import PLACES_TO_MEET
from store.reading.facts.phrases import noun_phrase_end, printed


def place_between(context: Context, start: int, end: int) -> str | None:
    """The place that "in" or "at" names between two tokens; the first that is one."""
    document = context.document
    lower = document.lower
    for i in range(start, end):
        if lower[i] not in ("in", "at"):
            continue
        begin = i + 1
        stop = _phrase_end(context, begin, end)
        if stop == begin:
            continue
        named = context.place_in(begin, stop)
        if lower[i] == "in" and named is not None:
            # "in the Kenyan capital Nairobi": the name alone.
            return printed(document, document.span(*named))
        if lower[i] == "in" and lower[stop - 1] == "capital":
            return printed(document, document.span(begin, stop))
        if lower[i] == "at" and (named is not None or any(w in PLACES_TO_MEET for w in lower[begin:stop])):
            if stop < end and lower[stop] in ("in", "of"):
                further = _phrase_end(context, stop + 1, end)
                if further > stop + 1 and context.place_in(stop + 1, further) is not None:
                    stop = further
            return printed(document, document.span(begin, stop))
    return None


def _phrase_end(context: Context, begin: int, end: int) -> int:
    document = context.document
    if begin >= end:
        return begin
    first = begin + 1 if document.lower[begin] in ("the", "a", "an", "his", "her", "their", "its") else begin
    stop = noun_phrase_end(document, first, end) if first < end else begin
    named = context.place_in(begin, min(end, begin + 6))
    if named is not None and named[0] <= stop:
        stop = max(stop, named[1])
    return stop if stop > first or named is not None else begin
