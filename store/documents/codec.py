"""Documents as JSON text."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, TypeVar

import msgspec

DAMAGED = (sqlite3.DatabaseError, msgspec.ValidationError)
"""What `loads` and `loads_as` raise at a document that is not as it was stored."""

T = TypeVar("T")

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()


def dumps(document: object) -> bytes:
    """A dict or record as compact JSON; raises TypeError for values that JSON has no form for."""
    try:
        return _encoder.encode(document)
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8, only an escape
        return json.dumps(msgspec.to_builtins(document), separators=(",", ":")).encode("ascii")


def loads(raw: bytes) -> Any:
    """The value that `dumps` wrote; raises sqlite3.DatabaseError if it is damaged."""
    try:
        return _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _with_surrogates(raw)


def loads_as(raw: bytes, kind: type[T]) -> T:
    """The record of type `kind` in the JSON of a document; raises as `loads`, and msgspec.ValidationError."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        found: T = decoder.decode(raw)
        return found
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.convert(_with_surrogates(raw), type=kind)


def _with_surrogates(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError as error:
        what = error if raw else "it is not what was stored"
        raise sqlite3.DatabaseError(f"a document is malformed: {what}") from error


_decoders: dict[type[Any], msgspec.json.Decoder[Any]] = {}
