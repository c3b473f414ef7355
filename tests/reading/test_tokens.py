"""Words, sentences and paragraphs."""

from __future__ import annotations

import pytest

from store.reading.document import make_document


def sentences(text: str) -> list[str]:
    document = make_document(text)
    return [document.slice(first, last) for first, last in document.sentences]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The union’s plan didn’t work.", ["The", "union", "’s", "plan", "did", "n’t", "work", "."]),
        ("a well-known U.S. envoy", ["a", "well-known", "U.S.", "envoy"]),
        ("Mr. Oduya paid 1,250.50 in 2024", ["Mr.", "Oduya", "paid", "1,250.50", "in", "2024"]),
        ("Ms Lo'ane paid M1 450", ["Ms", "Lo'ane", "paid", "M", "1", "450"]),
        ("``Yes,'' he said", ["``", "Yes", ",", "''", "he", "said"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert make_document(text).words == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Talks ended. Nobody signed.", ["Talks ended.", "Nobody signed."]),
        (
            "Dr. Mira Soto met Gov. Tan on Jan. 4. They agreed.",
            ["Dr. Mira Soto met Gov. Tan on Jan. 4.", "They agreed."],
        ),
        ("J. K. Oduya of the U.S. embassy spoke.", ["J. K. Oduya of the U.S. embassy spoke."]),
        ("“Why now?” he asked. She left.", ["“Why now?” he asked.", "She left."]),
        ("“It works. It lasts,” she said.", ["“It works.", "It lasts,” she said."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_blank_lines_and_single_newlines_end_a_paragraph() -> None:
    document = make_document("One here.\nTwo here.\n\n\n  Three here.  \n")
    assert [document.slice(*span) for span in document.paragraphs] == [
        "One here.",
        "Two here.",
        "Three here.",
    ]


def test_an_endless_sentence_is_cut() -> None:
    document = make_document("word " * 5000)
    assert max(last - first for first, last in document.sentences) <= 400


def test_token_at_and_span() -> None:
    document = make_document("Ana Ruiz spoke.")
    assert document.token_at(5) == 1
    assert document.span(0, 2) == (0, 8)
    assert make_document("").token_at(3) == 0
