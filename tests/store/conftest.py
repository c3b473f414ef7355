"""A library with one article; its id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.store.samples import READING, article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as opened:
        assert opened.add(article(), READING).result == "taken"
        yield opened


@pytest.fixture
def droz(library: Library) -> str:
    """The id of the article."""
    assert library.rows()
    return article().id
