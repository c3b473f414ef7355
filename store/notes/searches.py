"""Searches that people keep under a name."""

from __future__ import annotations

from tinydb import Query

from store.errors import NotFoundError, OnrecordError
from store.notes.database import Notes
from store.results import SavedSearch
from store.search.text import fold


class SavedSearches:
    """Named queries in `notes.db`; a name is one whatever its case and accents."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._table = notes.database.table("searches")

    def all(self) -> list[SavedSearch]:
        """The saved searches by name."""
        kept = sorted(self._table, key=lambda document: str(document["key"]))
        return [SavedSearch(name=each["name"], query=each["query"]) for each in kept]

    def save(self, name: str, query: str) -> None:
        """Keep `query` under `name`, in place of what had that name."""
        name = " ".join(name.split())
        if not name:
            raise OnrecordError("a saved search needs a name")
        key = fold(name)
        with self._notes.change(f"saving of the search “{name}”"):
            self._table.upsert({"key": key, "name": name, "query": query}, Query().key == key)

    def forget(self, name: str) -> None:
        """Remove the search of that name; raises NotFoundError."""
        key = fold(" ".join(name.split()))
        with self._notes.change(f"removal of the search “{name}”"):
            if not self._table.remove(Query().key == key):
                raise NotFoundError(f"there is no saved search “{name}”")
