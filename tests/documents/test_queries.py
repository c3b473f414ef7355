"""Planned or scanned, a query finds the same documents as stock TinyDB."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB
from tinydb.operations import set as set_field
from tinydb.queries import QueryInstance
from tinydb.storages import MemoryStorage

from store.documents import DocumentTable, open_database
from store.documents.plan import plan

Who = Query()
INDEXED = (("name",), ("home", "town"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Who.name == "Ada", [1]),
        (Who["home"]["town"] == "Oren", [2]),
        (Who.name.one_of(["Ada", "Cem"]), [1, 3]),
        ((Who.name == "Ben") & (Who.age == 41), [2]),
        ((Who.age == 41) & (Who.name == "Ada"), []),
        ((Who.name == "Ben") | (Who.name == "Ada"), [1, 2]),
        ((Who.name == "Ben") | (Who.age == 30), [1, 2]),
        (~(Who.name == "Ben"), [1, 3]),
        (Who.name != "Ben", [1, 3]),
        (Who.age >= 41, [2, 3]),
        (Who.home.exists(), [1, 2]),
        (Who.name.matches("[AB]"), [1, 2]),
        (Who.name.search("e"), [2, 3]),
        (Who.age.test(lambda age: age < 40), [1]),
        (Who.tags.any(["north"]), [3]),
        (Who.tags.all(["new", "north"]), [3]),
        (Who.fragment({"age": 41, "name": "Cem"}), [3]),
        (Who.noop(), [1, 2, 3]),
        (Who.name.map(str.lower) == "ada", [1]),
    ],
)
def test_queries(people: DocumentTable, query: QueryInstance, found: list[int]) -> None:
    assert [each.doc_id for each in people.search(query)] == found
    first = people.get(query)
    assert (first.doc_id if first else None) == (found[0] if found else None)
    assert people.count(query) == len(found)
    assert people.update({"hit": True}, query) == found
    assert people.remove(query) == found


@pytest.mark.parametrize(
    ("query", "planned"),
    [
        (Who.name == "Ada", True),
        (Who.home.town == "Oren", True),
        (Who.name.one_of(["Ada"]), True),
        ((Who.age > 1) & (Who.name == "Ada"), True),
        ((Who.name == "Ada") | (Who.home.town == "x"), True),
        ((Who.name == "Ada") | (Who.age == 1), False),
        (Who.name == None, False),  # noqa: E711  (also true of a null that SQL has no index entry for)
        (Who.name == ["Ada"], False),
        (Who.name.one_of("Ada"), False),
        (~(Who.name == "Ada"), False),
        (Who.age == 1, False),
        (Who.name.map(str.lower) == "ada", False),
    ],
)
def test_what_is_planned(query: QueryInstance, planned: bool) -> None:
    assert (plan(query, INDEXED, len) is not None) == planned


def test_a_planned_query_decodes_only_what_it_finds(
    people: DocumentTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.insert_multiple({"name": f"no {n}"} for n in range(1000))

    def scan(*_: object) -> None:
        raise AssertionError("it looked at everything")

    monkeypatch.setattr(type(people.storage), "scan", scan)
    assert people.search(Who.name == "Ada")[0].doc_id == 1
    assert people.update({"age": 2}, Who.name == "Ada") == [1]
    assert people.get(doc_ids=[2])[0]["name"] == "Ben"
    with pytest.raises(AssertionError):
        people.search(Who.age == 1)


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-2, 2), st.floats(-2, 2), st.text("aA1", max_size=2))
FIELDS = st.sampled_from(["name", "age"])
DOCUMENTS = st.lists(st.dictionaries(FIELDS, st.one_of(VALUES, st.lists(VALUES, max_size=1))), max_size=8)


@st.composite
def queries(draw: Any, depth: int = 2) -> QueryInstance:
    field = Query()[draw(FIELDS)]
    shapes = 2 + (3 if depth else 0)
    shape = draw(st.integers(0, shapes - 1))
    found: list[QueryInstance]
    if shape < 2:
        found = [field == draw(VALUES), field.one_of(draw(st.lists(VALUES, max_size=3)))]
    else:
        left, right = draw(queries(depth - 1)), draw(queries(depth - 1))
        found = [left & right, left | right, ~left]
    chosen: QueryInstance = found[shape if shape < 2 else shape - 2]
    return chosen


@given(documents=DOCUMENTS, query=queries())
def test_the_same_as_stock_tinydb(documents: list[dict[str, Any]], query: QueryInstance) -> None:
    stock = TinyDB(storage=MemoryStorage)
    stock.insert_multiple(documents)
    with open_database(":memory:", indexes={"_default": ["name"]}) as ours:
        ours.insert_multiple(documents)
        assert [each.doc_id for each in ours.search(query)] == [each.doc_id for each in stock.search(query)]
        assert ours.search(query) == stock.search(query)


def change(document: Any) -> None:
    document["age"] = [document.pop("name", None)]


Act = Callable[[Any], Any]
DOCUMENT = st.dictionaries(FIELDS, VALUES)
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda document: lambda table: table.insert(document), DOCUMENT),
    st.builds(lambda documents: lambda table: table.insert_multiple(documents), DOCUMENTS),
    st.builds(lambda fields, query: lambda table: table.update(fields, query), DOCUMENT, queries()),
    st.builds(lambda query: lambda table: table.update(change, query), queries()),
    st.builds(
        lambda *pairs: lambda table: table.update_multiple([pairs[:2], (set_field("age", 1), pairs[2])]),
        DOCUMENT, queries(), queries(),
    ),
    st.builds(lambda document, query: lambda table: table.upsert(document, query), DOCUMENT, queries()),
    st.builds(lambda query: lambda table: table.remove(query), queries()),
    st.builds(lambda query: lambda table: (table.count(query), table.contains(query)), queries()),
    st.builds(lambda query: lambda table: table.search(query), queries()),
)  # fmt: skip


@given(acts=st.lists(ACTS, max_size=8))
def test_a_walk_leads_to_the_same_as_in_stock_tinydb(acts: list[Act]) -> None:
    stock = TinyDB(storage=MemoryStorage)
    with open_database(":memory:", indexes={"_default": ["name", "age[]"]}) as ours:
        for act in acts:
            assert act(ours) == act(stock)
            assert ours.all() == stock.all()
