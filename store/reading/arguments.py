"""Source and content of a cue: a second look over the sentence, once for every candidate cue.

A linear-chain CRF whose features tell where a unit stands relative to the cue. Besides source (S), content
(C), cue (Q) and other (O) it knows the label Z for a candidate that
is no cue after all; it covers the whole window or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.reading.sequence import FOLDED, Row
from store.reading.tokens import words_of

NO_CUE = "Z"
_REACH = 70  # units to either side of the cue
_QUOTATIONS_BESIDE = 10


@dataclass(slots=True)
class Look:
    """What the first look said about one paragraph: per unit the label, and how likely it is a cue."""

    labels: list[str]
    cue: list[float]


def window(row: Row, cue: int) -> tuple[int, int]:
    """The half-open units that may hold the arguments of a cue: its sentence and the quotations beside it."""
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
    return first, last + 1


_FAR = tuple(
    str(distance) if distance < 5 else "5" if distance < 8 else "8" if distance < 14 else "e"
    for distance in range(25)
)  # and "f" for anything further


def features(row: Row, look: Look, cue: int, first: int, last: int) -> list[list[str]]:
    """The feature strings of the units `first` to `last` (exclusive) for the cue at `cue`."""
    labels = look.labels[first:last]
    before, after = ["^", *labels[:-1]], [*labels[1:], "$"]
    sides = _sides(row, look, cue, first, last)
    word, sure, rate_frame, cue_tag = _about_cue(row, look, cue, first, last)
    near = zip(row.neighbours_inside(first, last), sides, before, labels, after, strict=True)
    return [
        [
            *words, *tags,
            f"p{side}{path}", f"l{label}{side}", f"a{label_before}{label}{label_after}",
            f"ld{label}{side}{far}", f"lb{label}{side}{between}",
            f"c{side}{word}", f"m{side}{sure}{label}",
            f"n{side}{rate_frame}{far}", f"f{side}{rate_frame}{between}",
            f"g{side}{far}{words[0]}", f"i{side}{tags[6]}",
            f"j{side}{tags[0]}{between}", f"k{side}{far}{tags[0]}{cue_tag}",
            f"o{side}{words[1]}{label}",
        ]
        for (words, tags), (side, far, between, path), label_before, label, label_after in near
    ]  # fmt: skip


def _about_cue(row: Row, look: Look, cue: int, first: int, last: int) -> tuple[str, str, str, str]:
    """The cue's word, how sure the first look was, its frame with its class, and its tag."""
    after = row.words[cue + 1] if cue + 1 < last else "$"
    next_tag = row.tags[cue + 1][:2] if cue + 1 < last else "$"
    frame = after if after in _FRAMES else next_tag
    before = row.tags[cue - 1][:2] if cue > first else "^"
    sure = (
        "0" if look.cue[cue] < 0.3 else "1" if look.cue[cue] < 0.7 else "2" if look.cue[cue] < 0.95 else "3"
    )
    rate = str(row.rates[cue])
    tag = row.tags[cue]
    opens = "«" if row.tags[first] == FOLDED else ""
    return row.words[cue], sure, f"{rate}{before}{tag}{frame}{opens}", tag


_FRAMES = words_of("that to , : . of for on by with as about he she it they in if whether how what why not")


def _sides(row: Row, look: Look, cue: int, first: int, last: int) -> list[tuple[str, str, str, str]]:
    """For every unit of the window: side of the cue, distance, what lies between, the tags there."""
    left = _side("L", row, look, cue, range(cue - 1, first - 1, -1))
    left.reverse()
    return [*left, ("Q", str(row.rates[cue]), "", ""), *_side("R", row, look, cue, range(cue + 1, last))]


def _side(side: str, row: Row, look: Look, cue: int, order: range) -> list[tuple[str, str, str, str]]:
    """The same for the units on one side, from the cue outwards."""
    tags, words, sentences, likely = row.tags, row.words, row.units.sentence, look.cue
    here, outside = sentences[cue], side + "x"
    commas = verbs = others = quotes = 0
    that = path = ""
    between = "0000"
    out = []
    for distance, i in enumerate(order, 1):
        far = _FAR[distance] if distance < 25 else "f"
        out.append((side if sentences[i] == here else outside, far, between, path))
        tag = tags[i]
        start = tag[:2]
        if distance < 5:
            path += start + " " if distance < 4 else "+"
        other = likely[i] > 0.3
        others += other
        if tag[0] == ",":
            commas += 1
        elif start == "Vf" or start == "Am":
            verbs += 1
        elif tag == FOLDED:
            quotes += 1
        elif words[i] == "that":
            that = "t"
        elif not other:
            continue
        between = f"{min(commas, 3)}{min(verbs, 2)}{min(others, 2)}{min(quotes, 2)}{that}"
    return out
