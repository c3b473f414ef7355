"""Several windows and processes on one library."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from store.documents import Document
from store.library import Library
from store.records import Article, Reading
from tests.store.samples import READING, TEXT, article, span


def test_a_window_notices_what_another_wrote(library: Library, droz: str, folder: Path) -> None:
    assert not library.changed()
    library.annotate(droz, [span("keep")], "mine")
    assert not library.changed()
    with Library.open(folder) as other:
        other.annotate(droz, [span("keep")], "theirs")
        assert library.changed()
        assert not library.changed()
        assert len(library.open_article(droz).annotations) == 2
        other.add(article(extra=" Two."), READING)
        assert library.count_quotes("wages") == 2, "searching meanwhile does not swallow the notice"
        assert library.changed()


def test_two_edits_of_one_note_keep_both(library: Library, droz: str, folder: Path) -> None:
    note = library.annotate(droz, [span("keep")], "first", ["one"])
    with Library.open(folder) as other:
        seen = other.open_article(droz).annotations[0]
        library.edit_annotation(note.id, note="mine")
        kept = other.edit_annotation(seen.id, note="theirs")
        assert kept.id != note.id
        assert kept.target == note.target
    assert [each.note for each in library.open_article(droz).annotations] == ["mine", "theirs"]


def test_edits_of_different_parts_of_a_note_go_together(library: Library, droz: str, folder: Path) -> None:
    note = library.annotate(droz, [span("keep")], "first", ["one"])
    with Library.open(folder) as other:
        other.open_article(droz)
        library.edit_annotation(note.id, note="second")
        merged = other.edit_annotation(note.id, tags=["two"])
    assert (merged.id, merged.note, merged.tags) == (note.id, "second", ("two",))
    same = library.edit_annotation(note.id, tags=["two"], base=note)
    assert same.id == note.id


def test_a_window_that_never_saw_the_note_may_edit_it(library: Library, droz: str, folder: Path) -> None:
    note = library.annotate(droz, [span("keep")], "first")
    with Library.open(folder) as other:
        assert other.edit_annotation(note.id, note="second").id == note.id
        edited = other.edit_annotation(note.id, note="third", base=note)
        assert (edited.id == note.id, edited.note) == (False, "third")


def test_an_article_is_opened_whole_while_another_window_dates_it(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.notes.reviewing.read", lambda _: READING)
    with Library.open(folder) as other:
        before = other.open_article(droz)
        text = library._corpus.text

        def interrupted(row: Document) -> str:
            other.set_published(droz, "1999")
            return text(row)

        with monkeypatch.context() as patch:
            patch.setattr(library._corpus, "text", interrupted)
            assert library.open_article(droz) == before
        assert library.open_article(droz).article.published == "1999"


def test_the_same_text_from_two_windows_is_stored_once(library: Library, folder: Path) -> None:
    with Library.open(folder) as other:
        new = article(extra=" New.")
        assert not library.rows("new")
        assert [each.add(new, READING).result for each in (other, library)] == ["taken", "duplicate"]
    assert library.counts().articles == 2


def write_notes(folder: Path, name: str, number: int) -> None:
    with Library.open(folder) as library:
        for n in range(number):
            library.annotate(article().id, [(0, 4)], f"{name} {n}")


def add_articles(folder: Path, number: int) -> None:
    with Library.open(folder) as library:
        for n in range(number):
            library.add(Article(text=f"{TEXT} {n}", published=f"{1900 + n}"), Reading())


def open_at_once(folder: Path, together: Barrier) -> None:
    together.wait()
    with Library.open(folder) as library:
        library.add(article(), READING)
        library.annotate(article().id, [(0, 4)], "here")


def test_a_new_library_opened_by_several_processes_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for n in range(2):
        folder, together = tmp_path / str(n), context.Barrier(4)
        processes = [context.Process(target=open_at_once, args=(folder, together)) for _ in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            assert process.exitcode == 0
        with Library.open(folder) as library:
            assert (library.counts().articles, library.counts().annotations) == (1, 4)
            assert list(library.check()) == []


def test_processes_that_write_at_once_lose_nothing(library: Library, folder: Path, droz: str) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_notes, args=(folder, name, 40)) for name in "abc"]
    importer = context.Process(target=add_articles, args=(folder, 60))
    for process in (*writers, importer):
        process.start()
    for process in (*writers, importer):
        process.join()
        assert process.exitcode == 0
    notes = sorted(note.note for note in library.open_article(droz).annotations)
    assert notes == sorted(f"{name} {n}" for name in "abc" for n in range(40))
    assert library.counts().articles == 61
    assert list(library.check()) == []


def test_a_second_connection_of_a_program_takes_no_locks_from_the_first(tmp_path: Path) -> None:
    """A file opened and closed beside SQLite loses its locks, and another process then takes the journal."""
    context = multiprocessing.get_context("spawn")
    with Library.open(tmp_path) as library:
        known = library.add(article(), READING).article
    assert known is not None
    with (
        Library.open(tmp_path) as library,
        Library.open(tmp_path),
    ):  # as the browser has one in the background
        for number in (1, 2):
            other = context.Process(target=write_notes, args=(tmp_path, f"window {number}", 1))
            other.start()
            other.join()
            assert library.changed()
        library.annotate(known, [(5, 9)], "mine")
    with Library.open(tmp_path) as again:
        assert len(again.open_article(known).annotations) == 3
        assert list(again.check()) == []
