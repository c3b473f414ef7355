"""Source and content of a cue: a second look over the sentence, once for every candidate cue.

A linear-chain CRF whose features tell where a unit stands relative to the cue. Besides source (S), content
(C), cue (Q) and other (O) it knows the label Z for a candidate that
is no cue after all; it covers the whole window or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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


@lru_cache(maxsize=60_000)
def _word_strings(word: str) -> tuple[str, str, str]:
    return f"w={word}", f"-w={word}", f"+w={word}"


@lru_cache(maxsize=1_000)
def _tag_strings(tag: str) -> tuple[str, str, str, str, str]:
    return f"t={tag}", f"-t={tag}", f"+t={tag}", f"--t={tag}", f"++t={tag}"


def _far(distance: int) -> str:
    if distance < 5:
        return str(distance)
    return "5" if distance < 8 else "8" if distance < 14 else "e" if distance < 25 else "f"


def features(row: Row, look: Look, cue: int, first: int, last: int) -> list[list[str]]:
    """The feature strings of the units `first` to `last` (exclusive) for the cue at `cue`."""
    words = [_word_strings(word) for word in ("^", *row.words[first:last], "$")]
    tags = [_tag_strings(tag) for tag in ("^", "^", *row.tags[first:last], "$", "$")]
    labels = ["^", *look.labels[first:last], "$"]
    sides = _sides(row, look, cue, first, last)
    about = _about_cue(row, look, cue, first, last)
    out = []
    for k in range(last - first):
        tag, tag_before, tag_after = tags[k + 2], tags[k + 1], tags[k + 3]
        own = words[k + 1]
        side, far, between, path = sides[k]
        label = labels[k + 1]
        around = labels[k] + label + labels[k + 2]
        out.append(
            [
                own[0], words[k][1], words[k + 2][2],
                tag[0], tag_before[1], tag_after[2], tags[k][3], tags[k + 4][4],
                tag_before[1] + tag[0], tag[0] + tag_after[2],
                "p" + side + path, "l" + label + side, "a" + around,
                "ld" + label + side + far, "lb" + label + side + between,
                "c" + side + about[0], "m" + side + about[2] + label,
                "n" + side + about[3] + far, "f" + side + about[3] + between,
                "g" + side + far + own[0], "i" + side + tag[0] + tag_after[2],
                "j" + side + tag[0] + between, "k" + side + far + tag[0] + about[4],
                "o" + side + words[k][1] + label,
            ]
        )  # fmt: skip
    return out


def _about_cue(row: Row, look: Look, cue: int, first: int, last: int) -> tuple[str, str, str, str, str]:
    """The cue's word, its frame, how sure the first look was, its frame with its class, and its tag."""
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
    return row.words[cue], f"{tag}{frame}", sure, f"{rate}{before}{tag}{frame}{opens}", tag


_FRAMES = words_of("that to , : . of for on by with as about he she it they in if whether how what why not")


def _sides(row: Row, look: Look, cue: int, first: int, last: int) -> list[tuple[str, str, str, str]]:
    """For every unit of the window: side of the cue, distance, what lies between, the tags there."""
    out: list[tuple[str, str, str, str]] = [("", "", "", "")] * (last - first)
    out[cue - first] = ("Q", str(row.rates[cue]), "", "")
    for side, order in (("L", range(cue - 1, first - 1, -1)), ("R", range(cue + 1, last))):
        commas = verbs = others = quotes = 0
        that = ""
        path = ""
        here = row.units.sentence[cue]
        for i in order:
            tag = row.tags[i]
            outside = "" if row.units.sentence[i] == here else "x"
            out[i - first] = (
                side + outside,
                _far(abs(i - cue)),
                f"{min(commas, 3)}{min(verbs, 2)}{min(others, 2)}{min(quotes, 2)}{that}",
                path,
            )
            if tag[0] == ",":
                commas += 1
            elif tag[:2] == "Vf" or tag[:2] == "Am":
                verbs += 1
            elif tag == FOLDED:
                quotes += 1
            elif row.words[i] == "that" and not that:
                that = "t"
            if look.cue[i] > 0.3:
                others += 1
            path = path + tag[:2] + " " if abs(i - cue) < 4 else path if path.endswith("+") else path + "+"
    return out
