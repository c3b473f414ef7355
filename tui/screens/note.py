"""The editor of a note: many lines and tags; it closes only when the note is on disk or kept as a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Input, Label, Static, TextArea

from store.errors import OnrecordError
from tui.actions import hints
from tui.bindings import bindings
from tui.editor import edited
from tui.screens.sheet import Sheet
from tui.text.clean import one_line
from tui.text.layout import fit
from tui.text.wording import in_marks
from tui.widgets.fields import Completing, Line, Page

Save = Callable[[str, list[str]], None]
Keep = Callable[[str], bool]

DRAFT_PAUSE = 1.0
"""Seconds without a key after which what was typed is kept as a draft: a crash costs no more."""


def split_tags(text: str) -> list[str]:
    """The tags in a line: separated by commas, without # and without doubles."""
    tags = (one_line(piece).lstrip("#").strip() for piece in text.split(","))
    return list(dict.fromkeys(tag for tag in tags if tag))


class NoteScreen(Sheet[str]):
    """Writes one note; answers with "saved", "draft kept", "draft dropped" or "".

    `save` raises if it could not store the note; then the text stays here. `keep` stores a draft and
    says whether there was anything to keep.
    """

    BINDINGS = bindings("note")

    def __init__(
        self,
        about: str,
        note: str,
        tags: Sequence[str],
        save: Save,
        keep: Keep,
        known: Sequence[str] = (),
        recent: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._about = about
        self._note = note
        self._tags = ", ".join(tags)
        self._save = save
        self._keep = keep
        self._known = known
        self._recent = recent
        self._unsafe = False
        self._done_with = False
        self._text = note
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """The text, the tags, and why saving failed."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content(f"Note on {in_marks(self._about)}")
            yield Page(
                self._note, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
            )
            with Horizontal(classes="line"):
                yield Label("tags", markup=False)
                completing = Completing(self._known, ",")
                yield Line(
                    self._tags, placeholder="with commas between them", compact=True, suggester=completing
                )
            yield Static("", classes="choices", markup=False)
            yield Static("", classes="problem", markup=False)

    def on_resize(self) -> None:
        """Show the keys that fit."""
        self.tell_keys(hints("note"))

    def on_mount(self) -> None:
        """Write on at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.set_focus(area)

    @on(DescendantFocus)
    def _reached(self) -> None:
        """Beside the tags: what completes them."""
        told = self.query_one(".choices", Static)
        told.display = isinstance(self.focused, Input)
        digits = [f"{number} {one_line(tag)}" for number, tag in enumerate(self._recent, 1)]
        shown = "   ".join(["→ completes", *digits])
        told.update(Content.styled(fit(shown, max(20, self.query_one(".sheet").size.width)), "$muted"))

    @on(Input.Changed)
    def _tags_typed(self, event: Input.Changed) -> None:
        """A digit alone is a recent tag."""
        before, comma, piece = event.value.rpartition(",")
        if piece.strip().isdecimal() and 0 < int(piece) <= len(self._recent):
            event.input.value = f"{before}{comma} {self._recent[int(piece) - 1]}".lstrip()
            event.input.cursor_position = len(event.input.value)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save, and close if it is on disk."""
        note = self.query_one(TextArea).text.strip()
        tags = split_tags(self.query_one(Input).value)
        if not note and not tags:
            self.complain("Nothing to save yet: write a note or a tag. Esc closes.")
            return
        try:
            self._save(note, tags)
        except OnrecordError as error:
            self.complain(f"Not saved: {error.message}. {error.hint}")
            return
        self._finish("saved")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._text = self.query_one(TextArea).text
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(DRAFT_PAUSE, self._keep_meanwhile)

    def _keep_meanwhile(self) -> None:
        try:
            self.keep_draft()
        except OnrecordError as error:
            self.complain(f"Not on disk yet: {error.message}. {error.hint}")

    def keep_draft(self) -> bool:
        """Keep what was typed and not saved; whether there was any. Raises LibraryError."""
        return self._keep(self._text)

    def on_unmount(self) -> None:
        """The program ends while this is open: what was typed a moment ago is a draft too."""
        if not self._done_with:
            with suppress(OnrecordError):
                self.keep_draft()

    def _finish(self, became: str) -> None:
        self._done_with = True
        self.dismiss(became)

    def action_editor(self) -> None:
        """Go on writing in $VISUAL or $EDITOR."""
        area = self.query_one(TextArea)
        try:
            self.keep_draft()
            with self.app.suspend():
                text = edited(area.text)
        except SuspendNotSupported:
            self.complain("This terminal can't be handed to another program.")
        except OnrecordError as error:
            self.complain(f"{error.message}. {error.hint}")
        else:
            area.text = text
            area.move_cursor(area.document.end)
        self.app.refresh()

    def action_undo(self) -> None:
        """Take back what was typed, from the tags too."""
        self.query_one(TextArea).undo()

    def action_keep(self) -> None:
        """Close; what was typed and not saved is kept as a draft."""
        if self._unsafe:
            self._finish("draft dropped")
            return
        try:
            kept = self.keep_draft()
        except OnrecordError as error:
            self.complain(f"The draft is not saved: {error.message}. {error.hint} Esc again drops it.")
            self._unsafe = True
            return
        self._finish("draft kept" if kept else "")
