"""Queries on indexed fields find by index: SQLite says so, and nothing else is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB
from tinydb.queries import QueryInstance
from tinydb.storages import MemoryStorage

import store.documents.views
from store.documents import DocumentTable, loads, open_database

INDEXES = {"statements": ["speaker", "article", "kind", "date", "tags[]"]}
Q = Query()


def document(n: int) -> dict[str, Any]:
    return {
        "speaker": f"Speaker {n % 50}",
        "article": f"{n % 100:064x}",
        "kind": "mixed" if n % 200 == 7 else "direct",
        "date": f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
        "tags": [f"tag {n % 40}", "all"] if n % 2 else [],
        "words": f"what was said {n}",
    }


@pytest.fixture
def statements(tmp_path: Path) -> Iterator[DocumentTable]:
    with open_database(tmp_path / "statements.db", indexes=INDEXES, durable=False) as database:
        table = database.table("statements")
        table.insert_multiple(map(document, range(2000)))
        yield table


PLANNED = [
    Q.speaker == "Speaker 7",
    Q.article == f"{7:064x}",
    Q.kind == "mixed",
    Q.date.one_of(["2024-03-03", "2024-04-04"]),
    Q.tags.any(["tag 7", "tag 9"]),
    (Q.tags.any(["tag 7"])) & (Q.kind == "direct"),
    (Q.words.search("said")) & (Q.speaker == "Speaker 7"),
    (Q.speaker == "Speaker 7") | (Q.tags.any(["tag 9"])),
]


@pytest.mark.parametrize("query", PLANNED)
def test_only_what_the_index_finds_is_decoded(
    statements: DocumentTable, query: QueryInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = []

    def counted(raw: bytes) -> Any:
        decoded.append(raw)
        return loads(raw)

    monkeypatch.setattr(store.documents.views, "loads", counted)
    asked: list[str] = []
    statements.storage.connection.set_trace_callback(asked.append)
    found = statements.search(query)
    statements.storage.connection.set_trace_callback(None)
    assert [each.doc_id for each in found] == [n + 1 for n in range(2000) if query(document(n))]
    assert 0 < len(found) <= len(decoded) <= 200
    for sql in asked:
        steps = [step for *_, step in statements.storage.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert not any(step.startswith("SCAN") for step in steps), steps
        assert any("USING" in step for step in steps)


@pytest.mark.parametrize("query", [Q.words == "what was said 3", ~(Q.kind == "direct"), Q.tags.all(["all"])])
def test_everything_else_is_found_by_looking_at_all(statements: DocumentTable, query: QueryInstance) -> None:
    assert [each.doc_id for each in statements.search(query)] == [
        n + 1 for n in range(2000) if query(document(n))
    ]


def test_lists_are_followed_through_every_change(tmp_path: Path) -> None:
    path = tmp_path / "people.db"

    def tagged(table: DocumentTable, tag: object) -> list[int]:
        return [each.doc_id for each in table.search(Q.tags.any([tag]))]

    with open_database(path) as database:
        database.table("people").insert_multiple(
            [{"tags": ["aa", "aa", 1]}, {"tags": "aa"}, {"tags": {"bb": "aa"}}]
        )
    with open_database(path, indexes={"people": ["tags[]"]}) as database:
        people = database.table("people")
        assert (tagged(people, "aa"), tagged(people, 1), tagged(people, "bb")) == ([1], [1], [3])
        people.insert({"tags": ["bb", None, ["aa"], {"cc": "aa"}]})
        people.update({"tags": ["aa", "bb"]}, doc_ids=[2])
        assert (tagged(people, "aa"), tagged(people, "bb")) == ([1, 2], [2, 3, 4])
        people.update({"name": "Ada"}, Q.tags.any(["bb"]))
        assert people.remove(Q.tags.any(["aa"])) == [1, 2]
        assert (tagged(people, "aa"), tagged(people, "bb")) == ([], [3, 4])
        assert tagged(people, None) == [4]
        database.drop_table("people")
        assert tagged(database.table("people"), "bb") == []
        database.table("people").insert({"tags": ["bb"]})
        assert tagged(database.table("people"), "bb") == [1]
        people.truncate()
        assert tagged(people, "bb") == []
    with open_database(path, indexes={"people": ["name", "tags[]", "others[]"]}, read_only=True) as database:
        assert database.table("people").search(Q.others.any(["x"])) == []


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-2, 2), st.text("aA", max_size=2))
TAGS = st.one_of(VALUES, st.lists(VALUES, max_size=3), st.dictionaries(st.text("a", max_size=2), VALUES))


@given(documents=st.lists(TAGS, max_size=6), wanted=st.lists(VALUES, max_size=2))
def test_any_is_the_same_as_in_stock_tinydb(documents: list[Any], wanted: list[Any]) -> None:
    stock = TinyDB(storage=MemoryStorage)
    stock.insert_multiple({"tags": tags} for tags in documents)
    with open_database(":memory:", indexes={"_default": ["tags[]"]}) as ours:
        ours.insert_multiple({"tags": tags} for tags in documents)
        query = Q.tags.any(wanted)
        assert [each.doc_id for each in ours.search(query)] == [each.doc_id for each in stock.search(query)]
