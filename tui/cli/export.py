"""`onrecord export`: the library, or what a query finds in it, in a format of the field."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from tui.cli.options import QueryCommand, library_option, open_to_look, query_argument
from tui.cli.output import say, write
from tui.formats import NAMES, help_lines

if TYPE_CHECKING:
    from store.export import By, Format, Records, View

HELP = f"""Write out the library, or only what QUERY finds.

Rejected findings, and wishes and opinions that nobody uttered, stay out unless QUERY asks for them
(status:rejected, act:attitude); only json, jsonl and tinydb of the whole library hold everything.

\b
{help_lines()}
"""


@click.command(cls=QueryCommand, help=HELP)
@library_option
@click.option("--format", "form", type=click.Choice(NAMES), required=True, help="The format to write.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="TARGET",
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file, replaced only when all is written, or (markdown, brat, html of many) the folder; "
    "default: standard output.",
)
@click.option("--speaker", metavar="NAME", help="Only what NAME said, under any form of the name.")
@click.option("--tag", metavar="TAG", help="Only what is under a note with this tag.")
@click.option(
    "--table",
    "records",
    type=click.Choice(["statements", "facts", "notes"]),
    default="statements",
    help="csv: which of the three tables.",
)
@click.option(
    "--by",
    type=click.Choice(["article", "speaker", "agreement", "tag"]),
    help="markdown, html: what each file is about.",
)
@click.option(
    "--pseudonyms",
    metavar="KEYFILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Put pseudonyms in place of people's names; KEYFILE tells who is who (made if it is not there).",
)
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
@query_argument
@click.pass_context
def export(
    context: click.Context,
    form: str,
    target: Path | None,
    speaker: str | None,
    tag: str | None,
    records: str,
    by: str | None,
    pseudonyms: Path | None,
    force: bool,
    query: str,
) -> None:
    """Write out the library, or only what QUERY finds."""
    from store.export import FORMATS, save, save_folder

    chosen = FORMATS[form]
    wanted = " ".join(filter(None, (_field("speaker", speaker), _field("tag", tag), query)))
    about = cast("By | None", by)
    with open_to_look(context) as library:
        view: View = library
        if pseudonyms is not None:
            from store.export.pseudonyms import pseudonymous

            view = pseudonymous(library, pseudonyms)
        if target is None or str(target) == "-":
            if chosen.writer is None:
                raise click.UsageError(f"{form} is written into a folder: name it with -o FOLDER.")
            for chunk in chosen.write(view, wanted, records=cast("Records", records), by=about):
                write(chunk)
            return
        if into_folder(chosen, target):
            number = save_folder(target, chosen.files(view, wanted, by=about), force=force)
            say(f"Written to {target}: {number} {'file' if number == 1 else 'files'}")
            return
        save(target, chosen.write(view, wanted, records=cast("Records", records), by=about))
    empty = target.is_file() and not target.stat().st_size
    say(f"Written to {target}{': it is empty, nothing was found' * empty}")


def into_folder(chosen: Format, target: Path) -> bool:
    """Whether `target` is to be a folder: the format needs one, or takes both and it looks like one."""
    if chosen.writer is None or chosen.spreader is None:
        return chosen.spreader is not None
    return target.is_dir() or target.suffix.lower() not in (chosen.ending, ".htm", ".markdown")


def _field(name: str, value: str | None) -> str:
    return f'{name}:"{value.replace(chr(34), " ")}"' if value else ""
