"""An article says which others are nearly the same."""

from __future__ import annotations

from store.library import Library
from store.records import Article, Reading
from tests.tui.steps import running, screen_text
from tui.app import OnrecordApp

WIRE = (
    "The council of Orden met on Friday and promised to mend every bridge of the town before the first snow."
)


async def test_the_copies_of_an_article_are_named_over_its_text(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        library.add(
            Article(text=f"{WIRE} Nobody objected.\n", title="A copy", publisher="[b]Orden Post[/b]"),
            Reading(),
        )
        library.add(Article(text=f"{WIRE}\n", title="The newest", published="2031-01-01"), Reading())
    async with running(app) as pilot:
        await pilot.press("g", "enter")
        await pilot.pause()
        assert "≈ nearly the same: “A copy” ([b]Orden Post[/b])" in screen_text(app)
        await pilot.press("1", "j", "enter")
        await pilot.pause()
        assert "nearly the same" not in screen_text(app)
