"""Where reported words begin and end, and what only looks like reported words.

"assured the minister that [prices would fall], while Lund stressed …", "wrote to the mayor".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from store.reading.attributions.attribution import Attribution
from store.reading.attributions.clauses import SUBJECTS, final_word, is_finite
from store.reading.attributions.speech_acts import acts, forms_of
from store.reading.datelines import after_dateline
from store.reading.document import Document
from store.reading.tagging import is_verb
from store.reading.wordlist import words_of
from store.records import Span

_WITH_ADDRESSEE = forms_of(
    "inform tell assure remind notify advise warn convince brief reassure promise apprise"
)
_WITH_PHRASE = forms_of("warn express voice")
SUBORDINATORS = words_of("since if when while although though unless until once")
_SELF = words_of("to itself himself herself themselves ourselves myself nothing")
_COMMITTING = forms_of("commit")
_FARTHEST_THAT = 9  # tokens of an addressee
_LONGEST_SLOGAN = 5  # words


def mend_boundaries(
    document: Document, grammar: Sequence[str], attributions: list[Attribution]
) -> list[Attribution]:
    """`attributions` with exact content; those that report nothing are left out."""
    cues = sorted(one.cue[0] for one in attributions if one.cue)
    kept = []
    for one in attributions:
        if one.cue is None:
            kept.append(one)
            continue
        cue = document.token_at(one.cue[0])
        if _reports_nothing(document, grammar, cue, one):
            continue
        one.parts = [_without_dateline(document, part) for part in one.parts]
        _without_source(one)
        if one.kind == "indirect":
            _without_addressee(document, grammar, cue, one)
            _whole_phrase(document, cue, one)
            _with_predicate(document, grammar, cue, one)
            _whole_clause(document, grammar, cue, one, cues)
            _with_supplement(document, cue, one, cues)
            _without_second_verb(document, grammar, cue, one)
            _without_next_attribution(document, grammar, cue, one)
        kept.append(one)
    return kept


def _reports_nothing(document: Document, grammar: Sequence[str], cue: int, one: Attribution) -> bool:
    """ "The treaty commits the ministry to …", "Asked whether …, she …", "wrote to the mayor"."""
    lower = document.lower
    first = document.token_at(one.parts[0][0])
    if one.kind != "indirect" or first < cue:
        return False
    if lower[cue] in _COMMITTING and grammar[cue][:2] == "Vf":
        return lower[first] not in _SELF
    opens = cue == document.sentences[document.sentence_of[cue]][0] or lower[cue - 1] in (",", "when")
    if lower[cue] == "asked" and opens and one.source is not None:
        return one.source[0] > one.parts[-1][0]
    if lower[cue] not in ("wrote", "writes", "written"):
        return False
    return not is_finite(grammar, first, document.token_at(one.parts[-1][1]))


def _without_dateline(document: Document, part: Span) -> Span:
    """ "LIMA, May 3: P": P."""
    paragraph = document.paragraphs[document.paragraph_of[document.token_at(part[0])]]
    begin = document.starts[paragraph[0]]
    if part[0] - begin > 70:  # characters
        return part
    start = after_dateline(document.text, begin)
    return (start, part[1]) if part[0] < start < part[1] else part


def without_slogan(document: Document, one: Attribution) -> None:
    """Leave out a few quoted words that belong to the narration of a sentence before."""
    if len(one.parts) < 2:
        return
    start, end = one.parts[0]
    first = document.token_at(start)
    apart = document.sentence_of[first] < document.sentence_of[document.token_at(one.parts[1][0])]
    inner = document.text[start:end].strip("“”\"'‘’")
    told = first > document.sentences[document.sentence_of[first]][0]
    short = len(inner.split()) <= _LONGEST_SLOGAN and inner[-1:] not in ",.!?…"
    if apart and told and short and document.quoted[first]:
        one.parts = one.parts[1:]


def _without_source(one: Attribution) -> None:
    """No part of the content is the mention of the one who says it."""
    if one.source is not None and len(one.parts) > 1:
        one.parts = [part for part in one.parts if part != one.source] or one.parts


def _without_addressee(document: Document, grammar: Sequence[str], cue: int, one: Attribution) -> None:
    """ "assured the minister that P": P."""
    lower = document.lower
    start, end = one.parts[0]
    first = document.token_at(start)
    passed_on = lower[cue] == "saying" and lower[first] == "by"
    if first != cue + 1 or not (lower[cue] in _WITH_ADDRESSEE or passed_on):
        return
    for i in range(first, min(first + _FARTHEST_THAT, len(lower) - 1)):
        if document.starts[i + 1] >= end or is_verb(grammar[i]):
            return
        if lower[i] == "that":
            one.parts[0] = (document.starts[i + 1], end)
            return


def _whole_phrase(document: Document, cue: int, one: Attribution) -> None:
    """ "warned of delays at the border", read from "the border" on: from "delays" on."""
    start, end = one.parts[0]
    first = document.token_at(start)
    begin = cue + 2 if document.lower[cue + 1 : cue + 2] in (["of"], ["about"]) else cue + 1
    if len(one.parts) > 1 or not begin < first <= cue + _FARTHEST_THAT:
        return
    if document.lower[cue] not in _WITH_PHRASE or document.lower[first - 1] == "that":
        return
    nominal = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM")
    if all(document.pos[i] in nominal and document.lower[i] != "to" for i in range(begin, first)):
        one.parts[0] = (document.starts[begin], end)


def _with_predicate(document: Document, grammar: Sequence[str], cue: int, one: Attribution) -> None:
    """ "The deal, said Castillo, is a betrayal": the subject and what stands behind the cue."""
    start, end = one.parts[0]
    first, last = document.token_at(start), document.token_at(end - 1) + 1
    begin, stop = document.sentences[document.sentence_of[cue]]
    if len(one.parts) > 1 or not begin <= first < last <= cue or document.words[last] != ",":
        return
    if is_finite(grammar, first, last):
        return
    for j in range(cue + 1, stop - 2):
        if document.words[j] == "," and is_finite(grammar, j + 1, j + 2) and not any(document.quoted[j:stop]):
            one.parts.append(document.span(j + 1, final_word(document, j + 2, stop)))
            return


def _whole_clause(
    document: Document, grammar: Sequence[str], cue: int, one: Attribution, cues: list[int]
) -> None:
    """Carry a clause that was cut behind its subject, or behind its "since …", on to the sentence's end."""
    start, end = one.parts[-1]
    first, last = document.token_at(start), document.token_at(end - 1) + 1
    if first <= cue or document.words[last : last + 1] != [","]:
        return
    headless = document.lower[first - 1] == "that" and not is_finite(grammar, first, last)
    if not headless and not (first == cue + 1 and document.lower[first] in SUBORDINATORS):
        return
    stop = _end_of_sentence(document, last, cues)
    if stop is not None and is_finite(grammar, last, stop):
        one.parts[-1] = (start, document.ends[stop - 1])


