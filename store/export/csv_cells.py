"""CSV that a spreadsheet opens without running anything an article says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from store.printable import printable

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_FIELD_STARTS = ("\t", "\r", "\n")


def cell(value: object) -> str:
    """`value` for one cell: control characters made visible, and no formula.

    A text that a spreadsheet could take for a formula gets an apostrophe in front of it.
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    text = str(value)
    shown = text if text.isprintable() else printable(text)
    unsafe = shown.lstrip().startswith(_FORMULA_STARTS) or text.startswith(_FIELD_STARTS)
    return "'" * unsafe + shown


def csv_chunks(header: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """The table as UTF-8 with CRLF line ends (RFC 4180), a row at a time."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell(value) for value in row])
        yield _taken(buffer)
    if rest := _taken(buffer):
        yield rest


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")
