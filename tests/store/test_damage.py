"""Every class of damage: found, named by article, and mended where it is derived."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.documents import loads
from store.errors import LibraryError, NotFoundError
from store.library import Library
from store.records import Article, Reading
from tests.store.samples import READING, TEXT, article, span
from tui.cli.group import run


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds in the article what is in it."""

    def read(article: Article) -> Reading:
        assert article.text.startswith(TEXT)
        return READING

    for place in ("health.mending", "notes.reviewing", "notes.rereading", "corpus.importing"):
        monkeypatch.setattr(f"store.{place}.read", read)


def edit(folder: Path, name: str, table: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a document of a table behind the library's back."""
    with Library.open(folder) as library:
        storage = (library._corpus if name == "corpus" else library._notes).database.storage
        key, raw = next(iter(storage.scan(table)))
        document = loads(raw)
        change(document)
        storage.apply(table, {key: json.dumps(document).encode()})


def run_sql(folder: Path, name: str, *statements: str) -> None:
    with sqlite3.connect(folder / f"{name}.db") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def whats(library: Library, repair: bool = False) -> list[tuple[str, bool]]:
    return [(each.what, each.repaired) for each in library.check(repair)]


def shifted(name: str, by: int = 1) -> Callable[[dict[str, Any]], object]:
    """Moves a span, or the first of several, by some characters."""

    def change(document: dict[str, Any]) -> None:
        value = document[name]
        assert isinstance(value, list)
        place = value if isinstance(value[0], int) else value[0]
        place[:] = [place[0] + by, place[1] + by]

    return change


@pytest.mark.parametrize(
    ("table", "change", "what"),
    [
        ("statements", shifted("parts"), "statement s5 has other words than its place"),
        ("statements", shifted("cue"), "the cue of statement s5 has other words than its place"),
        ("statements", shifted("source"), "the source of statement s5 has other words than its place"),
        ("statements", shifted("parts", 9999), "statement s5 does not lie inside the text"),
        ("facts", shifted("evidence"), "fact f3 has other words than its place"),
        ("agents", shifted("mentions"), "a mention of Joren Vael begins or ends inside a word"),
        ("agents", lambda each: each.pop("name"), "can't be read"),
        ("statements", lambda each: each.update(parts="none"), "can't be read"),
    ],
)
def test_a_span_that_is_off_is_found_and_read_again(
    library: Library,
    droz: str,
    folder: Path,
    table: str,
    change: Callable[[dict[str, Any]], object],
    what: str,
) -> None:
    note = library.annotate(droz, [span("keep")], "mine")
    library.correct(droz, "s2", speakers=("Joren Vael",))
    library.set_published(droz, "2024-03-09")
    library.add(article(published="2030", extra=" Another."), READING)
    before = library.open_article(droz)
    library.close()
    edit(folder, "corpus", table, change)
    notes = (folder / "notes.db").read_bytes()
    with Library.open(folder) as opened:
        problem, *more = opened.check()
        assert not more
        assert what in problem.what
        assert problem.article == droz
        assert not problem.repaired
        assert all(each.repaired for each in opened.check(repair=True))
        assert list(opened.check()) == []
        assert opened.open_article(droz) == before
        assert opened.count_quotes("speaker:vael date:2024-03-09") == 2
        assert opened.open_article(droz).annotations == (note,)
    assert (folder / "notes.db").read_bytes() == notes


@pytest.mark.parametrize(
    ("index", "change"),
    [
        ("facts", "(find_facts, rowid, text) SELECT 'delete', doc, term FROM words WHERE offset = 0 LIMIT 1"),
        ("articles", "(find_articles) VALUES ('delete-all')"),
        ("texts", "(find_texts) VALUES ('delete-all')"),
        ("statements", "(rowid, text) SELECT max(doc), 'nowhere' FROM words"),
        ("sample", "(rowid, text) VALUES (77, 'nowhere')"),
        ("speakers", "(rowid, name) VALUES (1, 'nobody')"),
        ("speakers", "(rowid, name) VALUES (99, 'nobody')"),
    ],
)
def test_an_index_with_other_words_than_the_documents(
    library: Library, droz: str, folder: Path, index: str, change: str
) -> None:
    library.close()
    vocabulary = f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, find_{index}, instance)"
    run_sql(folder, "corpus", vocabulary, f"INSERT INTO find_{index}{change}")
    with Library.open(folder) as opened:
        what = f"the full-text index does not fit the {'speakers' if index == 'speakers' else 'articles'}"
        [problem] = opened.check()
        assert problem.what == what
        assert problem.article == (None if index in ("sample", "speakers") else droz)
        assert whats(opened, repair=True) == [(what, True)]
        assert whats(opened) == []
        assert opened.count_quotes("wages") == 1
        assert opened.count_quotes("nowhere") == 0


