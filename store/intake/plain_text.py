"""Plain text: decoding, line ends, and a first line that reads like a headline."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

from store.errors import RefusedError
from store.intake.bundles import parted
from store.intake.found import Found, How
from store.records import Article

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAX_CONTROLS = 0.1
"""Above this share of control characters it is no text, whatever it decodes to."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NON_ASCII_BYTE = re.compile(rb"[\x80-\xff]")
_SOUND_PER_BROKEN = 10
"""UTF-8 with fewer broken sequences than one in this many non-ASCII characters is UTF-8 with damage."""
_FEW = 0.05
_HEADLINE_WORDS = 25
_HEADLINE_CHARACTERS = 160
_BYLINE = re.compile(r"by\s", re.IGNORECASE)


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The article whose text is the file's, whole; a headline on its first line is also the title.

    A download from a news database gives its articles.
    """
    text = decode(data)
    yield from parted(text, Found(article=Article(text=text, title=headline(text))))


def decode(data: bytes) -> str:
    """`data` as text with LF line ends: by its byte order mark, as UTF-8, or in the most likely encoding.

    Raises RefusedError for what is empty or no text.
    """
    if not data:
        raise RefusedError("the file is empty")
    text = _decode(data)
    if len(_CONTROL.findall(text)) > _MAX_CONTROLS * len(text) or "\0" in text:
        raise _binary()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise RefusedError(f"it says it is {encoding.upper()} and is not: {error.reason}") from error
    if data.startswith(b"%PDF-") or b"\0" in data:
        raise _binary()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> str:
    """The text in an encoding that has no mark: damaged UTF-8, Windows-1252, or what statistics say."""
    repaired = data.decode("utf-8", "replace")
    broken, foreign = repaired.count("\ufffd"), len(_NON_ASCII.findall(repaired))
    if broken * _SOUND_PER_BROKEN < foreign:
        return repaired
    if len(_NON_ASCII_BYTE.findall(data)) < _FEW * len(data):
        # English with curly quotation marks and a few accents; statistics take it for Polish or Icelandic.
        with suppress(UnicodeDecodeError):
            return data.decode("cp1252")
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(data).best()
    if best is None:
        raise _binary()
    return str(best)


def _binary() -> RefusedError:
    return RefusedError("this is no text file", "Save it as plain text in UTF-8 first.")


def headline(text: str) -> str | None:
    """The first line if it reads like a headline: short, no final stop, then a blank line and more text."""
    first, _, rest = text.partition("\n")
    second, _, body = rest.partition("\n")
    line = first.strip()
    if not line or second.strip() or not body.strip():
        return None
    if len(line) > _HEADLINE_CHARACTERS or len(line.split()) > _HEADLINE_WORDS:
        return None
    if line.rstrip("”\"’'»)").endswith((".", "!", ":", ";", ",", "…")) or _BYLINE.match(line):
        return None
    return line if any(char.isalpha() for char in line) else None
