"""Quotations that no cue claims: whose words they are follows from what stands before them.

In order: one that begins with its speaker's label; one that an earlier one is carried on in; a second piece
of the same sentence; a sentence of its own beside an attributed one; a paragraph of its own after an
announcing colon or after somebody's quotation.
"""

from __future__ import annotations

from bisect import bisect_left, insort

from store.reading.attributions.assembly import Quotations, without_overlaps
from store.reading.attributions.attribution import Attribution
from store.reading.attributions.clauses import SUBJECTS, noun_phrase
from store.reading.attributions.speech_acts import acts
from store.reading.attributions.transcripts import label_at, turn
from store.reading.document import Document
from store.reading.quotation_marks import Quotation
from store.reading.units import is_passage
from store.reading.wordlist import words_of
from store.records import Span

_NEAR = 4  # tokens between two pieces of one attribution
_PHRASE = words_of("PROPN NOUN ADJ DET NUM")
_DASHES = words_of("― — – - --")
_BREAKS = words_of(': , . ! ? ” " ’')
_ENDS = words_of('. ! ? ” "')
_FAR = 60  # tokens
_LONGEST_ANNOUNCER = 6  # tokens, the verb included
_MODEST = 0.6  # confidence of a source that is only near


def with_bare_quotations(
    document: Document, grammar: list[str], attributions: list[Attribution]
) -> list[Attribution]:
    """`attributions` with the unclaimed quotations joined to them or added, in text order."""
    return _Claims(document, grammar, attributions).all()


