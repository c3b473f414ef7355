"""A prompt for one line, with suggestions while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.bindings import bindings
from tui.screens.sheet import Sheet
from tui.text.clean import one_line
from tui.text.layout import fit
from tui.widgets.fields import Line


class Choice(NamedTuple):
    """Something to take: its value, a remark shown beside it, and how well it fits (0: badly)."""

    value: str
    remark: str = ""
    fit: int = 0


Complete = Callable[[str], Sequence[Choice]]
Check = Callable[[str], str | None]
New = Callable[[str], Choice | None]
MOST = 8
"""Suggestions seen at once; the arrows scroll over the rest."""
AROUND = 6
"""Rows that they leave to the line, the frame and what lies below."""


def best(piece: str, choices: Sequence[Choice]) -> int:
    """The choice that is meant: the same word for word, else the first of those that fit best; else -1."""
    for index, choice in enumerate(choices):
        if choice.value.casefold() == piece.casefold():
            return index
    fits = [choice.fit for choice in choices]
    return fits.index(max(fits)) if any(fits) else -1


def fits(piece: str, names: Iterable[str]) -> int:
    """How well a name fits: 2 if each word typed begins a word of it, 1 if it holds them, else 0."""
    asked = piece.casefold().split()
    folded = [name.casefold() for name in names]
    if not asked or not any(all(word in name for word in asked) for name in folded):
        return 0
    begun = (all(any(part.startswith(word) for part in name.split()) for word in asked) for name in folded)
    return 2 if any(begun) else 1


def fitting(typed: str, offered: Iterable[Choice]) -> list[Choice]:
    """Of what is offered that which reads `typed`; first, and to be taken by Enter, what begins with it."""
    words = typed.casefold()
    found = [
        each._replace(fit=int(each.value.casefold().startswith(words)) if words else 0)
        for each in offered
        if words in f"{each.value} {each.remark}".casefold()
    ]
    return sorted(found, key=lambda each: -each.fit)


class Ask(Sheet[str | None]):
    """Asks for a line; the answer is the text, or None when it was cancelled.

    `complete` gives suggestions for what is typed, and Enter takes the one that fits best; `check` gives
    the reason why an answer can't be taken. With a `separator` the answer may be several, and only the
    last is completed. `at_once` answers when the line reads so. With `must_choose` only suggestions can be
    taken; `new` gives the line for something that is not among them yet.
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
    ) -> None:
        super().__init__()
        self._heading = title
        self._value = value
        self._hint = hint or "Enter accept   Tab complete   Esc cancel"
        self._complete = complete
        self._check = check
        self._separator = separator
        self._at_once = at_once or {}
        self._must_choose = must_choose
        self._new = new
        self._choices: Sequence[Choice] = ()
        self._at = 0 if must_choose else -1
        self._top = 0
        self._adding = bool(separator) and value.rstrip().endswith(separator)

    def compose(self) -> ComposeResult:
        """The line, suggestions under it, and what is wrong with it."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content(one_line(self._heading))
            yield Line(self._value, compact=True, select_on_focus=not self._adding)
            yield Static("", classes="choices", markup=False)
            yield Static("", classes="problem", markup=False)

    def on_mount(self) -> None:
        """Suggest at once."""
        self.set_focus(self.query_one(Input))
        self._suggest(self._value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value in self._at_once:
            self.dismiss(self._at_once[event.value])
            return
        self.query_one(".problem").set_class(False, "-shown")
        self._suggest(event.value)

    def _suggest(self, value: str) -> None:
        piece = value.rpartition(self._separator)[2].strip() if self._separator else value.strip()
        self._choices = list(self._complete(piece)) if self._complete else []
        self._top = 0
        typed = bool(piece) and value != self._value
        self._at = best(piece, self._choices) if typed else -1
        same = any(choice.value.casefold() == piece.casefold() for choice in self._choices)
        if typed and not same and self._new is not None and (new := self._new(piece)) is not None:
            self._choices = [*self._choices[: MOST - 1], new]
            self._at = self._at if self._at >= 0 else len(self._choices) - 1
        if self._must_choose:
            self._at = max(0, self._at)
        self._draw()

    def _draw(self) -> None:
        self.tell_keys(self._hint)
        width, most = self.room, min(MOST, self.app.size.height - AROUND)
        self._top = max(min(self._top, self._at), self._at - most + 1, 0)
        seen = self._choices[self._top : self._top + most]
        column = min(max((cell_len(one_line(choice.value)) for choice in seen), default=0), width // 2)
        if not any(choice.remark for choice in seen):
            column = width - 2
        lines = []
        for index, choice in enumerate(seen, self._top):
            chosen = index == self._at
            lines.append(
                Content.assemble(
                    ("› " if chosen else "  ", "$accent"),
                    (fit(one_line(choice.value), column), "bold" if chosen else ""),
                    "  ",
                    (fit(one_line(choice.remark), max(0, width - column - 4)).rstrip(), "$muted"),
                )
            )
        if len(seen) < len(self._choices):
            last = self._top + len(seen)
            lines.append(Content.styled(f"  {self._top + 1}-{last} of {len(self._choices)}  ↓ ↑", "$muted"))
        shown = self.query_one(".choices", Static)
        shown.display = bool(lines)
        shown.update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """Cut the suggestions to the width."""
        self._draw()

    def action_suggestion(self, step: int) -> None:
        """Move over the suggestions, around the ends; above the first is what was typed."""
        if self._choices:
            lowest = 0 if self._must_choose else -1
            rows = len(self._choices) - lowest
            self._at = (self._at - lowest + step) % rows + lowest
            self._draw()

    def action_complete(self) -> None:
        """Take the suggestion into the line, to go on typing."""
        if self._choices:
            field = self.query_one(Input)
            field.value = self._with(self._choices[max(0, self._at)].value, field.value)
            field.cursor_position = len(field.value)

    def _with(self, value: str, typed: str) -> str:
        before = typed.rpartition(self._separator)[0] if self._separator else ""
        return f"{before}{self._separator} {value}" if before else value

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self._accept(event.value)  # and no letter that was typed after Enter

    def action_accept(self) -> None:
        """Answer with the suggestion under the cursor, else with what was typed."""
        self._accept(self.query_one(Input).value)

    def _accept(self, typed: str) -> None:
        if self._at >= 0 and self._choices:
            self.dismiss(self._with(self._choices[self._at].value, typed))
            return
        value = typed.strip()
        problem = self._check(value) if self._check else None
        if self._must_choose:
            problem = "choose one of these" if self._choices else "nothing to choose: type a name"
        if problem:
            self.complain(problem)
        else:
            self.dismiss(value)

    def on_click(self, event: events.Click) -> None:
        """A click takes the suggestion it is on."""
        line = self._top + event.y
        if event.widget is self.query_one(".choices") and line < len(self._choices):
            self._at = line
            self.action_accept()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
