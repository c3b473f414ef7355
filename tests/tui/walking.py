"""A walk over random keys with a ledger of every note that was saved."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.records import Annotation
from tests.tui.steps import rest
from tui.actions import ACTIONS
from tui.app import OnrecordApp

#: Leaving ends the walk. The palette's own keys are not ours.
AVOIDED = {"q", ":"}
KEYS = sorted({key for action in ACTIONS for key in action.keys} - AVOIDED) + ["escape"] * 12 + list("aeiz ")


class Ledger:
    """The notes that the library said are on disk, by id; what is undone or done again is read anew."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self._library = library
        self.notes = self._stored(library)
        for name in ("annotate", "edit_annotation", "move_annotation"):
            monkeypatch.setattr(library, name, self._writes(getattr(library, name)))
        for name in ("delete_annotation", "tag", "rename_tag", "delete_tag", "undo", "redo"):
            monkeypatch.setattr(library, name, self._changes(name, getattr(library, name)))

    @staticmethod
    def _stored(library: Library) -> dict[int, str]:
        opened = (library.open_article(row.id) for row in library.rows())
        return {
            note.id: note.note for each in opened for note in (*each.annotations, *each.lost) if note.note
        }

    def _writes(self, write: Callable[..., Annotation]) -> Callable[..., Annotation]:
        def wrapped(*arguments: Any, **fields: Any) -> Annotation:
            note = write(*arguments, **fields)
            if note.note:
                self.notes[note.id] = note.note
            return note

        return wrapped

    def _changes(self, name: str, change: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any) -> Any:
            result = change(*arguments)
            after = self._stored(self._library)
            if name not in ("delete_annotation", "undo", "redo"):
                assert after == self.notes, f"{name} touched a note"
            self.notes = after
            return result

        return wrapped


async def walk(pilot: Pilot[None], seed: int, steps: int) -> None:
    """Press so many random keys and come to rest."""
    chance = random.Random(seed)
    for _ in range(steps):
        key = chance.choice(KEYS)
        await pilot.press("space" if key == " " else key)
    await rest(pilot)


def all_well(app: OnrecordApp, ledger: Ledger) -> None:
    """Every saved note is there, and the library is sound."""
    with Library.open(app.folder) as library:
        assert Ledger._stored(library) == ledger.notes
        assert not [problem for problem in library.check() if not problem.repaired]
        for row in library.rows():
            assert not library.open_article(row.id).lost
