"""Who speaks in each attribution: the source resolved, or inherited where it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agents.entities import Entity
from store.reading.agents.phrases import Phrases
from store.reading.attributions.attribution import Attribution
from store.reading.document import Document
from store.records import Span


def speakers(
    document: Document, phrases: Phrases, attributions: Sequence[Attribution]
) -> list[tuple[Entity, ...]]:
    """The entities that speak in each attribution, in the order of the attributions."""
    found: list[tuple[Entity, ...]] = [()] * len(attributions)
    order = sorted(range(len(attributions)), key=lambda i: (_place(attributions[i]), i))
    latest: tuple[Entity, ...] = ()
    for i in order:
        attribution = attributions[i]
        if attribution.source is not None:
            first = document.token_at(_with_post(document, attribution.source[0], attribution.role))
            last = document.token_at(max(attribution.source[0], attribution.source[1] - 1)) + 1
            found[i] = phrases.entities_of(first, last)
        else:
            found[i] = latest
        if found[i] and attribution.nested_in is None:
            latest = found[i]
    return found


def _place(attribution: Attribution) -> int:
    """Where the attribution stands: at its cue, else at its words."""
    if attribution.cue is not None:
        return attribution.cue[0]
    return attribution.parts[0][0] if attribution.parts else 0


def _with_post(document: Document, start: int, role: Span | None) -> int:
    """Where the phrase of a source begins: at the post right before it ("mayor of" a city)."""
    if role is None or role[1] > start or document.text[role[1] : start].strip():
        return start
    return role[0]
