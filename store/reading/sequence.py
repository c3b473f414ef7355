"""What the taggers see of a paragraph: one row of words and grammatical tags per unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from store.reading.crf import Ints, numbered
from store.reading.document import Document
from store.reading.quotation_marks import Quotation
from store.reading.units import Units

FOLDED = "«"
"""The first character of the word that stands for a folded quotation."""
PAD = 2
"""Places before and after every row that show as its edges, ^ and $."""


@dataclass(slots=True)
class Row:
    """The units of one paragraph with what every feature is made of.

    `words` are in lower case, with digits as 0; a folded quotation is one word that tells its length, whether
    it begins with a capital, and how it ends. `rates` buckets how often a verb was a cue in training.
    """

    units: Units
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)


def make_row(document: Document, grammar: list[str], units: Units, rates: dict[str, float]) -> Row:
    """The row of one paragraph; `grammar` are the tags of all tokens, `rates` the cue rates of verbs."""
    words, tags, cue_rates = [], [], []
    lower = document.lower
    rate_of = rates.get
    for token, index in zip(units.first, units.quotation, strict=True):
        if index is None:
            word = lower[token]
            words.append("0" if word[0].isdigit() else word)
            tags.append(grammar[token])
            cue_rates.append(int(rate_of(word, 0)))
        else:
            words.append(_folded_word(document, document.quotations[index]))
            tags.append(FOLDED)
            cue_rates.append(0)
    return Row(units, words, tags, cue_rates)


def _folded_word(document: Document, quotation: Quotation) -> str:
    start, end = quotation.inner
    text = document.text
    length = text.count(" ", start, min(end, start + 300))
    size = "s" if length < 5 else "m" if length < 12 else "l"
    begins = "U" if text[start].isupper() else "l" if text[start].islower() else "o"
    final = text[end - 1]
    ends = "c" if final == "," else "p" if final in ".…" else "q" if final in "?!" else "n"
    chained = "+" if quotation.continues is not None else "" if quotation.closed else ">"
    return FOLDED + size + begins + ends + chained


class Rows:
    """Several rows one after another as arrays over places: every unit has one, and PAD around each row.

    `starts` is the place of each row's first unit. `word` and `tag` point into `word_names` and `tag_names`,
    the distinct values of `words` and `tags`. `sentence` numbers the sentences of all rows, with -1
    around them, `ordinal` those of each row. `comma`, `finite`, `folded` and `noun` tell of the tag, `that`
    and `pause` of the word, and `quotation` whether the row holds a folded one.
    """

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.words: list[str] = []
        self.tags: list[str] = []
        rates: list[int] = []
        ordinals: list[int] = []
        before, after, none, outside = ["^"] * PAD, ["$"] * PAD, [0] * PAD, [-1] * PAD
        for row in rows:
            self.words += before + row.words + after
            self.tags += before + row.tags + after
            rates += none + row.rates + none
            ordinals += outside + row.units.sentence + outside
        lengths = np.array([len(row.words) for row in rows]) + 2 * PAD
        self.starts: Ints = np.cumsum(lengths) - lengths + PAD
        sentences = np.array([row.units.sentence[-1] + 1 for row in rows])
        self.rate: Ints = np.array(rates, np.int64)
        self.ordinal: Ints = np.array(ordinals, np.int64)
        first = np.repeat(np.cumsum(sentences) - sentences, lengths)
        self.sentence: Ints = np.where(self.ordinal < 0, -1, self.ordinal + first)
        self.quotation = np.repeat(np.array([FOLDED in row.tags for row in rows]), lengths)
        self.tag_names, self.tag = numbered(self.tags)
        self.word_names, self.word = numbered(self.words)
        kinds = np.array([_kind(tag) for tag in self.tag_names])[self.tag]
        self.comma, self.finite, self.folded, self.noun = ((kinds & bit) > 0 for bit in (1, 2, 4, 8))
        marks = np.array([_MARKS.get(word, 0) for word in self.word_names])[self.word]
        self.that, self.pause = marks == 1, marks == 2


_MARKS = {"that": 1, ",": 2, ":": 2}


@cache
def _kind(tag: str) -> int:
    """The comma, the finite verb, the folded quotation and the noun as one bit each."""
    return (tag[0] == ",") | (tag[:2] in ("Vf", "Am")) << 1 | (tag == FOLDED) << 2 | (tag[0] == "N") << 3
