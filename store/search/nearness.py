"""Words that differ in a letter: one missing, too many, wrong, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterator

LEAST = 4
"""Shorter words resemble too many."""

_LONGEST = 24


def endings(word: str) -> Iterator[str]:
    """The endings of a word of two letters and more, by which a part of it is found."""
    word = word[:_LONGEST]
    return (word[start:] for start in range(1, len(word) - 1))


def without_a_letter(word: str) -> Iterator[str]:
    """The word without each of its letters in turn: words a letter apart have one of these in common."""
    if LEAST <= len(word) <= _LONGEST:
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def distance(typed: str, word: str) -> int:
    """How many letters have to change for `typed` to begin `word` (Damerau-Levenshtein, swaps of neighbours).

    >>> distance("hasen", "hasina")
    1
    """
    word = word[: len(typed) + 2]
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        older, before = before, row
        row = [i]
        for j, other in enumerate(word, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if older and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return min(row)
