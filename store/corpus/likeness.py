"""How alike two texts are: the share of word sequences that they have in common (Jaccard)."""

from __future__ import annotations

import re

Sequences = frozenset[tuple[str, ...]]
"""All sequences of words of a text."""
SEQUENCE = 4
"""Words in a sequence."""
ALIKE = 0.5
"""The share of common sequences from which on two articles count as copies of one report."""
FEWEST = 12
"""Words below which nothing is said of a text."""
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text in small letters; none if they are too few to compare."""
    found = _WORD.findall(text.lower())
    return found if len(found) >= FEWEST else []


def sequences(text: str) -> Sequences:
    """The word sequences of a text."""
    found = words(text)
    return frozenset(zip(*(found[start:] for start in range(SEQUENCE)), strict=False))


def alike(first: Sequences, second: Sequences) -> float:
    """The share of sequences, of all in two texts, that are in both; 0 if there are none."""
    common = len(first & second)
    total = len(first) + len(second) - common
    return common / total if total else 0.0
