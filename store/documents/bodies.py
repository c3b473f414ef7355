"""Documents as rows hold them: the names of tables in SQL, and JSON as it is or compressed."""

from __future__ import annotations

import sqlite3
import zlib
from functools import lru_cache
from typing import NamedTuple

Row = tuple[int, bytes]
"""A document's id and its JSON."""

StoredRow = tuple[int, bytes, int | None]
"""A document as it is stored: its id, its body and its checksum."""

LARGE = 1024
"""Bytes from which on a document is kept compressed, in tables without indexed fields."""


@lru_cache(256)
def physical(name: str) -> str:
    """The SQL identifier, quoted, of the table called `name`.

    SQLite folds ASCII case in names and TinyDB does not, so capitals are marked.
    """
    safe = "".join(f"^{c.lower()}" if "A" <= c <= "Z" or c == "^" else c for c in name)
    return '"doc_' + safe.replace("\0", "^0").replace('"', '""') + '"'


class Packed(NamedTuple):
    """The JSON of a document, and the same compressed if it is stored so."""

    raw: bytes
    zipped: bytes | None


def packed(raw: bytes, *, may_compress: bool) -> Packed:
    """A document as it is stored."""
    return Packed(raw, zlib.compress(raw, 1) if may_compress and len(raw) >= LARGE else None)


def row_of(key: int, document: Packed) -> tuple[int, str | bytes, int]:
    """The row of a document; the body is JSON, which begins with a brace, or compressed, after an x."""
    raw, zipped = document
    return key, zipped or raw.decode(), checksum(key, raw)


def checksum(key: int, raw: bytes) -> int:
    """What is stored beside the JSON of a document to know it, and its id, again."""
    return zlib.crc32(raw, key & 0xFFFFFFFF)


def sound(key: int, body: bytes, expected: int | None) -> Row:
    """The id and the JSON of a document in a body as stored; no JSON if it is not what was stored."""
    try:
        raw = plain(body)
    except sqlite3.DatabaseError:
        return key, b""
    return key, raw if expected in (None, checksum(key, raw)) else b""


def plain(body: bytes) -> bytes:
    """The JSON of a document in a body as stored; raises sqlite3.DatabaseError if it is damaged."""
    if not body:
        raise sqlite3.DatabaseError("a document is missing: the file is malformed")
    if not body.startswith(b"x"):
        return body
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise sqlite3.DatabaseError(f"a document is malformed: {error}") from error
