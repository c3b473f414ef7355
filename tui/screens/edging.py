"""Moving the edges of a statement, a note or a fact: the words that it would have are the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import on

from store.library import OpenArticle
from store.records import Annotation, Correction, Fact, Selector, Span, Statement
from tui.messages import SelectionChanged
from tui.screens.correcting import Correcting
from tui.text import units
from tui.text.clean import one_line

Spans = Sequence[Span]


class Edged(NamedTuple):
    """What the edges belong to, where they are, and what keeps others."""

    what: str
    spans: Spans
    keep: Callable[[Spans], object]


class Edging(Correcting):
    """The key E, and Enter while edges are moved."""

    edged: Edged | None = None

    def action_edges(self) -> None:
        """Move the edges of what is under the cursor; again: of the next thing there."""
        found = self._edged_here() if self.opened is not None and self.may_write() else []
        if not found:
            self.tell("no statement, note or fact here")
            return
        names = [each.what for each in found]
        before = names.index(self.edging) if self.edging in names else -1
        edged = found[(before + 1) % len(found)]
        if self.edged is not None and len(found) == 1:
            self.tell("nothing else here to move the edges of")
            return
        if self.at_pane != "article":
            self.focus_pane("article")
        self.text.select_span((edged.spans[0][0], edged.spans[-1][1]))
        self.edged, self.edging = edged, edged.what
        self.tell_keys()

    def _edged_here(self) -> list[Edged]:
        assert self.opened is not None
        if self.edged is not None:
            return self._others(self.opened)
        if self.fact is not None:
            return _of_fact(self, self.opened, self.fact)
        self._place = self.text.caret
        return self._others(self.opened)

    _place = 0

    def _others(self, opened: OpenArticle) -> list[Edged]:
        """The statement and the notes where the cursor was when edges were first asked for."""
        found = [] if self.text.current is None else [_of_statement(self, opened, self.text.current)]
        return found + [
            _of_note(self, note)
            for note in opened.annotations
            if any(each.start <= self._place < each.end for each in note.target)
        ]

    def action_lost(self) -> None:
        """Notes and decisions that lost their place."""
        from tui.screens.lost import LostScreen

        self.app.push_screen(LostScreen())

    def place_again(self, made: Annotation | Correction, about: str) -> None:
        """Go to where a note or decision stood that lost its place, and let its new words be chosen."""
        self.go(made.article)
        start = stood(self.text.text, made.target[0])
        self.text.go_to((start, start))
        self.text.select_span(units.at(self.text.text, "sentence", start))
        if isinstance(made, Annotation):
            self.edged = _of_note(self, made)._replace(spans=())
        else:
            self.edged = Edged("decision", (), lambda spans: self.library.move_decision(made, spans))
        self.edging = self.edged.what
        self.tell_keys()
        self.tell(f"Enter puts it on these words: {about}")

    def action_keep_edges(self) -> None:
        """Keep the edges where they are now."""
        edged, selection = self.edged, self.text.selection
        if edged is None or selection is None:
            return
        start, end = selection
        while start < end and self.text.text[start].isspace():
            start += 1
        while end > start and self.text.text[end - 1].isspace():
            end -= 1
        spans = clipped(edged.spans, (start, end))
        if start == end or list(spans) == list(edged.spans):
            self.text.selection_off()
            self.tell("left as it was")
            return
        self.text.caret = start
        self._write(edged.keep, spans)

    @on(SelectionChanged)
    def _edges_left(self) -> None:
        if not self.text.selecting:
            self.edged, self.edging = None, ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter keeps edges only while they are moved."""
        if action == "keep_edges":
            return self.edged is not None and self.text.selecting
        return super().check_action(action, parameters)


def _of_statement(screen: Correcting, opened: OpenArticle, statement: Statement) -> Edged:
    def keep(spans: Spans) -> None:
        screen.library.correct(opened.article.id, statement.id, parts=tuple(spans))

    return Edged("statement", statement.parts, keep)


def _of_note(screen: Correcting, note: Annotation) -> Edged:
    def keep(spans: Spans) -> None:
        screen.library.move_annotation(note.id, spans)

    name = one_line(note.note)[:20].rstrip() or "#" + one_line(", ".join(note.tags))
    return Edged(f"note “{name}”", [(each.start, each.end) for each in note.target], keep)


def _of_fact(screen: Correcting, opened: OpenArticle, fact: Fact) -> list[Edged]:
    def moved(at: int) -> Callable[[Spans], None]:
        def keep(spans: Spans) -> None:
            evidence = (*fact.evidence[:at], *spans, *fact.evidence[at + 1 :])
            screen.library.correct(opened.article.id, fact.id, evidence=evidence)

        return keep

    return [
        Edged(f"{fact.kind}, evidence {at + 1}" if len(fact.evidence) > 1 else fact.kind, [span], moved(at))
        for at, span in enumerate(fact.evidence)
    ]


def stood(text: str, place: Selector) -> int:
    """Where words stood that are no longer there: between what stood before and behind them."""
    for context, shift in ((place.prefix, len(place.prefix)), (place.suffix, 0)):
        if context.strip() and (at := text.find(context)) >= 0:
            return at + shift
    return min(place.start, len(text))


def clipped(spans: Spans, edges: Span) -> Spans:
    """`spans` with their outer edges moved: what lies outside goes, the outermost reach to the edges."""
    start, end = edges
    inside = [span for span in spans if span[1] > start and span[0] < end] or [edges]
    inside[0] = start, inside[0][1]
    inside[-1] = inside[-1][0], end
    return inside
