"""A library with a known article in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store import Library
from store.export import FORMATS
from store.records import Agent, Article, Commitment, Fact, Figure, Person, Reading, Role, Span, Statement
from tests.export import samples

TEXT = (
    "Tor Havel, president of the Dockers' Union, said: “-5 per cent,” he went on, “is no offer.” "
    "Ona Vell promised 1,200 beds by 2026."
)


def span(words: str) -> Span:
    """Where `words` first stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


ARTICLE = Article(text=TEXT, title="=cmd|' /C calc'!A0", published="2024-03-08", publisher="Ansa Post")
READING = Reading(
    agents=(
        Agent(
            id="a1",
            kind="person",
            name="Tor Havel",
            mentions=(span("Tor Havel"),),
            roles=(Role(role="president", organization="Dockers' Union", evidence=(span("president"),)),),
        ),
        Agent(id="a2", kind="person", name="Ona Vell", mentions=(span("Ona Vell"),)),
    ),
    statements=(
        Statement(
            id="s1",
            kind="direct",
            parts=(span("“-5 per cent,”"), span("“is no offer.”")),
            cue=span("said"),
            source=span("Tor Havel"),
            speakers=("a1",),
            confidence=0.9,
            rule="test",
        ),
    ),
    facts=(
        Fact(id="f1", fields=Person(name="Tor Havel", role="president"), evidence=(span("Tor Havel"),)),
        Fact(
            id="f2",
            fields=Commitment(who=("Ona Vell",), to_do="1,200 beds by 2026", modality="pledged"),
            inferred={"made_on": "2024-03-08"},
            evidence=(span("Ona Vell promised 1,200 beds by 2026"),),
        ),
        Fact(id="f3", fields=Figure(value=1200.0, unit="beds"), evidence=(span("1,200 beds"),)),
    ),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with ARTICLE as read in READING."""
    with Library.open(tmp_path / "library") as opened:
        opened.add(ARTICLE, READING)
        yield opened


@pytest.fixture
def hard(tmp_path: Path) -> Iterator[Library]:
    """A library with the article of `tests.export.samples` and what a person made of it."""
    with Library.open(tmp_path / "hard") as opened:
        samples.fill(opened)
        yield opened


Export = Callable[..., bytes]


@pytest.fixture
def exported(hard: Library) -> Export:
    """Writes the hard library, or what a query finds in it, in a format."""

    def export(name: str, query: str = "", **options: Any) -> bytes:
        return b"".join(FORMATS[name].write(hard, query, **options))

    return export
