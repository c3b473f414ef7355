"""Source and content of a cue: a second look over the sentence, once for every candidate cue.

A linear-chain CRF whose features tell where a unit stands relative to the cue. Besides source (S), content
(C), cue (Q) and other (O) it knows the label Z for a candidate that
is no cue after all; it covers the whole window or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from store.reading.attributions.cues import LABELS
from store.reading.crf import Columns, Ints, Templates, Vocabularies, Vocabulary, ranges
from store.reading.sequence import FOLDED, Row, Rows
from store.reading.wordlist import words_of

NO_CUE = "Z"
_REACH = 70  # units to either side of the cue
_QUOTATIONS_BESIDE = 10
TEMPLATES = Templates("""
    w={word} -w={word-1} +w={word+1}
    t={tag} -t={tag-1} +t={tag+1} --t={tag-2} ++t={tag+2} -t={tag-1}t={tag} t={tag}+t={tag+1}
    p{side}{path} l{label}{side} a{label-1}{label}{label+1} ld{label}{side}{far} lb{label}{side}{between}
    c{side}{word@cue} m{side}{sure}{label} n{side}{frame}{far} f{side}{frame}{between}
    g{side}{far}w={word} i{side}t={tag}+t={tag+1} j{side}t={tag}{between} k{side}{far}t={tag}{tag@cue}
    o{side}-w={word-1}{label}
