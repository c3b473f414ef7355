"""One JSON file that stock TinyDB opens: a table for each kind of record."""

from __future__ import annotations

from collections.abc import Iterator

from store.export.documents import articles, common
from store.export.json_lines import json_text
from store.export.shapes import Shape
from store.export.view import Request, View

FINDINGS = ("agents", "statements", "facts", "annotations")
"""The tables beside `articles`; their documents name their article's id as `article`."""
DECIDED = "decided"
"""The table of what people decided: its documents name the table of `notes.db` and hold the document."""


def write_tinydb(view: View, request: Request) -> Iterator[bytes]:
    """The articles that the query finds, in the form that TinyDB's JSONStorage writes."""
    opening = b"{"
    for table in ("articles", *FINDINGS, DECIDED):
        yield opening + json_text(table) + b":{"
        opening = b",\n"
        # The library is read once for each table, so that no table has to fit into memory.
        for number, document in enumerate(_documents(view, request.query, table), start=1):
            yield b'%s\n"%d":%s' % (b"," * (number > 1), number, json_text(document))
        yield b"}"
    yield b"}\n"


def _documents(view: View, query: str, table: str) -> Iterator[Shape]:
    if table == DECIDED:
        yield from _decided(common(view, query))
    for article in articles(view, query):
        yield from _rows(article, table)


def _rows(article: Shape, table: str) -> Iterator[Shape]:
    if table == DECIDED:
        yield from _decided(article)
        return
    if table == "articles":
        apart = (*FINDINGS, DECIDED, "lost_annotations")
        yield {name: value for name, value in article.items() if name not in apart}
        return
    for row in article[table]:
        # An annotation's own `article` is the same; a finding's `id` is unique inside its article only.
        yield {"article": article["id"], **row}
    if table == "annotations":
        yield from article["lost_annotations"]


def _decided(shape: Shape) -> Iterator[Shape]:
    for table, documents in shape.get(DECIDED, {}).items():
        for document in documents:
            yield {"table": table, "document": document}
