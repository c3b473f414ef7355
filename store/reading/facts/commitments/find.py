"""Commitments: who undertakes to do what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.reading.document import Document
from store.reading.facts.agreements.words import INSTRUMENTS
from store.reading.facts.commitments import words as vocabulary
from store.reading.facts.commitments.clause import denied, undertaking_at
from store.reading.facts.commitments.modals import by_modal, is_to
from store.reading.facts.commitments.undertaker import encounter_of
from store.reading.facts.commitments.undertaking import Undertaking, date_by_outcome, draft, join
from store.reading.facts.context import Context, names
from store.reading.facts.draft import Draft
from store.reading.facts.meetings.encounter import Encounter
from store.reading.facts.phrasing.agents import agents_of_phrase
from store.reading.facts.phrasing.clauses import subject, verb_group_start
from store.reading.facts.phrasing.phrases import (
    clause_end,
    is_mark,
    noun_phrase_end,
    sentence_end,
    sentence_start,
    trimmed,
)
from store.reading.facts.programmes.words import HEADS as PROGRAMME_HEADS

_NOMINAL = frozenset(("NUM", "SYM", "NOUN", "ADJ", "DET", "PROPN"))


def find_undertakings(context: Context, encounters: Sequence[Encounter]) -> list[Undertaking]:
    """The commitments of the article in text order, each once."""
    found: list[Undertaking] = []
    document = context.document
    for i, word in enumerate(document.lower):
        new = None
        if word in vocabulary.UNDERTAKING:
            new = _verb(context, encounters, i)
        elif word in vocabulary.PARTICIPLES_OF_WILL:
            new = _participle(context, encounters, i)
        elif word in vocabulary.MODALS:
            new = by_modal(context, encounters, i)
        elif word in ("is", "are") and document.lower[i + 1 : i + 2] == ["to"]:
            new = is_to(context, encounters, i)
        if new is None and word in vocabulary.WILL_NOUNS:
            new = _noun(context, encounters, i)
        if new is None and word in vocabulary.WILL_ADJECTIVES:
            new = _adjective(context, encounters, i)
        if new is not None:
            for one in _parted(document, new):
                join(found, one, document)
    date_by_outcome(context, encounters, found)
    return found


def _parted(document: Document, whole: Undertaking) -> list[Undertaking]:
    """ "agreed to open a clinic and to train nurses" is two undertakings; of one who agrees alone, one."""
    start, end = whole.to_do
    cut = next((k for k in range(start + 2, end - 2) if _another_infinitive(document, k)), None)
    if cut is None or whole.modality != "agreed":
        return [whole]
    begin = cut + 2
    second = replace(
        whole, at=begin, to_do=(begin, end), evidence=[trimmed(document, begin, end)], condition=None
    )
    first_end = cut - (document.lower[cut - 1] == ",")
    whole.to_do = (start, first_end)
    return [whole, second]


def _another_infinitive(document: Document, k: int) -> bool:
    """Whether "and to VERB" begins at token `k`."""
    return document.lower[k : k + 2] == ["and", "to"] and document.pos[k + 2] == "VERB"


def find(
    context: Context, encounters: Sequence[Encounter], undertakings: Sequence[Undertaking]
) -> Iterator[Draft]:
    """One draft per commitment, in their order."""
    for undertaking in undertakings:
        yield draft(context, encounters, undertaking)


# ---------------------------------------------------------------- the ways to state a commitment


def _verb(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "agreed to expand trade", "pledged $5 million", "vowed that it would rebuild"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    modality = vocabulary.UNDERTAKING[lower[i]]
    if lower[i] == "agreed" and _is_impersonal(context, i):
        return _it_was_agreed(context, encounters, i)
    if not _undertakes(context, i) or i + 1 >= last:
        return None
    start = i + 1
    while start < last and (lower[start] in vocabulary.REFLEXIVES or lower[start].endswith("ly")):
        start += 1
    if lower[i] in vocabulary.BINDING:
        bound = _bound(context, encounters, i)
        if bound is not None:
            return bound
    confidence = 0.9 if modality != "intends" else 0.65
    to = _infinitive(context, start, last)
    if to is not None:
        return undertaking_at(context, encounters, i, to, modality, confidence, f"commitment:{modality}")
    if start < last and lower[start] in ("on", "upon") and modality == "agreed":
        if document.sentence_of[i] == 0 and document.words[last - 1][-1] not in ".!?":
            return None  # a headline tells it only in short
        if any(w in INSTRUMENTS for w in lower[start + 1 : noun_phrase_end(document, start + 1, last)]):
            return None
        return undertaking_at(context, encounters, i, start + 1, modality, 0.7, "commitment:agreed-on")
    if start < last and lower[start] == "to" and lower[start + 1 : start + 2] in (["this"], ["it"], ["that"]):
        return _told_before(context, encounters, i, modality)
    if start < last and lower[start] == "to":
        return undertaking_at(
            context, encounters, i, start + 1, modality, confidence, f"commitment:{modality}"
        )
    return None if modality == "intends" else _clause_or_thing(context, encounters, i, start, modality)


def _undertakes(context: Context, i: int) -> bool:
    """Whether the word at `i` is a verb of undertaking in the active, and not denied."""
    document = context.document
    if not (document.pos[i] == "VERB" or _plans_to(context, i)) or denied(context, i):
        return False
    if document.lower[i] == "decided" and len(subject(context, i)[0]) < 2 and not _both_decide(context, i):
        return False
    if document.lower[i] not in vocabulary.BINDING and _of_programme(context, i):
        return False
    counted = i > 0 and document.pos[i - 1] == "NUM"  # "by 271 pledged delegates"
    return not counted and document.lower[i - 1 : i] not in (["to"], ["be"], ["was"], ["were"])


def _of_programme(context: Context, i: int) -> bool:
    """ "the scheme, which offers loans": what a programme holds, not what somebody undertakes."""
    lower = context.document.lower
    if lower[i - 1] not in ("which", "that"):
        return False
    noun = lower[i - 2 - (lower[i - 2] == ",")]
    return noun in PROGRAMME_HEADS or noun in INSTRUMENTS


def _both_decide(context: Context, i: int) -> bool:
    """ "The two sides decided to …": of one alone it is no agreement."""
    group = verb_group_start(context, i)
    return any(word in vocabulary.BOTH_SIDES for word in context.document.lower[max(0, group - 2) : group])


def _is_impersonal(context: Context, i: int) -> bool:
    """ "It was further agreed to …"."""
    group = verb_group_start(context, i)
    lower = context.document.lower
    return group > 0 and lower[group - 1] == "it" and lower[group] in ("was", "is")


def _it_was_agreed(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """What both sides of the latest meeting, or the two countries of the article, agreed."""
    document = context.document
    last = sentence_end(document, i)
    start = i + 2
    if document.lower[i + 1 : i + 2] == ["that"]:
        start = next(
            (k + 1 for k in range(i + 2, min(i + 16, last)) if document.lower[k] in vocabulary.MODALS), 0
        )
    elif document.lower[i + 1 : i + 2] != ["to"]:
        return None
    end = clause_end(document, start, last)
    at = encounter_of(context, encounters, i, ())
    sides = encounters[at].participants if at is not None else ()
    who = context.states(sides) or names(sides) or context.two_countries
    if not who or not start or end <= start:
        return None
    return Undertaking(
        at=i,
        who=who,
        to_do=(start, end),
        modality="agreed",
        evidence=[trimmed(document, i - 2, end)],
        confidence=0.7,
        rule="commitment:it-was-agreed",
        encounter=at,
    )


def _participle(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ ", pledging to train nurses", "with both governments undertaking to cut fees"."""
    document = context.document
    if document.lower[i + 1 : i + 2] != ["to"] or document.pos[i] != "VERB" or denied(context, i):
        return None
    modality = vocabulary.PARTICIPLES_OF_WILL[document.lower[i]]
    rule = f"commitment:{modality}-participle"
    return undertaking_at(context, encounters, i, i + 2, modality, 0.75, rule)


