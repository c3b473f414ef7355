"""A small fixed library, written for these tests, and the browser over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.sample import fill
from tui.app import LOG_FILE, OnrecordApp


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No clock, no pauses, no blinking: what is on screen depends on the keys alone."""
    monkeypatch.chdir(tmp_path)  # an export goes into the current folder
    monkeypatch.setenv("VISUAL", "true")  # an editor that ends at once
    for screen in ("annotating", "bulk"):
        monkeypatch.setattr(f"tui.screens.{screen}.hour_minute", lambda: "14:02")
    monkeypatch.setattr("tui.screens.timeline.today", lambda: date(2025, 2, 3))
    monkeypatch.setattr("tui.screens.base.TOLD", 600.0)
    monkeypatch.setattr("tui.screens.base.TOLD", 3600.0)  # what is told stays, however slow the machine is
    monkeypatch.setattr("tui.widgets.article_list.REST", 0.001)
    monkeypatch.setattr("tui.screens.quotes.PAUSE", 0.001)
    monkeypatch.setattr("textual.widgets.Input.cursor_blink", False)
    monkeypatch.setattr("textual.widgets.TextArea.cursor_blink", False)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A filled library; at the end nothing unexpected may have been logged."""
    path = tmp_path / "sample library"
    with Library.open(path) as library:
        fill(library)
    yield path
    log = path / LOG_FILE
    assert not log.exists(), log.read_text(encoding="utf-8")


@pytest.fixture
def app(folder: Path) -> OnrecordApp:
    """The browser over the sample library."""
    return OnrecordApp(folder)
