"""`onrecord export` as a person runs it: every format of its help, files and folders, pseudonyms."""

from __future__ import annotations

import json
import shlex
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tui.formats import FORMATS, FormatLine


@pytest.fixture
def tagged(run: Run, library: Path) -> Path:
    """The library with a tag in it, brought in by a codebook."""
    book = library.parent / "book.qdc"
    book.write_text(
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="renewal" isCodable="true" '
        'guid="11111111-2222-3333-4444-555555555555"/></Codes></CodeBook>'
    )
    done = run("--library", library, "import", book)
    assert done.returncode == 0
    assert "taken: 1 tag in the codebook" in done.stderr.decode()
    return library


@pytest.mark.parametrize("line", FORMATS, ids=lambda line: line.name)
def test_the_example_of_the_help_works(run: Run, tagged: Path, tmp_path: Path, line: FormatLine) -> None:
    assert line.command in " ".join(run("export", "--help").stdout.decode().split())
    done = run("--library", tagged, *shlex.split(line.command)[1:])
    assert (done.returncode, done.stdout) == (0, b"")
    target = tmp_path / line.target
    assert done.stderr.decode().startswith(f"Written to {line.target}")
    empty = not any(target.iterdir()) if target.is_dir() else not target.read_bytes()
    assert empty is ("nothing was found" in done.stderr.decode())


def test_a_folder_that_is_not_empty_is_left_alone(run: Run, library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    mine = folder / "mine.md"
    mine.write_text("mine")
    arguments = ("--library", library, "export", "--format", "markdown", "-o", folder)
    refused = run(*arguments)
    assert (refused.returncode, [path.name for path in folder.iterdir()]) == (1, ["mine.md"])
    assert b"--force" in refused.stderr
    assert run(*arguments, "--force").returncode == 0
    assert mine.read_text() == "mine"
    assert len(list(folder.iterdir())) == 4


def test_a_folder_appears_whole_or_not_at_all(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target in ("file", "missing/folder"):
        done = run("--library", library, "export", "--format", "brat", "-o", target)
        assert done.returncode == 1
        assert b"unexpected" not in done.stderr
    assert (tmp_path / "file").read_text() == "x"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_what_needs_a_folder_says_so(run: Run, library: Path) -> None:
    done = run("--library", library, "export", "--format", "brat")
    assert done.returncode == 2
    assert b"-o FOLDER" in done.stderr
    assert run("--library", library, "export", "--format", "ris", "--table", "facts").returncode == 1
    assert run("--library", library, "export", "--format", "ris", "--by", "tag").returncode == 1


def test_one_file_or_many(run: Run, library: Path, tmp_path: Path) -> None:
    for target, number in (("one.html", 0), ("many", 3)):
        done = run("--library", library, "export", "--format", "html", "-o", target)
        assert done.returncode == 0
        assert (tmp_path / target).is_dir() is bool(number)
    assert "Mira Solen.html" in {path.name for path in (tmp_path / "many").iterdir()}
    assert run("--library", library, "export", "--format", "html").stdout.startswith(b"<!DOCTYPE html>")
    assert run("--library", library, "export", "--format", "markdown", "ferry").stdout.startswith(
        b"---\ntitle: Ferries"
    )


def test_speaker_and_tag_narrow_it_down(run: Run, library: Path) -> None:
    rows = run("--library", library, "export", "--format", "csv", "--speaker", "solen").stdout.splitlines()
    assert len(rows) == 2
    assert b"Mira Solen" in rows[1]
    assert (
        len(run("--library", library, "export", "--format", "csv", "--tag", "none").stdout.splitlines()) == 1
    )


def test_pseudonyms_with_a_private_key(run: Run, library: Path, tmp_path: Path) -> None:
    done = run("--library", library, "export", "--format", "jsonl", "--pseudonyms", "key.json")
    assert done.returncode == 0
    assert not any(name in done.stdout.decode() for name in ("Solen", "Havel", "Ona Vell"))
    assert stat.S_IMODE((tmp_path / "key.json").stat().st_mode) == 0o600
    assert "Mira Solen" in {
        each["name"] for each in json.loads((tmp_path / "key.json").read_text())["people"]
    }
