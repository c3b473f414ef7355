"""Notes, tags, corrections, reviews and undo by keyboard, read back as another window would."""

from __future__ import annotations

import pytest

from store.errors import LibraryError
from store.library import Library
from store.records import Agent, Agreement, Article, Fact, Reading, Statement
from tests.tui.steps import at_home, hint, press, running, screen_text, status, stored_notes, write
from tui.app import OnrecordApp
from tui.screens.ask import Ask
from tui.screens.correcting import parse_field


async def test_note_on_the_statement(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "compare with May")
        await press(pilot, "tab")
        await write(pilot, "renewal, osh")
        await press(pilot, "ctrl+s")
        assert hint(app) == "saved 14:02"
        (note,) = stored_notes(app)
        assert note.note == "compare with May"
        assert note.tags == ("renewal", "osh")
        assert len(note.target) == 2
        text = screen_text(app)
        assert "✎ compare with May" in text
        assert "#renewal" in text
        assert "✎1" in text


async def test_the_lines_of_a_note_stand_as_they_were_typed(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "one")
        await press(pilot, "enter")
        await write(pilot, "two")
        await press(pilot, "enter", "enter")
        await write(pilot, "three")
        await press(pilot, "ctrl+s", "4", *"jjjj")
        rows = screen_text(app).splitlines()
        first = next(number for number, row in enumerate(rows) if "✎ one" in row)
        assert [word in rows[first + at] for at, word in ((1, "two"), (3, "three"))] == [True, True]


async def test_note_on_selected_words_and_edit_it(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "v", "c", "a")
        await write(pilot, "first")
        await press(pilot, "ctrl+s")
        (note,) = stored_notes(app)
        assert note.target[0].exact.startswith("“Nobody should lift crates alone")
        assert app.browser.text.selection is None
        await press(pilot, "g", "]", "v", "c", "a")
        await write(pilot, " and second")
        await press(pilot, "ctrl+s")
        (note,) = stored_notes(app)
        assert note.note == "first and second"


