"""A walk over random keys with a ledger of every note that was saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from store.library import Library
from store.records import Annotation
from tests.tui.steps import rest
from tui.actions import ACTIONS
from tui.app import OnrecordApp

#: Leaving ends the walk.
AVOIDED = {"q"}
KEYS = sorted({key for action in ACTIONS for key in action.keys} - AVOIDED) + ["escape"] * 12 + list("aeiz ")
AT_ONCE = 10
"""Keys that are pressed before one looks: somebody types fast."""


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


async def walk(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys, some at a time, and come to rest after them."""
    app = pilot.app
    assert app._driver is not None
    for first in range(0, len(keys), AT_ONCE):
        for key in keys[first : first + AT_ONCE]:
            name = _character_to_key(key) if len(key) == 1 else key
            event = events.Key(name, key if len(key) == 1 else None)
            event.set_sender(app)
            app._driver.send_message(event)
        await rest(pilot)


def all_well(app: OnrecordApp, ledger: Ledger) -> None:
    """Every saved note is there, and the library is sound."""
    with Library.open(app.folder) as library:
        assert Ledger._stored(library) == ledger.notes
        assert not [problem for problem in library.check() if not problem.repaired]
        for row in library.rows():
            assert not library.open_article(row.id).lost
