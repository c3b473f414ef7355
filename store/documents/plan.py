"""Which queries an index can answer.

TinyDB's `Query` describes itself in its hash value: `("==", path, value)`, `("one_of", path, values)`,
`("and", {left, right})`, `("or", {left, right})`. A plan narrows the documents that the query is then
run on, so it may find too many but never too few.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

IndexPath = tuple[str, ...]
_SURROGATE = re.compile("[\ud800-\udfff]")


class Lookup(NamedTuple):
    """Documents whose field at `path` equals one of `values`."""

    path: IndexPath
    values: tuple[Any, ...]


Plan = list[Lookup]
"""The union of lookups."""


def json_path(path: IndexPath) -> str:
    """The SQL expression for the field at `path` of a document."""
    if any('"' in part or "'" in part for part in path):
        raise ValueError(f"a field with a quotation mark can't be indexed: {path}")
    steps = "".join(f'."{part}"' for part in path)
    return f"json_extract(body, '${steps}')"


def plan(query: object, indexed: Collection[IndexPath]) -> Plan | None:
    """How to find the documents that can match `query`; None: look at all of them."""
    return _plan(getattr(query, "_hash", None), indexed) if indexed else None


def _plan(node: Any, indexed: Collection[IndexPath]) -> Plan | None:
    match node:
        case ("==", path, value) if path in indexed and _plain(value):
            return [Lookup(path, (value,))]
        case ("one_of", path, (tuple() | frozenset()) as values) if path in indexed:
            return [Lookup(path, tuple(values))] if all(map(_plain, values)) else None
        case ("and", parts):
            return next((found for part in parts if (found := _plan(part, indexed)) is not None), None)
        case ("or", parts):
            both = [_plan(part, indexed) for part in parts]
            return None if None in both else [lookup for side in both for lookup in side or ()]
    return None


def _plain(value: object) -> bool:
    """Whether SQL compares `value` as Python does."""
    if isinstance(value, str):
        return "\0" not in value and (value.isascii() or not _SURROGATE.search(value))
    return isinstance(value, int) and -(1 << 53) <= value <= 1 << 53