def _with_supplement(document: Document, cue: int, one: Attribution, cues: list[int]) -> None:
    """ "P, as well as Q": Q belongs to the content."""
    start, end = one.parts[-1]
    last = document.token_at(end - 1) + 1
    if document.token_at(start) < cue or document.lower[last : last + 4] != [",", "as", "well", "as"]:
        return
    stop = _end_of_sentence(document, last, cues)
    if stop is not None:
        one.parts[-1] = (start, document.ends[stop - 1])


def _end_of_sentence(document: Document, i: int, cues: list[int]) -> int | None:
    """The end of the sentence that token `i` stands in, if only plain words and no cue lie between."""
    stop = final_word(document, i, document.sentences[document.sentence_of[i]][1])
    start, end = document.span(i, max(i + 1, stop))
    told = any(document.quoted[i:stop]) or bisect_left(cues, start) != bisect_left(cues, end)
    return None if told else stop


def _without_second_verb(document: Document, grammar: Sequence[str], cue: int, one: Attribution) -> None:
    """ "complained that P and vowed to …": P, when P's own verb is an auxiliary or P has none."""
    start, end = one.parts[-1]
    first, last = document.token_at(start), document.token_at(end - 1) + 1
    if first <= cue or grammar[cue][:2] != "Vf":
        return
    table = acts()
    auxiliary = verbs = False
    for i in range(first, last - 3):
        if is_finite(grammar, i, i + 1):
            auxiliary, verbs = grammar[i][0] == "A", True
        if document.lower[i] != "and" or grammar[i + 1][:2] != "Vf" or document.lower[i + 1] not in table:
            continue
        if i > first and (not verbs or (auxiliary and document.lower[i + 2] in ("to", "that"))):
            one.parts[-1] = (start, document.ends[i - 1])
            return


def _without_next_attribution(document: Document, grammar: Sequence[str], cue: int, one: Attribution) -> None:
    """ "said P, [while Lindqvist stressed …]", "said P, [stressing, however, that …]": P."""
    start, end = one.parts[-1]
    first, last = document.token_at(start), document.token_at(end - 1) + 1
    for j in range(first + 2, last - 4 if first > cue else 0):
        if document.words[j] == "," and _begins_attribution(document, grammar, j + 1, last):
            one.parts[-1] = (start, document.ends[j - 1])
            return


def _begins_attribution(document: Document, grammar: Sequence[str], i: int, last: int) -> bool:
    lower = document.lower
    if lower[i] != "while":
        reporting = grammar[i][:2] == "Vg" and lower[i] in acts()
        return reporting and document.words[i + 1] == "," and "that" in lower[i + 2 : i + 6]
    verb = next((k for k in range(i + 1, min(i + 8, last)) if grammar[k][:2] == "Vf"), None)
    return verb is not None and lower[verb] in acts() and grammar[verb - 1] in SUBJECTS
