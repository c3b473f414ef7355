"""What the screens look like, at three sizes and in two themes; `--snapshot-update` after a wanted change."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen

import tui.screens
from store.library import Library
from tests.tui.deeds import fill_for_deeds
from tests.tui.steps import press, rest, write
from tui.app import OnrecordApp
from tui.screens.ask import Ask
from tui.screens.browser import BrowserScreen
from tui.screens.codebook import CodebookScreen
from tui.screens.form import FormScreen
from tui.screens.help import HelpScreen
from tui.screens.lost import LostScreen
from tui.screens.note import NoteScreen
from tui.screens.quotes import QuotesScreen
from tui.screens.review import ReviewScreen
from tui.screens.speaker import SpeakerScreen
from tui.screens.timeline import TimelineScreen

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


def steps(*keys: str, to: type | None = None) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, or type what begins with a space, and come to rest, on the screen `to`."""

    async def run(pilot: Pilot[None]) -> None:
        await rest(pilot)
        for key in keys:
            await (write(pilot, key[1:]) if key.startswith(" ") else press(pilot, key))
        assert to is None or type(pilot.app.screen) is to

    return run


SCREENS: dict[str, tuple[type, tuple[str, ...]]] = {
    "list": (BrowserScreen, ("1",)),
    "article": (BrowserScreen, ("2", "]", "]")),
    "facts": (BrowserScreen, ("3", "j")),
    "selecting": (BrowserScreen, ("2", "]", "v", "c")),
    "note": (NoteScreen, ("2", "]", "a", " compare with the pact of May")),
    "noted": (BrowserScreen, ("2", "]", "a", " compare with the pact of May", "tab", " renewal", "ctrl+s")),
    "correcting": (Ask, ("2", "]", "e", " ve")),
    "adding": (FormScreen, ("2", "]", "v", "2", ")", "s")),
    "edges": (BrowserScreen, ("2", "]", "E", "3", "b")),
    "review": (ReviewScreen, ("2", "R", "+", "-")),
    "codebook": (CodebookScreen, ("2", "]", "t", " night work", "enter", "C", "c", " teal", "enter")),
    "quotes": (QuotesScreen, ("s", " vell bread")),
    "timeline": (TimelineScreen, ("T",)),
    "card": (SpeakerScreen, ("2", "]", "]", "enter")),
    "tagging": (Ask, ("2", "]", "t", " night work", "enter", "]", "t")),
    "exporting": (Ask, ("X",)),
    "lost": (LostScreen, ("P", "j")),
    "help": (HelpScreen, ("?",)),
    "filter": (BrowserScreen, ("2", "slash", " authority")),
    "palette": (CommandPalette, ("colon", " closed")),
}
"""The keys that lead to each picture, and the screen that is seen on it."""


def screens() -> set[type]:
    """Every screen of the program that is not only the base of others."""
    for module in pkgutil.iter_modules(tui.screens.__path__):
        importlib.import_module(f"tui.screens.{module.name}")

    def ours(kind: type) -> Iterator[type]:
        below: type
        for below in kind.__subclasses__():
            yield from ours(below)
            if below.__module__.startswith("tui.") and not list(ours(below)):
                yield below

    return set(ours(Screen))


def test_every_screen_is_pictured() -> None:
    assert screens() == {screen for screen, _ in SCREENS.values()} - {CommandPalette}


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
    screen, keys = SCREENS[name]
    assert snap_compare(app, terminal_size=size, run_before=steps(*keys, to=screen))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_paper_theme(snap_compare: Compare, app: OnrecordApp, name: str, size: tuple[int, int]) -> None:
    screen, keys = SCREENS[name]
    assert snap_compare(app, terminal_size=size, run_before=steps("!", *keys, to=screen))


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
