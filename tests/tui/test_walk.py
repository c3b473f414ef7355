"""A long walk over random keys: nothing unexpected happens, no note is lost, and the library stays sound."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tui.steps import running
from tests.tui.walking import KEYS, Ledger, all_well, walk
from tui.app import LOG_FILE, OnrecordApp

SIZES = ((120, 40), (80, 24), (60, 20), (160, 50))
WALKS, STEPS = 10, 250
"""At each size, 10,000 keys in all."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_random_keys(folder: Path, size: tuple[int, int]) -> None:
    @settings(max_examples=WALKS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(keys=st.lists(st.sampled_from(KEYS), min_size=STEPS, max_size=STEPS))
    def long_walk(keys: list[str]) -> None:
        with tempfile.TemporaryDirectory(dir=folder.parent) as place:
            mine = shutil.copytree(folder, Path(place) / "library")
            asyncio.run(_session(mine, size, keys))

    long_walk()


async def _session(folder: Path, size: tuple[int, int], keys: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        app = OnrecordApp(folder)
        ledger = Ledger(app.library, patch)
        async with running(app, size) as pilot:
            await walk(pilot, keys)
        all_well(app, ledger)
    log = folder / LOG_FILE
    assert not log.exists(), log.read_text(encoding="utf-8")
