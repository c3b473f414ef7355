"""Mend the tagger's names from what is certain: tables, brackets, head nouns, the rest of the article."""

from __future__ import annotations

from itertools import pairwise

from store.reading.agents.names.bodies import (
    with_acronyms,
    with_companies,
    with_embassies,
    with_long_bodies,
)
from store.reading.agents.names.edges import trimmed, with_whole_people
from store.reading.agents.names.exclusions import is_no_name
from store.reading.agents.names.foreign import with_foreign_bodies
from store.reading.agents.names.instruments import instrument_acronyms, is_instrument
from store.reading.agents.names.kinds import agree, by_context
from store.reading.agents.names.neighbours import by_neighbours
from store.reading.agents.names.parting import with_initials
from store.reading.agents.names.places import with_datelines
from store.reading.agents.names.schemes import without_schemes
from store.reading.agents.names.tables import (
    is_listed_body,
    with_listed_bodies,
    with_missed,
    with_table_names,
)
from store.reading.agents.tagged import Name
from store.reading.document import Document


def mend_names(document: Document, names: list[Name]) -> list[Name]:
    """The names of the article with the tagger's known faults put right, in text order."""
    names = [name for name in (trimmed(document, name) for name in names) if name is not None]
    names = with_long_bodies(document, names)
    names = with_whole_people(document, names)
    names = with_table_names(document, names)
    names = with_listed_bodies(document, names)
    names = with_companies(document, names)
    names = with_foreign_bodies(document, names)
    names = with_embassies(document, names)
    names = with_acronyms(document, names)
    names = with_missed(document, names)
    names = with_datelines(document, names)
    for name in names:
        by_context(document, name)
    names = [n for n, after in pairwise([*names, None]) if n and (after is None or after.first > n.first)]
    names = by_neighbours(document, names)
    names = without_schemes(document, names)
    treaties = instrument_acronyms(document)
    names = [
        n
        for n in names
        if not (
            (is_instrument(document, n) and not is_listed_body(document, n))
            or is_no_name(document, n)
            or (n.last - n.first == 1 and document.words[n.first] in treaties)
        )
    ]
    return with_initials(document, agree(document, names))
