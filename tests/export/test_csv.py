"""CSV that the csv module reads back and a spreadsheet runs nothing of."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Library
from store.export import FORMATS
from store.export.csv_cells import cell, csv_chunks
from store.export.facts import facts_csv
from store.export.statements import HEADER
from store.records import FACT_KINDS
from tests.export.conftest import ARTICLE, TEXT, span


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    assert cell(start + "1+1").startswith("'")
    assert cell(f"a {start}") == "a " + cell(start).removeprefix("'")


def test_a_formula_behind_spaces_or_a_soft_hyphen_gets_one_too() -> None:
    assert [cell("  =1"), cell("\xad1")] == ["'  =1", "'-1"]


def test_numbers_and_gaps_stay_as_they_are() -> None:
    assert [cell(-5), cell(0.5), cell(None), cell("a\nb")] == ["-5", "0.5", "", "a\nb"]


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=5))
def test_any_text_comes_back_from_its_cell_and_runs_nothing(rows: list[list[str]]) -> None:
    data = b"".join(csv_chunks(("a", "b", "c"), rows))
    back = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    assert back == [["a", "b", "c"], *([cell(value) for value in row] for row in rows)]
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for row in back for value in row)
    assert not any(char in data.decode() for char in "\x00\x1b\x07\x7f\x9b\u202e")


def test_a_statement_has_all_its_columns(library: Library) -> None:
    article_id = ARTICLE.id
    library.annotate(article_id, [span("no offer")], note="on\ntwo lines", tags=("pay",))
    library.annotate(article_id, [span("Ona Vell")], note="elsewhere", tags=("other",))
    (row,) = table(b"".join(FORMATS["csv"].write(library, "")))
    first, last = span("“-5 per cent,”"), span("“is no offer.”")
    assert row == {
        "speaker": "Tor Havel",
        "role": row["role"],
        "organization": "Dockers' Union",
        "kind": "direct",
        "quote": "“-5 per cent,” … “is no offer.”",
        "before": "Tor Havel, president of the Dockers' Union, said:",
        "after": "Ona Vell promised 1,200 beds by 2026.",
        "source": "Tor Havel",
        "cue": "said",
        "act": "assert",
        "article title": "'=cmd|' /C calc'!A0",
        "publisher": "Ansa Post",
        "date": "2024-03-08",
        "tags": "pay",
        "note": "on\ntwo lines",
        "start": str(first[0]),
        "end": str(last[1]),
        "offsets": f"{first[0]}-{first[1]}; {last[0]}-{last[1]}",
        "status": "suggested",
        "article id": article_id,
        "statement id": "s1",
    }
    assert "president" in row["role"]


def test_facts_have_the_columns_of_their_kind(library: Library) -> None:
    (row,) = table(b"".join(facts_csv(library.facts(kind="commitment"), "commitment")))
    assert (row["kind"], row["who"], row["to_do"]) == ("commitment", "Ona Vell", "1,200 beds by 2026")
    assert row["inferred"] == "made_on 2024-03-08"
    assert TEXT[int(row["start"]) : int(row["end"])] == row["evidence"]
    assert "acronym" not in row
    rows = table(b"".join(facts_csv(library.facts())))
    assert {row["kind"] for row in rows} == {"person", "commitment", "figure"}
    assert {"name", "who", "value", "acronym", "status", "finding status"} <= set(rows[0])
    assert [row["value"] for row in rows if row["kind"] == "figure"] == ["1200"]


def test_no_column_has_the_name_of_another() -> None:
    for kind in (None, *FACT_KINDS):
        header = next(csv.reader(io.StringIO(b"".join(facts_csv([], kind)).decode())))
        assert len(header) == len(set(header))
    assert len(HEADER) == len(set(HEADER))
