"""Where something happens: "in Seoul", "at the ministry headquarters in Phnom Penh"."""

from __future__ import annotations

from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.facts.context import Context
from store.reading.facts.meetings.words import DAYTIMES, EVENTS, LOCALITIES, PLACES_TO_MEET
from store.reading.facts.phrasing.phrases import noun_phrase_end, printed


def place_between(
    context: Context, start: int, end: int, links: tuple[str, ...] = ("in", "at", "on")
) -> str | None:
    """The place that "in", "at" or "on" names between two tokens; the first that is one."""
    lower = context.document.lower
    for i in range(start, end):
        if lower[i] not in links or _follows_post(context, i):
            continue
        found = _place_after(context, i, end)
        if found is not None:
            return found
    return None


def _follows_post(context: Context, i: int) -> bool:
    """ "with Lund, deputy director at [the Fund]": no place but the post of the person before the comma."""
    document = context.document
    if i < 2 or document.lower[i - 1] not in ROLE_HEADS:
        return False
    k = i - 1
    while k and document.pos[k] in ("ADJ", "NOUN", "PROPN"):
        k -= 1
    return document.lower[k] == "," and any(
        m.agent.kind == "person" and m.end == document.ends[k - 1]
        for m in context.mentions_in(document.starts[max(0, k - 5)], document.ends[k])
    )


def _place_after(context: Context, i: int, end: int) -> str | None:
    """The place that follows the preposition at the token `i`."""
    document = context.document
    lower = document.lower
    begin = i + 1
    stop = _phrase_end(context, begin, end)
    if stop == begin:
        return None
    named = context.place_in(begin, stop)
    if stop < end and lower[stop] == "of" and lower[stop - 1] in LOCALITIES:
        further = _phrase_end(context, stop + 1, end)
        if further > stop + 1 and document.words[stop + 1][0].isupper():
            return printed(document, document.span(stop + 1, further))
    if lower[i] == "on":  # "on Jeju Island"; "on Gaza" is a topic
        island = named is not None and any(word in LOCALITIES for word in lower[begin:stop])
        return printed(document, document.span(begin, stop)) if island else None
    if lower[i] != "at" and named is not None:
        # "in the Kenyan capital Nairobi": the name alone.
        return printed(document, document.span(*named))
    if lower[i] == "in" and lower[stop - 1] == "capital":
        return printed(document, document.span(begin, stop))
    if lower[i] == "at" and named is None and _is_institution(context, begin, stop):
        return printed(document, document.span(begin, stop))
    room = lower[i] == "in" and lower[stop - 1] in PLACES_TO_MEET
    if (lower[i] == "at" or room) and (
        named is not None or any(w in PLACES_TO_MEET for w in lower[begin:stop])
    ):
        if stop < end and lower[stop] in ("in", "of"):
            further = _phrase_end(context, stop + 1, end)
            if further > stop + 1 and context.place_in(stop + 1, further) is not None:
                stop = further
        return printed(document, document.span(begin, stop))
    return None


def _is_institution(context: Context, begin: int, stop: int) -> bool:
    """ "at the National Institute of Health", "at India House": an address with a name, and no event."""
    document = context.document
    if document.lower[begin] == "the" and begin + 1 < stop and not document.words[begin + 1][0].isupper():
        return False
    words = document.words[begin + (document.lower[begin] == "the") : stop]
    if (
        not words
        or words[0] in ("a", "an")
        or not words[-1][0].isupper()
        or any(w.lower() in EVENTS for w in words)
    ):
        return False
    return not any(
        m.agent.kind in ("person", "country")
        for m in context.mentions_in(document.starts[begin], document.ends[stop - 1])
    ) and not any(context.dates.holds(document.starts[k]) for k in range(begin, stop))


def _phrase_end(context: Context, begin: int, end: int) -> int:
    document = context.document
    lower = document.lower
    if begin >= end:
        return begin
    first = begin + 1 if lower[begin] in ("the", "a", "an", "his", "her", "their", "its") else begin
    stop = noun_phrase_end(document, first, end) if first < end else begin
    named = context.place_in(begin, min(end, begin + 6))
    if named is not None and named[0] <= stop:
        stop = max(stop, named[1])
    stop = next((k for k in range(first + 1, stop) if lower[k] == "the"), stop)  # "at Oslo the envoy"
    while stop > first and (context.dates.holds(document.starts[stop - 1]) or lower[stop - 1] in DAYTIMES):
        stop -= 1  # "at the palace yesterday morning"
    return stop if stop > first or named is not None else begin
