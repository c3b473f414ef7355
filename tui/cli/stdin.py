"""Standard input as a file."""

from __future__ import annotations

import os
import sys

from store.intake import MAX_BYTES

_CHUNK = 1 << 16


def read_stdin() -> bytes:
    """What comes in on standard input, up to just over MAX_BYTES."""
    data = bytearray()
    if sys.stdin is None:  # it was closed
        return b""
    # In small pieces: inside one long read an interrupt can go unnoticed.
    while len(data) <= MAX_BYTES and (chunk := os.read(sys.stdin.fileno(), _CHUNK)):
        data += chunk
    return bytes(data)
