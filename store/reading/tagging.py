"""Grammatical tags: the part of speech of every token, and its part in the clause.

A linear-chain CRF over the words around a token. Its tags say more than the part of speech: subjects, the
verb's form and the kind of its clause, and whether a comma or "and" joins clauses or smaller things. A
public parser was the teacher, at training time only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from store.reading import shipped
from store.reading.crf import Columns, Lexicon, Templates, Vocabularies
from store.records import Span

_LONGEST = 400  # tokens: longer stretches are tagged in pieces, to bound memory and time
_TOGETHER = 3000  # tokens that are tagged in one go

_UNIVERSAL = {
    "V": "VERB", "A": "AUX", "N": "NOUN", "P": "PROPN", "R": "PRON", "W": "PRON", "C": "CCONJ", ",": "PUNCT",
}  # fmt: skip
"""By the first letter of our own tags; all others are Universal."""


@lru_cache(maxsize=256)
def universal(tag: str) -> str:
    """The Universal part of speech of one of our tags."""
    return tag if tag.isupper() and len(tag) > 2 else _UNIVERSAL.get(tag[0], "X")


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
TEMPLATES = Templates("""
    w={word} 4={tail4} 3={tail3} 2={tail2} 1={head} s={shape}
    -w={word-1} -3={tail3-1} -s={shape-1} +w={word+1} +3={tail3+1} +s={shape+1} -2={word-2} +2={word+2}
    w={word}-w={word-1} w={word}+w={word+1}
""")
"""The word, how it ends and begins, its shape; some of that for the words around, and the pairs with them."""
_FORMS = ("word", "tail4", "tail3", "tail2", "head", "shape")


def make_lexicon(vocabularies: Vocabularies) -> Lexicon:
    """The numbers of what features are made of, for every word."""
    known = [vocabularies[name] for name in _FORMS]
    return Lexicon(lambda word: [one.number(form) for one, form in zip(known, _forms(word), strict=True)])


def _forms(word: str) -> tuple[str, str, str, str, str, str]:
    """The word in small letters, its endings, its beginning, its shape."""
    low = _DIGIT.sub("0", word.lower())
    return low, low[-4:], low[-3:], low[-2:], low[:3], shape(word)[:6]


def columns(words: list[str], lengths: list[int], lexicon: Lexicon) -> Columns:
    """What the tagger sees of the tokens of stretches with these lengths; beyond each of them is nothing."""
    column = dict(zip(_FORMS, lexicon.rows(["", *words]).T, strict=True))
    place = np.arange(1, len(words) + 1)
    end = np.cumsum(lengths)
    last = np.repeat(end, lengths)
    first = np.repeat(end - lengths + 1, lengths)
    found = {name: values[1:] for name, values in column.items()}
    for by in (-2, -1, 1, 2):
        near = place + by
        near[(near < first) | (near > last)] = 0
        for name in ("word", "tail3", "shape") if abs(by) == 1 else ("word",):
            found[f"{name}{by:+}"] = column[name][near]
    return found


def tag(words: list[str], sentences: list[Span]) -> list[str]:
    """The tag of every token; `sentences` are token ranges that together hold all of them."""
    tagger, lexicon = shipped.tagger("grammar"), shipped.lexicon("grammar", make_lexicon)
    tags: list[str] = []
    for stretches in _batches(sentences):
        some = words[stretches[0][0] : stretches[-1][1]]
        lengths = [last - first for first, last in stretches]
        tags += tagger.labelled(tagger.scores(columns(some, lengths, lexicon)), lengths)
    return tags


def _batches(sentences: list[Span]) -> Iterator[list[Span]]:
    """The sentences, cut to at most _LONGEST tokens, in groups to be tagged together."""
    batch: list[Span] = []
    for first, last in sentences:
        batch += [(i, min(i + _LONGEST, last)) for i in range(first, last, _LONGEST)]
        if batch[-1][1] - batch[0][0] > _TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch
