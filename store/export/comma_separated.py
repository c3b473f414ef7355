"""One of the tables as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from store.export.csv_cells import csv_chunks
from store.export.tables import table
from store.export.view import Request, View


def write(view: View, request: Request) -> Iterator[bytes]:
    """The statements, facts or notes that are asked for, a row each, in bounded memory."""
    header, rows = table(view, request.query, request.records)
    return csv_chunks(header, rows)
