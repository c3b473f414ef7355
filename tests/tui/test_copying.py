"""What is copied, and how it gets to the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.steps import press, running
from tui import clipboard
from tui.app import OnrecordApp

SAID = "“Nobody should lift crates alone at three in the morning,” … “and nobody will.”"
SOURCE = "A pact on night work for the piers of Lissen, The Lissen Lantern, 27 Jun 2024"


@pytest.fixture
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard program can be reached."""
    monkeypatch.setattr("tui.clipboard.program", lambda: None)


@pytest.mark.usefixtures("no_desktop")
async def test_the_forms_of_a_quote(app: OnrecordApp) -> None:
    who = "Lena Marsh, chair, Port Authority of Lissen"
    async with running(app) as pilot:
        await press(pilot, "2", "]", "Y", "p")
        assert app.clipboard == SAID
        await press(pilot, "Y", "s")
        assert app.clipboard == f"{who}. {SOURCE}"
        await press(pilot, "Y", "m")
        assert app.clipboard == f"> {SAID}\n>\n> — {who}. *{SOURCE}*"
        await press(pilot, "Y", "enter")
        assert app.clipboard == f"{SAID}\n— {who}. {SOURCE}"
        await press(pilot, "s", *"three", "down", "Y", "p")
        assert app.clipboard == SAID
        app.config.copy = "plain"
        await press(pilot, "escape", "2", "g", "]", "y")
        assert app.clipboard == SAID


@pytest.mark.usefixtures("no_desktop")
async def test_what_is_copied_steers_no_terminal(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        app.copy_to_clipboard("a\x1b[31mb\x07")
        await pilot.pause()
        assert app.clipboard == "a[31mb"


def program(folder: Path, name: str, body: str) -> None:
    """A program called `name` in `folder`."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)


def test_the_desktop_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    program(tmp_path, "wl-copy", f'/bin/cat > "{out}"')
    program(tmp_path, "xclip", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert clipboard.program() is None
    assert not clipboard.to_desktop("nobody listens")
    monkeypatch.setenv("DISPLAY", ":0")
    assert clipboard.program() == ["xclip", "-selection", "clipboard"]
    assert not clipboard.to_desktop("refused")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert clipboard.to_desktop("“taken”")
    assert out.read_text(encoding="utf-8") == "“taken”"
