"""The two lines around the panes: what is open above, which keys make sense below."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.actions import Action, Where, at, shown
from tui.text.clean import one_line
from tui.text.layout import fit


class KeyBar(Widget):
    """The keys that make sense where one is, from the action table; at the right what was saved last."""

    places: reactive[tuple[Where, ...]] = reactive((), repaint=True)
    lead: reactive[str] = reactive("")
    told: reactive[str] = reactive("")

    def render(self) -> Content:
        """As many keys as fit, most useful first."""
        width = self.size.width
        told = one_line(self.told)
        room = width - 2 - (cell_len(told) + 2 if told else 0)
        parts: list[Content] = []
        used = 0
        if self.lead:
            lead = fit(one_line(self.lead), min(cell_len(one_line(self.lead)), max(8, room // 2)))
            parts.append(Content.styled(lead, "bold $accent"))
            used = cell_len(lead)
        for keys, label in self._entries():
            size = cell_len(keys) + 1 + cell_len(label)
            if used + size + (3 if parts else 0) > room:
                continue
            if parts:
                parts.append(Content("   "))
                used += 3
            parts.append(Content.assemble((keys, "$accent"), (" " + label, "$muted")))
            used += size
        gap = " " * max(0, width - 1 - used - cell_len(told) - 1)
        return Content.assemble(" ", *parts, gap, (told, "$foreground"))

    def _entries(self) -> list[tuple[str, str]]:
        actions: dict[str, Action] = {}
        for place in self.places:
            actions.update({action.id: action for action in at(place) if action.footer})
        ranked = sorted(actions.values(), key=lambda action: action.footer)
        keep: list[tuple[str, str]] = []
        seen: set[str] = set()
        for action in ranked:
            if action.id in seen:
                continue
            pair = next((a for a in ranked if _pairs(action, a)), None)
            if pair is not None:
                seen.add(pair.id)
                first, second = sorted((action, pair), key=lambda a: a.footer)
                keep.append((f"{shown(first.keys[0])} {shown(second.keys[0])}", action.label.split(" ")[-1]))
            else:
                keys = "1-9" if action.id == "select.tag" else shown(action.keys[0])
                keep.append((keys, action.label))
        return keep


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

    def render(self) -> Content:
        """Name and library at the left, the rest at the right."""
        told = one_line(self.told)
        room = self.size.width - cell_len(told) - 14
        name = fit(one_line(self.library), min(room, cell_len(one_line(self.library)))) if room > 4 else ""
        gap = max(1, self.size.width - 12 - cell_len(name) - cell_len(told) - 1)
        return Content.assemble(
            " ", ("Onrecord", "bold $accent"), "   ", (name, "$foreground"), " " * gap, (told, "$muted")
        )
