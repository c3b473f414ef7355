"""Attributions as the taggers see them: per candidate cue its source and its content, in units of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.reading import shipped
from store.reading.attributions import arguments, cues
from store.reading.attributions.arguments import NO_CUE, Look, Window, window
from store.reading.attributions.candidates import Candidate
from store.reading.attributions.choice import choose
from store.reading.crf import Tagger, ranges
from store.reading.document import Document
from store.reading.sequence import FOLDED, Row, Rows, make_row
from store.reading.units import Units, make_units
from store.records import Span

CANDIDATE = 0.2
"""A unit is a candidate for a cue when the first look gives it at least this probability."""
_CANDIDATE_BESIDE = 0.06  # ... and in a sentence with a quotation, which is nearly always somebody's
_UNLIKELY = 0.1
_LIKELY_RATE = 2  # a word that is a cue in at least 8 of 100 places
_TOGETHER = 4000  # units that are read in one go; more would only take memory
_LONGEST = 600  # units; a longer paragraph is read in pieces, cut between sentences where possible


@dataclass(slots=True)
class Found:
    """One attribution in half-open token ranges; `source` is None when the sentence names none."""

    cue: Span
    content: list[Span]
    source: Span | None
    confidence: float
    paragraph: int


def first_looks(tagger: Tagger, rows: Rows, *, whole: bool = False) -> list[Look]:
    """The labels of every row and how likely each unit is a cue.

    Sentences without a likely cue and without a quotation are passed over unless `whole`.
    """
    looks = [Look(["O"] * len(row.words), [0.0] * len(row.words)) for row in rows.rows]
    runs = [
        (number, first, last)
        for number, row in enumerate(rows.rows)
        for first, last in ([(0, len(row.words))] if whole else _promising(row))
    ]
    if not runs:
        return looks
    lengths = [last - first for _, first, last in runs]
    begins = [int(rows.starts[number]) + first for number, first, _ in runs]
    scores = tagger.scores(cues.columns(rows, ranges(begins, lengths), tagger.vocabularies))
    labels = tagger.labelled(scores, lengths)
    likely = tagger.marginals(scores, lengths)[:, tagger.labels.index("Q")].tolist()
    at = 0
    for number, first, last in runs:
        looks[number].labels[first:last] = labels[at : at + last - first]
        looks[number].cue[first:last] = likely[at : at + last - first]
        at += last - first
    return looks


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
    rates = shipped.table("cue_rates")
    found: list[Found] = []
    numbers: list[int] = []
    rows: list[Row] = []
    size = 0
    for number, whole in enumerate(make_units(document)):
        for units in _pieces(whole):
            rows.append(make_row(document, grammar, units, rates))
            numbers.append(number)
            size += len(units.first)
        if size > _TOGETHER:
            found += _in_rows(rows, numbers)
            rows, numbers, size = [], [], 0
    return found + _in_rows(rows, numbers)


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


def _in_rows(rows: list[Row], paragraphs: list[int]) -> list[Found]:
    """The attributions in some rows; `paragraphs` tells which one each belongs to."""
    if not rows:
        return []
    together = Rows(rows)
    looks = first_looks(shipped.tagger("cues"), together)
    windows = [
        window(number, rows[number], cue)
        for number, look in enumerate(looks)
        for cue in _likely(rows[number], look)
    ]
    candidates: list[list[Candidate]] = [[] for _ in rows]
    for number, candidate in second_looks(shipped.tagger("arguments"), together, looks, windows):
        candidates[number].append(candidate)
    return [
        one
        for row, paragraph, some in zip(rows, paragraphs, candidates, strict=True)
        if some
        for one in _chosen(row, paragraph, some)
    ]


def _likely(row: Row, look: Look) -> list[int]:
    """The candidates for cues."""
    likeliest = [i for i, likely in enumerate(look.cue) if likely >= _CANDIDATE_BESIDE]
    sentences = row.units.sentence
    beside = {sentences[i] for i, tag in enumerate(row.tags) if tag == FOLDED}
    return [i for i in likeliest if look.cue[i] >= CANDIDATE or sentences[i] in beside]


def _chosen(row: Row, paragraph: int, candidates: list[Candidate]) -> list[Found]:
    tokens = row.units.tokens
    return [
        Found(
            tokens((one.cue, one.cue + 1)),
            [tokens(content) for content in one.contents],
            one.source and tokens(one.source),
            one.trust,
            paragraph,
        )
        for one in sorted(choose(candidates), key=lambda one: one.cue)
    ]


def second_looks(
    tagger: Tagger, rows: Rows, looks: list[Look], windows: list[Window]
) -> Iterator[tuple[int, Candidate]]:
    """The labels around candidate cues, with the number of the row; those that are no cue are left out."""
    if not windows:
        return
    lengths = [one.last - one.first for one in windows]
    scores = tagger.scores(arguments.columns(rows, looks, windows, tagger.vocabularies))
    labels = tagger.labelled(scores, lengths)
    marginals = tagger.marginals(scores, lengths)
    no_cue = marginals[:, tagger.labels.index(NO_CUE)].tolist()
    source = (marginals[:, tagger.labels.index("BS")] + marginals[:, tagger.labels.index("IS")]).tolist()
    begin = 0
    for one, length in zip(windows, lengths, strict=True):
        end = begin + length
        likely = 1.0 - no_cue[begin + one.cue - one.first]
        if likely >= _UNLIKELY:
            yield (
                one.row,
                Candidate(
                    rows.rows[one.row],
                    looks[one.row],
                    one.cue,
                    one.first,
                    one.last,
                    labels[begin:end],
                    likely,
                    source[begin:end],
                ),
            )
        begin = end
