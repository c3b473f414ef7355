"""Tables with an article in each row: .csv, .tsv, .xlsx, and records of .jsonl and .json files.

Which column holds what is guessed from its name, and can be said by `How.columns`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any

from store.errors import RefusedError
from store.intake import plain_text
from store.intake.cleaning import clean, line
from store.intake.field_names import fields_among
from store.intake.found import Found, How, Opened, Refusal
from store.intake.printed_dates import printed_day
from store.records import Article

MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
_MAX_FIELD = 20_000_000
_DELIMITERS = ",;\t|"

_PROSE = 200
"""Characters that the cells of a column with another name must have on average to be taken for the text."""
_LOOK_AT = 50
Row = tuple[str, Mapping[str, Any]]
"""Where a record stands ("row 7"), and its values by column."""


def read(data: bytes, how: How) -> Iterator[Opened]:
    """An article for each row of a .csv or .tsv file; raises RefusedError."""
    lines = plain_text.decode(data).split("\n")
    delimiter = _delimiter(lines)
    csv.field_size_limit(_MAX_FIELD)
    rows = csv.reader((f"{each}\n" for each in lines), delimiter=delimiter)
    yield from articles(_numbered(_sound(rows)), how)


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that parts the cells of the header."""
    header = next((each for each in lines if each.strip()), "")
    return max(_DELIMITERS, key=header.count)


def _sound(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise RefusedError(f"the table is broken: {error}") from error


def _numbered(rows: Iterable[Sequence[Any]]) -> Iterator[Row]:
    """The rows under the header, numbered as a spreadsheet does; rows without a value are left out."""
    header: list[str] | None = None
    for number, row in enumerate(rows, start=1):
        if not any(cell not in (None, "") for cell in row):
            continue
        if header is None:
            header = [line(str(cell)) or "" if cell is not None else "" for cell in row[:MAX_COLUMNS]]
        else:
            yield f"row {number}", dict(zip(header, row, strict=False))


def sheet(rows: Iterable[Sequence[Any]], how: How) -> Iterator[Opened]:
    """An article for each row of a sheet under its header."""
    return articles(_numbered(rows), how)


def articles(records: Iterable[Row], how: How) -> Iterator[Opened]:
    """An article for each record; raises RefusedError if no column can be its text."""
    rows = iter(records)
    first = list(islice(rows, _LOOK_AT))
    if not first:
        raise RefusedError("there are no rows under its header")
    columns, remark = _columns([values for _, values in first], how)
    for number, (place, values) in enumerate(chain(first, rows)):
        if number >= MAX_ROWS:
            yield Refusal(place=place, reason=f"a table's rows are read up to {MAX_ROWS:,}", hint="Split it.")
            return
        yield _article(place, values, columns, remark if number == 0 else "")


def _columns(rows: Sequence[Mapping[str, Any]], how: How) -> tuple[dict[str, str], str]:
    """The column of each field, and what to say if the text's was guessed from what is in it."""
    names = list(dict.fromkeys(name for row in rows for name in row if name))
    found = fields_among(names)
    for field, column in how.columns.items():
        if column not in names:
            raise RefusedError(f"there is no column “{column}”; there are {', '.join(names[:20])}")
        found[field] = column
    if "text" in found:
        return found, ""
    longest = max(names, key=lambda name: _length(rows, name), default=None)
    if longest is None or _length(rows, longest) < _PROSE * len(rows):
        what = f"none of its columns ({', '.join(names[:20])}) is known to hold the text"
        raise RefusedError(f"{what}; say which one with --columns text=COLUMN")
    return {**found, "text": longest}, f"its text is the column “{longest}”"


def _length(rows: Sequence[Mapping[str, Any]], name: str) -> int:
    return sum(len(value) for row in rows if isinstance(value := row.get(name), str))


def _article(place: str, values: Mapping[str, Any], columns: Mapping[str, str], remark: str) -> Opened:
    cells = {field: _plain(values.get(column)) for field, column in columns.items()}
    if not (cells["text"] or "").strip():
        return Refusal(place=place, reason="there is no text in it")
    return Found(
        place=place,
        remark=remark,
        article=Article(
            text=clean(cells["text"] or ""),
            title=line(cells.get("title")),
            published=printed_day(cells.get("published")),
            publisher=line(cells.get("publisher")),
            author=line(cells.get("author")),
            url=line(cells.get("url")),
            language=line(cells.get("language")),
            provenance=line(cells.get("provenance")),
        ),
    )


def _plain(value: Any) -> str | None:
    """A cell as text: lists joined, days without their time."""
    if value is None or isinstance(value, (dict, bool)):
        return None
    if isinstance(value, list):
        return ", ".join(each for each in value if isinstance(each, str))
    return value.isoformat() if isinstance(value, date) else str(value)
