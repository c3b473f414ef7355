"""Finding files in folders, and refusing what can't be read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from store.errors import RefusedError
from store.intake import MAX_BYTES, find_files, read_file, sample_files


def write(path: Path, text: str = "Some text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_folders_are_walked_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.MD", "a/b/c.markdown", ".hidden.txt", ".git/x.txt", "c.json", "a/y"):
        write(tmp_path / name)
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a/b/c.markdown", "a/z.MD", "b.txt"]


def test_paths_that_are_no_folders_come_as_they_are(tmp_path: Path) -> None:
    paths = [tmp_path / "missing.txt", write(tmp_path / "x.json"), Path("-")]
    assert list(find_files(paths)) == paths


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in find_files([tmp_path])] == ["x.txt"]


def test_where_an_article_comes_from_is_noted(tmp_path: Path) -> None:
    path = write(tmp_path / "x.txt")
    imported = read_file(path).imported
    assert imported is not None
    assert (imported.file, imported.reader) == (str(path), "plain text")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".markdown"])
def test_every_ending_has_its_reader(suffix: str, tmp_path: Path) -> None:
    assert read_file(write(tmp_path / f"x{suffix.upper()}")).text == "Some text."


def test_what_can_not_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    write(tmp_path / "x.docx")
    write(tmp_path / "x.xyz")
    write(tmp_path / "noending")
    reasons = {
        "missing.txt": "no such file",
        "gone.txt": "leads nowhere",
        "pipe.txt": "not a regular file",
        "big.txt": "larger than 50 MB",
        "x.docx": "no sound Word document",
        "x.xyz": "files ending in .xyz",
        "noending": "without an ending",
        ".": "can't be listed",
    }
    for name, reason in reasons.items():
        with pytest.raises(RefusedError, match=reason):
            read_file(tmp_path / name)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "x.txt")
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(RefusedError, match="no permission"):
        read_file(path)


def test_a_folder_that_can_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert list(find_files([tmp_path])) == [tmp_path]


def test_what_lies_behind_a_folder_that_can_not_be_entered_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "x.txt")

    def denied(*_: object, **__: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", denied)
    monkeypatch.setattr(os, "open", denied)
    assert list(find_files([path])) == [path]
    with pytest.raises(RefusedError, match="no permission"):
        read_file(path)


def test_names_that_are_no_unicode_are_read(tmp_path: Path) -> None:
    if sys.platform == "darwin":
        return
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("Some text.", encoding="utf-8")
    (path,) = find_files([tmp_path])
    assert read_file(path).text == "Some text."


def test_the_samples_come_along() -> None:
    titles = [read_file(path).title for path in sample_files()]
    assert titles
    assert all(titles)
