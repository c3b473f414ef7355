"""What the screens look like, at three sizes and in two themes; `--snapshot-update` after a wanted change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from store.library import Library
from tests.tui.deeds import fill_for_deeds
from tests.tui.steps import press, rest, write
from tui.app import OnrecordApp

SIZES = [(120, 40), (80, 24), (60, 20)]


class Compare(Protocol):
    """The fixture of pytest-textual-snapshot."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool: ...


def steps(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, or type what begins with a space, and come to rest."""

    async def run(pilot: Pilot[None]) -> None:
        await rest(pilot)
        for key in keys:
            await (write(pilot, key[1:]) if key.startswith(" ") else press(pilot, key))

    return run


SCREENS = {
    "list": ("1",),
    "article": ("2", "]", "]"),
    "facts": ("3", "j"),
    "selecting": ("2", "]", "v", "c"),
    "note": ("2", "]", "a", " compare with the pact of May"),
    "noted": ("2", "]", "a", " compare with the pact of May", "tab", " renewal", "ctrl+s"),
    "correcting": ("2", "]", "e", " ve"),
    "adding": ("2", "]", "v", "2", ")", "s"),
    "edges": ("2", "]", "E", "3", "b"),
    "review": ("2", "R", "+", "-"),
    "codebook": ("2", "]", "t", " night work", "enter", "C", "c", " teal", "enter"),
    "quotes": ("s", " vell bread"),
    "timeline": ("T",),
    "card": ("2", "]", "]", "enter"),
    "tagging": ("2", "]", "t", " night work", "enter", "]", "t"),
    "exporting": ("X", "up", "enter", " this", "enter"),
    "lost": ("P", "j"),
    "help": ("?",),
    "filter": ("2", "slash", " authority"),
    "palette": ("colon", " closed"),
}


@pytest.fixture
def app(request: pytest.FixtureRequest, folder: Path) -> OnrecordApp:
    """The browser over the sample library; for notes without a place, over one that has some."""
    if "lost" not in request.node.name:
        return OnrecordApp(folder)
    fill_for_deeds(folder.parent / "lost")
    return OnrecordApp(folder.parent / "lost")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(snap_compare: Compare, app: OnrecordApp, name: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=steps(*SCREENS[name]))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_paper_theme(snap_compare: Compare, app: OnrecordApp, name: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=steps("!", *SCREENS[name]))


@pytest.mark.parametrize("theme", ["contrast", "terminal"])
def test_other_themes(snap_compare: Compare, app: OnrecordApp, theme: str) -> None:
    app.theme = theme
    keys = ("2", "]", "t", " night work", "enter", "]", "v", "w")
    assert snap_compare(app, terminal_size=(120, 40), run_before=steps(*keys))


def test_hostile_article(snap_compare: Compare, app: OnrecordApp) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=steps("1", "j", "j", "enter"))


def test_empty_library(snap_compare: Compare, tmp_path: Path) -> None:
    Library.open(tmp_path / "empty").close()
    assert snap_compare(OnrecordApp(tmp_path / "empty"), terminal_size=(80, 24), run_before=steps())
