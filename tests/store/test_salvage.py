"""Files whose bytes were flipped or cut off, by the command."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.records import Article, Reading
from tests.store.samples import READING, article, span
from tui.cli.group import run

NUMBER = 60


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: Article) -> Reading:
        return READING

    for place in ("health.mending", "health.salvaging"):
        monkeypatch.setattr(f"store.{place}.read", read)


@pytest.fixture
def full(folder: Path) -> Path:
    """A library of sixty articles of different days, one of them noted."""
    with Library.open(folder) as library:
        with library._corpus.database.transaction():
            for n in range(NUMBER):
                library.add(article(title=f"Number {n}", published=f"{1950 + n}", extra=f" {n}."), READING)
        library.annotate(article(extra=" 30.").id, [span("keep")], "mine")
    return folder


def flip(path: Path, chance: random.Random, pages: int) -> None:
    """Flip bytes in pages of content; one that leads to others, near the beginning, costs a table."""
    content = bytearray(path.read_bytes())
    size = len(content) // 4096
    for page in chance.sample(range(size // 2, size), pages):
        at = page * 4096
        content[at : at + 600] = bytes(each ^ 0x5A for each in content[at : at + 600])
    path.write_bytes(content)


@pytest.mark.parametrize("seed", range(3))
def test_articles_are_saved_from_a_file_with_flipped_bytes(
    full: Path, seed: int, capfd: pytest.CaptureFixture[str]
) -> None:
    flip(full / "corpus.db", random.Random(seed), 4)
    damaged, notes = (full / "corpus.db").read_bytes(), (full / "notes.db").read_bytes()
    assert run(["--library", str(full), "check"]) == 1
    assert "corpus.db" in capfd.readouterr().out
    assert (full / "corpus.db").read_bytes() == damaged
    assert run(["--library", str(full), "check", "--repair"]) == 1
    told = capfd.readouterr().out
    assert "articles were put into a new one" in told
    assert run(["--library", str(full), "check"]) in (0, 1)
    out = capfd.readouterr().out
    assert "is missing" in out or not out, "a note may have lost its article, nothing else is wrong"
    with Library.open(full) as library:
        assert library.counts().articles > NUMBER * 0.6
        assert library.count_quotes("wages") == library.counts().articles
        assert library.counts().annotations == 1
    (kept,) = (full / "backups").glob("corpus-*-damaged.db")
    assert kept.read_bytes() == damaged
    assert (full / "notes.db").read_bytes() == notes


def test_a_damaged_file_is_left_alone_while_another_window_has_it_open(
    full: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    flip(full / "corpus.db", random.Random(0), 4)
    damaged = (full / "corpus.db").read_bytes()
    with Library.open(full):
        assert run(["--library", str(full), "check", "--repair"]) == 1
        assert "another window has it open" in capfd.readouterr().err
    assert (full / "corpus.db").read_bytes() == damaged


def test_a_damaged_file_of_a_newer_version_is_left_alone(
    full: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(full / "corpus.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    flip(full / "corpus.db", random.Random(0), 4)
    damaged = (full / "corpus.db").read_bytes()
    assert run(["--library", str(full), "check", "--repair"]) == 1
    assert "newer Onrecord" in capfd.readouterr().err
    assert (full / "corpus.db").read_bytes() == damaged
    assert not list((full / "backups").glob("corpus-*"))


ENDED = """
import os, signal, sys
from pathlib import Path
from store.health.salvaging import salvage

folder, left = Path(sys.argv[1]), int(sys.argv[2])

def end(event, names):
    global left
    if event in ("os.link", "os.rename", "os.remove") and "corpus" in str(names[0]):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(end)
list(salvage(folder))
"""


def test_a_repair_that_is_ended_by_force_leaves_the_damaged_file_where_it_was(full: Path) -> None:
    path = full / "corpus.db"
    damaged = path.read_bytes().replace(b"WHERE json_extract", b"WIERE json_extract")
    path.write_bytes(damaged)
    for steps in count():
        done = subprocess.run([sys.executable, "-c", ENDED, full, str(steps)], check=False)
        if not done.returncode:
            break
        assert done.returncode == -signal.SIGKILL
        assert path.read_bytes() == damaged
    assert steps > 2, "it was ended before the file was kept, and between that and the new one"
    assert all(kept.read_bytes() == damaged for kept in (full / "backups").glob("corpus-*.db"))
    with Library.open(full) as library:
        assert library.counts().articles == NUMBER
        assert list(library.check()) == []


def test_sqlite_checks_each_file_once(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(*given: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*given, **named)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    for command in (["check"], ["check", "--repair"]):
        asked.clear()
        assert run(["--library", str(full), *command]) == 0
        assert len([sql for sql in asked if sql.startswith("PRAGMA integrity_check")]) == 2


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_notes_that_are_cut_off_are_left_alone_and_come_back_from_a_copy(
    full: Path, share: float, capfd: pytest.CaptureFixture[str]
) -> None:
    path = full / "notes.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    cut = path.read_bytes()
    for command in (["check"], ["check", "--repair"]):
        assert run(["--library", str(full), *command]) == 1
        said = capfd.readouterr()
        assert "notes.db" in said.out + said.err
        assert path.read_bytes() == cut
    assert run(["--library", str(full), "restore"]) == 0
    assert "1 note." in capfd.readouterr().err
    assert run(["--library", str(full), "check"]) == 0


@pytest.mark.parametrize(("damage", "left"), [("schema", NUMBER), ("no database", 0)])
def test_a_file_that_can_not_be_opened_is_made_anew(
    full: Path, damage: str, left: int, capfd: pytest.CaptureFixture[str]
) -> None:
    path = full / "corpus.db"
    broken = path.read_bytes().replace(b"WHERE json_extract", b"WIERE json_extract")
    path.write_bytes(broken if damage == "schema" else b"no database " * 99)
    assert run(["--library", str(full), "check"]) == 1
    assert "onrecord check --repair" in capfd.readouterr().err
    assert run(["--library", str(full), "check", "--repair"]) == 1
    assert f"{left} articles were put into a new one" in capfd.readouterr().out
    with Library.open(full) as library:
        assert library.counts().articles == left
        noted = article(title="Number 30", published="1980", extra=" 30.")
        library.add(noted, READING)
        assert [note.note for note in library.open_article(noted.id).annotations] == ["mine"]
        assert list(library.check()) == []
