"""Patterns on the command line that the shell has left as they are."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path


def expand(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with what each pattern finds in its place, in order of names; `**` goes through all folders.

    A path that is there, and a pattern that finds nothing, stays as it is.
    """
    for path in paths:
        name = str(path)
        found = [] if name == "-" or not glob.has_magic(name) or path.exists() else _found(path)
        yield from found or [path]


def _found(pattern: Path) -> list[Path]:
    names = glob.glob(str(pattern.expanduser()), recursive=True)  # noqa: PTH207 - it may be absolute
    return [Path(name) for name in sorted(names)]
