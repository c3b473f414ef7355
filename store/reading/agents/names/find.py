"""Names in an article: where they stand and whether they name a person, an organization or a place."""

from __future__ import annotations

from store.reading.agents.names.rules import mend_names
from store.reading.agents.tagged import Name, tag_names
from store.reading.document import Document

__all__ = ["Name", "find_names"]


def find_names(document: Document) -> list[Name]:
    """The names of people, organizations and places in text order."""
    return mend_names(document, tag_names(document))
