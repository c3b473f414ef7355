"""Undo and redo that survive a restart.

Each change is stored with the documents it touched, before and after, in its own transaction. Taking it
back puts the documents of before in place, but only where they still are as the change left them: what
another window did later is never undone on the way.

An entry has a `state` ("undone", "kept") only when its change does not stand, so that a new one writes
nothing to the index of states.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from store.documents import Change, Database, Document, loads
from store.documents.bodies import physical
from store.documents.plan import json_path
from store.records import now

SESSION = os.urandom(16).hex()
"""This run of the program; undo reaches its own changes and those made before it opened the library."""

KEPT = 1000
"""Changes that can be taken back; the older ones go some at a time."""
_AT_A_TIME = 50

_UNDONE = f"SELECT id FROM {physical('history')} WHERE {json_path(('state',))} = 'undone' ORDER BY id"
"""Asked before each change, and answered by an index that is empty as a rule."""


class History:
    """The changes of a `notes.db`, newest last."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._entries = database.table("history")
        newest = self._entries.page(0, 1, descending=True)
        self._floor = newest[0] if newest else 0

    @contextmanager
    def recording(self, label: str) -> Iterator[None]:
        """One transaction; what is changed inside can be taken back under the name `label`."""
        storage = self._database.storage
        if storage.journal is not None:  # part of a larger change
            yield
            return
        with self._database.transaction():
            changes: list[Change] = []
            storage.journal = changes
            try:
                yield
            finally:
                storage.journal = None
            if changes:
                self._record(label, changes)

    def _record(self, label: str, changes: list[Change]) -> None:
        if undone := self._undone():
            self._entries.remove(doc_ids=[entry.doc_id for entry in undone])
        key = self._entries.insert(
            {
                "label": label,
                "session": SESSION,
                "at": now().isoformat(),
                "changes": _summed(changes),
            }
        )
        if key % _AT_A_TIME == 0:
            last = key - KEPT
            self._database.storage.apply(self._entries.name, {}, range(last - _AT_A_TIME + 1, last + 1))

    def undo(self) -> dict[str, Any] | None:
        """Take the latest change back and return its entry; None if there is none.

        If what it touched was changed since by another window, nothing is changed, the entry comes
        back with the state "kept", and the next undo goes on with the change before it.
        """
        with self._database.transaction():
            entry = self._latest()
            return self._turn(entry, 2, "undone") if entry else None

    def redo(self) -> dict[str, Any] | None:
        """Make the change that was last taken back again and return its entry; None if there is none."""
        with self._database.transaction():
            undone = self._undone()
            return self._turn(undone[0], 3, None) if undone else None

    def _turn(self, entry: Document, side: int, state: str | None) -> dict[str, Any] | None:
        """Put one side of the changes in place (2: before, 3: after)."""
        changes = entry["changes"]
        for table, key, before, after in changes:
            if self._database.table(table).get(doc_id=key) != (after if side == 2 else before):
                return self._left(entry, "kept")
        for change in changes:
            self._put(change[0], change[1], change[side])
        return self._left(entry, state)

    def _left(self, entry: Document, state: str | None) -> dict[str, Any]:
        """The entry with another state; None for a change that stands."""
        fields = {name: value for name, value in entry.items() if name != "state"}
        left = fields | {"state": state} if state else fields
        self._entries.put([(entry.doc_id, left)])
        return left

    def _put(self, table: str, key: int, document: dict[str, Any] | None) -> None:
        place = self._database.table(table)
        place.remove(doc_ids=[key])
        if document is not None:
            place.insert(Document(document, key))

    def _latest(self) -> Document | None:
        offset = 0
        while keys := self._entries.page(offset, 20, descending=True):
            for entry in self._entries.fetch(keys):
                if entry.get("state", "done") == "done" and self._reachable(entry):
                    return entry
            offset += len(keys)
        return None

    def _undone(self) -> list[Document]:
        """What can be made again, the last undone first."""
        found = self._database.storage.select(_UNDONE)
        entries = self._entries.fetch(key for (key,) in found) if found else ()
        return [entry for entry in entries if self._reachable(entry)]

    def _reachable(self, entry: Document) -> bool:
        return entry.doc_id <= self._floor or entry["session"] == SESSION


def _summed(changes: list[Change]) -> list[list[Any]]:
    """Per document: its table, id, first state and last state."""
    rows: dict[tuple[str, int], list[Any]] = {}
    for table, key, before, after in changes:
        row = rows.setdefault((table, key), [table, key, _plain(before), None])
        row[3] = _plain(after)
    return [row for row in rows.values() if row[2] != row[3]]


def _plain(raw: bytes | None) -> Any:
    return None if raw is None else loads(raw)
