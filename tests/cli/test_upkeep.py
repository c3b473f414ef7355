"""`restore` and `import --reread`: the installed command on a library of made-up articles."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.library import Library
from tests.cli.conftest import Run


def note(library: Path, text: str) -> None:
    with Library.open(library) as opened:
        opened.annotate(opened.rows()[0].id, [(0, 5)], text)


def notes(library: Path) -> list[str]:
    with Library.open(library) as opened:
        return [each.note for row in opened.rows() for each in opened.open_article(row.id).annotations]


def test_restoring_by_one_command(run: Run, library: Path) -> None:
    assert run("--library", library, "restore").returncode == 1
    assert run("--library", library, "restore", "--list").stderr.startswith(b"There are no copies yet")
    note(library, "first")
    (library / "notes.db").unlink()
    done = run("--library", library, "restore")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b": 1 note." in done.stderr
    assert notes(library) == ["first"]
    listed = run("restore", "--list", "--library", library).stdout.decode()
    assert [line.split()[3] for line in listed.splitlines()] == ["1"]
    assert "after a session" in listed


def test_restoring_while_a_window_is_open_is_refused(run: Run, library: Path) -> None:
    note(library, "first")
    with Library.open(library) as window:
        done = run("--library", library, "restore")
        assert done.returncode == 1
        assert b"another window has them open" in done.stderr
        assert window.counts().annotations == 1


def test_restoring_what_is_not_there(run: Run, library: Path) -> None:
    note(library, "first")
    done = run("--library", library, "restore", "no-such.db")
    assert done.returncode == 1
    assert b"there is no copy no-such.db" in done.stderr


def test_reading_again_what_an_older_reader_has_read(run: Run, library: Path) -> None:
    done = run("--library", library, "import", "--reread")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.startswith(b"Nothing to read again")
    note(library, "stays")
    before = run("--library", library, "quotes", "--json").stdout
    outdate(library)
    told = run("--library", library, "check")
    assert told.returncode == 0
    assert b"An older reader has read 3 of them" in told.stderr
    done = run("--library", library, "import", "--reread", "ferries")
    assert done.stderr == b"1 article read again\n"
    done = run("--library", library, "import", "--reread", "-speaker:vell", "-ferries")
    assert done.stderr == b"2 articles read again\n"
    assert run("--library", library, "quotes", "--json").stdout == before
    assert notes(library) == ["stays"]
    assert run("--library", library, "check").returncode == 0


def outdate(library: Path) -> None:
    with sqlite3.connect(library / "corpus.db") as connection:
        connection.execute("UPDATE doc_articles SET checksum = NULL, body = json_set(body, '$.reader', '0')")
    connection.close()


def test_what_can_not_be_read_again_is_told(run: Run, library: Path, tmp_path: Path) -> None:
    missing = run("--library", tmp_path / "none", "import", "--reread")
    assert missing.returncode == 1
    assert missing.stderr.startswith(b"onrecord: there is no library in ")
    assert not (tmp_path / "none").exists()
    outdate(library)
    with sqlite3.connect(library / "corpus.db") as connection:
        connection.execute("DELETE FROM doc_texts WHERE id = (SELECT min(id) FROM doc_texts)")
    connection.close()
    note(library, "stays")
    done = run("--library", library, "import", "--reread")
    assert (done.returncode, done.stdout) == (1, b"")
    assert (
        done.stderr
        == b"2 articles read again\n1 article could not be read again: what was read before stays\n"
    )
    with sqlite3.connect(library / "notes.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    newer = run("--library", library, "import", "--reread")
    assert newer.returncode == 1
    assert b"Nothing to read again" not in newer.stderr


def test_an_edited_file_brings_its_notes_along(run: Run, tmp_path: Path, articles: Path) -> None:
    library, path = tmp_path / "new", articles / "a report.txt"
    run("--library", library, "import", path)
    with Library.open(library) as opened:
        (row,) = opened.rows("dockers")
        text = opened.article(row.id).text
        start = text.index("raise the minimum wage by 12 per cent")
        opened.annotate(row.id, [(start, start + 37)], "how?")
        start = text.index("harvest")
        opened.annotate(row.id, [(start, start + 7)], "when?")
    path.write_text(path.read_text().replace("12 per cent before the harvest", "15 per cent by June"))
    done = run("--library", library, "import", path)
    assert done.returncode == 0
    assert b"a new version of" in done.stderr
    assert b"1 note or decision came along, 1 without a place in it" in done.stderr
    found = run("--library", library, "check")
    assert found.returncode == 1
    assert b"the words of note 2 are not in the text" in found.stdout
    with Library.open(library) as opened:
        assert [each.note for each in opened.lost_annotations()] == ["when?"]


def test_an_index_of_another_version_is_made_anew(run: Run, library: Path) -> None:
    before = run("--library", library, "quotes").stdout
    with sqlite3.connect(library / "corpus.db") as connection:
        connection.executescript(
            "DROP TABLE find_statements; CREATE VIRTUAL TABLE find_statements USING fts5(text);"
            "UPDATE doc_totals SET body = json_set(body, '$.number', 0) WHERE body ->> 'name' = 'index'"
        )
    connection.close()
    done = run("--library", library, "quotes")
    assert done.stdout == before
    assert done.stderr.startswith(b"The library is from another version: making the index of ")
    assert run("--library", library, "quotes").stderr == b""
    assert run("--library", library, "check").returncode == 0
