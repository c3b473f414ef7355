"""Which stretches of a text stand inside quotation marks."""

from __future__ import annotations

import pytest

from store.reading.document import make_document


def quotations(text: str) -> list[tuple[str, int]]:
    document = make_document(text)
    return [(text[one.start : one.end], one.level) for one in document.quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We agreed,” she said.", [("“We agreed,”", 0)]),
        ('"We agreed," she said. "Twice."', [('"We agreed,"', 0), ('"Twice."', 0)]),
        ("«Bonjour», he said.", [("«Bonjour»", 0)]),
        ("„Gut“ said nobody; ``Fine,'' said all.", [("„Gut“", 0), ("``Fine,''", 0)]),
        ("‘We will go,’ she said.", [("‘We will go,’", 0)]),
        ("“He said ‘no way’ to me,” she said.", [("“He said ‘no way’ to me,”", 0), ("‘no way’", 1)]),
        ("‘The workers’ rights are ours,’ she said.", [("‘The workers’ rights are ours,’", 0)]),
        ("The workers’ rights and the union’s plan.", []),
        ("It's the '90s, don't tell 'em.", []),
        ('He is 6\'2" tall. "Yes," he said.', [('"Yes,"', 0)]),
        ("“Apparently not,“ he said.", [("“Apparently not,“", 0)]),
    ],
)
def test_marks(text: str, found: list[tuple[str, int]]) -> None:
    assert quotations(text) == found


def test_an_unbalanced_mark_spoils_only_its_paragraph() -> None:
    text = "“Open and never closed. She left.\nThe next “fine one” stands."
    assert quotations(text) == [("“fine one”", 0)]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“First part.\n\n“Second part.\n\n“Third part,” he said."
    found = make_document(text).quotations
    assert [(text[one.start : one.end], one.closed, one.continues) for one in found] == [
        ("“First part.", False, None),
        ("“Second part.", False, 0),
        ("“Third part,”", True, 1),
    ]


def test_quoted_tokens_include_the_marks() -> None:
    document = make_document("She said “no thanks” twice.")
    inside = [word for word, quoted in zip(document.words, document.quoted, strict=True) if quoted]
    assert inside == ["“", "no", "thanks", "”"]
