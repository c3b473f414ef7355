"""The codebook by keyboard, tags in their colours, and tags on many quotes at once."""

from __future__ import annotations

from store.library import Library
from store.records import Code
from tests.tui.steps import at_home, press, running, screen_text, stored_notes, write
from tui.app import OnrecordApp
from tui.screens.codebook import CodebookScreen, Entry, tree


async def test_a_codebook_by_keyboard(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        article = library.rows()[0].id
        library.annotate(article, [(4, 18)], "seen", ["wages"])
        library.annotate(article, [(22, 30)], tags=["pay"])
    async with running(app) as pilot:
        await press(pilot, "C")
        assert isinstance(app.screen, CodebookScreen)
        await press(pilot, "n", *"pay", "enter")
        assert "there is a tag of this name" in screen_text(app)
        await press(pilot, "ctrl+u", *"economy", "enter")
        await press(pilot, "c", "down", "enter", "e", *"what work brings", "enter")
        await press(pilot, "G", "p", *"econ", "tab", "enter", "r", "ctrl+u", *"income", "enter")
        assert app.library.codebook() == [
            Code(name="economy", colour="#d75f5f", description="what work brings"),
            Code(name="income", parent="economy"),
            Code(name="pay"),
        ]
        text = screen_text(app)
        assert "■ economy" in text
        assert "# income" in text
        await press(pilot, "m", *"pay", "enter")
        assert dict(app.library.tags()) == {"pay": 2}
        await press(pilot, "u")
        assert dict(app.library.tags()) == {"income": 1, "pay": 1}
        await press(pilot, "U", "x")
        assert app.library.tags() == []
        await press(pilot, "u", "c", *"#zz", "enter")
        assert "or #rrggbb" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert at_home(app)
        assert [note.tags for note in stored_notes(app)] == [("pay",), ("pay",)]


async def test_enter_finds_what_bears_a_tag(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t", *"night", "enter", "C", "enter")
        assert app.screen is app.search
        assert 'tag:"night"' in screen_text(app)
        assert "1 quote" in screen_text(app)


async def test_tags_show_in_their_colour(app: OnrecordApp) -> None:
    app.library.set_code(Code(name="night", colour="#123456"))
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t", *"night", "enter")
        strips = app.screen._compositor.render_strips()
        chip = [segment for strip in strips for segment in strip if segment.text == "#night"]
        assert chip
        assert chip[0].style is not None
        assert str(chip[0].style.color).count("#123456")
        margins = [segment for strip in strips for segment in strip if segment.text == " #"]
        assert any("#123456" in str(segment.style) for segment in margins)
        await press(pilot, "escape", "s")
        strips = app.screen._compositor.render_strips()
        (tag,) = [segment for strip in strips for segment in strip if segment.text.startswith(" #night")]
        assert "#123456" in str(tag.style)


async def test_tag_marked_quotes_in_one_step(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s", *"vell", "down", "space", "space", "s", "ctrl+u", *"marsh", "down", "space")
        assert "3 marked" in screen_text(app)
        await press(pilot, "t")
        assert "Tag 3 quotes" in screen_text(app)
        await write(pilot, "commitment")
        await press(pilot, "enter")
        assert "3 quotes tagged commitment" in screen_text(app)
        assert app.library.count_quotes("tag:commitment") == 3
        await press(pilot, "A", ".", "u")
        assert app.library.count_quotes("tag:commitment") == 3
        await press(pilot, "u")
        assert "undone: tag “commitment”" in screen_text(app)
        assert app.library.count_quotes("tag:commitment") == 0
        await press(pilot, "U")
        assert app.library.count_quotes("tag:commitment") == 3


def test_a_tree_of_tags() -> None:
    codes = [Code(name="a", parent="b"), Code(name="b"), Code(name="c", parent="a"), Code(name="d")]
    assert tree(codes, {"c": 2}) == [
        Entry(codes[1], 0, 0),
        Entry(codes[0], 1, 0),
        Entry(codes[2], 2, 2),
        Entry(codes[3], 0, 0),
    ]
