"""A prompt for one line, with suggestions while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.bindings import bindings
from tui.text.clean import one_line
from tui.text.layout import fit


class Choice(NamedTuple):
    """Something to take: its value, a remark shown beside it, and how well it fits what was typed."""

    value: str
    remark: str = ""
    fit: int = 0


Complete = Callable[[str], Sequence[Choice]]
Check = Callable[[str], str | None]
New = Callable[[str], Choice | None]
MOST = 8


def best(piece: str, choices: Sequence[Choice]) -> int:
    """The choice that is meant: the same word for word, else the only one of those that fit best; else -1."""
    for index, choice in enumerate(choices):
        if choice.value.casefold() == piece.casefold():
            return index
    top = max((choice.fit for choice in choices), default=0)
    fitting = [index for index, choice in enumerate(choices) if choice.fit == top]
    return fitting[0] if top and len(fitting) == 1 else -1


class Ask(ModalScreen[str | None]):
    """Asks for a line; the answer is the text, or None when it was cancelled.

    `complete` gives suggestions for what is typed, `check` the reason why an answer can't be taken.
    With a `separator` the answer may be several, and only the last is completed. `at_once` answers at a
    single key typed into an empty line. With `must_choose` only suggestions can be taken. With `new`,
    which gives the line for something that is not among them yet, Enter takes the one suggestion that
    fits best, and where several do, one has to be chosen.
    """

    BINDINGS = bindings("ask")

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        hint: str = "",
        complete: Complete | None = None,
        check: Check | None = None,
        separator: str = "",
        at_once: dict[str, str] | None = None,
        must_choose: bool = False,
        new: New | None = None,
        most: int = MOST,
    ) -> None:
        super().__init__()
        self._heading = title
        self._value = value
        self._hint = hint
        self._complete = complete
        self._check = check
        self._separator = separator
        self._at_once = at_once or {}
        self._must_choose = must_choose
        self._new = new
        self._most = most
        self._choices: Sequence[Choice] = ()
        self._at = 0 if must_choose else -1

    def compose(self) -> ComposeResult:
        """The line, suggestions under it, and what is wrong with it."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content(one_line(self._heading))
            sheet.border_subtitle = Content(self._hint or "Enter accept   Tab complete   Esc cancel")
            yield Input(self._value, compact=True, select_on_focus=True)
            yield Static("", classes="choices", markup=False)
            yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Suggest at once."""
        self.set_focus(self.query_one(Input))
        self._suggest(self._value if self._separator != "," else "")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value in self._at_once:
            self.dismiss(self._at_once[event.value])
            return
        self.query_one(".problem").set_class(False, "-shown")
        self._suggest(event.value)

    def _suggest(self, value: str) -> None:
        piece = value.rpartition(self._separator)[2].strip() if self._separator else value.strip()
        self._choices = list(self._complete(piece))[: self._most] if self._complete else []
        self._at = 0 if self._must_choose else -1
        if self._new is not None and piece and value != self._value:
            self._at = best(piece, self._choices)
            same = any(choice.value.casefold() == piece.casefold() for choice in self._choices)
            if not same and (new := self._new(piece)) is not None:
                self._choices = [*self._choices[: self._most - 1], new]
                self._at = 0 if len(self._choices) == 1 else self._at
        self._draw()

    def _draw(self) -> None:
        width = max(20, self.query_one(Input).size.width or 60)
        lines = []
        for index, choice in enumerate(self._choices):
            chosen = index == self._at
            remark = fit(one_line(choice.remark), max(0, width // 2 - 2)).rstrip()
            value = fit(one_line(choice.value), width - len(remark) - 4).rstrip()
            lines.append(
                Content.assemble(
                    ("› " if chosen else "  ", "$accent"),
                    (value, "bold" if chosen else ""),
                    "  ",
                    (remark, "$muted"),
                )
            )
        shown = self.query_one(".choices", Static)
        shown.display = bool(lines)
        shown.update(Content("\n").join(lines))

    def action_suggestion(self, step: int) -> None:
        """Move over the suggestions; above the first is what was typed."""
        if self._choices:
            lowest = 0 if self._must_choose else -1
            self._at = max(lowest, min(len(self._choices) - 1, self._at + step))
            self._draw()

    def action_complete(self) -> None:
        """Take the suggestion into the line, to go on typing."""
        if self._choices:
            field = self.query_one(Input)
            field.value = self._with(self._choices[max(0, self._at)].value)
            field.cursor_position = len(field.value)

    def _with(self, value: str) -> str:
        before = self.query_one(Input).value.rpartition(self._separator)[0] if self._separator else ""
        return f"{before}{self._separator} {value}" if before else value

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Answer with the suggestion under the cursor, else with what was typed."""
        if self._at >= 0 and self._choices:
            self.dismiss(self._with(self._choices[self._at].value))
            return
        value = self.query_one(Input).value.strip()
        problem = self._check(value) if self._check else None
        if self._must_choose:
            problem = "choose one of these"
        elif self._new is not None and value != self._value and self._choices:
            problem = "several fit: choose one with ↓"
        if problem:
            shown = self.query_one(".problem", Static)
            shown.update(one_line(problem))
            shown.set_class(True, "-shown")
        else:
            self.dismiss(value)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
