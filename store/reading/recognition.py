"""Attributions as the taggers see them: per candidate cue its source and its content, in units of tokens."""

from __future__ import annotations

from dataclasses import dataclass

import pycrfsuite

from store.reading import arguments, cues, shipped
from store.reading.arguments import NO_CUE, Look
from store.reading.candidates import Candidate
from store.reading.choice import choose
from store.reading.document import Document
from store.reading.sequence import FOLDED, Row, make_row
from store.reading.units import Units, make_units
from store.records import Span

CANDIDATE = 0.2
"""A unit is a candidate for a cue when the first look gives it at least this probability."""
_CANDIDATE_BESIDE = 0.06  # ... and in a sentence with a quotation, which is nearly always somebody's
_UNLIKELY = 0.1
_LIKELY_RATE = 2  # a word that is a cue in at least 8 of 100 places
_LONGEST = 600  # units; a longer paragraph is read in pieces, cut between sentences where possible


@dataclass(slots=True)
class Found:
    """One attribution in half-open token ranges; `source` is None when the sentence names none."""

    cue: Span
    content: list[Span]
    source: Span | None
    confidence: float
    paragraph: int


def first_look(tagger: pycrfsuite.Tagger, row: Row) -> Look:
    """The labels of a paragraph and how likely each unit is a cue."""
    labels = tagger.tag(cues.features(row))
    return Look(labels, [tagger.marginal("Q", i) for i in range(len(labels))])


def quick_first_look(tagger: pycrfsuite.Tagger, row: Row) -> Look:
    """The same, but sentences without a likely cue and without a quotation are passed over."""
    count = len(row.words)
    look = Look(["O"] * count, [0.0] * count)
    for first, last in _promising(row):
        look.labels[first:last] = tagger.tag(cues.features(row, first, last))
        look.cue[first:last] = [tagger.marginal("Q", i) for i in range(last - first)]
    return look


def _promising(row: Row) -> list[Span]:
    """The unit ranges of neighbouring sentences that hold a likely cue or a quotation."""
    runs: list[Span] = []
    sentences = row.units.sentence
    first = 0
    for i in range(1, len(sentences) + 1):
        if i < len(sentences) and sentences[i] == sentences[first]:
            continue
        if max(row.rates[first:i]) >= _LIKELY_RATE or FOLDED in row.tags[first:i]:
            if runs and runs[-1][1] == first:
                runs[-1] = (runs[-1][0], i)
            else:
                runs.append((first, i))
        first = i
    return runs


def recognize(document: Document, grammar: list[str]) -> list[Found]:
    """The attributions that the taggers find, in text order; contents never overlap."""
    found: list[Found] = []
    rates = shipped.table("cue_rates")
    for number, whole in enumerate(make_units(document)):
        for units in _pieces(whole):
            row = make_row(document, grammar, units, rates)
            found += _in_paragraph(row, number)
    return found


def _pieces(units: Units) -> list[Units]:
    """`units` cut into stretches of at most _LONGEST units."""
    count = len(units.first)
    if count <= _LONGEST:
        return [units]
    pieces = []
    begin = 0
    while begin < count:
        end = min(begin + _LONGEST, count)
        if end < count:
            cut = end
            while cut > begin + _LONGEST // 2 and units.sentence[cut] == units.sentence[cut - 1]:
                cut -= 1
            end = cut if cut > begin + _LONGEST // 2 else end
        stretch = slice(begin, end)
        pieces.append(
            Units(
                units.first[stretch], units.last[stretch], units.quotation[stretch], units.sentence[stretch]
            )
        )
        begin = end
    return pieces


def _in_paragraph(row: Row, paragraph: int) -> list[Found]:
    look = quick_first_look(shipped.tagger("cues"), row)
    candidates = []
    sentences = row.units.sentence
    beside = {sentences[i] for i, tag in enumerate(row.tags) if tag == FOLDED}
    for i, likely in enumerate(look.cue):
        if likely >= CANDIDATE or (likely >= _CANDIDATE_BESIDE and sentences[i] in beside):
            candidate = second_look(shipped.tagger("arguments"), row, look, i)
            if candidate is not None:
                candidates.append(candidate)
    if not candidates:
        return []
    chosen = choose(candidates)
    tokens = row.units.tokens
    return [
        Found(
            tokens((one.cue, one.cue + 1)),
            [tokens(content) for content in one.contents],
            one.source and tokens(one.source),
            one.trust,
            paragraph,
        )
        for one in sorted(chosen, key=lambda one: one.cue)
    ]


def second_look(tagger: pycrfsuite.Tagger, row: Row, look: Look, cue: int) -> Candidate | None:
    """The labels around a candidate cue; None when it is no cue."""
    first, last = arguments.window(row, cue)
    labels = tagger.tag(arguments.features(row, look, cue, first, last))
    likely = 1.0 - tagger.marginal(NO_CUE, cue - first)
    if likely < _UNLIKELY:
        return None
    marginal = tagger.marginal
    odds = [marginal("BS", i) + marginal("IS", i) for i in range(last - first)]
    return Candidate(row, look, cue, first, last, labels, likely, odds)
