"""Two names of one agent: what is offered, what becomes of the screen, and the way back."""

from __future__ import annotations

from store.library import Library
from store.records import Agent, Article, Commitment, Fact, Organization, Reading
from tests.tui.steps import hint, press, rest, running, screen_text, write
from tui.app import OnrecordApp
from tui.screens.speaker import SpeakerScreen
from tui.screens.timeline import TimelineScreen

TEXT = "The League of Dockers promised a canteen."
LEAGUE = (4, 21)


def another_spelling(app: OnrecordApp) -> None:
    """Add an article with a body that is called otherwise elsewhere, and never speaks."""
    named = Fact(id="f1", fields=Organization(name="League of Dockers"), evidence=(LEAGUE,))
    promised = Commitment(who=("League of Dockers",), to_do="a canteen")
    agent = Agent(id="a1", kind="organization", name="League of Dockers", mentions=(LEAGUE,))
    facts = (named, Fact(id="f2", fields=promised, evidence=((22, 40),)))
    with Library.open(app.folder) as library:
        article = Article(text=TEXT, title="A canteen", published="2024-08-01")
        library.add(article, Reading(agents=(agent,), facts=facts, version="by hand"))


async def test_a_body_of_the_sidebar_is_merged_with_the_one_offered_first(app: OnrecordApp) -> None:
    another_spelling(app)
    async with running(app) as pilot:
        await press(pilot, "3", "G", "m")
        assert "League of Dockers is the same as" in screen_text(app)
        assert "› Dockers’ League  in another order" in screen_text(app)
        await press(pilot, "enter")
        assert hint(app) == "League of Dockers counts as Dockers’ League, u takes it back"
        assert "counts as Dockers’ League" in screen_text(app)
        assert "League of Dockers" in app.library.names_of("Dockers’ League")
        await press(pilot, "u")
        assert "counts as" not in screen_text(app).replace("counts as Dockers’ League, u", "")
        assert app.library.names_of("Dockers’ League") == ["Dockers’ League"]


async def test_a_speaker_renamed_on_the_card_is_renamed_back(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        app.speaker("Tomo Vell")
        await rest(pilot)
        await press(pilot, "r")
        await write(pilot, "Secretary Vell")
        await press(pilot, "enter")
        assert app.library.names_of("Tomo Vell")[0] == "Secretary Vell"
        await press(pilot, "u")
        assert "undone: renaming “Tomo Vell” into “Secretary Vell”" in screen_text(app)
        await press(pilot, "m")
        await write(pilot, "Secretary Vell")
        await press(pilot, "enter", "u")
        assert "undone: merging “Tomo Vell” into “Secretary Vell”" in screen_text(app)


async def test_the_card_and_its_timeline_know_every_name(app: OnrecordApp) -> None:
    another_spelling(app)
    async with running(app, (140, 44)) as pilot:
        app.speaker("Dockers’ League")
        await rest(pilot)
        assert "agreed     pact on night work, until 30 Jun 2026" in screen_text(app)
        assert "may be     League of Dockers (in another order): m" in screen_text(app)
        assert "canteen" not in screen_text(app)
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, SpeakerScreen)
        assert app.screen.speaker == "League of Dockers"
        assert "promised   a canteen (1 Aug 2024)" in screen_text(app)
        assert "agreed     pact on night work" in screen_text(app)
        await press(pilot, "T")
        assert isinstance(app.screen, TimelineScreen)
        shown = screen_text(app)
        assert "Timeline of League of Dockers" in shown
        assert "League of Dockers: a canteen" in shown
        assert "pact on night work" in shown
        assert "crane drivers" not in shown
        await press(pilot, "escape", "u")
        assert isinstance(app.screen, SpeakerScreen)
        assert app.screen.speaker == "Dockers’ League"
        assert "canteen" not in screen_text(app)
        await press(pilot, "U")
        assert app.screen.speaker == "League of Dockers"
        assert "canteen" in screen_text(app)


async def test_letters_find_bodies_too_and_a_new_name_is_one(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "m")
        await write(pilot, "dock")
        assert "› Dockers’ League" in screen_text(app)
        await press(pilot, "ctrl+u")
        await write(pilot, "L. M. of Lissen")
        assert "› L. M. of Lissen  a new name" in screen_text(app)
        await press(pilot, "enter")
        assert app.library.names_of("Lena Marsh")[0] == "L. M. of Lissen"


async def test_nobody_to_merge(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3", "g", "m")
        assert hint(app) == "nobody here to merge"


async def test_nothing_resembles_the_name(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "m")
        assert "type a name" in screen_text(app)
        await press(pilot, "enter")
        assert "nothing to choose: type a name" in screen_text(app)
        await press(pilot, "escape")
        assert app.library.names_of("Lena Marsh")[0] == "Lena Marsh"
