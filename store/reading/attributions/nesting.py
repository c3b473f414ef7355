"""Statements told inside a statement: "he wrote that the ambassador thanked the government for …"."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.attributions.attribution import Attribution
from store.reading.attributions.speech_acts import acts
from store.reading.document import Document
from store.records import Span

_OBJECT_ACTS = ("thank", "praise")
_PHRASE = ("PROPN", "NOUN", "ADJ", "DET")
_ADVERBS = ("also", "further")
_CONFIDENCE = 0.5
_SHORTEST = 3  # tokens


def find_nested(
    document: Document, grammar: Sequence[str], attributions: list[Attribution]
) -> list[tuple[Attribution, Attribution]]:
    """Pairs of an attribution that stands in the indirect content of another one, and that other one."""
    cues = {document.token_at(one.cue[0]) for one in attributions if one.cue}
    found = []
    for outer in attributions:
        if outer.kind != "indirect" or outer.cue is None or outer.cue[0] > outer.parts[0][0]:
            continue
        start, end = outer.parts[-1]
        first, last = document.token_at(start), document.token_at(end - 1) + 1
        for i in range(first + 1, last - _SHORTEST):
            inner = None if i in cues else _inner(document, grammar, i, (first, last))
            if inner is not None:
                found.append((inner, outer))
                break
    return found


def _inner(document: Document, grammar: Sequence[str], i: int, content: Span) -> Attribution | None:
    """The attribution whose cue is the finite verb `i`, if its subject and its words stand in the content."""
    lower = document.lower
    act = acts().get(lower[i])
    if act is None or grammar[i][:2] != "Vf":
        return None
    clause = lower[i + 1] == "that" and grammar[i + 1] == "SCONJ"
    if not clause and not (act in _OBJECT_ACTS and document.pos[i + 1] in _PHRASE):
        return None
    end = i - 1 if lower[i - 1] in _ADVERBS else i
    if end <= content[0] or (grammar[end - 1] != "Ps" and lower[end - 1] not in ROLE_HEADS):
        return None
    start = end - 1
    while start > content[0] and document.pos[start - 1] in _PHRASE:
        start -= 1
    words = (i + 2 if clause else i + 1, content[1])
    return Attribution(
        [document.span(*words)],
        cue=document.span(i, i + 1),
        source=document.span(start, end),
        confidence=_CONFIDENCE,
        rule="nested",
    )
