"""Copies of `notes.db` as it was at the end of the last sessions."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from store.documents import Database
from store.notes.undo import SESSION
from store.records import now

FOLDER = "backups"
KEPT = 5


def back_up(notes: Database, folder: Path) -> Path | None:
    """Copy notes that were changed to `folder`/backups, a file per session; the oldest beyond five go.

    A copy that can't be made, for want of room say, is no reason to fail: returns None then.
    """
    if not changed(notes):
        return None
    place = folder / FOLDER
    half = place / f".{SESSION}.part"
    with suppress(OSError, sqlite3.Error):
        place.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(half, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        copy = sqlite3.connect(half)
        try:
            notes.storage.connection.backup(copy)
        finally:
            copy.close()
        for mine in place.glob(f"notes-*-{SESSION[:8]}.db"):
            mine.unlink()
        final = place / f"notes-{now():%Y%m%d-%H%M%S}-{SESSION[:8]}.db"
        half.replace(final)
        for old in backups(folder)[KEPT:]:
            old.unlink()
        return final
    with suppress(OSError):
        half.unlink(missing_ok=True)
    return None


def changed(notes: Database) -> bool:
    """Whether anything was written since the file was opened."""
    try:
        return notes.storage.connection.total_changes > 0
    except sqlite3.ProgrammingError:  # closed
        return False


def backups(folder: Path) -> list[Path]:
    """The copies there are, newest first."""
    return sorted((folder / FOLDER).glob("notes-*.db"), reverse=True)