async def test_selecting_by_every_unit(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        text = app.browser.text

        def selected() -> str:
            assert text.selection is not None
            a, b = text.selection
            return text.text[a:b]

        await press(pilot, "2", "]", "v")
        assert selected() == "Nobody"
        await press(pilot, "w")
        assert selected() == "Nobody should"
        await press(pilot, "b", "l")
        await press(pilot, "escape")
        assert text.selection is None
        await press(pilot, "g", "]", "v", ")")
        assert selected().startswith("“Nobody should")
        assert selected().endswith("nobody will.”")
        await press(pilot, ")")
        assert selected().endswith("before the winter.")
        await press(pilot, "escape", "g", "]", "v", "]")
        assert selected().endswith("“and nobody will.”")
        await press(pilot, "escape", "g", "]", "v", "}")
        assert selected().startswith("Lena Marsh, who chairs")
        await press(pilot, "o", "(")
        assert selected().startswith("The port authority of Lissen")
        await press(pilot, "v")
        assert text.selection is None


async def test_draft_survives_escape(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "half a thought")
        await press(pilot, "escape")
        assert hint(app) == "draft kept"
        assert not stored_notes(app)
        await press(pilot, "a")
        assert "half a thought" in screen_text(app)
        await press(pilot, "ctrl+s")
        (note,) = stored_notes(app)
        assert note.note == "half a thought"
        await press(pilot, "u", "a")
        assert "half a thought" not in screen_text(app)


async def test_looking_at_a_draft_does_not_drop_it(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "half a thought")
        await press(pilot, "escape", "a", "escape", "a")
        assert "half a thought" in screen_text(app)


async def test_nothing_typed_is_no_draft(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a", "escape")
        assert at_home(app)
        assert "draft" not in hint(app)


async def test_typing_is_kept_without_any_key(app: OnrecordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.note.DRAFT_PAUSE", 0.001)
    kept: list[str] = []
    async with running(app) as pilot:
        monkeypatch.setattr(app.library, "save_draft", lambda _, text: kept.append(text))
        await press(pilot, "2", "]", "a")
        await write(pilot, "unsaved")
        while kept[-1:] != ["unsaved"]:
            await pilot.pause(0.005)


async def test_a_draft_that_finds_no_room_is_not_called_kept(
    app: OnrecordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LibraryError("the disk is full", "make room")

    async with running(app) as pilot:
        monkeypatch.setattr(app.library, "save_draft", full)
        await press(pilot, "2", "]", "a")
        await write(pilot, "precious")
        await press(pilot, "escape")
        assert "Esc again drops it" in screen_text(app)
        await press(pilot, "escape")
        assert hint(app) == "draft dropped"


async def test_failed_save_keeps_the_text(app: OnrecordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "precious")

        def full(*_: object, **__: object) -> None:
            raise LibraryError("the disk is full", "make room and save again")

        with monkeypatch.context() as patch:
            patch.setattr(app.library, "annotate", full)
            await press(pilot, "ctrl+s")
            text = screen_text(app)
            assert "Not saved: the disk is full" in text
            assert "precious" in text
            assert "saved" not in hint(app)
        await press(pilot, "ctrl+s")
        (note,) = stored_notes(app)
        assert note.note == "precious"


async def test_tags_with_recent_digits_and_repeat(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t")
        await write(pilot, "night work")
        await press(pilot, "enter")
        assert [a.tags for a in stored_notes(app)] == [("night work",)]
        await press(pilot, "]", ".")
        assert len(stored_notes(app)) == 2
        await press(pilot, "]", "t", "1")
        assert [a.tags for a in stored_notes(app)] == [("night work",)] * 3
        await press(pilot, "g", "v", ")", "1")
        assert "1 … t tags night work" in screen_text(app)
        await press(pilot, "t")
        assert len(stored_notes(app)) == 4
        await press(pilot, "x")
        assert len(stored_notes(app)) == 3
        await press(pilot, "g", "v", "2", "w", ".")
        assert [each.exact for each in stored_notes(app)[-1].target] == ["The port"]


async def test_tag_completion(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t")
        await write(pilot, "renewal")
        await press(pilot, "enter", "]", "t")
        await write(pilot, "ren")
        await press(pilot, "tab", "enter")
        assert [a.tags for a in stored_notes(app)] == [("renewal",)] * 2


async def test_correct_the_speaker(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "e")
        await write(pilot, "vell")
        await press(pilot, "down", "enter")
        text = screen_text(app)
        assert "Tomo Vell" in text
        assert status(app) == "corrected"
        assert {h.statement.id for h in app.library.quotes(speaker="Tomo Vell")} >= {"s1"}
        await press(pilot, "u")
        assert status(app) == "suggested"
        await press(pilot, "U")
        assert status(app) == "corrected"


async def test_another_speaker_has_not_the_role_stated_beside_the_first(app: OnrecordApp) -> None:
    role = "secretary of the Dockers’ League"
    async with running(app, (140, 40)) as pilot:
        await press(pilot, "2", "]", "]")
        assert f"Tomo Vell  {role}" in screen_text(app)
        await press(pilot, "e")
        await write(pilot, "Pia Roon")
        await press(pilot, "enter")
        assert "Pia Roon" in screen_text(app)
        assert f"Pia Roon  {role}" not in screen_text(app)
        (hit,) = app.library.quotes(speaker="Pia Roon")
        assert (hit.statement.role, hit.role) == (None, None)
        await press(pilot, "e", "enter")
        assert hint(app) == "nothing changed"
        await press(pilot, "u")
        assert f"Tomo Vell  {role}" in screen_text(app)


async def test_correct_the_kind(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "e")
        await write(pilot, "kind: mixed")
        await press(pilot, "enter")
        assert app.browser.text.current is not None
        assert app.browser.text.current.kind == "mixed"


async def test_correct_a_field_of_a_fact(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3", "j", "e")
        await write(pilot, "valid")
        await press(pilot, "enter", *["backspace"] * 10)
        await write(pilot, "2027-06-30")
        await press(pilot, "enter")
        assert "until 30 Jun 2027" in screen_text(app)


async def test_a_field_left_as_it_is_keeps_what_the_date_of_the_article_adds(
    app: OnrecordApp,
) -> None:
    pact = Agreement(name="pact on tin", type="pact", valid_until="XXXX-XX-XX")
    fact = Fact(id="f1", fields=pact, evidence=((0, 8),), inferred={"valid_until": "2031-05-04"})
    with Library.open(app.folder) as library:
        library.add(Article(text="The pact on tin runs on.", published="2030-05-04"), Reading(facts=(fact,)))
    async with running(app) as pilot:
        await press(pilot, "3", "j", "e")
        assert "valid until" in screen_text(app)
        assert "≈2031-05-04" in screen_text(app)
        await write(pilot, "valid")
        await press(pilot, "enter")
        assert "XXXX" not in screen_text(app)
        await press(pilot, "enter")
        assert hint(app) == "nothing changed"
        assert app.browser.opened is not None
        assert app.browser.opened.facts == (fact,)
        await press(pilot, "e")
        await write(pilot, "name")
        await press(pilot, "enter")
        await write(pilot, "tin pact")
        await press(pilot, "enter")
        assert "until ≈4 May 2031" in screen_text(app)


@pytest.mark.parametrize("typed", ["nan", "inf", "1; 2; 3", "many"])
def test_a_figure_is_a_number_or_two(typed: str) -> None:
    kind = "float | tuple[float, float]"
    assert (parse_field(kind, "1,250"), parse_field(kind, "1; 2.5")) == (1250, (1, 2.5))
    with pytest.raises(ValueError, match="write a number"):
        parse_field(kind, typed)


async def test_accept_and_reject(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "+")
        assert status(app) == "accepted"
        assert "✓" in screen_text(app)
        await press(pilot, "+")
        assert status(app) == "suggested"
        await press(pilot, "-")
        assert app.browser.text.marking is not None
        assert len(app.browser.text.marking.live) == 2
        await press(pilot, "u")
        assert len(app.browser.text.marking.live) == 3
        await press(pilot, "3", "j", "-")
        assert app.browser.facts.fact is not None
        assert app.browser.facts.fact.status == "rejected"
        assert "✗" in screen_text(app)


async def test_undo_names_the_change(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "u")
        assert hint(app) == "nothing to undo"
        await press(pilot, "2", "]", "a")
        await write(pilot, "gone soon")
        await press(pilot, "ctrl+s", "u")
        assert not stored_notes(app)
        assert hint(app).startswith("undone: note on “Nobody should")
        await press(pilot, "U")
        assert len(stored_notes(app)) == 1
        await press(pilot, "u", "t")
        await write(pilot, "pay")
        await press(pilot, "enter", "u")
        assert hint(app).startswith("undone: tag “pay” on “Nobody should")


async def test_set_the_date(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "d", *["backspace"] * 10)
        await write(pilot, "2024-13-40")
        await press(pilot, "enter")
        assert "no such month" in screen_text(app)
        await press(pilot, *["backspace"] * 10)
        await write(pilot, "2025-02")
        await press(pilot, "enter")
        assert "Feb 2025" in screen_text(app)


async def test_merge_two_speakers(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "m")
        await write(pilot, "Tomo Vell")
        await press(pilot, "enter")
        assert (
            app.library.count_quotes(speaker="Lena Marsh") + app.library.count_quotes(speaker="Tomo Vell")
            >= 7
        )
        names = [s.name for s in app.library.speakers()]
        assert "Lena Marsh" not in names
        await press(pilot, "u")
        assert "Lena Marsh" in [s.name for s in app.library.speakers()]


async def test_copy_a_quote_with_its_citation(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "y")
        assert app.clipboard == (
            "“Nobody should lift crates alone at three in the morning,” … “and nobody will.”\n"
            "— Lena Marsh, chair, Port Authority of Lissen. "
            "A pact on night work for the piers of Lissen, The Lissen Lantern, 27 Jun 2024"
        )


async def test_another_window_is_noticed(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]")
        caret = app.browser.text.caret
        assert app.browser.opened is not None
        with Library.open(app.folder) as other:
            other.annotate(app.browser.opened.article.id, [(0, 8)], "from elsewhere")
        app.browser.show_changes()
        await press(pilot, "g")
        assert len(app.browser.opened.annotations) == 1
        app.browser.show_changes()
        await press(pilot, "]", "]")
        assert app.browser.text.caret == caret


async def test_another_window_leaves_a_selection_and_the_statement_alone(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]", "v")
        selected, here = app.browser.text.selection, app.browser.text.current
        assert app.browser.opened is not None
        assert selected is not None
        assert here is not None
        with Library.open(app.folder) as other:
            other.annotate(app.browser.opened.article.id, [(0, 8)], "from elsewhere")
        app.browser.show_changes()
        await press(pilot, ")")
        text = app.browser.text
        assert text.selection is not None
        assert text.unit == "sentence"
        assert text.selection[0] <= selected[0] < selected[1] <= text.selection[1]
        assert text.current is not None
        assert text.current.id == here.id


async def test_deleting_several_notes_is_one_step_back(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "a")
        await write(pilot, "of the whole")
        await press(pilot, "ctrl+s", "v", "w", "a")
        await write(pilot, "of a word")
        await press(pilot, "ctrl+s")
        assert len(stored_notes(app)) == 2
        await press(pilot, "x")
        assert not stored_notes(app)
        await press(pilot, "u")
        assert {note.note for note in stored_notes(app)} == {"of the whole", "of a word"}
        await press(pilot, "U")
        assert not stored_notes(app)


async def test_enter_takes_the_one_name_that_fits(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "e", *"tomo", "enter")
        assert [hit.speakers for hit in app.library.quotes("crates")] == [("Tomo Vell",)]
        await press(pilot, "e", *"Mira", "enter")  # a new name is a line of its own
        assert [hit.speakers for hit in app.library.quotes("crates")] == [("Mira",)]
        await press(pilot, "u", "u")


async def test_the_first_of_several_is_chosen_and_the_others_are_an_arrow_away(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]", "e", *"Marsh Bo", "enter")
        assert [hit.speakers for hit in app.library.quotes("eleven years")] == [("Marsh Bo",)]
        await press(pilot, "]", "e", *"mars")
        assert "› Lena Marsh" in screen_text(app)
        assert "a new name" in screen_text(app)
        await press(pilot, "down", "enter")
        assert [hit.speakers for hit in app.library.quotes("ears")] == [("Marsh Bo",)]
        await press(pilot, "e", *"mars", "up", "enter")  # as it was typed
        assert [hit.speakers for hit in app.library.quotes("ears")] == [("mars",)]


async def test_tags_are_completed_and_added_to_those_there(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t", *"night work", "enter", "]", "t", *"pay", "enter")
        await press(pilot, "[", "t", "1")  # the latest tag, beside the one that is there
        assert next(iter(stored_notes(app))).tags == ("night work", "pay")
        await press(pilot, "]", "]", "t", *"nig", "enter")
        assert [note.tags for note in stored_notes(app)][-1] == ("night work",)
        await press(pilot, "t")
        assert "night work, " in screen_text(app)
        await press(pilot, *"ni", "up", "enter")
        assert [note.tags for note in stored_notes(app)][-1] == ("night work", "ni")


async def test_any_field_of_a_statement(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "]", "e")
        await write(pilot, "act: deny")
        await press(pilot, "enter", "e", *"cue", "enter", "ctrl+u", *"chairs", "enter")
        assert "does not stand near" not in screen_text(app)
        statement = app.browser.text.current
        assert statement is not None
        assert statement.act == "deny"
        assert statement.cue is not None
        assert app.browser.text.text[slice(*statement.cue)] == "chairs"
        await press(pilot, "e", *"role: nothing of this", "enter")
        assert any("does not stand near" in n.message for n in app._notifications)


async def test_another_kind_of_fact(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3", "j", "e", *"kind", "enter", *"prog", "enter")
        assert "Programme:" in screen_text(app)
        await press(pilot, "enter")
        assert app.browser.opened is not None
        assert (app.browser.opened.facts[0].kind, app.browser.opened.facts[0].status) == (
            "programme",
            "corrected",
        )


async def test_tags_of_a_note_by_digit_and_by_their_beginning(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t", *"night work", "enter", "]", "a", *"see May", "tab")
        assert "→ completes   1 night work" in screen_text(app)
        await press(pilot, "1", *", ni", "right", "comma", *"pay", "enter")
        assert stored_notes(app)[-1].tags == ("night work", "pay")


async def test_the_nearest_people_of_the_article_are_offered_first(app: OnrecordApp) -> None:
    text = "Ada Quist waved. Bo Lind spoke, and Cy Orr. He said that it rained."
    places = {name: text.index(name) for name in ("Ada Quist", "Bo Lind", "Cy Orr")}
    agents = [
        Agent(id=name, kind="person", name=name, mentions=((at, at + 5),)) for name, at in places.items()
    ]
    start = text.index("it rained")
    said = Statement(id="s1", kind="indirect", parts=((start, start + 9),), speakers=("Bo Lind",))
    with Library.open(app.folder) as library:
        reading = Reading(agents=tuple(agents), statements=(said,), version="by hand")
        library.add(Article(text=text, title="Rain", published="2025-01-01"), reading)
    async with running(app) as pilot:
        await press(pilot, "g", "]", "e")
        assert isinstance(app.screen, Ask)
        assert [choice.value for choice in app.screen._choices][:2] == ["Cy Orr", "Ada Quist"]
        await press(pilot, "down", "enter")
        assert app.library.count_quotes(speaker="Cy Orr") == 1


async def test_a_tag_alone_is_no_note(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "t", *"pay", "enter")
        shown = screen_text(app)
        assert "Quote 1 of 3 #" in shown
        assert "✎" not in shown
