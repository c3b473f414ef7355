"""Laying what people decided over what the machine found; neither is changed by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec

from store.errors import OnrecordError
from store.notes.anchoring import anchor
from store.records import (
    FACT_KINDS,
    Agent,
    Annotation,
    Article,
    Correction,
    Fact,
    Reading,
    Selector,
    Span,
    Statement,
    from_document,
    to_document,
)
from store.results import OpenArticle
from store.search.naming import canonical

STATEMENT_FIELDS = frozenset(("speakers", "kind", "act", "parts", "source", "cue", "role", "medium"))
_LIKE = 0.5
"""The share of words that two readings of the same statement or fact have in common at least."""
BY_HAND = "person"
"""The rule of a finding that a person added."""


def applied(
    article: Article,
    reading: Reading,
    corrections: Iterable[Correction] = (),
    annotations: Iterable[Annotation] = (),
    merged: Mapping[str, str] | None = None,
) -> OpenArticle:
    """The article as it is after all decisions; one that can't be placed or laid over it is left out."""
    agents = [_renamed(agent, merged or {}) for agent in reading.agents]
    statements = list(reading.statements)
    facts = list(reading.facts)
    added: list[Statement | Fact] = []
    for correction in corrections:
        finding = place(correction, reading.statements, reading.facts)
        with suppress(OnrecordError):
            if isinstance(finding, Statement):
                at = reading.statements.index(finding)
                statements[at] = corrected_statement(article.text, statements[at], correction, agents)
            elif isinstance(finding, Fact):
                at = reading.facts.index(finding)
                facts[at] = corrected_fact(article.text, facts[at], correction)
            elif is_added(correction.finding):
                added.append(added_finding(article.text, correction, agents))
    kept, lost = _anchored(article.text, annotations)
    return OpenArticle(
        article=article,
        agents=tuple(agents),
        statements=(*statements, *(each for each in added if isinstance(each, Statement))),
        facts=(*facts, *(each for each in added if isinstance(each, Fact))),
        annotations=kept,
        lost=lost,
    )


def _renamed(agent: Agent, merged: Mapping[str, str]) -> Agent:
    name = merged.get(canonical(agent.identity), agent.identity)
    if name == agent.name:
        return agent
    others = tuple(dict.fromkeys(form for form in (agent.name, *agent.other_names) if form != name))
    return msgspec.structs.replace(agent, name=name, other_names=others, known_as=None)


def place(
    correction: Correction, statements: Sequence[Statement], facts: Sequence[Fact]
) -> Statement | Fact | None:
    """The finding that a decision is about: of that id on the same words, else the one on those words.

    What a person added is about itself, until a reader finds the same on exactly those words.
    """
    findings: Sequence[Statement | Fact] = facts if correction.finding.startswith("f") else statements
    if is_added(correction.finding):
        kind = correction.changes.get("kind")
        findings = [each for each in findings if isinstance(each, Statement) or each.kind == kind]
    elif correction.kind:  # facts of several kinds may stand on the same words
        findings = [each for each in facts if each.kind == correction.kind]
    wanted = tuple((selector.start, selector.end) for selector in correction.target)
    exact = [finding for finding in findings if spans_of(finding) == wanted]
    by_id = next((finding for finding in exact if finding.id == correction.finding), None)
    if by_id or exact:
        return by_id or exact[0]
    if is_added(correction.finding):
        return None
    # a reader that has learned may find the very words to which the finding was corrected
    decided = [(start, end) for start, end in correction.changes.get("parts", ())]

    def likeness(finding: Statement | Fact) -> float:
        spans = spans_of(finding)
        return max(shared(spans, wanted), shared(spans, decided))

    best = max(findings, key=likeness, default=None)
    return best if best and likeness(best) >= _LIKE else None


def spans_of(finding: Statement | Fact) -> tuple[Span, ...]:
    """The words that a finding stands on."""
    return finding.parts if isinstance(finding, Statement) else finding.evidence


def overlaps(first: Iterable[Span], second: Iterable[Span]) -> bool:
    """Whether two sets of spans share a character."""
    others = list(second)
    return any(start < until and since < end for start, end in first for since, until in others)


