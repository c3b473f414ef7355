"""The browser by its keys: panes, statements, facts, filters."""

from __future__ import annotations

import pytest

from store.library import Library
from store.records import Article, Code, Reading, Statement
from tests.tui.sample import PIER
from tests.tui.steps import hint, press, rest, running, screen_text, write
from tui.app import OnrecordApp


async def test_opens_on_the_newest_article(app: OnrecordApp) -> None:
    async with running(app):
        text = screen_text(app)
        assert "4 articles · 7 statements · 9 facts" in text
        assert "A pact on night work" in text
        assert "27 Jun 2024" in text
        assert "Nobody should lift crates" in text


async def test_list_moves_and_opens(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "1", "j")
        browser = app.browser
        assert browser.opened is not None
        first = browser.opened.article.title
        await press(pilot, "G")
        assert browser.opened.article.title != first
        await press(pilot, "g", "enter")
        assert browser.at_pane == "article"
        row = browser.articles.current
        assert row is not None
        assert not row.unread


async def test_a_row_of_the_list_shows_title_publisher_counts_and_tags(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        long = Article(text=PIER + " It rained.", title="A pact on night work that took eleven years of talk")
        new = library.add(long, Reading(version="test")).article
        assert new is not None
        library.annotate(new, [(4, 18)], "since when?", ["pay", "night"])
        library.annotate(new, [(4, 10)], tags=["pay"])
        library.set_code(Code(name="pay", colour="#008080"))
    async with running(app) as pilot:
        app.browser.go(new)
        await press(pilot, "1")
        shown = screen_text(app)
        assert "A pact on night work" in shown
        assert "that took eleven years" in shown
        assert "✎1 ##" in shown
        assert ("#", "#008080") in list(app.browser.articles.draw(app.browser.articles.cursor, 2, 27))
        await pilot.resize_terminal(80, 24)
        await press(pilot, "1")
        assert "A pact on night work that took eleven years of talk" in screen_text(app)


async def test_statements_drive_the_quote_viewer(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]")
        text = screen_text(app)
        assert "Quote 1 of 3" in text
        assert "here as “she”" in text
        assert "Lena Marsh  chair, Port Authority of Lissen" in text
        await press(pilot, "]", "]")
        assert "Quote 3 of 3" in screen_text(app)
        await press(pilot, "]")
        assert hint(app) == "last statement"
        await press(pilot, "[")
        assert app.browser.text.current is not None
        assert app.browser.text.current.id == "s2"


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_the_words_scroll_under_how_they_are_attributed(
    app: OnrecordApp, size: tuple[int, int]
) -> None:
    said = "“" + " ".join(f"word{number}" for number in range(100)) + " and no more,”"
    long = Article(text=f"{said} Ana Sorel warned.", title="At length")
    end = len(said)
    statement = Statement(
        id="s1", kind="direct", parts=((0, end),), source=(end + 1, end + 10), cue=(end + 11, end + 17)
    )
    with Library.open(app.folder) as library:
        new = library.add(long, Reading(statements=(statement,), version="test")).article
    assert new is not None
    async with running(app, size) as pilot:
        app.browser.go(new)
        await press(pilot, "2", "g", "4")
        assert "warned · direct" in screen_text(app)
        assert "and no more" not in "".join(screen_text(app).splitlines()[-5:])
        await pilot.press(*["pagedown"] * (12 if size[1] == 40 else 25))
        await rest(pilot)
        assert "warned · direct" in screen_text(app)
        assert "no more,”" in "".join(screen_text(app).splitlines()[-5:])


async def test_same_speaker_over_the_library(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]")
        assert "by Tomo Vell" in screen_text(app)
        start = app.browser.opened
        seen = set()
        for _ in range(4):
            assert app.browser.opened is not None
            assert app.browser.text.current is not None
            seen.add((app.browser.opened.article.id, app.browser.text.current.id))
            await press(pilot, ")")
        assert len(seen) == 4
        assert app.browser.opened is not start


async def test_facts_light_their_evidence(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3", "j")
        browser = app.browser
        fact = browser.facts.fact
        assert fact is not None
        assert fact.id == "f1"
        assert tuple(browser.text.lit) == tuple(sorted(fact.evidence))
        assert "until 30 Jun 2026" in screen_text(app)
        await press(pilot, "enter")
        assert browser.at_pane == "article"
        assert browser.text.caret == fact.evidence[0][0]
        await press(pilot, "}")
        assert browser.facts.fact is not None
        assert browser.facts.fact.id == "f2"


async def test_the_facts_of_another_article_begin_at_the_first(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3", "j", "j", "1", "j", "j", "j")
        assert app.browser.facts.count() > 1
        assert app.browser.facts.cursor == 0
        await press(pilot, "3", "G", "+")
        assert app.browser.facts.cursor > 0


async def test_facts_fold(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3")
        rows = app.browser.facts.count()
        await press(pilot, "h")
        assert app.browser.facts.count() == rows - 1
        await press(pilot, "l")
        assert app.browser.facts.count() == rows
        await press(pilot, "space")
        assert app.browser.facts.count() == rows - 1


async def test_filters_of_each_pane(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "1", "slash")
        await write(pilot, "pay")
        assert app.browser.articles.count() == 1
        await press(pilot, "enter")
        assert "1 of 4" in screen_text(app)
        await press(pilot, "escape")
        assert app.browser.articles.count() == 4

        await press(pilot, "1", "g", "2", "slash")
        await write(pilot, "authority")
        matches = len(app.browser.text.matches)
        assert matches == 4
        await press(pilot, "enter", "n")
        assert hint(app).startswith("match ")
        caret = app.browser.text.caret
        await press(pilot, "n", "N")
        assert app.browser.text.caret == caret
        await press(pilot, "escape")
        assert not app.browser.text.matches

        await press(pilot, "3", "slash")
        await write(pilot, "crane")
        assert app.browser.facts.count() == 2
        await press(pilot, "escape")
        assert app.browser.facts.count() > 2


@pytest.mark.parametrize(("width", "hidden"), [(120, 0), (119, 1), (90, 1), (89, 3)])
async def test_how_many_panes_are_hidden_at_a_width(app: OnrecordApp, width: int, hidden: int) -> None:
    async with running(app, (width, 30)):
        assert len(app.browser.hidden) == hidden


async def test_panes_by_width(app: OnrecordApp) -> None:
    async with running(app, (120, 40)) as pilot:
        browser = app.browser
        assert not browser.hidden
        await pilot.resize_terminal(96, 30)
        await rest(pilot)
        assert browser.hidden == ["facts"]
        await press(pilot, "3")
        assert browser.hidden == ["list"]
        await pilot.resize_terminal(60, 20)
        await rest(pilot)
        assert browser.hidden == ["list", "article", "viewer"]
        await press(pilot, "2")
        assert browser.hidden == ["list", "facts"]
        assert "1→articles 3→facts" in screen_text(app)


async def test_resizing_keeps_the_place(app: OnrecordApp) -> None:
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "2", "]", "]", "]")
        caret = app.browser.text.caret
        for size in ((60, 20), (80, 24), (140, 50), (120, 40)):
            await pilot.resize_terminal(*size)
            await rest(pilot)
            text = app.browser.text
            assert text.caret == caret
            assert 0 <= text.line_of(caret) - text.scroll_offset.y < text.size.height


async def test_the_very_line_comes_back(app: OnrecordApp) -> None:
    text = "\n\n".join(f"Paragraph {n} of the harbour report." for n in range(200))
    article = app.library.add(Article(text=text, title="Long"), Reading()).article
    assert article is not None
    async with running(app) as pilot:
        app.browser.go(article, (1500, 1509))
        await press(pilot, "pagedown", "k")
        app.browser.text.scroll_relative(y=-30, animate=False)  # a wheel leaves the cursor where it is
        await rest(pilot)
        top = app.browser.text.scroll_offset.y
        assert top > 10
        shown = screen_text(app).splitlines()[1:-1]
    again = OnrecordApp(app.folder)
    async with running(again):
        assert again.browser.text.scroll_offset.y == top
        assert screen_text(again).splitlines()[1:-1] == shown


async def test_zoom_widths_order_star_and_read(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        browser = app.browser
        await press(pilot, "2", "z")
        assert browser.hidden == ["list", "facts", "viewer"]
        await press(pilot, "z")
        assert not browser.hidden
        before = browser.pane("list").size.width
        await press(pilot, "1", ">")
        assert browser.pane("list").size.width == before + 2
        await press(pilot, "<", "o")
        assert "by title" in screen_text(app)
        await press(pilot, "o", "o", "*", "r")
        row = browser.articles.current
        assert row is not None
        assert row.starred
        assert not row.unread


async def test_hostile_text_is_shown_harmless(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        index = next(i for i in range(4) if app.browser.articles.row(i).title.startswith("The ferry"))
        await press(pilot, "1", *["j"] * index)
        text = screen_text(app)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "␛[31min red" in text
        assert "[bold]stop[/bold]" in text
        assert "[b]line[/b]" in text
        assert "漢字の見出し" in text


async def test_place_and_theme_come_back(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "1", "slash")
        await write(pilot, "pay")
        await press(pilot, "enter", "3", "slash")
        await write(pilot, "customs")
        await press(pilot, "enter", "1", "enter", "]", "]", "!")
        article, caret, theme = app.browser.opened, app.browser.text.caret, app.theme
    again = OnrecordApp(app.folder)
    async with running(again):
        assert "Articles /pay" in screen_text(again)
        assert "Facts /customs" in screen_text(again)
        assert again.browser.articles.count() == 1
        assert again.browser.facts.count() == 2
        assert again.browser.opened is not None
        assert article is not None
        assert again.browser.opened.article.id == article.article.id
        assert again.browser.text.caret == caret
        assert again.browser.at_pane == "article"
        assert again.theme == theme


async def test_a_step_to_a_statement_or_fact_brings_the_text_to_sight(app: OnrecordApp) -> None:
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "]")
        assert "Nobody should lift crates" in screen_text(app)
        assert app.browser.at_pane == "article"
        await press(pilot, "1", "}")
        assert app.browser.at_pane == "article"
        assert app.browser.text.lit
        await press(pilot, "3", "}")
        assert app.browser.at_pane == "facts"


async def test_what_is_counted_late_is_not_told_of_a_fact(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]")
        assert "by Tomo Vell )" in screen_text(app)
        app.browser.forget_speakers()
        await pilot.press("[", "]", "3", "j")  # the count of the quotes comes when the cursor is elsewhere
        await rest(pilot)
        assert "─ Fact ─" in screen_text(app)
        assert "by Tomo Vell )" not in screen_text(app)


async def test_the_text_one_goes_to_is_that_of_the_list(
    app: OnrecordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(app) as pilot:
        monkeypatch.setattr("tui.widgets.article_list.REST", 3600.0)
        await pilot.press("G", "2")  # before the cursor has come to rest
        await rest(pilot)
        assert app.browser.opened is not None
        assert app.browser.opened.article.title == "Pay talks on the piers"


async def test_the_mouse_takes_the_bar_beside_the_lines(app: OnrecordApp) -> None:
    async with running(app, (120, 20)) as pilot:
        text = app.browser.text
        column = text.outer_size.width - 2

        async def drag(begin: int, end: int) -> None:
            await pilot.mouse_down(text, offset=(column, begin))
            await pilot.hover(text, offset=(column, end))
            await pilot.mouse_up(text, offset=(column, end))
            await rest(pilot)

        before = text.caret
        assert text.max_scroll_y > 0
        await drag(text.size.height, text.size.height)
        assert text.scroll_y == text.max_scroll_y
        await drag(text.size.height, 2)
        assert text.scroll_y == 0
        assert (text.caret, text.selection) == (before, None)
