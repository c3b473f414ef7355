"""Whose a quotation is where grammar gives no source: beside the cue, before a colon, in the lines before."""

from __future__ import annotations

import pytest

from store.reading import read


def sources(text: str) -> list[str | None]:
    """The source of every statement as it is written."""
    return [one.source and text[slice(*one.source)] for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“This might hasten the end of the whole project,” Will wrote.", ["Will"]),
        ("“He always was an amazing leader of people,” said the 46-year-old.", ["the 46-year-old"]),
        ("Brook said the plan “wasn’t good.” Adding, “It never was, and it never will be.”", ["Brook"] * 2),
        (
            "When Omar Lund left, Rosa Brook released this statement:\n\n“We wish him well in his new life.”",
            ["Rosa Brook"],
        ),
        (
            "Brook praised the crews for their work.\n\n“We need people who get things done in hard times.”",
            ["Brook"] * 2,
        ),
        (
            "“They are very small towns,” Brook said. They lie far from the coast. “That’s a hard place.”",
            ["Brook"] * 2,
        ),
    ],
)
def test_source(text: str, expected: list[str]) -> None:
    assert sources(text) == expected
