"""What goes to disk: only what changed, atomically, and nothing after an error."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tinydb import Query

from store.documents import Change, Database, DocumentTable, bulk, open_database


def test_a_write_touches_only_what_changed(people: DocumentTable) -> None:
    storage = people.storage
    storage.journal = []
    people.update({"age": 30})  # Ada is 30 already
    assert [(change.table, change.id) for change in storage.journal] == [("people", 2), ("people", 3)]
    storage.journal = []
    people.update(lambda _: None, Query().name.exists())
    assert storage.journal == []
    people.remove(doc_ids=[3])
    people.insert({"n": 1})
    assert storage.journal[0][:2] == ("people", 3)
    assert storage.journal[0].after is None
    assert storage.journal[1] == Change("people", 4, None, b'{"n":1}')


def test_reading_decodes_nothing_until_asked(people: DocumentTable) -> None:
    before = people.storage.connection.total_changes
    assert len(people) == 3
    assert people.get(doc_id=1)["name"] == "Ada"
    assert people.storage.connection.total_changes == before


def test_pages_in_the_order_of_a_field(people: DocumentTable) -> None:
    assert people.page(0, 2) == [1, 2]
    assert people.page(1, 2, descending=True) == [2, 1]
    assert people.page(0, 9, by="name", descending=True) == [3, 2, 1]
    assert people.page(0, 9, by="home.town") == [2, 1]
    assert [each["name"] for each in people.fetch([3, 9, 1])] == ["Cem", "Ada"]
    assert [each.doc_id for each in people.between(2, 9)] == [2, 3]
    assert people.last_id(0, 2) == 2
    assert people.last_id(5, 9) is None


def test_iterating_while_writing(people: DocumentTable) -> None:
    for document in people:
        people.insert({"name": "copy of " + document["name"]})
    assert len(people) == 6
    for document in people:
        people.remove(doc_ids=[document.doc_id])
    assert len(people) == 0


def test_what_cannot_be_json_is_not_stored(people: DocumentTable) -> None:
    with pytest.raises(TypeError):
        people.insert({"name": object()})
    with pytest.raises(TypeError):
        people.insert_multiple([{"name": "Dot"}, {"name": object()}])
    assert len(people) == 3


@pytest.mark.parametrize("change", ["body = replace(body, 'Ben', 'Len')", "id = 9"])
def test_what_is_not_as_it_was_stored_is_not_given_out(people: DocumentTable, change: str) -> None:
    people.storage.connection.execute(f"UPDATE doc_people SET {change} WHERE id = 2")
    assert [each["name"] for each in people] == ["Ada", "Cem"]
    assert people.search(Query().name.one_of(["Ada", "Ben", "Len"])) == [people.get(doc_id=1)]
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        people.get(doc_id=9 if "id" in change else 2)


def test_a_file_without_checksums_gets_them_once_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    with sqlite3.connect(path) as older:
        older.executescript(
            "CREATE TABLE tinydb_tables (name TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;"
            "INSERT INTO tinydb_tables VALUES ('_default', 1);"
            'CREATE TABLE "doc__default" (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);'
            """INSERT INTO "doc__default" (body) VALUES ('{"name":"Ada"}')"""
        )
    older.close()
    for read_only in (True, False, True):
        with open_database(path, read_only=read_only) as database:
            assert [each["name"] for each in database] == ["Ada", "Ben"][: len(database)]
            if not read_only:
                database.insert({"name": "Ben"})
                older = database.storage.connection
                assert [older.execute("SELECT checksum > 0 FROM doc__default").fetchall()] == [
                    [(None,), (1,)]
                ]


def test_an_index_is_made_for_documents_that_are_there_already(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    with open_database(path) as database:
        database.table("people").insert_multiple([{"name": "Ada"}, {"name": "Ben"}])
    with open_database(path, indexes={"people": ["name"]}) as database:
        rows = database.storage.connection.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM doc_people WHERE json_extract(body, '$.\"name\"') IN ('Ben')"
        ).fetchall()
        assert "USING INDEX" in rows[0][-1]
        assert database.table("people").search(Query().name == "Ben")[0].doc_id == 2


def test_an_index_is_kept_by_programs_that_do_not_ask_for_it(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    indexes = {"people": ["name", "tags[]"]}
    with open_database(path, indexes=indexes) as database:
        database.table("people").insert({"name": "Ada"})
    with open_database(path) as database:
        database.table("people").insert({"name": "Ben", "tags": ["new"], "life": "long " * 1000})
    with open_database(path, indexes=indexes) as database:
        for query in (Query().name == "Ben", Query().tags.any(["new"])):
            assert [each.doc_id for each in database.table("people").search(query)] == [2]


def test_a_read_only_database_refuses_writes(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with open_database(path) as database:
        database.insert({"n": 1})
    with open_database(f"file:{path}?mode=ro", read_only=True) as database:
        assert database.all() == [{"n": 1}]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.insert({"n": 2})


def test_a_second_writer_waits_and_is_then_refused(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    with open_database(path) as one, Database(path, timeout=0.05) as two:
        with one.transaction():
            one.insert({"n": 1})
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                two.insert({"n": 2})
        two.insert({"n": 3})
        assert one.all() == [{"n": 1}, {"n": 3}]


def test_commits_are_durable_by_default(tmp_path: Path) -> None:
    with open_database(tmp_path / "a.db") as durable, open_database(tmp_path / "b.db", durable=False) as fast:
        levels = [
            each.storage.connection.execute("PRAGMA synchronous").fetchone()[0] for each in (durable, fast)
        ]
        modes = [
            each.storage.connection.execute("PRAGMA journal_mode").fetchone()[0] for each in (durable, fast)
        ]
    assert levels == [2, 1]
    assert modes == ["wal", "wal"]


@pytest.mark.parametrize("number", [0, 1, 7, 1024, 2500])
def test_many_rows_are_inserted_as_one_by_one(number: int) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, word)")
    rows = [(n, f"word{n}") for n in range(number)]
    bulk.insert(connection, "t", rows)
    assert connection.execute("SELECT * FROM t ORDER BY id").fetchall() == rows
    if rows:
        with pytest.raises(sqlite3.IntegrityError):
            bulk.insert(connection, "t", rows[:1])
