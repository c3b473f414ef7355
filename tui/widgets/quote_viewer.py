"""Under the text: the statement (or fact) under the cursor, whole, with who said it and all notes on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from store.library import OpenArticle
from store.records import Annotation, Fact, Statement
from tui.bindings import bindings
from tui.text.clean import one_line, visible
from tui.text.layout import fit, wrap
from tui.text.marking import SIGNS, reviewed
from tui.text.voices import Voice
from tui.text.wording import GROUPS, fact_fields, quote, speaker_names, speaker_role, words
from tui.widgets.line_view import LineView

Line = list[tuple[str, str]]
"""Pieces of text with the names of their styles."""
SINGULAR = {"people": "Person"}


class QuoteViewer(LineView, can_focus=True):
    """A card about one statement or fact, drawn by line: another card changes no layout."""

    BINDINGS = bindings("viewer")
    STYLES = "card"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"card--strong", "card--dim", "card--mark", "card--said"}

    def __init__(self) -> None:
        super().__init__()
        self._make: Callable[[int], Iterator[Line]] = lambda _: iter(())
        self._lines: list[Line] = []
        self._also = ""
        self._fixed = 0
        """Lines at the top that stay where they are while the others scroll."""
        self.colours: Mapping[str, str] = {}
        """The colours of tags, from the codebook."""

    def _set(self, make: Callable[[int], Iterator[Line]]) -> None:
        self._make = make
        self._also = ""
        self._fixed = 0
        self._lay()
        self.scroll_to(y=0, animate=False)

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = list(self._make(max(12, width)))
        if self._also:
            self._lines += [[(row, "dim")] for row in wrap(self._also, max(12, width), limit=4)]
        self.set_line_count(len(self._lines))

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay()

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the window."""
        line = y if y < self._fixed else y + self.scroll_offset.y
        pieces = self._lines[line] if line < len(self._lines) else []
        segments = [Segment(text, self.style(name)) for text, name in pieces if text]
        return Strip(segments).adjust_cell_length(self.scrollable_content_region.width, self.style())

    # ---- what is shown
    def show_also(self, words: str) -> None:
        """Add words under the statement that is shown."""
        self._also = words
        self._lay()

    def show_nothing(self, why: str) -> None:
        """Say why nothing is shown."""
        self._set(lambda width: ([(row, "dim")] for row in wrap(one_line(why), width)))

    def show_statement(
        self, opened: OpenArticle, statement: Statement, notes: Sequence[Annotation], voice: Voice | None
    ) -> None:
        """Who said it and how it is attributed; under that, to be scrolled, the words and notes on them."""
        text = opened.article.text
        names = ", ".join(speaker_names(opened, statement)) or "speaker not named"
        role = speaker_role(opened, statement)
        about = attribution(opened, statement, names)
        sign = SIGNS[statement.kind] + " "
        who: Line = [(f"{voice.letter} ", f"voice-{voice.colour}")] if voice else []

        def lines(width: int) -> Iterator[Line]:
            if cell_len(names) + 4 + cell_len(role) <= width:
                by: list[Line] = [[*who, (names, "strong"), ("  " + role if role else "", "dim")]]
            else:
                first, *more = wrap(names, width - 2)
                by = [[*who, (first, "strong")], *([(row, "strong")] for row in more)]
                by += [[(row, "dim")] for row in wrap(role, width) if row]
            height = self.scrollable_content_region.height
            by += [[(row, "dim")] for row in wrap(about, width, limit=max(1, height - len(by) - 1))]
            self._fixed = len(by) if len(by) < height else 0
            yield from by
            yield from ([(sign, "mark"), (row, "said")] for row in wrap(quote(text, statement), width - 2))
            for note in notes:
                yield from note_lines(note, width, self.colours)

        self._set(lines)

    def show_fact(self, opened: OpenArticle, fact: Fact, notes: Sequence[Annotation]) -> None:
        """Every field of a fact and the words that prove it."""
        proof = " … ".join(words(opened.article.text, span) for span in fact.evidence)
        group = GROUPS[fact.kind]
        title = SINGULAR.get(group.casefold(), group.rstrip("s"))
        rows = [*fact_fields(fact), ("evidence", proof)]
        column = max(len(name) for name, _ in rows) + 2
        status = f"  {reviewed(fact.status, fact.confidence).strip()} {fact.status} · {fact.confidence:.2f}"

        def lines(width: int) -> Iterator[Line]:
            yield [(title, "strong"), (status, "dim")]
            for name, value in rows:
                for number, row in enumerate(wrap(value, width - column)):
                    yield [
                        ("" if number else name, "dim"),
                        (" " * (column - (0 if number else len(name))), ""),
                        (row, ""),
                    ]
            for note in notes:
                yield from note_lines(note, width, self.colours)

        self._set(lines)


def attribution(opened: OpenArticle, statement: Statement, names: str) -> str:
    """Cue, kind, act, source as printed, medium, confidence and what a person decided."""
    text = opened.article.text
    parts = [words(text, statement.cue) or "no cue", statement.kind]
    if statement.act != "assert":
        parts.append(statement.act)
    source = words(text, statement.source)
    if not source:
        parts.append("speaker left implicit")
    elif source != names:
        parts.append(f"here as “{source}”")
    if statement.medium:
        parts.append(f"in {words(text, statement.medium)}")
    sign = reviewed(statement.status, statement.confidence).strip()
    parts.append(f"{sign} {statement.confidence:.2f}".strip())
    if statement.status != "suggested":
        parts.append(statement.status)
    return " · ".join(parts)


def note_lines(annotation: Annotation, width: int, colours: Mapping[str, str]) -> Iterator[Line]:
    """A note with its tags, in the colours of the codebook, at its end or on lines of their own."""
    note = visible(annotation.note).strip()
    chips = [("#" + one_line(tag), colours.get(tag, "mark")) for tag in annotation.tags]
    rows = wrap(note, width - 2) if note else []
    line: Line = []
    for number, row in enumerate(rows):
        if line:
            yield line
        line = [("  " if number else "✎ ", "mark"), (row, "")]
    for chip, colour in chips:
        chip = fit(chip, min(cell_len(chip), width - 2)).rstrip()
        used = sum(cell_len(text) for text, _ in line)
        if line and used + 3 + cell_len(chip) > width:
            yield line
            line = []
        line += [("   " if line else "  " if rows else "", ""), (chip, colour)]
    if line:
        yield line
