"""TinyDB's table on top of `SqliteStorage`: the same behaviour, the cost of what is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.documents.bodies import Packed, Row, physical
from store.documents.codec import dumps
from store.documents.plan import Plan, json_path, plan
from store.documents.storage import SqliteStorage
from store.documents.views import Changes, TableView, readable

Update = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class DocumentTable(Table):
    """A table whose reads decode only what they return and whose writes touch only what changed.

    Documents come in the order of their ids. `==`, `one_of` and `any` on an indexed field, alone, inside
    `&`, or on both sides of `|`, look the documents up; every other query looks at all of them, and its
    result is cached until anything is written, by this process or another.
    """

    _storage: SqliteStorage
    _cached_at: object = None

    @property
    def storage(self) -> SqliteStorage:
        """The storage below."""
        return self._storage

    # ---------------------------------------------------------------- TinyDB's override points

    def _read_table(self) -> Any:
        return TableView(self._storage, self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.transaction():
            changes = Changes(self._storage, self.name)
            updater(changes)
            changes.commit()
        self.clear_cache()

    def _get_next_id(self) -> int:
        return self._storage.next_id(self.name)

    # ---------------------------------------------------------------- one transaction each

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document and return its id; a `Document` keeps its own."""
        if isinstance(document, Mapping) and not isinstance(document, self.document_class):
            return self._insert_all([document])[0]
        with self._storage.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents and return their ids."""
        found = list(documents)
        if all(isinstance(each, Mapping) and not isinstance(each, self.document_class) for each in found):
            return self._insert_all(found)
        with self._storage.transaction():
            return super().insert_multiple(found)

    def _insert_all(self, documents: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert documents without an id under the next ones."""
        ids = self._storage.append(self.name, [dumps(dict(document)) for document in documents])
        self.clear_cache()
        return ids

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert this one; returns their ids."""
        with self._storage.transaction():
            return super().upsert(document, cond)

    def truncate(self) -> None:
        """Remove all documents and start counting ids at 1 again, as TinyDB does."""
        with self._storage.transaction():
            super().truncate()
            self._storage.restart_ids(self.name)

    # ---------------------------------------------------------------- planned queries

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match, by ascending id."""
        found = self._plan(cond)
        if found is not None:
            return [document for document in self._documents(self._candidates(found)) if cond(document)]
        if (version := self._storage.version()) != self._cached_at:
            self.clear_cache()
            self._cached_at = version
        return super().search(cond)

    def get(
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> Any:
        """One document by id or query (None if there is none), or the list of those with `doc_ids`."""
        if doc_id is None and doc_ids is not None:
            return self.fetch(sorted({int(key) for key in doc_ids}))
        if doc_id is None and cond is not None:
            found = self._plan(cond)
            if found is not None:
                documents = self._documents(self._candidates(found))
                return next((document for document in documents if cond(document)), None)
        return super().get(cond=cond, doc_id=doc_id)  # type: ignore[arg-type]

    def update(
        self, fields: Update, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Set fields of, or call a function on, the documents that match; returns their ids."""
        with self._storage.transaction():
            if cond is not None and doc_ids is None:
                return super().update(fields, doc_ids=self._matching(cond))
            return super().update(fields, cond, doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents that match; returns their ids."""
        with self._storage.transaction():
            if cond is not None and doc_ids is None:
                return super().remove(doc_ids=self._matching(cond))
            return super().remove(cond, doc_ids)

    def _plan(self, cond: QueryLike) -> Plan | None:
        return plan(cond, self._storage.indexes.get(self.name, ()), self._size)

    def _size(self, found: Plan) -> int:
        return sum(self._storage.size(self.name, path, values) for path, values in found)

    def _candidates(self, found: Plan) -> list[Row]:
        rows: dict[int, bytes] = {}
        for path, values in found:
            rows.update(self._storage.lookup(self.name, path, values))
        return sorted(rows.items())

    def _matching(self, cond: QueryLike) -> list[int]:
        found = self._plan(cond)
        rows = self._storage.scan(self.name) if found is None else self._candidates(found)
        return [key for key, document in readable(rows) if cond(document)]

    def _documents(self, rows: Iterable[Row]) -> Iterator[Document]:
        return (self.document_class(document, key) for key, document in readable(rows))

    # ---------------------------------------------------------------- beyond TinyDB: in bulk, in order

    def insert_packed(self, documents: Iterable[tuple[int, Packed]]) -> None:
        """Insert documents under ids known to be free; raises sqlite3.IntegrityError if one is not."""
        self._storage.insert_packed(self.name, documents)
        self.clear_cache()

    def put(self, records: Iterable[tuple[int, object]]) -> None:
        """Write documents, or records, under these ids, new or in place of what is there."""
        self._storage.apply(self.name, {key: dumps(record) for key, record in records})
        self.clear_cache()

    def following(self, after: int, number: int) -> list[Document]:
        """The first `number` documents with a greater id, ascending."""
        return list(self._documents(self._storage.following(self.name, after, number)))

    def fetch(self, doc_ids: Iterable[int]) -> list[Document]:
        """The documents with these ids in the order given; missing ones are left out."""
        return list(self._documents(self._storage.fetch(self.name, doc_ids)))

    def between(self, first: int, last: int) -> list[Document]:
        """The documents with `first <= id <= last`, ascending."""
        return list(self._documents(self._storage.between(self.name, first, last)))

    def last_id(self, first: int, last: int) -> int | None:
        """The largest id in `first..last` that is in use."""
        rows = self._storage.select(
            f"SELECT id FROM {physical(self.name)} WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            (first, last),
        )
        return int(rows[0][0]) if rows else None

    def page(
        self,
        offset: int,
        limit: int,
        *,
        by: str | None = None,
        descending: bool = False,
        below: int | None = None,
    ) -> list[int]:
        """Ids number `offset` to `offset + limit` in the order of the indexed field `by`, or of the id.

        Documents without that field are left out; in the order of ids `below` bounds them.
        """
        way = "DESC" if descending else "ASC"
        order, only = f"id {way}", "" if below is None else f"WHERE id < {below:d}"
        if by:
            key = json_path(tuple(by.split(".")))
            order, only = f"{key} {way}, id {way}", f"WHERE {key} IS NOT NULL"
        sql = f"SELECT id FROM {physical(self.name)} {only} ORDER BY {order} LIMIT ? OFFSET ?"
        return [found for (found,) in self._storage.select(sql, (limit, offset))]

    def place(self, doc_id: int, *, by: str | None = None, descending: bool = False) -> int:
        """How many documents come before this one in the order of the indexed field `by`, or of the id."""
        table, sign = physical(self.name), ">" if descending else "<"
        only = f"id {sign} :id"
        if by:
            key = json_path(tuple(by.split(".")))
            own = f"(SELECT {key} FROM {table} WHERE id = :id)"
            only = f"{key} IS NOT NULL AND {key} {sign}= {own} AND ({key}, id) {sign} ({own}, :id)"
        found = self._storage.select(f"SELECT count(*) FROM {table} WHERE {only}", {"id": doc_id})
        return int(found[0][0])


__all__ = ["Document", "DocumentTable"]
