"""What the taggers see of a paragraph: one row of words and grammatical tags per unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.reading.document import Document
from store.reading.quotation_marks import Quotation
from store.reading.units import Units

FOLDED = "«"
"""The first character of the word that stands for a folded quotation."""


@dataclass(slots=True)
class Row:
    """The units of one paragraph with what every feature is made of.

    `words` are in lower case, with digits as 0; a folded quotation is one word that tells its length, whether
    it begins with a capital, and how it ends. `cue_rate` buckets how often a verb was a cue in training.
    """

    units: Units
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)


def make_row(document: Document, grammar: list[str], units: Units, rates: dict[str, float]) -> Row:
    """The row of one paragraph; `grammar` are the tags of all tokens, `rates` the cue rates of verbs."""
    row = Row(units)
    lower = document.lower
    for token, index in zip(units.first, units.quotation, strict=True):
        if index is None:
            word = lower[token]
            row.words.append("0" if word[0].isdigit() else word)
            row.tags.append(grammar[token])
            row.rates.append(int(rates.get(word, 0)))
        else:
            row.words.append(_folded_word(document, document.quotations[index]))
            row.tags.append(FOLDED)
            row.rates.append(0)
    return row


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
