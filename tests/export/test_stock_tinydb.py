"""The file that stock TinyDB opens, read by stock TinyDB."""

from __future__ import annotations

from pathlib import Path

from tinydb import Query, TinyDB

from store import Library
from store.export import FORMATS
from tests.export.conftest import ARTICLE, TEXT, span


def test_tinydb_opens_what_was_exported(library: Library, tmp_path: Path) -> None:
    library.annotate(ARTICLE.id, [span("no offer")], note="a note", tags=("pay",))
    path = tmp_path / "library.json"
    path.write_bytes(b"".join(FORMATS["tinydb"].write(library, "")))
    with TinyDB(path) as database:
        assert database.tables() == {"articles", "agents", "statements", "facts", "annotations", "decided"}
        (article,) = database.table("articles")
        assert (article["id"], article["text"], article.doc_id) == (ARTICLE.id, TEXT, 1)
        where = Query()
        (statement,) = database.table("statements").search(where.article == ARTICLE.id)
        (speaker,) = database.table("agents").search(where.id.one_of(statement["speakers"]))
        assert speaker["name"] == "Tor Havel"
        assert [fact.doc_id for fact in database.table("facts")] == [1, 2, 3]
        (note,) = database.table("annotations").search(where.tags.any(["pay"]))
        assert (note["note"], note["article"]) == ("a note", ARTICLE.id)
        assert database.table("facts").insert({"id": "f9"}) == 4


def test_an_empty_one_opens_too(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "library.json"
    path.write_bytes(b"".join(FORMATS["tinydb"].write(library, "nothingmatchesthis")))
    with TinyDB(path) as database:
        assert [len(database.table(name)) for name in database.tables()] == [0] * 6
