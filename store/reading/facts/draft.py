"""What a module of one kind hands in before facts are numbered and linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.records import AnyFields, Span


@dataclass(slots=True)
class Draft:
    """A fact without an id; `evidence` spans are in text order and never empty."""

    fields: AnyFields
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    inferred: dict[str, str] = field(default_factory=dict)
