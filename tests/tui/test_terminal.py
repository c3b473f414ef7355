"""The installed command in a real terminal, as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.terminal import Terminal
from tui.actions import Where, at
from tui.app import LOG_FILE

LEAVING = {"quit"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    path = tmp_path / "home"
    path.mkdir()
    return path


def test_search_annotate_quit_and_find_the_note_again(folder: Path, home: Path) -> None:
    with Terminal("--library", str(folder), home=home, columns=120) as terminal:
        terminal.wait_for("4 articles", "A pact on night work")
        terminal.press("j", "k", "enter", "]")
        terminal.wait_for("Quote 1 of 3", "Lena Marsh")
        terminal.press("s")
        terminal.wait_for("newest first")
        terminal.write("vell bread")
        terminal.wait_for("2 quotes", "price of bread")
        terminal.press("enter")
        terminal.wait_for("Pay talks on the piers", "Quote 2 of 4")
        terminal.press("a")
        terminal.wait_for("Note on")
        terminal.write("ask for the index of May")
        terminal.press("ctrl+s")
        terminal.wait_for("saved ", "✎ ask for the index of May")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with Terminal("--library", str(folder), home=home) as terminal:
        terminal.wait_for("Pay talks on the piers", "✎ ask for the index of May", "✎1")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_the_terminal_is_given_back(folder: Path, home: Path) -> None:
    with Terminal("--library", str(folder), home=home, columns=120) as terminal:
        terminal.wait_for("4 articles")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert "\x1b[?1049l" in terminal.raw
        assert terminal.raw.rindex("\x1b[?25h") > terminal.raw.rindex("\x1b[?25l")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_usable_at_every_size(folder: Path, home: Path, size: tuple[int, int]) -> None:
    with Terminal("--library", str(folder), home=home, columns=size[0], rows=size[1]) as terminal:
        terminal.wait_for("Articles", "Onrecord")
        terminal.press("enter", "]")
        terminal.wait_for("Quote 1 of 3", "Lena Marsh", "lift crates")
        terminal.press("3")
        terminal.wait_for("Agreements", "until 30 Jun 2026")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


OPENING: dict[Where, list[str]] = {
    "list": ["1"],
    "article": ["2"],
    "facts": ["3"],
    "viewer": ["4"],
    "browser": ["2"],
    "select": ["2", "v"],
    "quotes": ["s"],
    "hits": ["s", "down"],
    "timeline": ["T"],
    "speaker": ["2", "]", "enter"],
    "note": ["2", "]", "a"],
    "ask": ["d"],
}
"""The keys that lead to each place."""
SHEETS = ("Esc close", "Esc cancel", "Esc keep", "Esc drop", "SELECT", "Search for comm")
"""What is on screen while something lies over the browser."""


@pytest.mark.parametrize("place", OPENING)
def test_every_key_of_the_table(folder: Path, home: Path, place: Where) -> None:
    """Every key is pressed where it is active first; whatever opens is closed again."""
    with Terminal("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        opened = False
        for action in at(place):
            if action.where[0] != place or action.id in LEAVING:
                continue
            for key in action.keys:
                if not opened:
                    terminal.press(*OPENING[place])
                terminal.press(key)
                opened = _home(terminal) == 0 and place in ("list", "article", "facts", "viewer", "browser")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert not (folder / LOG_FILE).exists()


def _home(terminal: Terminal) -> int:
    """Close whatever lies over the browser; how many keys that took."""
    for pressed in range(6):
        text = terminal.text()
        if text.lstrip().startswith("Onrecord") and not any(words in text for words in SHEETS):
            return pressed
        terminal.press("escape")
    raise AssertionError(terminal.text())
