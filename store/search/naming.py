"""Names as they are compared over articles: one key for every spelling of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from store.search.text import tokens

_TITLES = frozenset(
    "the mr mrs ms miss mx dr prof professor sir dame lord lady honourable excellency rev reverend fr"
    " datuk dato tan sri haji ustaz".split()
)
_EXCELLENCY = re.compile(r"\bH\.\s?E\.|\bHon\.|&")
_OWNER = re.compile(r"[’']s\b")
_JOINED = re.compile(r"\b([Cc])o-(?=o)")
# A key is only compared with keys, so that what a rule does to a word it was not meant for does no harm.
_AMERICAN = (
    (re.compile(r"(.{2})our(s|ed|able|er|ers|hood|ite)?$"), r"\1or\2"),
    (re.compile(r"(.{2}[tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"(.{3})is(e|ed|es|er|ers|ing|ation|ations|ational)$"), r"\1iz\2"),
    (re.compile(r"(.{3})enc(e|es)$"), r"\1ens\2"),
    (re.compile(r"(.{3})amme(s?)$"), r"\1am\2"),
    (re.compile(r"(.{3})logue(s?)$"), r"\1log\2"),
    (re.compile(r"(.{3}[^l])lment$"), r"\1llment"),
    (re.compile(r"^grey"), "gray"),
)


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


@lru_cache(16384)
def _american(word: str) -> str:
    if len(word) > 3:
        for british, american in _AMERICAN:
            word = british.sub(american, word)
    return word


def is_acronym(form: str) -> bool:
    """Whether a form reads like an acronym: two to eight capitals or digits, with dots, hyphens or "&"."""
    letters = re.sub(r"[.&-]", "", form)
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper()
