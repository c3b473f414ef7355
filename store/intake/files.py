"""Finding the files to read, in folders and among the samples."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from store.errors import RefusedError
from store.intake.formats import HEAD, OF_ALL_KINDS, holds_articles
from store.intake.loading import regular


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: each path that is no folder as it is, and what is readable inside folders.

    Folders are walked in sorted order, without hidden entries and files of unknown formats, and each
    real folder once, so a loop of links ends. A folder that can't be opened is itself yielded, so
    that reading it says why.
    """
    for path in paths:
        if _is_folder(path):
            yield from _walk(path, set())
        else:
            yield path


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    here = (status.st_dev, status.st_ino)
    if here in seen:
        return
    seen.add(here)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            if not _belongs_to_a_page(entry):
                yield from _walk(entry, seen)
        elif holds_articles(entry.suffix.lower(), _head(entry)):
            yield entry


def _head(path: Path) -> bytes:
    """The beginning of a file whose ending tells too little; nothing of any other."""
    if path.suffix.lower() not in OF_ALL_KINDS:
        return b""
    try:
        with os.fdopen(regular(path), "rb") as stream:
            return stream.read(HEAD)
    except (OSError, RefusedError):
        return b""


def _belongs_to_a_page(folder: Path) -> bool:
    """Whether it is what a browser puts beside a saved page: pictures, scripts, frames of advertisers."""
    page = folder.name.removesuffix("_files")
    return page != folder.name and any((folder.parent / f"{page}{end}").exists() for end in (".html", ".htm"))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # behind a folder that may not be entered; reading it says so
        return False


def sample_files() -> list[Path]:
    """The sample articles that come with the program, in order."""
    return sorted(Path(str(files("seeds"))).glob("*.md"))
