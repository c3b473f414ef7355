"""`onrecord import`: files, folders and standard input into the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.options import library_folder, library_option
from tui.cli.output import say_nothing_found
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from store import Library
    from store.library import Outcome


@click.command("import")
@library_option
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.pass_context
def import_(context: click.Context, paths: tuple[Path, ...]) -> int:
    """Take articles into the library.

    PATH is a text or Markdown file, a folder of them, or - for standard input. What is already there
    is named and skipped; what can't be read is named with the reason, and the exit code is then 1.
    """
    from store import Library
    from store.intake import find_files

    files = list(find_files(paths))
    if not files:
        say_nothing_found()
    tally: Counter[str] = Counter()
    with Library.open(library_folder(context)) as library, Progress(len(files)) as progress:
        try:
            for outcome in outcomes(library, files):
                tally[outcome.result] += 1
                if outcome.result != "taken":
                    progress.say(f"{outcome.path}: {outcome.result}: {outcome.detail}")
                progress.advance()
        finally:
            progress.say(_summary(tally))
    return 1 if tally["refused"] else 0


def outcomes(library: Library, files: Iterable[Path]) -> Iterator[Outcome]:
    """What became of each file, in order; `-` is standard input."""
    ahead: list[Path] = []
    for path in files:
        if str(path) != "-":
            ahead.append(path)
            continue
        yield from library.import_(ahead)
        ahead = []
        yield _take_stdin(library)
    yield from library.import_(ahead)


def _take_stdin(library: Library) -> Outcome:
    from store.errors import RefusedError
    from store.intake import read_bytes
    from store.library import Outcome
    from tui.cli.stdin import read_stdin

    try:
        return library.add(read_bytes(read_stdin(), file="-"))
    except RefusedError as error:
        return Outcome(path="-", result="refused", detail=error.message)


def _summary(tally: Counter[str]) -> str:
    articles = "article" if tally["taken"] == 1 else "articles"
    taken, twins, refused = (tally[result] for result in ("taken", "duplicate", "refused"))
    return f"{taken} {articles} taken in, {twins} already there, {refused} refused"
