"""Documents as JSON text."""

from __future__ import annotations

import json
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder()


def dumps(document: object) -> bytes:
    """`document` as compact JSON; raises TypeError for values that JSON has no form for."""
    try:
        return _encoder.encode(document)
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8, only an escape
        return json.dumps(document, separators=(",", ":")).encode("ascii")


def loads(raw: bytes) -> Any:
    """The value that `dumps` wrote."""
    try:
        return _decoder.decode(raw)
    except msgspec.DecodeError:
        return json.loads(raw)
