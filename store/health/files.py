"""The two files as SQLite sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.documents import Database
from store.results import Problem

_LINES = 10
"""Of a damaged file SQLite tells more than anybody reads."""


def check_file(name: str, database: Database, repair: bool, verified: bool = False) -> Iterator[Problem]:
    """What SQLite finds wrong with a file, and tables whose number of documents is not the one noted.

    A file that is `verified` by SQLite already is not again: that takes long.
    """
    if not verified:
        for (line,) in database.storage.connection.execute(f"PRAGMA integrity_check({_LINES})").fetchall():
            if line != "ok":
                yield Problem(article=None, what=f"{name}: {line}")
    if _is_cut(database):
        yield Problem(article=None, what=f"{name}: the end of the file is missing")
    storage = database.storage
    with storage.one_moment():
        wrong = [table for table in storage.tables() if storage.count(table) != len(storage.ids(table))]
    for table in wrong:
        if repair:
            storage.recount(table)
        what = f"{name}: the number of documents in {table} is wrong"
        yield Problem(article=None, what=what, repaired=repair)


def _is_cut(database: Database) -> bool:
    """Whether a file ends within a page, which SQLite takes for zeros."""
    execute = database.storage.connection.execute
    (page,) = execute("PRAGMA page_size").fetchone()
    (path,) = execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(path).stat().st_size % int(page) != 0
