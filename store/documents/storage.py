"""A TinyDB storage on SQLite: a row per document, one transaction per change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tinydb.storages import Storage

from store.documents import bulk, lists
from store.documents.bodies import Packed, Row, packed, physical, plain, row_of
from store.documents.codec import dumps
from store.documents.plan import ELEMENTS, IndexPath, json_path, parsed
from store.documents.reading import CHUNK, REGISTRY, UNVERIFIED, Reader
from store.documents.transaction import Transaction, execute_when_free
from store.documents.views import TableView

_JOURNAL = 16 << 20
"""Bytes from which on the journal's content goes into the file, so that pages written often go there once."""


class Change(NamedTuple):
    """One document before and after a change; None where it did not or does not exist."""

    table: str
    id: int
    before: bytes | None
    after: bytes | None


class NewerLayoutError(Exception):
    """A later program has laid out the file."""


class _Made(NamedTuple):
    """A table, index or trigger: whether it looks into documents, or holds some without checksums."""

    name: str
    table: str
    looks_into: bool
    lacks_checksums: bool


_MADE = """SELECT name, tbl_name, type IN ('index', 'trigger') AND sql IS NOT NULL,
    type = 'table' AND name GLOB 'doc_*' AND sql NOT GLOB '*, checksum INTEGER)' FROM sqlite_master"""
"""The tables of an earlier version have no checksums."""


