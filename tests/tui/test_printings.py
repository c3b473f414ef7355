"""A quotation that two papers print, in nearly the same words."""

from __future__ import annotations

from store.library import Library
from store.records import Agent, Article, Reading, Statement
from tests.tui.steps import hint, press, rest, running, screen_text
from tui.app import OnrecordApp

QUOTES = (
    "“Not one of the eleven cranes on the northern quay has passed its yearly inspection,”",
    "“Not one of the eleven cranes on the northern quay had passed its yearly inspection,”",
)


def add(library: Library, number: int, quote: str) -> None:
    text = f"Report {number} from the quay. {quote} said Oda Brekk."
    start = text.index(quote)
    said = text.index("said")
    statement = Statement(
        id="s1",
        kind="direct",
        parts=((start, start + len(quote)),),
        cue=(said, said + 4),
        source=(said + 5, said + 14),
        speakers=("a1",),
    )
    agent = Agent(id="a1", kind="person", name="Oda Brekk", mentions=((said + 5, said + 14),))
    article = Article(
        text=text, title=f"Cranes {number}", published=f"2025-0{number}-01", publisher=f"Paper {number}"
    )
    library.add(article, Reading(agents=(agent,), statements=(statement,), version="test"))


async def test_where_else_it_was_printed(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        for number, quote in enumerate(QUOTES, 1):
            add(library, number, quote)
    async with running(app) as pilot:
        await press(pilot, "1", "g", "2", "]")
        await pilot.pause(0.2)
        await rest(pilot)
        assert "also printed (p): Paper 1, 1 Jan 2025" in screen_text(app)
        await press(pilot, "p")
        assert app.browser.opened is not None
        assert app.browser.opened.article.title == "Cranes 1"
        assert hint(app) == "printed 2 times in all"
        await press(pilot, "p")
        assert app.browser.opened.article.title == "Cranes 2"
