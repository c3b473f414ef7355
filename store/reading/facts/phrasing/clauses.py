"""Who does what: the subject of a verb, over "and", appositions and relative clauses.

"[Eva Lund], minister of mines, met Dias and [signed] the pact": Lund.
"""

from __future__ import annotations

from store.reading.agents.honorifics import titles_start
from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.facts.context import Context
from store.reading.facts.phrasing import clause_words as vocabulary
from store.reading.facts.phrasing.agents import agents_of_phrase
from store.reading.facts.phrasing.phrases import acronym_bracket, part_of_name, sentence_start
from store.records import Agent

_LONGEST_SUBJECT = 40  # tokens
_SEARCHED = 60  # tokens
_REPORTED = 6  # tokens between a verb of saying and its content
_LONGEST_CHAIN = 4  # coordinated verbs


def verb_group_start(context: Context, verb: int) -> int:
    """The first token of the auxiliaries and adverbs before a verb."""
    lower, start = context.document.lower, sentence_start(context.document, verb)
    i = verb
    while i > start and (lower[i - 1] in vocabulary.VERB_GROUP or lower[i - 1].endswith("ly")):
        i -= 1
    return i


def is_future_or_denied(context: Context, verb: int) -> bool:
    """Whether the verb's group says that it has not happened."""
    lower = context.document.lower
    start = verb_group_start(context, verb)
    group = lower[start:verb]
    before = lower[start - 1] if start > sentence_start(context.document, verb) else ""
    earlier = lower[max(sentence_start(context.document, verb), start - 4) : start]
    return (
        before == "to"
        or any(word in vocabulary.DENYING for word in earlier)
        or any(word in vocabulary.FUTURE_MARKS for word in group)
        or before in vocabulary.FUTURE_MARKS
    )


def subject(context: Context, verb: int) -> tuple[tuple[Agent, ...], int]:
    """The agents that are the subject of the verb at this token, and where their phrase begins."""
    group = verb_group_start(context, verb)
    end = _without_apposition(context, group)
    lower = context.document.lower
    participle = lower[verb].endswith("ing") and end and lower[group - 1] == ","  # "…, pledging to …"
    if participle or (end and lower[end - 1] in ("and", "but", "then")):
        for earlier in _earlier_verbs(context, group - 1 if participle else end - 1):
            agents, start = _own_subject(context, earlier)
            if agents:
                return agents, start
        return (), end
    return _own_subject(context, verb)


def _own_subject(context: Context, verb: int) -> tuple[tuple[Agent, ...], int]:
    """The subject that stands before the verb itself, or before its "who"."""
    group = verb_group_start(context, verb)
    if group and context.document.words[group - 1] in ("who", "which"):
        return _antecedent(context, group - 1)
    end = _without_apposition(context, _without_date(context, group))
    start = _subject_start(context, end)
    if _modifies(context, start, end):
        return (), start
    agents = agents_of_phrase(context, start, end)
    if not agents and context.document.lower[end - 1 : end] == ["they"]:
        agents = _reporters(context, end - 1)
    return agents, start


def _reporters(context: Context, they: int) -> tuple[Agent, ...]:
    """ "A and B said on Friday they had signed it": who says so."""
    document = context.document
    before = range(they - 1, max(sentence_start(document, they), they - _REPORTED) - 1, -1)
    verb = next((k for k in before if document.lower[k] in ("said", "announced", "confirmed")), None)
    return _own_subject(context, verb)[0] if verb is not None else ()


def joined_before(context: Context, relative: int) -> tuple[tuple[Agent, ...], int]:
    """ "Lund and her guest Dias, who met in Oslo": all people that "and" or commas join."""
    document = context.document
    first = max(sentence_start(document, relative), relative - _LONGEST_SUBJECT)
    mentions = context.mentions_in(document.starts[first], document.starts[relative])
    people = [m for m in mentions if m.agent.kind == "person"]
    if not people or relative - document.token_at(people[-1].end - 1) > 2:
        phrase = _subject_start(context, relative - (document.lower[relative - 1] == ","))
        return agents_of_phrase(context, phrase, relative), phrase
    found = people[-1:]
    for mention in people[-2::-1]:
        beyond = document.token_at(mention.end - 1) + 1
        until = document.token_at(found[0].start)
        told = {"VERB", "AUX"} & set(document.pos[beyond:until])
        if (mention.start, mention.end) != (found[0].start, found[0].end) and (
            told or document.lower[beyond] not in ("and", ",")
        ):
            break
        found.insert(0, mention)
    return tuple(dict.fromkeys(m.agent for m in found)), document.token_at(found[0].start)


def _antecedent(context: Context, relative: int) -> tuple[tuple[Agent, ...], int]:
    """ "Lund, who met both sides": the agent named last before the relative pronoun."""
    document = context.document
    first = max(sentence_start(document, relative), relative - _LONGEST_SUBJECT)
    mentions = context.mentions_in(document.starts[first], document.starts[relative])
    if not mentions or document.lower[relative - 1] in vocabulary.ANYBODY:
        return (), relative
    end = mentions[-1].end
    agents = [m.agent for m in mentions if m.end == end]
    return tuple(dict.fromkeys(agents)), document.token_at(mentions[-1].start)