""")
"""Words, tags and labels of the first look around, joined with where the unit stands: the side of the cue (x:
in another sentence), how far, what lies between, the tags on the way; and with the cue, its frame, and how
sure the first look was."""
_FAR = ("0", "1", "2", "3", "4", "5", "8", "e", "f")
_FAR_AT = np.array([0, 1, 2, 3, 4, *[5] * 3, *[6] * 6, *[7] * 11, 8]) + 1  # by distance
_MOST = (3, 2, 2, 2)  # commas, finite verbs, other likely cues and quotations that are counted
COUNTED = {
    "side": Vocabulary(["Q", "L", "R", "Lx", "Rx"]),
    "far": Vocabulary(_FAR),
    "between": Vocabulary(["", *map("".join, product(*("0123"[: most + 1] for most in _MOST), ("", "t")))]),
    "label": Vocabulary([*LABELS, "^", "$"]),
    "sure": Vocabulary("0123"),
}
"""The vocabularies whose numbers are reckoned, not looked up."""
_FRAMES = words_of("that to , : . of for on by with as about he she it they in if whether how what why not")


@dataclass(slots=True)
class Look:
    """What the first look said about one paragraph: per unit the label, and how likely it is a cue."""

    labels: list[str]
    cue: list[float]


@dataclass(slots=True)
class Window:
    """The units `first` to `last` (exclusive) of row number `row` that may hold the arguments of `cue`."""

    row: int
    cue: int
    first: int
    last: int


def window(number: int, row: Row, cue: int) -> Window:
    """The window of a cue: its sentence and the quotations beside it."""
    sentences, words = row.units.sentence, row.words
    count = len(words)
    first = last = cue
    sentence = sentences[cue]
    while first and cue - first < _REACH and sentences[first - 1] == sentence:
        first -= 1
    while last + 1 < count and last - cue < _REACH and sentences[last + 1] == sentence:
        last += 1
    for _ in range(_QUOTATIONS_BESIDE):
        if first and words[first - 1][0] == FOLDED:
            first -= 1
        if last + 1 < count and words[last + 1][0] == FOLDED:
            last += 1
    return Window(number, cue, first, last + 1)


def columns(rows: Rows, looks: list[Look], windows: list[Window], vocabularies: Vocabularies) -> Columns:
    """What the tagger sees of the units of all windows, one window after another."""
    word = vocabularies["word"].column(rows.word_names)[rows.word]
    tag = vocabularies["tag"].column(rows.tag_names)[rows.tag]
    labels, likely = _looked(rows, looks)
    starts = rows.starts[[one.row for one in windows]]
    cue, first, last = (
        starts + np.array([getattr(one, name) for one in windows]) for name in ("cue", "first", "last")
    )
    which = np.repeat(np.arange(len(windows)), last - first)
    place = ranges(first, last - first)
    cue_place, begin, end = cue[which], first[which], last[which]
    found = {"word": word[place], "tag": tag[place], "label": labels[place]}
    for by in (-2, -1, 1, 2):
        near, inside = place + by, (begin <= place + by) & (place + by < end)
        found[f"tag{by:+}"] = np.where(inside, tag[near], tag[0] if by < 0 else tag[-1])
        if abs(by) == 1:
            found[f"word{by:+}"] = np.where(inside, word[near], word[0] if by < 0 else word[-1])
            found[f"label{by:+}"] = np.where(inside, labels[near], len(LABELS) + (1 if by < 0 else 2))
    found |= {"word@cue": word[cue_place], "tag@cue": tag[cue_place]}
    found |= _positions(rows, place, cue_place, likely > 0.3)
    distance = np.minimum(np.abs(place - cue_place), 5)
    paths = np.array([_paths(rows, one, vocabularies["path"]) for one in cue.tolist()])
    found["path"] = paths[which, np.where(place < cue_place, distance, distance + 5) * (distance > 0)]
    frames = [_frame(rows, *one) for one in zip(cue.tolist(), first.tolist(), last.tolist(), strict=True)]
    found["frame"] = vocabularies["frame"].column(frames)[which]
    found["sure"] = np.searchsorted([0.3, 0.7, 0.95], likely[cue], side="right")[which] + 1
    return found


def _looked(rows: Rows, looks: list[Look]) -> tuple[Ints, NDArray[np.float64]]:
    """The labels of the first look, as numbers, and how likely a cue is, for every place."""
    labels, likely = np.ones(len(rows.words), np.int64), np.zeros(len(rows.words))
    for start, look in zip(rows.starts.tolist(), looks, strict=True):
        labels[start : start + len(look.labels)] = COUNTED["label"].column(look.labels)
        likely[start : start + len(look.labels)] = look.cue
    return labels, likely


def _positions(rows: Rows, place: Ints, cue: Ints, other: NDArray[np.bool_]) -> dict[str, Ints]:
    """Side of the cue, distance, and what lies between, for the units at `place` and the cues at `cue`."""
    far = _FAR_AT[np.minimum(np.abs(place - cue), len(_FAR_AT) - 1)]
    outside = rows.sentence[place] != rows.sentence[cue]
    side = np.where(place < cue, 2, 3) + 2 * outside
    low, high = np.minimum(place, cue) + 1, np.maximum(place, cue)
    plain = ~(rows.comma | rows.finite | rows.folded)
    between = np.zeros(len(place), np.int64)
    counted = (rows.comma, rows.finite, other, rows.folded, rows.that & plain)
    for flags, most in zip(counted, (*_MOST, 1), strict=True):
        until = np.r_[0, np.cumsum(flags)]
        between = between * (most + 1) + np.minimum(until[high] - until[np.minimum(low, high)], most)
    at_cue = place == cue
    return {
        "side": np.where(at_cue, 1, side),
        "far": np.where(at_cue, rows.rate[cue] + 1, far),
        "between": np.where(at_cue, 1, between + 2),
    }


def _paths(rows: Rows, cue: int, paths: Vocabulary) -> list[int]:
    """The tags on the way to units 0 to 5 places to the left of the cue, and 1 to 5 to the right."""
    left = [tag[:2] for tag in rows.tags[max(cue - 3, 0) : cue]][::-1]
    right = [tag[:2] for tag in rows.tags[cue + 1 : cue + 4]]
    numbers = [paths.number("")]
    for tags in (left, right):
        path = ""
        for distance in range(5):
            numbers.append(paths.number(path))
            if distance < 3:
                path += (tags[distance] if distance < len(tags) else "") + " "
            elif distance == 3:
                path += "+"
    return numbers


def _frame(rows: Rows, cue: int, first: int, last: int) -> str:
    """The frame of a cue with its class: rate, the tags around, and whether a quotation opens the window."""
    words, tags = rows.words, rows.tags
    after = words[cue + 1] if cue + 1 < last else "$"
    frame = after if after in _FRAMES else tags[cue + 1][:2] if cue + 1 < last else "$"
    before = tags[cue - 1][:2] if cue > first else "^"
    opens = FOLDED if tags[first] == FOLDED else ""
    return f"{rows.rate[cue]}{before}{tags[cue]}{frame}{opens}"
