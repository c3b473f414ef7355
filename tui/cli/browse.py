"""`onrecord` alone: the browser, over the samples when the library is empty."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.cli.options import library_folder
from tui.cli.output import complain, say
from tui.cli.progress import Progress


def browse(context: click.Context) -> int:
    """Open the browser; an empty library is filled with the sample articles first. The exit code."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise click.UsageError("The browser needs a terminal; `onrecord --help` lists what works without.")
    folder = library_folder(context)
    fill(folder)
    from tui.app import OnrecordApp

    app = OnrecordApp(folder)
    app.run()
    return app.return_code or 0


def fill(folder: Path) -> None:
    """Take the sample articles into an empty library, and say so."""
    from store import Library
    from store.intake import sample_files

    with Library.open(folder) as library:
        if library.read_only or library.counts().articles:
            return
        samples = len(list(sample_files()))
        say(f"The library in {folder} is empty: taking in {samples} sample articles.")
        with Progress(samples) as progress:
            for outcome in library.import_(sample_files()):
                if outcome.result == "refused":
                    complain(f"{outcome.path}: {outcome.detail}")
                progress.advance()
