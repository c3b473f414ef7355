"""Where phrases and clauses end: "agreed to [build a bridge], the ministry said".

All positions are token indexes, ends are exclusive.
"""

from __future__ import annotations

from itertools import pairwise

from store.reading.document import Document
from store.reading.facts.phrasing.phrase_words import (
    AFTER_COMMA,
    AUXILIARIES,
    CLAUSE_ENDERS,
    COMMON_VERBS,
    CONJUNCTIONS,
    FINITE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    REPORTING_PARTICIPLES,
    REPORTING_VERBS,
    TIME_UNITS,
)
from store.records import Span

_LONGEST_NOUN_PHRASE = 8
_LONGEST_SENTENCE = 150  # tokens to either side that are looked at, to keep the time linear
_STOPS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES | PRONOUNS | COMMON_VERBS


def sentence_end(document: Document, i: int) -> int:
    """The end of the sentence that holds the token `i`; that of the last one beyond the text."""
    end = document.sentences[document.sentence_of[min(i, len(document.words) - 1)]][1]
    return min(end, i + _LONGEST_SENTENCE)


def sentence_start(document: Document, i: int) -> int:
    """The beginning of the sentence that holds the token `i`; that of the last one beyond the text."""
    start = document.sentences[document.sentence_of[min(i, len(document.words) - 1)]][0]
    return max(start, i - _LONGEST_SENTENCE)


def part_of_name(document: Document, i: int) -> bool:
    """Whether a token that reads like a function word is a name or a part of one: "WHO", "Hilal bin Said"."""
    return document.words[i] == "WHO" or document.pos[i] == "PROPN"


def is_mark(word: str) -> bool:
    """Whether a token is punctuation."""
    return not (word[0].isalnum() or word[0] in "’'$€£%&")


def noun_phrase_end(document: Document, i: int, last: int) -> int:
    """The end of the noun phrase that begins at `i`, without what prepositions add to it."""
    j = i
    stop = min(last, i + _LONGEST_NOUN_PHRASE)
    while j < stop:
        word = document.lower[j]
        if word in ("’s", "'s") and i < j < stop - 1:
            j += 1
            continue
        if j > i and document.pos[j] == "DET" and word not in ("the",):
            break
        if word in _STOPS or is_mark(word) or document.pos[j] in ("AUX", "PRON"):
            if word != "and" or j == i or j + 2 > stop or document.pos[j - 1] != "ADJ":
                break
        elif document.pos[j] == "VERB" and j > i and _is_predicate(document, j, last):
            break
        j += 1
    return j


def _is_predicate(document: Document, j: int, last: int) -> bool:
    """Whether a verb is the verb of the clause, and no participle that modifies a following noun."""
    if not document.lower[j].endswith(("ed", "ing")):
        return True
    following = document.pos[j + 1] if j + 1 < last else "PUNCT"
    return following not in ("NOUN", "PROPN", "ADJ", "NUM")


def clause_end(document: Document, i: int, last: int) -> int:
    """The end of what a verb before `i` governs: it stops at marks and at what another clause adds."""
    j = i
    while j < last:
        word = document.lower[j]
        if word in CLAUSE_ENDERS and not acronym_bracket(document, j) and not _quoted_piece(document, i, j):
            break
        if word == "," and j + 1 < last and _comma_ends(document, j + 1, last):
            break
        if (word == "but" and j > i) or (
            word in ("while", "whereas") and _another_subject(document, j + 1, last)
        ):
            break
        if word == "and" and j > i and j + 1 < last and _finite_follows(document, j + 1):
            break
        if word == "according" and j + 1 < last and document.lower[j + 1] == "to":
            break
        j += 1
    while j > i and document.lower[j - 1] in (",", "and", "but", "or"):
        j -= 1
    return j


