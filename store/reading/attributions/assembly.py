"""From what the taggers found to attributions: exact spans, kind and source.

A content never cuts a quotation in two: “a [fair] deal” becomes [“a fair deal”], and is direct.
"""

from __future__ import annotations

from bisect import bisect_right

from store.reading.attributions.attribution import Attribution
from store.reading.attributions.recognition import Found
from store.reading.document import Document
from store.reading.quotation_marks import Quotation
from store.reading.wordlist import words_of
from store.records import Span, StatementKind

_LEADING = words_of(", : ; — – -- - . that")
_TRAILING = words_of(", : ; — – -- - . ! ? ( [")


def trim_content(document: Document, first: int, last: int) -> Span | None:
    """The tokens of a content span without the complementizer and the punctuation around it."""
    words = document.words
    while first < last and words[first].lower() in _LEADING:
        first += 1
    while (
        last > first
        and words[last - 1] in _TRAILING
        and not (words[last - 1] in "!?" and document.quoted[last - 1])
    ):
        last -= 1
    return (first, last) if first < last else None


class Quotations:
    """The outermost quotations of a document, to ask what a span shares with them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.outer = [q for q in document.quotations if not q.level]
        self._starts = [q.start for q in self.outer]

    def around(self, offset: int) -> Quotation | None:
        """The quotation that holds `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.outer[i] if i >= 0 and offset < self.outer[i].end else None

    def quoted_share(self, start: int, end: int) -> float:
        """The share of the words of a span that stands inside quotation marks, by characters."""
        text = self._document.text
        inside = 0
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self.outer) and self.outer[i].start < end:
            low, high = max(start, self.outer[i].start), min(end, self.outer[i].end)
            if low < high:
                inside += sum(map(str.isalnum, text[low:high]))
            i += 1
        return inside / max(1, sum(map(str.isalnum, text[start:end])))

    def kind(self, parts: list[Span]) -> StatementKind:
        """Direct when all is quoted, mixed when some is, else indirect."""
        shares = [self.quoted_share(start, end) for start, end in parts]
        if all(share >= 0.95 for share in shares):
            return "direct"
        return "mixed" if any(shares) else "indirect"


def assemble(document: Document, found: list[Found]) -> list[Attribution]:
    """The attributions of `found` in text order."""
    quotations = Quotations(document)
    attributions = []
    for one in found:
        attribution = _attribution(document, quotations, one)
        if attribution is not None:
            attributions.append(attribution)
    return attributions


def _attribution(document: Document, quotations: Quotations, one: Found) -> Attribution | None:
    parts = []
    for first, last in one.content:
        tokens = trim_content(document, first, last)
        if tokens is not None:
            parts.append(_whole_quotations(quotations, document.span(*tokens)))
    if not parts:
        return None
    parts = without_overlaps(parts)
    source = document.span(*one.source) if one.source else None
    return Attribution(
        parts,
        cue=document.span(*one.cue),
        source=source,
        kind=quotations.kind(parts),
        confidence=round(one.confidence, 3),
        rule="tagged",
    )


def without_overlaps(parts: list[Span]) -> list[Span]:
    """`parts` in text order, overlapping ones joined."""
    out: list[Span] = []
    for start, end in sorted(parts):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _whole_quotations(quotations: Quotations, span: Span) -> Span:
    """`span` widened so that it cuts no quotation in two."""
    start, end = span
    left, right = quotations.around(start), quotations.around(end - 1)
    if left is not None and left.start < start:
        start = left.start
    if right is not None and right.end > end:
        end = right.end
    return start, end
