"""Notes and prompts where there is little room: all that one needs is in sight, and its keys are true."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.tui.steps import press, running, screen_text, write
from tui.app import OnrecordApp

SMALLEST = (40, 12)


@pytest.mark.parametrize("size", [(60, 15), SMALLEST])
async def test_a_note_of_three_lines_and_a_tag(app: OnrecordApp, size: tuple[int, int]) -> None:
    async with running(app, size) as pilot:
        await press(pilot, "2", "]", "a")
        for line in ("one", "two"):
            await write(pilot, line)
            await press(pilot, "enter")
        await write(pilot, "three")
        await press(pilot, "tab")
        await write(pilot, "renewal")
        shown = screen_text(app)
        for seen in ("Note on", "one", "two", "three", "renewal", "→ completes", "Ctrl+S save", "Esc keep"):
            assert seen in shown
        await press(pilot, "ctrl+s")
        assert "#renewal" in screen_text(app) or "✎" in screen_text(app)


async def test_why_a_note_is_not_saved(app: OnrecordApp) -> None:
    async with running(app, SMALLEST) as pilot:
        await press(pilot, "2", "]", "a", "ctrl+s")
        assert "closes." in screen_text(app)
        assert app.screen.query_one(TextArea).size.height >= 3


async def test_the_suggestion_at_hand_is_seen(app: OnrecordApp) -> None:
    async with running(app, SMALLEST) as pilot:
        await press(pilot, "X", "enter")
        for line in ("csv statements", "elsewhere", "tinydb", "html by"):
            assert f"› {line}" in screen_text(app)
            assert "↓ ↑" in screen_text(app)
            await press(pilot, "up")


async def test_the_last_line_of_the_help_is_reached(app: OnrecordApp) -> None:
    async with running(app, SMALLEST) as pilot:
        await press(pilot, "?", "end")
        shown = screen_text(app)
        assert "Esc close" in shown
        assert "close without" in shown


async def test_keys_that_were_changed_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.actions.ACTIONS", _with_keys("note.save", "f2"))
    app = OnrecordApp(folder)
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        assert "f2 save" in screen_text(app)


def _with_keys(name: str, *keys: str) -> tuple[object, ...]:
    from tui.actions import ACTIONS

    return tuple(action._replace(keys=keys) if action.id == name else action for action in ACTIONS)
