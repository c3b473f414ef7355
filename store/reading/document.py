"""The tokenized article that every step of the reading works on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from store.reading.datelines import after_dateline
from store.reading.quotation_marks import Quotation, find_quotations
from store.reading.tokens import TOKEN, find_paragraphs, find_sentences
from store.records import Span


@dataclass(slots=True)
class Document:
    """One article as parallel lists over its tokens.

    `starts` and `ends` are code points into `text`. `sentences` and `paragraphs` are half-open token
    ranges that together hold every token; `sentence_of` and `paragraph_of` give their index for a token.
    `quoted` tells whether a token stands inside quotation marks (the marks themselves included); `pos` is
    its Universal part of speech.
    """

    text: str
    title: str | None = None
    published: str | None = None
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)

    def token_at(self, offset: int) -> int:
        """The last token that starts at or before `offset`; 0 when there is none."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, i: int, j: int) -> Span:
        """The code points of the tokens `i` to `j` (exclusive)."""
        return self.starts[i], self.ends[j - 1]

    def slice(self, i: int, j: int) -> str:
        """The text of the tokens `i` to `j` (exclusive)."""
        return self.text[self.starts[i] : self.ends[j - 1]]


def make_document(text: str, *, title: str | None = None, published: str | None = None) -> Document:
    """Tokenize `text` and find its sentences, paragraphs and quotations, in linear time."""
    document = Document(text, title, published)
    words, starts, ends = document.words, document.starts, document.ends
    paragraph_spans = find_paragraphs(text)
    for begin, stop in paragraph_spans:
        first = len(words)
        matches = list(TOKEN.finditer(text, begin, stop))
        words += [match[0] for match in matches]
        starts += [match.start() for match in matches]
        ends += [match.end() for match in matches]
        document.paragraph_of += [len(document.paragraphs)] * (len(words) - first)
        document.paragraphs.append((first, len(words)))
        line = _dateline(document, first)
        found = find_sentences(words, starts, ends, first + line, len(words))
        for i, j in [(first, first + line), *found] if line else found:
            document.sentence_of += [len(document.sentences)] * (j - i)
            document.sentences.append((i, j))
    document.lower = [word.lower() for word in words]
    document.quotations = find_quotations(text, paragraph_spans)
    document.quoted = [False] * len(words)
    for quotation in document.quotations:
        i, j = document.token_at(quotation.start), document.token_at(quotation.end - 1) + 1
        document.quoted[i:j] = [True] * (j - i)
    document.pos = [_shape_pos(word) for word in words]
    return document


def _dateline(document: Document, first: int) -> int:
    """How many tokens of the paragraph that opens at token `first` are a dateline closed by a colon.

    "GENEVA:" is a sentence of its own, for its colon introduces no words of anybody.
    """
    colon = next(
        (i for i in range(first + 1, min(first + 14, len(document.words))) if document.words[i] == ":"), 0
    )
    if not colon or colon + 1 == len(document.words):
        return 0
    after = after_dateline(document.text, document.starts[first])
    return colon + 1 - first if document.ends[colon] <= after <= document.starts[colon + 1] else 0


@lru_cache(maxsize=50_000)
def _shape_pos(word: str) -> str:
    if word[0].isdigit():
        return "NUM"
    if not word[0].isalpha():
        return "PUNCT"
    return "PROPN" if word[0].isupper() else "NOUN"
