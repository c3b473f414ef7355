"""Writing a note in $EDITOR, and what becomes of a note when the program ends while it is open."""

from __future__ import annotations

import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from store.errors import OnrecordError
from store.library import Library
from tests.tui.steps import press, running, screen_text, stored_notes, write
from tests.tui.terminal import Terminal
from tui.app import OnrecordApp
from tui.editor import edited


def editor(folder: Path, body: str) -> str:
    """A program that edits the file it is given."""
    path = folder / "my editor"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)
    return f"'{path}' --wait"


def test_the_file_is_private_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    body = f'ls -l "$2" > "{seen}"; printf "second line\\n" >> "$2"'
    monkeypatch.setenv("VISUAL", editor(tmp_path, body))
    monkeypatch.setenv("EDITOR", "false")
    assert edited("first line\n") == "first line\nsecond line"
    assert seen.read_text().startswith(stat.filemode(0o100600))
    assert not list(tmp_path.glob("onrecord-*"))


@pytest.mark.parametrize("command", ["false", "/nowhere/at/all", "'unclosed"])
def test_a_failing_editor_changes_nothing(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    with pytest.raises(OnrecordError):
        edited("kept")


async def test_text_comes_back(app: OnrecordApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, 'printf "and\\nmore" >> "$2"'))
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "typed ")
        await press(pilot, "ctrl+o", "ctrl+s")
        assert [note.note for note in stored_notes(app)] == ["typed and\nmore"]
        monkeypatch.setenv("VISUAL", "false")
        await press(pilot, "a", "ctrl+o")
        assert "ended with 1" in screen_text(app)


async def test_a_note_that_is_open_at_the_end_is_a_draft(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "not saved")
        app.exit()
    with Library.open(app.folder) as library:
        drafts = [each["text"] for each in library._notes.drafts]
    assert drafts == ["not saved"]


def test_in_a_real_terminal(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    ask = 'printf "EDITING, press Enter\\n"; read answer; printf "line two\\nline three" >> "$2"'
    monkeypatch.setenv("EDITOR", editor(tmp_path, ask))
    monkeypatch.delenv("VISUAL", raising=False)
    with Terminal("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        terminal.press("2", "]", "a")
        terminal.wait_for("Note on")
        terminal.write("line one ")
        terminal.press("ctrl+o")
        terminal.wait_for("EDITING")
        terminal.press("enter")
        terminal.wait_for("Note on", "line three")
        terminal.press("ctrl+s")
        terminal.wait_for("saved ", "line three")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(("command", "told"), [("false", "ended with 1"), ("nosuch", "can't be started")])
def test_after_a_failing_editor_the_terminal_is_ours_again(
    command: str, told: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", command)
    monkeypatch.delenv("VISUAL", raising=False)
    with Terminal("--library", str(folder), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles")
        terminal.press("2", "]", "a")
        terminal.wait_for("Note on")
        terminal.write("typed before")
        terminal.press("ctrl+o")
        terminal.wait_for(told, "typed before")
        terminal.write(" and after")
        terminal.wait_for("typed before and after")
        terminal.press("ctrl+s")
        terminal.wait_for("saved ")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
