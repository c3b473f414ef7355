"""Every action of the table is done by its keys, by a pilot and in a terminal, and its effect is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.deeds import DEEDS, EDITOR, ELSEWHERE, PLACES, Deed, fill_for_deeds, tried
from tests.tui.steps import rest, running, screen_text
from tests.tui.terminal import Terminal
from tui.actions import ACTIONS, Where
from tui.actions import PLACES as ALL_PLACES
from tui.app import LOG_FILE, OnrecordApp


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with something for every action."""
    monkeypatch.setenv("VISUAL", EDITOR)
    fill_for_deeds(tmp_path / "library")
    return tmp_path / "library"


def test_every_place_is_tried_and_nothing_that_is_gone() -> None:
    assert set(PLACES) == set(ALL_PLACES)
    assert {*DEEDS, *ELSEWHERE} <= {action.id for action in ACTIONS}


def seen(deed: Deed, key: str, before: str, after: str) -> bool:
    """Whether the words came, else whether the picture is another."""
    if not deed.words:
        return before != after
    wanted = deed.words.replace("{key}", key).split("|")
    return any(words in after and words not in before for words in wanted)


# ---------------------------------------------------------------- by a pilot


def picture(app: OnrecordApp, deed: Deed) -> str:
    """The words on the screen, or what it looks like without the line of keys."""
    if deed.words:
        return screen_text(app)
    lines = app.screen._compositor.render_strips()[:-1]
    return "\n".join(f"{segment.text}{segment.style}" for line in lines for segment in line)


async def go(pilot: Pilot[None], keys: str) -> None:
    """Press keys and type words."""
    for key in keys.split():
        await pilot.press(*(key[1:] if key.startswith("'") else [key]))
    await rest(pilot)


def start_over(app: OnrecordApp) -> None:
    """The browser on its first article, with nothing over it."""
    browser = app.home()
    browser.text.selection_off()
    for pane in browser.filters:
        browser._apply_filter(pane, "")
    browser.go(app.library.rows()[0].id)


@pytest.mark.parametrize("place", PLACES)
async def test_by_pilot(full: Path, place: Where) -> None:
    app = OnrecordApp(full)
    async with running(app) as pilot:
        for action in tried(place):
            deed = DEEDS.get(action.id, Deed())
            start_over(app)
            await go(pilot, f"{PLACES[place]} {deed.before}")
            before = picture(app, deed)
            await go(pilot, action.keys[0])
            assert seen(deed, action.keys[0], before, picture(app, deed)), f"{action.id}\n{screen_text(app)}"
        app.home()
        await pilot.press("q")
        assert app._exit
    assert not (full / LOG_FILE).exists()


# ---------------------------------------------------------------- in a terminal

SHEETS = (
    *("Esc close", "Esc cancel", "Esc keep", "Esc drop", "SELECT", "EDGES", "Esc end", "Enter close"),
    "Go to a speaker",
)
"""What is on screen while something lies over the browser."""
TRIES = 4


def look(terminal: Terminal, deed: Deed) -> str:
    """The words on the screen, or what it looks like without the line of keys."""
    if deed.words:
        return terminal.text()
    rows = [terminal.screen.buffer[row] for row in range(terminal.screen.lines - 1)]
    cursor = terminal.screen.cursor
    return f"{cursor.x} {cursor.y} {[dict(row) for row in rows]}"


def press_all(terminal: Terminal, keys: str) -> None:
    """Press keys and type words."""
    for key in keys.split():
        if key.startswith("'"):
            terminal.write(key[1:])
        else:
            terminal.press(key)


def go_home(terminal: Terminal) -> None:
    """Close whatever lies over the browser."""
    for _ in range(12):
        text = terminal.text()
        if text.lstrip().startswith("Onrecord") and not any(words in text for words in SHEETS):
            return
        terminal.press("escape")
    raise AssertionError(terminal.text())


def does(terminal: Terminal, place: Where, deed: Deed, key: str) -> bool:
    """Go there, press the key, wait for what it shows."""
    go_home(terminal)
    press_all(terminal, f"1 g {PLACES[place]} {deed.before}")
    terminal.settle(0.2)
    before = look(terminal, deed)
    terminal.press(key)
    return terminal.comes(lambda: seen(deed, key, before, look(terminal, deed)))


@pytest.mark.parametrize("place", PLACES)
def test_in_a_terminal(full: Path, tmp_path: Path, place: Where) -> None:
    with Terminal("--library", str(full), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("6 articles")
        for action in tried(place):
            deed = DEEDS.get(action.id, Deed())
            for key in action.keys:  # a busy machine may draw late: once more then
                done = any(does(terminal, place, deed, key) for _ in range(TRIES))
                assert done, f"{action.id} {key}\n{terminal.text()}"
        go_home(terminal)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert not (full / LOG_FILE).exists()
