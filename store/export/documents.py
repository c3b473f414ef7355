"""Whole articles with everything known of them, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from store.export.json_lines import json_line, json_text
from store.export.shapes import Shape, agent_shape, fact_shape, statement_shape

if TYPE_CHECKING:
    from store.library import Library, OpenArticle


def write_json(library: Library, query: str) -> Iterator[bytes]:
    """One document `{"format": "onrecord", "articles": [...]}`; see `articles` for what is in it."""
    yield b'{"format":"onrecord","version":1,"articles":[\n'
    separator = b""
    for article in articles(library, query):
        yield separator + json_text(article)
        separator = b",\n"
    yield b"\n]}\n"


def write_jsonl(library: Library, query: str) -> Iterator[bytes]:
    """The same articles, one a line."""
    return map(json_line, articles(library, query))


def articles(library: Library, query: str) -> Iterator[Shape]:
    """The articles, newest first, each with agents, statements, facts and annotations.

    With a query only those with a statement or a fact that matches, and only what matches of these.
    """
    if not query.strip():
        for row in library.rows():
            yield _shape(library.open_article(row.id))
        return
    found: dict[str, set[str]] = {}
    for quote in library.quotes(query):
        found.setdefault(quote.article, set()).add(quote.statement.id)
    for fact in library.facts(query):
        found.setdefault(fact.article, set()).add(fact.fact.id)
    for row in library.rows():
        if row.id in found:
            yield _shape(library.open_article(row.id), found[row.id])


def _shape(opened: OpenArticle, only: set[str] | None = None) -> Shape:
    def wanted(finding: str) -> bool:
        return only is None or finding in only

    return {
        "id": opened.article.id,
        **asdict(opened.article),
        "agents": [agent_shape(agent) for agent in opened.agents],
        "statements": [
            {**statement_shape(statement), "role": statement.role, "status": statement.status}
            for statement in opened.statements
            if wanted(statement.id)
        ],
        "facts": [
            {**fact_shape(fact), "inferred": fact.inferred, "links": fact.links, "status": fact.status}
            for fact in opened.facts
            if wanted(fact.id)
        ],
        "annotations": [asdict(note) for note in opened.annotations],
        "lost_annotations": [asdict(note) for note in opened.lost],
    }
