"""Units: the tokens of a paragraph, with every quotation folded into one.

Nobody's attribution begins or ends inside a quotation, so the taggers see it as a single word; that makes
them faster, lets them look across it, and keeps a quoted passage in one piece.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.reading.document import Document
from store.reading.quotation_marks import Quotation
from store.records import Span

_SHORTEST = 3  # words: a shorter quotation is left unfolded ("the “excellent” work")


@dataclass(slots=True)
class Units:
    """One paragraph as parallel lists; `first`, `last` (exclusive) are the tokens of each unit.

    `quotation` is the index of the folded quotation or None, `sentence` counts sentences outside of
    quotations from 0.
    """

    first: list[int]
    last: list[int]
    quotation: list[int | None]
    sentence: list[int]

    def tokens(self, span: Span) -> Span:
        """The tokens of the units `span`, both half-open."""
        return self.first[span[0]], self.last[span[1] - 1]


def make_units(document: Document) -> list[Units]:
    """The units of every paragraph."""
    folded = _folded(document)
    sentence_of = document.sentence_of
    paragraphs = []
    for begin, stop in document.paragraphs:
        units = Units([], [], [], [])
        add_first, add_last = units.first.append, units.last.append
        add_quotation, add_sentence = units.quotation.append, units.sentence.append
        i = begin
        sentence = 0
        closed_at: int | None = None
        while i < stop:
            if closed_at is not None and sentence_of[i] != closed_at and _new_sentence(document, units):
                sentence += 1
            index, end = folded[i] if i in folded else (None, i + 1)
            add_first(i)
            add_last(end)
            add_quotation(index)
            add_sentence(sentence)
            i = end
            closed_at = sentence_of[end - 1]
        paragraphs.append(units)
    return paragraphs


def _new_sentence(document: Document, units: Units) -> bool:
    """False where a sentence boundary is only the end of a quotation: “Why?” Droz asked."""
    index = units.quotation[-1]
    if index is None:
        return True
    quotation = document.quotations[index]
    return document.text[quotation.inner[1] - 1] not in "?!,…"


def _folded(document: Document) -> dict[int, tuple[int, int]]:
    """For the first token of each quotation to fold: its index and the token after its last one."""
    folded: dict[int, tuple[int, int]] = {}
    for index, quotation in enumerate(document.quotations):
        if quotation.level or not is_passage(document, quotation):
            continue
        first = document.token_at(quotation.start)
        folded[first] = (index, document.token_at(quotation.end - 1) + 1)
    return folded


def is_passage(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation holds at least three words."""
    start, end = quotation.inner
    return len(document.text[start : min(end, start + 200)].split()) >= _SHORTEST
