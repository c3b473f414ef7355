"""Text made safe for a terminal keeps its offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.printable import printable, printable_line


@given(st.text())
def test_each_code_point_becomes_exactly_one(text: str) -> None:
    assert len(printable(text)) == len(printable_line(text)) == len(text)


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    line = printable_line(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in line)
    assert not any(unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF"} for char in line)
    assert not any(unicodedata.bidirectional(char) in {"LRI", "RLI", "FSI", "PDI"} for char in line)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a␛[31mred"),
        ("\x9b2J", "�2J"),
        ("abc\u202ecod.exe", "abc�cod.exe"),
        ("tab\there", "tab here"),
        ("ទឹក\u200bក្រុង", "ទឹក\u200bក្រុង"),
        ("Zoë said “no” 👩‍🚒 ‐ naïve", "Zoë said “no” 👩‍🚒 ‐ naïve"),
    ],
)
def test_known_cases(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_line_feeds_stay_unless_one_line_is_asked_for() -> None:
    assert printable("a\nb\r\n") == "a\nb␍\n"
    assert printable_line("a\nb\r\n") == "a b  "
