"""`onrecord check`: whether the library is sound."""

from __future__ import annotations

import click

from tui.cli.options import library_option, open_to_look
from tui.cli.output import say, write_text


@click.command
@library_option
@click.option("--repair", is_flag=True, help="Rebuild what is derived; what people made is never touched.")
@click.pass_context
def check(context: click.Context, repair: bool) -> int:
    """Verify both databases, every span and the index; exit 1 on any finding."""
    from store.printable import printable_line

    found = 0
    with open_to_look(context) as library:
        for problem in library.check(repair=repair):
            found += 1
            place = f"article {problem.article}: " if problem.article else ""
            fixed = " (repaired)" if problem.repaired else ""
            write_text(printable_line(f"{place}{problem.what}{fixed}") + "\n")
        articles = library.counts().articles
    if not found:
        say(f"Nothing wrong in {articles} {'article' if articles == 1 else 'articles'}.")
    return 1 if found else 0
