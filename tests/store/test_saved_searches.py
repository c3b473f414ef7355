"""Searches that are kept under a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import NotFoundError, OnrecordError
from store.library import Library


def kept(library: Library) -> list[tuple[str, str]]:
    return [(each.name, each.query) for each in library.saved_searches()]


def test_searches_are_kept_by_name_and_can_be_undone(folder: Path) -> None:
    with Library.open(folder) as library:
        library.save_search("  wages  2024 ", "wages date:2024")
        library.save_search("Café", "cafe or tea")
        library.save_search("WAGES 2024", "wages date:2024 -strike")
        assert kept(library) == [("Café", "cafe or tea"), ("WAGES 2024", "wages date:2024 -strike")]
        assert library.undo() == "saving of the search “WAGES 2024”"
        assert kept(library) == [("Café", "cafe or tea"), ("wages 2024", "wages date:2024")]
        library.forget_search("cafe")
        assert kept(library) == [("wages 2024", "wages date:2024")]
    with Library.open(folder) as library:
        library.undo()
        assert [name for name, _ in kept(library)] == ["Café", "wages 2024"]
        library.redo()
        assert [name for name, _ in kept(library)] == ["wages 2024"]


def test_a_search_needs_a_name_and_has_to_be_there(library: Library) -> None:
    with pytest.raises(OnrecordError):
        library.save_search(" ", "wages")
    with pytest.raises(NotFoundError):
        library.forget_search("wages")
    assert library.undo() is None
