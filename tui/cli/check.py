"""`onrecord check`: whether the library is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import library_folder, library_option, open_to_look
from tui.cli.output import say, write_text

if TYPE_CHECKING:
    from store.results import Problem


@click.command
@library_option
@click.option("--repair", is_flag=True, help="Rebuild what is derived; what people made is never touched.")
@click.pass_context
def check(context: click.Context, repair: bool) -> int:
    """Verify both databases, every span and the index; exit 1 on any finding."""
    found = 0
    if repair:
        from store.health.salvaging import salvage

        for problem in salvage(library_folder(context)):
            found += 1
            _print(problem)
    with open_to_look(context) as library:
        for problem in library.check(repair=repair, salvaged=repair):
            found += 1
            _print(problem)
        articles = library.counts().articles
        outdated = 0 if found else library.outdated()
    if not found:
        say(f"Nothing wrong in {articles} {'article' if articles == 1 else 'articles'}.")
    if outdated:
        say(f"An older reader has read {outdated} of them; `onrecord import --reread` reads them again.")
    return 1 if found else 0


def _print(problem: Problem) -> None:
    from store.printable import printable_line

    title = f" “{problem.title}”" if problem.title else ""
    place = f"article {problem.article[:12]}{title}: " if problem.article else ""
    fixed = " (repaired)" if problem.repaired else ""
    write_text(printable_line(f"{place}{problem.what}{fixed}") + "\n")
