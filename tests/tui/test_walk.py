"""Long walks over random keys: nothing unexpected happens and no note is lost."""

from __future__ import annotations

import random

import pytest

from store.library import Library
from tests.tui.steps import rest, running
from tui.actions import ACTIONS
from tui.app import OnrecordApp

#: Leaving ends the walk. The palette's own keys are not ours.
AVOIDED = {"q", ":"}
KEYS = sorted({key for action in ACTIONS for key in action.keys} - AVOIDED) + ["escape"] * 12 + list("aeiz ")
STEPS = 120


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_random_keys(app: OnrecordApp, seed: int, size: tuple[int, int]) -> None:
    chance = random.Random(seed)
    with Library.open(app.folder) as library:
        article = library.rows()[0].id
        library.annotate(article, [(4, 18)], "stays unless it is deleted")
    async with running(app, size) as pilot:
        for _ in range(STEPS):
            key = chance.choice(KEYS)
            await pilot.press("space" if key == " " else key)
        await rest(pilot)
    with Library.open(app.folder) as library:
        assert not [problem for problem in library.check() if not problem.repaired]
        for row in library.rows():
            opened = library.open_article(row.id)
            assert not opened.lost
