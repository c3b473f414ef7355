"""The three tables as the sheets of one Excel workbook."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from store.errors import OnrecordError
from store.export.csv_cells import cell
from store.export.tables import table
from store.export.view import Records, Request, View

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_MOST_CHARACTERS = 32_767
_MOST_ROWS = 1_048_576
"""Both are limits of the format; a longer table goes on in another sheet."""
_WIDE = {"quote": 60, "before": 30, "after": 30, "evidence": 40, "note": 40, "article title": 40}
_CHUNK = 1 << 16
# XML 1.0 has no way to write these, not even escaped; csv_cells.cell leaves none of the controls.
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")


def write(view: View, request: Request) -> Iterator[bytes]:
    """A sheet each for statements, facts and notes, a row at a time by way of temporary files.

    Text stays text: a cell is never a formula, also not after somebody edits it.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise OnrecordError(
            "writing .xlsx needs openpyxl", "Install it with: pip install 'onrecord[all]'"
        ) from error

    book = Workbook(write_only=True)
    for records in get_args(Records):
        header, rows = table(view, request.query, records)
        sheet = _sheet(book.create_sheet(records), header)
        for number, row in enumerate(rows, start=1):
            if number % (_MOST_ROWS - 1) == 0:
                title = f"{records} {number // (_MOST_ROWS - 1) + 1}"
                sheet = _sheet(book.create_sheet(title), header)
            sheet.append([_cell(sheet, value) for value in row])
    with tempfile.TemporaryFile() as stream:
        book.save(stream)
        stream.seek(0)
        while chunk := stream.read(_CHUNK):
            yield chunk


def _sheet(sheet: WriteOnlyWorksheet, header: tuple[str, ...]) -> WriteOnlyWorksheet:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    cells = []
    for number, name in enumerate(header, start=1):
        width = _WIDE.get(name, 14)
        sheet.column_dimensions[get_column_letter(number)].width = width  # type: ignore[attr-defined]
        head = WriteOnlyCell(sheet, name)
        head.font = Font(bold=True)
        cells.append(head)
    sheet.append(cells)
    return sheet


def _cell(sheet: WriteOnlyWorksheet, value: object) -> Cell | str | int | float | None:
    """A number as it is; text as text, marked as a spreadsheet marks what was typed behind an apostrophe."""
    if value is None or isinstance(value, int | float):
        return value
    safe = cell(value)
    formula = safe.startswith("'") and not str(value).startswith("'")
    text = _ILLEGAL.sub("\ufffd", safe[formula:])[:_MOST_CHARACTERS]
    return _marked(sheet, text) if formula else text


def _marked(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(sheet, "")
    made.value = text
    made.data_type = "s"  # openpyxl takes what begins with = for a formula
    made.quotePrefix = True
    return made
