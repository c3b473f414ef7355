"""What people decided, as plain documents, for our own formats: out of one library and into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace
from tinydb import Query

from store.documents import Document
from store.notes.database import Notes
from store.records import Annotation, to_document

Decided = dict[str, list[dict[str, Any]]]
"""Documents by table of `notes.db`."""

TABLES = ("codes", "corrections", "dates", "merges", "reads", "searches", "splits", "stars")
"""Annotations go out by themselves; typed drafts and the undo history stay here."""
_MOST = 1 << 53


def decided(notes: Notes, article: str | None) -> Decided:
    """All documents about an article, or (None) those that are about no article."""
    found: Decided = {}
    for name in TABLES:
        table = notes.database.table(name)
        wanted = (
            (each for each in table if "article" not in each)
            if article is None
            else table.search(Query().article == article)
        )
        if documents := [dict(each) for each in wanted]:
            found[name] = documents
    return found


def carry_in(notes: Notes, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Store documents of another library, without those that are here already; `store.intake` checked them.

    Unknown tables are passed over.
    """
    with notes.change("import of decisions"):
        for name in TABLES:
            table = notes.database.table(name)
            for document in tables.get(name, ()):
                article = document.get("article")
                here = table.search(Query().article == article) if article else list(table)
                known = [each["name"] for each in here] if name == "codes" else [dict(each) for each in here]
                if (document["name"] if name == "codes" else dict(document)) not in known:
                    table.insert(dict(document))


def carry_in_annotations(notes: Notes, annotations: Iterable[Annotation]) -> None:
    """Store annotations of another library, without those that are here already.

    Each keeps its number if that is free.
    """
    here: dict[str, set[Annotation]] = {}
    with notes.change("import of notes"):
        for annotation in annotations:
            if annotation.article not in here:
                known = notes.annotations_of([annotation.article])
                here[annotation.article] = {replace(each, id=0) for each in known}
            if (plain := replace(annotation, id=0)) in here[annotation.article]:
                continue
            here[annotation.article].add(plain)
            document = to_document(annotation)
            key = document.pop("id")
            free = 0 < key < _MOST and not notes.annotations.contains(doc_id=key)
            notes.annotations.insert(Document(document, key) if free else document)
