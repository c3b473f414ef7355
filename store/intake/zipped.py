"""Zip files, and documents that are zip files inside, within bounds on size, number and ratio."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO

from store.errors import RefusedError

MAX_MEMBERS = 10_000
MAX_TOTAL = 500_000_000
MAX_MEMBER = 50_000_000
MAX_RATIO = 200
"""A file that packs better than this is made to be one: text packs 3 to 10 times, tables up to 50."""
_SMALL = 1_000_000
"""Bytes up to which the ratio does not matter."""


def open_zip(data: bytes | IO[bytes], what: str) -> zipfile.ZipFile:
    """The zip file in `data`, checked without unpacking anything; raises RefusedError.

    What a member really holds can't be more than the size it states: reading stops there.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise RefusedError(f"it is no sound {what}: {error}") from error
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise RefusedError(f"more than {MAX_MEMBERS:,} files are packed in it")
    if sum(member.file_size for member in members) > MAX_TOTAL:
        raise RefusedError(f"more than {MAX_TOTAL // 1_000_000} MB are packed in it")
    for member in members:
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise RefusedError("it unpacks to far more than a document holds (a zip bomb)")
    return archive


def member(archive: zipfile.ZipFile, name: str, most: int = MAX_MEMBER) -> bytes:
    """The content of a member; raises RefusedError, KeyError if there is none of that name."""
    info = archive.getinfo(name)
    if info.flag_bits & 0x1:
        raise RefusedError("it is locked with a password", "Unlock it and try again.")
    if info.file_size > most:
        raise RefusedError(f"larger than {most // 1_000_000} MB when unpacked")
    try:
        with archive.open(info) as stream:
            return stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise RefusedError(f"it is damaged: {error}") from error


def check_markup(archive: zipfile.ZipFile) -> None:
    """Raise RefusedError if a part of an office document defines entities, which none needs."""
    for info in archive.infolist():
        if info.filename.lower().endswith((".xml", ".rels")):
            check_entities(member(archive, info.filename))


def check_entities(data: bytes) -> None:
    """Raise RefusedError if XML brings a document type or entities along."""
    plain = data.replace(b"\0", b"")  # in UTF-16 every second byte is zero
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise entities()


def entities() -> RefusedError:
    """What to say of XML that defines entities."""
    return RefusedError("it defines XML entities, which no document needs (an entity bomb)")
