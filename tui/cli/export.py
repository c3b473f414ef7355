"""`onrecord export`: the library, or what a query finds in it, in a format of the field."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from tui.cli.options import QueryCommand, library_option, open_to_look, query_argument
from tui.cli.output import say, write

FORMATS = ("csv", "json", "jsonl", "tinydb")


@click.command(cls=QueryCommand)
@library_option
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="The format to write.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write to FILE, replaced only when all is written (default: standard output).",
)
@query_argument
@click.pass_context
def export(context: click.Context, form: str, target: Path | None, query: str) -> None:
    """Write out the library, or only what QUERY finds.

    \b
    csv     statements with speaker, role, article, tags and notes; for a spreadsheet
    json    one document: articles with their agents, statements, facts and annotations
    jsonl   the same, one article a line
    tinydb  one file that TinyDB opens, a table for each of them
    """
    from store.export import FORMATS as WRITERS

    with open_to_look(context) as library:
        chunks = WRITERS[form].write(library, query)
        if target is None or str(target) == "-":
            for chunk in chunks:
                write(chunk)
            return
        save(target, chunks)
    say(f"Written to {target}")


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
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(real)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
