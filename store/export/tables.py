"""Three tables of a library: statements, facts and notes, the same for CSV and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.export import facts, statements
from store.export.selection import Found, context, notes_on, select, speakers_of
from store.export.view import Records, View
from store.records import Annotation
from store.results import FactHit, OpenArticle

Cells = tuple[object, ...]

FACTS_HEADER = (*facts.HEADER, "before", "after", "publisher", "tags", "note", "offsets")
NOTES_HEADER = (
    "note", "tags", "quote", "before", "after", "speaker", "kind", "article title", "publisher", "date",
    "created", "modified", "creator", "start", "end", "offsets", "article id", "statement id", "note id",
)  # fmt: skip


class Table(NamedTuple):
    """A table: the names of its columns, and its rows as they are made."""

    header: tuple[str, ...]
    rows: Iterator[Cells]


def table(view: View, query: str, records: Records) -> Table:
    """The rows that `query` finds."""
    if records == "facts":
        return Table(FACTS_HEADER, _facts(view, query))
    if records == "notes":
        return Table(NOTES_HEADER, (row for found in select(view, query) for row in _notes(found)))
    rows = statements.statement_rows(view, view.quotes(query))
    return Table(statements.HEADER, map(statements.cells, rows))


def _facts(view: View, query: str) -> Iterator[Cells]:
    opened = lru_cache(maxsize=32)(view.open_article)
    for hit in view.facts(query):
        yield (*facts.cells(hit), *_beside(hit, opened(hit.article)))


def _beside(hit: FactHit, opened: OpenArticle) -> Cells:
    spans = hit.fact.evidence
    here = notes_on(opened.annotations, spans)
    before, after = context(opened.article.text, spans[0]) if spans else ("", "")
    return (
        before,
        after,
        opened.article.publisher,
        statements.joined(tag for note in here for tag in note.tags),
        "\n".join(note.note for note in here if note.note),
        statements.offsets(spans),
    )


def _notes(found: Found) -> Iterator[Cells]:
    for note in found.notes:
        first, last = note.target[0].start, note.target[-1].end
        yield _note(found.opened, note, context(found.text, (first, last)))
    for note in found.lost:  # only what the note itself remembers of its place
        yield _note(found.opened, note, (note.target[0].prefix, note.target[-1].suffix))


def _note(opened: OpenArticle, note: Annotation, around: tuple[str, str]) -> Cells:
    article = opened.article
    spans = [(target.start, target.end) for target in note.target]
    under = next((each for each in opened.statements if notes_on([note], each.parts)), None)
    speakers = speakers_of(opened, under) if under else []
    return (
        note.note,
        statements.joined(note.tags),
        " … ".join(" ".join(target.exact.split()) for target in note.target),
        *around,
        statements.joined(agent.name for agent in speakers),
        under.kind if under else None,
        article.title,
        article.publisher,
        article.published,
        note.created.isoformat(),
        note.modified.isoformat(),
        note.creator,
        spans[0][0],
        spans[-1][1],
        statements.offsets(spans),
        article.id,
        under.id if under else None,
        note.id,
    )
