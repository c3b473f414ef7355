"""Words, sentences and paragraphs of a text, each found in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.wordlist import words_of
from store.records import Span

_ABBREVIATED = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Reps|Sens|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Amb|Hon|Pres|Rev|Fr|Msgr|Supt|St|"
    "Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Nos|vs|Inc|Corp|Ltd|Co|Bros|Ave|Blvd|Mt|Ft|Dept|Univ|"
    "Assn|Est|Art|Sec|Eng|Engr|Atty|Ing|Lic|Smt|Brig|Cllr|Hj|Drs|Dra|Adv|Barr|Pol|Ir|Ven|Lcdo|Md|Mohd|approx|Ph\\.D|e\\.g|i\\.e|a\\.m|p\\.m"
)
# Written onto a number without a space: "Rs4,500", "KSh3m"; a single letter only before a sum of money.
_CURRENCIES = (
    "Rs|RM|KSh|Ksh|KES|USh|Ush|UGX|TSh|Tsh|Shs?|Tk|BDT|Rp|IDR|Dhs?|AED|QR|QAR|SR|SAR|BD|VND|PHP|Php|INR|PKR|NPR|LKR|"
    "THB|USD|EUR|GBP|GH|FCFA|CFA|RMB|CHF|ZAR|ZMW|NGN|Birr"
)
_SUM = (
    r"\d{1,3}[,\u00a0\u2009\u202f ]\d{3}\b|\d{3}(?![\w-])|\d+(?:\.\d+)?[^\S\n]?(?:bn|[mb]|(?:m|b|tr)illion)\b"
)
TOKEN = re.compile(
    r"[A-Za-z]?[a-z]+(?=[ ,\n])"  # most words; what follows would find the same, later
    rf"|(?=[A-Za-z][A-Za-z.]{{0,5}}\.)(?:{_ABBREVIATED})\.(?!\w)"
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+"
    rf"|(?:{_CURRENCIES})(?=\d)|[KRNPMLD](?={_SUM})"
    r"|\d[\d.,:/]*\d"
    r"|[A-Z][a-z]{1,8}[’'‘](?!(?:re|ve|ll|em)\b)[a-z]{2,}\b"  # a glottal stop: "Nuku'alofa"
    r"|[’'](?:s|re|ve|ll|d|m|S)\b|[nN][’'][tT]\b"
    r"|(?:(?![nN][’'][tT]\b)\w)+(?:[-‑–](?=\w)(?:(?![nN][’'][tT]\b)\w)+|[’'](?=[A-Z][a-z]|o\b|clock|affaires)\w+)*"
    r"|``|''|--+|\.\.+|[^\w\s]",
)
"""A word (hyphens kept, contractions and the possessive cut off), a number, or one mark."""

_ENDS = frozenset((".", "!", "?", "…", "...", ":", "...."))
_LONGEST_SENTENCE = 400  # tokens; a longer one is a list or a table, and is cut so that all steps stay linear
_TRAILING = frozenset("”’\"')]»") | {"''"}
_TITLES = words_of("""
    mr. mrs. ms. mx. dr. prof. sen. rep. reps. sens. gov. govs. gen. lt. col. maj. capt. sgt. cmdr. adm.
    amb. hon. pres. rev. fr. msgr. supt. eng. engr. atty. ing. lic. smt. brig. cllr. hj. drs. dra. adv.
    barr. pol. ir. ven. lcdo. h.e. h.h. h.r.h. h.m. st. vs. no. nos. art. sec. approx. e.g. i.e. mt. ft.
""")

_OPENERS = words_of("""
    the a an he she it they we i you this that these those his her their its our but and in on at for as
    if when while after before mr. mrs. ms. there what who how why according
""")


def find_paragraphs(text: str) -> list[Span]:
    """Character spans of the paragraphs: stretches without a line break, spaces at both ends left out."""
    return [match.span() for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]


def find_sentences(
    words: Sequence[str], starts: Sequence[int], ends: Sequence[int], first: int, last: int
) -> list[Span]:
    """Token spans of the sentences among the tokens `first` to `last` (exclusive) of one paragraph."""
    sentences: list[Span] = []
    begin = i = first
    while i < last:
        word = words[i]
        i += 1
        if i - begin == _LONGEST_SENTENCE:
            sentences.append((begin, i))
            begin = i
        if word not in _ENDS and not (word[-1] == "." and len(word) > 2 and word.lower() not in _TITLES):
            continue
        if word == ":":
            continue
        stop = i
        while stop < last and words[stop] in _TRAILING and starts[stop] == ends[stop - 1]:
            stop += 1
        if begin < stop < last and _begins_sentence(words, starts, ends, i - 1, stop, last):
            sentences.append((begin, stop))
            begin = i = stop
    if begin < last:
        sentences.append((begin, last))
    return sentences


def _begins_sentence(
    words: Sequence[str], starts: Sequence[int], ends: Sequence[int], end: int, following: int, last: int
) -> bool:
    """Whether the token `following` can begin a sentence after the full stop `end`."""
    word, stop = words[following], words[end]
    glued = starts[following] == ends[following - 1]
    before = words[end - 1] if end else ""
    if stop == "." and len(before) == 1 and before.isupper() and ends[end - 1] == starts[end]:
        return False  # an initial: "J. Smith"
    if glued and not (stop in (".", "!", "?") and word[0].isupper() and len(before) > 3):
        return False
    if stop not in _ENDS:  # an abbreviation ends a sentence only before a capital that opens one
        return word[0].isupper() and word.lower() in _OPENERS
    if word[0].isupper() or word[0].isdigit():
        return True
    if word in "“‘\"«'``„" or word in "([":
        beyond = words[following + 1] if following + 1 < last else ""
        return beyond[:1].isupper() or beyond[:1].isdigit() or stop != "..."
    return word in ("•", "-", "*", "–", "—") and stop == "."
