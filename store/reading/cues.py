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
def _word_strings(word: str) -> tuple[str, str, str, str, str, str]:
    return f"w={word}", f"-w={word}", f"+w={word}", f"--w={word}", f"++w={word}", f"3={word[-3:]}"


@lru_cache(maxsize=1_000)
def _tag_strings(tag: str) -> tuple[str, str, str, str, str, str, str]:
    return f"t={tag}", f"-t={tag}", f"+t={tag}", f"--t={tag}", f"++t={tag}", f"-3t={tag}", f"+3t={tag}"


def features(row: Row) -> list[list[str]]:
    """The feature strings of every unit of a paragraph."""
    words = [_word_strings(word) for word in ("^", "^", *row.words, "$", "$")]
    tags = [_tag_strings(tag) for tag in ("^", "^", "^", *row.tags, "$", "$", "$")]
    context = _context(row)
    out = []
    for i in range(len(row.words)):
        w, t = i + 2, i + 3
        own, before, after = words[w], words[w - 1], words[w + 1]
        tag, tag_before, tag_after = tags[t], tags[t - 1], tags[t + 1]
        out.append(
            [
                own[0], before[1], after[2], words[w - 2][3], words[w + 2][4], own[5],
                tag[0], tag_before[1], tag_after[2], tags[t - 2][3], tags[t + 2][4], tags[t - 3][5], tags[t + 3][6],
                tag_before[1] + tag[0], tag[0] + tag_after[2], tags[t - 2][3] + tag_before[1] + tag[0],
                tag[0] + tag_after[2] + tags[t + 2][4], own[0] + before[1], own[0] + after[2],
                own[0] + tag_after[2], own[0] + tag_before[1],
                *context[i],
            ]
        )  # fmt: skip
    return out


def _context(row: Row) -> list[tuple[str, ...]]:
    """What lies to the left and to the right in the same sentence: likely cues and quotations."""
    count = len(row.words)
    left = _nearest(row, range(count))
    right = _nearest(row, range(count - 1, -1, -1))
    right.reverse()
    any_quotation = "q" if FOLDED in row.tags else ""
    out: list[tuple[str, ...]] = []
    for i in range(count):
        left_cue, left_rate, left_far, left_that, left_quote = left[i]
        right_cue, right_rate, right_far, right_comma, right_quote = right[i]
        out.append(
            (
                f"lc={left_cue}", f"rc={right_cue}",
                f"l={left_rate}{left_far}{left_that}", f"r={right_rate}{right_far}{right_comma}",
                f"lr={left_rate}{left_that}{right_rate}{right_comma}",
                f"o={row.rates[i]}{row.tags[i]}", f"ol={row.rates[i]}{left_rate}{left_that}", 
                f"lq={left_quote}", f"rq={right_quote}", f"q={left_quote[:2]}{right_quote[:2]}{row.rates[i]}",
                f"a={any_quotation}{min(row.units.sentence[i], 3)}{left_rate}{right_rate}",
            )
        )  # fmt: skip
    return out


def _nearest(row: Row, order: range) -> list[tuple[str, int, int, str, str]]:
    """For every unit in `order`: the likely cue passed last, its rate, how far, what stood between, the quotation."""
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
