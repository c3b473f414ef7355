"""`onrecord quotes`: who said what, newest first."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from tui.cli.options import (
    QueryCommand,
    format_chosen,
    library_option,
    open_to_look,
    query_argument,
    record_options,
)
from tui.cli.output import say, write, write_listing

if TYPE_CHECKING:
    from store.library import Library


@click.command(cls=QueryCommand)
@library_option
@click.option("--speaker", metavar="NAME", help="Only what NAME said, under any form of the name.")
@click.option(
    "--attitudes", is_flag=True, help="Also wishes, plans and opinions told without a reporting verb."
)
@record_options
@query_argument
@click.pass_context
def quotes(
    context: click.Context, speaker: str | None, attitudes: bool, as_json: bool, as_csv: bool, query: str
) -> None:
    """List statements that match QUERY, newest first; all of them without QUERY.

    Words are all required; "a phrase", begin*, -without and speaker:name work too.
    """
    form = format_chosen(as_json, as_csv)
    from store.export.statements import statement_rows, statements_csv, statements_jsonl
    from tui.cli.listing import quote_listing

    with open_to_look(context) as library:
        hits = library.quotes(query, speaker=speaker, attitudes=attitudes)
        if form:
            rows = statement_rows(library, hits)
            for chunk in statements_csv(rows) if form == "csv" else statements_jsonl(rows):
                write(chunk)
            return
        if not write_listing(map(quote_listing, hits)):
            say(f"Nothing found.{_said_by(library, query)}")


def _said_by(library: Library, query: str) -> str:
    """A query that names a speaker looks for what was said, not who: tell the option."""
    speakers = library.speakers(query, 1) if query.strip() else []
    if not speakers:
        return ""
    name = speakers[0].name
    return f" What {name} said: onrecord quotes --speaker {shlex.quote(name)}"