class SqliteStorage(Reader, Storage):
    """Documents in an SQLite file in WAL mode.

    `indexes` names, for each table, the fields that queries look up instead of scanning: dotted for nested
    ones (`==`, `one_of`), with `[]` for the elements of a list (`any`).
    Large documents of a table without such fields are kept compressed.
    `durable` waits for the disk on every commit, otherwise the last commits may be lost when the machine
    (not the program) stops. `location` is a path or a `file:` URI.
    Raises sqlite3.Error as SQLite does, and NewerLayoutError, with nothing done, if the file has a later
    `PRAGMA user_version` than `newest`.
    """

    def __init__(
        self,
        location: str | Path,
        *,
        indexes: Mapping[str, Sequence[str]] | None = None,
        durable: bool = True,
        read_only: bool = False,
        timeout: float = 10.0,
        newest: int | None = None,
    ) -> None:
        super().__init__()
        self.read_only = read_only
        self.indexes: dict[str, tuple[IndexPath, ...]] = {
            table: tuple(map(parsed, fields)) for table, fields in (indexes or {}).items()
        }
        self.journal: list[Change] | None = None
        self.connection = sqlite3.connect(
            location,
            timeout=timeout,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            uri=str(location).startswith("file:"),
        )
        self._transaction = Transaction(self.connection, timeout)
        self._next = self._transaction.next_ids
        try:
            if newest is not None and self._layout() > newest:
                raise NewerLayoutError
            self._prepare(durable, timeout)
        except BaseException:
            self.connection.close()
            raise

    def _layout(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _prepare(self, durable: bool, timeout: float) -> None:
        execute = self.connection.execute
        if self.read_only:
            execute("PRAGMA writable_schema=ON")  # then SQLite reads what it can of a damaged file
        execute("PRAGMA cache_size=-8192")
        if self.read_only:
            self._leave_out_lists()
            if any(row.lacks_checksums for row in self._made()):
                self._verified = UNVERIFIED
            return
        # SQLite does not wait by itself when another process does the same
        execute_when_free(self.connection, "PRAGMA journal_mode=WAL", timeout)
        execute(f"PRAGMA journal_size_limit={_JOURNAL}")
        execute(f"PRAGMA wal_autocheckpoint={_JOURNAL // 4096}")
        execute("PRAGMA secure_delete=OFF")  # some systems' SQLite writes zeros over all that it frees
        execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        made = self._made()
        known = {row.name for row in made}
        # the tables with indexed fields, also those that another program asked for
        self._looked_into = {row.table for row in made if row.looks_into}
        if REGISTRY not in known:
            with self.transaction():
                execute(
                    f"CREATE TABLE IF NOT EXISTS {REGISTRY}"
                    " (name TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID"
                )
        if any(row.lacks_checksums for row in made):
            self._add_checksums()
        for table in self.indexes:
            if physical(table)[1:-1] in known:
                self._create_indexes(table, known)
        # Now only transactions have to wait, and do so by themselves: nothing stands in the way of reading in
        # WAL mode, and to say this anew for each of them takes as long as a statement that writes.
        execute("PRAGMA busy_timeout=0")

    def _made(self) -> list[_Made]:
        return [_Made(*row) for row in self.select(_MADE)]

    def _add_checksums(self) -> None:
        """Make room for the checksums of documents that are to come."""
        with self.transaction():
            for name in [row.name for row in self._made() if row.lacks_checksums]:
                quoted = name.replace('"', '""')
                self.connection.execute(f'ALTER TABLE "{quoted}" ADD COLUMN checksum INTEGER')

    def _create_indexes(self, table: str, known: Iterable[str] = ()) -> None:
        place = physical(table)
        for path in self.indexes.get(table, ()):
            name = f"ix_{place[1:-1]}_{'.'.join(path)}"
            if path[-1] == ELEMENTS:
                if lists.name_of(place, path) not in known:
                    self._create_list(table, path)
            elif name not in known:
                self._unpack(table)
                self.connection.execute(
                    f'CREATE INDEX IF NOT EXISTS "{name}" ON {place} ({json_path(path)})'
                    f" WHERE {json_path(path)} IS NOT NULL"
                )

    def _create_list(self, table: str, path: IndexPath) -> None:
        with self.transaction():
            if not self._has_list(table, path):  # else another process has made it meanwhile
                self._unpack(table)
                for sql in lists.creation(physical(table), path):
                    self.connection.execute(sql)

    def _has_list(self, table: str, path: IndexPath) -> bool:
        name = lists.name_of(physical(table), path)
        return bool(self.select("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)))

    def _leave_out_lists(self) -> None:
        """Forget indexes that a file which can only be read does not have: without one a query scans."""
        for table, paths in self.indexes.items():
            self.indexes[table] = tuple(
                path for path in paths if path[-1] != ELEMENTS or self._has_list(table, path)
            )

    def _unpack(self, table: str) -> None:
        """Make documents that are kept compressed readable for an index."""
        rows = self.select(f"SELECT id, body FROM {physical(table)} WHERE typeof(body) = 'blob'")
        self.connection.executemany(
            f"UPDATE {physical(table)} SET body = ?2 WHERE id = ?1",
            [(key, plain(body).decode("utf-8")) for key, body in rows],
        )

    # ---------------------------------------------------------------- TinyDB's storage interface

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table as a lazy mapping; None when there are none."""
        names = self.tables()
        return {name: TableView(self, name) for name in names} if names else None  # type: ignore[misc]

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the stored tables equal to `data`, in one transaction."""
        encoded = {
            name: {int(key): dumps(document) for key, document in table.items()}
            for name, table in data.items()
            if not isinstance(table, TableView)
        }
        with self.transaction():
            for name in set(self.tables()) - set(data):
                self.drop(name)
            for name, rows in encoded.items():
                self.apply(name, rows, set(self.ids(name)) - set(rows))

    def version(self) -> object:
        """A value that is another one after anything may have been written, by whomever."""
        if self.connection.in_transaction:  # which may be taken back
            return object()
        (foreign,) = self.connection.execute("PRAGMA data_version").fetchone()
        return foreign, self.connection.total_changes

    def is_alone(self) -> bool:
        """Whether nobody else has the file open: only then it can do without its journal for a moment."""
        try:
            (mode,) = self.connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            return False
        self.connection.execute("PRAGMA journal_mode=WAL")
        return bool(mode == "delete")

    def close(self) -> None:
        """Close the file; the storage can't be used afterwards."""
        self.connection.close()

    # ---------------------------------------------------------------- transactions

    def transaction(self) -> Transaction:
        """Commit all that is written inside as one, or nothing if an exception leaves the block."""
        return self._transaction

    def apply(self, table: str, puts: Mapping[int, bytes], deletes: Iterable[int] = ()) -> None:
        """Write and remove rows of `table`, which comes into being if it is not there."""
        execute = self.connection.execute
        name = physical(table)
        with self.transaction():
            self._ensure(table)
            grown = 0
            for key in deletes:
                self._note(table, key, None)
                grown -= execute(f"DELETE FROM {name} WHERE id = ?", (key,)).rowcount
            present = set(self._present(table, puts))
            for key, raw in puts.items():
                self._note(table, key, raw)
            if present:
                self.connection.executemany(
                    f"UPDATE {name} SET body = ?2, checksum = ?3 WHERE id = ?1",
                    [self._row(table, each) for each in puts.items() if each[0] in present],
                )
            self._insert(table, [each for each in puts.items() if each[0] not in present], grown)

    def append(self, table: str, documents: Iterable[bytes]) -> list[int]:
        """Write documents under the ids that follow, which no other process can have meanwhile."""
        with self.transaction():
            rows = [(self.next_id(table), raw) for raw in documents]
            self.insert_new(table, rows)
        return [key for key, _ in rows]

    def insert_new(self, table: str, rows: Sequence[Row]) -> None:
        """Write rows whose ids are known to be free; raises sqlite3.IntegrityError if one is not."""
        with self.transaction():
            if self.journal is not None:
                self.journal += [Change(table, key, None, raw) for key, raw in rows]
            self._insert(table, rows, 0)

    def _insert(self, table: str, rows: Sequence[Row], grown: int) -> None:
        """Insert rows, and count them and what else the table has `grown` by."""
        self._count(table, grown + len(rows))
        self._insert_rows(table, [self._row(table, each) for each in rows])

    def _insert_rows(self, table: str, rows: bulk.Rows) -> None:
        self.connection.executemany(f"INSERT INTO {physical(table)} VALUES (?, ?, ?)", rows)

    def _count(self, table: str, grown: int) -> None:
        count = f"UPDATE {REGISTRY} SET documents = documents + ? WHERE name = ?"
        if not self.connection.execute(count, (grown, table)).rowcount:
            self._ensure(table)
            self.connection.execute(count, (grown, table))

    def _row(self, table: str, row: Row) -> tuple[int, str | bytes, int]:
        key, raw = row
        return row_of(key, packed(raw, may_compress=self.compresses(table)))

    def compresses(self, table: str) -> bool:
        """Whether large documents of a table are kept compressed: SQLite can't look into these."""
        return not self.indexes.get(table) and _bare(table) not in self._looked_into

    def insert_packed(self, table: str, documents: Iterable[tuple[int, Packed]]) -> None:
        """Write documents whose ids are known to be free; raises sqlite3.IntegrityError if one is not."""
        rows = [row_of(key, each) for key, each in documents]
        with self.transaction():
            self._count(table, len(rows))
            if self.compresses(table):
                bulk.insert(self.connection, physical(table), rows)
            else:
                self._insert_rows(table, rows)

    def _note(self, table: str, key: int, after: bytes | None) -> None:
        if self.journal is not None:
            self.journal.append(Change(table, key, self.get(table, key), after))

    def _present(self, table: str, keys: Iterable[int]) -> Iterator[int]:
        wanted = list(keys)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            yield from (
                key
                for (key,) in self.connection.execute(
                    f"SELECT id FROM {physical(table)} WHERE id IN ({marks})", chunk
                )
            )

    def _ensure(self, table: str) -> None:
        execute = self.connection.execute
        if execute(f"SELECT 1 FROM {REGISTRY} WHERE name = ?", (table,)).fetchone():
            return
        # AUTOINCREMENT: the id of a removed document is never given to another
        columns = "id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, checksum INTEGER"
        execute(f"CREATE TABLE {physical(table)} ({columns})")
        execute(f"INSERT INTO {REGISTRY} VALUES (?, 0)", (table,))
        self._create_indexes(table)

    def recount(self, table: str) -> None:
        """Count the documents of `table` anew."""
        with self.transaction():
            self.connection.execute(
                f"UPDATE {REGISTRY} SET documents = (SELECT count(*) FROM {physical(table)}) WHERE name = ?",
                (table,),
            )

    def drop(self, table: str) -> None:
        """Remove `table` and forget its ids."""
        with self.transaction():
            if table in self.tables():
                self.connection.execute(f"DROP TABLE {physical(table)}")
                for path in self.indexes.get(table, ()):
                    if path[-1] == ELEMENTS:
                        self.connection.execute(f"DROP TABLE {lists.table_of(physical(table), path)}")
                self.connection.execute(f"DELETE FROM {REGISTRY} WHERE name = ?", (table,))
                self._next.pop(table, None)

    def next_id(self, table: str) -> int:
        """Reserve the next free id of `table`; inside a transaction only, where no other process can."""
        following = self._following(table)
        self._next[table] = following + 1
        return following

    def _following(self, table: str) -> int:
        following = self._next.get(table)
        if following is None:
            (last,) = self._one("SELECT seq FROM sqlite_sequence WHERE name = ?", (_bare(table),)) or (0,)
            following = last + 1
        return following

    def restart_ids(self, table: str) -> None:
        """Let the ids of an emptied table begin at 1."""
        self.connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (_bare(table),))
        self._next.pop(table, None)

    def taken(self, table: str, key: int) -> None:
        """Keep `next_id` above an id that was chosen by hand inside this transaction."""
        self._next[table] = max(key + 1, self._following(table))


def _bare(table: str) -> str:
    return physical(table)[1:-1].replace('""', '"')
