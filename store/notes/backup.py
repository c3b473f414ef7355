"""Copies of `notes.db`: after each session that changed it, before an upgrade, before a restoring."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkstemp

from store.documents import Database
from store.errors import LibraryError
from store.notes.database import FILE
from store.notes.undo import SESSION
from store.records import now

FOLDER = "backups"
KEPT = 5
"""Copies that are kept of those made after sessions, and of each other sort."""

HALF = ".part"
"""The ending of a copy that is being made."""
_TIME = "%Y%m%d-%H%M%S"
_NAME = f"notes-{'[0-9]' * 8}-{'[0-9]' * 6}-*-*.db"
_HOUR = 3600  # seconds

AFTER_SESSION, BEFORE_UPGRADE, BEFORE_RESTORING, DAMAGED = "session", "upgrade", "restoring", "damaged"


def check_notes_are_there(folder: Path) -> None:
    """Raise LibraryError if the notes are gone, but for copies, which a new file's would push out in time."""
    path = folder / FILE
    if not (path.exists() and path.stat().st_size) and backups(folder):
        raise LibraryError(
            f"{path} is {'empty' if path.exists() else 'missing'}, but there are copies of it",
            "`onrecord restore` puts back the newest; to begin without notes move the folder backups/ away.",
        )


def back_up(notes: Database, folder: Path) -> Path | None:
    """Copy notes that were changed to `folder`/backups, a file per session; the oldest beyond five go.

    A copy that can't be made, for want of room say, is no reason to fail: returns None then.
    """
    with suppress(OSError, sqlite3.Error):  # also when the file was closed before
        if not notes.storage.connection.total_changes:
            return None
        made = copy_to(notes.storage.connection, folder, AFTER_SESSION)
        for mine in _of_session(folder, SESSION):
            if mine != made:
                mine.unlink()
        return made
    return None


def catch_up(notes: Database, folder: Path) -> Path | None:
    """Make the copy that the last session owes, if it was ended by force before it could."""
    history = notes.table("history")
    with suppress(OSError, sqlite3.Error):
        for entry in history.fetch(history.page(0, 1, descending=True)):
            session = str(entry["session"])
            if session != SESSION and not _of_session(folder, session):
                return copy_to(notes.storage.connection, folder, AFTER_SESSION, session)
    return None


def _of_session(folder: Path, session: str) -> list[Path]:
    return list((folder / FOLDER).glob(f"notes-*-{AFTER_SESSION}-{session[:8]}.db"))


def copy_to(connection: sqlite3.Connection, folder: Path, sort: str, session: str = "") -> Path:
    """Copy an open `notes.db` to `folder`/backups, whole or not at all; raises sqlite3.Error and OSError."""
    path = name_for(folder, sort, session)
    _drop_halves(path.parent)
    file, half = mkstemp(prefix="notes-", suffix=HALF, dir=path.parent)
    os.close(file)
    try:
        copy = sqlite3.connect(half)
        try:
            connection.backup(copy)
            # else the copy would need a journal beside it even to be looked at
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
        Path(half).replace(path)
    finally:
        Path(half).unlink(missing_ok=True)
    for old in [each for each in backups(folder) if sort_of(each) == sort][KEPT:]:
        old.unlink()
    return path


def _drop_halves(place: Path) -> None:
    """Remove what programs that were ended by force left of copies, but not what one may be making now."""
    for half in place.glob(f"*{HALF}"):
        with suppress(OSError):
            if half.stat().st_mtime < time.time() - _HOUR:
                half.unlink()


def name_for(folder: Path, sort: str, session: str = "") -> Path:
    """Where to put a copy made now; the folder for it is made.

    It gets a later time than all there are, also in the same second or when the clock was set back.
    """
    place = folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    at = max([now(), *(made_at(each) + timedelta(seconds=1) for each in backups(folder)[:1])])
    return place / f"notes-{at:{_TIME}}-{sort}-{(session or SESSION)[:8]}.db"


def backups(folder: Path) -> list[Path]:
    """The copies there are, newest first."""
    return sorted((folder / FOLDER).glob(_NAME), reverse=True)


def made_at(copy: Path) -> datetime:
    """The time in the name of a copy, in UTC."""
    return datetime.strptime(copy.name[6:21], _TIME).replace(tzinfo=UTC)


def sort_of(copy: Path) -> str:
    """What a copy was made for: "session", "upgrade", "restoring" or "damaged"."""
    return copy.stem.split("-")[3]
