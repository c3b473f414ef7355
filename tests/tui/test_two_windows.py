"""A library that two windows have open: what one writes, the other shows, whatever lies over the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.library import Library
from tests.tui.steps import press, rest, running, screen_text
from tui.app import OnrecordApp
from tui.widgets.hits import Hits


def _article(library: Library) -> str:
    return library.rows()[0].id


WRITES: dict[str, tuple[tuple[str, ...], Callable[[Library], object], str]] = {
    "browser": (("2",), lambda other: other.annotate(_article(other), [(0, 8)], "from elsewhere"), "✎1"),
    "quotes": (
        ("s", *"vell", "down"),
        lambda other: other.annotate(_article(other), [(0, 8)], "of vell"),
        "5 quotes · 1 note",
    ),
    "codebook": (
        ("C",),
        lambda other: other.annotate(_article(other), [(0, 8)], tags=["new tag"]),
        "new tag",
    ),
    "timeline": (
        ("T",),
        lambda other: other.correct(_article(other), "f1", valid_until="2031-02-03"),
        "3 Feb 2031",
    ),
    "card": (
        ("2", "g", "]", "enter"),
        lambda other: other.merge("Tomo Vell", "Lena Marsh"),
        "7 statements",
    ),
    "review": (("2", "R"), lambda other: other.review(_article(other), "s1", "rejected"), "0.97 · rejected"),
}


@pytest.mark.parametrize("place", WRITES)
async def test_what_another_window_writes_is_shown(app: OnrecordApp, place: str) -> None:
    keys, change, shown = WRITES[place]
    async with running(app) as pilot:
        await press(pilot, *keys)
        assert shown not in screen_text(app)
        with Library.open(app.folder) as other:
            change(other)
        app.browser.show_changes()
        await rest(pilot)
        assert shown in screen_text(app)


async def test_the_cursor_stays_on_its_quote(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s", "down", "j", "j")
        hits = app.screen.query_one(Hits)
        assert hits.hit is not None
        before = hits.cursor, hits.hit.id
        with Library.open(app.folder) as other:
            other.review(_article(other), "s1", "rejected")
        app.browser.show_changes()
        await rest(pilot)
        assert (hits.cursor + 1, hits.hit.id) == before