def _plans_to(context: Context, i: int) -> bool:
    """ "Norvind plans to …", where the tagger takes the verb for a noun."""
    document = context.document
    if document.lower[i] not in ("plans", "plan") or document.lower[i + 1 : i + 2] != ["to"] or i == 0:
        return False
    end = document.ends[i - 2 if document.words[i - 1] == ")" else i - 1]
    return any(mention.end == end for mention in context.mentions_in(document.starts[max(0, i - 6)], end))


def _clause_or_thing(
    context: Context, encounters: Sequence[Encounter], i: int, start: int, modality: str
) -> Undertaking | None:
    """ "vowed that it would rebuild", "agreed a pay rise", "pledged $5 million"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    if start < last and (lower[start] == "that" or _clause_with_modal(context, start)):
        stop = min(start + 14, last)
        modal = next((k for k in range(start, stop) if lower[k] in vocabulary.MODALS), None)
        rule = f"commitment:{modality}-that"
        if (
            modal is not None
            and lower[modal + 1 : modal + 2] in (["have"], ["be"])
            and not _of_participle(context, modal)
        ):
            return None  # "vowed that it will be a priority" tells no deed
        return undertaking_at(context, encounters, i, modal + 1, modality, 0.85, rule) if modal else None
    if modality == "agreed" and lower[start : start + 1] in (["a"], ["an"], ["new"]):
        end = noun_phrase_end(document, start, last)
        if end > start + 1 and lower[end - 1] not in INSTRUMENTS and lower[end - 1] not in vocabulary.CHOICES:
            return undertaking_at(context, encounters, i, start, modality, 0.65, "commitment:agreed-thing")
    counted = start < last and (lower[start] == "$" or document.pos[start] in ("NUM", "SYM"))
    counted = counted and lower[i] in ("offered", "committed", "commits")
    offered = lower[i] in ("offered", "offers") and any(
        word in vocabulary.OFFERED for word in lower[start : noun_phrase_end(document, start, last)]
    )
    if (
        start < last
        and (counted or offered or lower[i] in vocabulary.PLEDGING_THINGS)
        and _begins_thing(context, start)
    ):
        return undertaking_at(context, encounters, i, start, modality, 0.75, "commitment:pledged-thing")
    return None


def _of_participle(context: Context, modal: int) -> bool:
    """ "would be flown in": a deed told in the passive."""
    document = context.document
    return document.lower[modal + 1] == "be" and document.pos[modal + 2 : modal + 3] == ["VERB"]


def _bound(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "The treaty commits Belgium to cutting emissions": who is bound is the object."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    first = i + 1 + (lower[i + 1 : i + 2] == ["the"])
    to = next((k for k in range(first, min(first + 9, last)) if lower[k] == "to"), None)
    if to is None or to == first:
        return None
    who = names(agents_of_phrase(context, i + 1, to))
    end = clause_end(document, to + 1, last)
    if not who or end <= to + 1 or context.dates.holds(document.starts[first]):
        return None
    return Undertaking(
        at=i,
        who=who,
        to_do=(to + 1, end),
        modality="agreed",
        evidence=[trimmed(document, i, end)],
        confidence=0.7,
        rule="commitment:bound",
        encounter=encounter_of(context, encounters, i, who),
    )


def _told_before(
    context: Context, encounters: Sequence[Encounter], i: int, modality: str
) -> Undertaking | None:
    """ "Finland will train nurses. It agreed to this on Monday": the sentence before tells what."""
    document = context.document
    first = sentence_start(document, i)
    begin = sentence_start(document, first - 1) if first else first
    modal = next((k for k in range(begin, first) if document.lower[k] in vocabulary.MODALS), None)
    if modal is None or document.quoted[modal]:
        return None
    found = undertaking_at(context, encounters, modal, modal + 1, modality, 0.7, "commitment:agreed-to-this")
    if found is not None:
        found.evidence.append(
            trimmed(document, first, clause_end(document, i + 1, sentence_end(document, i)))
        )
        found.at = i
    return found


def _infinitive(context: Context, start: int, last: int) -> int | None:
    """The verb of "on Monday to open", "in principle to renew": an infinitive after a short adjunct."""
    document = context.document
    if start < last and document.lower[start] == ",":  # "agreed, among other things, to lift …"
        closing = next(
            (k for k in range(start + 1, min(start + 10, last - 1)) if document.lower[k] == ","), start
        )
        start = closing + 1
    for k in range(start, min(start + 8, last - 1)):
        word = document.lower[k]
        if word == "to" and document.pos[k + 1] in ("VERB", "AUX", "ADV"):
            return k + 1
        if is_mark(word) or word in ("that", "and", "which") or document.pos[k] in ("VERB", "AUX"):
            return None
    return None


def _begins_thing(context: Context, start: int) -> bool:
    document = context.document
    if document.lower[start : start + 2] in (["each", "other"], ["one", "another"]):
        return False
    return document.lower[start] == "$" or document.pos[start] in _NOMINAL


def _clause_with_modal(context: Context, start: int) -> bool:
    """ "promised they would": a clause without "that"."""
    lower = context.document.lower
    return any(word in vocabulary.MODALS for word in lower[start + 1 : start + 4]) and not is_mark(
        lower[start]
    )


def _noun(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "expressed its readiness to train nurses", "announced plans for a new school"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    first = sentence_start(document, i)
    verb = next(
        (k for k in range(i - 1, max(first, i - 6) - 1, -1) if lower[k] in vocabulary.LIGHT_VERBS), None
    )
    if verb is None and i > first and lower[i - 1] in vocabulary.HAVING:  # "has plans to"
        verb = i - 1
    if verb is None and lower[i] in ("commitment", "pledge", "promise", "assurance"):
        return _owned(context, encounters, i, i, "pledged")
    if verb is None or denied(context, verb) or any(is_mark(w) for w in lower[verb:i]):
        return None
    modality = vocabulary.WILL_NOUNS[lower[i]]
    owned = _owned(context, encounters, verb, i, modality)
    if owned is not None:
        return owned
    start = i + 1
    if start >= last or lower[start] not in ("to", "of", "for", "in"):
        return None
    gerund = start + 1 < last and lower[start + 1].endswith("ing")
    if lower[start] == "for" and lower[i] not in ("plans", "plan"):
        return None
    if lower[start] == "in" and not gerund:
        return None  # "announced the plan in Seoul"
    rule = "commitment:announced" if modality == "intends" else f"commitment:expressed-{modality}"
    return undertaking_at(context, encounters, verb, start + 1, modality, 0.85, rule)


def _owned(
    context: Context, encounters: Sequence[Encounter], verb: int, i: int, modality: str
) -> Undertaking | None:
    """ "reaffirmed Japan’s commitment to funding schools", "a pledge from Japan to fund schools"."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    first, start = verb + 1, i + 1
    if lower[i + 1 : i + 2] in (["from"], ["by"]):
        to = next((k for k in range(i + 2, min(i + 10, last)) if lower[k] == "to"), None)
        if to is None:
            return None
        who, start = agents_of_phrase(context, i + 2, to), to
    else:
        owner = next((k for k in range(first, i) if lower[k] in ("’s", "'s")), None)
        who = agents_of_phrase(context, first, owner) if owner is not None else ()
    end = clause_end(document, start + 1, last)
    if not who or lower[start : start + 1] != ["to"] or end <= start + 1:
        return None
    return Undertaking(
        at=verb,
        who=names(who),
        to_do=(start + 1, end),
        modality=modality,
        evidence=[trimmed(document, verb, end)],
        confidence=0.75,
        rule="commitment:owned",
        encounter=encounter_of(context, encounters, verb, names(who)),
    )


def _adjective(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "is ready to send doctors", "remains committed to protecting workers"."""
    document = context.document
    lower = document.lower
    if lower[i + 1 : i + 2] != ["to"] or i == 0:
        return None
    verb = i
    while verb > 0 and lower[verb - 1].endswith("ly"):
        verb -= 1
    if verb == 0 or lower[verb - 1] not in vocabulary.COPULAS:
        return None
    modality = vocabulary.WILL_ADJECTIVES[lower[i]]
    return undertaking_at(context, encounters, verb - 1, i + 2, modality, 0.6, "commitment:state-of-will")