def _finite_follows(document: Document, j: int) -> bool:
    """Whether another finite verb goes on with the sentence: "agreed to … and signed …"."""
    word = document.lower[j]
    if word in REPORTING_PARTICIPLES or word in ("he", "she", "it", "they", "said", "that"):
        return True
    if not REPORTING_VERBS.isdisjoint(document.lower[j + 1 : j + 5]):
        return True
    if any(w in ("will", "would") for w in document.lower[j + 1 : j + 3]) or word in ("has", "have", "will"):
        return True
    following = document.pos[j + 1] if j + 1 < len(document.pos) else "PUNCT"
    finite = document.pos[j] == "VERB" and word.endswith("ed")
    return finite and following in ("DET", "ADP", "PART", "PRON", "SCONJ")


def _quoted_piece(document: Document, i: int, j: int) -> bool:
    """Whether a quotation mark at `j` only marks words inside the reported content that begins at `i`."""
    return document.quoted[j] and not document.quoted[i] and document.words[j] in '“”"‘’'


def acronym_bracket(document: Document, j: int) -> bool:
    """A bracket with an acronym goes on with the phrase: "the National Fund (NSF) for miners"."""
    words = document.words
    if words[j] == "(" and j + 2 < len(words) and words[j + 2] == ")":
        return is_acronym(words[j + 1])
    return words[j] == ")" and j > 1 and words[j - 2] == "(" and is_acronym(words[j - 1])


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: "NSF", "MoU", "MoUs"."""
    return word.isalpha() and sum(char.isupper() for char in word) > 1


def _comma_ends(document: Document, j: int, last: int) -> bool:
    """Whether the comma before `j` parts two clauses: ", noting", ", and it", ", the ministry said"."""
    word = document.lower[j]
    following = document.lower[j + 1] if j + 1 < last else ""
    if word == "as" and following == "well":
        return False
    if word in AFTER_COMMA or (word == "and" and _clause_follows(document, j + 1, last)):
        return True
    if word in ("and", "or", "also") and (following in PRONOUNS or following in REPORTING_PARTICIPLES):
        return True
    if any(
        w in ("after", "before") and unit in TIME_UNITS for unit, w in pairwise(document.lower[j : j + 4])
    ):
        return True  # ", a month after the two sides met"
    # ", the ministry said": the attribution after the content.
    for k in range(j, min(last, j + 8)):
        if document.lower[k] in REPORTING_VERBS:
            return True
        if document.lower[k] in (",", "and", "that", "to"):
            return False
    return False


def _clause_follows(document: Document, j: int, last: int) -> bool:
    """ ", and [signed a pact]", ", and [the fee should fall]", ", and [the operator has …]"."""
    verb = j < last and document.lower[j].endswith("ed") and document.pos[j] == "VERB"
    modal = not MODALS.isdisjoint(document.lower[j : j + 4])
    return verb or modal or _another_subject(document, j, last)


def _another_subject(document: Document, j: int, last: int) -> bool:
    """ ", and the operator has …": a noun phrase and a finite auxiliary begin another clause."""
    for k in range(j, min(j + 6, last)):
        if document.lower[k] in FINITE:
            return k > j
        if is_mark(document.lower[k]) or document.pos[k] not in ("DET", "NOUN", "PROPN", "ADJ", "PRON"):
            return False
    return False


def trimmed(document: Document, i: int, j: int) -> Span:
    """The code points of the tokens `i` to `j` without marks at the edges or "and" before them."""
    while i < j - 1 and (is_mark(document.words[i]) or document.lower[i] in ("and", "but", "or", "that")):
        i += 1
    while j > i + 1 and is_mark(document.words[j - 1]) and not _closes(document, i, j - 1):
        j -= 1
    return document.span(i, j)


def _closes(document: Document, i: int, k: int) -> bool:
    """Whether the mark at `k` closes what is opened at `i` or after it."""
    opening = {")": "(", "”": "“", '"': '"', "’": "‘"}.get(document.words[k])
    return opening is not None and opening in document.words[i:k]


def printed(document: Document, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(document.text[span[0] : span[1]].split())
