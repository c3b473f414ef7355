"""The installed command in a real terminal, as a person uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.terminal import Terminal


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
