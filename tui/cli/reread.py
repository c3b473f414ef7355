"""`onrecord import --reread`: what is in the library, read again by the present reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import open_to_look
from tui.cli.output import say
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from store import Library


def reread(context: click.Context, query: str) -> int:
    """Read again the articles (those in which a query finds something) that an older reader has read."""
    with open_to_look(context) as library:
        lost_before = _lost(library)
        number = 0
        try:
            with Progress(0) as progress:
                for _ in library.reread(query, progress=progress.show):
                    number += 1
        finally:  # also when it is stopped: what was read stays, and the next run goes on from there
            if number:
                say(f"{_articles(number)} read again")
        if not progress.total:
            say("Nothing to read again: the present reader has read all of it.")
        if lost := _lost(library) - lost_before:
            say(f"{lost} notes or decisions without a place now (see `onrecord check`)")
        if failed := progress.total - number:
            say(f"{_articles(failed)} could not be read again: what was read before stays")
    return 1 if failed else 0


def _lost(library: Library) -> int:
    return len(library.lost_decisions()) + len(library.lost_annotations())


def _articles(number: int) -> str:
    return f"{number} {'article' if number == 1 else 'articles'}"
