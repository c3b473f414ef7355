"""The workbook, read back by openpyxl; the same tables as CSV by the csv module."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from tests.export.conftest import Export
from tests.export.samples import ARTICLE, HARD, NOTE


def sheet(data: bytes, name: str) -> list[dict[str, object]]:
    rows = list(load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def test_three_sheets_hold_the_three_tables(exported: Export) -> None:
    data = exported("xlsx")
    (said,) = sheet(data, "statements")
    assert (said["speaker"], said["role"], said["kind"]) == (
        "Óna Véll",
        "speaker, Ferry & Rope Guild",
        "direct",
    )
    assert said["organization"] == "Ferry & Rope Guild"
    assert str(said["before"]).endswith("crews:")
    assert str(said["after"]).startswith(".")
    assert said["tags"] == "pay & fares; quay"
    assert HARD[int(str(said["start"])) :].startswith("“Nous")
    assert {row["kind"] for row in sheet(data, "facts")} == {
        "agreement", "meeting", "person", "figure", "commitment",
    }  # fmt: skip
    first, second = sheet(data, "notes")
    assert first["quote"] == "Cafe\u0301 … prêts \U0001f6a2"
    assert first["speaker"] == "Óna Véll"
    assert (second["quote"], second["tags"], second["article id"]) == ("Link", "quay", ARTICLE.id)


def test_no_cell_is_a_formula(exported: Export) -> None:
    data = exported("xlsx")
    cells = [cell for page in load_workbook(io.BytesIO(data)) for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    marked = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert marked
    assert all(cell.quotePrefix for cell in marked)
    assert b"<f>" not in b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(f"xl/worksheets/sheet{n}.xml") for n in (1, 2, 3)
    )


@pytest.mark.parametrize("records", ["statements", "facts", "notes"])
def test_csv_has_the_same_tables(exported: Export, records: str) -> None:
    data = exported("csv", records=records)
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
    kept = sheet(exported("xlsx"), records)
    assert [list(row) for row in rows] == [list(row) for row in kept]
    for row, other in zip(rows, kept, strict=True):
        for name, value in row.items():
            shown = other[name]
            assert value.removeprefix("'") == ("" if shown is None else str(shown)) or float(value) == shown


def test_a_search_limits_every_table(exported: Export) -> None:
    data = exported("xlsx", "kind:agreement")
    assert sheet(data, "statements") == []
    assert [row["kind"] for row in sheet(data, "facts")] == ["agreement"]
    assert [row["quote"] for row in sheet(exported("xlsx", "tag:quay note:says"), "notes")] == [
        "Cafe\u0301 … prêts \U0001f6a2"
    ]
    assert [row["quote"] for row in sheet(exported("xlsx", "has:tag"), "notes")] == [
        "Cafe\u0301 … prêts \U0001f6a2",
        "Link",
    ]


def test_a_note_keeps_its_lines(exported: Export) -> None:
    (row, _) = csv.DictReader(io.StringIO(exported("csv", records="notes").decode(), newline=""))
    assert row["note"] == "'" + NOTE.replace("\t", " ").replace("\x07", "␇")


def test_an_article_goes_out_with_all_that_is_on_it(exported: Export) -> None:
    for query in (f"article:{ARTICLE.id}", "article:ferries"):
        assert len(sheet(exported("xlsx", query), "notes")) == 2
        assert [row["title"] for row in map(json.loads, exported("doccano", query).splitlines())] == [
            ARTICLE.title
        ]
    assert exported("doccano", "article:zeppelin") == b""
