"""What the browser remembers between two runs: panes, place, theme; a small JSON file in the library."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec

FILE = "session.json"


class Session(msgspec.Struct, kw_only=True):
    """The state of the screen, as far as it is worth finding again."""

    theme: str = "onrecord"
    list_width: int | None = None
    facts_width: int | None = None
    article: str | None = None
    caret: int = 0
    top: int | None = None
    cursor: int = 0
    filters: dict[str, str] = {}
    pane: str = "list"
    order: str = "newest"
    folded: tuple[str, ...] = ("place", "date")
    recent_tags: tuple[str, ...] = ()
    last_tags: tuple[str, ...] = ()


def recall(folder: Path) -> Session:
    """The session of the last run; a fresh one if there is none or it can't be read."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Session)
    except (OSError, msgspec.DecodeError):
        return Session()


def remember(folder: Path, session: Session) -> None:
    """Write the session so that a crash leaves the old or the new one whole.

    A session that can't be written is lost in silence: it must never keep anyone from quitting.
    """
    temporary = folder / f".{FILE}.{os.getpid()}"
    with contextlib.suppress(OSError):
        temporary.write_bytes(msgspec.json.encode(session))
        temporary.replace(folder / FILE)
