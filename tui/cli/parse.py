"""`onrecord parse`: read files and show what is in them, without storing anything."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.globs import expand
from tui.cli.options import columns_option, library_option
from tui.cli.output import complain, say_nothing_found, write, write_text


@click.command
@library_option
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: one article a line.")
@columns_option
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
def parse(paths: tuple[Path, ...], as_json: bool, columns: dict[str, str]) -> int:
    """Show the statements and facts of articles, storing nothing.

    PATH is whatever `import` takes, - for standard input too.
    """
    from store.intake import How, find_files
    from tui.cli.reading import read_all

    files = list(find_files(expand(paths)))
    if not files:
        say_nothing_found()
    refused = False
    for result in read_all(files, as_json=as_json, how=How(columns=columns)):
        if result.data is None:
            refused = True
            complain(f"{result.path}: {result.problem}", result.hint)
        elif as_json:
            write(result.data)
        else:
            write_text(result.data.decode())
    return 1 if refused else 0
