"""Driving the browser: press keys, wait until it is at rest, read the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.worker import WorkerState

from store.library import Library
from store.records import Annotation
from tui.app import OnrecordApp


async def rest(pilot: Pilot[None]) -> None:
    """Wait until no message and no worker is under way."""
    await pilot.pause()
    assert isinstance(pilot.app, OnrecordApp)
    busy = (WorkerState.PENDING, WorkerState.RUNNING)
    while pilot.app.browser.articles.moving or any(w.state in busy for w in pilot.app.workers):
        await pilot.pause(0.005)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, at rest after each."""
    for key in keys:
        await pilot.press(key)
        await rest(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*("space" if c == " " else c for c in text))
    await rest(pilot)


@asynccontextmanager
async def running(app: OnrecordApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The browser at rest on its first article."""
    async with app.run_test(size=size) as pilot:
        await rest(pilot)
        yield pilot


def screen_text(app: OnrecordApp) -> str:
    """What is on the screen, without styles."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in lines)


def stored_notes(app: OnrecordApp) -> list[Annotation]:
    """All annotations of the open article, as another window reads them."""
    assert app.browser.opened is not None
    with Library.open(app.folder) as library:
        return list(library.open_article(app.browser.opened.article.id).annotations)


def hint(app: OnrecordApp) -> str:
    """The words at the lower right."""
    from tui.widgets.key_bar import KeyBar

    return app.browser.query_one(KeyBar).told


def status(app: OnrecordApp) -> str:
    """The status of the statement under the cursor."""
    return app.browser.text.current.status if app.browser.text.current else "none"


def at_home(app: OnrecordApp) -> bool:
    """Whether nothing lies over the browser."""
    return app.screen is app.browser
