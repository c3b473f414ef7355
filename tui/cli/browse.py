"""`onrecord` alone: the browser, which takes the samples into an empty library."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from tui.actions import rebind
from tui.cli.opening import default_folder, open_library
from tui.cli.output import drop_stderr, drop_stdout

if TYPE_CHECKING:
    from pathlib import Path

    from store import Library

HUNG_UP = 128 + 1
"""The exit code after a lost connection; signal.SIGHUP is not everywhere."""


def in_terminal() -> bool:
    """Whether there are a keyboard and a screen on which words can be placed."""
    return os.environ.get("TERM") != "dumb" and bool(
        sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()
    )


def browse(folder: Path | None = None) -> int:
    """Open the browser, and fill an empty library with the sample articles. The exit code."""
    # What is made while starting stays: looking through it for garbage took a tenth of the start.
    gc.disable()
    from tui.config import read_config

    config = read_config()
    rebind(config.keys)
    from tui.app import OnrecordApp  # makes the bindings

    library = open_library(folder or default_folder())
    app = OnrecordApp(library.folder, library, config, partial(_beginning, library))
    app.run()
    code = app.return_code or 0
    if code == HUNG_UP:
        drop_stdout()
        drop_stderr()
    return code


def _beginning(library: Library) -> list[Path]:
    """What a library that holds nothing but samples, or nothing, still lacks of them.

    The newest come first, for the list grows under them; those that are there already are passed over.
    """
    from store.intake import sample_files

    samples = sample_files()[::-1]
    names = {str(path) for path in samples}
    if library.read_only or library.counts().articles >= len(samples):
        return []
    origins = (library.article(row.id).imported for row in library.rows())
    return samples if all(origin and origin.file in names for origin in origins) else []
