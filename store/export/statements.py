"""Statements as a table: who said what, where, and what people noted on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from store.export.csv_cells import csv_chunks
from store.export.json_lines import json_line
from store.export.selection import context, notes_on
from store.export.view import View
from store.records import Agent, Span, Statement

if TYPE_CHECKING:
    from store.results import QuoteHit


class StatementRow(Struct, frozen=True, kw_only=True):
    """One statement with all that a reader of a table wants beside it."""

    id: str
    article: str
    title: str
    published: str | None
    publisher: str | None
    speakers: tuple[str, ...]
    role: str | None
    organization: str | None
    kind: str
    quote: str
    before: str
    after: str
    source: str | None
    cue: str | None
    act: str
    parts: tuple[Span, ...]
    tags: tuple[str, ...]
    note: str
    status: str
    confidence: float
    rule: str


HEADER = (
    "speaker", "role", "organization", "kind", "quote", "before", "after", "source", "cue", "act",
    "article title", "publisher", "date", "tags", "note", "start", "end", "offsets",
    "status", "article id", "statement id",
)  # fmt: skip


def statement_rows(view: View, hits: Iterable[QuoteHit]) -> Iterator[StatementRow]:
    """The hits with the words around them, the notes on them and their speaker's organization."""
    opened = lru_cache(maxsize=32)(view.open_article)
    for hit in hits:
        article = opened(hit.article)
        notes = notes_on(article.annotations, hit.statement.parts)
        before, after = context(article.article.text, (hit.statement.parts[0][0], hit.statement.parts[-1][1]))
        yield StatementRow(
            id=hit.statement.id,
            article=hit.article,
            title=hit.title,
            published=hit.published,
            publisher=hit.publisher,
            speakers=hit.speakers,
            role=hit.role,
            organization=_organization(hit.statement, hit.role, article.agents),
            kind=hit.statement.kind,
            quote=hit.text,
            before=before,
            after=after,
            source=hit.source,
            cue=hit.cue,
            act=hit.statement.act,
            parts=hit.statement.parts,
            tags=tuple(dict.fromkeys(tag for note in notes for tag in note.tags)),
            note="\n".join(note.note for note in notes if note.note),
            status=hit.statement.status,
            confidence=hit.statement.confidence,
            rule=hit.statement.rule,
        )


def statements_csv(rows: Iterable[StatementRow]) -> Iterator[bytes]:
    """The rows as CSV; several speakers, tags or parts are separated by semicolons."""
    return csv_chunks(HEADER, map(cells, rows))


def statements_jsonl(rows: Iterable[StatementRow]) -> Iterator[bytes]:
    """The rows as JSON Lines."""
    return map(json_line, rows)


def cells(row: StatementRow) -> tuple[object, ...]:
    """The row in the order of HEADER."""
    return (
        joined(row.speakers), row.role, row.organization, row.kind, row.quote, row.before, row.after,
        row.source, row.cue, row.act, row.title, row.publisher, row.published, joined(row.tags), row.note,
        row.parts[0][0], row.parts[-1][1], offsets(row.parts), row.status, row.article, row.id,
    )  # fmt: skip


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, each once."""
    return "; ".join(dict.fromkeys(values))


def offsets(spans: Iterable[Span]) -> str:
    """Spans in one cell, in code points of the article's text."""
    return "; ".join(f"{start}-{end}" for start, end in spans)


def _organization(statement: Statement, role: str | None, agents: Iterable[Agent]) -> str | None:
    roles = [held for agent in agents if agent.id in statement.speakers for held in agent.roles]
    roles.sort(key=lambda held: held.role != role)
    return next((held.organization for held in roles if held.organization), None)