def test_an_index_that_is_damaged_in_itself(library: Library, folder: Path) -> None:
    library.close()
    run_sql(folder, "corpus", "UPDATE find_statements_data SET block = zeroblob(40) WHERE id > 10")
    with Library.open(folder) as opened:
        assert ("the full-text index is damaged", False) in whats(opened)
        assert all(repaired for _, repaired in whats(opened, repair=True))
        assert whats(opened) == []
        assert opened.count_quotes("wages") == 1


def test_parts_of_articles_that_are_gone_or_belong_to_none(library: Library, droz: str, folder: Path) -> None:
    library.close()
    run_sql(
        folder,
        "corpus",
        "DELETE FROM doc_statements WHERE id = (SELECT min(id) FROM doc_statements)",
        "UPDATE doc_facts SET id = 5 WHERE id = (SELECT min(id) FROM doc_facts)",
    )
    with Library.open(folder) as opened:
        found = whats(opened)
        assert ("1 facts belong to no article", False) in found
        assert ("statements or facts of it are missing", False) in found
        assert all(repaired for _, repaired in whats(opened, repair=True))
        assert whats(opened) == []
        assert opened.open_article(droz).statements == READING.statements


def test_a_damaged_text_comes_back_from_its_file(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    with Library.open(folder) as library:
        (outcome,) = library.import_([path])
        assert outcome.result == "taken", outcome.detail
        library.annotate(outcome.article or "", [span("keep")], "mine")
    edit(folder, "corpus", "texts", lambda each: each.update(text=TEXT.replace("Friday", "Sunday")))
    with Library.open(folder) as opened:
        assert next(opened.check()).what == "the text is not the one that was stored"
        path.write_text("Something else.")
        assert not any(repaired for what, repaired in whats(opened, repair=True) if "text is not" in what)
        path.write_text(TEXT)
        assert ("the text is not the one that was stored", True) in whats(opened, repair=True)
        assert whats(opened) == []
        assert opened.article(outcome.article or "").text == TEXT


# ---------------------------------------------------------------- what people made


def test_an_orphan_note_and_one_beside_its_words(library: Library, droz: str, folder: Path) -> None:
    note = library.annotate(droz, [span("keep")], "mine")
    library.correct(droz, "s2", act="deny")
    library.close()
    edit(folder, "notes", "annotations", lambda each: each["target"][0].update(start=5, end=9))
    with Library.open(folder) as opened:
        before = (folder / "notes.db").read_bytes()
        told = f"note {note.id} stands beside its words; it is shown where they are: “keep”"
        assert whats(opened) == whats(opened, repair=True) == [(told, False)]
        assert opened.open_article(droz).annotations == (note,)
        assert (folder / "notes.db").read_bytes() == before
    edit(folder, "notes", "annotations", lambda each: each.update(article="0" * 64))
    with Library.open(folder) as opened:
        (problem,) = opened.check(repair=True)
        assert (problem.article, problem.repaired) == ("0" * 64, False)
        assert problem.what == "there are annotations on it, but the article is missing"
        assert [each.id for each in opened.lost_annotations()] == [note.id]
    edit(folder, "notes", "annotations", lambda each: each.pop("target"))
    with Library.open(folder) as opened:
        assert whats(opened)[0][0].startswith("number 1 of the annotations can't be read")


def test_what_is_lost_is_told_beside_damaged_articles(library: Library, folder: Path) -> None:
    articles = [article(extra=extra) for extra in ("", " One.", " Two.")]
    for each in articles:
        library.add(each, READING)
        library.annotate(each.id, [span("keep")], "mine")
        library.review(each.id, "s2", "accepted")
    library.close()
    for table in ("annotations", "corrections"):
        edit(folder, "notes", table, lambda each: each.update(article="0" * 64))
    first = "WHERE id = (SELECT min(id) FROM doc_{0})".format
    run_sql(folder, "corpus", f"UPDATE doc_statements SET checksum = checksum + 1 {first('statements')}")
    run_sql(folder, "corpus", f"DELETE FROM doc_texts {first('texts').replace('min', 'max')}")
    with Library.open(folder) as opened:
        assert [each.article for each in opened.lost_annotations()] == ["0" * 64]
        assert [each.article for each in opened.lost_decisions()] == ["0" * 64]
        assert opened.count_quotes("training") == 3, "searching finds the others"
        told = [each.what for each in opened.check() if each.article == articles[-1].id]
        assert any("the text of article" in what for what in told)


def test_notes_are_read_beside_damaged_ones(folder: Path, library: Library, droz: str) -> None:
    for note in ("first", "second", "third"):
        library.annotate(droz, [span("keep")], note, ["kept"])
    library.close()
    path = folder / "notes.db"
    content = path.read_bytes().replace(b'"note":"first"', b'"note":"fir\xff\xfe"')
    path.write_bytes(content.replace(b'"note":"second"', b'"note":12345678'))
    with Library.open(folder) as opened:
        assert [note.note for note in opened.open_article(droz).annotations] == ["third"]
        assert (opened.rows()[0].notes, opened.rows()[0].tags) == (1, ("kept",))
        assert [len(list(opened.quotes(query))) for query in ("has:note", "tag:kept")] == [1, 1]
        assert opened.lost_annotations() == []
        told = [problem.what for problem in opened.check()]
        assert [each[:35] for each in told if "annotations" in each] == [
            f"number {n} of the annotations can't b" for n in (1, 2)
        ]
        opened.annotate(droz, [span("keep")], "fourth")
        assert opened.undo()


# ---------------------------------------------------------------- a letter that has become another


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'"name":"Joren Vael"', b'"name":"Joren Wael"', "what is stored of it can't be read"),
        (b'"cue_words":"said"', b'"cue_words":"sale"', "what is stored of it can't be read"),
        (b'"act":"attitude"', b'"act":"attitudE"', "what is stored of it can't be read"),
        (b'"publisher":"The Veyra Post"', b'"publisher":"The Veyra Pest"', "the title, date and origin"),
    ],
)
def test_a_letter_of_what_was_read_is_read_again(
    library: Library, droz: str, folder: Path, old: bytes, new: bytes, what: str
) -> None:
    library.annotate(droz, [span("keep")], "mine")
    library.close()
    path = folder / "corpus.db"
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    notes = (folder / "notes.db").read_bytes()
    with Library.open(folder) as opened:
        with pytest.raises((LibraryError, NotFoundError)):
            opened.open_article(droz)
        assert whats(opened)[0][0].startswith(what)
        assert all(repaired for _, repaired in whats(opened, repair=True))
        assert whats(opened) == []
        assert opened.open_article(droz).statements == READING.statements
        assert [note.note for note in opened.open_article(droz).annotations] == ["mine"]
    assert (folder / "notes.db").read_bytes() == notes


