"""Looking at documents in SQLite: by id, in the order of ids, by indexed fields."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from store.documents import lists
from store.documents.bodies import Row, StoredRow, physical, sound
from store.documents.plan import ELEMENTS, IndexPath, json_path

REGISTRY = "tinydb_tables"
CHUNK = 500
"""Values that one statement names at most."""
_FIRST, _LAST = -(1 << 63), (1 << 63) - 1
"""The ids that SQLite knows."""

UNVERIFIED = "id, CAST(body AS BLOB), NULL"
"""The columns of a document, without its checksum."""


class Reader:
    """Reads the documents of an SQLite file; a table that is not there has none.

    The JSON of a document that is not as it was stored is empty, so that decoding it raises
    sqlite3.DatabaseError; when `forgiving` it is given out as it is.
    """

    connection: sqlite3.Connection
    forgiving = False
    _verified = "id, CAST(body AS BLOB), checksum"

    @property
    def _columns(self) -> str:
        return UNVERIFIED if self.forgiving else self._verified

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever others write meanwhile; nothing is written."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def _one(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        try:
            return self.connection.execute(sql, parameters).fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):  # nothing was ever written
                return None
            raise

    def select(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """All rows of a query; none if the table is not there yet."""
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return []
            raise

    def _rows(self, sql: str, parameters: Sequence[Any]) -> list[Row]:
        return [sound(*row) for row in self.select(sql, parameters)]

    def tables(self) -> list[str]:
        """The names of all tables."""
        names = f"SELECT name FROM {REGISTRY} WHERE typeof(name) = 'text' ORDER BY name"
        return [name for (name,) in self.select(names)]

    def count(self, table: str) -> int:
        """The number of documents, without counting them."""
        row = self._one(f"SELECT documents FROM {REGISTRY} WHERE name = ?", (table,))
        return int(row[0]) if row else 0

    def get(self, table: str, key: int) -> bytes | None:
        """The JSON of one document."""
        if not _FIRST <= key <= _LAST:
            return None
        row = self._one(f"SELECT {self._columns} FROM {physical(table)} WHERE id = ?", (key,))
        return sound(*row)[1] if row else None

    def has(self, table: str, key: int) -> bool:
        """Whether there is a document with this id."""
        return _FIRST <= key <= _LAST and bool(
            self._one(f"SELECT 1 FROM {physical(table)} WHERE id = ?", (key,))
        )

    def ids(self, table: str) -> list[int]:
        """All ids, ascending."""
        return [key for (key,) in self.select(f"SELECT id FROM {physical(table)} ORDER BY id")]

    def damaged(self, table: str) -> list[int]:
        """The ids of documents that are not as they were stored."""
        rows = self.select(f"SELECT {self._verified} FROM {physical(table)} ORDER BY id")
        return [row[0] for row in rows if not sound(*row)[1]]

    def readable_ids(self, table: str) -> Iterator[int]:
        """The ids of a damaged table: from both ends, each up to what can't be read."""
        for way, beyond, last in (("ASC", ">", _FIRST), ("DESC", "<", _LAST)):
            sql = f"SELECT id FROM {physical(table)} WHERE id {beyond} ? ORDER BY id {way} LIMIT ?"
            number = CHUNK
            while number:
                try:
                    rows = self.select(sql, (last, number))
                except sqlite3.DatabaseError:
                    number //= 2
                    continue
                if not rows or (rows[-1][0] > last) != (beyond == ">"):  # it goes round in circles
                    break
                yield from (key for (key,) in rows)
                last = rows[-1][0]

    def scan(self, table: str) -> Iterator[Row]:
        """All rows by ascending id; what is written meanwhile does not lengthen it."""
        (newest,) = self._one(f"SELECT max(id) FROM {physical(table)}") or (None,)
        last = _FIRST
        while rows := self.following(table, last, CHUNK, newest):
            yield from rows
            last = rows[-1][0]

    def following(self, table: str, after: int, number: int, newest: int | None = _LAST) -> list[Row]:
        """The first `number` rows with a greater id, up to `newest`, ascending."""
        return self._rows(
            f"SELECT {self._columns} FROM {physical(table)} WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
            (after, newest, number),
        )

    def fetch(self, table: str, keys: Iterable[int]) -> Iterator[Row]:
        """The rows of the ids that exist, in the order given."""
        wanted = [key for key in keys if _FIRST <= key <= _LAST]
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            sql = f"SELECT {self._columns} FROM {physical(table)} WHERE id IN ({marks})"
            found = dict(self._rows(sql, chunk))
            yield from ((key, found[key]) for key in chunk if key in found)

    def between(self, table: str, first: int, last: int) -> list[Row]:
        """The rows with `first <= id <= last`, ascending."""
        return self._rows(
            f"SELECT {self._columns} FROM {physical(table)} WHERE id BETWEEN ? AND ? ORDER BY id",
            (first, last),
        )

    def unverified(self, table: str, first: int, last: int, number: int = -1) -> list[StoredRow]:
        """The first `number` rows with `first <= id <= last` as they are stored, for `sound` to look at."""
        return self.select(
            f"SELECT {self._columns} FROM {physical(table)} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
            (first, last, number),
        )

    def lookup(self, table: str, path: IndexPath, values: Sequence[Any]) -> list[Row]:
        """The rows whose indexed field `path` (or an element) equals one of `values`, ascending by id."""
        rows: list[Row] = []
        for chunk, found in _equal(table, path, values):
            rows += self._rows(f"SELECT {self._columns} FROM {physical(table)} WHERE {found}", chunk)
        return sorted(dict(rows).items())

    def size(self, table: str, path: IndexPath, values: Sequence[Any]) -> int:
        """About how many rows `lookup` finds."""
        return sum(
            number
            for chunk, found in _equal(table, path, values)
            for (number,) in self.select(f"SELECT count(*) FROM {physical(table)} WHERE {found}", chunk)
        )


def _equal(table: str, path: IndexPath, values: Sequence[Any]) -> Iterator[tuple[Sequence[Any], str]]:
    """Conditions in SQL that a field (or an element) is one of some of the values, with these."""
    for start in range(0, len(values), CHUNK):
        chunk = values[start : start + CHUNK]
        marks = ",".join("?" * len(chunk))
        if path[-1] == ELEMENTS:
            listed = lists.table_of(physical(table), path)
            yield chunk, f"id IN (SELECT id FROM {listed} WHERE value IN ({marks}))"
        else:
            yield chunk, f"{json_path(path)} IN ({marks})"
