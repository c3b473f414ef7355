"""JSON-LD as a stream: a head, and items one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.export.json_lines import json_text
from store.export.shapes import Shape


def stream(head: Shape, key: str, items: Iterable[Shape]) -> Iterator[bytes]:
    """`head` with the items under `key`, without what is empty in them."""
    yield json_text(head)[:-1] + b"," + json_text(key) + b":[\n"
    separator = b""
    for item in items:
        yield separator + json_text(known(item))
        separator = b",\n"
    yield b"\n]}\n"


def known(item: Shape) -> Shape:
    """`item` without fields that hold nothing."""
    return {name: value for name, value in item.items() if value not in (None, "", [], {}, ())}
