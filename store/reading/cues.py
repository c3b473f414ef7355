"""Candidates for cues: a first look over each paragraph that marks cue, source and content words.

A linear-chain CRF; what it says about every unit also informs the second look (arguments.py), which reads
the source and the content of each cue.
"""

from __future__ import annotations

from functools import lru_cache

from store.reading.sequence import FOLDED, Row

LABELS = ("O", "Q", "BS", "IS", "BC", "IC")


@lru_cache(maxsize=60_000)
def _ending(word: str) -> str:
    return f"3={word[-3:]}"


def features(row: Row, first: int = 0, last: int | None = None) -> list[list[str]]:
    """The feature strings of the units `first` to `last` (exclusive) of a paragraph: whole sentences."""
    last = len(row.words) if last is None else last
    endings = [_ending(word) for word in row.words[first:last]]
    around = zip(row.neighbours(first, last), endings, _context(row, first, last), strict=True)
    return [
        [
            *words, ending, *tags,
            tags[3] + tags[5], tags[6] + tags[4], words[0] + words[1], words[0] + words[2],
            *context,
        ]
        for (words, tags), ending, context in around
    ]  # fmt: skip


def _context(row: Row, first: int, last: int) -> list[tuple[str, ...]]:
    """What lies to the left and to the right in the same sentence: likely cues and quotations."""
    left = _nearest(row, range(first, last))
    right = _nearest(row, range(last - 1, first - 1, -1))
    right.reverse()
    any_quotation = "q" if FOLDED in row.tags else ""
    ordinals = [f"a={any_quotation}{n if n < 3 else 3}" for n in row.units.sentence[first:last]]
    return [
        (
            f"lc={left_cue}",
            f"rc={right_cue}",
            f"l={left_rate}{left_far}{left_that}",
            f"r={right_rate}{right_far}{right_comma}",
            f"o={rate}{tag}{left_rate}{left_that}",
            f"lq={left_quote}",
            f"rq={right_quote}",
            f"{ordinal}{left_rate}{right_rate}",
        )
        for (
            (left_cue, left_rate, left_far, left_that, left_quote),
            (right_cue, right_rate, right_far, right_comma, right_quote),
            rate,
            tag,
            ordinal,
        ) in zip(left, right, row.rates[first:last], row.tags[first:last], ordinals, strict=True)
    ]


def _nearest(row: Row, order: range) -> list[tuple[str, int, int, str, str]]:
    """For every unit in `order`: the last likely cue, its rate, how far, what lies between, a quotation."""
    forward = order.step > 0
    out: list[tuple[str, int, int, str, str]] = []
    sentence = -1
    cue, rate, at, between, quotation = "", 0, 0, "", ""
    words, tags, rates, sentences = row.words, row.tags, row.rates, row.units.sentence
    for i in order:
        if sentences[i] != sentence:
            sentence = sentences[i]
            cue, rate, at, between, quotation = "", 0, i, "", ""
        far = i - at if forward else at - i
        out.append(
            (cue, rate, far if far < 4 else 4 if far < 7 else 5 if far < 15 else 6, between, quotation)
        )
        word = words[i]
        if rates[i] > 1 and tags[i][0] != "N":
            cue, rate, at, between = word, rates[i], i, ""
        elif tags[i] == FOLDED:
            quotation = word
        elif forward and word == "that" and not between:
            between = "t"
        elif word == "," or word == ":":
            between = between if forward and between == "t" else ","
    return out
