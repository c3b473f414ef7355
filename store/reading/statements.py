"""Who says what: the attributions of a document."""

from __future__ import annotations

from store.reading.assembly import assemble
from store.reading.attribution import Attribution
from store.reading.bare_quotations import with_bare_quotations
from store.reading.document import Document
from store.reading.recognition import recognize


def find_attributions(document: Document, grammar: list[str]) -> list[Attribution]:
    """The attributions in text order; `grammar` are the tags of its tokens."""
    return with_bare_quotations(document, grammar, assemble(document, recognize(document, grammar)))
