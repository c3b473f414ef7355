"""The quotes that a search found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.message import Message

from store.library import NoteHit, QuoteHit
from tui.bindings import bindings
from tui.text.clean import one_line
from tui.text.dates import plain
from tui.text.layout import fit
from tui.text.marking import SIGNS
from tui.text.wording import in_marks
from tui.widgets.rows import Piece, Rows


class HitOpened(Message):
    """A quote was chosen."""

    def __init__(self, hit: QuoteHit | NoteHit) -> None:
        super().__init__()
        self.hit = hit


class HitsMarked(Message):
    """So many quotes are marked now."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Hits(Rows):
    """Quotes in two lines: the words with what matched, and under them who, when and where."""

    BINDINGS = bindings("hits")
    row_height = 2

    def __init__(self) -> None:
        super().__init__()
        self.id = "hits"
        self.hits: Sequence[QuoteHit | NoteHit] = ()
        self.noted: frozenset[tuple[str, str]] = frozenset()
        """Those found by their notes, by article and statement."""
        self.colours: Mapping[str, str] = {}
        """The colours of tags, from the codebook."""
        self.marked: dict[tuple[str, str], QuoteHit | NoteHit] = {}
        """What is marked, by article and statement; it stays marked while other quotes are looked for."""

    def show(
        self,
        hits: Sequence[QuoteHit | NoteHit],
        noted: frozenset[tuple[str, str]] = frozenset(),
        stay: bool = False,
    ) -> None:
        """Show other quotes from the first on, or the same anew with the cursor on the quote it was on."""
        before = self.hit if stay else None
        places = [(hit.article, hit.id) for hit in hits] if before is not None else []
        self.hits = hits
        self.noted = noted
        if not stay:
            self.set_reactive(Rows.cursor, 0)
            self.scroll_to(y=0, animate=False)
        elif before is not None and (before.article, before.id) in places:
            self.set_reactive(Rows.cursor, places.index((before.article, before.id)))
        self.rebuilt()
        self.keep_in_sight()

    @property
    def hit(self) -> QuoteHit | NoteHit | None:
        """The quote under the cursor."""
        return self.hits[self.cursor] if self.hits else None

    def chosen(self) -> list[QuoteHit | NoteHit]:
        """The marked quotes, else the one under the cursor."""
        return list(self.marked.values()) or ([self.hit] if self.hit is not None else [])

    def unmark(self) -> None:
        """Mark none."""
        self.marked.clear()
        self.refresh()

    def action_mark(self) -> None:
        """Mark the quote, or take its mark away, and go on to the next."""
        if self.hit is not None:
            self._mark(self.hit, (self.hit.article, self.hit.id) not in self.marked)
            self.refresh()
            self.action_move(1)
            self.post_message(HitsMarked(len(self.marked)))

    def action_mark_all(self) -> None:
        """Mark all that are shown, or none if they are marked already."""
        keys = {(hit.article, hit.id) for hit in self.hits}
        wanted = not keys <= self.marked.keys()
        for hit in self.hits:
            self._mark(hit, wanted)
        self.refresh()
        self.post_message(HitsMarked(len(self.marked)))

    def _mark(self, hit: QuoteHit | NoteHit, wanted: bool) -> None:
        key = (hit.article, hit.id)
        if wanted:
            self.marked[key] = hit
        else:
            self.marked.pop(key, None)

    def count(self) -> int:
        """How many quotes are shown."""
        return len(self.hits)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """The words, or who said them when and where."""
        hit = self.hits[index]
        yield ("›" if index == self.cursor else " "), "mark"
        if isinstance(hit, NoteHit):
            yield from self._note(hit, line)
            return
        if line == 0:
            note = "✎" if (hit.article, hit.id) in self.noted else " "
            yield SIGNS[hit.statement.kind] + note, "mark"
            yield from marked(hit, width - 3)
            return
        date = plain(hit.published)
        who = ", ".join(one_line(name) for name in hit.speakers) or one_line(hit.source or "unnamed")
        yield "✔ " if (hit.article, hit.id) in self.marked else "  ", "mark"
        yield fit(who, min(len(who), max(12, width // 2 - 8))), "strong"
        about = "  " + " · ".join(part for part in (date, one_line(hit.title)) if part)
        yield about, "dim"

    def _note(self, hit: NoteHit, line: int) -> Iterable[Piece]:
        """A note that is on no statement: what it says and on which words, or its tags, when and where."""
        if line == 0:
            note = one_line(hit.annotation.note)
            yield ("✎ " if note else "# "), "mark"
            yield (f"{note}  " if note else ""), ""
            yield in_marks(hit.text), "dim" if note else ""
            return
        yield "✔ " if (hit.article, hit.id) in self.marked else "  ", "mark"
        for tag in hit.annotation.tags:
            yield f"#{one_line(tag)}  ", self.colours.get(tag, "mark")
        yield " · ".join(part for part in (plain(hit.published), one_line(hit.title)) if part), "dim"

    def opened(self) -> None:
        """Tell which quote was chosen."""
        if self.hit is not None:
            self.post_message(HitOpened(self.hit))


def marked(hit: QuoteHit, width: int) -> Iterable[Piece]:
    """The words of a quote in `width` cells, from near the first match on."""
    text = hit.text
    first = hit.marks[0][0] if hit.marks else 0
    start = 0
    if first > width - 20:
        start = text.rfind(" ", 0, max(1, first - width // 3)) + 1
    position = start
    if start:
        yield "… ", "dim"
    for a, b in hit.marks:
        if a >= position:
            yield _flat(text[position:a]), ""
            yield _flat(text[a:b]), "match"
            position = b
    yield _flat(text[position:]), ""


def _flat(text: str) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if len(text) > 1 and text[-1:].isspace() else ""
    return lead + one_line(text) + tail if text.strip() else lead
