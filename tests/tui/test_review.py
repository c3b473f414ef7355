"""Walking through the suggestions of an article."""

from __future__ import annotations

from tests.tui.steps import at_home, hint, press, running, screen_text
from tui.app import OnrecordApp
from tui.screens.review import ReviewScreen


async def test_one_key_for_each(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "R")
        assert isinstance(app.screen, ReviewScreen)
        text = screen_text(app)
        assert "Review 1/11 · statement" in text
        assert "Lena Marsh" in text
        await press(pilot, "+")
        assert "Review 2/11" in screen_text(app)
        await press(pilot, "-")
        text = screen_text(app)
        assert "Review 3/11" in text
        assert "? 0.41 confident · the least sure here" in text
        await press(pilot, "space")
        assert "Review 4/11 · " in screen_text(app)
        await press(pilot, "b", "b")
        assert "Review 2/11" in screen_text(app)
        await press(pilot, "u")
        assert "Review 2/11" in screen_text(app)
        await press(pilot, "space", "e", *"lena", "enter")
        assert "Review 4/11" in screen_text(app)
        await press(pilot, *["+"] * 8)
        text = screen_text(app)
        assert "Reviewed 11 of 11" in text
        assert "9 accepted, 1 corrected, 1 left as suggested." in text
        await press(pilot, "enter")
        assert at_home(app)
        assert app.browser.opened is not None
        statements = {each.id: each.status for each in app.browser.opened.statements}
        assert statements == {"s1": "accepted", "s2": "suggested", "s3": "corrected"}
        await press(pilot, "R")
        assert "Review 1/1 " in screen_text(app)
        await press(pilot, "+", "enter", "R")
        assert hint(app) == "nothing left to review here"


async def test_leaving_in_the_middle_keeps_what_was_decided(app: OnrecordApp) -> None:
    async with running(app, (60, 20)) as pilot:
        await press(pilot, "enter", "R", "-", "escape")
        assert at_home(app)
        assert app.browser.at_pane == "article"
        assert app.library.count_quotes("status:rejected") == 1
        await press(pilot, "R", "e", "escape", "u")
        assert app.library.count_quotes("status:rejected") == 0
