"""`onrecord duplicates`: articles that are nearly the same, and what each changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import library_option, open_to_look
from tui.cli.output import say, write, write_text

if TYPE_CHECKING:
    from store.library import NearDuplicate


@click.command
@library_option
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: one group of articles a line.")
@click.pass_context
def duplicates(context: click.Context, as_json: bool) -> None:
    """List articles with nearly the same text, such as an agency's report in several papers.

    The first of a group came in first; under each other one stands what it leaves out (-) and adds (+).
    """
    from store.export.json_lines import json_line

    with open_to_look(context) as library:
        groups = library.near_duplicate_groups()
        for group in groups:
            if as_json:
                write(json_line({"articles": group}))
            else:
                write_text(_listing(group))
    if not groups:
        say("No two articles are nearly the same.")


def _listing(group: list[NearDuplicate]) -> str:
    from store.printable import printable_line

    first, *others = group
    lines = [_named(first)]
    for each in others:
        lines.append(f"  {_named(each)} · {each.likeness:.0%} the same")
        for before, after in each.changes:
            lines += [f"    {sign} {words}" for sign, words in (("-", before), ("+", after)) if words]
    return "\n".join(map(printable_line, lines)) + "\n\n"


def _named(article: NearDuplicate) -> str:
    return " · ".join(filter(None, (article.title, article.publisher, article.published)))
