"""EDTF: what is accepted, what is refused, how values compare and read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.edtf import bounds, parse, plain, sort_key


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-03-08", "8 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("XXXX-10-30", "30 October"),
        ("XXXX-10", "October"),
        ("XXXX", "year unknown"),
        ("XXXX-XX-XX", "a day, date unknown"),
        ("2024-XX-XX", "a day in 2024"),
        ("2024-05-XX", "a day in May 2024"),
        ("XXXX-XX-15", "day 15 of a month"),
        ("201X", "2010s"),
        ("19XX", "1900s"),
        ("2024-21", "spring 2024"),
        ("2024-34", "Q2 2024"),
        ("XXXX-33", "Q1"),
        ("2024?", "perhaps 2024"),
        ("2024~", "about 2024"),
        ("2024/2028", "2024–2028"),
        ("XXXX-03-06/XXXX-03-08", "6–8 March"),
        ("2024-02-28/2024-03-02", "28 February – 2 March 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024/..", "from 2024"),
        ("../2024-05", "until May 2024"),
        ("P5Y", "5 years"),
        ("P1Y6M", "1 year 6 months"),
        ("PT36H", "36 hours"),
        ("no date at all", "no date at all"),
    ],
)
def test_reads_out_plainly(value: str, words: str) -> None:
    assert plain(value) == words


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("", "missing"),
        ("soon", "no date"),
        ("2024-13", "no such month"),
        ("2023-02-29", "does not exist"),
        ("XXXX-02-30", "does not exist"),
        ("2024-XX-4X", "does not exist"),
        ("2024-21-03", "season"),
        ("0000", "0000"),
        ("2028/2024", "ends before"),
        ("../..", "neither"),
        ("P", "duration"),
        ("P0Y", "duration"),
        ("8 March 2024", "2024-03-08"),
        ("٢٠٢٤", "no date"),
    ],
)
def test_refuses_in_clear_words(value: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("XXXX-10-30", None, None),
        ("2024-36", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024/2028", date(2024, 1, 1), date(2028, 12, 31)),
        ("2024/..", date(2024, 1, 1), None),
        ("P5Y", None, None),
    ],
)
def test_bounds(value: str, first: date | None, last: date | None) -> None:
    assert bounds(value) == (first, last)


def test_sorts_by_the_first_possible_day() -> None:
    values = ["2024-03-08", "2019", "2025/2030", "XXXX-10-30", "2024-01"]
    assert sorted(values, key=sort_key) == ["XXXX-10-30", "2019", "2024-01", "2024-03-08", "2025/2030"]
    assert sort_key(None) == 0


def test_accepts_small_letters_and_spaces() -> None:
    assert parse(" xxxx-10-30 ").text == "XXXX-10-30"


@given(st.dates())
def test_a_day_means_itself(day: date) -> None:
    value = parse(day.isoformat())
    assert bounds(value) == (day, day)
    assert parse(str(value)) == value
    assert sort_key(value) == day.toordinal()


POINT = r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?"


@given(st.from_regex(rf"{POINT}(/([0-9X]{{4}}(-[0-9X]{{2}})?|\.\.)?)?", fullmatch=True))
def test_whatever_parses_round_trips_and_reads_out(text: str) -> None:
    try:
        value = parse(text)
    except ValueError:
        return
    assert parse(value.text) == value
    first, last = bounds(value)
    assert first is None or last is None or first <= last
    assert plain(value)


@given(st.text(max_size=30))
def test_any_text_reads_out(text: str) -> None:
    assert isinstance(plain(text), str)
