"""What the tests of facts share: an invented report in, its facts of one kind out."""

from __future__ import annotations

from typing import TypeVar

from store.reading import read
from store.records import AnyFields, Fact, Fields

F = TypeVar("F", bound=Fields)


def facts(text: str, kind: type[AnyFields], published: str | None = None) -> list[Fact]:
    """The facts of one kind, in order."""
    return [fact for fact in read(text, published=published).facts if isinstance(fact.fields, kind)]


def fields(text: str, kind: type[F], published: str | None = None) -> list[F]:
    """Their fields."""
    return [f.fields for f in read(text, published=published).facts if isinstance(f.fields, kind)]


def quoted(text: str, fact: Fact) -> list[str]:
    """The evidence as words."""
    return [text[start:end] for start, end in fact.evidence]
