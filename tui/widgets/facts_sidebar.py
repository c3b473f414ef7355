"""The facts of an article, grouped by kind; moving over one lights its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.library import OpenArticle
from store.records import Fact, Organization, Person
from store.search.naming import canonical
from tui.bindings import bindings
from tui.messages import FactOpened, FactReached
from tui.text.clean import one_line
from tui.text.layout import fit, wrap
from tui.text.marking import reviewed
from tui.text.wording import GROUPS, fact_lines
from tui.widgets.rows import Piece, Rows


class Entry(NamedTuple):
    """One row: the head of a group, or a fact."""

    kind: str
    fact: Fact | None
    lines: list[str]
    total: int


class FactsSidebar(Rows):
    """Posts FactReached as the cursor moves and FactOpened on Enter."""

    BINDINGS = bindings("facts")

    def __init__(self) -> None:
        super().__init__()
        self.facts: tuple[Fact, ...] = ()
        self.folded: set[str] = {"place", "date"}
        self.words = ""
        self._article = ""
        self._entries: list[Entry] = []
        self._tops: list[int] = [0]
        self._owner: list[int] = []
        self._named: dict[str, str] = {}
        """Whom other names of the article mean, by key."""
        self._wrapped: dict[str, tuple[Fact, list[str]]] = {}
        """The lines of the facts, by their ids, at one width."""
        self._width = 0

    def show(self, opened: OpenArticle | None) -> None:
        """Show the facts of an article; in the same one the cursor stays on its fact or row."""
        before, self._article = self._article, opened.article.id if opened else ""
        keep = self.fact.id if self.fact and before == self._article else None
        if before != self._article:
            self.set_reactive(Rows.cursor, 0)
        self.facts = opened.facts if opened else ()
        agents = opened.agents if opened else ()
        named = {canonical(form): each.name for each in agents for form in each.other_names}
        if named != self._named:
            self._named, self._wrapped = named, {}
        self._arrange(keep)

    def narrow(self, words: str) -> None:
        """Show only the facts that read `words`."""
        keep = self.fact.id if self.fact else None
        self.words = words.casefold()
        self._arrange(keep)

    @property
    def fact(self) -> Fact | None:
        """The fact under the cursor."""
        return self._entries[self.cursor].fact if self._entries else None

    def _arrange(self, keep: str | None = None) -> None:
        width = max(8, self.scrollable_content_region.width - 4)
        if width != self._width:
            self._width, self._wrapped = width, {}
        self._entries = []
        for kind in GROUPS:
            facts = [f for f in self.facts if f.kind == kind and self._wanted(f)]
            if not facts:
                continue
            self._entries.append(Entry(kind, None, [], len(facts)))
            if kind not in self.folded or self.words:
                self._entries += [Entry(kind, f, self._lines(f, width), 0) for f in facts]
        live = [fact for fact in self.facts if fact.status != "rejected"]
        shown = f"{sum(map(self._wanted, live))} of " if self.words else ""
        self.entitle(f"Facts /{self.words}" if self.words else "Facts", f"{shown}{len(live)}")
        self._tops, self._owner = [0], []
        for index, entry in enumerate(self._entries):
            height = max(1, len(entry.lines))
            self._owner += [index] * height
            self._tops.append(self._tops[-1] + height)
        if keep is not None:
            at = next((i for i, e in enumerate(self._entries) if e.fact and e.fact.id == keep), None)
            if at is not None:
                self.set_reactive(Rows.cursor, at)
        self.rebuilt()
        self.keep_in_sight()

    def _wanted(self, fact: Fact) -> bool:
        return not self.words or self.words in " ".join(fact_lines(fact)).casefold()

    def _lines(self, fact: Fact, width: int) -> list[str]:
        known = self._wrapped.get(fact.id)
        if known is None or known[0] is not fact:
            known = self._wrapped[fact.id] = fact, self._wrap(fact, width)
        return known[1]

    def _wrap(self, fact: Fact, width: int) -> list[str]:
        lines = fact_lines(fact)
        if isinstance(fact.fields, Organization | Person):
            name = self._named.get(canonical(fact.fields.name), fact.fields.name)
            if canonical(name) != canonical(fact.fields.name):
                lines.append(f"counts as {one_line(name)}")
        limit = 2 if len(lines) == 1 else 1
        return [row for line in lines for row in wrap(line, width, limit=limit)]

    def on_resize(self) -> None:
        """Wrap the facts again."""
        self._arrange(self.fact.id if self.fact else None)

    # ---- rows
    def count(self) -> int:
        """How many rows: heads and unfolded facts."""
        return len(self._entries)

    def top(self, index: int) -> int:
        """The first line of row `index`."""
        return self._tops[min(index, len(self._tops) - 1)]

    def row_at(self, line: int) -> tuple[int, int]:
        """The row at `line` and the line inside it."""
        index = self._owner[line]
        return index, line - self._tops[index]

    def line_count(self) -> int:
        """How many lines there are in all."""
        return len(self._owner)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """A head with its count, or a line of a fact."""
        entry = self._entries[index]
        cursor = "›" if index == self.cursor else " "
        if entry.fact is None:
            arrow = "▸" if entry.kind in self.folded and not self.words else "▾"
            total = f" {entry.total}"
            yield cursor, "mark"
            yield fit(f"{arrow} {GROUPS[entry.kind]}", width - 1 - len(total) - 1), "head"
            yield total, "dim"
            return
        yield cursor if line == 0 else " ", "mark"
        sign = reviewed(entry.fact.status, entry.fact.confidence) if line == 0 else " "
        yield f" {sign} ", "mark"
        yield fit(entry.lines[line], width - 4), ("" if line == 0 else "dim")

    def moved(self) -> None:
        """Tell which fact the cursor is on."""
        self.post_message(FactReached(self.fact))

    def opened(self) -> None:
        """A head folds; a fact is opened."""
        if self.fact is None:
            self._toggle(self._entries[self.cursor].kind)
        else:
            self.post_message(FactOpened(self.fact))

    def step(self, step: int) -> Fact | None:
        """Move to the next or previous fact, over the heads; None at the ends."""
        index = self.cursor + step
        while 0 <= index < len(self._entries):
            if self._entries[index].fact is not None:
                self.cursor = index
                return self.fact
            index += step
        return None

    def go_to(self, fact_id: str) -> None:
        """Put the cursor on a fact, unfolding its group."""
        fact = next((f for f in self.facts if f.id == fact_id), None)
        if fact is not None:
            self.folded.discard(fact.kind)
            self._arrange(fact_id)

    # ---- folding
    def _toggle(self, kind: str, fold: bool | None = None) -> None:
        fold = kind not in self.folded if fold is None else fold
        (self.folded.add if fold else self.folded.discard)(kind)
        self._arrange()
        head = next(i for i, e in enumerate(self._entries) if e.kind == kind)
        if fold:
            self.cursor = head

    def action_fold(self) -> None:
        """Fold the group that the cursor is in."""
        if self._entries:
            self._toggle(self._entries[self.cursor].kind, True)

    def action_unfold(self) -> None:
        """Unfold the group that the cursor is in."""
        if self._entries:
            self._toggle(self._entries[self.cursor].kind, False)
