"""PDF: paragraphs out of printed lines, and clear words about what has no text."""

from __future__ import annotations

import pytest

from store.intake.printed_lines import Line, paragraphs
from tests.intake.making import only, pdf, printed, reason

FIRST = (
    ["Dockers sign a pact"],
    [
        "The minister of labour said on Monday that the govern-",
        "ment would raise the minimum wage, and added that “it is",
        "high time for a long-",
        "term pact” in Port Ansa.",
    ],
    ["The union wants to wait for the vote of its members in the", "harbour before it signs, which may"],
)
SECOND = (["take until June, and perhaps longer than that for the", "crews."], ["Nobody objected."])
INFO = "<< /Title (Dockers sign) /Author (Ona Vell) /CreationDate (D:20240309100000Z) >>"


def test_lines_become_paragraphs() -> None:
    heads = [[(72.0, 800.0, f"Ansa Post   {n} March"), (290.0, 40.0, f"Page {n} of 2")] for n in (1, 2)]
    data = pdf([heads[0] + printed(*FIRST), heads[1] + printed(*SECOND)], INFO)
    article = only(data, ".pdf").article
    assert article.text == (
        "Dockers sign a pact\n\n"
        "The minister of labour said on Monday that the government would raise the minimum wage, and added "
        "that “it is high time for a long-term pact” in Port Ansa.\n\n"
        "The union wants to wait for the vote of its members in the harbour before it signs, which may take "
        "until June, and perhaps longer than that for the crews.\n\n"
        "Nobody objected.\n"
    )
    assert (article.title, article.author, article.published) == ("Dockers sign", "Ona Vell", None)
    assert article.provenance == "document made on 2024-03-09"


def test_paragraphs_are_told_by_indents_and_short_last_lines() -> None:
    body = [
        ["The first paragraph of this report goes on for two lines of", "print and ends here."],
        ["The second paragraph of this report is set below without a", "gap and ends there."],
    ]
    for indent in (0, 12):
        text = only(pdf([printed(*body, indent=indent, gap=0)]), ".pdf").article.text
        assert text.split("\n\n") == [" ".join(body[0]), " ".join(body[1]) + "\n"]


def test_a_hyphen_that_belongs_to_a_word_stays() -> None:
    page = [Line("The co-operative and the mid-"), Line("term plan of the co-"), Line("operative stay.")]
    assert paragraphs([page]) == ["The co-operative and the mid-term plan of the co-operative stay."]


def test_a_soft_hyphen_and_a_capital_after_a_hyphen() -> None:
    page = [Line("A govern\u00ad"), Line("ment of the Smith-"), Line("Ash party.")]
    assert paragraphs([page]) == ["A government of the Smith- Ash party."]


def test_columns_follow_each_other() -> None:
    left = [(72.0, 700.0 - 14 * n, f"left column line {n} goes on") for n in range(4)]
    right = [(320.0, 700.0 - 14 * n, f"right column line {n} goes on") for n in range(4)]
    text = only(pdf([left + right]), ".pdf").article.text
    assert text.index("left column line 3") < text.index("right column line 0")


def test_a_scan_is_refused_with_the_reason() -> None:
    assert "scan" in reason(pdf([[], [(72.0, 40.0, "3")]]), ".pdf")


def test_an_encrypted_file_is_refused() -> None:
    key = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >> /ID [(a) (b)]"
    assert "encrypted" in reason(pdf([printed(*FIRST)], trailer=key), ".pdf")


@pytest.mark.parametrize("cut", [9, 60, 400])
def test_a_torn_file_is_refused_or_read(cut: int) -> None:
    whole = pdf([printed(*FIRST)])
    assert reason(whole[:cut], ".pdf")