def shared(first: Sequence[Span], second: Sequence[Span]) -> float:
    """How much two sets of spans have in common, as a share of the longer: 0 to 1."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    longer = max(sum(end - start for start, end in spans) for spans in (first, second))
    return common / longer if longer else 0.0


# ---------------------------------------------------------------- corrections


def corrected_statement(
    text: str, statement: Statement, correction: Correction, agents: list[Agent]
) -> Statement:
    """`statement` as corrected; speakers that the article does not know are added to `agents`.

    The role stated beside one speaker is not that of another.
    """
    changes = dict(correction.changes)
    if "speakers" in changes:
        changes["speakers"] = [_agent_named(name, agents) for name in changes["speakers"]]
        if statement.speakers and tuple(changes["speakers"]) != statement.speakers:
            changes.setdefault("role", None)
    try:
        made = from_document({**to_document(statement), **changes, "status": correction.status}, Statement)
    except msgspec.ValidationError as error:
        raise OnrecordError(f"this can't be stored: {error}") from error
    spans = [*made.parts, *(span for span in (made.source, made.cue, made.role, made.medium) if span)]
    if not made.parts or not all(0 <= start < end <= len(text) for start, end in spans):
        raise OnrecordError("a statement has to lie inside the text")
    return made


def corrected_fact(text: str, fact: Fact, correction: Correction) -> Fact:
    """`fact` as corrected, also into another kind; a field that became another is no longer inferred."""
    changes = dict(correction.changes)
    document = to_document(fact)
    document["evidence"] = changes.pop("evidence", document["evidence"])
    document["fields"] |= changes
    made = _fact(text, {**document, "status": correction.status})
    inferred = {
        name: value
        for name, value in fact.inferred.items()
        if getattr(made.fields, name, None) == getattr(fact.fields, name, None)
    }
    return msgspec.structs.replace(made, inferred=inferred)


def _fact(text: str, document: Mapping[str, Any]) -> Fact:
    try:
        made = from_document(document, Fact)
    except msgspec.ValidationError as error:
        raise OnrecordError(f"this can't be stored: {error}") from error
    if not made.evidence or not all(0 <= start < end <= len(text) for start, end in made.evidence):
        raise OnrecordError("a fact has to lie inside the text")
    return made


# ---------------------------------------------------------------- what a person added


def is_added(finding: str) -> bool:
    """Whether an id is that of a finding that a person added."""
    return finding[1:2] == "h"


def added_finding(text: str, correction: Correction, agents: list[Agent]) -> Statement | Fact:
    """The finding that a person added: `changes` holds all its fields, `target` its words."""
    spans = tuple((each.start, each.end) for each in correction.target)
    if correction.finding.startswith("f"):
        document = {"id": correction.finding, "evidence": spans, "rule": BY_HAND}
        return _fact(text, {**document, "fields": correction.changes, "status": correction.status})
    blank = Statement(id=correction.finding, kind="direct", parts=spans, rule=BY_HAND)
    return corrected_statement(text, blank, correction, agents)


def check_fields(kind: str, changes: Mapping[str, Any]) -> None:
    """Raise OnrecordError for a field that a fact of this kind, or ("") a statement, does not have."""
    if kind and kind not in FACT_KINDS:
        raise OnrecordError(f"there is no kind of fact {kind}", f"There are {', '.join(FACT_KINDS)}.")
    fields = {*FACT_KINDS[kind].__struct_fields__, "evidence", "kind"} if kind else STATEMENT_FIELDS
    for name in changes:
        if name not in fields:
            raise OnrecordError(f"there is no field {name}", f"There are {', '.join(sorted(fields))}.")


def _agent_named(name: str, agents: list[Agent]) -> str:
    wanted = canonical(name)
    for agent in agents:
        if canonical(agent.identity) == wanted or canonical(agent.name) == wanted:
            return agent.id
    for agent in agents:
        if any(canonical(form) == wanted for form in agent.other_names):
            return agent.id
    added = Agent(id=f"h{len(agents) + 1}", kind="person", name=name)
    agents.append(added)
    return added.id


# ---------------------------------------------------------------- annotations in a text


def _anchored(
    text: str, annotations: Iterable[Annotation]
) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
    kept, lost = [], []
    for annotation in annotations:
        found = [anchor(text, selector) for selector in annotation.target]
        if None in found:
            lost.append(annotation)
        else:
            target = tuple(Selector.of(text, span) for span in found if span)
            kept.append(msgspec.structs.replace(annotation, target=target))
    return tuple(kept), tuple(lost)


def lost_decisions(article: Article, reading: Reading, corrections: Iterable[Correction]) -> list[Correction]:
    """The decisions whose finding, or whose words, are no longer there."""
    return [each for each in corrections if not _stands(article, reading, each)]


def _stands(article: Article, reading: Reading, correction: Correction) -> bool:
    text, agents = article.text, list(reading.agents)
    finding = place(correction, reading.statements, reading.facts)
    try:
        if isinstance(finding, Statement):
            corrected_statement(text, finding, correction, agents)
        elif isinstance(finding, Fact):
            corrected_fact(text, finding, correction)
        elif is_added(correction.finding):
            added_finding(text, correction, agents)
            return all(anchor(text, each) == (each.start, each.end) for each in correction.target)
        else:
            return False
    except OnrecordError:
        return False
    return True
