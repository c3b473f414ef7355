"""TinyDB with `DocumentTable` and `SqliteStorage`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store.documents.storage import SqliteStorage
from store.documents.table import DocumentTable


class Database(TinyDB):
    """A TinyDB in an SQLite file; see `open_database`."""

    table_class: type[Table] = DocumentTable
    default_storage_class: type[Storage] = SqliteStorage  # type: ignore[assignment]
    _storage: SqliteStorage

    @property
    def storage(self) -> SqliteStorage:
        """The storage below."""
        return self._storage

    def table(self, name: str, **kwargs: Any) -> DocumentTable:
        """The table called `name`; it comes into being with its first document."""
        table = super().table(name, **kwargs)
        assert isinstance(table, DocumentTable)
        return table

    def transaction(self) -> AbstractContextManager[None]:
        """Everything written inside the `with` block is committed as one, or not at all."""
        return self._storage.transaction()

    def tables(self) -> set[str]:
        """The names of all tables."""
        return set(self._storage.tables())

    def drop_table(self, name: str) -> None:
        """Remove a table with its documents."""
        self._tables.pop(name, None)
        self._storage.drop(name)

    def drop_tables(self) -> None:
        """Remove all tables with their documents."""
        with self.transaction():
            for name in self._storage.tables():
                self._storage.drop(name)
        self._tables.clear()


def open_database(
    path: str | Path,
    *,
    indexes: Mapping[str, Sequence[str]] | None = None,
    durable: bool = True,
    read_only: bool = False,
    newest: int | None = None,
) -> Database:
    """Open the database in the file `path`, made if it is not there.

    `indexes` maps a table to the fields by which `==` and `one_of` queries find documents without
    looking at all of them; `any` queries do with "tags[]", the elements of a list.
    With `durable` a write returns when it is on disk. A document that is not as it was stored is left
    out, and to get it by its id raises sqlite3.DatabaseError (unless `storage.forgiving`).
    Raises NewerLayoutError, with nothing done, if the file has a later `PRAGMA user_version` than `newest`.

    >>> db = open_database(":memory:", indexes={"people": ["name"]})
    >>> db.table("people").insert({"name": "Tomas Arrel"})
    1
    >>> from tinydb import Query
    >>> db.table("people").get(Query().name == "Tomas Arrel").doc_id
    1
    """
    return Database(path, indexes=indexes, durable=durable, read_only=read_only, newest=newest)
