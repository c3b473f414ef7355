"""Counts before a step, in a selection and outside of one."""

from __future__ import annotations

from tests.tui.steps import hint, press, running, screen_text
from tui.app import OnrecordApp


async def test_counts_in_a_selection(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        text = app.browser.text

        def selected() -> str:
            assert text.selection is not None
            return text.text[slice(*text.selection)]

        await press(pilot, "2", "]", "v", "3")
        assert "3 …" in screen_text(app)
        await press(pilot, "w")
        assert selected() == "Nobody should lift"
        await press(pilot, "2", "w")
        assert selected() == "Nobody should lift crates alone"
        await press(pilot, "3", "b")
        assert selected() == "Nobody should"
        await press(pilot, "1", "0", "l")
        assert selected() == "Nobody should lift crat"
        await press(pilot, "escape", "g", "]", "v", "2", ")")
        assert selected().startswith("“Nobody should")
        assert selected().endswith("before the winter.")
        await press(pilot, "escape", "g", "]", "v", "2", "]")
        assert selected().endswith("eleven years for such a paper")
        await press(pilot, "9", "x", "w")  # a count holds for the next key alone
        assert selected().count(" ") < 60


async def test_counts_outside_of_a_selection(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        text = app.browser.text
        await press(pilot, "2", "g", "5", "w")
        assert text.text[text.caret :].startswith("and the Dockers")
        await press(pilot, "g", "0", "2", "w")
        assert text.text[text.caret :].startswith("authority")
        await press(pilot, "g", "0", "2", "]")
        assert app.browser.text.current is not None
        assert app.browser.text.current.id == "s2"
        await press(pilot, "g", "0", "1", "2", "l")
        assert text.caret == 12
        await press(pilot, "g", "5", "j", "5", "k")
        assert text.lines.at(text.caret) == 0
        await press(pilot, "9", "]")
        assert hint(app) == "last statement"


async def test_digits_of_panes_stay(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "3")
        assert app.browser.at_pane == "facts"
        await press(pilot, "2", "1")
        assert app.browser.at_pane == "list"
