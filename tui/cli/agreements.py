"""`onrecord agreements`: agreements of one series over the articles, each with what replaced it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.options import QueryCommand, library_option, open_to_look, query_argument
from tui.cli.output import say, write, write_text

if TYPE_CHECKING:
    from store.results import AgreementStage, Chain


@click.command(cls=QueryCommand)
@library_option
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: one series of agreements a line.")
@query_argument
@click.pass_context
def agreements(context: click.Context, as_json: bool, query: str) -> None:
    """List series of agreements between the same parties; those with one that matches QUERY.

    In a series each agreement is replaced by the next.
    """
    from store.export.json_lines import json_line

    with open_to_look(context) as library:
        chains = library.chains(query)
    for chain in chains:
        if as_json:
            write(json_line(chain))
        else:
            write_text(_listing(chain))
    if not chains:
        say("No agreement between two known parties matches.")


def _listing(chain: Chain) -> str:
    from store.printable import printable_line

    lines = [f"{chain.type}: {' and '.join(chain.parties)}"]
    for stage in chain.stages:
        lines.append(f"  {_rank(stage)}")
        lines += [f"      {hit.title}" for hit in stage.facts]
    return "\n".join(map(printable_line, lines)) + "\n\n"


def _rank(stage: AgreementStage) -> str:
    from tui.text.dates import plain

    number = f"{stage.ordinal}." if stage.ordinal else "–"
    signed = f"signed {plain(stage.signed)}" if stage.signed else "date of signing not told"
    return f"{number:<3} {signed}" + (f", until {plain(stage.valid_until)}" if stage.valid_until else "")
