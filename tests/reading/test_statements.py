"""Who says what, in minimal articles of our own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from store.reading import make_document
from store.reading.attributions.find import find_attributions
from store.reading.tagging import tag, universal


@dataclass
class Said:
    """An attribution as text."""

    parts: list[str]
    cue: str | None
    source: str | None
    role: str | None
    medium: str | None
    kind: str
    act: str
    implicit: bool


def said(text: str, *, attitudes: bool = False) -> list[Said]:
    document = make_document(text)
    grammar = tag(document.words, document.sentences)
    document.pos = [universal(one) for one in grammar]

    def words(span: tuple[int, int] | None) -> str | None:
        return span and text[span[0] : span[1]]

    return [
        Said(
            [text[start:end] for start, end in one.parts],
            words(one.cue),
            words(one.source),
            words(one.role),
            words(one.medium),
            one.kind,
            one.act,
            one.implicit,
        )
        for one in find_attributions(document, grammar)
        if attitudes or one.act != "attitude"
    ]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("Oduya said that the dam was safe.", "the dam was safe", "said", "Oduya"),
        ("Oduya said the dam was safe.", "the dam was safe", "said", "Oduya"),
        (
            "The dam is safe, according to the water ministry.",
            "The dam is safe",
            "according to",
            "the water ministry",
        ),
        ("According to Oduya, the dam is safe.", "the dam is safe", "According to", "Oduya"),
        ("He believes that the plan will help workers.", "the plan will help workers", "believes", "He"),
        ("“The dam is safe,” Oduya said.", "“The dam is safe,”", "said", "Oduya"),
        ("“The dam is safe,” said Oduya.", "“The dam is safe,”", "said", "Oduya"),
        ("Oduya said: “The dam is safe.”", "“The dam is safe.”", "said", "Oduya"),
        ('"The dam is safe," she added.', '"The dam is safe,"', "added", "she"),
    ],
)
def test_core(text: str, content: str, cue: str, source: str) -> None:
    (one,) = said(text)
    assert (one.parts, one.cue, one.source) == ([content], cue, source)


def test_kinds() -> None:
    assert [one.kind for one in said("Oduya said the dam was safe.")] == ["indirect"]
    assert [one.kind for one in said("“The dam is perfectly safe,” Oduya said.")] == ["direct"]
    assert [one.kind for one in said("Oduya said the dam “will never fail” this year.")] == ["mixed"]


def test_an_interrupted_quotation_is_one_statement() -> None:
    (one,) = said("“We have tried,” Oduya said, “but nobody listened to us.”")
    assert one.parts == ["“We have tried,”", "“but nobody listened to us.”"]
    assert one.kind == "direct"


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    (one,) = said("“The first paragraph stays open.\n\n“The second one closes it,” Oduya told reporters.")
    assert one.parts == ["“The first paragraph stays open.", "“The second one closes it,”"]
    assert one.source == "Oduya"


def test_a_quotation_carried_on_after_its_cue() -> None:
    (one,) = said("Oduya said: “The first paragraph stays open.\n\n“The second one closes it at last.”")
    assert len(one.parts) == 2


def test_an_added_clause_inherits_its_source() -> None:
    first, second = said("Oduya said the dam was safe, adding that it had been inspected in May.")
    assert first.parts == ["the dam was safe"]
    assert (second.parts, second.cue, second.source) == (["it had been inspected in May"], "adding", "Oduya")
    assert second.implicit


def test_a_coordinated_clause_ends_the_one_before() -> None:
    first, second = said("She claimed that wages had fallen again, while noting that prices had risen too.")
    assert first.parts == ["wages had fallen again"]
    assert second.parts == ["prices had risen too"]


def test_another_speaker_ends_the_content() -> None:
    first, second = said(
        "Diallo added that talks would go on, while Lindqvist stressed the value of openness."
    )
    assert (first.source, first.parts) == ("Diallo", ["talks would go on"])
    assert (second.source, second.parts) == ("Lindqvist", ["the value of openness"])


def test_a_supplement_belongs_to_the_content() -> None:
    (one,) = said("Tan said he would visit the dam in May, as well as two of the nearby villages.")
    assert one.parts == ["he would visit the dam in May, as well as two of the nearby villages"]


def test_an_inverted_sentence() -> None:
    (one,) = said("Production fell by three percent in March, said an official release.")
    assert one.parts == ["Production fell by three percent in March"]
    assert one.source == "an official release"


@pytest.mark.parametrize(
    ("text", "source", "medium"),
    [
        ("According to Oduya’s Facebook post, workers will vote in June.", "Oduya", "Facebook post"),
        ("According to its website, the union has 300 members.", "its", "website"),
        (
            "Wages rose, according to a May report by the labour ministry.",
            "the labour ministry",
            "a May report",
        ),
        ("Oduya took to social media to explain that the dam was safe.", "Oduya", "social media"),
    ],
)
def test_carriers(text: str, source: str, medium: str) -> None:
    (one,) = said(text)
    assert (one.source, one.medium) == (source, medium)


@pytest.mark.parametrize(
    ("text", "source", "role"),
    [
        ("Deputy minister Lena Oduya said the dam was safe.", "Lena Oduya", "Deputy minister"),
        (
            "Karel Mbeki, president of the union, said workers will vote.",
            "Karel Mbeki",
            "president of the union",
        ),
        ("The minister said the dam was safe.", "The minister", None),
        (
            "The dam is safe, according to Minister of Water and Energy Lena Oduya.",
            "Lena Oduya",
            "Minister of Water and Energy",
        ),
    ],
)
def test_roles_stay_outside_the_source(text: str, source: str, role: str | None) -> None:
    (one,) = said(text)
    assert (one.source, one.role) == (source, role)


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("He thanked the employers for their patience.", "thanked", "thank"),
        ("She praised the work of the engineers.", "praised", "praise"),
        ("The ministry pledged to publish the report.", "pledged", "commit"),
        ("The minister asked Tan to expand the programme.", "asked", "request"),
        ("He appealed to partners to support the fund.", "appealed", "request"),
        ("She underscored the need for regular inspections.", "underscored", "assert"),
        ("The company announced its intention to hire 300 workers.", "announced", "commit"),
        ("He denied that any money had been lost.", "denied", "deny"),
    ],
)
def test_acts(text: str, cue: str, act: str) -> None:
    (one,) = said(text)
    assert (one.cue, one.act) == (cue, act)


def test_a_firm_belief_is_its_clause() -> None:
    (one,) = said("Mbeki expressed his firm belief that wages would rise.")
    assert (one.parts, one.cue, one.act) == (["wages would rise"], "expressed", "believe")


@pytest.mark.parametrize(
    "text",
    [
        "The two sides agreed to share data on the river.",
        "The two sides discussed the employment of young people.",
        "The so-called “green corridor” opened last year.",
        "They watched “The Long River” in the new cinema.",
        "The committee works with unions to protect workers.",
    ],
)
def test_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_signed_quotation() -> None:
    (one,) = said("“The river belongs to everybody.” — Karel Mbeki")
    assert one.source == "Karel Mbeki"


def test_a_paragraph_after_a_colon_belongs_to_whom_it_announces() -> None:
    statements = said("Oduya told the council on Monday:\n\n“The dam is safe and will stay safe.”")
    assert [one.source for one in statements] == ["Oduya"]


def test_empty_and_foreign_texts() -> None:
    assert said("") == []
    assert said("\n\n") == []
    said("Der Minister sagte: „Das ist gut so.“")
    said("大臣は「安全だ」と述べた。")
