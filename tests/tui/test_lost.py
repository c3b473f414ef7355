"""Notes and decisions whose words are no longer in the text: seen, put on other words, dropped."""

from __future__ import annotations

import pytest

from store.library import Library
from store.records import Article, Reading, Statement
from tests.tui.sample import PIER
from tests.tui.steps import at_home, hint, press, running, screen_text
from tui.app import OnrecordApp

EDITED = PIER.replace(" and nobody will.", " and nobody shall.").replace("eleven years", "ten years")


@pytest.fixture
def edited(app: OnrecordApp) -> str:
    """An edited version of the first article, with what was noted and decided on the earlier one; its id."""
    with Library.open(app.folder) as library:
        old = library.rows()[0].id
        place = PIER.index("eleven years")
        library.annotate(old, [(place, place + 12)], "since when?", ["pay"])
        library.correct(old, "s2", speakers=("Lena Marsh",))
        end = EDITED.index("such a paper") + 12
        short = Statement(id="s1", kind="indirect", parts=((end - 12, end),), confidence=0.5, rule="test")
        new = library.add(
            Article(text=EDITED, title="The pact, corrected", published="2024-06-28"),
            Reading(version="test", statements=(short,)),
        ).article
        assert new is not None
        library.carry_over(old, new)
        return new


async def test_a_note_is_put_on_other_words(app: OnrecordApp, edited: str) -> None:
    async with running(app) as pilot:
        await press(pilot, "1", "g")
        assert "1 note without a place: P" in screen_text(app)
        await press(pilot, "P")
        shown = screen_text(app)
        assert "✎ since when? #pay" in shown
        assert "on “eleven years” · The pact, corrected" in shown
        assert "✓ corrected · speakers: Lena Marsh" in shown
        await press(pilot, "enter")
        assert at_home(app)
        assert "EDGES note “since when?”" in screen_text(app)
        await press(pilot, "v", "P", "enter", "enter")  # stopping leaves it lost; the sentence is fine
        assert not app.library.lost_annotations()
        (note,) = app.library.open_article(edited).annotations
        assert "ten years" in EDITED[note.target[0].start : note.target[0].end]
        assert len(app.library.lost_decisions()) == 1


async def test_what_has_no_place_is_dropped_and_comes_back(app: OnrecordApp, edited: str) -> None:
    async with running(app) as pilot:
        await press(pilot, "P", "x", "x")
        assert not app.library.lost_annotations()
        assert not app.library.lost_decisions()
        assert "every note and decision has its place" in screen_text(app)
        await press(pilot, "u", "u", "j")
        assert len(app.library.lost_annotations()) == len(app.library.lost_decisions()) == 1
        await press(pilot, "enter")
        assert app.browser.opened is not None
        assert app.browser.opened.article.id == edited
        assert "Lena Marsh" in hint(app)


async def test_a_decision_is_put_on_another_statement(app: OnrecordApp, edited: str) -> None:
    async with running(app) as pilot:
        await press(pilot, "P", "j", "enter")
        assert "EDGES decision" in screen_text(app)
        await press(pilot, "escape", "P", "j", "enter", "enter")
        assert app.library.lost_decisions() == []
        decided = [s for s in app.library.open_article(edited).statements if s.status == "corrected"]
        assert [EDITED[slice(*s.parts[0])] for s in decided] == ["such a paper"]
        await press(pilot, "u")
        assert len(app.library.lost_decisions()) == 1


async def test_what_an_article_lost_is_not_told_of_the_next(app: OnrecordApp, edited: str) -> None:
    async with running(app) as pilot:
        app.browser.go(edited)
        assert "without a place" in screen_text(app)
        for row in list(app.library.rows()):
            if row.id != edited:
                app.browser.go(row.id)
                await press(pilot, "2")
                assert "without a place" not in screen_text(app)
