"""The transaction of a connection."""

from __future__ import annotations

import sqlite3
import time
from types import TracebackType

_PAUSE = 0.001
"""Seconds until a file that another process is writing to is tried again; SQLite would take ever longer."""


def execute_when_free(connection: sqlite3.Connection, sql: str, timeout: float) -> None:
    """Execute what other processes may stand in the way of, for `timeout` seconds; raises sqlite3.Error."""
    until = time.monotonic() + timeout
    while True:
        try:
            connection.execute(sql)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


class Transaction:
    """What is written in a `with` block is committed as one, or not at all; blocks inside belong to it.

    A class of its own, for it is entered several times for each document that is written.
    """

    def __init__(self, connection: sqlite3.Connection, timeout: float) -> None:
        self._connection = connection
        self._timeout = timeout
        self._depth = 0
        self.next_ids: dict[str, int] = {}
        """The ids that follow in each table, known as long as no other process can write."""

    def __enter__(self) -> None:
        if not self._depth:
            self.next_ids.clear()
            execute_when_free(self._connection, "BEGIN IMMEDIATE", self._timeout)
        self._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth:
            return
        try:
            if kind is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:  # SQLite rolls back by itself when the disk is full
                self._connection.execute("ROLLBACK")
