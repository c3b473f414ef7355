"""Records as lines of JSON that no reader and no terminal trips over."""

from __future__ import annotations

import re

from store.records import encode

# Legal inside JSON strings, but C1 controls and bidirectional marks steer terminals, and a reader that
# splits lines the Unicode way would break at U+0085, U+2028 and U+2029.
_UNSAFE = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf"
)


def json_text(record: object) -> bytes:
    """`record` as compact JSON in UTF-8 on one line; code points that could steer a terminal are escaped."""
    return _UNSAFE.sub(_escaped, encode(record))


def json_line(record: object) -> bytes:
    """The same with its line feed."""
    return json_text(record) + b"\n"


def _escaped(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match[0].decode())
