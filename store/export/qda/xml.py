"""XML written as a stream, with text that XML 1.0 can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """`text` with a replacement character for every code point that XML 1.0 has no way to write."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


class Xml:
    """Elements written into a binary stream as they are opened and closed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._out = XMLGenerator(stream, "utf-8", short_empty_elements=True)
        self._out.startDocument()

    @contextmanager
    def element(self, tag: str, /, **attributes: str | int | None) -> Iterator[None]:
        """An element around what is written inside; attributes that are None are left out."""
        known = {key: legal(str(value)) for key, value in attributes.items() if value is not None}
        self._out.startElement(tag, AttributesImpl(known))
        yield
        self._out.endElement(tag)

    def leaf(self, tag: str, text: str | None = None, /, **attributes: str | int | None) -> None:
        """An element with nothing but text in it."""
        with self.element(tag, **attributes):
            if text:
                self._out.characters(legal(text))
