"""What a unit and those beside it contribute to the features of both looks: strings of words and of tags."""

from __future__ import annotations

from functools import lru_cache

WordStrings = tuple[str, str, str]
"""The unit's word, the one before and the one after."""
TagStrings = tuple[str, str, str, str, str, str, str]
"""The unit's tag, those before, after, two before and two after, and the two pairs it stands in."""
Neighbours = tuple[WordStrings, TagStrings]


@lru_cache(maxsize=60_000)
def _word_strings(word: str) -> tuple[str, str, str]:
    return f"w={word}", f"-w={word}", f"+w={word}"


@lru_cache(maxsize=1_000)
def _tag_strings(tag: str) -> tuple[str, str, str, str, str]:
    return f"t={tag}", f"-t={tag}", f"+t={tag}", f"--t={tag}", f"++t={tag}"


def neighbours(words: list[str], tags: list[str]) -> list[Neighbours]:
    """The strings of every unit of a stretch; what is beyond its ends shows as ^ and $."""
    word = [_word_strings(one) for one in ("^", *words, "$")]
    tag = [_tag_strings(one) for one in ("^", "^", *tags, "$", "$")]
    return [
        ((w[0], left[1], right[2]), (t[0], b[1], a[2], bb[3], aa[4], b[1] + t[0], t[0] + a[2]))
        for left, w, right, bb, b, t, a, aa in zip(
            word, word[1:], word[2:], tag, tag[1:], tag[2:], tag[3:], tag[4:], strict=False
        )
    ]
