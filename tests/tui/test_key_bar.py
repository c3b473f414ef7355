"""The lines around the panes keep what one needs, whatever else they have to tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.steps import press, running, screen_text, write
from tests.tui.terminal import EXTRA, Terminal
from tui.app import OnrecordApp


def last_line(app: OnrecordApp) -> str:
    """The line of keys."""
    return screen_text(app).splitlines()[-1]


async def test_what_is_told_leaves_room_for_the_way_to_the_help(app: OnrecordApp) -> None:
    async with running(app, size=(90, 30)) as pilot:
        app.browser.tell("told at great length " * 10)
        await press(pilot, "2")
        assert "…" in last_line(app)
        assert "? keys" in last_line(app)


async def test_a_merge_of_long_names_is_told_whole(app: OnrecordApp) -> None:
    async with running(app, size=(90, 30)) as pilot:
        await press(pilot, "2", "]", "m")
        await write(pilot, "Federation of the Harbour Trades of Lissen")
        await press(pilot, "enter")
        assert "counts as Federation of the…, u takes it back" in last_line(app)
        assert "? keys" in last_line(app)


async def test_a_selection_has_the_line_for_its_keys(app: OnrecordApp) -> None:
    async with running(app, size=(100, 30)) as pilot:
        await press(pilot, "2", "]", "t")
        await write(pilot, "a long tag that fills the line")
        await press(pilot, "enter", "u")
        assert "undone" in last_line(app)
        await press(pilot, "v", "w")
        assert "undone" not in last_line(app)
        assert "w word" in last_line(app)
        assert "c clause" in last_line(app)


async def test_an_action_with_two_keys_is_told_once(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s", "down")
        assert last_line(app).count("save search") == 1


async def test_how_one_quits(app: OnrecordApp) -> None:
    async with running(app, size=(80, 24)) as pilot:
        assert "q quit" in last_line(app)
        await press(pilot, "ctrl+c")
        assert "q quits" in last_line(app)
        await press(pilot, "T", "ctrl+c")
        assert [each.message for each in app._notifications] == [
            "Esc leads back to the browser, where q quits"
        ]


async def test_the_library_at_the_usual_place_needs_no_name(tmp_path: Path) -> None:
    app = OnrecordApp(tmp_path / "onrecord")
    async with running(app):
        assert "onrecord" not in screen_text(app).splitlines()[0]
        assert "I takes in a file or a folder" in screen_text(app)


def test_a_terminal_that_can_only_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXTRA, "TERM", "dumb")
    with Terminal(home=tmp_path) as terminal:
        assert terminal.wait_for_end() == 2
        assert "The browser needs a terminal" in terminal.text()
        assert "\x1b" not in terminal.raw
