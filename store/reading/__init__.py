"""Reading: from the text of an article to its agents, statements and facts.

A chain of small functions over one Document: tokens and quotation marks, attributions (who says what, by
which cue), agents (who is meant), facts.
"""

from __future__ import annotations

from store.reading.attribution import Attribution
from store.reading.document import Document, make_document
from store.records import Reading

__all__ = ["READER_VERSION", "Attribution", "Document", "make_document", "read"]

READER_VERSION = "1"
"""Changes whenever the same text may be read differently; stored with every reading."""


def read(text: str, *, title: str | None = None, published: str | None = None) -> Reading:
    """Everything found in `text`; `published` (EDTF) is the date that relative dates are resolved against."""
    make_document(text, title=title, published=published)
    return Reading(version=READER_VERSION)
