"""From paths to the single files in them: folders, zip files within zip files, lists of feeds."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

from store.errors import RefusedError
from store.intake.files import find_files
from store.intake.formats import HEAD, OF_ALL_KINDS, OPML_SUFFIX, holds_articles, office_format
from store.intake.found import Piece
from store.intake.loading import MAX_LIBRARY, reason, regular, too_large
from store.intake.opml import listed
from store.intake.zipped import MAX_MEMBERS, MAX_TOTAL, member, open_zip

MAX_DEPTH = 3
"""Zip files inside zip files, the outermost counted."""
MAX_ARCHIVE = 500_000_000
LINES = (".jsonl", ".ndjson")
PART = 10_000_000
"""Bytes of a file of lines that are read together."""
_LOCKED = 0x1


class _Budget:
    """What one zip file with all zip files in it may still unpack to."""

    def __init__(self) -> None:
        self.bytes = MAX_TOTAL
        self.files = MAX_MEMBERS

    def spend(self, number: int) -> None:
        self.bytes -= number
        self.files -= 1
        if self.bytes < 0 or self.files < 0:
            raise RefusedError("together with the zip files in it, it unpacks to too much (a zip bomb)")


def pieces(sources: Iterable[Path | Piece]) -> Iterator[Piece]:
    """The files to open, in order; what can't be opened at all is a piece with the reason."""
    for source in sources:
        if isinstance(source, Piece):
            yield from _unpacked(source)
            continue
        for path in find_files([source]):
            yield from _unpacked(Piece.at(path))


def _unpacked(piece: Piece) -> Iterator[Piece]:
    """The members of a zip file, the files of a list, the parts of a large file; any other piece as it is."""
    if piece.data is not None:
        if _is_archive(io.BytesIO(piece.data)):
            yield from _members(piece, io.BytesIO(piece.data), _Budget(), 1)
        else:
            yield piece
        return
    assert piece.path
    try:
        if piece.suffix == OPML_SUFFIX:
            yield from listed(piece.path)
            return
        with _opened(piece.path) as stream:
            if not _is_archive(stream):
                yield from _parts(piece, stream)
                return
            if os.fstat(stream.fileno()).st_size > MAX_ARCHIVE:
                raise too_large(MAX_ARCHIVE)
            yield from _members(piece, stream, _Budget(), 1)
    except RefusedError as error:
        yield _refused(piece.name, error)
    except OSError as error:
        yield _refused(piece.name, RefusedError(reason(piece.path, error)))


def _parts(piece: Piece, stream: IO[bytes]) -> Iterator[Piece]:
    """A file as it is, or what a large file of lines holds, a part at a time.

    The last part comes first: our own exports begin with the newest articles, which are to come in last.
    """
    size = os.fstat(stream.fileno()).st_size
    if piece.suffix not in LINES or not PART < size <= MAX_LIBRARY:
        yield piece
        return
    starts = [0]
    while starts[-1] < size:
        stream.seek(min(starts[-1] + PART, size))
        stream.readline()
        starts.append(stream.tell())
    for number in range(len(starts) - 1, 0, -1):
        stream.seek(starts[number - 1])
        part = stream.read(starts[number] - starts[number - 1])
        yield Piece(name=f"{piece.name}: part {number}", suffix=piece.suffix, data=part)


def _opened(path: Path) -> IO[bytes]:
    return os.fdopen(regular(path), "rb")


def _is_archive(stream: IO[bytes]) -> bool:
    """Whether it is a zip file and none of an office program."""
    start = stream.read(4)
    stream.seek(0)
    if start != b"PK\x03\x04":
        return False
    try:
        return office_format(stream) is None
    finally:
        stream.seek(0)


def _members(piece: Piece, stream: IO[bytes], budget: _Budget, depth: int) -> Iterator[Piece]:
    try:
        archive = open_zip(stream, "zip file")
    except RefusedError as error:
        yield _refused(piece.name, error)
        return
    wanted = [info for info in archive.infolist() if _is_wanted(archive, info)]
    if not wanted:
        yield _refused(piece.name, RefusedError("no file in it can be read"))
    for info in wanted:
        name = f"{piece.name}: {info.filename}"
        try:
            yield from _member(archive, info, name, budget, depth)
        except RefusedError as error:
            yield _refused(name, error)
            if budget.bytes < 0 or budget.files < 0:
                return


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget, depth: int
) -> Iterator[Piece]:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise RefusedError("its name leads out of the zip file")
    budget.spend(info.file_size)
    inner = Piece(name=name, suffix=path.suffix.lower(), data=member(archive, info.filename))
    assert inner.data is not None
    if not _is_archive(io.BytesIO(inner.data)):
        yield inner
    elif depth < MAX_DEPTH:
        yield from _members(inner, io.BytesIO(inner.data), budget, depth + 1)
    else:
        raise RefusedError(f"zip files are opened {MAX_DEPTH} deep at most")


def _is_wanted(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether a member would be read if it lay in a folder."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    suffix = path.suffix.lower()
    if hidden or info.is_dir() or (info.flag_bits & _LOCKED and suffix in OF_ALL_KINDS):
        return False
    head = b""
    if suffix in OF_ALL_KINDS:
        with suppress(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            head = archive.open(info).read(HEAD)
    return holds_articles(suffix, head)


def _refused(name: str, error: RefusedError) -> Piece:
    return Piece(name=name, suffix=None, refusal=error.message, hint=error.hint)
