"""Export then import is the identity for our own formats: another library gives the same files."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import Library
from store.export import FORMATS, save
from store.records import Agent, Article, Code, Commitment, Fact, Reading, Role, Statement
from tests.export import samples

OWN = {"json": ".json", "jsonl": ".jsonl", "tinydb": ".tinydb.json"}
COUNT = itertools.count()

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12
).filter(str.strip)
tags = st.lists(st.sampled_from(["pay", "quay side", "\U0001f6a2", "a, b; c"]), max_size=2, unique=True)


@st.composite
def libraries(draw: st.DrawFn) -> list[tuple[Article, Reading, list[tuple[str, list[str]]]]]:
    """Articles with findings and notes."""
    made = []
    for number in range(draw(st.integers(0, 2))):
        text = f"{number}: " + " ".join(draw(st.lists(words, min_size=4, max_size=8))) + "."
        cut = draw(st.integers(1, len(text) - 1))
        agent = Agent(
            id="a1", kind="person", name=draw(words), mentions=((0, 1),), roles=(Role(role=draw(words)),)
        )
        statement = Statement(id="s1", kind="direct", parts=((0, cut),), speakers=("a1",), confidence=0.25)
        fact = Fact(
            id="f1",
            fields=Commitment(who=(agent.name,), to_do=draw(words)),
            evidence=((0, cut),),
            inferred={"made_on": "2024"},
        )
        article = Article(
            imported=samples.ARTICLE.imported,
            text=text,
            title=draw(st.none() | words),
            published=draw(st.sampled_from([None, "2024-03", "XXXX-10-30"])),
        )
        notes = draw(st.lists(st.tuples(words, tags), max_size=2))
        made.append(
            (article, Reading(agents=(agent,), statements=(statement,), facts=(fact,), version="v1"), notes)
        )
    return made


def copied(library: Library, name: str, folder: Path) -> list[bytes]:
    """The export of a library, and that of a library made of it."""
    path = folder / f"copy{OWN[name]}"
    save(path, FORMATS[name].write(library))
    with Library.open(folder / f"copy of {name}") as other:
        assert not [each for each in other.import_([path]) if each.result != "taken"]
        return [path.read_bytes(), b"".join(FORMATS[name].write(other))]


@pytest.mark.parametrize("name", OWN)
def test_everything_people_did_comes_back(hard: Library, tmp_path: Path, name: str) -> None:
    hard.set_published(samples.ARTICLE.id, "2024-05-05")
    hard.mark(samples.ARTICLE.id, read=True, starred=True)
    hard.save_search("quays", "tag:quay")
    hard.correct(samples.ARTICLE.id, "s1", kind="mixed", speakers=("Oren Tack",))
    before, after = copied(hard, name, tmp_path)
    assert before == after


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(libraries(), st.sampled_from(sorted(OWN)))
def test_any_library_comes_back(
    tmp_path: Path, made: list[tuple[Article, Reading, list[tuple[str, list[str]]]]], name: str
) -> None:
    folder = tmp_path / str(next(COUNT))
    folder.mkdir()
    with Library.open(folder / "library") as library:
        for article, reading, notes in made:
            library.add(article, reading)
            for note, its_tags in notes:
                library.annotate(article.id, [(0, 2)], note, its_tags)
            library.review(article.id, "s1", "accepted")
            library.correct(article.id, "f1", to_do="something else")
        library.set_code(Code(name="pay", colour="#112233"))
        if made:
            before, after = copied(library, name, folder)
            assert before == after
