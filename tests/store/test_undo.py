"""Undo and redo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import LibraryError
from store.library import Library
from tests.store.samples import READING, article, span


def state(library: Library) -> list[Any]:
    """Everything that a change can touch, as a person sees it."""
    opened = library.open_article(article().id)
    rows = [(row.notes, row.tags, row.starred) for row in library.rows()]
    notes = [(note.id, note.note, note.tags) for note in opened.annotations]
    quotes = [
        (hit.statement, hit.speakers) for hit in library.quotes("status:suggested or -status:suggested")
    ]
    return [opened.statements, opened.facts, opened.agents, notes, rows, quotes, library.speakers()]


def change(library: Library, number: int) -> None:
    """One change of each kind; some do nothing when repeated."""
    me = article().id
    notes = library.open_article(me).annotations
    match number % 9:
        case 0:
            library.annotate(me, [span("keep")], f"note {number}", [f"tag{number % 4}"])
        case 1 if notes:
            library.edit_annotation(notes[0].id, note=f"edited {number}")
        case 2 if notes:
            library.delete_annotation(notes[-1].id)
        case 3:
            library.correct(me, f"s{number % 5 + 1}", speakers=(f"Speaker {number % 3}",))
        case 4:
            library.review(me, f"s{number % 5 + 1}", "rejected" if number % 2 else "accepted")
        case 5:
            library.review(me, f"s{number % 5 + 1}", "suggested")
        case 6:
            library.merge("Joren Vael", f"Speaker {number % 3}")
        case 7:
            library.mark(me, starred=bool(number % 2))
        case 8:
            library.correct(me, "f1", ordinal=number)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(numbers=st.lists(st.integers(0, 60), max_size=10))
def test_undo_restores_every_state_and_redo_every_later_one(
    numbers: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Library.open(tmp_path_factory.mktemp("undo") / "library") as library:
        library.add(article(), READING)
        states = [state(library)]
        for number in numbers:
            change(library, number)
            if (now := state(library)) != states[-1]:
                states.append(now)
        walked = [state(library)]
        while library.undo():
            if (now := state(library)) != walked[-1]:
                walked.append(now)
        assert walked == states[::-1]
        while library.redo():
            pass
        assert state(library) == states[-1]
        assert list(library.check()) == []


def test_undo_names_the_change_and_survives_a_restart(library: Library, droz: str, folder: Path) -> None:
    library.annotate(droz, [span("“and what they keep.”")], "x")
    library.review(droz, "s4", "rejected")
    library.close()
    with Library.open(folder) as reopened:
        assert reopened.undo() == "rejecting “We have heard this before.”"
        assert reopened.undo() == "note on “and what they keep.”"
        assert reopened.undo() is None
        assert reopened.redo() == "note on “and what they keep.”"
        assert len(reopened.open_article(droz).annotations) == 1


def test_a_new_change_forgets_what_was_undone(library: Library, droz: str) -> None:
    library.annotate(droz, [span("keep")], "one")
    library.undo()
    library.annotate(droz, [span("keep")], "two")
    assert library.redo() is None
    assert [note.note for note in library.open_article(droz).annotations] == ["two"]


def test_a_later_edit_from_elsewhere_is_not_undone_in_silence(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    library.annotate(droz, [span("wages")], "earlier")
    note = library.annotate(droz, [span("keep")], "mine")
    with Library.open(folder) as other:
        monkeypatch.setattr("store.notes.undo.SESSION", "another run of the program")
        other.edit_annotation(note.id, note="theirs")
        monkeypatch.undo()
    with pytest.raises(LibraryError, match="another window"):
        library.undo()
    assert [each.note for each in library.open_article(droz).annotations] == ["earlier", "theirs"]
    assert library.undo() == "note on “wages”"


def test_changes_of_another_window_are_not_mine_to_undo(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    library.annotate(droz, [span("keep")], "mine")
    with Library.open(folder) as other:
        monkeypatch.setattr("store.notes.undo.SESSION", "another run of the program")
        other.annotate(droz, [span("wages")], "theirs")
        monkeypatch.undo()
    assert library.undo() == "note on “keep”"
    assert library.undo() is None
    assert [each.note for each in library.open_article(droz).annotations] == ["theirs"]
