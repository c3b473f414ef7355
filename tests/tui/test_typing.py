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


BURSTS = (("2g]tpay\x1b[Dq", "paqy"), ("Cnab\x1b[Dc", "acb"), ("s\x1b[B", "Space mark"), ("Tx", "Expiries"))
"""Letters, and keys that are none, with what they come to."""


def test_keys_of_a_burst_keep_their_order(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Terminal("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        for keys, comes in BURSTS:
            for key in keys.replace("\x1b[D", "←").replace("\x1b[B", "↓"):
                terminal.write({"←": "\x1b[D", "↓": "\x1b[B"}.get(key, key), quiet=0.005)
            terminal.wait_for(comes)
            terminal.press("escape", "escape")
            terminal.wait_for("4 articles")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
