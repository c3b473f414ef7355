"""Where in a text the words of a query are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.records import Span
from store.search.parser import Node, Words, positive
from store.search.text import words


def wanted(node: Node) -> list[Words]:
    """The words that a query looks for in the text itself."""
    return [leaf for leaf in positive(node) if isinstance(leaf, Words)]


def marks(text: str, wanted: Sequence[Words]) -> tuple[Span, ...]:
    """The spans of `text` that match, in order and without overlap."""
    if not wanted:
        return ()
    found = list(words(text))
    spans: list[Span] = []
    for phrase, prefix in wanted:
        length = len(phrase)
        spans += [
            (found[at][1][0], found[at + length - 1][1][1])
            for at in range(len(found) - length + 1)
            if _matches(found[at : at + length], phrase, prefix)
        ]
    return _merged(spans)


def _matches(found: Sequence[tuple[str, Span]], phrase: Sequence[str], prefix: bool) -> bool:
    *head, last = phrase
    if any(word != wanted for (word, _), wanted in zip(found, head, strict=False)):
        return False
    return found[-1][0].startswith(last) if prefix else found[-1][0] == last


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
