"""`onrecord restore`: the notes as they were at the end of an earlier session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.opening import open_library
from tui.cli.options import library_folder, library_option
from tui.cli.output import say, write_text

if TYPE_CHECKING:
    from store.notes.restoring import Backup

_MADE = {
    "session": "after a session",
    "upgrade": "before an upgrade",
    "restoring": "before a restoring",
    "damaged": "found damaged",
}


@click.command
@library_option
@click.option("--list", "as_list", is_flag=True, help="List the copies there are, newest first.")
@click.argument("backup", required=False, default="", metavar="[BACKUP]")
@click.pass_context
def restore(context: click.Context, as_list: bool, backup: str) -> int:
    """Put a copy of the notes back: the newest, or BACKUP, a number of the list or a file.

    The notes as they are now are kept as a copy first. Other windows have to be closed.
    """
    from store.notes.restoring import copies, find_copy

    folder = library_folder(context)
    if not as_list:
        return _restore(folder, find_copy(folder, backup))
    found = copies(folder)
    for number, copy in enumerate(found, 1):
        write_text(f"{number:>2}  {_line(copy)}\n")
    if not found:
        say("There are no copies yet; one is made after each session in which something was noted.")
    return 0


def _restore(folder: Path, copy: Path) -> int:
    from store.notes.restoring import restore as put_back

    kept = put_back(folder, copy)
    with open_library(folder) as library:
        library.settle()
        notes = library.counts().annotations
    say(f"Restored {copy.name}: {notes} {'note' if notes == 1 else 'notes'}.")
    if kept is not None:
        say(f"What was there before is kept as {kept.name}.")
    return 0


def _line(copy: Backup) -> str:
    holds = "can't be read" if copy.notes is None else f"{copy.notes:>5} notes {copy.decisions:>5} decisions"
    return (
        f"{copy.at.astimezone():%Y-%m-%d %H:%M:%S}  {holds:<27}  {_MADE[copy.made_for]:<18}  {copy.path.name}"
    )
