"""Searching quotes, the timeline and the speaker card by their keys."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from store.library import Facets, Library, QuoteHit
from store.records import Agent, Article, Code, Reading, Statement
from tests.tui.steps import at_home, hint, press, rest, running, screen_text, write
from tui.app import OnrecordApp
from tui.card import describe, gather
from tui.screens import quotes as screen
from tui.screens.help import HelpScreen
from tui.screens.quotes import QuotesScreen
from tui.screens.speaker import SpeakerScreen
from tui.screens.timeline import TimelineScreen
from tui.searching import NOTHING


def quotes(app: OnrecordApp) -> QuotesScreen:
    """The search screen, which is open."""
    assert isinstance(app.screen, QuotesScreen)
    return app.screen


def found(app: OnrecordApp) -> list[QuoteHit]:
    """The quotes that are shown."""
    return [hit for hit in quotes(app).hits.hits if isinstance(hit, QuoteHit)]


async def test_speaker_first(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell")
        hits = found(app)
        assert len([h for h in hits if "Tomo Vell" in h.speakers]) == 5
        assert all("Tomo Vell" in h.speakers for h in hits[:5])
        await write(pilot, " bread")
        hits = found(app)
        assert {h.statement.id for h in hits[:2]} == {"s2", "s4"}
        assert "2 quotes" in screen_text(app)


async def test_speakers_on_both_sides_of_or(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell or marsh")
        named = [hit for hit in found(app) if {"Tomo Vell", "Lena Marsh"} & set(hit.speakers)]
        with Library.open(app.folder) as other:
            assert len(named) == sum(other.count_quotes(speaker=name) for name in ("vell", "marsh"))
        await press(pilot, "ctrl+u")
        await write(pilot, "vell bread or zzz")
        assert {hit.statement.id for hit in found(app)} >= {"s2", "s4"}


async def test_a_search_for_facts_is_told_where_they_are(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "until:2024")
        assert "nothing found among quotes; facts by date are in the timeline" in screen_text(app)
        await press(pilot, "ctrl+u")
        await write(pilot, "zzz")
        assert "the timeline" not in screen_text(app)


async def test_enter_opens_at_the_quote_and_escape_comes_back(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]")
        home = app.browser.opened
        caret = app.browser.text.caret
        await press(pilot, "s")
        await write(pilot, "speaker:vell")
        await press(pilot, "down", "j")
        hit = quotes(app).hits.hit
        assert hit is not None
        await press(pilot, "enter")
        assert app.browser.opened is not None
        assert app.browser.opened.article.id == hit.article
        assert app.browser.text.current is not None
        assert app.browser.text.current.id == hit.id
        await press(pilot, "n")
        assert hint(app).startswith("quote 3 of 5")
        await press(pilot, "escape")
        assert quotes(app).hits.cursor == 2
        assert quotes(app).query_one(Input).value == "speaker:vell"
        await press(pilot, "escape")
        assert at_home(app)
        assert home is not None
        assert app.browser.opened.article.id == home.article.id
        assert app.browser.text.caret == caret
        await press(pilot, "s")
        assert quotes(app).hits.cursor == 2


async def test_what_was_found_is_marked_in_the_article_until_the_search_is_left(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell ask")
        await press(pilot, "enter")
        text = app.browser.text
        assert [text.text[a:b] for a, b in text.matches] == ["ask", "ask"]
        await press(pilot, "/")
        await write(pilot, "moon")
        assert [text.text[a:b] for a, b in text.matches] == ["moon"]
        await press(pilot, "escape")
        assert [text.text[a:b] for a, b in text.matches] == ["ask", "ask"]
        await press(pilot, "t", *"pay", "enter")
        assert len(text.matches) == 2  # also when the article is read again
        await press(pilot, "escape", "escape")
        assert not text.matches


async def test_the_last_word_may_go_on_while_one_types(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell bre")
        assert [hit.statement.id for hit in found(app)] == ["s2", "s4"]
        assert "2 quotes" in screen_text(app)
        assert dict(quotes(app).found.facets.kinds) == {"direct": 1, "indirect": 1}
        await press(pilot, "ctrl+u")
        await write(pilot, '"price of bre')
        assert not found(app)


async def test_facets_count_what_is_said_by_somebody_and_what_names_them(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        told = Statement(id="s1", kind="mixed", parts=((16, 32),), source=(0, 4), speakers=("a1",))
        agents = (Agent(id="a1", kind="person", name="Ada Quist", mentions=((0, 3),)),)
        article = Article(text="Ada answered that Vell was late.", title="Late")
        library.add(article, Reading(agents=agents, statements=(told,), version="by hand"))
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell")
        assert len(found(app)) == 6
        assert dict(quotes(app).found.facets.kinds) == {"direct": 1, "indirect": 3, "mixed": 2}
        await write(pilot, ' "late')
        assert dict(quotes(app).found.facets.kinds) == {"mixed": 1}


async def test_facets_narrow(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s", "tab", "j", "enter")
        assert quotes(app).query_one(Input).value.startswith('speaker:"')
        names = {name for hit in found(app) for name in hit.speakers}
        assert len(names) == 1
        await press(pilot, "slash")
        assert isinstance(app.focused, Input)


async def test_facets_narrow_to_a_kind(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell")
        await press(pilot, "tab")
        rows = [entry.word.startswith("kind:") for entry in quotes(app).facets.rows]
        await press(pilot, *["j"] * (rows.index(True) - quotes(app).facets.cursor), "enter")
        query = quotes(app).query_one(Input).value
        assert query.startswith("vell kind:")
        kind = query.partition("kind:")[2]
        assert quotes(app).hits.hits
        assert {hit.statement.kind for hit in found(app)} == {kind}


async def test_facets_count_more_than_is_shown(app: OnrecordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.searching.MOST", 2)
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "the")
        answer = quotes(app).found
        assert len(answer.hits) == 2
        assert sum(count for _, count in answer.facets.kinds) == answer.total > 2


async def test_attitudes_can_be_asked_for(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        newest = found(app)[0]
        app.library.correct(newest.article, newest.statement.id, act="attitude")
        await write(pilot, "act:attitude")
        (hit,) = found(app)
        assert (hit.article, hit.statement.id) == (newest.article, newest.statement.id)
        await press(pilot, "enter")
        assert at_home(app)


async def test_nothing_found(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, 'zebra "')
        assert "nothing found" in screen_text(app)
        quotes(app).query_one(Input).value = "speaker:zebra"
        await rest(pilot)
        assert quotes(app).found.facets.total == quotes(app).found.total == 0
        await press(pilot, "enter", "tab", "enter", "tab", "enter", "escape")
        assert at_home(app)


async def test_copy_from_the_search(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "moon")
        await press(pilot, "down", "y")
        assert "We do not ask for the moon" in app.clipboard
        assert "Tomo Vell" in app.clipboard


async def test_speaker_card(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]", "enter")
        assert isinstance(app.screen, SpeakerScreen)
        text = screen_text(app)
        assert "Tomo Vell" in text
        assert "cue verbs" in text
        assert "5 statements" in text
        await press(pilot, "j", "enter")
        assert at_home(app)
        await press(pilot, "enter", "escape")
        assert at_home(app)


async def test_timeline(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "T")
        assert isinstance(app.screen, TimelineScreen)
        text = screen_text(app)
        assert text.index("30 Jun 2026   ○ until") < text.index("3 Feb 2025 · today") < text.index("crane")
        assert "meeting" in text
        await press(pilot, "x")
        assert "crane" not in screen_text(app)
        await press(pilot, "y")
        assert app.clipboard.startswith("30 Jun 2026 until: pact on night work")
        await press(pilot, "x", "f")
        await write(pilot, "crane")
        assert "○ until" not in screen_text(app)  # before Enter
        await press(pilot, "enter", "enter")
        assert at_home(app)
        assert app.browser.text.lit
        await press(pilot, "escape")
        assert isinstance(app.screen, TimelineScreen)
        assert "Timeline /crane" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert at_home(app)


async def test_back_to_the_card_one_came_from(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]", "enter", "j", "j", "enter")
        assert at_home(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SpeakerScreen)
        assert app.screen.hits.cursor == 2
        await press(pilot, "escape", "escape")
        assert at_home(app)


async def test_help_lists_every_action(app: OnrecordApp) -> None:
    from tui.actions import ACTIONS

    async with running(app) as pilot:
        await press(pilot, "?")
        assert isinstance(app.screen, HelpScreen)
        text = app.screen.text(200).plain
        for action in ACTIONS:
            assert action.help in text
        await press(pilot, "escape")
        assert at_home(app)


async def test_palette_jumps_to_a_speaker_and_an_article(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, ":")
        await write(pilot, "lena")
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, SpeakerScreen)
        await press(pilot, "escape", ":")
        await write(pilot, "pay talks")
        await press(pilot, "down", "enter")
        assert app.browser.opened is not None
        assert app.browser.opened.article.title == "Pay talks on the piers"


async def test_a_search_is_saved_chosen_and_forgotten(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "vell bread")
        await press(pilot, "ctrl+s")
        await write(pilot, "bread of may")
        await press(pilot, "enter", "escape")
        assert [each.name for each in app.library.saved_searches()] == ["bread of may"]
        await press(pilot, "s", "ctrl+u")
        assert "Saved" in screen_text(app)
        await press(pilot, "tab", "enter")
        assert "2 quotes" in screen_text(app)
        await press(pilot, "slash", "ctrl+u", "tab", "x")
        assert not app.library.saved_searches()
        assert "bread of may" not in screen_text(app).replace("forgot bread of may", "")


async def test_words_of_notes_are_found_too(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        article = library.rows()[0].id
        parts = library.open_article(article).statements[0].parts
        library.annotate(article, parts, "compare with the covenant", ["renewal"])
    async with running(app) as pilot:
        await press(pilot, "s")
        await write(pilot, "coven")
        assert "▌✎" in screen_text(app)
        await press(pilot, "ctrl+u")
        assert "#renewal" in screen_text(app)
        await write(pilot, "vell coven")
        assert "nothing found" in screen_text(app)


async def test_facets_on_a_narrow_screen(app: OnrecordApp) -> None:
    async with running(app, (60, 20)) as pilot:
        await press(pilot, "s", "tab")
        assert "Speakers" in screen_text(app)
        await press(pilot, "enter")
        assert "speaker:" in screen_text(app)
        assert "Speakers" not in screen_text(app)


async def test_the_card_tells_what_the_library_knows(app: OnrecordApp) -> None:
    async with running(app, (140, 44)) as pilot:
        await press(pilot, "2", "g", "]", "enter")
        text = screen_text(app)
        assert "role       chair, Port Authority of Lissen" in text
        assert "articles   2: A pact on night work" in text
        assert "1 direct (50%)" in text
        assert "neutral 2: said 1, answered 1" in text
        assert "met        Tomo Vell" in text
        assert "promised   hire 40 more crane drivers before the winter (27 Jun 2024)" in text


async def test_what_was_promised_is_opened_from_the_card(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "g", "]", "enter", "T")
        assert isinstance(app.screen, TimelineScreen)
        assert "promised Lena Marsh: hire 40 more crane" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SpeakerScreen)
        await press(pilot, "T", "enter")
        assert at_home(app)
        assert app.browser.text.lit


async def test_long_lines_of_the_card_are_wrapped(app: OnrecordApp) -> None:
    async with running(app, (60, 24)) as pilot:
        await press(pilot, "2", "g", "]", "enter")
        shown = " ".join(line.strip("│ ") for line in screen_text(app).splitlines())
        assert "hire 40 more crane drivers before the winter (27 Jun 2024)" in " ".join(shown.split())


def test_two_wordings_of_a_post_are_one(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        card = gather("Tomo Vell", library)
    wordings = ("Secretary, Dockers’ League", "Secretary", "secretary of the Dockers’ League", "crane driver")
    hits = [replace(hit, role=role) for hit, role in zip(card.hits, wordings, strict=False)]
    told = describe(card._replace(hits=hits), 90, 30).plain
    assert told.lower().count("secretary") == 1
    assert "crane driver" in told


def test_forms_that_differ_in_case_count_together(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        card = gather("Tomo Vell", library)
    hits = [replace(hit, source=source) for hit, source in zip(card.hits, ("He", "he", "Vell"), strict=False)]
    assert "named as   he 2, Vell 1\n" in describe(card._replace(hits=hits), 90, 30).plain


async def test_a_merge_on_the_card_and_back(app: OnrecordApp) -> None:
    async with running(app, (140, 44)) as pilot:
        await press(pilot, "2", "g", "]", "enter", "m")
        await write(pilot, "vell")
        await press(pilot, "enter")
        assert isinstance(app.screen, SpeakerScreen)
        assert app.screen.speaker == "Tomo Vell"
        assert "7 statements" in screen_text(app)
        await press(pilot, "u")
        assert app.screen.speaker == "Lena Marsh"
        assert "2 statements" in screen_text(app)
        await press(pilot, "r", "ctrl+u")
        await write(pilot, "Lena Marsh-Ode")
        await press(pilot, "enter")
        assert "Lena Marsh-Ode" in screen_text(app)
        assert "2 statements" in screen_text(app)


async def test_a_statement_of_somebody_else_of_the_name_and_back(app: OnrecordApp) -> None:
    async with running(app, (140, 44)) as pilot:
        await press(pilot, "2", "g", "]", "enter", "S")
        assert "another name, such as" in screen_text(app)
        await write(pilot, "Lena Marsh the younger")
        await press(pilot, "enter")
        assert "1 statement" in screen_text(app)
        with Library.open(app.folder) as library:
            assert {each.name for each in library.suggest_speakers("lena")} >= {
                "Lena Marsh",
                "Lena Marsh the younger",
            }
        await press(pilot, "u")
        assert "2 statements" in screen_text(app)


async def test_names_that_may_mean_the_same_stand_first(app: OnrecordApp) -> None:
    with Library.open(app.folder) as library:
        marsh = Agent(id="a1", kind="person", name="Marsh Lena", mentions=((0, 10),))
        told = Statement(id="s1", kind="indirect", parts=((21, 37),), source=(0, 10), speakers=("a1",))
        article = Article(text="Marsh Lena said that the tide is late.", title="Tides")
        library.add(article, Reading(agents=(marsh,), statements=(told,), version="by hand"))
    async with running(app, (140, 44)) as pilot:
        await press(pilot, "2", "g", "]", "enter", "m")
        assert "Marsh Lena  in another order" in screen_text(app)


async def test_another_search_types_over_the_words_before(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s", *"vell", "down", "escape", "s", *"moon")
        assert "› moon" in screen_text(app)
        assert "1 quote " in screen_text(app)


async def test_a_note_on_words_that_are_no_statement_is_found(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        text = app.browser.text.text
        place = text.index("Some 1,250 people")
        article = app.library.rows()[0].id
        app.library.annotate(article, [(place, place + 17)], "compare with the census", ["crowd"])
        app.library.set_code(Code(name="crowd", colour="#d75f5f"))
        await press(pilot, "s")
        await write(pilot, "census")
        shown = screen_text(app)
        assert "✎ compare with the census  “Some 1,250 people”" in shown
        assert "#crowd" in shown
        assert "1 note · 1 article" in shown
        await press(pilot, "down", "t", *"pier", "enter")
        assert [note.annotation.tags for note in app.library.noted("census")] == [("crowd", "pier")]
        await press(pilot, "enter")
        assert app.browser.text.caret == place
        await press(pilot, "s")
        await write(pilot, "in:notes")
        assert "compare with the census" in screen_text(app)
        await press(pilot, "ctrl+u")
        await write(pilot, "tag:crowd")
        assert "compare with the census" in screen_text(app)


async def test_estimates_are_shown_as_such(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "s")
        kinds, tags = (("direct", 9000),), (("pier", 3),)
        counted = Facets(total=12000, speakers=(), kinds=kinds, months=(), tags=tags, exact=False)
        quotes(app).facets.show(NOTHING._replace(facets=counted))
        shown = screen_text(app)
        assert "~9,000" in shown
        assert "~3" not in shown
        assert screen.told(NOTHING._replace(total=12000)).startswith("first 0 of ~12,000 quotes")


async def test_a_card_says_that_it_tells_of_the_newest_alone(
    app: OnrecordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.card.MOST", 2)
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]", "enter")
        assert "newest 2 of 5 statements" in screen_text(app)
