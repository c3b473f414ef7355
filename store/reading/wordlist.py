"""Word lists as readable text."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The set of the words of `text`."""
    return frozenset(text.split())


def numbered(text: str, first: int = 0) -> dict[str, int]:
    """The words of `text` with their numbers, from `first` on."""
    return {word: number for number, word in enumerate(text.split(), start=first)}
