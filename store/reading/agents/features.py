"""What the names tagger sees of a token: the word, its shape, its class in our tables, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from store.reading.agents import gazetteer
from store.reading.agents.vocabulary import (
    CONNECTORS,
    DAYS,
    HONORIFICS,
    MONTHS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
    REGIONS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    word_set,
)
from store.reading.crf import Columns, Ints, Lexicon, Templates, Vocabularies, Vocabulary
from store.records import Span

LABELS = ("PERSON", "ORGANIZATION", "PLACE", "OTHER")
_REACH = 2  # tokens of context on both sides of a capital
_SAYING = word_set(
    "said says say told added adds noted wrote writes stressed explained claimed announced believes"
)


def regions(words: Sequence[str], sentences: Sequence[Span]) -> list[Span]:
    """Token ranges worth tagging: what stands within two tokens of a capital letter, sentence by sentence."""
    found: list[Span] = []
    later = iter(sentences)
    first = last = begin = stop = 0
    capitals = set(filter(is_capital, set(words)))
    for i in [i for i, word in enumerate(words) if word in capitals]:
        if i >= last:
            first, last = next(sentence for sentence in later if sentence[1] > i)
        elif i - _REACH <= stop:
            stop = min(last, i + _REACH + 1)
            continue
        if stop > begin:
            found.append((begin, stop))
        begin, stop = max(first, i - _REACH), min(last, i + _REACH + 1)
    if stop > begin:
        found.append((begin, stop))
    return found


_ARABIC_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|bin|ibn|ould|d|l)[-’'][A-Z]")


@lru_cache(maxsize=100_000)
def is_capital(word: str) -> bool:
    """Whether a word is written as a name: "Lund", and "al-Thani" too."""
    return word[0].isupper() or _ARABIC_ARTICLE.match(word) is not None


TEMPLATES = Templates("""
    w={word} k={class} s={shape} e3={end3} e2={end2} b3={begin3} {first}
    -w={word-1} -s={shape-1} +w={word+1} +s={shape+1} -2{word@-2} +2{word@+2}
    c={class-1}{class}{class+1} l={class-2}{class-1}{class} r={class}{class+1}{class+2}
    g={flag@0} g={flag@1} g={flag@2} g={flag@3} g={flag@4}
    g={flag@5} g={flag@6} g={flag@7} g={flag@8} g={flag@9}
""")
_FLAGS = "country demonym capital given family role rolemod org placehead region".split()
FIXED = {"first": Vocabulary(["first"]), "flag": Vocabulary(_FLAGS)}
"""The vocabularies whose numbers are given."""


_SEEN = ("word", "class", "shape", "end3", "end2", "begin3", *(f"flag@{bit}" for bit in range(len(_FLAGS))))


def make_lexicon(known: Vocabularies) -> Lexicon:
    """The numbers of what features are made of, for every word; those of "" stand for what is beyond."""

    def describe(word: str) -> list[int]:
        if not word:
            return [0, known["class"].number("^")] + [0] * (len(_SEEN) - 2)
        lower, shape = word.lower(), _shape(word)
        numbers = [
            known["word"].number(lower),
            known["class"].number(word_class(word)),
            known["shape"].number(shape),
        ]
        if shape in ("x", "."):
            return numbers + [0] * (len(_SEEN) - 3)
        numbers += [
            known["end3"].number(lower[-3:]),
            known["end2"].number(lower[-2:]),
            known["begin3"].number(lower[:3]),
        ]
        return numbers + _flags(lower)

    return Lexicon(describe)


def columns(
    words: Sequence[str], places: Ints, first: Ints, last: Ints, known: Vocabularies, lexicon: Lexicon
) -> Columns:
    """What the tagger sees of the tokens at `places`; `first` to `last` (exclusive) are their sentences."""
    table = dict(zip(_SEEN, lexicon.rows(["", *words]).T, strict=True))
    found = {name: column[places + 1] for name, column in table.items()}
    found["first"] = (places == first).astype(np.int64)
    for by in (-2, -1, 1, 2):
        near = places + by
        inside = (first <= near) & (near < last)
        there = np.where(inside, near + 1, 0)
        found[f"class{by:+}"] = table["class"][there]
        if abs(by) == 1:
            found |= {f"{name}{by:+}": table[name][there] for name in ("word", "shape")}
        else:
            found[f"word@{by:+}"] = np.where(inside, table["word"][there], known["word"].number(""))
    return found


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "#"
    if not word[0].isalpha():
        return "."
    if word[0].islower():
        return "X-X" if is_capital(word) else "x"
    if len(word) == 1:
        return "X"
    if word.isupper():
        return "X." if len(word) == 2 and word[1] == "." else "XX"
    return "X-X" if "-" in word else "Xx" if word[1:].islower() else "XxX"


def _flags(lower: str) -> list[int]:
    """For every table of _FLAGS its number where it holds the word, else 0."""
    tables = (
        gazetteer.country_names(),
        gazetteer.demonyms(),
        gazetteer.capitals(),
        gazetteer.given_names(),
        gazetteer.family_names(),
        ROLE_HEADS,
        ROLE_MODIFIERS,
        ORGANIZATION_HEADS,
        PLACE_HEADS,
        REGIONS,
    )
    return [number if lower in table else 0 for number, table in enumerate(tables, 1)]


def word_class(word: str) -> str:
    """One letter or mark for the class of `word`; capitalised words by our tables, others by function."""
    lower = word.lower()
    if (
        lower in CONNECTORS
        or not word[0].isalnum()
        or lower in ("’s", "'s", "a", "an", "his", "her", "its", "by", "with")
    ):
        return f"<{lower}>"
    if word[0].isdigit():
        return "#"
    if lower in HONORIFICS:
        return "H"
    if word[0].islower() and not is_capital(word):
        if lower in _SAYING:
            return "v"
        return (
            "r"
            if lower in ROLE_HEADS
            else "o"
            if lower in ORGANIZATION_HEADS
            else "p"
            if lower in PLACE_HEADS
            else "x"
        )
    if lower in MONTHS or lower in DAYS:
        return "M"
    return _capital_class(word, lower)


def _capital_class(word: str, lower: str) -> str:
    for letter, table in (
        ("C", gazetteer.country_names()),
        ("D", gazetteer.demonyms()),
        ("K", gazetteer.capitals()),
        ("R", ROLE_HEADS),
        ("O", ORGANIZATION_HEADS),
        ("P", PLACE_HEADS),
        ("G", gazetteer.given_names()),
        ("F", gazetteer.family_names()),
        ("E", REGIONS),
    ):
        if lower in table:
            return letter
    if len(word) > 1 and word.isupper():
        return "I" if word.endswith(".") else "A"
    return "I" if len(word) == 1 else "X"
