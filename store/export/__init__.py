"""Out of the library: one writer per format, each a stream of bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from store.export import documents, statements, stock_tinydb

if TYPE_CHECKING:
    from store.library import Library


class Format(Struct, frozen=True):
    """A format to export to: `write` streams what a query finds (all, when it is empty)."""

    name: str
    write: Callable[[Library, str], Iterator[bytes]]


FORMATS: dict[str, Format] = {
    "csv": Format("comma-separated statements", statements.write_csv),
    "json": Format("one JSON document", documents.write_json),
    "jsonl": Format("JSON, one article a line", documents.write_jsonl),
    "tinydb": Format("one file that TinyDB opens", stock_tinydb.write_tinydb),
}
"""By the name that `--format` takes."""

__all__ = ["FORMATS", "Format"]
