"""Text out of documents: paragraphs without control characters, two line feeds between them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store import edtf

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
"""What web pages mean by code points that are controls in Unicode: quotation marks and dashes."""


def clean(text: str) -> str:
    """`text` with line feeds as its only line ends, and without controls and halves of characters."""
    text = _BREAKS.sub("\n", text).translate(_WINDOWS)
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", text)


def line(text: str | None) -> str | None:
    """`text` on one line with single spaces; None if there is nothing in it."""
    return " ".join(clean(text).split()) or None if text else None


def paragraph(text: str) -> str:
    """`text` with single spaces, its line ends kept."""
    lines = (_SPACES.sub(" ", each).strip() for each in clean(text).split("\n"))
    return "\n".join(each for each in lines if each)


def join(paragraphs: Iterable[str]) -> str:
    """The text of an article: its paragraphs with a blank line between them, a line feed at the end."""
    kept = [each for each in map(paragraph, paragraphs) if each]
    return "\n\n".join(kept) + "\n" if kept else ""


def day(value: object) -> str | None:
    """`value` as an EDTF date if it begins with one ("2024-03-08T10:00:00Z"), else None."""
    found = re.match(r"[\dX]{4}(?:-[\dX]{2}){0,2}(?![\d/])", str(value or "").strip())
    if not found:
        return None
    try:
        return edtf.parse(found[0]).text
    except ValueError:
        return None
