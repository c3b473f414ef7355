"""JSON Lines (.jsonl, .ndjson): an article a line, ours or anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from store.errors import RefusedError
from store.intake import own
from store.intake.found import How, Opened, Refusal
from store.intake.plain_text import decode
from store.intake.tables import Row, articles


def read(data: bytes, how: How) -> Iterator[Opened]:
    """The article of each line; raises RefusedError if none is a JSON object."""
    broken: list[Refusal] = []
    records = _records(decode(data).split("\n"), broken)
    first = next(records, None)
    if first is None:
        raise RefusedError(f"no line of it is a JSON object: {broken[0].reason}" if broken else "it is empty")
    if own.is_ours(first[1]):
        yield from own.restored(record for _, record in chain([first], records))
    else:
        yield from articles(chain([first], records), how)
    yield from broken


def _records(lines: list[str], broken: list[Refusal]) -> Iterator[Row]:
    """The records, and on the way what is to say of lines that are none."""
    for number, text in enumerate(lines, start=1):
        if text.strip():
            try:
                yield f"line {number}", msgspec.json.decode(text, type=dict[str, Any])
            except (msgspec.DecodeError, RecursionError) as error:
                broken.append(Refusal(place=f"line {number}", reason=f"it is no JSON object: {error}"))
