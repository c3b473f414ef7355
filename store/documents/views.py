"""What TinyDB sees of a table: a lazy mapping to read, a change-tracking one to write."""

from __future__ import annotations

import sqlite3
from collections.abc import ItemsView, Iterable, Iterator, Mapping, MutableMapping, ValuesView
from typing import TYPE_CHECKING, Any

from store.documents.bodies import Row
from store.documents.codec import dumps, loads

if TYPE_CHECKING:
    from store.documents.storage import SqliteStorage

Fields = dict[str, Any]


def readable(rows: Iterable[Row]) -> Iterator[tuple[int, Fields]]:
    """Ids and documents of rows, without documents that are damaged: to get one of these by its id raises."""
    for key, raw in rows:
        try:
            document = loads(raw)
        except sqlite3.DatabaseError:
            continue
        yield key, document


class TableView(Mapping[str, Fields]):
    """The documents of a table by their id as a string, decoded one by one when asked for."""

    def __init__(self, storage: SqliteStorage, name: str) -> None:
        self._storage = storage
        self._name = name

    def __getitem__(self, key: str) -> Fields:
        try:
            raw = self._storage.get(self._name, int(key))
        except ValueError:
            raw = None
        if raw is None:
            raise KeyError(key)
        document: Fields = loads(raw)
        return document

    def __iter__(self) -> Iterator[str]:
        return (str(key) for key in self._storage.ids(self._name))

    def __len__(self) -> int:
        return self._storage.count(self._name)

    def items(self) -> ItemsView[str, Fields]:
        """Ids and documents in one pass over the file."""
        return _Items(self)

    def values(self) -> ValuesView[Fields]:
        """The documents in one pass over the file."""
        return _Values(self)

    def scan(self) -> Iterator[tuple[str, Fields]]:
        """Ids and documents by ascending id."""
        return ((str(key), document) for key, document in readable(self._storage.scan(self._name)))


class _Items(ItemsView[str, Fields]):
    _mapping: TableView

    def __iter__(self) -> Iterator[tuple[str, Fields]]:
        return self._mapping.scan()


class _Values(ValuesView[Fields]):
    _mapping: TableView

    def __iter__(self) -> Iterator[Fields]:
        return (document for _, document in self._mapping.scan())


class Changes(MutableMapping[int, Fields]):
    """A table as an updater changes it: what it reads and writes is remembered, the rest is left alone."""

    def __init__(self, storage: SqliteStorage, name: str) -> None:
        self._storage = storage
        self._name = name
        self._read: dict[int, tuple[Fields, bytes]] = {}
        self._written: dict[int, Fields] = {}
        self._deleted: set[int] = set()

    def __getitem__(self, key: int) -> Fields:
        if key in self._written:
            return self._written[key]
        if key in self._deleted:
            raise KeyError(key)
        if key not in self._read:
            raw = self._storage.get(self._name, key)
            if raw is None:
                raise KeyError(key)
            self._read[key] = loads(raw), raw
        return self._read[key][0]

    def __setitem__(self, key: int, document: Fields) -> None:
        self._written[key] = document
        self._deleted.discard(key)
        self._storage.taken(self._name, key)

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._written.pop(key, None)
        self._read.pop(key, None)
        self._deleted.add(key)

    def __contains__(self, key: object) -> bool:
        if key in self._written or key in self._read:
            return True
        if key in self._deleted or not isinstance(key, int):
            return False
        return self._storage.has(self._name, key)

    def __iter__(self) -> Iterator[int]:
        stored = self._storage.ids(self._name)
        yield from (key for key in stored if key not in self._deleted)
        known = set(stored)
        yield from [key for key in self._written if key not in known]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._read.clear()
        self._written.clear()
        self._deleted.update(self._storage.ids(self._name))

    def commit(self) -> None:
        """Write what differs from what is stored."""
        puts = {key: dumps(document) for key, document in self._written.items()}
        for key, (document, before) in self._read.items():
            if key not in puts and (after := dumps(document)) != before:
                puts[key] = after
        self._storage.apply(self._name, puts, self._deleted - puts.keys())
