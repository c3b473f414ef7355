"""The clause of a commitment: from its verb to who undertakes it, what, for whom and on what condition."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.facts.commitments import words as vocabulary
from store.reading.facts.commitments.undertaker import undertakers
from store.reading.facts.commitments.undertaking import Undertaking
from store.reading.facts.context import Context
from store.reading.facts.meetings.encounter import Encounter
from store.reading.facts.phrasing.clause_words import NEGATIONS
from store.reading.facts.phrasing.clauses import verb_group_start
from store.reading.facts.phrasing.phrases import (
    clause_end,
    sentence_end,
    sentence_start,
    trimmed,
)


def denied(context: Context, verb: int) -> bool:
    """Whether the verb is negated."""
    lower = context.document.lower
    start = verb_group_start(context, verb)
    if any(word in ("neither", "no", "nor", "none") for word in lower[max(0, start - 4) : start]):
        return True  # "neither government had agreed"
    return any(word in NEGATIONS for word in lower[max(0, start - 1) : verb])


def undertaking_at(
    context: Context,
    encounters: Sequence[Encounter],
    verb: int,
    start: int,
    modality: str,
    confidence: float,
    rule: str,
) -> Undertaking | None:
    """The commitment of the verb at `verb`, its content from `start` on (tokens); None if it is nobody's."""
    document = context.document
    last = sentence_end(document, verb)
    end = clause_end(document, start, last)
    if end <= start:
        return None
    who = undertakers(context, encounters, verb, own_will=rule == "commitment:will")
    private = modality == "intends" and all(_is_private(context, name) for name in who.names)
    if modality in ("intends", "wishes") and document.lower[start] in vocabulary.STATIVES:
        return None
    if private and document.lower[start] not in vocabulary.ACTIONS:
        return None  # "plans to root for the home team"
    asked = document.lower[who.start - 1] in ("why", "whether", "how", "what", "when") if who.start else False
    if not who.names or asked:
        return None
    if _is_asked(context, verb):
        return None
    if who.first_person and rule == "commitment:pledged-thing":
        return None  # "We promised this to our grandparents"
    condition = _condition(context, verb, end)
    if condition is not None and start < condition[0] - 1 < end:
        end = condition[0] - 1
        end -= document.lower[end - 1] == ","
    promisee: tuple[str, ...] = ()
    if rule == "commitment:pledged-thing":
        promisee, start = _promisee(context, start, end)
    return Undertaking(
        at=verb,
        who=who.names,
        promised_to=promisee,
        to_do=(start, end),
        modality=modality,
        evidence=[trimmed(document, min(who.start, verb), end)],
        confidence=round(confidence - who.doubt, 2),
        rule=rule,
        encounter=who.encounter,
        first_person=who.first_person,
        condition=condition,
    )


def _is_private(context: Context, name: str) -> bool:
    """Whether this is a person without a post."""
    person = context.people.get(name)
    return person is not None and not person.role


def _is_asked(context: Context, verb: int) -> bool:
    """ "asked if they planned to attend": what somebody only wants to know."""
    lower, first = context.document.lower, sentence_start(context.document, verb)
    at = next((k for k in range(verb - 1, max(first, verb - 12), -1) if lower[k] in ("if", "whether")), None)
    return at is not None and lower[at - 1] in vocabulary.ASKING and "," not in lower[at:verb]


def _promisee(context: Context, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """ "promised Ghana 30 ambulances": to whom, and where the thing begins."""
    document = context.document
    first = start + (document.lower[start] in ("the", "its", "their"))
    for mention in context.mentions_in(document.starts[first], document.ends[end - 1])[:1]:
        after = document.token_at(mention.end - 1) + 1
        at_once = document.token_at(mention.start) == first
        if at_once and after < end and document.pos[after] in ("NUM", "DET", "ADJ", "NOUN"):
            return (mention.agent.name,), after
    return (), start


def _condition(context: Context, verb: int, end: int) -> tuple[int, int] | None:
    """The tokens of an if-clause in the sentence, without "if"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, verb)
    first = sentence_start(document, verb)
    for i in range(first, last):
        if lower[i] not in vocabulary.CONDITIONS or (lower[i] == "once" and verb < i < end):
            continue
        stop = next((k for k in range(i, last) if lower[k] in (",", ".", ";", "”")), last)
        if i < verb < stop:
            continue
        if stop > i + 2 and document.pos[i - 1 if i > first else i] != "VERB":
            return i + 1, stop
    return None
