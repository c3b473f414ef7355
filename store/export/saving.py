"""Writing files and folders so that nothing half written stands under the name that was asked for."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.errors import OnrecordError
from store.export.view import File


def save(target: Path, chunks: Iterable[bytes]) -> None:
    """Write `chunks` to `target`, which keeps its old content unless all of it succeeds."""
    try:
        special = not stat.S_ISREG(target.stat().st_mode)
    except FileNotFoundError:
        special = False
    if special:  # a device or a pipe can't be replaced
        with target.open("wb") as stream:
            stream.writelines(chunks)
        return
    real = target.resolve()
    descriptor, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:100]}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(chunks)
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(real)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def save_folder(target: Path, files: Iterator[File], *, force: bool = False) -> int:
    """Write `files` into the folder `target`; the number of files.

    A new folder appears when all of it is written. One that has something in it is refused without
    `force`; with it, files of the same names are replaced one by one and others stay.
    """
    real = target.resolve()
    taken = real.exists() and (not real.is_dir() or any(real.iterdir()))
    if taken and not (force and real.is_dir()):
        what = "is not empty" if real.is_dir() else "is a file, and this format writes a folder"
        raise OnrecordError(f"{target} {what}", "Name a new folder, or add --force to write into this one.")
    if taken:
        return _fill(real, files)
    made = Path(tempfile.mkdtemp(dir=real.parent, prefix=f".{real.name[:100]}."))
    try:
        number = _fill(made, files)
        made.chmod(0o777 & ~_mask())
        made.replace(real)  # onto nothing, or onto an empty folder
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return number


def _fill(folder: Path, files: Iterator[File]) -> int:
    number = 0
    for file in files:
        path = folder.joinpath(*file.name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, file.chunks)
        number += 1
    return number


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