class _Claims:
    def __init__(self, document: Document, grammar: list[str], attributions: list[Attribution]) -> None:
        self._document, self._grammar = document, grammar
        self._quotations = Quotations(document)
        self._done = sorted(attributions, key=_first)
        self._by_paragraph: dict[int, list[Attribution]] = {}
        for attribution in self._done:
            self._by_paragraph.setdefault(self._paragraph(_first(attribution)), []).append(attribution)
        self._holder: dict[int, Attribution] = {}
        self._going_on: dict[int, int] = {}  # a quotation that is carried on by an attributed one

    def all(self) -> list[Attribution]:
        document = self._document
        covered = sorted(part for attribution in self._done for part in attribution.parts)
        owners = {part: attribution for attribution in self._done for part in attribution.parts}
        left: list[int] = []
        at = 0
        for index, quotation in enumerate(document.quotations):
            if quotation.level:
                continue
            while at < len(covered) and covered[at][1] <= quotation.start:
                at += 1
            if at < len(covered) and covered[at][0] < quotation.end:
                self._holder[index] = owners[covered[at]]
                if quotation.continues is not None:
                    self._going_on[quotation.continues] = index
            elif is_passage(document, quotation) or document.text[quotation.inner[1] - 1] in ".!?":
                left.append(index)
        for index in left:
            self._claim(index, document.quotations[index])
        for attribution in self._done:
            attribution.parts = without_overlaps(attribution.parts)
            attribution.kind = self._quotations.kind(attribution.parts)
        return sorted(self._done, key=_first)

    def _claim(self, index: int, quotation: Quotation) -> None:
        document = self._document
        span = (quotation.start, quotation.end)
        label = label_at(document, quotation.inner[0], quotation.inner[1])
        if label is not None:
            self._insert(index, turn(label, quotation.end))
            return
        if quotation.continues is not None and quotation.continues in self._holder:
            self._join(index, span, self._holder[quotation.continues])
            return
        if (following := self._going_on.get(index)) is not None:
            self._join(index, span, self._holder[following])
            return
        first, last = document.token_at(quotation.start), document.token_at(quotation.end - 1) + 1
        paragraph = document.paragraph_of[first]
        beside = self._by_paragraph.get(paragraph, [])
        near = self._near(beside, span)
        if near is not None and self._gap(near, span) <= _NEAR and near.cue is not None:
            self._join(index, span, near)
        elif owner := self._worded_by(first):
            self._add(index, span, owner, None, "in words")
        elif not self._is_said(quotation, first):
            return
        elif signed := self._signature(last):
            self._add(index, span, signed, None, "signed")
        elif (first, last) == document.paragraphs[paragraph]:
            self._claim_paragraph(index, span, paragraph)
        else:
            spoken = near is not None and _first(near) < span[0] and near.kind != "indirect"
            whole = document.words[first - 1] in _ENDS and document.words[last - 2] in _ENDS
            source = None if spoken and whole else self._subject_beside(first, last)
            if source is None and near is not None:
                source = near.source
            self._add(index, span, source, None, "beside")

    def _signature(self, last: int) -> Span | None:
        """The name after a dash that follows the quotation."""
        document = self._document
        paragraph = document.paragraph_of[last - 1]
        stop = document.paragraphs[min(paragraph + 1, len(document.paragraphs) - 1)][1]
        if (
            last + 1 >= stop
            or document.words[last] not in _DASHES
            or not document.words[last + 1][0].isupper()
        ):
            return None
        end = last + 1
        while end < stop and document.words[end][0].isupper() and end - last < 6:
            end += 1
        return document.span(last + 1, end)

    def _worded_by(self, first: int) -> Span | None:
        """Whose words the sentence gives: "in the minister’s words", "in her words"."""
        lower = self._document.lower
        begin, end = self._document.sentences[self._document.sentence_of[first]]
        for i in range(begin + 2, end):
            if lower[i] != "words" or self._document.quoted[i]:
                continue
            start = i - 1
            while start > begin and lower[start] != "in":
                start -= 1
            if start < i - 2 and lower[i - 1] in ("’s", "'s"):
                return self._document.span(start + 1, i - 1)
            if start == i - 2 and lower[i - 1] in ("his", "her", "their"):
                return self._document.span(i - 1, i)
        return None

    def _subject_beside(self, first: int, last: int) -> Span | None:
        """The subject right after the quotation, else the first one of its sentence or of the one before."""
        document, grammar = self._document, self._grammar
        begin, end = document.paragraphs[document.paragraph_of[first]]
        goes_on = first == begin or document.words[last - 2] not in ".!?"
        for i in range(last, min(end, last + 6) if goes_on else last):
            if document.words[i] in ".!?" or document.quoted[i]:
                break
            if grammar[i] in SUBJECTS:
                return noun_phrase(document, grammar, i, begin)
        spoken = first
        while spoken > begin and document.words[spoken - 1] in _BREAKS:
            spoken -= 1
        start = spoken
        while start > begin and first - start < _FAR and document.words[start - 1] not in ".!?":
            start -= 1
        if document.pos[start] in ("VERB", "SCONJ"):  # "Asked when prices would fall, she shrugged."
            start = next((i for i in range(start, spoken) if document.words[i] == ","), start)
        for i in range(start, spoken):
            if grammar[i] in SUBJECTS and not document.quoted[i]:
                return noun_phrase(document, grammar, i, begin)
        return None

    def _claim_paragraph(self, index: int, span: Span, paragraph: int) -> None:
        """A paragraph that is one quotation belongs to whom the paragraph before announced or quoted."""
        before = self._by_paragraph.get(paragraph - 1, [])
        colon = paragraph and self._document.words[self._document.paragraphs[paragraph][0] - 1] == ":"
        announcer = self._announcer(paragraph - 1) if colon else None
        if announcer is not None:
            self._add(index, span, announcer, None, "announced")
        elif before:
            self._add(index, span, before[-1].source, before[-1].role, "announced" if colon else "goes on")
        else:
            self._add(index, span, None, None, "alone")

    def _announcer(self, paragraph: int) -> Span | None:
        """The last subject of a sentence that ends in a colon: "When he left, Lund released a statement:"."""
        document, grammar = self._document, self._grammar
        end = document.paragraphs[paragraph][1] - 1
        begin = document.sentences[document.sentence_of[end]][0]
        for i in range(end - 1, begin - 1, -1):
            if grammar[i] in SUBJECTS and not document.quoted[i]:
                return noun_phrase(document, grammar, i, begin)
        inverted = document.lower[begin] in acts() and 1 < end - begin <= _LONGEST_ANNOUNCER
        if inverted and all(document.pos[i] in _PHRASE for i in range(begin + 1, end)):
            return document.span(begin + 1, end)  # "Stated Lund:"
        return None

    def _is_said(self, quotation: Quotation, first: int) -> bool:
        """Whether the passage reads like speech and not like a title, a slogan or a scare quote."""
        document = self._document
        inner = document.text[quotation.inner[0] : quotation.inner[1]]
        opens = document.words[first - 1] if first else ""
        if (
            inner[-1] in ",.!?…"
            or quotation.continues is not None
            or not quotation.closed
            or opens in (":", ",")
        ):
            return True
        words = inner.split()
        titled = sum(word[0].isupper() for word in words) >= 0.6 * len(words)
        return len(words) > 4 and not titled

    def _near(self, beside: list[Attribution], span: Span) -> Attribution | None:
        """The attribution of the paragraph that stands nearest before the span, else after it."""
        at = bisect_left(beside, span[0], key=_first)
        return beside[at - 1] if at else beside[0] if beside else None

    def _gap(self, attribution: Attribution, span: Span) -> int:
        token = self._document.token_at
        ends = [part for part in [*attribution.parts[-2:], attribution.cue] if part is not None]
        return min(
            max(token(span[0]) - token(end - 1), token(start) - token(span[1] - 1)) - 1 for start, end in ends
        )

    def _paragraph(self, offset: int) -> int:
        return self._document.paragraph_of[self._document.token_at(offset)]

    def _join(self, index: int, span: Span, attribution: Attribution) -> None:
        attribution.parts.append(span)
        self._holder[index] = attribution

    def _add(self, index: int, span: Span, source: Span | None, role: Span | None, rule: str) -> None:
        added = Attribution(
            [span],
            source=source,
            role=role,
            kind="direct",
            implicit=True,
            confidence=_MODEST,
            rule=f"quotation: {rule}",
        )
        self._insert(index, added)

    def _insert(self, index: int, added: Attribution) -> None:
        self._done.append(added)
        insort(self._by_paragraph.setdefault(self._paragraph(_first(added)), []), added, key=_first)
        self._holder[index] = added


def _first(attribution: Attribution) -> int:
    return attribution.parts[0][0]
