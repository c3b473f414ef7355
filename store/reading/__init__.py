"""Reading: from the text of an article to its agents, statements and facts.

A chain of small functions over one Document: tokens and quotation marks, grammatical tags, attributions (who
says what, by which cue), agents (who is meant), facts.
"""

from __future__ import annotations

from store.garbage import without_collector
from store.reading.agents import find_agents
from store.reading.attributions.attribution import Attribution
from store.reading.attributions.find import find_attributions
from store.reading.document import Document, make_document
from store.reading.facts import find_facts
from store.reading.facts.attestation import attested
from store.reading.facts.links import asserting
from store.reading.tagging import tag, universal
from store.records import Reading, Statement

__all__ = ["READER_VERSION", "Attribution", "Document", "make_document", "read"]

READER_VERSION = "3"
"""Changes whenever the same text may be read differently; stored with every reading."""


@without_collector()
def read(text: str, *, title: str | None = None, published: str | None = None) -> Reading:
    """Everything found in `text`; `published` (EDTF) is the date that relative dates are resolved against."""
    document = make_document(text, title=title, published=published)
    grammar = tag(document.words, document.sentences)
    document.pos = [universal(one) for one in grammar]
    attributions = find_attributions(document, grammar)
    cast = find_agents(document, attributions)
    statements = tuple(_statement(i, one, cast.speakers_of(i)) for i, one in enumerate(attributions))
    facts = find_facts(document, cast, statements)
    return Reading(
        agents=attested(document, cast.agents),
        statements=asserting(statements, facts),
        facts=facts,
        version=READER_VERSION,
    )


def _statement(index: int, one: Attribution, speakers: tuple[str, ...]) -> Statement:
    return Statement(
        id=f"s{index + 1}",
        kind=one.kind,
        parts=tuple(one.parts),
        cue=one.cue,
        source=one.source,
        speakers=speakers,
        role=one.role,
        medium=one.medium,
        act=one.act,
        nested_in=None if one.nested_in is None else f"s{one.nested_in + 1}",
        confidence=one.confidence,
        rule=one.rule,
    )
