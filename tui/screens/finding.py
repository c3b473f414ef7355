"""Filters that work as one types, matches to step through, and Esc, which takes them back one by one."""

from __future__ import annotations

from textual import on

from tui.messages import FilterClosed, FilterEdited
from tui.screens.arranging import Arranging
from tui.widgets.key_bar import KeyBar


class Finding(Arranging):
    """A filter for each pane."""

    async def action_filter(self) -> None:
        """Filter this pane as one types; in the viewer, the article."""
        from tui.widgets.filter_line import FilterLine

        if not self.query(FilterLine):
            await self.mount(FilterLine())  # awaited, so that no letter after the slash is lost
        name = "article" if self.at_pane == "viewer" else self.at_pane
        self.focus_pane(name)
        self.pane(name).add_class("-active")
        self.query_one(KeyBar).display = False
        self.query_one(FilterLine).open(name, self.filters[name])

    @on(FilterEdited)
    def _filter_edited(self, event: FilterEdited) -> None:
        self._apply_filter(event.pane, event.words)

    def _apply_filter(self, pane: str, words: str) -> None:
        self.filters[pane] = words
        if pane == "list":
            self.reload(keep=self.opened.article.id if self.opened else None)
            self.articles.moved()
        elif pane == "facts":
            self.facts.narrow(words)
        else:
            found = self.text.find(words)
            self.tell(f"{found} matches" if words else "")
            if found and not self._on_match():
                self.text.match_step(1)

    def _on_match(self) -> bool:
        return any(a == self.text.caret for a, _ in self.text.matches)

    @on(FilterClosed)
    def _filter_closed(self, event: FilterClosed) -> None:
        if not event.keep:
            self._apply_filter(event.pane, "")
        self.query_one("FilterLine").display = False
        self.query_one(KeyBar).display = True
        self.pane(event.pane).remove_class("-active")
        self.focus_pane(event.pane)

    def action_clear(self) -> None:
        """Clear the filter of this pane, the zoom; go back to where one jumped from; clear the light."""
        if self.filters[self.at_pane]:
            self._apply_filter(self.at_pane, "")
        elif self.zoomed:
            self.action_zoom()
        elif self.back is not None:
            self.text.light(())
            back, self.back = self.back, None
            back()
        elif self.text.lit and self.at_pane != "facts":
            self.text.light(())
        elif self.at_pane in ("viewer", "facts"):
            self.focus_pane("article")
        elif self.at_pane == "article":
            self.focus_pane("list")

    def action_hit(self, step: int) -> None:
        """Next or previous match of the article's filter, else of the search it was opened from."""
        if self.filters["article"]:
            number = self.text.match_step(step)
            if number is not None:
                self.tell(f"match {number} of {len(self.text.matches)}")
        elif self.searched:
            self.onrecord.next_hit(step)
