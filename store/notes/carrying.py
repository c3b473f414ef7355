"""What people decided, as plain documents, for our own formats: out of one library and into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace
from tinydb import Query

from store.documents import Document
from store.errors import RefusedError
from store.notes.database import Notes
from store.records import Annotation, Correction, to_document

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


def carry_in(notes: Notes, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> int:
    """Store documents of another library, without those that are here already; their number.

    Unknown tables are passed over. Raises RefusedError, with nothing stored, for a decision that is none.
    """
    number = 0
    with notes.change("import of decisions"):
        for name in TABLES:
            table = notes.database.table(name)
            for document in tables.get(name, ()):
                _check(name, document)
                article = document.get("article")
                here = table.search(Query().article == article) if article else list(table)
                known = [each["name"] for each in here] if name == "codes" else [dict(each) for each in here]
                if (document["name"] if name == "codes" else dict(document)) not in known:
                    table.insert(dict(document))
                    number += 1
    return number


def carry_in_annotations(notes: Notes, annotations: Iterable[Annotation]) -> int:
    """Store annotations of another library, without those that are here already; their number.

    Each keeps its number if that is free.
    """
    number = 0
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
            number += 1
    return number


def _check(table: str, document: Mapping[str, Any]) -> None:
    if table == "corrections":
        try:
            msgspec.convert({**document, "id": 0}, Correction)
        except msgspec.ValidationError as error:
            raise RefusedError(f"a correction in it can't be read: {error}") from error
