"""Findings and notes as labelled spans with relations, for programs that annotate text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.export.selection import Found
from store.export.wording import fact_words, names_of, one_line
from store.records import Span

CONTENT = {"direct": "Direct", "indirect": "Indirect", "mixed": "Mixed"}
LABELS = (
    *CONTENT.values(), "Source", "Cue", "Role", "Note",
    "Person", "Organization", "Place", "Date", "Meeting", "Agreement", "Commitment", "Programme", "Figure",
)  # fmt: skip
RELATIONS = ("said_by", "reported_with", "in_role")
"""From the content of a statement to its source, its cue and the role stated beside it."""


class Label(Struct, frozen=True):
    """Some words with a label; `about` tells more: who spoke, the fields of a fact, the words of a note."""

    id: str
    name: str
    spans: tuple[Span, ...]
    about: str = ""
    act: str = ""
    status: str = ""
    tags: tuple[str, ...] = ()


class Relation(Struct, frozen=True):
    """A relation between two labels, by their ids."""

    name: str
    start: str
    end: str


def labels(found: Found) -> Iterator[Label | Relation]:
    """Everything in an article that is to go out; a relation comes after what it joins."""
    for statement in found.statements:
        yield Label(
            statement.id,
            CONTENT[statement.kind],
            statement.parts,
            ", ".join(names_of(found.opened, statement)),
            statement.act,
            statement.status,
        )
        parts = (
            ("Source", "said_by", statement.source),
            ("Cue", "reported_with", statement.cue),
            ("Role", "in_role", statement.role),
        )
        for name, relation, span in parts:
            if span:
                own = f"{statement.id}-{name.lower()}"
                yield Label(own, name, (span,))
                yield Relation(relation, statement.id, own)
    for fact in found.facts:
        about = "; ".join(f"{name}: {words}" for name, words in fact_words(fact))
        yield Label(fact.id, fact.kind.capitalize(), fact.evidence, about, "", fact.status)
    for note in found.notes:
        spans = tuple((target.start, target.end) for target in note.target)
        yield Label(f"n{note.id}", "Note", spans, one_line(note.note), tags=note.tags)


def lines(text: str, spans: Sequence[Span]) -> list[Span]:
    """`spans` without line breaks, in pieces where they run over lines."""
    pieces = []
    for start, end in spans:
        at = start
        for line in text[start:end].split("\n"):
            left = at + len(line) - len(line.lstrip())
            right = at + len(line.rstrip())
            if left < right:
                pieces.append((left, right))
            at += len(line) + 1
    return pieces
