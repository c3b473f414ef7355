"""Prompts that correct: the speaker or kind of a statement, a field of a fact, a date, two names for one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Any, get_args

from msgspec import structs

from store.library import OpenArticle
from store.records import FACT_KINDS, Act, Agent, Fact, Organization, Person, Span, Statement, StatementKind
from tui.screens.base import BrowserBase
from tui.screens.reporting import reporting
from tui.text import dates
from tui.text.clean import one_line
from tui.text.nearby import nearest
from tui.text.wording import counted, fact_fields, field_typed, in_marks, quote, speaker_names, words

if TYPE_CHECKING:
    from tui.screens.ask import Choice

FIELDS = {
    "kind": "kind",
    "act": "act",
    "cue": "cue",
    "named as": "source",
    "role": "role",
    "medium": "medium",
    "speakers": "speakers",
}
"""What a field of a statement is called on the screen, and its name."""
CLOSED: dict[str, tuple[str, ...]] = {
    "kind": get_args(StatementKind),
    "act": tuple(act for act in get_args(Act) if act != "attitude"),
}


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
        if finding is not None:
            self.correct_finding(self.opened, finding)
        else:
            self.tell("nothing to correct here")

    def correct_finding(self, opened: OpenArticle, finding: Statement | Fact) -> None:
        """Ask what is wrong with a statement or fact."""
        if isinstance(finding, Statement):
            self._correct_statement(opened, finding)
        else:
            self._correct_fact(opened, finding)

    # ---- statements
    def _correct_statement(self, opened: OpenArticle, statement: Statement) -> None:
        from tui.screens.ask import Ask

        now = "; ".join(speaker_names(opened, statement))
        shown = statement_fields(opened, statement)

        def answered(answer: str | None) -> None:
            field, colon, value = (answer or "").partition(": ")
            if colon and field in shown and value == shown[field] and field not in CLOSED:
                self._ask_statement_field(opened, statement, field)
            elif colon and field in shown:
                self._set(opened, statement, field, value)
            elif answer and (not statement.speakers or self._changed(answer, now)):
                self._set(opened, statement, "speakers", answer)

        ask = Ask(
            f"Who said {in_marks(quote(opened.article.text, statement))}",
            value=now,
            hint="Enter accept   ↓ choose   several: a; b   other fields: cue: …   Esc cancel",
            complete=lambda piece: self._speakers_for(opened, statement, piece),
            check=lambda answer: None if answer else "type a name",
            separator=";",
            new=lambda piece: new_name(piece, shown),
        )
        self.app.push_screen(ask, answered)

    def _changed(self, answer: str | None, shown: str) -> bool:
        """Whether something else was answered than was shown; said if not."""
        if answer == shown:
            self.tell("nothing changed")
        return answer is not None and answer != shown

    def _set(self, opened: OpenArticle, statement: Statement, field: str, value: str) -> None:
        try:
            changes = statement_changes(opened.article.text, statement.parts[0], {FIELDS[field]: value})
        except ValueError as error:
            self.app.notify(str(error), severity="error", markup=False)
        else:
            self._write(self.library.correct, opened.article.id, statement.id, **changes)

    def _ask_statement_field(self, opened: OpenArticle, statement: Statement, field: str) -> None:
        from tui.screens.ask import Ask

        def check(answer: str) -> str | None:
            try:
                statement_changes(opened.article.text, statement.parts[0], {FIELDS[field]: answer})
            except ValueError as error:
                return str(error)
            return None

        def answered(answer: str | None) -> None:
            if answer is not None and self._changed(answer, value):
                self._set(opened, statement, field, answer)

        value = statement_fields(opened, statement)[field]
        hint = "words as they stand in the text; empty: none   Enter save   Esc cancel"
        self.app.push_screen(Ask(f"{field}", value=value, hint=hint, check=check), answered)

    def _speakers_for(self, opened: OpenArticle, statement: Statement, piece: str) -> list[Choice]:
        from tui.screens.ask import Choice

        shown = statement_fields(opened, statement)
        names = speaker_names(opened, statement)
        if piece in names:
            piece = ""  # what stands there already: offer all others
        people = self._people(opened, statement.parts[0][0], piece)
        found = [choice for choice in people if piece or choice.value not in names]
        closed = [
            Choice(f"{field}: {value}")
            for field, values in CLOSED.items()
            for value in values
            if value != shown[field]
        ]
        placed = [Choice(f"{field}: {shown[field]}", "change it") for field in shown if field not in CLOSED]
        if piece:
            fields = [
                each._replace(fit=1) for each in (*closed, *placed) if each.value.startswith(piece.casefold())
            ]
        else:
            fields = [
                each for each in (*closed, *placed) if each.value.startswith(("kind", "cue", "named", "role"))
            ]
        return [*found[: 8 - min(len(fields), 5 if not piece else 3)], *fields]

    def _people(self, opened: OpenArticle, place: int, piece: str) -> list[Choice]:
        """Names for what was typed: those of the article, nearest to `place` first, then the library's."""
        from tui.screens.ask import Choice, fits

        def far(agent: Agent) -> tuple[bool, int]:
            return agent.kind != "person", min((abs(place - a) for a, _ in agent.mentions), default=place)

        ordered = sorted(opened.agents, key=far)
        found: dict[str, Choice] = {}
        for agent in ordered:
            if (fit := fits(piece, (agent.name, *agent.other_names))) or not piece:
                role = agent.roles[0].role if agent.roles else agent.kind
                found.setdefault(agent.name, Choice(agent.name, role, 2 * fit))
        if piece:
            for speaker in self.library.suggest_speakers(piece, 8):
                about = speaker.role or counted(speaker.statements, "statement")
                found.setdefault(speaker.name, Choice(speaker.name, about, fits(piece, (speaker.name,))))
        return sorted(found.values(), key=lambda choice: -choice.fit)

    # ---- facts
    def _correct_fact(self, opened: OpenArticle, fact: Fact) -> None:
        from tui.screens.ask import Ask, Choice, fitting

        names = {field.name.replace("_", " "): field.name for field in structs.fields(fact.fields)}
        filled = {**dict(fact_fields(fact)), "kind": fact.kind}
        offered = [Choice(field, filled.get(field, "")) for field in (*names, "kind")]

        def chosen(field: str | None) -> None:
            if field == "kind":
                self._ask_kind(opened, fact)
            elif field:
                self._ask_field(opened, fact, names[field])

        ask = Ask(
            f"Which field of this {fact.kind}?",
            complete=partial(fitting, offered=offered),
            must_choose=True,
            hint="↑ ↓ or letters choose   Enter edit   Esc cancel",
        )
        self.app.push_screen(ask, chosen)

    def _ask_kind(self, opened: OpenArticle, fact: Fact) -> None:
        """Make a fact one of another kind: its fields are filled in anew."""
        from tui.screens.ask import Ask, Choice, fitting

        def chosen(kind: str | None) -> None:
            if kind:
                with reporting(self):
                    self.fill_fact(opened, kind, fact.evidence, fact)

        ask = Ask(
            f"Not {fact.kind} but",
            complete=partial(fitting, offered=[Choice(k) for k in FACT_KINDS if k != fact.kind]),
            must_choose=True,
            hint="↑ ↓ or letters choose   Enter go on   Esc cancel",
        )
        self.app.push_screen(ask, chosen)

    @abstractmethod
    def fill_fact(
        self, opened: OpenArticle, kind: str, evidence: Sequence[Span], instead: Fact | None = None
    ) -> None:
        """Ask for the fields of a fact on these words, a new one or another kind of one that is there."""

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
            if answer is not None and self._changed(answer, shown):
                self._write(
                    self.library.correct, opened.article.id, fact.id, **{name: parse_field(kind, answer)}
                )

        shown = field_typed(fact, name)
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
            if answer is not None and self._changed(answer, article.published or ""):
                self._write(self.library.set_published, article.id, answer.upper() or None)

        ask = Ask(
            "When was this article published?",
            value=article.published or "",
            hint="Enter save   Esc cancel   2024-03-08, 2024-03, XXXX-03-08",
            check=lambda answer: dates.problem(answer) if answer else None,
        )
        self.app.push_screen(ask, answered)

    def action_merge(self) -> None:
        """Say that the speaker, or the person or body of the fact, is the same as another."""
        name = self.subject()
        if not self.may_write():
            return
        if not name:
            self.tell("nobody here to merge")
            return
        from tui.screens.merging import merge_prompt, merged

        def answered(other: str | None) -> None:
            if other and other != name:
                self._write(self.library.merge, name, other)
                self.tell(merged(name, other))

        self.app.push_screen(merge_prompt(self.library, name), answered)

    def subject(self) -> str:
        """Whom the statement or fact at the cursor is by or about; empty if it is nobody."""
        match self.finding():
            case Fact(fields=Person() | Organization() as fields):
                return fields.name
            case Statement() as statement if self.opened is not None:
                return next(iter(speaker_names(self.opened, statement)), "")
        return ""


