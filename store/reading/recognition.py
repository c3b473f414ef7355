"""Attributions as the taggers see them: per candidate cue its source and its content, in units of tokens."""

from __future__ import annotations

from dataclasses import dataclass

import pycrfsuite

from store.reading import arguments, cues, shipped
from store.reading.arguments import NO_CUE, Look
from store.reading.document import Document
from store.reading.sequence import Row, make_row
from store.reading.units import Units, make_units
from store.records import Span

CANDIDATE = 0.05
"""A unit is a candidate for a cue when the first look gives it at least this probability."""
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
    likely = [
        tagger.marginal("Q", i) if label == "Q" or row.rates[i] or row.tags[i][0] in "VPN:" else 0.0
        for i, label in enumerate(labels)
    ]
    return Look(labels, likely)


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
    look = first_look(shipped.tagger("cues"), row)
    candidates = []
    for i, likely in enumerate(look.cue):
        if likely >= CANDIDATE:
            second = _second_look(row, look, i)
            if second is not None:
                candidates.append(second)
    candidates.sort(key=lambda candidate: -candidate[0])
    taken: set[int] = set()
    found = []
    units = row.units
    for confidence, cue, content, source in candidates:
        inside = {i for first, last in content for i in range(first, last)}
        if inside & taken:
            continue
        taken |= inside
        found.append(
            Found(
                (units.first[cue], units.last[cue]),
                [(units.first[i], units.last[j - 1]) for i, j in content],
                (units.first[source[0]], units.last[source[1] - 1]) if source else None,
                confidence,
                paragraph,
            )
        )
    return sorted(found, key=lambda one: one.cue)


def _second_look(row: Row, look: Look, cue: int) -> tuple[float, int, list[Span], Span | None] | None:
    """Confidence, cue, content and source of a candidate; None when it is no cue or says nothing."""
    first, last = arguments.window(row, cue)
    tagger = shipped.tagger("arguments")
    labels = tagger.tag(arguments.features(row, look, cue, first, last))
    if labels[cue - first] == NO_CUE:
        return None
    confidence = 1.0 - tagger.marginal(NO_CUE, cue - first)
    content = _stretches(labels, "C", first)
    sources = _stretches(labels, "S", first)
    if not content:
        return None
    return confidence, cue, content, sources[0] if sources else None


def _stretches(labels: list[str], kind: str, offset: int) -> list[Span]:
    out: list[Span] = []
    for i, label in enumerate(labels, offset):
        if label[-1] != kind:
            continue
        if label[0] == "I" and out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out
