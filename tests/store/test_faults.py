"""Sudden death, full disks, and files that are not what they should be."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest

from store.errors import LibraryError, ReadOnlyError
from store.library import Library
from store.notes.backup import backups
from tests.store.acts import Ledger, kill_at_a_random_moment, prepare
from tests.store.samples import READING, article, span

ROOT = Path(__file__).parents[2]


def test_nothing_acknowledged_is_lost_by_kill(folder: Path) -> None:
    """Six times here; `make bench durability` does it 200 times."""
    chance = random.Random(20261121)
    prepare(folder)
    ledger = Ledger()
    for n in range(6):
        told = kill_at_a_random_moment(folder, 1000 * n, chance)
        assert told, "it had begun"
        with Library.open(folder) as library:
            ledger.compare(library, told)
        assert (ledger.lost, ledger.unclean) == (0, 0), told[-3:]
    assert ledger.acknowledged >= 6


# ---------------------------------------------------------------- a full disk


@pytest.fixture
def limited() -> Iterator[Callable[[int], None]]:
    """Limit the size of the files that this process may write, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, old)


def test_a_full_disk_loses_nothing(
    library: Library, droz: str, folder: Path, limited: Callable[[int], None]
) -> None:
    library.annotate(droz, [span("keep")], "saved before")
    limited((folder / "notes.db-wal").stat().st_size)
    for _ in range(3):
        with pytest.raises(LibraryError, match="the note was not saved") as caught:
            library.annotate(droz, [span("keep")], "x" * 5000)
        assert "full" in caught.value.message
        assert caught.value.hint
    assert [note.note for note in library.open_article(droz).annotations] == ["saved before"]
    assert library.count_quotes("has:note") == 1
    limited(resource.RLIM_INFINITY)
    library.annotate(droz, [span("keep")], "saved after")
    assert [note.note for note in library.open_article(droz).annotations] == ["saved before", "saved after"]
    assert list(library.check()) == []


def test_a_full_disk_during_an_import(library: Library, folder: Path, limited: Callable[[int], None]) -> None:
    limited((folder / "corpus.db-wal").stat().st_size + 4096)
    with pytest.raises(LibraryError, match="the article was not stored"):
        library.add(article(extra=" More."), READING)
    limited(resource.RLIM_INFINITY)
    assert library.counts().articles == 1
    assert library.add(article(extra=" More."), READING).result == "taken"
    assert list(library.check()) == []


# ---------------------------------------------------------------- what is in the way


@pytest.mark.parametrize("name", ["corpus.db", "notes.db"])
@pytest.mark.parametrize(
    "content", [b"This is a shopping list." * 100, b"\0" * 5000, b"SQLite format 3\0" * 9]
)
def test_a_file_that_is_no_database(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LibraryError, match=name) as caught:
        Library.open(tmp_path)
    assert caught.value.hint
    assert (tmp_path / name).read_bytes() == content


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    for place in (path, path / "below"):
        with pytest.raises(LibraryError):
            Library.open(place)


def test_a_damaged_file_is_found(folder: Path) -> None:
    with Library.open(folder) as library:
        for n in range(30):
            library.add(article(extra=f" {n}"), READING)
    path = folder / "corpus.db"
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 2, len(content), 9000):
        content[at : at + 64] = bytes(64)
    path.write_bytes(content)
    with Library.open(folder) as library:
        assert list(library.check())


