"""The documents of `corpus.db`, made from an article and its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from store import edtf
from store.records import (
    Act,
    Agent,
    AgentKind,
    AnyFields,
    Article,
    Fact,
    Reading,
    Role,
    Span,
    Statement,
    StatementKind,
    Status,
    to_document,
)
from store.search.text import fold, tokens

T = TypeVar("T")

_UNTITLED = 80
_GENERIC = frozenset(("the", "of", "and", "for", "ministry", "department", "office"))


class Tables(NamedTuple, Generic[T]):
    """The tables that hold articles, or what is to be in each."""

    articles: T
    texts: T
    agents: T
    statements: T
    facts: T


# ---------------------------------------------------------------- findings as stored: without what is empty


class Shown(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What a list of hits shows of a statement.

    `role_words` is the role as stated beside it, else as known of its speakers.
    """

    words: str
    names: tuple[str, ...] = ()
    role_words: str | None = None
    source_words: str | None = None
    cue_words: str | None = None


class StatementDocument(Shown, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A statement with what is shown of it."""

    id: str
    kind: StatementKind
    parts: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speakers: tuple[str, ...] = ()
    role: Span | None = None
    medium: Span | None = None
    act: Act
    nested_in: str | None = None
    links: dict[str, tuple[str, ...]] = {}
    confidence: float
    rule: str
    status: Status


class FactDocument(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A fact with the words of its first evidence."""

    id: str
    fields: AnyFields
    evidence: tuple[Span, ...]
    inferred: dict[str, str] = {}
    links: dict[str, tuple[str, ...]] = {}
    confidence: float
    rule: str
    status: Status
    words: str


class AgentDocument(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An agent."""

    id: str
    kind: AgentKind
    name: str
    other_names: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    known_as: str | None = None


class TextDocument(Struct, frozen=True, gc=False):
    """The text of an article."""

    text: str


def statement_document(text: str, statement: Statement, by_id: Mapping[str, Agent]) -> StatementDocument:
    """One statement as it is stored."""
    speakers = [by_id[name] for name in statement.speakers if name in by_id]
    role = _slice(text, statement.role) or next(filter(None, map(role_of, speakers)), None)
    return StatementDocument(
        words=join_parts(text, statement.parts),
        names=tuple([agent.identity for agent in speakers]),
        role_words=role,
        source_words=_slice(text, statement.source),
        cue_words=_slice(text, statement.cue),
        id=statement.id,
        kind=statement.kind,
        parts=statement.parts,
        cue=statement.cue,
        source=statement.source,
        speakers=statement.speakers,
        role=statement.role,
        medium=statement.medium,
        act=statement.act,
        nested_in=statement.nested_in,
        links=statement.links,
        confidence=statement.confidence,
        rule=statement.rule,
        status=statement.status,
    )


def statement_documents(text: str, reading: Reading) -> list[StatementDocument]:
    """The statements of an article as they are stored."""
    by_id = {agent.id: agent for agent in reading.agents}
    return [statement_document(text, statement, by_id) for statement in reading.statements]


def fact_documents(text: str, reading: Reading) -> list[FactDocument]:
    """The facts of an article as they are stored."""
    return [
        FactDocument(
            id=fact.id,
            fields=fact.fields,
            evidence=fact.evidence,
            inferred=fact.inferred,
            links=fact.links,
            confidence=fact.confidence,
            rule=fact.rule,
            status=fact.status,
            words=join_parts(text, fact.evidence[:1]),
        )
        for fact in reading.facts
    ]


def as_statement(document: StatementDocument) -> Statement:
    """The statement that is stored so."""
    return Statement(**{name: getattr(document, name) for name in Statement.__struct_fields__})


def as_fact(document: FactDocument) -> Fact:
    """The fact that is stored so."""
    return Fact(**{name: getattr(document, name) for name in Fact.__struct_fields__})


def agent_documents(reading: Reading) -> list[AgentDocument]:
    """The agents of an article as they are stored."""
    return [
        AgentDocument(
            id=agent.id,
            kind=agent.kind,
            name=agent.name,
            other_names=agent.other_names,
            mentions=agent.mentions,
            roles=agent.roles,
            known_as=agent.known_as,
        )
        for agent in reading.agents
    ]


def article_document(article: Article, reading: Reading, span: int, article_id: str) -> dict[str, Any]:
    """What a list shows of an article."""
    fields = {
        key: value
        for key, value in to_document(article).items()
        if value is not None and value not in ([], {}) and key != "text"
    }
    title = title_of(article)
    return {
        "id": article_id,
        "title": title,
        "title_key": fold(title),
        "publisher_key": fold(article.publisher or "\U0010ffff"),
        "article": fields,
        "statements": sum([statement.act != "attitude" for statement in reading.statements]),
        "facts": len(reading.facts),
        "reader": reading.version,
        "keys": span,
    }


def came_with(row: Mapping[str, Any]) -> dict[str, Any]:
    """The field of an article's row that a decision on its date adds: the date that the article came with."""
    return {"machine": row["machine"]} if "machine" in row else {}


# ---------------------------------------------------------------- parts of them


@lru_cache(4096)
def sort_key(date: str | None) -> int:
    """The ordinal of the first day that a date can mean; 0 if its year is not known."""
    try:
        return edtf.sort_key(date)
    except ValueError:
        return 0


def title_of(article: Article) -> str:
    """The title, or the beginning of the text of an article without one."""
    if article.title and article.title.strip():
        return " ".join(article.title.split())
    line = " ".join(article.text[: 4 * _UNTITLED].split())
    return line if len(line) <= _UNTITLED else line[: _UNTITLED - 1].rstrip() + "…"


def join_parts(text: str, parts: Sequence[Span]) -> str:
    """The words of a statement on one line, " … " where it is interrupted."""
    return " … ".join([" ".join(text[start:end].split()) for start, end in parts])


def role_of(agent: Agent) -> str | None:
    """The fullest post that the article gives an agent."""
    if not agent.roles:
        return None
    return max([post(role.role, role.organization) for role in agent.roles], key=len)


@lru_cache(4096)
def post(role: str, organization: str | None) -> str:
    """A post with its organization, unless the post's own words name it (minister of labour, WAC head)."""
    if not organization:
        return role
    said = tokens(role)
    told = all(word in said for word in tokens(organization) if word not in _GENERIC)
    initials = "".join(word[0] for word in organization.split() if word[0].isupper())
    told = told or (len(initials) > 1 and initials.lower() in said)
    return role if told else f"{role}, {organization}"


def _slice(text: str, span: Span | None) -> str | None:
    return " ".join(text[span[0] : span[1]].split()) if span else None
