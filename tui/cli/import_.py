"""`onrecord import`: files, folders and standard input into the library."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.globs import expand
from tui.cli.opening import open_library
from tui.cli.options import QueryCommand, columns_option, joined, library_folder, library_option
from tui.cli.output import say, say_nothing_found
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from store import Library
    from store.intake import How, Piece

_LOOK_EVERY = 1.0
"""Seconds between two looks at a watched folder; a file comes in once it has not changed between two."""


class _Import(QueryCommand):
    """With `--reread` PATH is a query."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--reread" in args:
            return super().parse_args(ctx, args)
        return click.Command.parse_args(self, ctx, args)


@click.command("import", cls=_Import)
@library_option
@columns_option
@click.option(
    "--watch",
    "watched",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take in what DIR holds and what comes into it, until Ctrl-C.",
)
@click.option(
    "--reread",
    "again",
    is_flag=True,
    help="Instead: read again what an older reader has read; PATH is then a query that narrows it down,"
    " such as -speaker:droz.",
)
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path())
@click.pass_context
def import_(
    context: click.Context,
    paths: tuple[str, ...],
    watched: Path | None,
    columns: dict[str, str],
    again: bool,
) -> int:
    """Take articles into the library.

    PATH is a file, a folder, a pattern such as 'reports/**/*.docx', or - for standard input: plain text,
    Markdown, saved web pages, Word, OpenDocument, RTF, PDF, feeds, tables, JSON, zip files. What is already
    there is named and skipped; what can't be read is named with the reason, and the exit code is then 1.
    """
    from store.intake import How, find_files

    if again:
        from tui.cli.reread import reread

        return reread(context, joined(paths))
    if not paths and watched is None:
        raise click.UsageError("Missing argument 'PATH...'.")
    how = How(columns=columns)
    tally: Counter[str] = Counter()
    began = time.monotonic()
    with open_library(library_folder(context)) as library:
        try:
            files = list(find_files(expand(map(Path, paths))))
            if paths and not files:
                say_nothing_found()
            _take(library, files, how, tally)
            if watched is not None:
                say(f"watching {watched}; Ctrl-C ends it")
                with suppress(KeyboardInterrupt):
                    for arrived in arrivals(watched):
                        _take(library, arrived, how, tally, named=True)
        finally:
            say(_summary(tally, time.monotonic() - began))
    return 1 if tally["refused"] else 0


def _take(library: Library, files: list[Path], how: How, tally: Counter[str], *, named: bool = False) -> None:
    """Take files in, saying what needs to be said of each, and (`named`) which were taken."""
    with Progress(len(files)) as progress:
        number = 0
        for outcome in library.import_(_sources(files), how):
            if outcome.article or outcome.result != "taken":  # a codebook is no article
                tally[outcome.result] += 1
            if outcome.result != "taken" or outcome.detail or named:
                progress.say(": ".join(filter(None, (outcome.path, outcome.result, outcome.detail))))
            # One file may hold many articles: it is done when the first of the next file is.
            while number < len(files) and not outcome.path.startswith(str(files[number])):
                number += 1
            progress.show(number)
        progress.show(len(files))


def _sources(files: Iterable[Path]) -> Iterator[Path | Piece]:
    """The files; `-` is read when its turn comes."""
    from store.intake import Piece
    from tui.cli.stdin import read_stdin

    for path in files:
        yield Piece(name="-", suffix=None, data=read_stdin()) if str(path) == "-" else path


def arrivals(folder: Path) -> Iterator[list[Path]]:
    """What lies in `folder`, then again and again what has come or changed; never ends."""
    from store.intake import find_files

    taken: dict[Path, tuple[int, int]] = {}
    before: dict[Path, tuple[int, int]] = {}
    while True:
        now = {path: stamp for path in find_files([folder]) if (stamp := _stamp(path))}
        settled = [path for path, stamp in now.items() if before.get(path) == stamp != taken.get(path)]
        taken.update((path, now[path]) for path in settled)
        before = now
        if settled:
            yield settled
        time.sleep(_LOOK_EVERY)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Changes when the file does; None if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _summary(tally: Counter[str], seconds: float) -> str:
    articles = "article" if tally["taken"] == 1 else "articles"
    taken, twins, refused = (tally[result] for result in ("taken", "duplicate", "refused"))
    return f"{taken} {articles} taken in, {twins} already there, {refused} refused, in {seconds:.1f} s"
