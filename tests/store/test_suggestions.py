"""Speakers suggested while a name is typed."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.records import Agent, Article, Reading, Statement
from store.search.nearness import distance, without_a_letter
from tests.store.samples import READING, article

NAMES = {
    "Ilan Droz": (5, ("the labour minister", "Mr Droz")),
    "Oda Drozhkin": (2, ()),
    "Sándor Aldroz": (4, ()),
    "Hassina Orvane": (3, ("Orvané",)),
    "Pel Duroz": (9, ()),
}


@pytest.fixture
def names(folder: Path) -> Iterator[Library]:
    agents = tuple(
        Agent(id=f"a{n}", kind="person", name=name, other_names=forms)
        for n, (name, (_, forms)) in enumerate(NAMES.items())
    )
    said = [f"a{n}" for n, (number, _) in enumerate(NAMES.values()) for _ in range(number)]
    statements = tuple(
        Statement(id=f"s{n}", kind="direct", parts=((n, n + 3),), speakers=(who,))
        for n, who in enumerate(said)
    )
    with Library.open(folder) as library:
        library.add(Article(text="Words " * 20), Reading(agents=agents, statements=statements))
        yield library


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        # beginnings, then parts, then a letter off; most quoted first in each
        ("droz", ["Ilan Droz", "Oda Drozhkin", "Sándor Aldroz", "Pel Duroz"]),
        ("DRÓZ", ["Ilan Droz", "Oda Drozhkin", "Sándor Aldroz", "Pel Duroz"]),
        ("oz", ["Pel Duroz", "Ilan Droz", "Sándor Aldroz", "Oda Drozhkin"]),
        ("sandor", ["Sándor Aldroz"]),
        ("sandro", ["Sándor Aldroz"]),
        ("hasina", ["Hassina Orvane"]),
        ("hasin", ["Hassina Orvane"]),
        ("orvene", ["Hassina Orvane"]),
        ("minister", ["Ilan Droz"]),
        ("labor minister", ["Ilan Droz"]),
        ("ilan droz", ["Ilan Droz"]),
        ("ilan dorz", ["Ilan Droz"]),
        ("xyz", []),
        ("", ["Pel Duroz", "Ilan Droz", "Sándor Aldroz", "Hassina Orvane", "Oda Drozhkin"]),
        ("“* NEAR(", []),
    ],
)
def test_suggestions(names: Library, typed: str, suggested: list[str]) -> None:
    assert [each.name for each in names.suggest_speakers(typed)] == suggested
    assert [each.name for each in names.suggest_speakers(typed, 1)] == suggested[:1]


def test_suggestions_follow_what_people_did(library: Library, droz: str) -> None:
    library.merge("Joren Vael", "J. Vaelsen")
    library.correct(droz, "s3", speakers=("Senna Okar",))
    assert [(each.name, each.statements) for each in library.suggest_speakers("joren")] == [("J. Vaelsen", 1)]
    assert [each.name for each in library.suggest_speakers("senma")] == ["Senna Okar"]
    assert [each.name for each in library.suggest_speakers("kar")] == ["Senna Okar"]
    library.undo()
    assert library.suggest_speakers("senma") == []


def test_thousands_of_names_bring_those_with_most_statements(folder: Path) -> None:
    agents = tuple(Agent(id=f"a{n}", kind="person", name=f"Dor{n} Vael") for n in range(1500))
    statements = tuple(
        Statement(id=f"s{n}", kind="direct", parts=((0, 3),), speakers=(f"a{n}",)) for n in range(1500)
    )
    more = tuple(Statement(id=f"t{n}", kind="direct", parts=((0, 3),), speakers=("a1499",)) for n in range(3))
    with Library.open(folder) as library:
        library.add(article(), READING)
        library.add(Article(text="Words"), Reading(agents=agents, statements=statements + more))
        best = library.suggest_speakers("dor")[0]
        assert (best.name, best.statements) == ("Dor1499 Vael", 4)


WORDS = st.text(string.ascii_lowercase[:4], min_size=4, max_size=8)


@given(one=WORDS, other=WORDS)
def test_words_a_letter_apart_have_a_variant_in_common(one: str, other: str) -> None:
    if distance(one, other) <= 1:
        mine = {one, *without_a_letter(one)}
        theirs = {other, *without_a_letter(other)}
        assert any(word.startswith(variant) for variant in mine for word in theirs)


@pytest.mark.parametrize(
    ("typed", "word", "letters"),
    [
        ("droz", "drozhkin", 0),
        ("dorz", "droz", 1),
        ("drz", "droz", 1),
        ("droxz", "droz", 1),
        ("dxxz", "droz", 2),
    ],
)
def test_distance(typed: str, word: str, letters: int) -> None:
    assert distance(typed, word) == letters
