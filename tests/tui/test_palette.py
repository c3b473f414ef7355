"""The palette jumps to every kind of thing that has a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandList

from store.library import Library
from tests.tui.steps import press, rest, running, screen_text, write
from tests.tui.terminal import Terminal
from tui.app import OnrecordApp


@pytest.fixture
def app(app: OnrecordApp) -> OnrecordApp:
    """The sample library with a tag and a saved search."""
    with Library.open(app.folder) as library:
        library.annotate(library.rows()[0].id, [(4, 18)], tags=["night shift"])
        library.save_search("bread and pay", "vell bread")
    return app


@pytest.mark.parametrize(
    ("typed", "kind", "shown"),
    [
        ("marsh", "speaker ·", "named as"),
        ("bread and", "saved search · vell bread", "2 quotes"),
        ("closed on", "article · Jul 2023", "A short notice without any quotation"),
        ("dockers", "organization", "Dockers’ League"),
        ("night work", "agreement · until 30 Jun 2026", "have signed a two-year pact"),
        ("shift", "tag · 1", 'tag:"night shift"'),
        ("speaker first", "s search quotes", "newest first"),
    ],
)
async def test_jumps(app: OnrecordApp, typed: str, kind: str, shown: str) -> None:
    async with running(app) as pilot:
        await press(pilot, "colon")
        await write(pilot, typed)
        await pilot.pause(0.3)
        assert kind in screen_text(app)
        await _choose(app, pilot, kind)
        assert shown in screen_text(app)


@pytest.mark.parametrize("typed", ["first", "1st pact", "First P", "pact 1st", "night first"])
async def test_ordinals_in_words_and_in_digits(app: OnrecordApp, typed: str) -> None:
    with Library.open(app.folder) as library:
        row = next(row for row in library.rows() if "pact" in row.title)
        fact = next(f for f in library.open_article(row.id).facts if f.kind == "agreement")
        library.correct(row.id, fact.id, ordinal=1, name="first pact on night work")
    async with running(app) as pilot:
        await press(pilot, "colon")
        await write(pilot, typed)
        await pilot.pause(0.3)
        assert "agreement · until 30 Jun 2026" in screen_text(app)


async def _choose(app: OnrecordApp, pilot, kind: str) -> None:  # type: ignore[no-untyped-def]
    """Move to the entry whose second line says `kind`, and take it."""
    from textual.command import CommandList

    options = app.screen.query_one(CommandList)
    wanted = next(
        i for i in range(options.option_count) if kind in str(options.get_option_at_index(i).prompt)
    )
    await press(pilot, *["down"] * (wanted - (options.highlighted or 0)), "enter")
    await rest(pilot)


async def test_names_are_shown_as_they_are(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "colon")
        await write(pilot, "ferry")
        await pilot.pause(0.3)
        assert "The ferry [b]line[/b]" in screen_text(app)


async def test_every_line_of_the_list_is_seen(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "colon")
        await write(pilot, "night work")
        await pilot.pause(0.3)
        found = app.screen.query_one(CommandList)
        assert found.option_count > 1
        assert found.size.height == found.virtual_size.height


async def test_what_begins_as_typed_stands_first(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "colon")
        await write(pilot, "pact")  # an agreement; an article has the word later in its title
        await pilot.pause(0.3)
        shown = screen_text(app)
        assert shown.index("agreement · until") < shown.index("article · 27 Jun 2024")


@pytest.mark.parametrize(
    ("typed", "kind", "shown"),
    [
        ("closed on", "article · Jul 2023", "A short notice without any quotation"),
        ("bread and", "saved search · vell bread", "› vell bread"),
        ("this pane alone", "z this pane alone", "2→text 3→facts 4→quote"),
        ("citation alone", "Y copy the words", "the citation alone"),
    ],
)
async def test_jumps_from_the_search_are_seen(app: OnrecordApp, typed: str, kind: str, shown: str) -> None:
    async with running(app) as pilot:
        await press(pilot, "s", "down", "colon")
        await write(pilot, typed)
        await pilot.pause(0.3)
        await _choose(app, pilot, kind)
        assert shown in screen_text(app)


def test_its_key_is_that_of_the_settings_and_no_other(folder: Path, tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "onrecord" / "config.toml"
    settings.parent.mkdir(parents=True)
    for text, opens, other in (("", ":", "ctrl+p"), ('[keys]\npalette = "ctrl+p"\n', "ctrl+p", ":")):
        settings.write_text(text, encoding="utf-8")
        with Terminal("--library", str(folder), home=tmp_path, columns=120) as terminal:
            terminal.wait_for("4 articles")
            terminal.press(other, "?")  # the help lies over the browser, so no palette does
            terminal.wait_for("Esc close")
            terminal.press("escape", opens)
            terminal.wait_for("Go to a speaker")
            terminal.press("escape", "q")
            assert terminal.wait_for_end() == 0
