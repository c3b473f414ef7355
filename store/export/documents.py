"""Whole articles with everything known of them, as JSON: what Onrecord itself reads back.

An article without a query is complete: what the machine found stands beside what people made of it, so
that another library can be made of it that differs in nothing. `docs/formats.md` describes the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec.structs import asdict

from store.export.json_lines import json_line, json_text
from store.export.selection import select
from store.export.shapes import Shape
from store.export.view import Request, View
from store.records import Agent, Annotation, Fact, Reading, Statement, to_document
from store.results import OpenArticle

FORMAT = {"format": "onrecord", "version": 1}


class Whole(View, Protocol):
    """A library that also tells the machine's part from that of people."""

    def machine(self, article_id: str) -> Reading: ...

    def decided(self, article_id: str | None = None) -> dict[str, list[Shape]]: ...


def write_json(view: View, request: Request) -> Iterator[bytes]:
    """One document `{"format": "onrecord", "articles": [...]}`; see `articles` for what is in it."""
    head = {**FORMAT, **common(view, request.query)}
    yield json_text(head)[:-1] + b',"articles":[\n'
    separator = b""
    for article in articles(view, request.query):
        yield separator + json_text(article)
        separator = b",\n"
    yield b"\n]}\n"


def write_jsonl(view: View, request: Request) -> Iterator[bytes]:
    """The same articles, one a line; what is about no article stands on a first line of its own, if any."""
    if shared := common(view, request.query):
        yield json_line({**FORMAT, **shared})
    yield from map(json_line, articles(view, request.query))


def common(view: View, query: str) -> Shape:
    """What people decided about no single article: merges of speakers, the codebook, saved searches."""
    whole = _whole(view, query)
    decided = whole.decided() if whole else {}
    return {"decided": decided} if decided else {}


def articles(view: View, query: str) -> Iterator[Shape]:
    """The articles, newest first, each with agents, statements, facts and annotations.

    With a query only those with something that matches, and only what matches of these.
    """
    whole = _whole(view, query)
    if whole is not None:
        for row in view.rows():
            opened = view.open_article(row.id)
            yield _complete(opened, whole)
        return
    if not query.strip():
        for row in view.rows():
            opened = view.open_article(row.id)
            yield _shape(opened, opened.statements, opened.facts, opened.annotations, opened.lost)
        return
    for found in select(view, query):
        yield _shape(found.opened, found.statements, found.facts, found.notes, found.lost)


def _whole(view: View, query: str) -> Whole | None:
    """The view, if all of it is wanted and it has a machine's part."""
    return view if not query.strip() and hasattr(view, "machine") else None  # type: ignore[return-value]


def _complete(opened: OpenArticle, whole: Whole) -> Shape:
    """The article with, wherever people changed something, what the machine had found there."""
    reading = whole.machine(opened.article.id)
    shape = _shape(opened, opened.statements, opened.facts, opened.annotations, opened.lost)
    if reading.version:
        shape["reader"] = reading.version
    pairs: tuple[tuple[str, Sequence[Agent | Statement | Fact], Sequence[Agent | Statement | Fact]], ...] = (
        ("agents", opened.agents, reading.agents),
        ("statements", opened.statements, reading.statements),
        ("facts", opened.facts, reading.facts),
    )
    for name, now, found in pairs:
        before = {each.id: each for each in found}
        for record, made in zip(shape[name], now, strict=True):
            if made.id not in before:
                record["machine"] = None
            elif before[made.id] != made:
                record["machine"] = to_document(before[made.id])
    if decided := whole.decided(opened.article.id):
        shape["decided"] = decided
    return shape


def _shape(
    opened: OpenArticle,
    statements: Sequence[Statement],
    facts: Sequence[Fact],
    notes: Sequence[Annotation],
    lost: Sequence[Annotation],
) -> Shape:
    return {
        "id": opened.article.id,
        **asdict(opened.article),
        "agents": [to_document(agent) for agent in opened.agents],
        "statements": [to_document(statement) for statement in statements],
        "facts": [{**to_document(fact), "kind": fact.kind, "fields": asdict(fact.fields)} for fact in facts],
        "annotations": [asdict(note) for note in notes],
        "lost_annotations": [asdict(note) for note in lost],
    }
