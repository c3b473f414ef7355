"""Who says what: the attributions of a document."""

from __future__ import annotations

from store.reading.attributions.assembly import Quotations, assemble
from store.reading.attributions.attribution import Attribution
from store.reading.attributions.bare_quotations import with_bare_quotations
from store.reading.attributions.boundaries import mend_boundaries, without_slogan
from store.reading.attributions.closing_cues import with_closing_cues
from store.reading.attributions.missing_sources import with_missing_sources
from store.reading.attributions.nesting import find_nested
from store.reading.attributions.recognition import recognize
from store.reading.attributions.refinement import refine
from store.reading.attributions.reporting_rules import find_by_rule, mend_inverted
from store.reading.attributions.transcripts import with_turns
from store.reading.document import Document


def find_attributions(document: Document, grammar: list[str]) -> list[Attribution]:
    """The attributions in text order; `grammar` are the tags of its tokens."""
    attributions = assemble(document, recognize(document, grammar))
    mend_inverted(document, grammar, attributions)
    attributions = with_closing_cues(document, grammar, attributions)
    attributions = mend_boundaries(document, grammar, attributions)
    with_missing_sources(document, attributions)
    attributions = with_bare_quotations(document, grammar, attributions)
    attributions = with_turns(document, attributions)
    by_rule = find_by_rule(document, grammar, attributions)
    quotations = Quotations(document)
    for one in by_rule:
        one.kind = quotations.kind(one.parts)
    attributions += by_rule
    nested = find_nested(document, grammar, attributions)
    attributions = sorted(attributions + [inner for inner, _ in nested], key=lambda one: min(one.parts))
    places = {id(one): place for place, one in enumerate(attributions)}
    for inner, outer in nested:
        inner.nested_in = places[id(outer)]
    for one in attributions:
        without_slogan(document, one)
        refine(document, grammar, one)
    return attributions
