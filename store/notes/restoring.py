"""Putting a copy of `notes.db` back, with what is there now kept as a copy of its own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from store.documents import loads, open_database
from store.documents.reading import REGISTRY
from store.errors import LibraryError
from store.notes.backup import BEFORE_RESTORING, DAMAGED, FOLDER, backups, copy_to, made_at, name_for, sort_of
from store.notes.database import FILE, INDEXES
from store.opening import DAMAGE, SCHEMA, address, explained, why_read_only


class Backup(Struct, frozen=True):
    """A copy of the notes; `notes` and `decisions` are None if it can't be read."""

    path: Path
    made_for: str
    at: datetime
    notes: int | None
    decisions: int | None


def copies(folder: Path) -> list[Backup]:
    """The copies there are of a library's notes, newest first."""
    return [_described(path) for path in backups(folder)]


def _described(path: Path) -> Backup:
    notes = decisions = None
    with suppress(*DAMAGE), closing(_reader(path)) as copy:
        counts = dict(copy.execute(f"SELECT name, documents FROM {REGISTRY}").fetchall())
        notes, decisions = counts.get("annotations", 0), counts.get("corrections", 0)
    return Backup(path, sort_of(path), made_at(path), notes, decisions)


def find_copy(folder: Path, wanted: str) -> Path:
    """The copy called `wanted` (a number in the list, a name or a path; "": the newest after a session)."""
    there = backups(folder)
    if not wanted:
        if newest := _newest(folder):
            return newest
        raise LibraryError(
            f"there are no copies of the notes in {folder / FOLDER}",
            "A copy is made after each session in which something was noted.",
        )
    if wanted.isdecimal() and 1 <= int(wanted) <= len(there):
        return there[int(wanted) - 1]
    for path in (folder / FOLDER / wanted, Path(wanted).expanduser()):
        if path.is_file():
            return path
    raise LibraryError(f"there is no copy {wanted}", "`onrecord restore --list` shows those there are.")


def _newest(folder: Path) -> Path | None:
    """The newest copy that was not made of notes that were to be replaced."""
    made = (path for path in backups(folder) if sort_of(path) not in (BEFORE_RESTORING, DAMAGED))
    return next(made, None)


def restore(folder: Path, copy: Path) -> Path | None:
    """Put `copy` in place of the notes, all at once; returns where those of before lie, if there were any.

    What damaged notes hold beyond the newest copy is added to that, as far as it can be read.
    Raises LibraryError, with nothing changed, if the copy is not sound, another window is open, or the
    notes can only be read, as those of a newer Onrecord.
    """
    _check_sound(copy)
    if reason := why_read_only(folder, (FILE,)):
        raise LibraryError(f"nothing was restored: {reason}")
    path = folder / FILE
    if _is_newer(path):
        raise LibraryError(f"nothing was restored: {path} was written by a newer Onrecord")
    is_newest = copy == _newest(folder)
    with explained("the notes were not restored"), closing(_reader(copy)) as source:
        kept = _put_in_place(folder, path, source)
        if kept is not None and is_newest and _damage(kept):
            _add_later(path, kept)
    return kept


def _put_in_place(folder: Path, path: Path, source: sqlite3.Connection) -> Path | None:
    kept = None
    if path.exists():
        try:
            with _alone(path) as notes:
                kept = copy_to(notes, folder, BEFORE_RESTORING)
                source.backup(notes)
            return kept
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # held, full, not writable: not the file's fault
                raise
        kept = _set_aside(folder, path)
    _make(path)
    with _alone(path) as notes:
        source.backup(notes)
    return kept


def _add_later(path: Path, damaged: Path) -> None:
    """Add to the copy that was restored what a damaged file holds beyond it and can still be read."""
    with (
        suppress(*DAMAGE),
        open_database(_address(damaged), read_only=True) as old,
        open_database(path, indexes=INDEXES) as notes,
        notes.transaction(),
    ):
        old.storage.forgiving = True
        for table in old.tables():
            for key in set(old.storage.readable_ids(table)) - set(notes.storage.ids(table)):
                with suppress(*DAMAGE):
                    if raw := old.storage.get(table, key):
                        loads(raw)
                        notes.storage.apply(table, {key: raw})


def _check_sound(copy: Path) -> None:
    """Raise LibraryError if a file is no copy of notes that this program can read."""
    others = "`onrecord restore --list` shows what copies there are."
    with explained(f"{copy} can't be restored"), closing(_reader(copy)) as source:
        if damage := _damage(copy):
            raise LibraryError(f"{copy} is damaged: {damage}", others)
        if _is_newer(copy):
            raise LibraryError(f"{copy} was made by a newer Onrecord", "Restore it with that one.")
        if not source.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (REGISTRY,)).fetchone():
            raise LibraryError(f"{copy} is no copy of notes", others)


def _is_newer(path: Path) -> bool:
    """Whether a later program wrote a file; one that can't be read is not."""
    with suppress(*DAMAGE), closing(_reader(path)) as file:
        return int(file.execute("PRAGMA user_version").fetchone()[0]) > SCHEMA
    return False


def _damage(path: Path) -> str:
    """What SQLite finds wrong with a file; "" if nothing."""
    try:
        with closing(_reader(path)) as connection:
            line = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except DAMAGE as error:
        line = str(error)
    return "" if line == "ok" else line


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_address(path), uri=True)


def _address(path: Path) -> str:
    """A file to be read with its journal; if it has none, nothing is put beside it."""
    journal = path.with_name(path.name + "-wal")
    return address(path) + ("" if journal.exists() else "&immutable=1")


def _make(path: Path) -> None:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that no other process may join; raises LibraryError if one is there."""
    notes = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        try:
            notes.execute("PRAGMA locking_mode=EXCLUSIVE")
            # leaving WAL mode takes the file for oneself, which is refused while anybody else has it open
            notes.execute("PRAGMA journal_mode=DELETE")
            notes.execute("BEGIN EXCLUSIVE")
            notes.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise LibraryError(
                "the notes were not restored: another window has them open", "Close it and try again."
            ) from error
        yield notes
        notes.execute("PRAGMA journal_mode=WAL")
    finally:
        notes.close()


def _set_aside(folder: Path, path: Path) -> Path:
    """Move a damaged file, with its journal, to the copies."""
    kept = name_for(folder, DAMAGED)
    for ending in ("", "-wal"):
        if (part := path.with_name(path.name + ending)).exists():
            part.replace(kept.with_name(kept.name + ending))
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    return kept
