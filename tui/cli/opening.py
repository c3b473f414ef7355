"""Where the library lies, and opening it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import Library


def named_folder(asked: Path | None) -> Path | None:
    """The folder that was asked for by option, else by environment; None for the user's data folder."""
    chosen = asked or os.environ.get("ONRECORD_LIBRARY")
    return Path(chosen).expanduser() if chosen else None


def default_folder() -> Path:
    """The user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False)


def open_library(folder: Path) -> Library:
    """Open a library, saying so while its index is made anew for this version."""
    from store.library import Library
    from tui.cli.progress import Progress

    with Progress(0) as progress:

        def show(done: int, total: int) -> None:
            if not done:
                progress.say(
                    f"The library is from another version: making the index of {total} articles anew."
                )
            progress.show(done, total)

        return Library.open(folder, show)
