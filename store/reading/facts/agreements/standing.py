"""How a text tells of an agreement, and what that makes it: planned, signed, in force, expired, renewed."""

from __future__ import annotations

from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.agreements.instruments import Instrument
from store.reading.facts.agreements.signing import signing_verb
from store.reading.facts.context import Context
from store.reading.facts.phrasing.phrase_words import DETERMINERS

SIGNED = ("active", "passive", "relative")


def form_of(context: Context, instrument: Instrument, first: int, last: int) -> tuple[int | None, str]:
    """The verb that makes it, and how the text tells that; "effect" and "ended" need no verb."""
    lower = context.document.lower
    verb, form = signing_verb(context, instrument, first, last)
    if form == "" and instrument.listed is not None:
        return form_of(context, instrument.listed, first, last)
    wishes = (k for k in range(first, instrument.first) if lower[k] in vocabulary.WISHES)
    if form == "planned" and any(lower[k + 1] != "to" for k in wishes):
        verb, form = None, ""  # "wants the ministry to sign the accord"
    if form == "" and _has_ended(lower, instrument.last, last):
        form = "ended"
    if form in ("", "between") and _took_effect(lower, instrument.last, last):
        form = "effect"
    return verb, form


def status_of(
    context: Context, instrument: Instrument, verb: int | None, form: str, first: int, last: int
) -> str | None:
    """ "plan to sign": planned; "renewed": renewed; "the valid pact": in force; None where nothing tells."""
    lower = context.document.lower
    around = lower[max(first, instrument.first - 8) : min(last, instrument.last + 10)]
    if form == "planned":
        return "in force" if verb is not None and _is_change(lower[verb]) else "planned"
    if _has_ended(lower, instrument.last, last):
        return "expired"
    if form in SIGNED:
        return "renewed" if verb is not None and lower[verb] in vocabulary.RENEWING else "signed"
    return "in force" if form == "effect" or any(w in vocabulary.IN_FORCE for w in around) else None


def _is_change(verb: str) -> bool:
    """Whether a verb renews or amends what there is already."""
    return verb in vocabulary.RENEWING or verb in vocabulary.AMENDING


def _took_effect(lower: list[str], start: int, last: int) -> bool:
    """ "took effect in 2019", "entered into force", "in force since 2019"."""
    if lower[start : start + 3] == ["in", "force", "since"]:
        return True
    for k in range(start, min(last - 1, start + 14)):
        if lower[k] in ("took", "takes") and lower[k + 1] == "effect":
            return True
        if lower[k] in ("entered", "came", "enters", "comes") and lower[k + 1] == "into":
            return lower[k + 2 : k + 3] in (["force"], ["effect"])
    return False


def _has_ended(lower: list[str], start: int, last: int) -> bool:
    """ "has expired", "lapsed in 2021", "ran out"."""
    stop = min(last, start + 16)
    for k in range(start, stop):
        if lower[k] in vocabulary.INSTRUMENTS or lower[k] == "one":
            return False  # "replaces one that has expired"
        if lower[k + 1 : k + 2] and lower[k + 1] in DETERMINERS:
            continue  # "the treaty that ended the war"
        if lower[k] in vocabulary.ENDING:
            return not any(w in vocabulary.PLANNED or w in ("not", "n’t", "never") for w in lower[k - 2 : k])
        if lower[k] in ("ran", "run") and lower[k + 1 : k + 2] == ["out"]:
            return lower[k] == "ran"
    return False
