"""A commitment under construction: joining what is told twice, and the finished draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.reading.document import Document
from store.reading.facts.commitments import words as vocabulary
from store.reading.facts.context import Context, names
from store.reading.facts.dates.dating import date_of_event
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.draft import Draft
from store.reading.facts.meetings.encounter import Encounter
from store.reading.facts.phrasing.phrases import is_mark, printed
from store.records import Commitment, Span

_COMPARED = 40  # latest commitments that a new one may tell again, to keep the time linear
_SAME = 0.5  # share of the shorter one's content words that both tellings of a commitment have


@dataclass(slots=True)
class Undertaking:
    """`at` is the token of the verb, `to_do` and `condition` are tokens, `encounter` an index or None."""

    at: int
    who: tuple[str, ...]
    to_do: Span
    modality: str
    evidence: list[Span]
    confidence: float
    rule: str
    encounter: int | None = None
    first_person: bool = False
    condition: Span | None = None
    promised_to: tuple[str, ...] = ()


def join(found: list[Undertaking], new: Undertaking, document: Document) -> None:
    """Append, or add the evidence to the commitment that is told again."""
    for old in found[-_COMPARED:]:
        if _same(old, new, document) or _restated(old, new, document):
            recent = old.evidence[-_COMPARED:]  # the same words are found twice in a row, if at all
            old.evidence += [span for span in new.evidence if span not in recent]
            if (
                new.first_person
                and not old.first_person
                and len(old.who) == 1
                and set(old.who) != set(new.who)
            ):
                old.who = new.who  # "we" tells for whom the person speaks
            old.condition = old.condition or new.condition
            return
    found.append(new)


def date_by_outcome(
    context: Context, encounters: Sequence[Encounter], undertakings: Sequence[Undertaking]
) -> None:
    """Date a meeting by the lead: "A and B agreed on Monday to …" tells the day of the one told after it."""
    for undertaking in undertakings:
        if undertaking.encounter is None or undertaking.modality != "agreed" or len(undertaking.who) < 2:
            continue
        encounter = encounters[undertaking.encounter]
        sides = context.states(encounter.participants) or names(encounter.participants)
        if encounter.date is None and undertaking.at < encounter.at and set(undertaking.who) == set(sides):
            encounter.date = date_of_event(context, undertaking.at, undertaking.to_do[0])


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def _content(document: Document, span: Span) -> set[str]:
    return {_stem(w) for w in document.lower[slice(*span)] if w not in vocabulary.SMALL and not is_mark(w)}


def _same(old: Undertaking, new: Undertaking, document: Document) -> bool:
    if old.to_do == new.to_do:
        return True
    for_whom = new.first_person and len(old.who) == len(new.who) == 1
    if set(old.who) != set(new.who) and not for_whom:
        return False
    ours, theirs = _content(document, new.to_do), _content(document, old.to_do)
    shared = len(ours & theirs)
    return shared >= 3 and shared >= _SAME * min(len(ours), len(theirs))


def _restated(old: Undertaking, new: Undertaking, document: Document) -> bool:
    """A wish on the condition that the wish before it comes true is the same wish with its purpose."""
    if new.condition is None or old.modality != "wishes" or new.modality != "wishes":
        return False
    near = 0 <= document.sentence_of[new.at] - document.sentence_of[old.at] <= 2
    return near and bool(_content(document, new.condition) & _content(document, old.to_do))


def draft(context: Context, encounters: Sequence[Encounter], undertaking: Undertaking) -> Draft:
    """The finished draft, dated by its own sentence or by its meeting."""
    document = context.document
    date, place = _when_and_where(context, encounters, undertaking)
    resolved = context.dates.inferred(date) if date else None
    condition = undertaking.condition
    return Draft(
        fields=Commitment(
            who=undertaking.who,
            to_do=printed(document, document.span(*undertaking.to_do)),
            counterpart=_counterpart(context, undertaking),
            modality=undertaking.modality,
            condition=printed(document, document.span(*condition)) if condition else None,
            made_on=date.edtf if date else None,
            made_at=place,
        ),
        evidence=tuple(sorted(set(undertaking.evidence))),
        confidence=undertaking.confidence,
        rule=undertaking.rule,
        inferred={"made_on": resolved} if resolved else {},
    )


def _when_and_where(
    context: Context, encounters: Sequence[Encounter], undertaking: Undertaking
) -> tuple[DateExpression | None, str | None]:
    own = date_of_event(context, undertaking.at, undertaking.to_do[0])
    if own is not None and own.start >= context.document.starts[undertaking.to_do[0]]:
        own = None  # by when it shall be done
    if undertaking.encounter is None:
        return own, None
    encounter = encounters[undertaking.encounter]
    return encounter.date or own, encounter.place


def _counterpart(context: Context, undertaking: Undertaking) -> tuple[str, ...]:
    """Whom the undertaking names as partner or beneficiary: the agents after "with", "to" or "for"."""
    document = context.document
    start, end = undertaking.to_do
    found = list(undertaking.promised_to)
    for mention in context.mentions_in(document.starts[start], document.ends[end - 1]):
        i = document.token_at(mention.start)
        before = document.lower[max(start, i - 3) : i]
        if (
            any(word in ("with", "to", "for") for word in before)
            and mention.agent.name not in undertaking.who
        ):
            found.append(mention.agent.name)
    return tuple(dict.fromkeys(found))
