"""What TinyDB promises of a table holds for ours."""

from __future__ import annotations

from collections import UserDict
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import Query
from tinydb.operations import add, decrement, delete, increment, set, subtract  # noqa: A004

from store.documents import Database, Document, DocumentTable, open_database

Who = Query()


def names(documents: list[Document]) -> list[str]:
    return [document["name"] for document in documents]


def test_insert_numbers_from_one(database: Database) -> None:
    assert [database.insert({"n": n}) for n in range(3)] == [1, 2, 3]


def test_insert_many_returns_all_ids(people: DocumentTable) -> None:
    assert people.insert_multiple({"n": n} for n in range(2)) == [4, 5]
    assert people.insert_multiple([]) == []


def test_insert_takes_any_mapping_and_nothing_else(people: DocumentTable) -> None:
    assert people.insert(UserDict(name="Dot")) == 4
    for wrong in ([1], {"a"}, "text", 7):
        with pytest.raises(ValueError, match="Mapping"):
            people.insert(wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Mapping"):
        people.insert_multiple([{"name": "Eve"}, 3])  # type: ignore[list-item]
    assert len(people) == 4, "a batch with a wrong document stores none of it"


def test_a_document_keeps_its_own_id(people: DocumentTable) -> None:
    assert people.insert(Document({"name": "Ten"}, 10)) == 10
    assert people.insert({"name": "Eleven"}) == 11
    assert people.insert_multiple([Document({"name": "Twenty"}, 20), {"name": "Next"}]) == [20, 21]
    with pytest.raises(ValueError, match="already exists"):
        people.insert(Document({"name": "again"}, 10))
    with pytest.raises(ValueError, match="already exists"):
        people.insert_multiple([{"name": "x"}, Document({"name": "again"}, 10)])
    assert len(people) == 7


def test_a_returned_document_is_a_copy(people: DocumentTable) -> None:
    document = people.get(doc_id=1)
    document["home"]["town"] = "elsewhere"
    assert people.get(doc_id=1)["home"] == {"town": "Veyra"}
    given = {"tags": ["one"]}
    key = people.insert(given)
    given["tags"].append("two")
    assert people.get(doc_id=key) == {"tags": ["one"]}


def test_get_by_id_ids_and_query(people: DocumentTable) -> None:
    assert people.get(doc_id=2)["name"] == "Ben"
    assert people.get(doc_id=2).doc_id == 2
    assert people.get(doc_id=99) is None
    assert people.get(doc_id=2**70) is None
    assert names(people.get(doc_ids=[3, 1, 99, 2**70])) == ["Ada", "Cem"]
    assert people.get(Who.age == 41)["name"] == "Ben"
    assert people.get(Who.name == "Cem").doc_id == 3
    assert people.get(Who.name == "nobody") is None
    assert people.get(Who.age == 5) is None
    with pytest.raises(RuntimeError):
        people.get()


def test_contains_and_count(people: DocumentTable) -> None:
    assert people.contains(Who.name == "Ada")
    assert people.contains(doc_id=3)
    assert not people.contains(Who.age == 1)
    assert not people.contains(doc_id=9)
    assert people.count(Who.age == 41) == 2
    with pytest.raises(RuntimeError):
        people.contains()


def test_len_iteration_and_all_go_by_id(people: DocumentTable) -> None:
    people.insert(Document({"name": "Zero"}, 0))
    assert len(people) == 4
    assert names(list(people)) == names(people.all()) == ["Zero", "Ada", "Ben", "Cem"]


def test_update_with_fields_function_ids_and_all(people: DocumentTable) -> None:
    assert people.update({"age": 42}, Who.name == "Ben") == [2]
    assert people.update(increment("age"), Who.age > 40) == [2, 3]
    assert people.update({"seen": True}, doc_ids=[1, 99, 3]) == [1, 3]
    assert people.update({"all": 1}) == [1, 2, 3]
    assert people.update({"age": 0}, Who.name == "nobody") == []
    assert [each.get("age") for each in people] == [30, 43, 42]
    assert [each.get("seen") for each in people] == [True, None, True]


def test_operations(people: DocumentTable) -> None:
    one = Who.name == "Ada"
    people.update(add("age", 5), one)
    people.update(subtract("age", 1), one)
    people.update(decrement("age"), one)
    people.update(set("town", "Oren"), one)
    people.update(delete("home"), one)
    assert people.get(one) == {"name": "Ada", "age": 33, "town": "Oren"}


def test_an_update_that_fails_changes_nothing(people: DocumentTable) -> None:
    def rename(document: MutableMapping[str, object]) -> None:
        document["name"] = "changed"
        if document["age"] == 41:
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        people.update(rename)
    assert names(people.all()) == ["Ada", "Ben", "Cem"]


def test_update_multiple(people: DocumentTable) -> None:
    changed = people.update_multiple([({"a": 1}, Who.age == 30), (delete("tags"), Who.tags.exists())])
    assert changed == [1, 3]
    assert people.get(doc_id=1)["a"] == 1
    assert "tags" not in people.get(doc_id=3)


def test_upsert(people: DocumentTable) -> None:
    assert people.upsert({"age": 50}, Who.name == "Ada") == [1]
    assert people.upsert({"name": "Dot"}, Who.name == "Dot") == [4]
    assert people.upsert(Document({"age": 2}, 2)) == [2]
    assert people.upsert(Document({"name": "Hex"}, 16)) == [16]
    assert people.insert({"name": "after"}) == 17
    with pytest.raises(ValueError, match="doc_id"):
        people.upsert({"name": "x"})
    assert people.get(doc_id=2)["name"] == "Ben"


def test_remove(people: DocumentTable) -> None:
    assert people.remove(Who.age == 41) == [2, 3]
    assert people.remove(doc_ids=[1, 5]) == [1]
    assert len(people) == 0
    with pytest.raises(RuntimeError):
        people.remove()


def test_ids_are_never_given_twice(database: Database, people: DocumentTable) -> None:
    people.remove(doc_ids=[3])
    assert people.insert({"name": "new"}) == 4
    database.drop_table("people")
    assert database.table("people").insert({"name": "first of a new table"}) == 1


def test_ids_are_never_given_twice_after_a_restart(tmp_path: Path) -> None:
    for expected in (1, 2, 3):
        with open_database(tmp_path / "ids.db") as database:
            assert database.insert({}) == expected
            database.remove(doc_ids=[expected])


def test_truncate_starts_anew(people: DocumentTable) -> None:
    people.truncate()
    assert people.all() == []
    assert people.insert({}) == 1


def test_a_table_exists_once_written(database: Database) -> None:
    table = database.table("empty")
    assert database.tables() == {*()}
    assert table.all() == []
    assert len(table) == 0
    assert table.get(doc_id=1) is None
    assert table.search(Who.name == "x") == []
    table = database.table("people")
    assert table.search((Who.name == "x") & (Who.home.town == "y")) == []
    table = database.table("empty")
    database.table("kept", persist_empty=True)
    assert database.tables() == {"kept"}
    table.insert({})
    assert database.tables() == {"kept", "empty"}


@pytest.mark.parametrize(
    "value", [None, True, 1.5, -7, 2**70, "“naïve” \0 🙂", "\ud800", [1, [2]], {"a": {}}]
)
def test_every_json_value_comes_back(people: DocumentTable, value: object) -> None:
    key = people.insert({"name": value})
    assert people.get(doc_id=key) == {"name": value}
    assert people.get(Who.name == value).doc_id == key
    assert people.search(Who.name.one_of([value, "no"]))[0].doc_id == key


def test_a_result_is_cached_until_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "cached.db"
    with open_database(path, durable=False) as one, open_database(path, durable=False) as other:
        people, adults = one.table("people"), Who.age >= 18
        people.insert({"name": "Ada", "age": 30})
        assert people.search(adults) == people.search(adults)
        assert adults in people._query_cache
        other.table("people").insert({"name": "Ben", "age": 41})
        assert names(people.search(adults)) == ["Ada", "Ben"]
        one.table("people").storage.apply("people", {}, [2])
        assert names(people.search(adults)) == ["Ada"]
        with suppress(KeyError), one.transaction():
            people.insert({"name": "Cem", "age": 41})
            assert names(people.search(adults)) == ["Ada", "Cem"]
            raise KeyError
        assert names(people.search(adults)) == ["Ada"]
        assert len(one.table("uncached", cache_size=0)._query_cache) == 0
