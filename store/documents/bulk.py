"""Many rows written by few statements: to bind and insert them takes half as long as one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain

_TOGETHER = 1024
"""Rows in one statement at most: with nine columns far fewer values than the 32,766 that SQLite takes."""

Rows = Sequence[Sequence[object]]


def insert(connection: sqlite3.Connection, into: str, rows: Rows) -> None:
    """Insert rows, all as wide as the first, into a table; those before one that is refused stay.

    `into` is the table, its columns in parentheses behind it if they are not all.
    """
    for some in _portions(rows):
        marks = f"({','.join('?' * len(some[0]))})"
        # OR FAIL as executemany does, and SQLite keeps no copies of pages for taking a statement back, for
        # which FTS5 would write out all it has
        sql = f"INSERT OR FAIL INTO {into} VALUES {','.join([marks] * len(some))}"
        connection.execute(sql, list(chain.from_iterable(some)))


def _portions(rows: Rows) -> Iterator[Rows]:
    """The rows in portions of few sizes (powers of two), so that their statements are prepared once."""
    start = 0
    while left := len(rows) - start:
        size = min(_TOGETHER, 1 << (left.bit_length() - 1))
        yield rows[start : start + size]
        start += size
