"""A walk over 10,000 random keys in the browser, in pieces of a session each over one library.

It ends in an error if anything unexpected is logged, a saved note is lost, or the library is not sound.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.sample import fill
from tests.tui.steps import running
from tests.tui.walking import Ledger, all_well, walk
from tui.app import LOG_FILE, OnrecordApp

KEYS, SESSIONS = 10_000, 20
SIZES = ((120, 40), (80, 24), (60, 20), (160, 50))


def run() -> Iterator[str]:
    """Walk, and say how far and how fast."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        with Library.open(folder) as library:
            fill(library)
        began = time.process_time()
        for session in range(SESSIONS):
            asyncio.run(_session(folder, session))
        spent = time.process_time() - began
        with Library.open(folder) as library:
            notes = library.counts().annotations
    yield f"{KEYS:,} keys in {SESSIONS} sessions: {spent / KEYS * 1000:.1f} ms of CPU a key"
    yield f"nothing unexpected logged, no saved note lost, check is clean; {notes} notes and tags at the end"


async def _session(folder: Path, number: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        app = OnrecordApp(folder)
        ledger = Ledger(app.library, patch)
        async with running(app, SIZES[number % len(SIZES)]) as pilot:
            await walk(pilot, number, KEYS // SESSIONS)
        all_well(app, ledger)
    log = folder / LOG_FILE
    if log.exists():
        raise AssertionError(log.read_text(encoding="utf-8"))
