"""`onrecord facts`: what was agreed, who met, and the other facts, newest first."""

from __future__ import annotations

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

KINDS = (
    "person",
    "organization",
    "place",
    "date",
    "meeting",
    "agreement",
    "commitment",
    "programme",
    "figure",
)


@click.command(cls=QueryCommand)
@library_option
@click.option("--kind", type=click.Choice(KINDS), help="Only facts of this kind.")
@record_options
@query_argument
@click.pass_context
def facts(context: click.Context, kind: str | None, as_json: bool, as_csv: bool, query: str) -> None:
    """List facts that match QUERY, newest first; all of them without QUERY."""
    form = format_chosen(as_json, as_csv)
    from store.export.facts import facts_csv, facts_jsonl
    from tui.cli.listing import fact_listing

    with open_to_look(context) as library:
        hits = library.facts(query, kind=kind)
        if form:
            for chunk in facts_csv(hits, kind) if form == "csv" else facts_jsonl(hits):
                write(chunk)
            return
        if not write_listing(map(fact_listing, hits)):
            say("Nothing found.")
