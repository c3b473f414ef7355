"""What the taggers see of a paragraph: one row of words and grammatical tags per unit."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.reading.document import Document
from store.reading.neighbours import Neighbours, neighbours
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
    _neighbours: list[Neighbours] | None = None

    def neighbours(self, first: int, last: int) -> list[Neighbours]:
        """What the units `first` to `last` (exclusive) and those beside them contribute to features."""
        if self._neighbours is None:
            self._neighbours = neighbours(self.words, self.tags)
        return self._neighbours[first:last]

    def neighbours_inside(self, first: int, last: int) -> list[Neighbours]:
        """The same as if the units `first` to `last` were all there is."""
        inner = self.neighbours(first, last)
        words, tags = self.words, self.tags
        if last - first < 4:
            return neighbours(words[first:last], tags[first:last])
        if first:
            inner[:2] = neighbours(words[first : first + 4], tags[first : first + 4])[:2]
        if last < len(words):
            inner[-2:] = neighbours(words[last - 4 : last], tags[last - 4 : last])[2:]
        return inner


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
