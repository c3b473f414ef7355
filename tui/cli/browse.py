"""`onrecord` alone: the browser, over the samples when the library is empty."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from tui.actions import rebind
from tui.cli.options import library_folder, open_library
from tui.cli.output import complain, drop_stderr, drop_stdout, say
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from store import Library


HUNG_UP = 128 + 1
"""The exit code after a lost connection; signal.SIGHUP is not everywhere."""


def browse(context: click.Context) -> int:
    """Open the browser; an empty library is filled with the sample articles first. The exit code."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise click.UsageError("The browser needs a terminal; `onrecord --help` lists what works without.")
    # What is made while starting stays: looking through it for garbage took a tenth of the start.
    gc.disable()
    from tui.config import read_config

    config = read_config()
    rebind(config.keys)
    from tui.app import OnrecordApp  # makes the bindings

    library = open_library(library_folder(context))
    fill(library)
    app = OnrecordApp(library.folder, library, config)
    app.run()
    code = app.return_code or 0
    if code == HUNG_UP:
        drop_stdout()
        drop_stderr()
    return code


def fill(library: Library) -> None:
    """Take the sample articles into an empty library, and say so."""
    if library.read_only or library.counts().articles:
        return
    from store.intake import sample_files

    samples = len(list(sample_files()))
    say(f"The library in {library.folder} is empty: taking in {samples} sample articles.")
    with Progress(samples) as progress:
        for outcome in library.import_(sample_files()):
            if outcome.result == "refused":
                complain(f"{outcome.path}: {outcome.detail}")
            progress.advance()
