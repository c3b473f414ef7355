"""Which queries an index can answer.

TinyDB's `Query` describes itself in its hash value: `("==", path, value)`, `("one_of", path, values)`,
`("any", path, values)`,
`("and", {left, right})`, `("or", {left, right})`. A plan narrows the documents that the query is then
run on, so it may find too many but never too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, NamedTuple

IndexPath = tuple[str, ...]
ELEMENTS = "[]"
"""The last part of a path that stands for the elements of a list."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class Lookup(NamedTuple):
    """Documents whose field at `path`, or an element of the list there, equals one of `values`."""

    path: IndexPath
    values: tuple[Any, ...]


Plan = list[Lookup]
"""The union of lookups."""


@lru_cache(256)
def json_path(path: IndexPath) -> str:
    """The SQL expression for the field at `path` of a document."""
    return f"json_extract(body, '{json_steps(path)}')"


def json_steps(path: IndexPath) -> str:
    """`path` as SQLite writes it; raises ValueError for a field with a quotation mark."""
    if any('"' in part or "'" in part for part in path):
        raise ValueError(f"a field with a quotation mark can't be indexed: {path}")
    return "$" + "".join(f'."{part}"' for part in path)


def parsed(field: str) -> IndexPath:
    """The path of a field as it is named: "name", "home.town", "tags[]" for the elements of a list."""
    path = tuple(field.removesuffix(ELEMENTS).split("."))
    return (*path, ELEMENTS) if field.endswith(ELEMENTS) else path


def plan(query: object, indexed: Collection[IndexPath], size: Callable[[Plan], int]) -> Plan | None:
    """How to find the documents that can match `query`; None: look at all of them.

    `size` tells how many documents a plan finds, to take the better of two.
    """
    return _plan(getattr(query, "_hash", None), indexed, size) if indexed else None


def _plan(node: Any, indexed: Collection[IndexPath], size: Callable[[Plan], int]) -> Plan | None:
    match node:
        case ("==", path, value) if path in indexed and _plain(value):
            return [Lookup(path, (value,))]
        case ("one_of", path, (tuple() | frozenset()) as values) if path in indexed:
            return [Lookup(path, tuple(values))] if all(map(_plain, values)) else None
        case ("any", path, (tuple() | frozenset()) as values) if (*path, ELEMENTS) in indexed:
            # to Python a word is a list of letters
            sure = all(_plain(value) and not (isinstance(value, str) and len(value) == 1) for value in values)
            return [Lookup((*path, ELEMENTS), tuple(values))] if sure else None
        case ("and", parts):
            found = [each for part in parts if (each := _plan(part, indexed, size)) is not None]
            return min(found, key=size) if len(found) > 1 else next(iter(found), None)
        case ("or", parts):
            both = [_plan(part, indexed, size) for part in parts]
            return None if None in both else [lookup for side in both for lookup in side or ()]
    return None


def _plain(value: object) -> bool:
    """Whether SQL compares `value` as Python does."""
    if isinstance(value, str):
        return "\0" not in value and (value.isascii() or not _SURROGATE.search(value))
    return isinstance(value, int) and -(1 << 53) <= value <= 1 << 53
