"""Excel workbooks (.xlsx): the first sheet with rows, as a table."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from store.errors import RefusedError
from store.intake.cleaning import line
from store.intake.found import How, Opened
from store.intake.libraries import library
from store.intake.tables import sheet
from store.intake.zipped import check_markup, open_zip


def read(data: bytes, how: How) -> Iterator[Opened]:
    """An article for each row; raises RefusedError. Of formulas the saved value counts."""
    openpyxl = library("openpyxl", "openpyxl", "xlsx")
    with open_zip(data, "Excel workbook") as archive:
        check_markup(archive)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        rows = next(filter(None, map(_rows, book.worksheets)), None)
    except (KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise RefusedError(f"it is no sound Excel workbook: {line(str(error))}") from error
    if rows is None:
        raise RefusedError("there are no rows in it")
    yield from sheet(rows, how)


def _rows(page: Any) -> Iterator[tuple[Any, ...]] | None:
    """The rows of a sheet, None if it has none; the size that it states is not believed."""
    page.reset_dimensions()
    has_any = any(cell is not None for row in page.iter_rows(max_row=100, values_only=True) for cell in row)
    return page.iter_rows(values_only=True) if has_any else None
