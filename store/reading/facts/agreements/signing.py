"""The verb by which an agreement is made, and whether it is done: "[signed] the pact", "is [to sign] it"."""

from __future__ import annotations

from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.agreements.instruments import Instrument
from store.reading.facts.context import Context
from store.reading.facts.phrasing.clause_words import VERB_GROUP
from store.reading.facts.phrasing.clauses import verb_group_start

_NEAR, _FAR = 10, 45  # tokens behind an agreement in which its verb is looked for
_ATTRIBUTIVE = ("the", "a", "an", "its", "their", "’s", "'s")  # "a revised agreement"


def signing_verb(context: Context, instrument: Instrument, first: int, last: int) -> tuple[int | None, str]:
    """The verb that signs, renews or amends it, and how: active, passive, planned, or "" for none."""
    document = context.document
    lower = document.lower
    verbs = vocabulary.SIGNING | vocabulary.RENEWING | vocabulary.AMENDING | vocabulary.NEGOTIATING
    if instrument.type in vocabulary.ISSUED:
        verbs |= vocabulary.ISSUING
    before = _verb_before(context, instrument, first, verbs)
    if before is not None:
        return before
    told = _relative_verb(context, instrument, last, verbs)
    if told is not None:
        return told, "planned" if _is_planned(context, told, instrument.last) else "relative"
    begin, beyond = instrument.relative
    passive = None if instrument.embeds else _passive_verb(context, begin, beyond, verbs)
    if passive is None:
        passive = _passive_verb(context, max(instrument.last, beyond), last, verbs)
    if passive is not None:
        return (passive, "planned" if _is_planned(context, passive, instrument.last) else "passive")
    if instrument.last < last and lower[instrument.last] == "between":
        return None, "between"
    if instrument.first > first and lower[instrument.first - 1] in vocabulary.HAVING:
        return instrument.first - 1, "has"
    return None, ""


def _verb_before(
    context: Context, instrument: Instrument, first: int, verbs: frozenset[str]
) -> tuple[int, str] | None:
    """ "A and B signed an accord", "following the signing of an accord"."""
    document = context.document
    lower = document.lower
    for k in range(instrument.first - 1, max(first, instrument.first - 12) - 1, -1):
        if lower[k] in vocabulary.NO_OBJECT or lower[k] in (";", ":", "that", "“", "”"):
            return None
        if lower[k] in vocabulary.ACTS and lower[k + 1] == "of" and lower[k - 1] == "the":
            if lower[k - 2] in vocabulary.AFTER_ACT:  # "following the signing of an accord"
                return k, "passive"
            if lower[k - 2] in ("before", "of"):  # "ahead of the signing of an accord"
                return k, "planned"
        if _is_entered(lower, k, instrument.first) or (
            lower[k] in verbs
            and document.pos[k] in ("VERB", "NOUN", "ADJ")
            and (lower[k - 1] not in _ATTRIBUTIVE or lower[k] == "signatures")
        ):
            k = _act_of_signing(lower, k, first)
            underway = any(word in ("negotiations", "talks") for word in lower[k + 1 : instrument.first])
            return (k, "planned" if underway or _is_planned(context, k, first) else "active")
    return None


def _is_entered(lower: list[str], k: int, first: int) -> bool:
    """ "entered into a pact", "have agreed on a roadmap": verbs that make what follows them at once."""
    into = vocabulary.INTO.issuperset(lower[k + 1 : first])
    return into and (lower[k] in vocabulary.ENTERING or lower[k : k + 2] == ["put", "pen"])


def _passive_verb(context: Context, begin: int, last: int, verbs: frozenset[str]) -> int | None:
    """ "the accord [on nurses between A and B] was signed": far behind only if no other verb comes first."""
    document = context.document
    told = False
    for k in range(begin, min(last, begin + _FAR)):
        alone = document.lower[k] in ("agreed", "followed") and document.lower[k - 1] not in VERB_GROUP
        made = alone and k <= begin + 1  # "a pact agreed in May", "an accord followed in June"
        if made or (document.lower[k] in verbs and document.pos[k] in ("VERB", "ADJ")):
            apart = _belongs_to_another(document.lower, begin, k) or _has_object(context, k, last)
            return None if apart else k
        told = told or (document.pos[k] == "VERB" and document.lower[k] not in VERB_GROUP)
        far = told and k >= begin + _NEAR and document.lower[begin] != "between"
        if far or document.lower[k] in (";", ":", "“", "”", ".", "according"):
            return None
    return None


def _has_object(context: Context, verb: int, last: int) -> bool:
    """ "a helicopter under contract [struck power lines]": a verb with an object is no participle."""
    document, beyond = context.document, verb + 1
    if document.lower[verb - 1] in VERB_GROUP or beyond >= last:
        return False
    return document.pos[beyond] in ("DET", "NOUN", "ADJ") and not context.dates.holds(document.starts[beyond])


def _belongs_to_another(lower: list[str], begin: int, verb: int) -> bool:
    """ "a protocol [under the accord signed in May]": a participle is that of the agreement nearest to it."""
    attached = lower[verb - 1] not in VERB_GROUP and lower[verb - 1] != ","
    return attached and not vocabulary.INSTRUMENTS.keys().isdisjoint(lower[begin:verb])


def _act_of_signing(lower: list[str], k: int, first: int) -> int:
    """ "put their signatures to the accord": the verb whose subject signs."""
    if lower[k] != "signatures":
        return k
    return next((j for j in range(k - 1, max(first, k - 4), -1) if lower[j] in vocabulary.PUTTING), k)


def _relative_verb(context: Context, instrument: Instrument, last: int, verbs: frozenset[str]) -> int | None:
    """ "the accord that A and B signed": the verb of the clause whose object it is."""
    document, begin = context.document, instrument.last
    if begin + 1 >= last:
        return None
    if document.lower[begin] not in ("that", "which") and document.pos[begin] not in ("PROPN", "PRON"):
        return None  # "an accord Lund struck with Dias" has no pronoun
    if document.pos[begin + 1] in ("VERB", "AUX"):
        return None
    for k in range(begin + 1, min(last, begin + 36)):
        if document.lower[k] in verbs and document.pos[k] == "VERB":
            return k
        if document.pos[k] in ("VERB", "AUX") and document.lower[k] not in VERB_GROUP:
            return None
    return None


def _is_planned(context: Context, verb: int, first: int) -> bool:
    """ "are to sign", "will be signed", "work toward concluding": not done yet."""
    lower = context.document.lower
    if lower[verb] in vocabulary.NEGOTIATING:
        return True
    if lower[verb].endswith("ing") and lower[verb - 1] in vocabulary.TOWARD:
        return True
    if not vocabulary.CONDITIONS.isdisjoint(lower[max(first, verb - 8) : verb]):
        return True  # "on condition that the ministry signs the accord"
    if lower[verb] in vocabulary.INFINITIVES or lower[verb].endswith("e"):
        return not vocabulary.OPEN.isdisjoint(lower[max(first, verb - 3) : verb])
    return not vocabulary.NOT_YET.isdisjoint(lower[verb_group_start(context, verb) : verb])
