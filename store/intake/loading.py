"""Getting the bytes of a file, without waiting on anything that is no plain file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from store.errors import RefusedError

MAX_BYTES = 50_000_000
"""The largest file that is read; a news report is a thousandth of it."""
MAX_LIBRARY = 500_000_000
"""The largest file that may hold a whole library."""


def load(path: Path) -> bytes:
    """The content of the file; raises RefusedError with the reason when there is none to be had."""
    most = most_bytes(path.suffix)
    try:
        with os.fdopen(regular(path), "rb") as stream:
            if os.fstat(stream.fileno()).st_size > most:
                raise too_large(most)
            return stream.read(most + 1)
    except OSError as error:
        raise RefusedError(reason(path, error)) from error


def regular(path: Path) -> int:
    """A descriptor to read the file at `path` by; raises RefusedError, OSError."""
    # Without O_NONBLOCK, opening a pipe nobody writes to would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _check(os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise RefusedError("this is a folder that can't be listed", "Give yourself access to it.")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("not a regular file", "Pipe it in and name it `-`.")


def most_bytes(suffix: str | None) -> int:
    """The largest size of a file with this ending that is read."""
    return MAX_LIBRARY if (suffix or "").lower() in (".json", ".jsonl", ".ndjson") else MAX_BYTES


def too_large(most: int) -> RefusedError:
    """What to say of more than `most` bytes."""
    return RefusedError(f"larger than {most // 1_000_000} MB", "Split it into articles.")


def reason(path: Path, error: OSError) -> str:
    """Why a file can't be read, in words for people."""
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere" if path.is_symlink() else "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"can't be read: {error.strerror}"
