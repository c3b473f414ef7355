"""Which panes are seen, how wide they are, and what the lines around them tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from textual import events, on

from tui.actions import Where
from tui.screens.base import PANES, BrowserBase
from tui.widgets.counting import CountTyped
from tui.widgets.key_bar import KeyBar, TitleBar
from tui.widgets.line_view import LineView

NAMES = {"list": "articles", "article": "text", "facts": "facts", "viewer": "quote"}
THREE, TWO, SHORT, TALL = 120, 90, 30, 50
"""Widths in cells from which three and two panes stand side by side; rows under which the viewer is
low, and from which it is high."""


class Arranging(BrowserBase):
    """Three panes side by side, two, or one, by the width of the terminal."""

    totals = ""
    hidden: Sequence[str] = ()

    def focus_pane(self, name: str) -> None:
        """Bring a pane to sight and go there."""
        self.at_pane = name
        if name in ("list", "facts"):
            self.side = name
        self._arrange()
        self.set_focus(self.pane(name))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where the keys go decides what is shown."""
        name = event.widget.part if isinstance(event.widget, LineView) else ""
        if name:
            self.at_pane = name
            if name != "facts":
                if name == "list":
                    self.text.light(())
            elif self.facts.fact is not None:
                self.text.light(self.facts.fact.evidence)
            self.show_card()
        self.tell_keys()

    def action_pane(self, name: str) -> None:
        """Go to a pane by number."""
        self.zoomed = False
        self.focus_pane(name)

    def action_pane_step(self, step: int) -> None:
        """Go to the next or previous pane."""
        index = (PANES.index(self.at_pane) + step) % len(PANES)
        self.focus_pane(PANES[index])

    def action_zoom(self) -> None:
        """This pane alone, or all again."""
        self.zoomed = not self.zoomed
        self._arrange()

    def action_resize_pane(self, step: int) -> None:
        """Make the pane wider or narrower; in the text, the list gives or takes."""
        if self.at_pane == "facts":
            self.session.facts_width = self._bounded(self._facts_width() + step)
        else:
            sign = 1 if self.at_pane == "list" else -1
            self.session.list_width = self._bounded(self._list_width() + step * sign)
        self._arrange()

    def _bounded(self, width: int) -> int:
        return max(18, min(width, max(18, self.app.size.width // 2 - 4)))

    def _list_width(self) -> int:
        return self._bounded(self.session.list_width or max(30, min(42, self.app.size.width // 4)))

    def _facts_width(self) -> int:
        return self._bounded(self.session.facts_width or max(30, min(44, self.app.size.width // 4)))

    def _arrange(self) -> None:
        width, height = self.app.size
        if self.zoomed or width < TWO:
            visible = {"article", "viewer"} if self.at_pane in ("article", "viewer") else {self.at_pane}
            if self.zoomed and self.at_pane in ("article", "viewer"):
                visible = {self.at_pane}
        elif width < THREE:
            visible = {self.side, "article", "viewer"}
        else:
            visible = set(PANES)
        self.set_class(height < SHORT, "-short")
        self.set_class(height >= TALL, "-tall")
        for name in PANES:
            self.pane(name).display = name in visible
        self.query_one("#middle").display = bool(visible & {"article", "viewer"})
        alone = not visible & {"article", "viewer"}
        self.pane("list").styles.width = "1fr" if alone else self._list_width()
        self.pane("facts").styles.width = "1fr" if alone else self._facts_width()
        self.hidden = [name for name in PANES if name not in visible]
        self._tell_panes()

    def _tell_panes(self) -> None:
        hidden = " ".join(f"{PANES.index(name) + 1}→{NAMES[name]}" for name in self.hidden)
        self.query_one(TitleBar).told = hidden or self.totals

    def _count_told(self) -> str:
        """The digits typed, and the tag that they could mean."""
        recent, number = self.session.recent_tags, int(self.text.typed)
        if self.text.selecting and 0 < number <= len(recent):
            return f"{self.text.typed} … t tags {recent[number - 1]}"
        return f"{self.text.typed} …"

    @on(CountTyped)
    def _count_typed(self) -> None:
        self.tell_keys()

    def tell_keys(self) -> None:
        """Show the keys that make sense here."""
        bar = self.query_one(KeyBar)
        if self.text.typed:
            bar.lead = self._count_told()
            bar.places = ("select" if self.text.selecting else "article",)
            return
        selection = self.text.selection
        if selection is not None:
            count = len(self.text.text[selection[0] : selection[1]].split())
            size = f"{count} {'word' if count == 1 else 'words'}"
            if self.edging:
                moving = ("end", "start") if self.text.point > self.text.fixed else ("start", "end")
                bar.lead = f"EDGES {self.edging} · {size} · {moving[0]} moves, o the {moving[1]}"
                bar.places = ("edges", "select")
            else:
                if not bar.lead:
                    self.tell("")  # the keys of a selection need the room
                bar.lead = f"SELECT {size} · {self.text.unit}"
                bar.places = ("select",)
            return
        bar.lead = ""
        here = cast(Where, self.at_pane)
        bar.places = (here, "browser")
