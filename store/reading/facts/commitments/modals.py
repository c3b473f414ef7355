"""Commitments stated by "will" and its kin: will of oneself, announced, narrated, or under a deal."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.facts.agreements.words import INSTRUMENTS, OUTER
from store.reading.facts.commitments import words as vocabulary
from store.reading.facts.commitments.clause import undertaking_at
from store.reading.facts.commitments.undertaker import encounter_of, narrators, voices
from store.reading.facts.commitments.undertaking import Undertaking
from store.reading.facts.context import Context
from store.reading.facts.meetings.encounter import Encounter
from store.reading.facts.phrasing.clauses import subject
from store.reading.facts.phrasing.phrases import (
    clause_end,
    is_mark,
    sentence_end,
    sentence_start,
    trimmed,
)
from store.records import Statement


def by_modal(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "said it would build two schools": will stated of oneself, and nothing that merely happens."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    k = i + 1
    while k < last and (
        lower[k] in ("also", "soon", "now", "then", "jointly", "both")
        or (lower[k].endswith("ly") and document.pos[k] != "VERB")
    ):
        k += 1
    if k >= last or (i > 0 and lower[i - 1] in ("that", "which", "who", "there", "this", "what")):
        return None
    if lower[k] == "like" and lower[k + 1 : k + 2] == ["to"] and lower[i] in ("would", "’d", "should"):
        verb = next((w for w in lower[k + 2 : k + 4] if not w.endswith("ly") and w != "further"), "")
        if verb not in vocabulary.ACTIONS:
            return None
        return undertaking_at(context, encounters, i, k + 2, "wishes", 0.75, "commitment:would-like")
    under = _under_agreement(context, i)
    if lower[k] == "be" and k + 1 < last:
        return _passive(context, encounters, i, k + 1)
    if lower[k] in vocabulary.STATIVES or document.pos[k] not in ("VERB", "NOUN", "ADJ"):
        return None
    if not _has_object(context, i, k):
        return None
    if under and not document.quoted[i]:
        return undertaking_at(context, encounters, i, k, "agreed", 0.75, "commitment:under-agreement")
    if not _is_action(lower, k) and not _of_oneself(context, i):
        return None
    statement = context.statement_at(document.starts[i])
    if statement is None and not document.quoted[i] and _announced(context, k, last):
        return undertaking_at(context, encounters, i, k, "stated will", 0.65, "commitment:announced-will")
    if statement is None and not document.quoted[i] and _narrated(context, i, k):
        return undertaking_at(context, encounters, i, k, "stated will", 0.55, "commitment:narrated-will")
    return _told_will(context, encounters, i, k, statement)


def _has_object(context: Context, i: int, k: int) -> bool:
    """Whether the verb says what is done: not "what I would do", "all I shall buy is", "will do well"."""
    lower, last = context.document.lower, sentence_end(context.document, i)
    if (i > 1 and lower[i - 2] == "what") or k + 1 >= last or is_mark(lower[k + 1]):
        return False
    if lower[k + 1] in ("is", "are", "was", "were"):
        return False
    return not (lower[k] == "do" and lower[k + 1] in vocabulary.FARING)


def _told_will(
    context: Context, encounters: Sequence[Encounter], i: int, k: int, statement: Statement | None
) -> Undertaking | None:
    """Will of the speaker, or of a state or body that an official speaks of."""
    document = context.document
    cue = _cue_of_will(context, statement)
    if cue is None:
        return None
    modality = (
        "pledged" if cue in ("pledged", "promised", "vowed", "assured", "guaranteed") else "stated will"
    )
    own = undertaking_at(context, encounters, i, k, modality, 0.7, "commitment:will")
    if own is None and not document.quoted[i] and voices(context, statement) and _narrated(context, i, k):
        return undertaking_at(context, encounters, i, k, modality, 0.55, "commitment:told-will")
    return own


def is_to(context: Context, encounters: Sequence[Encounter], i: int) -> Undertaking | None:
    """ "Japan is to pay for two clinics": what a state or a body is bound to do."""
    document = context.document
    k = i + 2
    if k >= sentence_end(document, i) or document.quoted[i] or document.lower[k] not in vocabulary.NARRATED:
        return None
    if document.lower[i - 1 : i] and document.lower[i - 1] in ("that", "which", "there", "it", "aim", "goal"):
        return None
    if not narrators(context, i):
        return None
    return undertaking_at(context, encounters, i, k, "agreed", 0.55, "commitment:is-to")


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
    first = sentence_start(document, i)
    if not (lower[i] == "will" or continued):
        return False
    together = lower[k] in vocabulary.NARRATED_TOGETHER or (lower[k] == "take" and _is_action(lower, k))
    founds = lower[k] == "set" and lower[k + 1 : k + 2] in (["up"], ["aside"])
    if (
        lower[k] not in vocabulary.NARRATED
        and not founds
        and not (together and _bound_by_state_or_pact(context, i, k))
    ):
        return False
    if lower[first] in vocabulary.CONDITIONS or (i > first and lower[i - 1] in ("that", "it", "he", "she")):
        return False
    return bool(narrators(context, i)) and k + 1 < sentence_end(document, i)


def _bound_by_state_or_pact(context: Context, i: int, k: int) -> bool:
    """ "A and B will exchange …", "… under the accord": several act, a state does, or an agreement binds."""
    document = context.document
    agents = subject(context, i)[0]
    if len(agents) > 1 or any(agent.kind == "country" for agent in agents):
        return True
    if _in_a_row(document.lower, sentence_start(document, i), i, "under", "which"):
        return True
    behind = document.lower[k : min(k + 30, sentence_end(document, i))]
    return "under" in behind and any(word in INSTRUMENTS for word in behind)


def _in_a_row(lower: list[str], first: int, last: int, one: str, two: str) -> bool:
    """Whether two words stand in a row between two tokens."""
    return any(lower[k] == one and lower[k + 1] == two for k in range(first, last - 1))


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
    before = document.lower[begin:i]
    if not who or end <= k or begin > i or "that" in before or any(w in vocabulary.MODALS for w in before):
        return None
    if "by" in document.lower[k:end] and context.mentions_in(document.starts[k], document.ends[end - 1]):
        return None  # "would be guaranteed by the city": somebody else does it
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
