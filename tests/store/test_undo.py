"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import LibraryError
from store.library import Library
from store.records import Code
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


def test_undo_names_tags_and_notes_apart(library: Library, droz: str) -> None:
    spans = [span("keep")]
    bare = library.annotate(droz, spans, tags=["pay", "rest"])
    noted = library.edit_annotation(bare.id, note="x", base=bare)
    fewer = library.edit_annotation(bare.id, tags=["pay"], base=noted)
    library.edit_annotation(bare.id, note="", base=fewer)
    library.tag([(droz, spans)], ["wages"])
    library.delete_annotation(bare.id)
    library.mark(droz, starred=True)
    assert [library.undo() for _ in range(7)] == [
        "star",
        "deletion of the tag “pay, wages” on “keep”",
        "tag “wages” on “keep”",
        "deletion of the note on “keep”",
        "removal of the tag “rest” on “keep”",
        "note on “keep”",
        "tag “pay, rest” on “keep”",
    ]


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


def people_made(library: Library) -> dict[str, Any]:
    """All that undo answers for, document by document, and what a search sees of it."""
    tables = ("annotations", "corrections", "merges", "dates", "stars", "codes", "searches")
    made: dict[str, Any] = {name: list(library._notes.database.table(name)) for name in tables}
    row = library.rows()[0]
    made["seen"] = [
        state(library),
        row.published,
        library.tags(),
        library.codebook(),
        library.saved_searches(),
    ]
    return made


def thirty_acts(library: Library, me: str) -> Iterator[None]:
    """One act of each kind and more, some on many things at once; yields after each."""
    noted = [library.annotate(me, [span("keep")], "first", ["tag0"])]
    yield
    for n, words in enumerate(("wages", "Friday", "union", "May 2023", "runs until")):
        noted.append(library.annotate(me, [span(words)], f"note {n}", ["tag0", f"more{n % 2}"]))
        yield
    acts: list[Callable[[], object]] = [
        lambda: library.tag([(me, [span("keep")]), (me, [span("café")]), (me, [span("factory")])], ["bulk"]),
        lambda: library.edit_annotation(noted[1].id, note="edited"),
        lambda: library.edit_annotation(noted[2].id, tags=["only this"]),
        lambda: library.move_annotation(noted[3].id, [span("labour"), span("minister")]),
        lambda: library.delete_annotation(noted[0].id, noted[4].id, noted[5].id),
        lambda: library.correct(me, "s1", speakers=("Senna Okar",)),
        lambda: library.correct(me, "s1", kind="mixed", parts=(span("Training"),)),
        lambda: library.correct(me, "f1", valid_until="2031", parties=("Veyra",)),
        lambda: library.review(me, "s4", "rejected"),
        lambda: library.review(me, "s2", "accepted"),
        lambda: library.review(me, "s1", "suggested"),
        lambda: library.review(me, "f3", "accepted"),
        lambda: library.add_statement(
            me, [span("shorter shifts")], kind="indirect", speakers=("Joren Vael",)
        ),
        lambda: library.add_fact(me, "place", [span("Veyra")], name="Veyra"),
        lambda: library.merge("Joren Vael", "Senna Okar"),
        lambda: library.merge("Senna Okar", "S. Okar"),
        lambda: library.mark(me, starred=True),
        lambda: library.set_published(me, "2019-05-04"),
        lambda: library.set_published(me, "2020"),
        lambda: library.set_code(Code(name="bulk", colour="#ff0000"), Code(name="only this", parent="bulk")),
        lambda: library.rename_tag("bulk", "much"),
        lambda: library.delete_tag("only this"),
        lambda: library.save_search("wages", "wages -strike"),
        lambda: library.mark(me, starred=False),
    ]
    for act in acts:
        act()
        yield


def test_thirty_mixed_acts_are_undone_to_the_start_and_made_again_across_restarts(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.notes.reviewing.read", lambda _: READING)
    states = [people_made(library)]
    for number, _ in enumerate(thirty_acts(library, droz)):
        if number % 7 == 6:  # a second window sees the same
            with Library.open(folder) as reopened:
                assert people_made(reopened) == people_made(library)
        states.append(people_made(library))
    library.close()
    assert len(states) == 31
    assert all(one != other for one, other in pairwise(states))
    for turn, wanted in (("undo", states[-2::-1]), ("redo", states[1:]), ("undo", states[-2::-1])):
        for start in range(0, 30, 6):
            with Library.open(folder) as opened:
                for expected in wanted[start : start + 6]:
                    assert getattr(opened, turn)()
                    assert people_made(opened) == expected
    with Library.open(folder) as opened:
        assert opened.undo() is None
        assert list(opened.check()) == []
