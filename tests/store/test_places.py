"""Where a library can lie: network file systems and others that can't share a database; older layouts."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import file_systems, opening
from store.errors import LibraryError, ReadOnlyError
from store.library import Library
from store.notes.backup import BEFORE_UPGRADE, backups, sort_of
from store.notes.restoring import copies
from tests.store.samples import READING, article, span
from tui.cli.group import run

Mount = Callable[[str], None]


@pytest.fixture
def mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mount:
    """Let the system say that `tmp_path` is a file system of another type."""

    def say(kind: str) -> None:
        table = tmp_path.with_name("mountinfo")
        here = str(tmp_path.resolve()).replace(" ", "\\040")
        table.write_text(
            "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
            f"31 22 0:44 / {here} rw,nosuid - {kind} server:/share rw\n"
        )
        monkeypatch.setattr(file_systems, "MOUNTS", table)
        monkeypatch.setattr(sys, "platform", "linux")

    return say


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_a_network_file_system_is_only_read(
    library: Library, droz: str, folder: Path, mount: Mount, kind: str
) -> None:
    library.annotate(droz, [span("keep")], "kept")
    library.close()
    mount(kind)
    before = {path.name: path.read_bytes() for path in folder.glob("*.db")}
    with Library.open(folder) as there:
        assert there.read_only
        assert there.notice.endswith(f"it lies on a network file system ({kind})")
        assert [note.note for note in there.open_article(droz).annotations] == ["kept"]
        assert there.count_quotes("has:note") == 1
        with pytest.raises(ReadOnlyError, match="network"):
            there.annotate(droz, [span("keep")], "x")
        assert list(there.check()) == []
    assert {path.name: path.read_bytes() for path in folder.glob("*.db")} == before


def test_the_command_says_why(
    library: Library, folder: Path, mount: Mount, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    library.close()
    mount("smb3")
    assert run(["--library", str(folder), "quotes", "wages"]) == 0
    out, said = capfd.readouterr()
    assert "wages would rise by March" in out
    assert "network file system (smb3)" in said
    (tmp_path / "new.txt").write_text("Ona Pell said, “We will sign.”")
    assert run(["--library", str(folder), "import", str(tmp_path / "new.txt")]) == 1
    assert "network file system (smb3)" in capfd.readouterr().err


def test_nothing_is_written_there_by_restoring_or_repairing(
    library: Library, droz: str, folder: Path, mount: Mount, capfd: pytest.CaptureFixture[str]
) -> None:
    library.annotate(droz, [span("keep")], "kept")
    library.close()
    mount("nfs")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for command in (["restore"], ["check", "--repair"]):
        assert run(["--library", str(folder), *command]) == 1
        assert "network file system (nfs)" in capfd.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_file_system_that_is_not_known_is_tried(folder: Path, mount: Mount) -> None:
    mount("fuse.ours")
    with Library.open(folder) as library:
        assert not library.read_only
        assert library.add(article(), READING).result == "taken"
    assert not list(folder.glob(".trial*"))


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (sqlite3.OperationalError("locking protocol"), "locking protocol"),
        (OSError(95, "Operation not supported"), "Operation not supported"),
        ("delete", "no shared journal"),
    ],
)
def test_locks_and_journals_that_do_not_work(
    folder: Path, mount: Mount, monkeypatch: pytest.MonkeyPatch, fault: Exception | str, told: str
) -> None:
    Library.open(folder).close()
    mount("fuse.ours")
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    class Faulty(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            if sql == "PRAGMA journal_mode=WAL":
                if isinstance(fault, Exception):
                    raise fault
                return super().execute("PRAGMA journal_mode=DELETE")
            return super().execute(sql, *more)

    def wrapped(path: Any, **options: Any) -> sqlite3.Connection:
        return connect(path, **options, **({"factory": Faulty} if "trial" in str(path) else {}))

    monkeypatch.setattr(sqlite3, "connect", wrapped)
    with Library.open(folder) as library:
        assert library.read_only
        assert told in library.notice


def test_what_mount_prints_on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//ona@server/share on /Volumes/my share (smbfs, nodev, nosuid, mounted by ona)\n"
        "server:/x on /Volumes/odd (somefs, nodev)\n"
        "/dev/disk5 on /Volumes/stick (exfat, local, nodev)\n"
    )
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: type("Done", (), {"stdout": lines}))
    kinds = {
        place: file_systems.file_system(Path(place))
        for place in ("/here", "/Volumes/my share/lib", "/Volumes/odd", "/Volumes/stick/lib", "/Volumes/my")
    }
    assert kinds == {
        "/here": "apfs",
        "/Volumes/my share/lib": "smbfs",
        "/Volumes/odd": "webdav",
        "/Volumes/stick/lib": "exfat",
        "/Volumes/my": "apfs",
    }


# ---------------------------------------------------------------- older layouts


def test_notes_are_copied_before_they_are_upgraded(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.annotate(droz, [span("keep")], "old")
    library.close()
    steps = []
    before = opening.SCHEMA
    monkeypatch.setattr(opening, "SCHEMA", before + 2)
    monkeypatch.setitem(
        opening.UPGRADES,
        ("notes.db", before),
        lambda notes: notes.table("annotations").update({"note": "new"}),
    )
    monkeypatch.setitem(opening.UPGRADES, ("notes.db", before + 1), lambda _: steps.append("second"))
    with Library.open(folder) as upgraded:
        assert [note.note for note in upgraded.open_article(droz).annotations] == ["new"]
    with Library.open(folder) as again:
        assert list(again.check()) == []
    assert steps == ["second"], "once"
    (copy,) = [path for path in backups(folder) if sort_of(path) == BEFORE_UPGRADE]
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (before,)
        assert "old" in connection.execute("SELECT body FROM doc_annotations").fetchone()[0]
    connection.close()
    assert copies(folder)[-1].notes == 1


def test_an_upgrade_that_fails_changes_nothing(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.annotate(droz, [span("keep")], "old")
    library.close()

    def fail(notes: Any) -> None:
        notes.table("annotations").truncate()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setitem(opening.UPGRADES, ("notes.db", opening.SCHEMA), fail)
        patch.setattr(opening, "SCHEMA", opening.SCHEMA + 1)
        with pytest.raises(LibraryError, match=r"notes\.db can't be opened"):
            Library.open(folder)
    (folder / "corpus.db").unlink()
    with Library.open(folder) as library:
        library.add(article(), READING)
        assert [note.note for note in library.open_article(droz).annotations] == ["old"]


def test_on_a_full_disk_what_is_there_is_read(
    library: Library, droz: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.annotate(droz, [span("keep")], "kept")
    library.close()
    monkeypatch.setattr("store.opening._ROOM", 1 << 60)
    with Library.open(folder) as there:
        assert there.notice.endswith("can only be read: the disk is full")
        assert [note.note for note in there.open_article(droz).annotations] == ["kept"]
    monkeypatch.undo()
    with Library.open(folder) as there:
        assert not there.read_only
