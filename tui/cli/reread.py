"""`onrecord import --reread`: what is in the library, read again by the present reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.options import open_library
from tui.cli.output import say
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from store import Library


def reread(folder: Path, query: str) -> int:
    """Read again the articles (those in which a query finds something) that an older reader has read."""
    with open_library(folder) as library:
        lost_before = _lost(library)
        number = 0
        try:
            with Progress(0) as progress:
                for _ in library.reread(query, progress=progress.show):
                    number += 1
        finally:  # also when it is stopped: what was read stays, and the next run goes on from there
            say(_summary(number, _lost(library) - lost_before))
    return 0


def _lost(library: Library) -> int:
    return len(library.lost_decisions()) + len(library.lost_annotations())


def _summary(number: int, lost: int) -> str:
    if not number:
        return "Nothing to read again: the present reader has read all of it."
    done = f"{number} {'article' if number == 1 else 'articles'} read again"
    return f"{done}, {lost} notes or decisions without a place now (see `onrecord check`)" if lost else done
