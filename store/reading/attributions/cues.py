"""Candidates for cues: a first look over each paragraph that marks cue, source and content words.

A linear-chain CRF; what it says about every unit also informs the second look (arguments.py), which reads
the source and the content of each cue.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from store.reading.crf import Columns, Ints, Templates, Vocabularies, Vocabulary
from store.reading.sequence import Rows

LABELS = ("O", "Q", "BS", "IS", "BC", "IC")
TEMPLATES = Templates("""
    w={word} -w={word-1} +w={word+1} w={word}-w={word-1} w={word}+w={word+1} 3={ending}
    t={tag} -t={tag-1} +t={tag+1} --t={tag-2} ++t={tag+2} -t={tag-1}t={tag} t={tag}+t={tag+1}
    --t={tag-2}-t={tag-1}t={tag} t={tag}+t={tag+1}++t={tag+2}
    lc={word@left} rc={word@right} l={rate@left}{far@left}{pause@left} r={rate@right}{far@right}{pause@right}
    o={rate}{tag}{rate@left}{pause@left} lq={word@leftquote} rq={word@rightquote}
    a={quotation}{ordinal}{rate@left}{rate@right}
""")
"""Words and tags around; on both sides the nearest likely cue of the sentence, its rate, how far, and whether
"that" or a comma lies between; the nearest quotation; the number of the sentence in its paragraph."""
COUNTED = {
    "rate": Vocabulary("012345"),
    "far": Vocabulary("0123456"),
    "pause": Vocabulary(["", "t", ","]),
    "quotation": Vocabulary(["", "q"]),
    "ordinal": Vocabulary("0123"),
}
"""The vocabularies whose numbers are reckoned, not looked up."""
Flags = NDArray[np.bool_]
_FAR = np.array([0, 1, 2, 3, 4, 4, 4, *[5] * 8, 6]) + 1  # by distance, the last for anything further


def columns(rows: Rows, places: Ints, vocabularies: Vocabularies) -> Columns:
    """What the tagger sees of the units at `places`, which are whole sentences."""
    words = vocabularies["word"]
    word = words.column(rows.word_names)[rows.word]
    tag = vocabularies["tag"].column(rows.tag_names)[rows.tag]
    ending = vocabularies["ending"].column([word[-3:] for word in rows.word_names])[rows.word]
    found = {"word": word[places], "ending": ending[places], "tag": tag[places]}
    found |= {"word-1": word[places - 1], "word+1": word[places + 1]}
    found |= {f"tag{by:+}": tag[places + by] for by in (-2, -1, 1, 2)}
    found["rate"] = rows.rate[places] + 1
    found["quotation"] = rows.quotation[places] + 1
    found["ordinal"] = np.minimum(rows.ordinal[places], 3) + 1
    return found | _beside(rows, places, word, words.number(""))


def _beside(rows: Rows, places: Ints, word: Ints, nothing: int) -> dict[str, Ints]:
    """What lies to the left and to the right of the units at `places` in the same sentence."""
    sentence, rate, end = rows.sentence, rows.rate, len(word) - 1
    likely = (rate > 1) & ~rows.noun
    starts, ends = sentence != np.roll(sentence, 1), sentence != np.roll(sentence, -1)
    first, last = _latest(starts)[places], _next(ends)[places]
    left, right = _latest(likely)[places - 1], _next(likely)[places + 1]
    is_left, is_right = left >= first, right <= last
    left_quote, right_quote = _latest(rows.folded)[places - 1], _next(rows.folded)[places + 1]
    pauses = rows.pause & ~likely
    pause = _next(rows.that | pauses)[np.where(is_left, left + 1, first)]
    pause_left = np.where(pause >= places, 1, np.where(rows.that[np.minimum(pause, end)], 2, 3))
    paused = np.cumsum(pauses)
    pause_right = paused[np.where(is_right, right, last + 1) - 1] > paused[places]
    return {
        "word@left": np.where(is_left, word[left], nothing),
        "word@right": np.where(is_right, word[np.minimum(right, end)], nothing),
        "rate@left": np.where(is_left, rate[left], 0) + 1,
        "rate@right": np.where(is_right, rate[np.minimum(right, end)], 0) + 1,
        "far@left": _FAR[np.minimum(places - np.where(is_left, left, first), len(_FAR) - 1)],
        "far@right": _FAR[np.minimum(np.where(is_right, right, last) - places, len(_FAR) - 1)],
        "pause@left": pause_left,
        "pause@right": np.where(pause_right, 3, 1),
        "word@leftquote": np.where(left_quote >= first, word[left_quote], nothing),
        "word@rightquote": np.where(right_quote <= last, word[np.minimum(right_quote, end)], nothing),
    }


def _latest(flags: Flags) -> Ints:
    """For every place the last flagged one up to it, or -1."""
    found: Ints = np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))
    return found


def _next(flags: Flags) -> Ints:
    """For every place the first flagged one from it on, or the number of places."""
    count = len(flags)
    found: Ints = np.minimum.accumulate(np.where(flags, np.arange(count), count)[::-1])[::-1]
    return found
