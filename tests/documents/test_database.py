"""What TinyDB promises of a database holds for ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from store.documents import Database, SqliteStorage, open_database


def test_the_default_table_answers_for_the_database(database: Database) -> None:
    database.insert({"name": "Ada"})
    assert isinstance(database, TinyDB)
    assert len(database) == 1
    assert [document["name"] for document in database] == ["Ada"]
    assert database.search(where("name") == "Ada")
    assert database.tables() == {"_default"}


def test_a_table_is_the_same_object_each_time(database: Database) -> None:
    assert database.table("a") is database.table("a")


def test_tables_are_apart(database: Database) -> None:
    strange = ["a", "A", "^a", "a b", 'q"uote', "x'; drop table y; --", "", "ü", "1"]
    for name in strange:
        database.table(name).insert({"in": name})
    assert database.tables() == set(strange)
    assert [database.table(name).all() for name in strange] == [[{"in": name}] for name in strange]


def test_dropping_tables(database: Database) -> None:
    database.table("a").insert({})
    database.table("b").insert({})
    database.drop_table("a")
    database.drop_table("never")
    assert database.tables() == {"b"}
    database.drop_tables()
    assert database.tables() == {*()}
    assert len(database.table("b")) == 0


def test_closing_and_reopening(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with open_database(path) as database:
        database.table("people").insert({"name": "Ada"})
    with open_database(path) as database:
        assert database.table("people").all() == [{"name": "Ada"}]


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    with database.transaction():
        database.table("a").insert({"n": 1})
        database.table("b").insert({"n": 2})

    def fail() -> None:
        with database.transaction():
            database.table("a").insert({"n": 3})
            with database.transaction():
                database.table("b").remove(Query().n == 2)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert database.table("a").all() == [{"n": 1}]
    assert database.table("b").all() == [{"n": 2}]
    assert len(database.table("a")) == 1


def test_stock_tools_read_and_write_the_storage(database: Database) -> None:
    assert database.storage.read() is None
    database.table("a").insert_multiple([{"n": 1}, {"n": 2}])
    data = database.storage.read()
    assert data is not None
    assert {name: dict(table) for name, table in data.items()} == {"a": {"1": {"n": 1}, "2": {"n": 2}}}
    stock = TinyDB(storage=MemoryStorage)
    stock.storage.write({name: dict(table) for name, table in data.items()})
    assert stock.table("a").all() == database.table("a").all()
    database.storage.write({"b": {"7": {"n": 7}}, "a": data["a"]})
    assert database.tables() == {"a", "b"}
    assert database.table("b").get(doc_id=7) == {"n": 7}
    assert len(database.table("a")) == 2
    database.storage.write({})
    assert database.tables() == {*()}


@pytest.mark.parametrize("storage", [SqliteStorage, CachingMiddleware(SqliteStorage)])  # type: ignore[no-untyped-call]
def test_stock_tinydb_takes_the_storage_alone_and_under_middleware(tmp_path: Path, storage: Any) -> None:
    path = tmp_path / "stock.db"
    with TinyDB(path, storage=storage) as stock:
        people = stock.table("people")
        people.insert_multiple([{"name": "Ada"}, {"name": "Ben"}, {"name": "Cem"}])
        people.update({"seen": True}, where("name") == "Ben")
        people.remove(where("name") == "Ada")
        assert people.upsert({"name": "Dot"}, where("name") == "Dot") == [4]
    with open_database(path) as database:
        assert [each.doc_id for each in database.table("people")] == [2, 3, 4]
        assert database.table("people").get(doc_id=2) == {"name": "Ben", "seen": True}


def test_the_lazy_table_is_a_mapping(database: Database) -> None:
    database.table("a").insert({"n": 1})
    table = (database.storage.read() or {})["a"]
    assert list(table) == ["1"]
    assert list(table.values()) == [{"n": 1}]
    assert "1" in table
    assert "x" not in table
    with pytest.raises(KeyError):
        table["2"]


def test_two_connections_share_one_file(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    with open_database(path) as one, open_database(path) as two:
        assert [db.table("t").insert({"n": n}) for n, db in enumerate((one, two, one))] == [1, 2, 3]
        assert two.table("t").all() == [{"n": 0}, {"n": 1}, {"n": 2}]
        one.drop_table("t")
        assert two.table("t").all() == []
        assert two.table("t").insert({}) == 1
        assert len(one.table("t")) == 1
