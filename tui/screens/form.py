"""A few labelled lines at once, each with what it may hold; Enter saves all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Label, Static

from store.errors import OnrecordError
from tui.actions import hints
from tui.bindings import bindings
from tui.screens.sheet import Sheet
from tui.text.clean import one_line
from tui.text.layout import fit
from tui.text.wording import in_marks
from tui.widgets.fields import Completing, Line


class Field(NamedTuple):
    """One line: its name, what stands before it, its first value, values it may have, and what another is."""

    name: str
    label: str
    value: str = ""
    choices: Sequence[str] = ()
    other: str = ""


Save = Callable[[Mapping[str, str]], None]


class FormScreen(Sheet[bool]):
    """Fills in fields. `save` gets the values by name; it raises OnrecordError or ValueError for wrong ones.

    Answers True when it saved, False when it was left.
    """

    BINDINGS = bindings("form")

    def __init__(self, title: str, fields: Sequence[Field], save: Save) -> None:
        super().__init__()
        self._heading = title
        self._fields = fields
        self._save = save

    def compose(self) -> ComposeResult:
        """The lines, under them what the one at hand may hold, and why saving failed."""
        with VerticalScroll(classes="sheet form", can_focus=False) as sheet:
            sheet.border_title = Content(one_line(self._heading))
            for field in self._fields:
                with Horizontal(classes="line"):
                    yield Label(field.label, markup=False)
                    yield Line(field.value, compact=True, suggester=Completing(field.choices, ";"))
            yield Static("", classes="choices", markup=False)
            yield Static("", classes="problem", markup=False)

    def on_resize(self) -> None:
        """Show the keys that fit."""
        self.tell_keys(hints("form"))

    def on_mount(self) -> None:
        """Begin with the first line."""
        self.set_focus(self.query(Input).first())

    @on(DescendantFocus)
    def _reached(self) -> None:
        self._suggest()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(".problem").set_class(False, "-shown")
        self._suggest()

    def _suggest(self) -> None:
        """Say what the line at hand may hold."""
        inputs = list(self.query(Input))
        if self.focused not in inputs:
            return
        field, line = self._fields[inputs.index(self.focused)], inputs[inputs.index(self.focused)]
        completing = Completing(field.choices, ";")
        piece, whole = completing.piece(line.value).rstrip(), completing.whole(line.value)
        known = piece.casefold() in map(str.casefold, field.choices)
        shown = [each for each in field.choices if known or piece.casefold() in each.casefold()]
        parts = [f"Enter takes {completing.piece(whole)}"] if whole != line.value else []
        if field.other and piece and not known:
            parts.append(f"{in_marks(piece)} is {field.other}")
        if shown and shown != [completing.piece(whole)]:
            parts.append(" · ".join(shown))
        told = self.query_one(".choices", Static)
        told.display = bool(parts)
        told.update(Content.styled(fit("   ".join(map(one_line, parts)), self.room).rstrip(), "$muted"))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save, and close if it is on disk."""
        values = {
            field.name: line.value.strip()
            for field, line in zip(self._fields, self.query(Input), strict=True)
        }
        try:
            self._save(values)
        except OnrecordError as error:
            self.complain(f"Not saved: {error.message}. {error.hint}")
        except ValueError as error:
            self.complain(f"Not saved: {error}")
        else:
            self.dismiss(True)

    def action_step(self, step: int) -> None:
        """Go to the next or previous line."""
        inputs = list(self.query(Input))
        at = inputs.index(self.focused) if self.focused in inputs else 0
        self.set_focus(inputs[(at + step) % len(inputs)])

    def action_cancel(self) -> None:
        """Close without a change."""
        self.dismiss(False)
