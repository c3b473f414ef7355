"""Candidates for cues: a first look over each paragraph that marks cue, source and content words.

A linear-chain CRF; what it says about every unit also informs the second look (arguments.py), which reads
the source and the content of each cue.
"""

from __future__ import annotations

from functools import lru_cache

from store.reading.sequence import FOLDED, Row

LABELS = ("O", "Q", "BS", "IS", "BC", "IC")
_FAR = 9


@lru_cache(maxsize=60_000)
def _word_strings(word: str) -> tuple[str, str, str, str]:
    return f"w={word}", f"-w={word}", f"+w={word}", f"3={word[-3:]}"


@lru_cache(maxsize=1_000)
def _tag_strings(tag: str) -> tuple[str, str, str, str, str]:
    return f"t={tag}", f"-t={tag}", f"+t={tag}", f"--t={tag}", f"++t={tag}"


def features(row: Row, first: int = 0, last: int | None = None) -> list[list[str]]:
    """The feature strings of the units `first` to `last` (exclusive) of a paragraph: whole sentences."""
    last = len(row.words) if last is None else last
    around = ["^", "^", *row.words, "$", "$"][first + 1 : last + 3]
    words = [_word_strings(word) for word in around]
    tags = [_tag_strings(tag) for tag in ["^", "^", *row.tags, "$", "$"][first : last + 4]]
    context = _context(row, first, last)
    out = []
    for i in range(last - first):
        w, t = i + 1, i + 2
        own, before, after = words[w], words[w - 1], words[w + 1]
        tag, tag_before, tag_after = tags[t], tags[t - 1], tags[t + 1]
        out.append(
            [
                own[0], before[1], after[2], own[3],
                tag[0], tag_before[1], tag_after[2], tags[t - 2][3], tags[t + 2][4],
                tag_before[1] + tag[0], tag[0] + tag_after[2], tags[t - 2][3] + tag_before[1] + tag[0],
                tag[0] + tag_after[2] + tags[t + 2][4], own[0] + before[1], own[0] + after[2],
                *context[i],
            ]
        )  # fmt: skip
    return out


def _context(row: Row, first: int, last: int) -> list[tuple[str, ...]]:
    """What lies to the left and to the right in the same sentence: likely cues and quotations."""
    left = _nearest(row, range(first, last))
    right = _nearest(row, range(last - 1, first - 1, -1))
    right.reverse()
    any_quotation = "q" if FOLDED in row.tags else ""
    out: list[tuple[str, ...]] = []
    for i in range(first, last):
        left_cue, left_rate, left_far, left_that, left_quote = left[i - first]
        right_cue, right_rate, right_far, right_comma, right_quote = right[i - first]
        out.append(
            (
                f"lc={left_cue}",
                f"rc={right_cue}",
                f"l={left_rate}{left_far}{left_that}",
                f"r={right_rate}{right_far}{right_comma}",
                f"o={row.rates[i]}{row.tags[i]}{left_rate}{left_that}",
                f"lq={left_quote}",
                f"rq={right_quote}",
                f"a={any_quotation}{min(row.units.sentence[i], 3)}{left_rate}{right_rate}",
            )
        )
    return out


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
        far = abs(i - at)
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
