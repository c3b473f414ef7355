"""Phrases and clauses in the tags of the grammar: "[the deputy minister] said [P], [and Q]"."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.document import Document
from store.reading.wordlist import words_of
from store.records import Span

SUBJECTS = words_of("Ns Ps Rs")
"""The tags of the head of a subject."""
_FINITE = words_of("Vf Am Au")
_PHRASE = words_of("PROPN NOUN ADJ DET NUM")
_CLOSING = words_of('” " ’ ) ] %')


def is_finite(grammar: Sequence[str], first: int, last: int) -> bool:
    """Whether one of the tokens `first` to `last` (exclusive) is a finite verb: whether they are a clause."""
    return any(tag[:2] in _FINITE for tag in grammar[first:last])


def noun_phrase(document: Document, grammar: Sequence[str], head: int, floor: int) -> Span:
    """The code points of the noun phrase that ends in token `head` and begins at `floor` or later."""
    start = head
    while start > floor and document.pos[start - 1] in _PHRASE and grammar[head] != "Rs":
        start -= 1
    return document.span(start, head + 1)


def final_word(document: Document, first: int, last: int) -> int:
    """`last` without the punctuation that ends a sentence; what closes a quotation or bracket stays."""
    words = document.words
    while last > first and not words[last - 1][0].isalnum() and words[last - 1] not in _CLOSING:
        last -= 1
    return last