def test_a_text_that_is_nowhere_to_be_had_does_not_keep_others_from_repair(
    library: Library, folder: Path
) -> None:
    library.add(article(extra=" Two."), READING)
    library.close()
    edit(folder, "corpus", "texts", lambda each: each.update(text="Another text."))
    run_sql(folder, "corpus", "UPDATE doc_statements SET checksum = 1 WHERE body LIKE '%\"s2\"%'")
    with Library.open(folder) as opened:
        found = [each for each in opened.check(repair=True) if each.article]
        repaired = {each.article: each.repaired for each in found}
        assert sorted(repaired.values()) == [False, True]
        left, mended = sorted(repaired, key=lambda each: repaired[each])
        assert {each.article for each in opened.check()} - {None} == {left}
        assert opened.open_article(str(mended)).statements == READING.statements


def test_a_letter_of_a_note_is_told_and_the_note_still_shown(
    library: Library, droz: str, folder: Path
) -> None:
    library.annotate(droz, [span("keep")], "I agree", ["kept"])
    library.mark(droz, starred=True)
    library.close()
    path = folder / "notes.db"
    star = f'{{"article":"{droz}"}}'.encode()
    content = path.read_bytes().replace(b"I agree", b"I argue")
    path.write_bytes(content.replace(star, star.replace(b"17", b"77")))
    with Library.open(folder) as opened:
        assert [note.note for note in opened.open_article(droz).annotations] == ["I argue"]
        told = [problem.what for problem in opened.check(repair=True)]
        for table in ("annotations", "history", "stars"):
            assert f"number 1 of the {table} is not as it was saved" in told
    assert run(["--library", str(folder), "restore"]) == 0
    with Library.open(folder) as opened:
        assert [note.note for note in opened.open_article(droz).annotations] == ["I agree"]
