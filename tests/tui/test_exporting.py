"""Exporting by keys: what, as what, where to; then the file is there."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.export import FORMATS
from tests.tui.steps import press, rest, running, screen_text, write
from tui.app import OnrecordApp
from tui.formats import FORMATS as LINES


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder of the test's own."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_every_format_is_offered() -> None:
    assert {line.name for line in LINES} == set(FORMATS)


async def test_all_of_it_into_a_file(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "X")
        await write(pilot, "library")
        await press(pilot, "enter")
        await write(pilot, "tinydb")
        await press(pilot, "enter")
        (path,) = here.iterdir()
        assert any(f"Exported to {path}" in each.message for each in app._notifications)
        with TinyDB(path) as database:
            assert len(database.table("articles")) == 4


async def test_this_search_as_a_table(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "marsh crates")
        await press(pilot, "down", "X")
        assert "search  " in screen_text(app)
        await press(pilot, "enter", "enter")
        (path,) = here.iterdir()
        (row,) = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        assert row["speaker"] == "Lena Marsh"


async def test_dossiers_into_a_folder(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "X")
        await write(pilot, "library")
        await press(pilot, "enter")
        await write(pilot, "html by speaker")
        await press(pilot, "enter")
        made = {path.name for path in (here / "onrecord-library-html").iterdir()}
        assert made == {"Lena Marsh.html", "Tomo Vell.html", "index.html"}


async def test_elsewhere_and_a_name_that_is_taken(app: OnrecordApp, here: Path) -> None:
    (here / "taken.html").write_text("mine")
    (here / "sub").mkdir()
    async with running(app) as pilot:
        await press(pilot, "X")
        await write(pilot, "library")
        await press(pilot, "enter")
        assert f"Export library to {here}"[:60] in screen_text(app)
        for place, told in (
            ("taken.html", "already"),
            ("no/where", "no such folder"),
            ("sub", "Export library"),
        ):
            await write(pilot, "elsewhere")
            await press(pilot, "enter", "ctrl+u")
            await write(pilot, place)
            await press(pilot, "enter")
            assert told in screen_text(app)
            if place != "sub":
                await press(pilot, "escape", "X")
                await write(pilot, "library")
                await press(pilot, "enter")
        await write(pilot, "html one")
        await press(pilot, "enter")
        await press(pilot, "X")
        await write(pilot, "library")
        await press(pilot, "enter", "up", "enter", "ctrl+u")
        await write(pilot, "mine.csv")
        await press(pilot, "enter", "enter")
    assert (here / "taken.html").read_text() == "mine"
    assert {path.name for path in here.rglob("*.*")} == {"taken.html", "onrecord-library.html", "mine.csv"}


async def test_this_article(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "X")
        await write(pilot, "article")
        await press(pilot, "enter")
        await write(pilot, "jsonl")
        await press(pilot, "enter")
        (path,) = here.iterdir()
        (article,) = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        assert app.browser.opened is not None
        assert article["id"] == app.browser.opened.article.id


async def test_a_place_that_can_not_be_written_is_told(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "X")
        await write(pilot, "tagged")
        await press(pilot, "enter")
        await write(pilot, "qdc")
        await press(pilot, "enter")
        await rest(pilot)
        assert any("no tag" in each.message for each in app._notifications)
    assert not list(here.iterdir())


async def test_a_format_far_down_and_pseudonyms_by_a_switch(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "X", "up", "enter")
        assert "Export, pseudonyms for people" in screen_text(app)
        await write(pilot, "library")
        await press(pilot, "enter")
        assert "tinydb" not in screen_text(app)
        await press(pilot, "up", "up")
        assert "one file that TinyDB opens" in screen_text(app)
        await write(pilot, "md")
        assert "› markdown" in screen_text(app)
        await press(pilot, "ctrl+u")
        await write(pilot, "bibtex")
        await press(pilot, "enter")
        (path,) = here.iterdir()
        assert path.suffix == ".bib"
        await press(pilot, "X", "up", "enter")
        await write(pilot, "library")
        await press(pilot, "enter", "enter")
        (table,) = here.glob("*.csv")
        said = {row["speaker"] for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())}
        assert len(said) == 2
        assert all(name.startswith("Person ") for name in said)


async def test_a_click_chooses(app: OnrecordApp, here: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "X")
        assert "Export" in screen_text(app)
        await pilot.click(".choices", offset=(4, 2))
        await rest(pilot)
        assert "Export library to" in screen_text(app)
        await press(pilot, "escape")
    assert not list(here.iterdir())
