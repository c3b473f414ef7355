"""Grammatical tags: the part of speech of every token, and its part in the clause.

A linear-chain CRF over the words around a token. Its tags say more than the part of speech: subjects, the
verb's form and the kind of its clause, and whether a comma or "and" joins clauses or smaller things. A
public parser was the teacher, at training time only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.reading import shipped
from store.records import Span

_LONGEST = 400  # tokens: longer stretches are tagged in pieces, to bound memory and time

UNIVERSAL = {"V": "VERB", "A": "AUX", "S": "NOUN", "P": "PROPN", "R": "PRON", "C": "CCONJ", ",": "PUNCT"}


@lru_cache(maxsize=256)
def universal(tag: str) -> str:
    """The Universal part of speech of one of our tags."""
    return tag if tag.isupper() and len(tag) > 2 else _UNIVERSAL_TAGS.get(tag, UNIVERSAL.get(tag[0], "X"))


_UNIVERSAL_TAGS = {
    "Ns": "NOUN",
    "Na": "NOUN",
    "Ps": "PROPN",
    "Pa": "PROPN",
    "Rs": "PRON",
    "Rp": "PRON",
    "W": "PRON",
}


def is_verb(tag: str) -> bool:
    """Whether a tag is that of a verb or an auxiliary."""
    return tag[0] == "V" or tag in ("Au", "Am")


def shape(word: str) -> str:
    """The word with capitals as X, small letters as x, digits as d, and repetitions cut at two."""
    out: list[str] = []
    for char in word:
        kind = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if out[-2:] != [kind, kind]:
            out.append(kind)
    return "".join(out)


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=50_000)
def _word_features(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, str]:
    """What a word contributes to its own features, to its neighbours' on both sides, and two steps away."""
    low = _DIGIT.sub("0", word.lower())
    tail = low[-3:]
    form = shape(word)[:6]
    own = (f"w={low}", f"3={tail}", f"2={low[-2:]}", f"4={low[-4:]}", f"s={form}", f"1={low[:3]}")
    before = (f"-w={low}", f"-3={tail}", f"-s={form}")
    after = (f"+w={low}", f"+3={tail}", f"+s={form}")
    return own, before, after, f"-2={low}", f"+2={low}"


def features(words: list[str]) -> list[list[str]]:
    """The feature strings of every token of one stretch."""
    rows = [_word_features(word) for word in words]
    edge = _word_features("")
    padded = [edge, edge, *rows, edge, edge]
    around = zip(padded, padded[1:], padded[2:], padded[3:], padded[4:], strict=False)
    return [
        [*own, *left, *right, before[3], after[4], own[0] + left[0], own[0] + right[0]]
        for before, (_, left, _, _, _), (own, _, _, _, _), (_, _, right, _, _), after in around
    ]


def tag(words: list[str], sentences: list[Span]) -> list[str]:
    """The tag of every token; `sentences` are token ranges that together hold all of them."""
    tagger = shipped.tagger("grammar")
    tags: list[str] = []
    for first, last in sentences:
        for i in range(first, last, _LONGEST):
            tags += tagger.tag(features(words[i : min(i + _LONGEST, last)]))
    return tags
