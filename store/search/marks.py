"""Where in a text the words of a query are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from store.records import Span
from store.search.parser import Node, Words, positive
from store.search.text import words


class _Letters(dict[int, int]):
    """Each letter's form without case and accents, where that is one letter too; learnt on the way."""

    def __missing__(self, code: int) -> int:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = ord(base) if len(base) == 1 else code
        return self[code]


_LETTERS = _Letters()
_TYPOGRAPHIC = "“”’‘—–…"  # without them most English texts are ASCII, which is far quicker to search
_ACCENTS = re.compile("[\u0300-\u036f]")  # accents that are characters of their own


def wanted(node: Node) -> tuple[Words, ...]:
    """The words that a query looks for in the text itself."""
    return tuple(dict.fromkeys(leaf for leaf in positive(node) if isinstance(leaf, Words)))


def marks(text: str, wanted: tuple[Words, ...]) -> tuple[Span, ...]:
    """The spans of `text` that match, in order and without overlap."""
    if not wanted:
        return ()
    for character in _TYPOGRAPHIC:
        if text.isascii():
            break
        text = text.replace(character, " ")
    if text.isascii():
        flat = text.lower()
    elif _ACCENTS.search(text):
        return _merged(_slow_marks(text, wanted))
    else:
        flat = text.translate(_LETTERS)
    spans: list[Span] = []
    for phrase, prefix in wanted:
        if len(phrase) == 1:
            spans += _word(flat, phrase[0], prefix)
        else:
            spans += (found.span() for found in _pattern(phrase, prefix).finditer(flat))
    return _merged(spans) if len(spans) > 1 else tuple(spans)


def _word(flat: str, word: str, prefix: bool) -> Iterator[Span]:
    at, length = flat.find(word), len(flat)
    while at >= 0:
        end = at + len(word)
        if not (at and flat[at - 1].isalnum()):
            while prefix and end < length and flat[end].isalnum():
                end += 1
            if not (end < length and flat[end].isalnum()):
                yield at, end
        at = flat.find(word, end)


@lru_cache(64)
def _pattern(phrase: tuple[str, ...], prefix: bool) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, phrase))
    return re.compile(rf"(?<![^\W_]){words}" + (r"[^\W_]*" if prefix else r"(?![^\W_])"))


def _slow_marks(text: str, wanted: Iterable[Words]) -> list[Span]:
    found = list(words(text))
    return [
        (found[at][1][0], found[at + len(phrase) - 1][1][1])
        for phrase, prefix in wanted
        for at in range(len(found) - len(phrase) + 1)
        if _matches([word for word, _ in found[at : at + len(phrase)]], phrase, prefix)
    ]


def _matches(found: Sequence[str], phrase: Sequence[str], prefix: bool) -> bool:
    if not prefix:
        return list(found) == list(phrase)
    return list(found[:-1]) == list(phrase[:-1]) and found[-1].startswith(phrase[-1])


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
