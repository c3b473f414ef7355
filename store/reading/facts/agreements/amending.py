"""The treaty that an amendment changes: "an amendment to [the 2007 Water Treaty]"."""

from __future__ import annotations

from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.agreements.instruments import Instrument, name_of
from store.reading.facts.agreements.telling import Telling
from store.reading.facts.context import Context
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.phrasing.phrases import sentence_end


def amended(context: Context, instrument: Instrument, outer: Telling) -> list[Telling]:
    """The treaty that an amendment changes, where the text dates it: "the 2007 Water Treaty"."""
    document = context.document
    dates = context.dates.within(document.starts[instrument.first], document.ends[instrument.last - 1])
    dates = dates or dates_behind(context, instrument)
    if not dates or not (len(outer.parties) > 1 or context.two_countries):
        return []
    return [
        Telling(
            type=instrument.type,
            head=instrument.head,
            name=name_of(document, instrument),
            ordinal=None,
            parties=outer.parties,
            signatories=(),
            evidence=[document.span(instrument.first, instrument.last)],
            status=None,
            real=True,
            event=True,
            confidence=0.6,
            rule="agreement:amended",
            topics=(),
            definite=True,
            signed=dates[0],
            other=True,
        )
    ]


def dates_behind(context: Context, instrument: Instrument) -> list[DateExpression]:
    """ "amending the pact [which the two sides concluded in May 2004]", "[of 2004]"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, instrument.head)
    if not instrument.definite:
        return []  # "an amendment to a pact that they signed on Sunday": the amendment is what they signed
    clause = False
    for k in range(instrument.last, min(last, instrument.last + 14)):
        if lower[k] in vocabulary.SIGNING or (k == instrument.last and lower[k] == "of"):
            found = context.dates.within(document.starts[k], document.ends[min(last, k + 7) - 1])
            return [e for e in found if e.rule != "date:duration"][:1]
        if k > instrument.last and (lower[k] in (",", ";") or (lower[k] == "and" and not clause)):
            break
        clause = clause or lower[k] in ("which", "that")
    return []
