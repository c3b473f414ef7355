"""Commitments: who undertakes to do what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.reading.facts import commitment_words as vocabulary
from store.reading.facts.agreement_words import INSTRUMENTS, OUTER
from store.reading.facts.clause_words import NEGATIONS
from store.reading.facts.clauses import agents_of_phrase, subject, verb_group_start
from store.reading.facts.context import Context, names
from store.reading.facts.draft import Draft
from store.reading.facts.encounter import Encounter
from store.reading.facts.phrases import (
    clause_end,
    is_mark,
    noun_phrase_end,
    sentence_end,
    sentence_start,
    trimmed,
)
from store.reading.facts.undertaker import encounter_of, narrators, undertakers, voices
from store.reading.facts.undertaking import Undertaking, date_by_outcome, draft, join
from store.records import Statement

_NOMINAL = frozenset(("NUM", "SYM", "NOUN", "ADJ", "DET", "PROPN"))


def find_undertakings(context: Context, encounters: Sequence[Encounter]) -> list[Undertaking]:
    """The commitments of the article in text order, each once."""
    found: list[Undertaking] = []
    document = context.document
    for i, word in enumerate(document.lower):
        new = None
        if word in vocabulary.UNDERTAKING:
            new = _verb(context, encounters, i)
        elif word in vocabulary.MODALS:
            new = _modal(context, encounters, i)
        if new is None and word in vocabulary.WILL_NOUNS:
            new = _noun(context, encounters, i)
        if new is None and word in vocabulary.WILL_ADJECTIVES:
            new = _adjective(context, encounters, i)
        if new is not None:
            join(found, new, document)
    date_by_outcome(context, encounters, found)
    return found


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
    if not (document.pos[i] == "VERB" or _plans_to(context, i)) or _denied(context, i) or i + 1 >= last:
        return None
    if lower[i - 1 : i] in (["to"], ["be"], ["was"], ["were"]):
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
        return _undertaking(context, encounters, i, to, modality, confidence, f"commitment:{modality}")
    if start < last and lower[start] in ("on", "upon") and modality == "agreed":
        if any(w in INSTRUMENTS for w in lower[start + 1 : noun_phrase_end(document, start + 1, last)]):
            return None
        return _undertaking(context, encounters, i, start + 1, modality, 0.7, "commitment:agreed-on")
    if start < last and lower[start] == "to" and lower[start + 1 : start + 2] in (["this"], ["it"], ["that"]):
        return _told_before(context, encounters, i, modality)
    if start < last and lower[start] == "to":
        return _undertaking(context, encounters, i, start + 1, modality, confidence, f"commitment:{modality}")
    return None if modality == "intends" else _clause_or_thing(context, encounters, i, start, modality)


def _plans_to(context: Context, i: int) -> bool:
    """ "Norvind plans to …", where the tagger takes the verb for a noun."""
    document = context.document
    if document.lower[i] not in ("plans", "plan") or document.lower[i + 1 : i + 2] != ["to"] or i == 0:
        return False
    named = context.mentions_in(document.starts[max(0, i - 6)], document.ends[i - 1])
    return any(mention.end == document.ends[i - 1] for mention in named)


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
        return _undertaking(context, encounters, i, modal + 1, modality, 0.85, rule) if modal else None
    if modality == "agreed" and lower[start : start + 1] in (["a"], ["an"], ["new"]):
        end = noun_phrase_end(document, start, last)
        if end > start + 1 and lower[end - 1] not in INSTRUMENTS and lower[end - 1] not in vocabulary.CHOICES:
            return _undertaking(context, encounters, i, start, modality, 0.65, "commitment:agreed-thing")
    counted = start < last and (lower[start] == "$" or document.pos[start] in ("NUM", "SYM"))
    counted = counted and lower[i] in ("offered", "committed", "commits")
    if start < last and (counted or lower[i] in vocabulary.PLEDGING_THINGS) and _begins_thing(context, start):
        return _undertaking(context, encounters, i, start, modality, 0.75, "commitment:pledged-thing")
    return None


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
    found = _undertaking(context, encounters, modal, modal + 1, modality, 0.7, "commitment:agreed-to-this")
    if found is not None:
        found.evidence.append(
            trimmed(document, first, clause_end(document, i + 1, sentence_end(document, i)))
        )
        found.at = i
    return found


def _infinitive(context: Context, start: int, last: int) -> int | None:
    """The verb of "on Monday to open", "in principle to renew": an infinitive after a short adjunct."""
    document = context.document
    if document.lower[start] == ",":  # "agreed, among other things, to lift …"
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
    return document.lower[start] == "$" or document.pos[start] in (
        "NUM",
        "SYM",
        "NOUN",
        "ADJ",
        "DET",
        "PROPN",
    )


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
    if verb is None or _denied(context, verb) or any(is_mark(w) for w in lower[verb:i]):
        return None
    modality = vocabulary.WILL_NOUNS[lower[i]]
    start = i + 1
    if start >= last or lower[start] not in ("to", "of", "for", "in"):
        return None
    if lower[start] in ("for", "in") and lower[i] not in ("plans", "plan"):
        return None
    rule = "commitment:announced" if modality == "intends" else f"commitment:expressed-{modality}"
    return _undertaking(context, encounters, verb, start + 1, modality, 0.85, rule)


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
    return _undertaking(context, encounters, verb - 1, i + 2, modality, 0.6, "commitment:state-of-will")


def _modal(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "said it would build two schools": will stated of oneself, and nothing that merely happens."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    k = i + 1
    while k < last and (
        lower[k] in ("also", "soon", "now", "then", "jointly", "both") or lower[k].endswith("ly")
    ):
        k += 1
    if k >= last or (i > 0 and lower[i - 1] in ("that", "which", "who", "there", "this", "what")):
        return None
    if lower[k] == "like" and lower[k + 1 : k + 2] == ["to"] and lower[i] in ("would", "’d", "should"):
        verb = next((w for w in lower[k + 2 : k + 4] if not w.endswith("ly") and w != "further"), "")
        if verb not in vocabulary.ACTIONS:
            return None
        return _undertaking(context, encounters, i, k + 2, "wishes", 0.75, "commitment:would-like")
    under = _under_agreement(context, i)
    if lower[k] == "be" and k + 1 < last:
        return _passive(context, encounters, i, k + 1)
    if lower[k] in vocabulary.STATIVES or document.pos[k] not in ("VERB", "NOUN", "ADJ"):
        return None
    if under and not document.quoted[i]:
        return _undertaking(context, encounters, i, k, "agreed", 0.75, "commitment:under-agreement")
    if not _is_action(lower, k) and not _of_oneself(context, i):
        return None
    statement = context.statement_at(document.starts[i])
    if statement is None and not document.quoted[i] and _announced(context, k, last):
        return _undertaking(context, encounters, i, k, "stated will", 0.65, "commitment:announced-will")
    if statement is None and not document.quoted[i] and _narrated(context, i, k):
        return _undertaking(context, encounters, i, k, "stated will", 0.55, "commitment:narrated-will")
    cue = _cue_of_will(context, statement)
    if cue is None:
        return None
    modality = (
        "pledged" if cue in ("pledged", "promised", "vowed", "assured", "guaranteed") else "stated will"
    )
    return _undertaking(context, encounters, i, k, modality, 0.7, "commitment:will")


def _is_action(lower: list[str], k: int) -> bool:
    """Whether the verb at `k` is something that people undertake; "take" only with what makes it so."""
    if lower[k] == "take":
        return lower[k + 1 : k + 2] != [] and lower[k + 1] in vocabulary.TAKEN
    return lower[k] in vocabulary.ACTIONS


def _announced(context: Context, k: int, last: int) -> bool:
    """ "Ghana will train nurses, its minister announced": the attribution closes the sentence."""
    lower = context.document.lower
    if not _is_action(lower, k):
        return False
    reporting = vocabulary.ANNOUNCING | {"said"}
    cue = next((j for j in range(last - 1, k, -1) if lower[j] in reporting), None)
    return cue is not None and "," in lower[k:cue]


def _narrated(context: Context, i: int, k: int) -> bool:
    """ "The city will pay …": the report itself says what a state, a body or a company is going to do."""
    document = context.document
    lower = document.lower
    continued = lower[i] == "would" and bool(context.told_in(document.sentence_of[i]))
    if lower[k] not in vocabulary.NARRATED or not (lower[i] == "will" or continued):
        return False
    first = sentence_start(document, i)
    if lower[first] in vocabulary.CONDITIONS or (i > first and lower[i - 1] in ("that", "it", "he", "she")):
        return False
    return bool(narrators(context, i)) and k + 1 < sentence_end(document, i)


def _of_oneself(context: Context, i: int) -> bool:
    """ "said he would ask …": the speaker is the subject, so any verb will do."""
    document = context.document
    statement = context.statement_at(document.starts[i])
    if statement is None or document.quoted[i] or document.lower[i - 1] not in vocabulary.PRONOUNS:
        return False
    agents = subject(context, i)[0]
    return bool(agents) and set(agents) == set(context.speakers(statement))


def _cue_of_will(context: Context, statement: Statement | None) -> str | None:
    """The cue of a statement in which "will" can be a promise; None for a hope, a fear or a request."""
    if statement is None or statement.act in ("request", "believe", "ask", "praise", "thank", "deny"):
        return None
    document = context.document
    begin = document.token_at(statement.parts[0][0])
    if any(word in vocabulary.FEELINGS for word in document.lower[max(0, begin - 3) : begin + 3]):
        return None
    cue = document.lower[document.token_at(statement.cue[0])] if statement.cue else ""
    return None if cue in vocabulary.NOT_OWN_WILL else cue


def _under_agreement(context: Context, i: int) -> bool:
    """ "Under the deal, Japan will admit …"."""
    document = context.document
    first = sentence_start(document, i)
    head = document.lower[first : min(i, first + 12)]
    return head[:1] == ["under"] and any(word in INSTRUMENTS or word in OUTER for word in head)


def _passive(context: Context, encounters: Sequence[Encounter], i: int, k: int) -> Undertaking | None:
    """ "a third clinic would be opened, the ministry said": an office that speaks undertakes it."""
    document = context.document
    participle = document.lower[k]
    if document.quoted[i] or not (_base(participle) or participle in vocabulary.PARTICIPLES):
        return None
    statement = context.statement_at(document.starts[i])
    if _cue_of_will(context, statement) is None:
        return None
    who = voices(context, statement)
    first = sentence_start(document, i)
    begin = document.token_at(statement.parts[0][0]) if statement else first
    end = clause_end(document, k, sentence_end(document, i))
    if not who or end <= k or begin > i or document.lower[begin:i].count("that") > 0:
        return None
    return Undertaking(
        at=i,
        who=who,
        to_do=(begin, end),
        modality="stated will",
        evidence=[trimmed(document, begin, end)],
        confidence=0.55,
        rule="commitment:will-be",
        encounter=encounter_of(context, encounters, i, who),
    )


def _base(participle: str) -> str | None:
    """The verb of undertaking that a participle in -ed belongs to."""
    if not participle.endswith("ed"):
        return None
    stems = (participle[:-2], participle[:-1], participle[:-3], participle[:-3] + "y")
    return next((stem for stem in stems if stem in vocabulary.ACTIONS), None)


def _denied(context: Context, verb: int) -> bool:
    lower = context.document.lower
    start = verb_group_start(context, verb)
    return any(word in NEGATIONS for word in lower[max(0, start - 1) : verb])


def _undertaking(
    context: Context,
    encounters: Sequence[Encounter],
    verb: int,
    start: int,
    modality: str,
    confidence: float,
    rule: str,
) -> Undertaking | None:
    document = context.document
    last = sentence_end(document, verb)
    end = clause_end(document, start, last)
    if end <= start:
        return None
    who = undertakers(context, encounters, verb, own_will=rule == "commitment:will")
    if modality in ("intends", "wishes") and document.lower[start] in vocabulary.STATIVES:
        return None
    asked = document.lower[who.start - 1] in ("why", "whether", "how", "what", "when") if who.start else False
    if not who.names or asked:
        return None
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
        if stop > i + 2 and document.pos[i - 1 if i > first else i] != "VERB":
            return i + 1, stop
    return None
