"""Typing faster than the screen: a burst of keys in a real terminal loses no letter."""

from __future__ import annotations

from pathlib import Path

from store.library import Library
from tests.tui.terminal import Terminal


def test_a_burst_reaches_the_search_the_filter_and_the_prompt(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Terminal("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        terminal.write("svell bread")
        terminal.wait_for("› vell bread", "2 quotes")
        terminal.press("escape")
        terminal.wait_for("4 articles")
        terminal.write("1/pay")
        terminal.wait_for("/ pay", "1 of 4")
        terminal.press("escape")
        terminal.wait_without("Enter keep")
        terminal.write("2]tnight work")
        terminal.wait_for("night work", "Enter tag")


def test_what_is_typed_after_enter_is_no_part_of_the_answer(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Terminal("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        terminal.write("C")
        terminal.wait_for("no tag yet")
        terminal.write("npay\rx")
        terminal.wait_for("made pay")
        terminal.press("escape", "q")
        assert terminal.wait_for_end() == 0
    with Library.open(folder) as library:
        assert [code.name for code in library.codebook()] == ["pay"]
