"""The installed command in a real terminal, as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.terminal import Terminal
from tui.actions import Where, at
from tui.app import LOG_FILE

LEAVING = {"quit", "suspend"}


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


def test_the_mouse_points_drags_and_scrolls(folder: Path, home: Path) -> None:
    with Terminal("--library", str(folder), home=home, columns=120, rows=20) as terminal:
        terminal.wait_for("lift crates alone")
        row = next(n for n, line in enumerate(terminal.screen.display) if "lift crates alone" in line)
        left = terminal.screen.display[row].index("lift crates")

        def mouse(code: int, column: int, line: int, end: str = "M") -> None:
            terminal.write(f"\x1b[<{code};{column + 1};{line + 1}{end}")

        mouse(0, left, row)
        mouse(0, left, row, "m")
        terminal.wait_for("Quote 1 of 3")
        mouse(0, left, row)
        for column in (left + 4, left + 10):
            mouse(32, column, row)
        mouse(0, left + 10, row, "m")
        terminal.wait_for("SELECT 2 words")
        terminal.press("a")
        terminal.wait_for("Note on “lift crates”")
        terminal.press("escape", "escape")
        for _ in range(6):
            mouse(65, left, row)
        terminal.wait_without("27 Jun 2024 · The Lissen Lantern")
        place = next(n for n, line in enumerate(terminal.screen.display) if "Pay talks" in line)
        mouse(0, 6, place)
        mouse(0, 6, place, "m")
        terminal.wait_for("price of bread")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


OPENING: dict[Where, tuple[list[str], str]] = {
    "list": (["1"], "Onrecord"),
    "article": (["2"], "Onrecord"),
    "facts": (["3"], "Onrecord"),
    "viewer": (["4"], "Onrecord"),
    "browser": (["2"], "Onrecord"),
    "select": (["2", "v"], "SELECT"),
    "edges": (["2", "g", "]", "E"], "EDGES"),
    "quotes": (["s"], "newest first"),
    "hits": (["s", "down"], "Enter open"),
    "facets": (["s", "tab"], "Enter choose"),
    "codebook": (["C"], "n new"),
    "timeline": (["T"], "f filter"),
    "speaker": (["2", "g", "]", "enter"], "Esc back"),
    "note": (["2", "g", "]", "a"], "Esc keep"),
    "form": (["2", "g", "]", "v", "s"], "A statement"),
    "review": (["2", "R"], "Esc end"),
    "ask": (["d"], "Esc cancel"),
}
"""The keys that lead to each place, and what is on screen there."""
SHEETS = (
    "Esc close",
    "Esc cancel",
    "Esc keep",
    "Esc drop",
    "SELECT",
    "EDGES",
    "Esc end",
    "Enter close",
    "Go to a speaker",
)
"""What is on screen while something lies over the browser."""
TRIES = 6


@pytest.mark.parametrize("place", OPENING)
def test_every_key_of_the_table(folder: Path, home: Path, place: Where) -> None:
    """Every key is pressed where it is active first; whatever opens is closed again."""
    with Terminal("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        for action in at(place):
            if action.where[0] != place or action.id in LEAVING:
                continue
            for key in action.keys:
                _reach(terminal, place)
                terminal.press(key)
        _go_home(terminal)
        assert any(_ended(terminal) for _ in range(TRIES)), terminal.text()
        assert terminal.status == 0
    assert not (folder / LOG_FILE).exists()


def _reach(terminal: Terminal, place: Where) -> None:
    """Go to a place; a busy machine may draw late, so what is on screen decides, not the keys sent."""
    keys, sign = OPENING[place]
    for _ in range(TRIES):
        _go_home(terminal)
        terminal.press(*keys)
        if terminal.shows(sign):
            return
    raise AssertionError(f"never reached {place}\n{terminal.text()}")


def _go_home(terminal: Terminal) -> None:
    """Close whatever lies over the browser."""
    for _ in range(2 * TRIES):
        text = terminal.text()
        if text.lstrip().startswith("Onrecord") and not any(words in text for words in SHEETS):
            return
        terminal.press("escape")
    raise AssertionError(terminal.text())


def _ended(terminal: Terminal) -> bool:
    terminal.press("q")
    return terminal.ends(within=10)
