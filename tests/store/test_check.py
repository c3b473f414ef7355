"""Check and repair."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from store.health.articles import Articles
from store.library import Library
from tests.store.samples import READING, article, span


def spoil(folder: Path, *statements: str) -> None:
    with sqlite3.connect(folder / "corpus.db") as connection:
        for statement in statements:
            # as a faulty program would: what was damaged since is told from its checksum
            connection.execute(statement.replace(" SET body", " SET checksum = NULL, body"))
    connection.close()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM find_statements_docsize", "the full-text index is damaged"),
        ("UPDATE tinydb_tables SET documents = 7 WHERE name = 'facts'",
         "corpus.db: the number of documents in facts is wrong"),
        ("UPDATE doc_speakers SET body = json_set(body, '$.statements', 9)",
         "the speakers' numbers of statements are wrong"),
        ("UPDATE doc_totals SET body = json_set(body, '$.number', 9)", "the number of statements is wrong"),
        ("UPDATE find_counts SET number = 9", "the numbers of statements by month are wrong"),
        ("UPDATE find_columns SET who = 99 WHERE key IN (SELECT key FROM find_columns LIMIT 1)",
         "the full-text index does not fit the articles"),
        ("DELETE FROM find_columns WHERE key IN (SELECT key FROM find_columns LIMIT 1)",
         "the full-text index does not fit the articles"),
        ("INSERT INTO find_columns VALUES (7, 0, NULL, 0)", "the full-text index does not fit the articles"),
        *((statement, "the signature by which near-duplicates are found is wrong") for statement in (
            "UPDATE signature_values SET value = value + 1 WHERE number = 1",
            "DELETE FROM signature_values WHERE number = 2",
            "INSERT INTO signature_values VALUES (4, 1)",
            "DELETE FROM compared WHERE number = 1",
            "UPDATE compared SET article = x'0a' WHERE number = 1",
            "INSERT INTO compared SELECT 9, article FROM compared LIMIT 1",
        )),
    ],
)  # fmt: skip
def test_what_is_derived_is_repaired(
    library: Library, droz: str, folder: Path, statement: str, what: str
) -> None:
    library.add(article(extra=" Two."), READING)
    library.annotate(droz, [span("keep")], "kept")
    notes = (folder / "notes.db").read_bytes(), (folder / "notes.db-wal").read_bytes()
    before = [(hit.article, hit.statement.id) for hit in library.quotes("wages or speaker:vael")]
    spoil(folder, statement)
    assert [(each.what, each.repaired) for each in library.check()] == [(what, False)]
    assert [(each.what, each.repaired) for each in library.check(repair=True)] == [(what, True)]
    assert list(library.check()) == []
    assert [(hit.article, hit.statement.id) for hit in library.quotes("wages or speaker:vael")] == before
    assert library.speakers()[0].statements == 6
    assert ((folder / "notes.db").read_bytes(), (folder / "notes.db-wal").read_bytes()) == notes


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE doc_statements SET body = json_set(body, '$.parts', json('[[5,99999]]'))",
         "statement s1 does not lie inside the text"),
        ("UPDATE doc_statements SET body = json_set(body, '$.words', 'other')",
         "statement s1 has other words than its place"),
        ("UPDATE doc_facts SET body = json_set(body, '$.evidence', json('[[9,9]]'))",
         "fact f1 does not lie inside the text"),
        ("UPDATE doc_agents SET body = json_set(body, '$.mentions', json('[[-4,9]]'))",
         "a mention of Ilan Droz does not lie inside the text"),
        ("UPDATE doc_texts SET body = replace(body, 'Friday', 'Sunday')",
         "the text is not the one that was stored"),
    ],
)  # fmt: skip
def test_spans_and_texts_that_do_not_fit_are_found(
    library: Library, droz: str, folder: Path, statement: str, what: str
) -> None:
    spoil(folder, statement)
    problems = list(library.check())
    assert problems[0].what == what
    assert problems[0].article == droz


def test_what_others_write_meanwhile_is_no_damage(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strays = Articles._strays
    with Library.open(folder) as other:

        def interrupted(articles: Articles) -> dict[str, list[int]]:
            other.add(article(extra=" Two."), READING)
            other.annotate(droz, [span("keep")], "theirs")
            return strays(articles)

        monkeypatch.setattr(Articles, "_strays", interrupted)
        assert list(library.check()) == []
    assert len(library.rows()) == 2


def test_a_note_whose_words_are_gone_is_found_and_kept(library: Library, droz: str, folder: Path) -> None:
    note = library.annotate(droz, [span("Friday")], "kept")
    spoil(folder, "UPDATE doc_texts SET body = replace(body, 'Friday', 'Sunday')")
    whats = [each.what for each in library.check(repair=True)]
    assert f"the words of note {note.id} are not in the text: “Friday”" in whats
    assert [each.note for each in library.open_article(droz).lost] == ["kept"]


def test_notes_on_an_article_that_is_missing(library: Library, droz: str, folder: Path) -> None:
    library.annotate(droz, [span("keep")], "kept")
    library.close()
    for path in folder.glob("corpus.db*"):
        path.unlink()
    with Library.open(folder) as emptied:
        (problem,) = emptied.check()
        assert problem.article == droz
        assert problem.what == "there are annotations on it, but the article is missing"
        emptied.add(article(), READING)
        assert list(emptied.check()) == []
        assert len(emptied.open_article(droz).annotations) == 1
