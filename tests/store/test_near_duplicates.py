"""Nearly the same articles are found on import, at a cost that does not grow with the library."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.corpus.differences import differences
from store.corpus.likeness import alike, sequences
from store.corpus.signature import signature
from store.library import Library
from store.records import Article, Reading

WORDS = [
    f"{first}{last}" for first in ("mar", "sol", "hav", "ans", "kes", "por") for last in "abcdefghijklmnop"
]
EMPTY = Reading(version="by hand")


def report(seed: int, length: int = 200) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length)) + "."


def edited(text: str, every: int) -> str:
    return " ".join("changed" if n % every == every - 1 else word for n, word in enumerate(text.split()))


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as opened:
        yield opened


def put(library: Library, text: str, title: str = "") -> str:
    outcome = library.add(Article(text=text, title=title or None), EMPTY)
    assert outcome.article
    return outcome.article


def test_a_copy_is_named_when_it_comes_in(library: Library) -> None:
    put(library, report(1), "The first")
    put(library, report(2), "Another")
    outcome = library.add(Article(text=edited(report(1), 40)), EMPTY)
    assert outcome.result == "taken"
    assert outcome.detail.startswith("nearly the same text as “The first” (")
    assert library.add(Article(text=report(3)), EMPTY).detail == ""


def test_copies_are_found_from_either_side_with_their_differences(library: Library) -> None:
    first = put(library, report(1) + "\n\nThe end.", "The first")
    second = put(library, edited(report(1), 60), "The second")
    [found] = library.near_duplicates(first)
    assert (found.article, found.title) == (second, "The second")
    assert 0.5 < found.likeness < 1
    assert len(found.changes) == 4
    assert found.changes[-1] == ("The end.", "")
    [back] = library.near_duplicates(second)
    assert back.article == first
    assert back.likeness == found.likeness
    assert {(after, before) for before, after in back.changes} == set(found.changes)


def test_groups_hold_all_copies_of_a_report(library: Library) -> None:
    for seed in (1, 2, 3):
        put(library, report(seed), f"{seed}")
    for n in range(3):
        put(library, f"{report(1)} Paper {n}.", f"1{n}")
    put(library, f"{report(3)} Paper.", "30")
    titles = [[each.title for each in group] for group in library.near_duplicate_groups()]
    assert titles == [["1", "10", "11", "12"], ["3", "30"]]


def test_short_texts_say_nothing(library: Library) -> None:
    put(library, "The crews wait.")
    assert library.add(Article(text="The crews wait!"), EMPTY).detail == ""
    assert library.near_duplicate_groups() == []


def test_articles_that_were_there_before_are_compared_too(library: Library) -> None:
    put(library, report(1), "The first")
    put(library, f"{report(1)} Paper.")
    execute = library._corpus.connection.execute
    for table in ("compared", "signature_values"):
        execute(f"DROP TABLE main.{table}")
    assert len(library.near_duplicate_groups()) == 1
    for former, table in (("signatures", "compared"), ("bands_of_signatures", "signature_values")):
        execute(f"ALTER TABLE main.{table} RENAME TO {former}")
    outcome = library.add(Article(text=f"{report(1)} Another paper."), EMPTY)
    assert outcome.detail.startswith("nearly the same text as “The first” (")


def test_a_library_that_can_only_be_read_is_compared(folder: Path, library: Library) -> None:
    first = put(library, report(1))
    put(library, f"{report(1)} Paper.")
    library.close()
    for file in folder.glob("*.db"):
        file.chmod(0o400)
    with Library.open(folder) as reading:
        assert len(reading.near_duplicates(first)) == 1
        assert len(reading.near_duplicate_groups()) == 1


def test_looking_reads_no_more_rows_in_a_larger_library(library: Library) -> None:
    def steps() -> int:
        """Virtual machine steps of SQLite, in hundreds, for one look."""
        count = 0

        def tick() -> int:
            nonlocal count
            count += 1
            return 0

        library._corpus.connection.set_progress_handler(tick, 100)
        library.near_duplicates(first)
        library._corpus.connection.set_progress_handler(None, 0)
        return count

    first = put(library, report(0))
    few = steps()
    with library._corpus.database.transaction():
        for seed in range(1, 200):
            put(library, report(seed, 30))
    assert steps() <= few + 2


@given(
    st.lists(st.sampled_from(WORDS), min_size=12, max_size=80), st.lists(st.sampled_from(WORDS), max_size=80)
)
def test_likeness_is_a_share(first: list[str], second: list[str]) -> None:
    one, two = sequences(" ".join(first)), sequences(" ".join(second))
    assert alike(one, one) == 1
    assert alike(one, two) == alike(two, one) <= 1
    assert signature(" ".join(first)) == signature(" ".join(first).upper())
    assert all(0 <= value < 1 << 32 for value in signature(" ".join(first)))


texts = st.lists(st.sampled_from([*"abc", ". ", "\n\n", "! ", "” "]), max_size=40).map("".join)


@given(texts, texts)
def test_differences_tell_all_words_that_changed(first: str, second: str) -> None:
    changes = differences(first, second)
    assert (changes == []) == (first.split() == second.split())
    for before, after in changes:
        assert before != after
    assert differences(first, first) == []
