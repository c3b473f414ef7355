"""Statements and facts that the reader missed, made from selected words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import structs

from store.library import OpenArticle
from store.records import FACT_KINDS, Fact, Span
from tui.screens.correcting import CLOSED, Correcting, parse_field, statement_changes
from tui.screens.reporting import reporting
from tui.text.clean import one_line
from tui.text.wording import field_text, in_marks, words

WHILE_SELECTING = {"add_statement", "add_fact"}


class Adding(Correcting):
    """The keys s and f while selecting."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some keys mean something else unless words are selected."""
        if action in WHILE_SELECTING:
            return self.text.selecting
        return super().check_action(action, parameters)

    def _added(self, saved: bool | None) -> None:
        if saved:
            self.forget_speakers()
            self.saved()

    def action_add_statement(self) -> None:
        """Add a statement on the selected words."""
        span = self.text.selection
        if self.opened is None or span is None or not self.may_write():
            return
        from store.notes.proposing import proposed_statement
        from tui.screens.form import Field, FormScreen

        opened, text = self.opened, self.opened.article.text
        found = proposed_statement(opened, span)
        names = {agent.id: agent.name for agent in opened.agents}
        people = [agent.name for agent in sorted(opened.agents, key=lambda agent: agent.kind != "person")]
        fields = (
            Field("speakers", "who", "; ".join(names[each] for each in found.speakers), people, NEW),
            Field("kind", "kind", found.kind, CLOSED["kind"]),
            Field("cue", "cue", words(text, found.cue)),
            Field("source", "named as", words(text, found.source)),
            Field("act", "act", found.act, CLOSED["act"]),
        )

        def save(values: Mapping[str, str]) -> None:
            changes = statement_changes(text, found.parts[0], values)
            self.library.add_statement(opened.article.id, found.parts, **changes)

        about = in_marks(text[slice(*found.parts[0])])
        self.app.push_screen(FormScreen(f"A statement: {about}", fields, save), self._added)

    def action_add_fact(self) -> None:
        """Add a fact on the selected words: its kind first."""
        span = self.text.selection
        if self.opened is None or span is None or not self.may_write():
            return
        from tui.screens.ask import Ask, Choice, fitting

        opened = self.opened
        complete = partial(fitting, offered=[Choice(kind) for kind in FACT_KINDS])

        def chosen(kind: str | None) -> None:
            if kind:
                with reporting(self):
                    self.fill_fact(opened, kind, (span,))

        ask = Ask(
            f"A fact: {in_marks(opened.article.text[slice(*span)])}", complete=complete, must_choose=True,
            hint="↑ ↓ or letters choose the kind   Enter go on   Esc cancel",
        )  # fmt: skip
        self.app.push_screen(ask, chosen)

    def fill_fact(
        self, opened: OpenArticle, kind: str, evidence: Sequence[Span], instead: Fact | None = None
    ) -> None:
        """Ask for the fields of a fact on these words, a new one or another kind of one that is there."""
        from store.notes.proposing import proposed_fields
        from tui.screens.form import Field, FormScreen

        values = proposed_fields(opened.article, kind, evidence[0])
        agents = [agent.name for agent in opened.agents]
        types = {field.name: field.type for field in structs.fields(FACT_KINDS[kind])}
        lines = [
            Field(
                name,
                name.replace("_", " "),
                one_line(field_text(values.get(name))),
                choices_for(name, agents),
                NEW if name in NAMING else "",
            )
            for name in types
        ]

        def save(typed: Mapping[str, str]) -> None:
            fields = {name: _parsed(types[name], name, value) for name, value in typed.items()}
            given = {name: value for name, value in fields.items() if value not in (None, (), "")}
            if instead is None:
                self.library.add_fact(opened.article.id, kind, evidence, **given)
            else:
                self.library.correct(opened.article.id, instead.id, kind=kind, **given)

        about = in_marks(opened.article.text[slice(*evidence[0])])
        self.app.push_screen(FormScreen(f"{kind.capitalize()}: {about}", lines, save), self._added)


NEW = "a new name"
NAMING = set("participants parties signatories who counterpart owner given_by organization host".split())
WORDS = {
    "status": ["planned", "signed", "in force", "expired", "renewed"],
    "modality": ["agreed", "pledged", "intends", "wishes", "stated will"],
}


def choices_for(name: str, agents: list[str]) -> list[str]:
    """What a field of a fact may hold."""
    return WORDS.get(name, agents if name in NAMING else [])


def _parsed(kind: object, name: str, value: str) -> object:
    try:
        return parse_field(kind, value)
    except ValueError as error:
        raise ValueError(f"{name.replace('_', ' ')}: {error}") from error
