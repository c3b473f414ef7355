"""Statements and facts that the reader missed, added from selected words."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.records import Commitment, Organization
from tests.tui.steps import at_home, hint, press, running, screen_text, write
from tui.app import OnrecordApp


async def test_add_a_statement(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", *"/", *"called", "enter", "v", "5", "w", "s")
        text = screen_text(app)
        assert "A statement: “called the pact a beginning" in text
        assert "Lena Marsh" in text
        assert "indirect" in text
        await press(pilot, "enter")
        assert hint(app) == "saved 14:02"
        assert "Quote 1 of 4" in screen_text(app)
        with Library.open(app.folder) as other:
            (hit,) = other.quotes("beginning")
            assert (hit.statement.status, hit.speakers) == ("added", ("Lena Marsh",))
            assert other.rows()[0].statements == 4
        await press(pilot, "+")
        assert hint(app).startswith("you added this")
        await press(pilot, "-")
        assert hint(app).startswith("taken away")
        assert "of 4" not in screen_text(app)
        await press(pilot, "u")
        assert "of 4" in screen_text(app)
        await press(pilot, "u")
        assert "of 4" not in screen_text(app)


async def test_every_line_of_the_form(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "/", *"called", "enter", "v", "5", "w", "s")
        await press(pilot, *["ctrl+u"], *"tomo", "right", "tab", "ctrl+u")
        await write(pilot, "shouted")
        await press(pilot, "enter")
        assert "kind is one of direct, indirect, mixed" in screen_text(app)
        await press(pilot, "ctrl+u", *"mixed", "tab", "ctrl+u", *"chairs", "down", "ctrl+u", *"nobody else")
        await press(pilot, "enter")
        assert "does not stand near" in screen_text(app)
        await press(pilot, "ctrl+u", *"who", "enter")
        assert at_home(app)
        statement = app.browser.text.current
        assert statement is not None
        assert app.browser.opened is not None
        words = app.browser.opened.article.text
        assert statement.kind == "mixed"
        assert [words[slice(*span)] for span in (statement.cue, statement.source) if span] == [
            "chairs",
            "who",
        ]
        assert [hit.speakers for hit in app.library.quotes("beginning")] == [("Tomo Vell",)]


async def test_enter_takes_the_name_that_is_begun_and_another_key_a_new_one(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        for key, speakers in (("enter", "Tomo Vell"), ("ctrl+s", "tom")):
            await press(
                pilot, "2", "g", *"/", "ctrl+u", *"called", "enter", "v", "5", "w", "s", "ctrl+u", *"tom"
            )
            assert "Enter takes Tomo Vell   “tom” is a new name" in screen_text(app)
            await press(pilot, key)
            assert [hit.speakers for hit in app.library.quotes("beginning")] == [(speakers,)]
            await press(pilot, "u")


async def test_what_is_not_typed_looks_so_without_colours(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = OnrecordApp(folder)
    async with running(app) as pilot:
        await press(pilot, "2", *"/", *"called", "enter", "v", "5", "w", "s", "ctrl+u", *"tom")
        drawn = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        (ghost,) = [each for each in drawn if each.text.startswith(" Vell")]
        assert ghost.style is not None
        assert ghost.style.italic


async def test_escape_adds_nothing(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "v", "s", "escape")
        assert at_home(app)
        assert app.browser.text.selecting
        await press(pilot, "f", "escape", "escape", "s")
        assert app.screen is app.search


async def test_add_a_fact(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "/", *"port", "enter", "v", "2", "w", "f", *"org", "enter")
        assert "Organization: “port authority”" in screen_text(app)
        await press(pilot, "tab", *"PAL", "enter")
        assert at_home(app)
        assert app.browser.opened is not None
        fact = app.browser.opened.facts[-1]
        assert (fact.status, fact.fields) == (
            "added",
            Organization(name="port authority", acronym="PAL"),
        )
        await press(pilot, "3")
        assert "port authority (PAL)" in screen_text(app)
        await press(pilot, "2", "v", "c", "f", *"com", "enter", "enter")
        assert "Not saved" in screen_text(app)
        await press(pilot, *"Lena", "right", "enter")
        assert at_home(app)
        fields = app.browser.opened.facts[-1].fields
        assert isinstance(fields, Commitment)
        assert fields.who == ("Lena Marsh",)
