"""JSON files: our own export, a TinyDB file with our tables, or a list of records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from store.errors import RefusedError
from store.intake import own
from store.intake.found import How, Opened
from store.intake.plain_text import decode
from store.intake.tables import articles


def read(data: bytes, how: How) -> Iterator[Opened]:
    """The articles in the file; raises RefusedError if it holds none."""
    try:
        document: Any = msgspec.json.decode(decode(data))
    except (msgspec.DecodeError, RecursionError) as error:
        raise RefusedError(f"it is no sound JSON: {error}") from error
    if isinstance(document, dict) and own.is_export(document):
        yield from own.restored([{**document, "articles": None}, *document["articles"]])
    elif isinstance(document, dict) and own.is_tinydb(document):
        yield from own.restored(own.joined(document))
    elif isinstance(document, list) and document and all(isinstance(each, dict) for each in document):
        yield from articles(((f"record {n}", each) for n, each in enumerate(document, start=1)), how)
    else:
        raise RefusedError("this JSON is neither an export of Onrecord nor a list of articles")