def statement_fields(opened: OpenArticle, statement: Statement) -> dict[str, str]:
    """The fields of a statement beside its speakers, as a person types them."""
    text = opened.article.text
    spans = {"cue": statement.cue, "named as": statement.source, "role": statement.role}
    placed = {name: words(text, span) for name, span in {**spans, "medium": statement.medium}.items()}
    return {"kind": statement.kind, "act": statement.act, **placed}


def statement_changes(text: str, place: Span, typed: Mapping[str, str]) -> dict[str, Any]:
    """Fields of a statement on `place` from what was typed; raises ValueError in words for people."""
    changes: dict[str, Any] = {}
    for name, value in typed.items():
        if name == "speakers":
            changes[name] = tuple(one_line(each) for each in value.split(";") if each.strip())
        elif name in CLOSED:
            if value not in CLOSED[name]:
                raise ValueError(f"{name} is one of {', '.join(CLOSED[name])}")
            changes[name] = value
        else:
            changes[name] = nearest(text, value, place, {"source": "name in the text"}.get(name, name))
    return changes


def new_name(piece: str, fields: Iterable[str]) -> Choice | None:
    """The line that makes a new name of what was typed; None if that is one of `fields`."""
    from tui.screens.ask import Choice

    if any(piece.startswith(f"{field}:") for field in fields):
        return Choice(piece, "")
    return Choice(one_line(piece), "a new name")


def parse_field(kind: object, answer: str) -> object:
    """`answer` as the value of a field of type `kind`; raises ValueError in words for people."""
    text = answer.strip()
    shape = str(kind)
    if "float" in shape:
        numbers = [_number(part) for part in text.replace(",", "").split(";")]
        if len(numbers) > 2:
            raise ValueError(_NUMBERS)
        return numbers[0] if len(numbers) == 1 else tuple(numbers)
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


_NUMBERS = "write a number, or two with ; between"


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError(_NUMBERS) from None
    if not isfinite(number):
        raise ValueError(_NUMBERS)
    return number
