"""What the names tagger sees of a token: the word, its shape, its class in our tables, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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
from store.records import Span

LABELS = ("PERSON", "ORGANIZATION", "PLACE", "OTHER")
_REACH = 2  # tokens of context on both sides of a capital
_SAYING = word_set(
    "said says say told added adds noted wrote writes stressed explained claimed announced believes"
)


def regions(words: Sequence[str], sentences: Sequence[Span]) -> list[Span]:
    """Token ranges worth tagging: what stands within two tokens of a capital letter, sentence by sentence."""
    found: list[Span] = []
    for first, last in sentences:
        begin = stop = -1
        for i in range(first, last):
            if not is_capital(words[i]):
                continue
            if begin >= 0 and i - _REACH > stop:
                found.append((begin, stop))
                begin = -1
            if begin < 0:
                begin = max(first, i - _REACH)
            stop = min(last, i + _REACH + 1)
        if begin >= 0:
            found.append((begin, stop))
    return found


_ARABIC_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|bin|ibn|ould|d|l)[-’'][A-Z]")


@lru_cache(maxsize=100_000)
def is_capital(word: str) -> bool:
    """Whether a word is written as a name: "Lund", and "al-Thani" too."""
    return word[0].isupper() or _ARABIC_ARTICLE.match(word) is not None


_View = tuple[Sequence[str], Sequence[str], str, str, Sequence[str]]


def token_features(words: Sequence[str], first: int, last: int, begin: int, end: int) -> list[list[str]]:
    """Features of the tokens `begin` to `end` inside the sentence `first` to `last`."""
    out = []
    edge: _View = ((), (), "^", "", ())
    views = [_view(words[i]) if first <= i < last else edge for i in range(begin - 2, end + 2)]
    for k in range(2, len(views) - 2):
        before, here, after = views[k - 1], views[k], views[k + 1]
        features = [*here[0], *before[1], *after[4]]
        features.append(f"c={before[2]}{here[2]}{after[2]}")
        features.append(f"l={views[k - 2][2]}{before[2]}{here[2]}")
        features.append(f"r={here[2]}{after[2]}{views[k + 2][2]}")
        features.append(f"-2{views[k - 2][3]}")
        features.append(f"+2{views[k + 2][3]}")
        if begin + k - 2 == first:
            features.append("first")
        out.append(features)
    return out


@lru_cache(maxsize=200_000)
def _view(word: str) -> _View:
    """Own features, those for the word after, class, lower-case word, features for the word before."""
    lower = word.lower()
    kind = word_class(word)
    shape = _shape(word)
    own = [f"w={lower}", f"k={kind}", f"s={shape}"]
    if shape not in ("x", "."):
        own += [f"e3={lower[-3:]}", f"e2={lower[-2:]}", f"b3={lower[:3]}"]
        own += [f"g={flag}" for flag in _flags(lower)]
    return own, (f"-w={lower}", f"-s={shape}"), kind, lower, (f"+w={lower}", f"+s={shape}")


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


def _flags(lower: str) -> list[str]:
    return [
        name
        for name, table in (
            ("country", gazetteer.country_names()),
            ("demonym", gazetteer.demonyms()),
            ("capital", gazetteer.capitals()),
            ("given", gazetteer.given_names()),
            ("family", gazetteer.family_names()),
            ("role", ROLE_HEADS),
            ("rolemod", ROLE_MODIFIERS),
            ("org", ORGANIZATION_HEADS),
            ("placehead", PLACE_HEADS),
            ("region", REGIONS),
        )
        if lower in table
    ]


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
