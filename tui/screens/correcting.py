"""Prompts that correct: the speaker or kind of a statement, a field of a fact, a date, two names for one."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from msgspec import structs

from store.library import OpenArticle
from store.records import Fact, Statement
from tui.screens.base import BrowserBase
from tui.screens.reporting import reporting
from tui.text import dates
from tui.text.clean import one_line
from tui.text.wording import field_text, in_marks, quote, speaker_names

if TYPE_CHECKING:
    from tui.screens.ask import Choice

KINDS = ("direct", "indirect", "mixed")
NEW_KIND = "kind: "


class Correcting(BrowserBase):
    """The keys e, d and m."""

    @abstractmethod
    def finding(self) -> Statement | Fact | None:
        """What a key is about."""

    @abstractmethod
    def saved(self) -> None:
        """Something is on disk: show it."""

    def _write(self, change: Any, *arguments: Any, **fields: Any) -> None:
        with reporting(self):
            change(*arguments, **fields)
            self.forget_speakers()
            self.saved()

    def action_correct(self) -> None:
        """Correct the statement or the fact that the cursor is on."""
        finding = self.finding()
        if self.opened is None or not self.may_write():
            return
        if isinstance(finding, Statement):
            self._correct_statement(self.opened, finding)
        elif finding is not None:
            self._correct_fact(self.opened, finding)
        else:
            self.tell("nothing to correct here")

    # ---- statements
    def _correct_statement(self, opened: OpenArticle, statement: Statement) -> None:
        from tui.screens.ask import Ask

        def answered(answer: str | None) -> None:
            if not answer:
                return
            if answer.startswith(NEW_KIND):
                changes: dict[str, Any] = {"kind": answer.removeprefix(NEW_KIND)}
            else:
                changes = {"speakers": tuple(one_line(n) for n in answer.split(";") if n.strip())}
            self._write(self.library.correct, opened.article.id, statement.id, **changes)

        ask = Ask(
            f"Who said {in_marks(quote(opened.article.text, statement))}",
            value="; ".join(speaker_names(opened, statement)),
            hint="Enter accept   Esc cancel   ↓ choose   several: a; b",
            complete=lambda piece: self._speakers_for(opened, statement, piece),
            check=self._known_kind,
        )
        self.app.push_screen(ask, answered)

    def _known_kind(self, answer: str) -> str | None:
        if not answer:
            return "type a name"
        if answer.startswith(NEW_KIND) and answer.removeprefix(NEW_KIND) not in KINDS:
            return "a kind is direct, indirect or mixed"
        return None

    def _speakers_for(self, opened: OpenArticle, statement: Statement, piece: str) -> list[Choice]:
        from tui.screens.ask import Choice

        piece = piece.rpartition(";")[2].strip().casefold()
        if piece in {name.casefold() for name in speaker_names(opened, statement)}:
            piece = ""  # what stands there already: offer all others
        ordered = sorted(opened.agents, key=lambda agent: agent.kind != "person")
        found = {
            agent.name: Choice(agent.name, agent.roles[0].role if agent.roles else agent.kind)
            for agent in ordered
            if piece in " ".join([agent.name, *agent.other_names]).casefold()
        }
        if piece:
            for speaker in self.library.speakers(piece, 8):
                found.setdefault(
                    speaker.name, Choice(speaker.name, speaker.role or f"{speaker.statements} statements")
                )
        kinds = [
            Choice(NEW_KIND + kind, "")
            for kind in KINDS
            if kind != statement.kind and piece in NEW_KIND + kind
        ]
        return [*list(found.values())[: 8 - len(kinds)], *kinds]

    # ---- facts
    def _correct_fact(self, opened: OpenArticle, fact: Fact) -> None:
        from tui.screens.ask import Ask, Choice

        names = [field.name for field in structs.fields(fact.fields)]

        def complete(piece: str) -> list[Choice]:
            return [Choice(n, field_text(getattr(fact.fields, n))) for n in names if piece.casefold() in n]

        def chosen(name: str | None) -> None:
            if name:
                self._ask_field(opened, fact, name)

        ask = Ask(
            f"Which field of this {fact.kind}?",
            complete=complete,
            must_choose=True,
            hint="↑ ↓ choose   Enter edit   Esc cancel",
        )
        self.app.push_screen(ask, chosen)

    def _ask_field(self, opened: OpenArticle, fact: Fact, name: str) -> None:
        from tui.screens.ask import Ask

        kind = next(field.type for field in structs.fields(fact.fields) if field.name == name)

        def check(answer: str) -> str | None:
            try:
                parse_field(kind, answer)
            except ValueError as error:
                return str(error)
            return None

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._write(
                    self.library.correct, opened.article.id, fact.id, **{name: parse_field(kind, answer)}
                )

        shown = field_text(getattr(fact.fields, name))
        hint = (
            "Enter save   Esc cancel   several: a; b" if "tuple" in str(kind) else "Enter save   Esc cancel"
        )
        self.app.push_screen(
            Ask(f"{fact.kind}: {name.replace('_', ' ')}", value=shown, check=check, hint=hint), answered
        )

    # ---- the article's date, two names
    def action_date(self) -> None:
        """Set the date of the article; empty takes it away."""
        if self.opened is None or not self.may_write():
            return
        from tui.screens.ask import Ask

        article = self.opened.article

        def answered(answer: str | None) -> None:
            if answer is not None and answer != (article.published or ""):
                self._write(self.library.set_published, article.id, answer.upper() or None)

        ask = Ask(
            "When was this article published?",
            value=article.published or "",
            hint="Enter save   Esc cancel   2024-03-08, 2024-03, XXXX-03-08",
            check=lambda answer: dates.problem(answer) if answer else None,
        )
        self.app.push_screen(ask, answered)

    def action_merge(self) -> None:
        """Count all that this speaker said as said by another name."""
        statement = self.text.current
        names = speaker_names(self.opened, statement) if self.opened and statement else ()
        if not self.may_write():
            return
        if not names:
            self.tell("no speaker here to merge")
            return
        from tui.screens.ask import Ask, Choice

        def complete(piece: str) -> list[Choice]:
            found = self.library.speakers(piece, 9)
            return [
                Choice(s.name, f"{s.statements} statements" + (f", {s.role}" if s.role else ""))
                for s in found
                if s.name != names[0]
            ]

        def answered(answer: str | None) -> None:
            if answer:
                self._write(self.library.merge, names[0], answer)

        ask = Ask(
            f"Count what {names[0]} said as said by",
            complete=complete,
            check=lambda a: None if a else "type a name",
        )
        self.app.push_screen(ask, answered)


def parse_field(kind: object, answer: str) -> object:
    """`answer` as the value of a field of type `kind`; raises ValueError in words for people."""
    text = answer.strip()
    shape = str(kind)
    if "float" in shape:
        numbers = [_number(part) for part in text.replace(",", "").split(";")]
        return numbers[0] if len(numbers) == 1 else (numbers[0], numbers[1])
    if "tuple" in shape:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    if "int" in shape:
        if not text:
            return None
        if not text.isdecimal():
            raise ValueError("write a whole number")
        return int(text)
    if not text and "None" not in shape:
        raise ValueError("this can't be empty")
    return text or None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError("write a number, or two with ; between") from None
