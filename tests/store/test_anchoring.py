"""Finding marked words again in a text that was edited."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.notes.anchoring import FLOOR, SURE, anchor
from store.records import Selector
from tests.store.samples import TEXT, span

LONG = "The minister said that wages would rise by March."


def selected(words: str, nth: int = 0) -> Selector:
    return Selector.of(TEXT, span(words, nth))


@given(
    st.text(alphabet="ab é\n", max_size=60),
    st.integers(0, 60),
    st.integers(1, 30),
    st.text(alphabet="xy", max_size=9),
)
def test_words_move_with_what_is_put_in_before_them(text: str, start: int, length: int, put: str) -> None:
    if start >= len(text):
        return
    end = min(len(text), start + length)
    selector = Selector.of(text, (start, end))
    assert anchor(text, selector) == (start, end)
    if end - start >= SURE and text.count(text[start:end]) == 1:
        assert anchor(put + text, selector) == (start + len(put), end + len(put))


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (LONG.replace("wages", "all wages"), LONG.replace("wages", "all wages")),
        (LONG.replace("would", "will"), "The minister said that wages will rise by March."),
        (LONG.replace(" ", "\n"), LONG.replace(" ", "\n")),
        (LONG.replace("The minister", "He"), "He said that wages would rise by March."),
        ("The harbour stayed closed for the whole of the week.", None),
        (LONG[:20], None),
    ],
)  # fmt: skip
def test_a_long_quote_is_found_with_differences(new: str, found: str | None) -> None:
    text = "A first line is new. " + TEXT.replace(LONG, new)
    place = anchor(text, selected(LONG))
    assert (text[slice(*place)].strip() if place else None) == found


def test_a_short_quote_is_never_found_with_differences() -> None:
    text = TEXT.replace("shorter shifts", "shorter shift")
    assert anchor(text, selected("shorter shifts")) is None


def test_a_short_quote_needs_its_context() -> None:
    """`Droz` stands twice; without the sentence around the second it is not known which was meant."""
    second = selected("Droz", 1)
    moved = "Report. " + TEXT
    assert anchor(moved, second) == (second.start + 8, second.end + 8)
    gone = TEXT.replace("” said Droz, “and", "” he added, “and")
    assert anchor(gone, second) is None


def test_of_several_places_the_one_with_the_same_context_is_meant() -> None:
    sentence = "They agreed on the terms of the pact."
    text = f"On Monday: {sentence} On Tuesday: {sentence} On Friday: {sentence}"
    start = text.index(sentence, 40)
    selector = Selector.of(text, (start, start + len(sentence)))
    edited = text.replace("On Monday: ", "")
    assert anchor(edited, selector) == (start - 11, start - 11 + len(sentence))
    similar = edited.replace("terms", "term")
    found = anchor(similar, selector)
    assert found
    assert similar[: found[0]].endswith("On Tuesday: ")


def test_a_megabyte_is_searched_in_bounded_steps() -> None:
    chance = random.Random(20261122)
    words = ["".join(chance.choices("aeioulmnrst", k=chance.randint(2, 9))) for _ in range(3000)]
    text = " ".join(chance.choices(words, k=160_000))
    assert len(text) > 1_000_000
    for length in (SURE, 300, 3000):
        start = chance.randrange(len(text) - length)
        selector = Selector.of(text, (start, start + length))
        damaged = list(selector.exact)
        for place in chance.sample(range(length), int(length * (1 - FLOOR) / 3)):
            damaged[place] = "#"
        edited = "new " + text[:start] + "".join(damaged) + text[start + length :]
        found = anchor(edited, selector)
        assert found
        assert abs(found[0] - start - 4) <= 2
        assert abs(found[1] - start - 4 - length) <= 2
    for hostile in ("a" * 1_000_000, "ab" * 500_000):
        assert anchor(hostile, Selector(start=7, end=1007, exact=hostile[:999] + "!")) is None
