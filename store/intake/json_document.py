"""JSON files: our own export, a TinyDB file, or a list of records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from store.errors import RefusedError
from store.intake import own
from store.intake.found import How, Opened
from store.intake.tables import articles

_MARK = b"\xef\xbb\xbf"


def read(data: bytes, how: How) -> Iterator[Opened]:
    """The articles in the file; raises RefusedError if it holds none."""
    try:
        document: Any = msgspec.json.decode(data.removeprefix(_MARK))
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError(f"it is no sound JSON: {error}") from error
    if isinstance(document, dict) and own.is_export(document):
        yield from own.restored([{**document, "articles": None}, *document["articles"]])
    elif isinstance(document, dict) and own.is_tinydb(document):
        yield from own.restored(own.joined(document))
    elif records := _records(document):
        yield from articles(((f"record {n}", each) for n, each in enumerate(records, start=1)), how)
    else:
        raise RefusedError("this JSON is neither an export of Onrecord nor a list of articles")


def _records(document: object) -> list[dict[str, Any]]:
    """The records of a list, or of the table `articles`, or the only one, of a TinyDB file; else none."""
    if isinstance(document, dict) and document:
        table = document.get("articles", next(iter(document.values())) if len(document) == 1 else None)
        document = list(table.values()) if isinstance(table, dict) else None
    if not isinstance(document, list) or not all(isinstance(each, dict) for each in document):
        return []
    return document
