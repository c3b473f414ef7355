"""Selecting words by keyboard: units that grow from the cursor, and an edge that can be swapped."""

from __future__ import annotations

from abc import abstractmethod

from store.records import Span, Statement
from tui.text import units
from tui.text.marking import Marking
from tui.text.units import Unit

SELECTING = {"extend", "extend_statement", "swap", "cancel_selection"}
READING_ONLY = {"word", "select"}


class Selecting:
    """A selection between `fixed` and `point` over the text of a widget that mixes this in.

    A unit step on a fresh selection takes the whole unit around the cursor; each further step adds
    the next one, so `v )` is the sentence and `v ) )` two; `v 3 )` is three, as `v 3 w` is three words.
    """

    text: str
    caret: int
    marking: Marking | None
    current: Statement | None

    before: str
    given: int
    times: int
    selecting = False
    fixed = 0
    point = 0
    fresh = False
    unit = ""

    @abstractmethod
    def selection_told(self) -> None:
        """The selection changed."""

    @property
    def selection(self) -> Span | None:
        """The selected words; None when not selecting."""
        if not self.selecting:
            return None
        return min(self.fixed, self.point), max(self.fixed, self.point)

    def action_select(self) -> None:
        """Start with the word at the cursor."""
        if not self.text:
            return
        start, end = units.at(self.text, "word", self.caret)
        self.selecting, self.fresh, self.unit = True, True, "word"
        self.fixed, self.point = start, end
        self.caret = start
        self.selection_told()

    def select_span(self, span: Span) -> None:
        """Select these words; their end is the one that moves first."""
        self.selecting, self.fresh, self.unit = True, False, "words"
        self.fixed, self.point = span
        self._follow()

    def selection_off(self) -> None:
        """Stop selecting."""
        if self.selecting:
            self.selecting = False
            self.selection_told()

    def action_cancel_selection(self) -> None:
        """Stop selecting."""
        self.selection_off()

    def action_swap(self) -> None:
        """Move the other end from now on."""
        self.fixed, self.point = self.point, self.fixed
        self.fresh = False
        self._follow()

    def head_moved(self, offset: int) -> None:
        """The cursor was moved by lines or characters: the moving end goes with it."""
        if self._following:
            return
        self.point = offset if offset < self.fixed else min(len(self.text), offset + 1)
        self.fresh, self.unit = False, "characters"
        self.selection_told()

    _following = False

    def _follow(self) -> None:
        """Bring the cursor to the moving end."""
        self._following = True
        self.place_caret(self.point - 1 if self.point > self.fixed else self.point)
        self._following = False
        self.selection_told()

    @abstractmethod
    def place_caret(self, offset: int) -> None:
        """Put the cursor at `offset` and show it."""

    def action_extend(self, unit: Unit, step: int) -> None:
        """Take the unit at the cursor, or one more in the direction of `step`."""
        self.unit = unit
        times = self.times
        if step > 0:
            whole = units.at(self.text, unit, min(self.fixed, self.point))
            if self.fresh and (self.given or whole != self.selection):
                self.fixed, self.point = whole
                times -= 1
        for _ in range(times):
            self.point = self._stepped(unit, step)
        self.fresh = False
        self._follow()

    def _stepped(self, unit: Unit, step: int) -> int:
        """Where the moving end comes: behind a unit, or before one where it is the start of the words."""
        if step > 0:
            if self.point < (inner := units.next_start(self.text, unit, self.point)) < self.fixed:
                return inner
            return units.next_end(self.text, unit, self.point)
        if self.fixed < (inner := units.previous_end(self.text, unit, self.point)) < self.point:
            return inner
        return units.previous_start(self.text, unit, self.point)

    def action_extend_statement(self, step: int) -> None:
        """Take the statement at the cursor, or up to the next or previous one."""
        self.unit = "statement"
        if self.marking is None:
            return
        times = self.times
        if self.fresh and self.current is not None:
            self.fixed, self.point = self.current.parts[0][0], self.current.parts[-1][1]
            times -= 1
        for _ in range(times):
            if step > 0:
                ends = [s.parts[-1][1] for s in self.marking.live if s.parts[-1][1] > self.point]
                self.point = min(ends, default=self.point)
            else:
                starts = [s.parts[0][0] for s in self.marking.live if s.parts[0][0] < self.point]
                self.point = max(starts, default=self.point)
        self.fresh = False
        self._follow()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether a key means this now: units extend while selecting and move otherwise."""
        if action == "count":  # outside of a selection 1 to 4 are the panes, unless a digit came before
            return self.selecting or bool(self.before) or parameters not in [(n,) for n in (1, 2, 3, 4)]
        if action in SELECTING:
            return self.selecting
        return not (action in READING_ONLY and self.selecting)
