"""Taking in files from the browser, while it goes on working."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from store.intake import sample_files
from store.library import Library
from tests.tui.steps import hint, press, rest, running, screen_text, write
from tests.tui.terminal import Terminal
from tui.app import OnrecordApp
from tui.screens.importing import paths_like


def make_files(folder: Path, number: int) -> Path:
    folder.mkdir()
    for n in range(number):
        text = f"The council of Orden met on day {n}.\n\n“We will mend bridge {n},” said Mayor Ines Holt.\n"
        (folder / f"report {n}.txt").write_text(text, encoding="utf-8")
    return folder


async def begin(pilot: Pilot[None], path: Path) -> None:
    await press(pilot, "I")
    await write(pilot, str(path))
    await pilot.press("enter")


async def test_a_folder_comes_in_while_one_reads_on(app: OnrecordApp, tmp_path: Path) -> None:
    folder = make_files(tmp_path / "reports", 6)
    (folder / "empty.txt").write_bytes(b"")
    async with running(app) as pilot:
        await begin(pilot, folder)
        await pilot.pause()
        await pilot.press("2", "right_square_bracket")
        assert app.browser.text.current is not None
        await rest(pilot)
        assert hint(app) == "6 taken in, 1 refused"
        assert "10 articles" in screen_text(app)
        assert any("empty.txt" in each.message for each in app._notifications)
        await begin(pilot, folder / "report 1.txt")
        await rest(pilot)
        assert hint(app) == "0 taken in, 1 already there"


async def test_the_same_key_stops_it(app: OnrecordApp, tmp_path: Path) -> None:
    folder = make_files(tmp_path / "reports", 400)
    async with running(app) as pilot:
        await begin(pilot, folder)
        while "taking in 0 of" in screen_text(app) or "taking in" not in screen_text(app):
            await asyncio.sleep(0.02)
        await pilot.press("I")
        await rest(pilot)
        assert hint(app).startswith("stopped: ")
        with Library.open(app.folder) as library:
            assert 4 <= library.counts().articles < 404
            assert not list(library.check())


async def test_reading_again(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "L")
        assert hint(app) == "4 read again"


async def test_a_path_that_is_not_there(app: OnrecordApp, tmp_path: Path) -> None:
    async with running(app) as pilot:
        await begin(pilot, tmp_path / "nowhere")
        await rest(pilot)
        assert "there is no such file or folder" in screen_text(app)
        await press(pilot, "escape")


def test_paths_are_completed_folders_first(tmp_path: Path) -> None:
    (tmp_path / "zeta").mkdir()
    for name in ("zebra.txt", "alpha.txt", ".hidden"):
        (tmp_path / name).touch()
    assert [c.value for c in paths_like(f"{tmp_path}/z")] == [f"{tmp_path}/zeta/", f"{tmp_path}/zebra.txt"]
    assert [Path(c.value).name for c in paths_like(f"{tmp_path}/")] == ["zeta", "alpha.txt", "zebra.txt"]
    assert [Path(c.value).name for c in paths_like(f"{tmp_path}/.")] == [".hidden"]


def test_an_empty_library_begins_with_the_samples(tmp_path: Path) -> None:
    with Terminal("--library", str(tmp_path / "new"), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("The first articles are coming in", "taking in")
        terminal.press("?")
        terminal.wait_for("Everywhere in the browser")
        terminal.press("escape")
        terminal.wait_for("13 articles", "13 taken in")
        terminal.press("]")
        terminal.wait_for("Quote 1 of")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with Terminal("--library", str(tmp_path / "new"), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("13 articles")
        terminal.settle(0.5)
        assert "taking in" not in terminal.raw
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_samples_that_were_left_out_come_the_next_time(tmp_path: Path) -> None:
    with Library.open(tmp_path / "begun") as library:
        assert [done.result for done in library.import_(sample_files()[:2])] == ["taken", "taken"]
    with Terminal("--library", str(tmp_path / "begun"), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("13 articles", "11 taken in, 2 already there")


def test_no_samples_come_to_articles_of_ones_own(tmp_path: Path) -> None:
    with Library.open(tmp_path / "own") as library:
        files = [*make_files(tmp_path / "files", 1).iterdir(), sample_files()[0]]
        assert [done.result for done in library.import_(files)] == ["taken", "taken"]
    with Terminal("--library", str(tmp_path / "own"), home=tmp_path, columns=120, rows=40) as terminal:
        terminal.wait_for("2 articles")
        terminal.settle(0.5)
        assert "taking in" not in terminal.raw
