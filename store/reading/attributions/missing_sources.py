"""Sources that no tagger saw, beside the cue of a quotation: "…,” Will wrote", "…,” said the 46-year-old"."""

from __future__ import annotations

from collections.abc import Iterable

from store.reading.attributions.attribution import Attribution
from store.reading.document import Document
from store.reading.wordlist import words_of
from store.records import Span

_CLOSING = words_of("” \" '' »")
_ARTICLES = words_of("the a an")
_JOINT = "-‑–/"
_LONGEST = 6  # tokens


def with_missing_sources(document: Document, attributions: Iterable[Attribution]) -> None:
    """Give the phrase between quotation and cue, or right behind the cue, to those that have no source.

    Where the cue opens its sentence ("Adding, …"), the source is that of the attribution before.
    """
    before: Attribution | None = None
    for one in sorted(attributions, key=lambda one: min(one.parts)):
        if one.source is None and one.cue is not None and one.kind != "indirect":
            cue = document.token_at(one.cue[0])
            phrase = _phrase(document, cue)
            if phrase is not None:
                one.source = document.span(*phrase)
            elif before is not None and _opens(document, cue, before):
                one.source, one.role, one.implicit = before.source, before.role, True
        before = one


def _phrase(document: Document, cue: int) -> Span | None:
    words = document.words
    begin, end = document.sentences[document.sentence_of[cue]]
    first = cue
    while first > begin and cue - first < _LONGEST and _belongs(words[first - 1]):
        first -= 1
    if first < cue and first > begin and words[first - 1] in _CLOSING:
        return first, cue
    if cue == begin or words[cue - 1] not in _CLOSING:
        return None
    last = cue + 1
    while last < end and last - cue <= _LONGEST and _belongs(words[last]):
        last += 1
    closed = last < end and words[last] in ",.;" and last > cue + 1
    return (
        (cue + 1, last) if closed and (words[cue + 1][0].isupper() or words[cue + 1] in _ARTICLES) else None
    )


def _belongs(word: str) -> bool:
    return word[0].isalnum() or word in _JOINT


def _opens(document: Document, cue: int, before: Attribution) -> bool:
    """Whether the cue opens a sentence of the paragraph that `before` stands in."""
    paragraph = document.paragraph_of[cue]
    there = document.paragraph_of[document.token_at(before.parts[-1][0])]
    return cue == document.sentences[document.sentence_of[cue]][0] and paragraph == there