def test_a_library_of_a_newer_version_is_only_read(library: Library, droz: str, folder: Path) -> None:
    library.annotate(droz, [span("keep")], "kept")
    library.close()
    with sqlite3.connect(folder / "notes.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with Library.open(folder) as newer:
        assert newer.read_only
        assert "newer Onrecord" in newer.notice
        assert [note.note for note in newer.open_article(droz).annotations] == ["kept"]
        assert newer.count_quotes("has:note") == 1
        for change in (
            lambda: newer.annotate(droz, [span("keep")], "x"),
            lambda: newer.mark(droz, read=True),
            lambda: newer.save_draft("x", "y"),
            lambda: newer.add(article(extra=" 2"), READING),
            lambda: list(newer.import_([folder])),
            lambda: list(newer.check(repair=True)),
            newer.undo,
        ):
            with pytest.raises(ReadOnlyError, match="newer"):
                change()
        assert list(newer.check()) == []


READER = """
import os, sys
from pathlib import Path
from store.library import Library
from store.errors import LibraryError, ReadOnlyError
import hashlib, store.finding.finder  # loaded while the folder of Python can still be read
if os.geteuid() == 0:  # root may write anywhere
    os.setgid(65534)
    os.setuid(65534)
try:
    library = Library.open(Path(sys.argv[1]))
except LibraryError as error:
    print("refused:", error.message)
    raise SystemExit
print(library.read_only, library.notice)
print([hit.text for hit in library.quotes("has:note")], len(library.rows()), list(library.check()))
try:
    library.mark(library.rows()[0].id, read=True)
except ReadOnlyError as error:
    print("read-only")
library.close()
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that other users can reach."""
    place = Path(mkdtemp(prefix="onrecord-"))
    place.chmod(0o755)
    yield place / "library"
    (place / "library").chmod(0o755)
    shutil.rmtree(place)


def read_as_another(folder: Path) -> str:
    command = [sys.executable, "-c", READER, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("clean", [True, False])
def test_a_folder_without_permission_to_write(public: Path, clean: bool) -> None:
    library = Library.open(folder := public)
    library.add(article(), READING)
    library.annotate(article().id, [span("keep")], "x")
    if clean:  # else the writer is still there, with a journal that is not folded in yet
        library.close()
        shutil.rmtree(folder / "backups")
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    said = read_as_another(folder)
    library.close()
    assert said.splitlines() == [
        f"True the library in {folder} can only be read: no permission to write",
        "['“Training is what they bring home,” … “and what they keep.”'] 1 []",
        "read-only",
    ]


def test_a_folder_without_permission_to_look(public: Path) -> None:
    Library.open(public).close()
    public.chmod(0o000)
    assert read_as_another(public).startswith(f"refused: the library in {public} can't be opened")


# ---------------------------------------------------------------- copies


def test_copies_of_the_notes_are_kept(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    assert backups(folder) == []
    for n in range(7):
        for place in ("backup", "undo"):
            monkeypatch.setattr(f"store.notes.{place}.SESSION", f"session{n}")
        monkeypatch.setattr("store.notes.backup.now", lambda n=n: datetime(2026, 1, 1, n, tzinfo=UTC))
        with Library.open(folder) as opened:
            opened.annotate(droz, [span("keep")], f"note {n}")
        with Library.open(folder) as opened:
            opened.rows()
    kept = backups(folder)
    assert len(kept) == 5
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in kept)
    (folder / "notes.db").unlink()
    for leftover in folder.glob("notes.db-*"):
        leftover.unlink()
    shutil.copy(kept[0], folder / "notes.db")
    with Library.open(folder) as restored:
        assert len(restored.open_article(droz).annotations) == 7
        assert list(restored.check()) == []


# ---------------------------------------------------------------- typed text


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for what does not last."""
    place = tmp_path / "run"
    place.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    return place


def test_typed_text_is_kept_though_the_disk_is_full(
    library: Library, droz: str, folder: Path, elsewhere: Path, limited: Callable[[int], None]
) -> None:
    library.save_draft("note", "begun")
    library.annotate(droz, [span("keep")], "fills the journal")
    typed = "begun, and then the disk was full — é\ud800"
    limited((folder / "notes.db-wal").stat().st_size)
    with pytest.raises(LibraryError, match="full"):
        library.annotate(droz, [span("keep")], typed * 200)
    library.save_draft("note", typed)
    library.save_draft("search", typed * 2)
    library.close()
    kept, _ = elsewhere.rglob("draft-*")
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    limited(resource.RLIM_INFINITY)
    with Library.open(folder) as opened:
        assert opened.draft("note") == typed
        opened.save_draft("note", "on disk again")
        assert opened.draft("note") == "on disk again"
        opened.drop_draft("note")
        assert opened.draft("note") is None
        assert opened.draft("search") == typed * 2
        opened.drop_draft("search")
    assert not list(elsewhere.rglob("draft-*"))


def test_typed_text_that_can_be_kept_nowhere_says_so(
    library: Library, folder: Path, elsewhere: Path, limited: Callable[[int], None]
) -> None:
    limited((folder / "notes.db-wal").stat().st_size)
    elsewhere.rmdir()
    with pytest.raises(LibraryError, match="the draft was not saved"):
        library.save_draft("note", "typed" * 2000)


def test_a_folder_that_another_user_put_there_is_not_used(
    library: Library, folder: Path, elsewhere: Path, limited: Callable[[int], None]
) -> None:
    other = elsewhere.with_name("other")
    other.mkdir()
    (elsewhere / f"onrecord-{os.getuid()}").symlink_to(other)
    limited((folder / "notes.db-wal").stat().st_size)
    with pytest.raises(LibraryError, match="the draft was not saved"):
        library.save_draft("note", "typed" * 2000)
    assert not list(other.iterdir())


@pytest.mark.usefixtures("droz")
def test_an_index_of_another_version_that_can_only_be_read_says_so(library: Library, folder: Path) -> None:
    library.close()
    with sqlite3.connect(folder / "corpus.db") as connection:
        connection.executescript(
            "DROP TABLE find_facts; CREATE VIRTUAL TABLE find_facts USING fts5(text);"
            "UPDATE doc_totals SET body = json_set(body, '$.number', 0) WHERE body ->> 'name' = 'index';"
            "PRAGMA user_version = 99"
        )
    connection.close()
    with Library.open(folder) as newer:
        assert newer.read_only
        assert len(newer.rows()) == 1
        with pytest.raises(LibraryError, match="made by another version") as raised:
            list(newer.facts("wages"))
        assert "once where it can be written" in raised.value.hint
