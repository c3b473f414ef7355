"""One JSON file that stock TinyDB opens: a table for each kind of record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.export.documents import articles
from store.export.json_lines import json_text
from store.export.shapes import Shape

if TYPE_CHECKING:
    from store.library import Library

FINDINGS = ("agents", "statements", "facts", "annotations")
"""The tables beside `articles`; their documents name their article's id as `article`."""


def write_tinydb(library: Library, query: str) -> Iterator[bytes]:
    """The articles that `query` finds, in the form that TinyDB's JSONStorage writes."""
    opening = b"{"
    for table in ("articles", *FINDINGS):
        yield opening + json_text(table) + b":{"
        opening = b",\n"
        # The library is read once for each table, so that no table has to fit into memory.
        documents = (document for article in articles(library, query) for document in _rows(article, table))
        for number, document in enumerate(documents, start=1):
            yield b'%s\n"%d":%s' % (b"," * (number > 1), number, json_text(document))
        yield b"}"
    yield b"}\n"


def _rows(article: Shape, table: str) -> Iterator[Shape]:
    if table == "articles":
        yield {name: value for name, value in article.items() if name not in (*FINDINGS, "lost_annotations")}
        return
    for row in article[table]:
        # An annotation's own `article` is the same; a finding's `id` is unique inside its article only.
        yield {"article": article["id"], **row}
    if table == "annotations":
        yield from article["lost_annotations"]
