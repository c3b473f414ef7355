"""Words as the index sees them: split at everything that is no letter or digit, without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from store.records import Span

TOKENIZER = "unicode61 remove_diacritics 2"
"""The SQLite tokenizer that `tokens` follows."""

_MOST = 20
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")


def fold(text: str) -> str:
    """`text` without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Each word of `text`, folded, with its span."""
    for found in _WORD.finditer(text):
        yield fold(found.group()), found.span()


def tokens(text: str) -> list[str]:
    """The words of `text`, folded."""
    return [fold(found.group()) for found in _WORD.finditer(text)]


def first_words(text: str) -> list[str]:
    """The first different words of `text`, as many as a search for all of them looks for."""
    return list(dict.fromkeys(tokens(text)))[:_MOST]
