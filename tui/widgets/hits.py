"""The quotes that a search found, and the speakers and kinds among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.message import Message

from store.library import QuoteHit
from tui.bindings import bindings
from tui.searching import Found
from tui.text.clean import one_line
from tui.text.dates import plain
from tui.text.layout import fit
from tui.text.marking import SIGNS
from tui.widgets.rows import Piece, Rows


class HitOpened(Message):
    """A quote was chosen."""

    def __init__(self, hit: QuoteHit) -> None:
        super().__init__()
        self.hit = hit


class FacetChosen(Message):
    """A speaker or a kind was chosen to narrow the search."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word


class Hits(Rows):
    """Quotes in two lines: the words with what matched, and under them who, when and where."""

    BINDINGS = bindings("hits")
    row_height = 2

    def __init__(self) -> None:
        super().__init__()
        self.id = "hits"
        self.hits: Sequence[QuoteHit] = ()

    def show(self, hits: Sequence[QuoteHit]) -> None:
        """Show other quotes from the first on."""
        self.hits = hits
        self.set_reactive(Rows.cursor, 0)
        self.rebuilt()
        self.scroll_to(y=0, animate=False)

    @property
    def hit(self) -> QuoteHit | None:
        """The quote under the cursor."""
        return self.hits[self.cursor] if self.hits else None

    def count(self) -> int:
        """How many quotes are shown."""
        return len(self.hits)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """The words, or who said them when and where."""
        hit = self.hits[index]
        yield ("›" if index == self.cursor else " "), "mark"
        if line == 0:
            yield SIGNS[hit.statement.kind] + " ", "mark"
            yield from marked(hit, width - 3)
            return
        date = plain(hit.published)
        who = ", ".join(one_line(name) for name in hit.speakers) or one_line(hit.source or "unnamed")
        yield "  ", ""
        yield fit(who, min(len(who), max(12, width // 2 - 8))), "strong"
        about = "  " + " · ".join(part for part in (date, one_line(hit.title)) if part)
        yield about, "dim"

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


class Facets(Rows):
    """Speakers of what was found with their counts, then kinds; Enter narrows the search to one."""

    BINDINGS = bindings("hits")

    def __init__(self) -> None:
        super().__init__()
        self.id = "facets"
        self.rows: list[tuple[str, int | None, str]] = []

    def show(self, found: Found) -> None:
        """Count speakers and kinds of what was found; before anything is typed, the library's speakers."""
        self.rows = []
        if found.speakers:
            self.rows.append(("Speakers", None, ""))
            self.rows += [
                (one_line(s.name), s.statements, f'speaker:"{s.name}"') for s in found.speakers[:12]
            ]
        listed = {one_line(s.name) for s in found.speakers}
        said = [
            (one_line(n), c, f'speaker:"{n}"')
            for n, c in found.facets.speakers[:12]
            if one_line(n) not in listed
        ]
        if said and found.query.strip():
            self.rows.append(("Said by", None, ""))
            self.rows += said
        if found.facets.kinds:
            self.rows.append(("Kind", None, ""))
            self.rows += [
                (f"{SIGNS[kind]} {kind}", count, f"kind:{kind}")
                for kind, count in sorted(found.facets.kinds, key=lambda each: -each[1])
            ]
        self.rebuilt()

    def count(self) -> int:
        """How many lines."""
        return len(self.rows)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """A head, or a name with its count."""
        del line
        name, count, _ = self.rows[index]
        if count is None:
            yield fit(f" {name}", width), "head"
            return
        number = f" {count:,} "
        yield ("›" if index == self.cursor and self.has_focus else " "), "mark"
        yield fit(" " + name, width - 1 - len(number)), ""
        yield number, "dim"

    def opened(self) -> None:
        """Tell what was chosen."""
        word = self.rows[self.cursor][2]
        if word:
            self.post_message(FacetChosen(word))