def _earlier_verbs(context: Context, end: int) -> list[int]:
    """The finite verbs of the sentence before `end`, the likeliest to share its subject first.

    "complained that the house was shut and vowed …": the verb of saying, not that of the clause it governs.
    """
    document = context.document
    first = max(sentence_start(document, end), end - _SEARCHED)
    verbs = [
        i
        for i in range(first, end)
        if document.pos[i] == "VERB" and _is_past(document.lower[i]) and not document.quoted[i]
    ]
    governing = [i for i in verbs if document.lower[i + 1] == "that"]
    return governing[:1] + verbs[::-1][:_LONGEST_CHAIN]


def _is_past(verb: str) -> bool:
    return verb.endswith(("d", "t")) or verb in vocabulary.IRREGULAR_PASTS


def _modifies(context: Context, start: int, end: int) -> bool:
    """Whether the words only modify the real subject: "the pact signed [by both sides] will run"."""
    document = context.document
    if start >= end or start == 0 or document.lower[start] not in ("by", "between", "with"):
        return False
    led = document.lower[start - 1] in ("led", "headed", "represented")  # "a delegation led by A met B"
    return document.pos[start - 1] == "VERB" and not led


def _without_date(context: Context, end: int) -> int:
    """ "The minister, on Monday (12), met A": the end of the subject before a date that stands in between."""
    document = context.document
    lower, i = document.lower, end
    i -= i > 1 and lower[i - 1] == ","
    i = _before_bracket(lower, i)
    i -= i > 1 and lower[i - 1] in ("morning", "afternoon", "evening", "night")
    if i < 2 or not context.dates.holds(document.starts[i - 1]):
        return i if lower[i:end] and lower[i] == "(" else end
    while i > 1 and context.dates.holds(document.starts[i - 1]):
        i -= 1
    if lower[i - 1] in ("on", "earlier", "late"):
        i -= 1
    elif lower[i - 1] != "," and lower[i] not in ("today", "yesterday"):
        return end  # "who is in Oslo from May 3 to 6, met A"
    i = _before_bracket(lower, i)
    return i if i > sentence_start(document, end - 1) else end


def _before_bracket(lower: list[str], end: int) -> int:
    """ "Lund (60)", "today (May 3)": where a short bracket that ends there begins, else `end`."""
    if not end or lower[end - 1] != ")":
        return end
    return next((k for k in range(end - 2, max(end - 6, 0), -1) if lower[k] == "("), end)


def _without_apposition(context: Context, end: int) -> int:
    """ "Lund, minister of mines, signed": the end of the name, when a comma stands before the verb."""
    lower, first = context.document.lower, sentence_start(context.document, end - 1 if end else 0)
    if end - 1 <= first or lower[end - 1] != ",":
        return end
    for i in range(end - 2, max(first, end - 30), -1):
        if lower[i] == ",":
            return end - 1 if begins_name(context, i + 1) else i
    return end - 1


def begins_name(context: Context, i: int) -> bool:
    """ "her counterpart, Paulo Dias, signed": the name stands in apposition to the post."""
    document = context.document
    people = context.mentions_in(document.starts[max(0, i - 6)], document.starts[i] + 60)
    named = next((m for m in people if m.start >= document.starts[i]), None)
    if named is None or named.agent.kind != "person" or i < 2:
        return False
    if any(m.agent.kind == "person" and m.end == document.ends[i - 2] for m in people):
        return False  # "Lund, Dias and …"
    return titles_start(document, document.token_at(named.start), i) == i


def _subject_start(context: Context, end: int) -> int:
    """The first token of the noun phrases that end before `end` and are joined by "and" or commas."""
    document = context.document
    lower = document.lower
    first = sentence_start(document, end - 1) if end else 0
    i = end
    floor = max(first, end - _LONGEST_SUBJECT)
    while i > floor:
        word = lower[i - 1]
        inside = acronym_bracket(document, i - 1) or part_of_name(document, i - 1)
        if word in vocabulary.SUBJECT_BOUNDARIES and not inside:
            break
        if word == "," and _inserted(lower, i - 1, floor) is not None:
            i = _inserted(lower, i - 1, floor) or i
            continue
        if word == "," and not (_joins_names(context, i - 1, end) or begins_name(context, i)):
            break
        titled = word in ROLE_HEADS or (word.endswith("ing") and lower[min(i, end - 1)] in ROLE_HEADS)
        told = document.pos[i - 1] in ("VERB", "AUX") and not titled
        if told and i < end and word not in ("united",):
            break
        i -= 1
    return i


def _inserted(lower: list[str], comma: int, floor: int) -> int | None:
    """ "A, B and, for the first time, C": where an insertion that `comma` closes begins."""
    for k in range(comma - 1, max(floor, comma - 8), -1):
        if lower[k] == ",":
            return k if lower[k - 1] == "and" else None
    return None


def _joins_names(context: Context, comma: int, end: int) -> bool:
    """Whether a comma stands in a list of agents ("Ghana, Togo and Benin") or closes an apposition."""
    document = context.document
    reach = end - 1 if document.lower[comma + 1] == "and" else min(comma + 4, end - 1)
    after = context.names_begin(document.starts[comma], document.starts[reach] + 1)
    listed = any(word in ("and", ",") for word in document.lower[comma + 1 : end])
    before = context.mentions_in(document.starts[max(0, comma - 6)], document.ends[comma])
    return after and bool(before) and listed
