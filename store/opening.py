"""Opening the two files of a library, and saying in words why one can't be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from msgspec import ValidationError

from store.documents import Database, open_database
from store.errors import LibraryError
from store.file_systems import why_not_shared

SCHEMA = 2
"""The layout of the tables; rises with every change that an older program can't read or would undo."""

UPGRADES: dict[tuple[str, int], Callable[[Database], object]] = {}
"""By file name and layout: what makes the next layout of it. A file without an entry has not changed."""

_ROOM = 1 << 16
"""Bytes."""

DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises at a damaged file, or Python at what SQLite has to say of it."""

Indexes = Mapping[str, Sequence[str]]


def make_folder(folder: Path) -> None:
    """Make `folder` for its owner only if it is not there; raises LibraryError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        next(folder.iterdir(), None)
    except FileExistsError:
        raise LibraryError(f"{folder} is a file", "Give a folder with --library.") from None
    except OSError as error:
        raise LibraryError(
            f"the library in {folder} can't be opened: {error.strerror}", "Give another one with --library."
        ) from error


def why_read_only(folder: Path, names: Sequence[str]) -> str:
    """What to say if the library can only be read; raises LibraryError if not even that."""
    files = [path for name in names if (path := folder / name).exists()]
    if not all(os.access(path, os.W_OK) for path in (folder, *files)):
        return f"the library in {folder} can only be read: no permission to write"
    if _is_full(folder):
        return f"the library in {folder} can only be read: the disk is full"
    if reason := why_not_shared(folder):
        return f"the library in {folder} can only be read, for writing could damage it: {reason}"
    return ""


def inode(path: Path) -> int:
    """Which file this is now; 0 if it is not there."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _is_full(folder: Path) -> bool:
    """Whether there is no room for what SQLite puts beside a file that it opens to write."""
    room = os.statvfs(folder)
    return bool(room.f_blocks) and room.f_bavail * room.f_frsize < _ROOM


Keep = Callable[[sqlite3.Connection], object]
"""Copies a file before it is upgraded."""


def open_file(path: Path, indexes: Indexes, *, read_only: bool, keep: Keep | None = None) -> Database:
    """Open one file of the library, brought to the present layout after `keep` has made a copy of it.

    Raises LibraryError if it is no database or can't be read, and leaves it as it was.
    """
    with explained(f"{path} can't be opened"):
        if not read_only:
            if not path.exists():
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            database = open_database(path, indexes=indexes, newest=SCHEMA)
            try:
                _upgrade(database, path.name, keep)
            except BaseException:
                database.close()
                raise
            return database
        if not path.exists():
            return open_database(":memory:", indexes=indexes)
        return _open_to_read(path, indexes)


def address(path: Path) -> str:
    """The URI under which SQLite only reads a file."""
    return f"file:{quote(str(path.absolute()))}?mode=ro"


def _open_to_read(path: Path, indexes: Indexes) -> Database:
    where = address(path)
    journal = path.with_name(path.name + "-wal")
    if why_not_shared(path.parent) and not (journal.exists() and journal.stat().st_size):
        # all is in the file, and nothing has to be put beside it to read it
        return open_database(where + "&immutable=1", indexes=indexes, read_only=True)
    try:
        database = open_database(where, indexes=indexes, read_only=True)
        database.storage.tables()
        return database
    except sqlite3.OperationalError:
        # in a folder that can't be written SQLite can't share the file, but it may read it as it lies
        return open_database(where + "&immutable=1", indexes=indexes, read_only=True)


def _upgrade(database: Database, name: str, keep: Keep | None) -> None:
    """Bring a file to the present layout, all steps in one transaction."""
    version = _schema_version(database)
    if version >= SCHEMA:
        return
    if version and keep:
        keep(database.storage.connection)
    with database.transaction():
        version = _schema_version(database)  # another window may have done it meanwhile
        for layout in range(version, SCHEMA) if version else ():
            if upgrade := UPGRADES.get((name, layout)):
                upgrade(database)
        database.storage.connection.execute(f"PRAGMA user_version={SCHEMA}")


def _schema_version(database: Database) -> int:
    """The layout that the file was written with; 0 for a new one."""
    return int(database.storage.connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Turn what SQLite and the file system raise into a LibraryError that begins with `what`."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError, ValidationError) as error:
        raise LibraryError(f"{what}: {_reason(error)}", _hint(error)) from error


def _reason(error: Exception) -> str:
    text = str(error)
    if "disk is full" in text or "disk I/O error" in text:
        return "the disk is full or broken"
    if "locked" in text:
        return "another program holds it"
    if "not a database" in text:
        return "it is no database"
    # or what SQLite reads from it is no text, or no document of ours
    if "malformed" in text or isinstance(error, (UnicodeDecodeError, ValidationError)):
        return "the file is damaged"
    if "unable to open" in text or "readonly" in text:
        return "no permission"
    if "no such" in text:
        return "its index was made by another version of Onrecord"
    return text


def _hint(error: Exception) -> str:
    text = str(error)
    if "disk" in text and "malformed" not in text:
        return "Make room on the disk and try again; what was saved before is safe."
    if _reason(error) in ("it is no database", "the file is damaged"):
        return (
            "`onrecord restore` puts back a copy of notes.db, `onrecord check --repair` makes corpus.db anew;"
            " both keep the file as it is now."
        )
    if "locked" in text:
        return "Try again in a moment."
    if "no such" in text:
        return "Open the library once where it can be written: the index is made anew."
    return ""
