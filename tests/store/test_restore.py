"""Copies of the notes, and putting one back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.errors import LibraryError
from store.library import Library
from store.notes.backup import BEFORE_RESTORING, DAMAGED, backups, sort_of
from store.notes.restoring import copies, find_copy, restore
from tests.store.samples import article, span


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch, library: Library, droz: str, folder: Path) -> list[str]:
    """Seven sessions with a note each, an hour apart; what they wrote."""
    library.close()
    for n in range(7):
        for place in ("backup", "undo"):
            monkeypatch.setattr(f"store.notes.{place}.SESSION", f"session{n}")
        monkeypatch.setattr("store.notes.backup.now", lambda n=n: datetime(2026, 1, 1, n, tzinfo=UTC))
        with Library.open(folder) as opened:
            opened.annotate(droz, [span("keep")], f"note {n}")
        with Library.open(folder) as opened:
            opened.rows()
    monkeypatch.setattr("store.notes.backup.now", lambda: datetime(2026, 1, 2, tzinfo=UTC))
    return [f"note {n}" for n in range(7)]


def notes(folder: Path) -> list[str]:
    with Library.open(folder) as library:
        assert list(library.check()) == []
        return [note.note for note in library.open_article(article().id).annotations]


def test_the_last_five_sessions_that_changed_something_are_kept(folder: Path, sessions: list[str]) -> None:
    assert len(backups(folder)) == 5
    assert [copy.notes for copy in copies(folder)] == [7, 6, 5, 4, 3]
    assert {copy.made_for for copy in copies(folder)} == {"session"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in backups(folder))
    assert notes(folder) == sessions


def test_copies_that_were_never_finished_go(library: Library, droz: str, folder: Path) -> None:
    library.annotate(droz, [span("keep")], "mine")
    (folder / "backups").mkdir()
    old, young = (folder / "backups" / name for name in ("notes-1.part", "notes-2.part"))
    for half in (old, young):
        half.write_bytes(b"half")
    os.utime(old, (0, 0))
    library.close()
    assert not old.exists()
    assert young.exists()
    assert [copy.notes for copy in copies(folder)] == [1]


def test_a_session_that_was_ended_by_force_gets_its_copy_later(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("store.notes.undo.SESSION", "killed00")
        library.annotate(droz, [span("keep")], "written before the end")
    assert copies(folder) == []
    for _ in range(2):
        with Library.open(folder) as after:
            after.rows()
        assert [(copy.notes, copy.path.stem[-8:]) for copy in copies(folder)] == [(1, "killed00")]


def test_a_copy_is_put_back_and_that_can_be_taken_back(folder: Path, sessions: list[str]) -> None:
    kept = restore(folder, find_copy(folder, "3"))
    assert notes(folder) == sessions[:5]
    assert kept
    assert sort_of(kept) == BEFORE_RESTORING
    assert find_copy(folder, "") == backups(folder)[1], "the newest after a session, not this one"
    restore(folder, find_copy(folder, kept.name))
    assert notes(folder) == sessions
    assert (folder / "notes.db").stat().st_mode & 0o777 == 0o600


def test_copies_keep_their_order_when_the_clock_is_set_back(
    folder: Path, sessions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.notes.backup.now", lambda: datetime(2025, 1, 1, tzinfo=UTC))
    monkeypatch.setattr("store.notes.backup.SESSION", "later000")
    with Library.open(folder) as library:
        library.annotate(article().id, [span("keep")], "later")
    assert [copy.notes for copy in copies(folder)] == [8, 7, 6, 5, 4]
    states = {restore(folder, find_copy(folder, "4")), restore(folder, find_copy(folder, ""))}
    assert [copy.notes for copy in copies(folder)] == [5, 8, 8, 7, 6, 5, 4], "made in one second"
    assert states == set(backups(folder)[:2])
    assert notes(folder) == [*sessions, "later"]


def test_nothing_is_put_back_while_another_window_is_open(folder: Path, sessions: list[str]) -> None:
    with Library.open(folder) as window:
        with pytest.raises(LibraryError, match="another window has them open"):
            restore(folder, find_copy(folder, "5"))
        window.annotate(article().id, [span("keep")], "still writing")
    assert notes(folder) == [*sessions, "still writing"]


@pytest.mark.parametrize("damage", ["no database", "cut off", "flipped", "gone", "empty"])
def test_damaged_notes_are_set_aside(folder: Path, sessions: list[str], damage: str) -> None:
    path = folder / "notes.db"
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        half = len(content) // 2
        path.write_bytes(
            {
                "no database": b"not a database " * 300,
                "cut off": content[:half],
                "flipped": content[:4096] + bytes(each ^ 0xFF for each in content[4096:]),
                "empty": b"",
            }[damage]
        )
    broken = path.read_bytes() if path.exists() else None
    before = backups(folder)
    with suppress(LibraryError), Library.open(folder) as library:
        assert damage == "flipped", "what is gone is not begun anew"
        assert list(library.check())
    assert (path.read_bytes() if path.exists() else None) == broken
    assert backups(folder) == before
    kept = restore(folder, find_copy(folder, "1"))
    assert notes(folder) == sessions
    assert (kept is None) == (damage == "gone")
    if kept and sort_of(kept) == DAMAGED:
        assert kept.read_bytes() == broken
        assert copies(folder)[0].notes is None
        assert find_copy(folder, "") == backups(folder)[1]


@pytest.mark.parametrize("copy", ["", "2"])
def test_what_damaged_notes_hold_beyond_the_newest_copy_is_added(
    folder: Path, sessions: list[str], copy: str
) -> None:
    backups(folder)[0].unlink()
    path = folder / "notes.db"
    path.write_bytes(path.read_bytes().replace(b"WHERE json_extract", b"WIERE json_extract"))
    with pytest.raises(LibraryError, match="damaged"):
        Library.open(folder)
    restore(folder, find_copy(folder, copy))
    assert notes(folder) == sessions[:5] if copy else sessions


def test_notes_of_a_newer_version_are_not_replaced(folder: Path, sessions: list[str]) -> None:
    with sqlite3.connect(folder / "notes.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryError, match="newer Onrecord"):
        restore(folder, find_copy(folder, "3"))
    assert notes(folder) == sessions


@pytest.mark.parametrize("damage", ["cut off", "flipped", "newer", "other"])
def test_a_copy_that_is_not_sound_is_not_put_back(folder: Path, sessions: list[str], damage: str) -> None:
    copy = folder / "copy.db"
    shutil.copy(backups(folder)[0], copy)
    content = copy.read_bytes()
    if damage == "cut off":
        copy.write_bytes(content[: len(content) // 2])
    elif damage == "flipped":
        copy.write_bytes(content[:8192] + bytes(4096) + content[12288:])
    else:
        if damage == "other":
            copy.unlink()
        with sqlite3.connect(copy) as connection:
            connection.execute("PRAGMA user_version = 99" if damage == "newer" else "CREATE TABLE t (a)")
        connection.close()
    before = backups(folder)
    with pytest.raises(LibraryError, match=r"copy\.db"):
        restore(folder, find_copy(folder, str(copy)))
    assert notes(folder) == sessions
    assert backups(folder) == before


def test_a_copy_of_ones_own_is_put_back_where_there_is_no_other(
    library: Library, droz: str, folder: Path
) -> None:
    library.annotate(droz, [span("keep")], "mine")
    library.close()
    (made,) = backups(folder)
    copy = made.rename(folder / "my own.db")
    (folder / "notes.db").unlink()
    assert restore(folder, find_copy(folder, str(copy))) is None
    assert notes(folder) == ["mine"]


def test_a_copy_that_is_not_there(folder: Path, library: Library) -> None:
    library.close()
    for wanted in ("", "1", "notes.db", "../notes.db"):
        with pytest.raises(LibraryError, match="no cop"):
            find_copy(folder, wanted if wanted != "notes.db" else "no-such.db")
