"""Under the text: the statement (or fact) under the cursor, whole, with who said it and all notes on it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store.library import OpenArticle
from store.records import Annotation, Fact, Statement
from tui.bindings import bindings
from tui.text.clean import one_line, visible
from tui.text.layout import wrap
from tui.text.marking import SIGNS, reviewed
from tui.text.wording import GROUPS, fact_fields, quote, speaker_names, speaker_role, words

DIM = "$muted"
STRONG = "bold $foreground"


class QuoteViewer(VerticalScroll, can_focus=True):
    """A card about one statement or fact."""

    BINDINGS = bindings("viewer")

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield Static("", markup=False)

    def _set(self, *lines: Content) -> None:
        self.query_one(Static).update(Content("\n").join([line for line in lines if len(line)]))
        self.scroll_home(animate=False)

    def show_nothing(self, why: str) -> None:
        """Say in one line why nothing is shown."""
        self._set(Content.styled(why, DIM))

    def show_statement(self, opened: OpenArticle, statement: Statement, notes: Sequence[Annotation]) -> None:
        """Who said it, the words, how it is attributed, and the notes on it."""
        text = opened.article.text
        names = ", ".join(speaker_names(opened, statement)) or "speaker not named"
        role = speaker_role(opened, statement)
        head = Content.assemble((names, STRONG), ("  " + role if role else "", DIM))
        said = self._signed(SIGNS[statement.kind], quote(text, statement))
        self._set(
            head, said, Content.styled(self._about(opened, statement, names), DIM), *map(note_line, notes)
        )

    def _signed(self, sign: str, said: str) -> Content:
        """The words with the sign of their kind before every line, as in the article."""
        width = max(20, self.scrollable_content_region.width - 4)
        lines = [Content.assemble((sign + " ", "$accent"), (row, "$statement")) for row in wrap(said, width)]
        return Content("\n").join(lines)

    def _about(self, opened: OpenArticle, statement: Statement, names: str) -> str:
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
        parts.append(
            f"{reviewed(statement.status, statement.confidence).strip()} {statement.confidence:.2f}".strip()
        )
        if statement.status != "suggested":
            parts.append(statement.status)
        return " · ".join(parts)

    def show_fact(self, opened: OpenArticle, fact: Fact, notes: Sequence[Annotation]) -> None:
        """Every field of a fact and the words that prove it."""
        rows = [Content.assemble((f"{name}  ", DIM), value) for name, value in fact_fields(fact)]
        proof = " … ".join(words(opened.article.text, span) for span in fact.evidence)
        title = Content.styled(GROUPS[fact.kind].rstrip("s").replace("People", "Person"), STRONG)
        status = f"{fact.status} · {fact.confidence:.2f}"
        self._set(
            title,
            *rows,
            Content.assemble(("evidence  ", DIM), proof),
            Content.styled(status, DIM),
            *map(note_line, notes),
        )


def note_line(annotation: Annotation) -> Content:
    """A note with its tags; a note without text shows the tags alone."""
    note = visible(annotation.note).strip()
    tags = "  ".join("#" + one_line(tag) for tag in annotation.tags)
    return Content.assemble(
        ("✎ ", "$accent") if note else "", note, "   " if note and tags else "", (tags, "$accent")
    )
