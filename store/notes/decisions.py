"""Laying what people decided over what the machine found; neither is changed by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from store.errors import OnrecordError
from store.records import (
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
from store.search.text import fold

STATEMENT_FIELDS = frozenset(("speakers", "kind", "act", "parts", "source", "cue", "role", "medium"))
_FUZZY_LEAST = 20


def applied(
    article: Article,
    reading: Reading,
    corrections: Iterable[Correction] = (),
    annotations: Iterable[Annotation] = (),
    merged: Mapping[str, str] | None = None,
) -> OpenArticle:
    """The article as it is after all decisions."""
    agents = [_renamed(agent, merged or {}) for agent in reading.agents]
    statements = list(reading.statements)
    facts = list(reading.facts)
    for correction in corrections:
        finding = place(correction, statements, facts)
        if isinstance(finding, Statement):
            at = statements.index(finding)
            statements[at] = corrected_statement(article.text, finding, correction, agents)
        elif isinstance(finding, Fact):
            facts[facts.index(finding)] = corrected_fact(finding, correction)
    kept, lost = _anchored(article.text, annotations)
    return OpenArticle(
        article=article,
        agents=tuple(agents),
        statements=tuple(statements),
        facts=tuple(facts),
        annotations=kept,
        lost=lost,
    )


def _renamed(agent: Agent, merged: Mapping[str, str]) -> Agent:
    name = merged.get(fold(agent.name))
    if name is None:
        return agent
    others = tuple(dict.fromkeys(form for form in (agent.name, *agent.other_names) if form != name))
    return msgspec.structs.replace(agent, name=name, other_names=others)


def place(
    correction: Correction, statements: Sequence[Statement], facts: Sequence[Fact]
) -> Statement | Fact | None:
    """The finding that a decision is about: of that id on the same words, else the one on those words."""
    findings: Sequence[Statement | Fact] = facts if correction.finding.startswith("f") else statements
    wanted = [(selector.start, selector.end) for selector in correction.target]
    exact = [finding for finding in findings if list(spans_of(finding)) == wanted]
    by_id = next((finding for finding in exact if finding.id == correction.finding), None)
    if by_id or exact:
        return by_id or exact[0]
    best = max(findings, key=lambda finding: _overlap(spans_of(finding), wanted), default=None)
    return best if best and _overlap(spans_of(best), wanted) >= 0.5 else None


def spans_of(finding: Statement | Fact) -> tuple[Span, ...]:
    """The words that a finding stands on."""
    return finding.parts if isinstance(finding, Statement) else finding.evidence


def overlaps(first: Iterable[Span], second: Iterable[Span]) -> bool:
    """Whether two sets of spans share a character."""
    others = list(second)
    return any(start < until and since < end for start, end in first for since, until in others)


def _overlap(first: Sequence[Span], second: Sequence[Span]) -> float:
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    longer = max(sum(end - start for start, end in spans) for spans in (first, second))
    return shared / longer if longer else 0.0


# ---------------------------------------------------------------- corrections


def corrected_statement(
    text: str, statement: Statement, correction: Correction, agents: list[Agent]
) -> Statement:
    """`statement` as corrected; speakers that the article does not know are added to `agents`."""
    changes = dict(correction.changes)
    if "speakers" in changes:
        changes["speakers"] = [_agent_named(name, agents) for name in changes["speakers"]]
    try:
        made = from_document({**to_document(statement), **changes, "status": correction.status}, Statement)
    except msgspec.ValidationError as error:
        raise OnrecordError(f"this can't be stored: {error}") from error
    spans = [*made.parts, *(span for span in (made.source, made.cue, made.role, made.medium) if span)]
    if not made.parts or not all(0 <= start < end <= len(text) for start, end in spans):
        raise OnrecordError("a statement has to lie inside the text")
    return made


def corrected_fact(fact: Fact, correction: Correction) -> Fact:
    """`fact` as corrected; a corrected field is no longer inferred."""
    document = to_document(fact)
    fields = {**document["fields"], **correction.changes}
    inferred = {key: value for key, value in fact.inferred.items() if key not in correction.changes}
    try:
        return from_document(
            {**document, "fields": fields, "inferred": inferred, "status": correction.status}, Fact
        )
    except msgspec.ValidationError as error:
        raise OnrecordError(f"this can't be stored: {error}") from error


def check_fields(finding: Statement | Fact, changes: Mapping[str, Any]) -> None:
    """Raise OnrecordError for a field that the finding does not have."""
    allowed = (
        STATEMENT_FIELDS if isinstance(finding, Statement) else frozenset(finding.fields.__struct_fields__)
    )
    for name in changes:
        if name not in allowed:
            raise OnrecordError(f"there is no field {name}", f"There are {', '.join(sorted(allowed))}.")


def _agent_named(name: str, agents: list[Agent]) -> str:
    wanted = fold(name)
    for agent in agents:
        if fold(agent.name) == wanted:
            return agent.id
    for agent in agents:
        if any(fold(form) == wanted for form in agent.other_names):
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


def anchor(text: str, selector: Selector) -> Span | None:
    """Where the words of `selector` are in `text`: at its place, else where its context fits best."""
    if text[selector.start : selector.end] == selector.exact:
        return selector.start, selector.end
    if not selector.exact:
        return None
    places: list[int] = []
    at = text.find(selector.exact)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = text.find(selector.exact, at + 1)
    if not places or (len(places) > 1 and len(selector.exact) < _FUZZY_LEAST and not _context(selector)):
        return None
    best = max(places, key=lambda place: (_fits(text, place, selector), -abs(place - selector.start)))
    return best, best + len(selector.exact)


def _context(selector: Selector) -> str:
    return selector.prefix + selector.suffix


def _fits(text: str, place: int, selector: Selector) -> int:
    """How many characters of the context are the same, counted outwards."""
    end = place + len(selector.exact)
    before = _same(reversed(text[max(0, place - 32) : place]), reversed(selector.prefix))
    return before + _same(text[end : end + 32], selector.suffix)


def _same(first: Iterable[str], second: Iterable[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
