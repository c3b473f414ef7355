"""Long walks over random keys: nothing unexpected happens and no note is lost."""

from __future__ import annotations

import pytest

from store.library import Library
from tests.tui.steps import running
from tests.tui.walking import Ledger, all_well, walk
from tui.app import OnrecordApp

STEPS = 120


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [(120, 40), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_random_keys(
    app: OnrecordApp, seed: int, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(app.folder) as library:
        article = library.rows()[0].id
        library.annotate(article, [(4, 18)], "stays unless it is deleted")
    ledger = Ledger(app.library, monkeypatch)
    async with running(app, size) as pilot:
        await walk(pilot, seed, STEPS)
    all_well(app, ledger)
