"""The article: its words with statements, facts and notes marked, drawn line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from store.library import OpenArticle
from store.records import Span, Statement
from tui.bindings import bindings
from tui.messages import SelectionChanged, StatementReached
from tui.text import units
from tui.text.clean import one_line, visible
from tui.text.dates import plain
from tui.text.layout import Lines, columns, fit, wrap
from tui.text.marking import SIGNS, Marking, reviewed
from tui.widgets.counting import Counting
from tui.widgets.line_view import LineView
from tui.widgets.matching import Matching
from tui.widgets.pointing import Pointing

GUTTER = 4
MARGIN = 2
MEASURE = 92
"""The longest line of text in cells: longer ones are hard to read."""


class ArticleText(Pointing, Counting, Matching, LineView, can_focus=True):
    """One article with a cursor in it. Posts StatementReached and SelectionChanged."""

    BINDINGS = bindings("edges", "select", "article")
    STYLES = "article"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title", "article--about", "article--statement", "article--cue", "article--source",
        "article--fact", "article--note", "article--current", "article--lit", "article--match",
        "article--selection", "article--caret", "article--sign", "article--sign-current", "article--margin",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.opened: OpenArticle | None = None
        self.text = ""
        self.copies: Sequence[str] = ()
        """What to call the articles that are nearly the same."""
        self.colours: Mapping[str, str] = {}
        """The colours of tags, from the codebook."""
        self.caret = 0
        self.column = 0
        self.lines = Lines("", 80)
        self.marking: Marking | None = None
        self.current: Statement | None = None
        self.lit: Sequence[Span] = ()
        self.head: list[tuple[str, str]] = []
        self._words_instead: list[tuple[str, str]] = []
        self._width = 0
        self._wrapped = ("", 0)
        self._top: int | None = None
        self.laid = False
        """Whether the size of the pane is known."""

    # ---- showing
    def show(self, opened: OpenArticle | None, caret: int = 0, top: int | None = None) -> None:
        """Show an article with the cursor at `caret` and, if given, line `top` first in the window."""
        same = opened is not None and self.opened is not None and opened.article.id == self.opened.article.id
        stays = same and caret == self.caret
        before = self.current.id if stays and self.current else None
        self.opened = opened
        if opened is None:
            self.text, self.marking = "", None
        else:
            if not same:
                self.text = visible(opened.article.text)
                self.selection_off()
            self.marking = Marking(opened)
        self.caret = min(max(0, caret), len(self.text))
        if not stays:
            self.column = 0
        if not same:
            self.lit = self.found = ()
        self.find(self.words)
        self._lay(force=True)
        self._top = top
        self.scroll_to(y=top if top is not None else 0, animate=False)
        if top is None:
            self.keep_in_sight()
        live = self.marking.live if self.marking else ()
        self._stand_on(next((s for s in live if s.id == before), None) or self._statement_here())

    def show_words(self, *rows: str) -> None:
        """Show a few words in place of an article."""
        self._words_instead = [(row, "about") for row in rows]
        self.show(None)

    def _lay(self, force: bool = False) -> None:
        region = self.scrollable_content_region.width
        width = max(10, min(MEASURE, region - GUTTER - MARGIN))
        if force or width != self._width:
            self._width = width
            if self._wrapped != (self.text, width):  # a decision changes neither
                self._wrapped = self.text, width
                self.lines = Lines(self.text, width)
            self.head = self._head(width)
            if self.marking:
                self.marking.lay(self.lines)
        self.set_line_count(len(self.lines) + len(self.head))

    def _head(self, width: int) -> list[tuple[str, str]]:
        if self.opened is None:
            return self._words_instead
        article = self.opened.article
        rows: list[tuple[str, str]] = []
        title = one_line(article.title or "")
        framed = len(title) + 2 <= self.size.width  # the frame shows it whole
        if title and not framed and not self.text.lstrip("# ").startswith(title):
            rows += [(row, "title") for row in wrap(title, width, limit=4)]
        about = [plain(article.published)]
        about += [one_line(part) for part in (article.publisher, article.author) if part]
        rows.append((fit(" · ".join(about), width).rstrip(), "about"))
        if self.copies:
            told = f"≈ nearly the same: {', '.join(map(one_line, self.copies))}"
            rows.append((fit(told, width).rstrip(), "about"))
        return [*rows, ("", "")]

    def on_resize(self) -> None:
        """Wrap again; the line of the cursor stays where it was in the window."""
        first, self.laid = not self.laid, True
        offset = self.line_of(self.caret) - self.scroll_offset.y
        before = self._width
        self._lay()
        if first and self._top is not None:  # what was shown before the size was known
            self.scroll_to(y=self._top, animate=False)
            return
        if before != self._width and before and not first:
            self.scroll_to(y=max(0, self.line_of(self.caret) - offset), animate=False)
        self.keep_in_sight()

    # ---- the cursor
    def line_of(self, offset: int) -> int:
        """The line of the window's content that `offset` stands on."""
        return self.lines.at(offset) + len(self.head)

    def keep_in_sight(self, above: int = 2) -> None:
        """Scroll as little as shows the cursor with some lines around it."""
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        above = min(above, height // 3)
        line, y = self.line_of(self.caret), self.scroll_offset.y
        if line - above < y:
            top = line - above
            self.scroll_to(y=0 if top <= len(self.head) else top, animate=False)
        elif line + above >= y + height:
            self.scroll_to(y=line + above - height + 1, animate=False)

    def go_to(self, span: Span, statement: Statement | None = None) -> None:
        """Put the cursor at the start of `span`; all of it comes into sight if it fits."""
        self.caret = min(max(0, span[0]), len(self.text))
        self.column = 0
        height = self.scrollable_content_region.height
        last = self.line_of(max(span[0], span[1] - 1))
        y = self.scroll_offset.y
        if not (y + 1 <= self.line_of(self.caret) and last < y + height - 1):
            top = self.line_of(self.caret) - height // 3
            self.scroll_to(y=0 if top <= len(self.head) else top, animate=False)
        self._settle(statement=statement)

    def _settle(self, statement: Statement | None = None) -> None:
        """The cursor was moved: show it, find its statement, take the end of the selection along."""
        self.keep_in_sight()
        self._stand_on(statement or (self.current if self.selecting else self._statement_here()))
        if self.selecting:
            self.head_moved(self.caret)

    def _stand_on(self, statement: Statement | None) -> None:
        """Tell which statement the cursor is on, if it is another or was read anew, and repaint."""
        if statement is not self.current:
            self.current = statement
            self.post_message(StatementReached(statement))
        self.refresh()

    def _statement_here(self) -> Statement | None:
        if self.marking is None:
            return None
        if (found := self.marking.at(self.caret)) is not None:
            return found
        on_line = self.marking.statements_on(self.lines.at(self.caret))
        after = [s for s in on_line if s.parts[0][0] >= self.caret]
        return after[0] if after else (on_line[-1] if on_line else None)

    def statement_step(self, step: int) -> bool:
        """Go to the next or previous statement; False at the ends."""
        if self.marking is None or not self.marking.live:
            return False
        live = self.marking.live
        number = self.marking.numbers.get(self.current.id) if self.current else None
        if number is not None and self._statement_is_near():
            index = number + step
        else:
            starts = [s.parts[0][0] for s in live]
            index = bisect_left(starts, self.caret + 1) - (1 if step < 0 else 0)
        if not 0 <= index < len(live):
            return False
        self.go_to_statement(live[index])
        return True

    def _statement_is_near(self) -> bool:
        assert self.marking is not None
        if self.current is None:
            return False
        here = self.lines.at(self.caret)
        start, end = self.marking.extents[self.current.id]
        return self.lines.at(start) <= here <= self.lines.at(end)

    def go_to_statement(self, statement: Statement) -> None:
        """Put the cursor on the words of a statement."""
        self.go_to((statement.parts[0][0], statement.parts[-1][1]), statement)

    def light(self, spans: Sequence[Span]) -> None:
        """Light the evidence of a fact."""
        self.lit = sorted(spans)
        self.refresh()

    # ---- moving by key
    def action_line(self, step: int) -> None:
        """Move by lines, over blank ones, in the same column."""
        found, line = -1, self.lines.at(self.caret)
        for _ in range(self.times):
            line += step
            while 0 <= line < len(self.lines) and self.lines.starts[line] == self.lines.ends[line]:
                line += step
            if 0 <= line < len(self.lines):
                found = line
        if found >= 0:
            self.caret = self._offset_in(found, self.column)
            self._settle()
        elif step < 0:
            self.scroll_to(y=0, animate=False)

    def _offset_in(self, line: int, column: int) -> int:
        start, end = self.lines.starts[line], self.lines.ends[line]
        used = 0
        for offset, _, cells in columns(self.text, start, end):
            if used + cells > column:
                return offset
            used += cells
        return max(start, end - 1)

    def _moved_within(self, offset: int) -> None:
        self.caret = min(max(0, offset), len(self.text))
        line = self.lines.at(self.caret)
        self.column = sum(cells for _, _, cells in columns(self.text, self.lines.starts[line], self.caret))
        self._settle()

    def action_character(self, step: int) -> None:
        """Move by characters as they are seen."""
        line, reach = self.lines.at(self.caret), self.times
        start = self.lines.starts[max(0, line - reach)]
        end = self.lines.ends[min(len(self.lines) - 1, line + reach)]
        edges = [offset for offset, _, _ in columns(self.text, start, end)] + [end]
        index = bisect_left(edges, self.caret) + step * self.times
        self._moved_within(edges[max(0, min(index, len(edges) - 1))])

    def action_word(self, step: int) -> None:
        """Move by words."""
        move = units.next_start if step > 0 else units.previous_start
        offset = self.caret
        for _ in range(self.times):
            offset = move(self.text, "word", offset)
        self._moved_within(offset)

    def action_page(self, step: int) -> None:
        """Move a window up or down."""
        height = self.times * max(1, self.scrollable_content_region.height - 2)
        line = max(0, min(len(self.lines) - 1, self.lines.at(self.caret) + step * height))
        self.scroll_to(y=max(0, self.scroll_offset.y + step * height), animate=False)
        self.caret = self._offset_in(line, 0)
        self._settle()

    def action_edge(self, end: int) -> None:
        """Move to the start or the end of the article."""
        self.caret = len(self.text.rstrip()) - 1 if end and self.text.strip() else 0
        self.column = 0
        self._settle()

    def offset_under(self, event: events.MouseEvent) -> int | None:
        """The character under the mouse."""
        where = event.get_content_offset_capture(self)
        line = where.y + self.scroll_offset.y - len(self.head)
        if self.on_bar(event) or not 0 <= line < len(self.lines):
            return None
        return self._offset_in(line, max(0, where.x - self._left() - GUTTER))

    # ---- drawing
    def _left(self) -> int:
        return max(0, (self.scrollable_content_region.width - self._width - GUTTER - MARGIN) // 2)

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        base = self.style()
        left = Segment(" " * self._left(), base)
        if row < len(self.head):
            text, name = self.head[row]
            indent = Segment(" " * GUTTER, base)
            return Strip([left, indent, Segment(text, self.style(name))] if name else []).extend_cell_length(
                width, base
            )
        line = row - len(self.head)
        if self.marking is None or line >= len(self.lines):
            return Strip.blank(width, base)
        words = Strip(self._words(line)).extend_cell_length(self._width, base)
        sign, tags = self.marking.margin(line)
        colour = next((self.colours[tag] for tag in tags if tag in self.colours), "margin")
        margin = Segment(" " + sign, self.style("", colour))
        strip = Strip([left, *self._gutter(line), *words, margin])
        return strip.extend_cell_length(width, base)

    def _gutter(self, line: int) -> list[Segment]:
        assert self.marking is not None
        here = self.marking.statements_on(line)
        if not here:
            return [Segment(" " * GUTTER, self.style())]
        shown = self.current if self.current in here else here[0]
        assert shown is not None
        voice = self.marking.voices.get(shown.id)
        colour = f"voice-{voice.colour}" if voice else "sign"
        sign = self.style("sign-current" if shown is self.current else colour)
        first = self.lines.at(shown.parts[0][0]) == line
        mark = reviewed(shown.status, shown.confidence) if first else " "
        letter = voice.letter if voice and first else " "
        return [Segment(mark, self.style("margin")), Segment(f"{SIGNS[shown.kind]}{letter} ", sign)]

    def _words(self, line: int) -> list[Segment]:
        assert self.marking is not None
        start, end = self.lines.starts[line], self.lines.ends[line]
        layers = [(a, b, name) for a, b, name in self.marking.on_line(line)]
        if self.current is not None:
            layers += [(a, b, "current") for a, b in self.current.parts]
        layers += [(a, b, "lit") for a, b in self.lit]
        layers += [(a, b, "match") for a, b in self.matches_in(start, end)]
        if self.selection is not None:
            layers.append((*self.selection, "selection"))
        layers = [(max(a, start), min(b, end), name) for a, b, name in layers if a < end and b > start]
        if self.has_focus and start <= self.caret <= end and self.lines.at(self.caret) == line:
            return self._with_caret(start, end, layers)
        return self._cut(start, end, layers)

    def _with_caret(self, start: int, end: int, layers: list[tuple[int, int, str]]) -> list[Segment]:
        if self.caret >= end:
            return [*self._cut(start, end, layers), Segment(" ", self.style("caret"))]
        stop = next((e for s, e, _ in columns(self.text, start, end) if e > self.caret), self.caret + 1)
        return self._cut(start, end, [*layers, (self.caret, stop, "caret")])

    def _cut(self, start: int, end: int, layers: list[tuple[int, int, str]]) -> list[Segment]:
        edges = sorted({start, end, *(a for a, _, _ in layers), *(b for _, b, _ in layers)})
        segments = []
        for a, b in pairwise(edges):
            names = tuple(dict.fromkeys(name for s, e, name in layers if s <= a and e >= b))
            segments.append(Segment(self.text[a:b], self.style(*names)))
        return segments

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Selecting keys only while selecting; the rest only with an article."""
        return self.allows(action, parameters) and self.opened is not None

    def place_caret(self, offset: int) -> None:
        """Put the cursor at `offset` and show it."""
        self.caret = min(max(0, offset), len(self.text))
        self._settle()

    def selection_told(self) -> None:
        """Post what is selected."""
        self.post_message(SelectionChanged(self.selection, self.unit))
        self.refresh()
