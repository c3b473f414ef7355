"""The two lines around the panes: what is open above, which keys make sense below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.actions import WRITING, Action, Where, at, shown, shown_keys
from tui.text.clean import one_line
from tui.text.layout import fit

if TYPE_CHECKING:
    from tui.app import OnrecordApp

Entry = tuple[int, str, str]
"""Rank, keys and label of what stands at the bottom."""
GAP = 3
LEAD = 8
"""Cells that are left to what stands before the keys, whatever is told."""
PINNED = 80
"""Keys of this rank and above stay when there is room for few."""


class KeyBar(Widget):
    """The keys that make sense where one is, from the action table; at the right what was saved last."""

    places: reactive[tuple[Where, ...]] = reactive((), repaint=True)
    lead: reactive[str] = reactive("")
    told: reactive[str] = reactive("")

    def render(self) -> Content:
        """As many keys as fit, most useful first; the way back and the help always."""
        entries = self._entries()
        pinned = sum(_size(entry) for entry in entries if entry[0] >= PINNED)
        told, lead = one_line(self.told), one_line(self.lead)
        most = self.size.width - 2 - pinned - (LEAD + GAP if lead else 0)
        told = fit(told, min(cell_len(told), most)).rstrip()
        room = self.size.width - 2 - (cell_len(told) + 2 if told else 0)
        if lead:
            lead = fit(lead, min(cell_len(lead), max(LEAD, room - pinned)))
        parts = [Content.styled(lead, "bold $accent")] if lead else []
        used = cell_len(lead)
        for keys, label in _fitting(entries, room - (used + GAP if lead else 0)):
            parts.append(Content.assemble((keys, "$accent"), (" " + label, "$muted")))
            used += cell_len(keys) + 1 + cell_len(label)
        used += GAP * max(0, len(parts) - 1)
        gap = " " * max(0, self.size.width - 2 - used - cell_len(told))
        return Content.assemble(" ", Content(" " * GAP).join(parts), gap, (told, "$foreground"))

    def _entries(self) -> list[Entry]:
        actions: dict[str, Action] = {}
        for place in self.places:
            told = {action.label for action in actions.values()}  # the same by another key
            actions.update(
                {each.id: each for each in at(place) if each.footer and each.keys and each.label not in told}
            )
        unwanted = WRITING if cast("OnrecordApp", self.app).library.read_only else frozenset()
        ranked = sorted(
            (action for action in actions.values() if action.id not in unwanted), key=lambda each: each.footer
        )
        entries: list[Entry] = []
        seen: set[str] = set()
        for action in ranked:
            if action.id in seen:
                continue
            pair = next((other for other in ranked if _pairs(action, other)), None)
            if pair is not None:  # of two directions, the first in the table of ranks is the way back
                seen.add(pair.id)
                keys = f"{shown(action.keys[0])} {shown(pair.keys[0])}"
                entries.append((action.footer, keys, action.label.split(" ")[-1]))
            else:
                digits = action.keys[0].isdigit() and len(action.keys) > 1
                keys = shown_keys(action) if digits else shown(action.keys[0])
                entries.append((action.footer, keys, action.label))
        return entries


def _size(entry: Entry) -> int:
    return cell_len(entry[1]) + 1 + cell_len(entry[2]) + GAP


def _fitting(entries: Sequence[Entry], room: int) -> list[tuple[str, str]]:
    chosen = []
    left = room + GAP
    for entry in sorted(entries, key=lambda entry: (entry[0] < PINNED, entry[0])):
        if _size(entry) <= left:
            chosen.append(entry)
            left -= _size(entry)
    return [(keys, label) for _, keys, label in sorted(chosen)]


def _pairs(one: Action, other: Action) -> bool:
    """Whether two actions are the two directions of one thing."""
    kind, _, way = one.id.rpartition(".")
    return (
        way in ("next", "previous")
        and other.id.rpartition(".")[0] == kind
        and other is not one
        and (other.id.endswith((".next", ".previous")))
    )


class TitleBar(Widget):
    """The program, the library and how much it holds; on narrow screens the panes that are hidden."""

    library: reactive[str] = reactive("")
    told: reactive[str] = reactive("")
    under_way: reactive[str] = reactive("")

    def render(self) -> Content:
        """Name and library at the left, the rest at the right; there what is under way comes first."""
        told = one_line(self.under_way or self.told)
        room = self.size.width - cell_len(told) - 14
        name = fit(one_line(self.library), min(room, cell_len(one_line(self.library)))) if room > 4 else ""
        gap = max(1, self.size.width - 12 - cell_len(name) - cell_len(told) - 1)
        return Content.assemble(
            " ", ("Onrecord", "bold $accent"), "   ", (name, "$foreground"), " " * gap, (told, "$muted")
        )
