"""Text for a terminal: harmless, wrapped without loss, stepped through by unit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text import units
from tui.text.clean import for_clipboard, one_line, visible
from tui.text.dates import plain, problem
from tui.text.layout import Lines, fewer, fit, wrap

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("aé ’“”\n—-.,…漢字👩‍\u0301\u200d\ufe0f\u200b\x1b\x9b\u202e\t"), st.characters()
    ),
    max_size=200,
)


@given(TEXT, st.integers(2, 40))
def test_lines_lose_nothing_but_spaces(text: str, width: int) -> None:
    text = visible(text)
    lines = Lines(text, width)
    kept = "".join(text[s:e] for s, e in zip(lines.starts, lines.ends, strict=True))
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert lines.starts == sorted(lines.starts)


@given(TEXT, st.integers(2, 40))
def test_lines_fit(text: str, width: int) -> None:
    text = visible(text)
    lines = Lines(text, width)
    for start, end in zip(lines.starts, lines.ends, strict=True):
        assert cell_len(text[start:end]) <= width


@given(TEXT, st.integers(1, 40))
def test_every_offset_stands_on_its_line(text: str, width: int) -> None:
    text = visible(text)
    lines = Lines(text, width)
    for offset in range(len(text)):
        line = lines.at(offset)
        assert lines.starts[line] <= offset or line == 0
        assert line + 1 == len(lines) or offset < lines.starts[line + 1] or lines.starts[line + 1] == offset


@given(TEXT)
def test_visible_keeps_the_length_and_no_control(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) <= 0x9F for c in shown)
    assert "\n" not in one_line(text)
    assert "\x1b" not in for_clipboard(text)


@given(TEXT, st.integers(0, 30))
def test_fit_is_exact(text: str, width: int) -> None:
    assert cell_len(fit(one_line(text), width)) == width


@given(TEXT, st.integers(4, 30), st.integers(1, 3))
def test_wrap_keeps_its_limit(text: str, width: int, limit: int) -> None:
    rows = wrap(one_line(text), width, limit)
    assert len(rows) <= limit
    assert all(cell_len(row) <= width for row in rows)


@given(TEXT, st.sampled_from(["word", "clause", "sentence", "paragraph"]), st.data())
def test_units_stay_in_the_text_and_move_on(text: str, unit: units.Unit, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start, end = units.at(text, unit, offset)
    assert 0 <= start <= end <= len(text)
    assert offset < units.next_end(text, unit, offset) <= len(text) or offset == len(text)
    assert 0 <= units.previous_start(text, unit, offset) <= offset
    assert offset <= units.next_start(text, unit, offset) <= len(text)


def test_sentences_know_titles_and_quotation_marks() -> None:
    text = "Mr. Hale said “No.” Then he left. It rained."
    spans = [text[a:b] for a, b in units.spans(text, "sentence", (0, len(text)))]
    assert spans == ["Mr. Hale said “No.”", "Then he left.", "It rained."]


def test_clauses_end_at_commas() -> None:
    text = "He came, he saw – and he left; that was all."
    spans = [text[a:b] for a, b in units.spans(text, "clause", (0, len(text)))]
    assert spans == ["He came,", "he saw –", "and he left;", "that was all."]


def test_dates_read_plainly() -> None:
    assert plain("2024-03-08") == "8 Mar 2024"
    assert plain("2023-07") == "Jul 2023"
    assert plain("XXXX-10-30") == "30 Oct"
    assert plain(None) == plain("XXXX-XX-XX") == "no date"
    assert problem("2024-02-30") is not None
    assert problem("2024/2026") is not None
    assert problem("XXXX-02-29") is None


def test_hints_lose_what_stands_before_the_last() -> None:
    hints = "Enter tag   ↓ choose   several: a, b   Esc cancel"
    assert fewer(hints, 80) == hints
    assert fewer(hints, 40) == "Enter tag  ↓ choose  Esc cancel"
    assert fewer(hints, 5) == "Enter tag  Esc cancel"
