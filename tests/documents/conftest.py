"""A database of people, in a file and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.documents import Database, DocumentTable, open_database

INDEXES = {"people": ["name", "home.town"], "_default": ["name"]}


@pytest.fixture(params=["file", "memory"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    where = tmp_path / "people.db" if request.param == "file" else ":memory:"
    with open_database(where, indexes=INDEXES, durable=False) as opened:
        yield opened


@pytest.fixture
def people(database: Database) -> DocumentTable:
    """Three people: 1 Ada, 2 Ben, 3 Cem."""
    table = database.table("people")
    table.insert_multiple(
        [
            {"name": "Ada", "age": 30, "home": {"town": "Veyra"}},
            {"name": "Ben", "age": 41, "home": {"town": "Oren"}},
            {"name": "Cem", "age": 41, "tags": ["new", "north"]},
        ]
    )
    return table
