"""Names as they are compared over articles: one key for every spelling of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.search.text import tokens

_TITLES = frozenset(
    "the mr mrs ms miss mx dr prof professor sir dame lord lady honourable excellency rev reverend fr"
    " datuk dato tan sri haji ustaz".split()
)
_EXCELLENCY = re.compile(r"\bH\.\s?E\.|\bHon\.|&")
_OWNER = re.compile(r"[’']s\b")
_JOINED = re.compile(r"\b([Cc])o-(?=o)")
# Keys are only compared with keys, and a word that does not exist finds nothing, so that what a rule does to
# a word it was not meant for does no harm.
_SPELLINGS = (  # what stands before, British, American, what comes after
    (r"(.{2})", "our", "or", r"((?:s|ed|able|er|ers|hood|ite)?)$"),
    (r"(.{2}[tb])", "re", "er", r"(s?)$"),
    (r"(.{3})", "is", "iz", r"((?:e|ed|es|er|ers|ing|ation|ations|ational))$"),
    (r"(.{3})", "enc", "ens", r"(es?)$"),
    (r"(.{3})", "amme", "am", r"(s?)$"),
    (r"(.{3})", "logue", "log", r"(s?)$"),
    (r"(.{3}[^l])", "l", "ll", r"(ment)$"),
    (r"^(gr)", "e", "a", r"(y)"),
)
_AMERICAN = [(re.compile(f"{a}{british}{b}"), rf"\1{american}\2") for a, british, american, b in _SPELLINGS]
_BRITISH = [(re.compile(f"{a}{american}{b}"), rf"\1{british}\2") for a, british, american, b in _SPELLINGS]


@lru_cache(8192)
def canonical(name: str) -> str:
    """The key of a name: without case, accents, article and titles, British and American spelling alike.

    Empty only for a name without a letter or digit.
    """
    words = spelled(_EXCELLENCY.sub(lambda found: " and " if found[0] == "&" else " ", name))
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return " ".join(words)


def spelled(text: str) -> list[str]:
    """The words of a text without case and accents, in American spelling."""
    return [_american(word) for word in tokens(_OWNER.sub("s", _JOINED.sub(r"\1o", text)))]


def spellings(word: str) -> list[str]:
    """A folded word as it is, in American and in British spelling."""
    return list(dict.fromkeys((word, _american(word), _respelled(word, _BRITISH))))


@lru_cache(16384)
def _american(word: str) -> str:
    return _respelled(word, _AMERICAN)


def _respelled(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    if len(word) > 3:
        for pattern, other in rules:
            word = pattern.sub(other, word)
    return word


def is_acronym(form: str) -> bool:
    """Whether a form reads like an acronym: two to eight capitals or digits, with dots, hyphens or "&"."""
    letters = re.sub(r"[.&-]", "", form)
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper()
