"""What a person sees when something fails: a message, never a traceback, and nothing lost."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import WaitForScreenTimeout

from store.errors import LibraryError
from store.library import Library
from tests.tui.sample import fill
from tests.tui.steps import hint, press, rest, running, screen_text, stored_notes, write
from tests.tui.terminal import Terminal
from tui.app import LOG_FILE, OnrecordApp
from tui.memory import FILE
from tui.screens.ask import Ask
from tui.screens.help import HelpScreen


async def test_an_article_that_cannot_be_read(app: OnrecordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(app) as pilot:
        before = app.browser.opened

        def broken(_: str) -> None:
            raise LibraryError("the article is damaged", "run onrecord check --repair")

        with monkeypatch.context() as patch:
            patch.setattr(app.library, "open_article", broken)
            await press(pilot, "1", "j")
            assert any("the article is damaged" in n.message for n in app._notifications)
            assert "the article is damaged" in screen_text(app)
            await press(pilot, "k", "j")  # the same notice again takes its place
            assert len(app._notifications) == 1
        assert app.browser.opened is before
        await press(pilot, "j")
        assert app.browser.opened is not before


async def test_an_unexpected_error_goes_to_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path) as library:
        fill(library)
    app = OnrecordApp(tmp_path)
    async with running(app) as pilot:

        def bug() -> None:
            raise ZeroDivisionError("not [bold]markup[/bold]")

        monkeypatch.setattr(app.browser, "action_copy", bug)
        await press(pilot, "y")
        assert app.is_running
        assert any("Something went wrong" in n.message for n in app._notifications)
        await press(pilot, "2", "]")
        assert app.browser.text.current is not None
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "test_failing.py" in log


async def test_an_error_outside_of_an_action_ends_the_program_and_keeps_the_draft(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path) as library:
        fill(library)
    app = OnrecordApp(tmp_path)
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "do not lose me")

        def bug() -> None:
            raise ZeroDivisionError

        app.screen.call_later(bug)
        with suppress(WaitForScreenTimeout):
            await pilot.pause()
    assert app.return_code == 1
    assert "ZeroDivisionError" in (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    again = OnrecordApp(tmp_path)
    async with running(again) as pilot:
        await press(pilot, "2", "g", "]", "a")
        assert "do not lose me" in screen_text(again)


def test_damaged_notes_are_told_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    with Library.open(folder) as library:
        library.annotate(library.rows()[0].id, [(0, 9)], "mine")
    path = folder / "notes.db"
    with sqlite3.connect(path) as notes:
        find = "SELECT rootpage - 1, rootpage FROM sqlite_master WHERE name = 'doc_annotations'"
        first, last = (each * 4096 for each in notes.execute(find).fetchone())
    notes.close()
    content = path.read_bytes()
    path.write_bytes(content[:first] + bytes(4096) + content[last:])
    with Terminal("--library", str(folder), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("onrecord stopped", "the file is damaged", "`onrecord restore`")


async def test_a_library_for_reading_only(app: OnrecordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(app) as pilot:
        monkeypatch.setattr(app.library, "read_only", True)
        for key in ("a", "t", "e", "+", "-", "d", "m", "u", "U", "x", "."):
            await press(pilot, "2", "]", key)
            assert app.screen is app.browser
            assert hint(app) == "this library is open for reading only"


async def test_reading_only_is_announced(app: OnrecordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.library, "read_only", True)
    async with running(app) as pilot:
        await press(pilot, "2", "]")
        first, *_, last = screen_text(app).splitlines()
        assert "sample library · read only" in first
        assert "note" not in last
        assert "tag" not in last
        assert "s quotes" in last
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        told = " ".join(app.screen.text(100).plain.split())
        assert "(not now: this library is open for reading only)" in told


async def test_an_empty_library(tmp_path: Path) -> None:
    app = OnrecordApp(tmp_path)
    async with running(app) as pilot:
        assert "onrecord import" in screen_text(app)
        await press(pilot, *"jkGg12 34[]{}vatey+-mduUnN<>zo*r.x", "enter", "tab", "s")
        await write(pilot, "anything")
        await press(pilot, "enter", "escape", "T", "enter", "escape")
        assert app.screen is app.browser
    assert not (tmp_path / LOG_FILE).exists()


async def test_articles_that_arrive_are_shown(tmp_path: Path) -> None:
    app = OnrecordApp(tmp_path)
    async with running(app) as pilot:
        with Library.open(tmp_path) as other:
            fill(other)
        app.browser.show_changes()
        await press(pilot, "g", "enter")
        assert "A pact on night work" in screen_text(app)


async def test_a_session_that_cannot_be_read_is_forgotten(folder: Path) -> None:
    (folder / FILE).write_text('{"theme": 3, broken')
    async with running(OnrecordApp(folder)) as pilot:
        assert isinstance(pilot.app, OnrecordApp)
        assert "A pact on night work" in screen_text(pilot.app)


async def test_a_full_disk_keeps_nobody_from_quitting(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        app.folder = app.folder / "gone"
        await press(pilot, "q")
    assert app.return_code == 0


async def test_nothing_is_saved_into_a_library_whose_folder_is_gone(app: OnrecordApp) -> None:
    away = app.folder.with_name("elsewhere")
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "not lost")
        app.folder.rename(away)
        await press(pilot, "ctrl+s")
        assert "Not saved: the library is not in" in screen_text(app)
        app.browser.show_changes()
        await pilot.pause()
        assert any("moved, removed or replaced" in n.message for n in app._notifications)
        await press(pilot, "escape", "s", "escape", "I")
        await write(pilot, str(Path(__file__)))
        await press(pilot, "enter")
        assert not app.folder.exists()  # no other one is made in its place
        away.rename(app.folder)
        await press(pilot, "a", "ctrl+s")
        assert [note.note for note in stored_notes(app)] == ["not lost"]


async def test_a_prompt_that_is_answered_twice_at_once_closes_once(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "X")
        first = app.screen
        assert isinstance(first, Ask)
        first.action_accept()
        first.action_accept()
        await rest(pilot)
        assert isinstance(app.screen, Ask)
        assert app.screen is not first
        assert len(app.screen_stack) == 2
