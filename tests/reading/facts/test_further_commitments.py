"""Commitments told by participles, owners, offices, passives and narration; and what is none."""

from __future__ import annotations

import pytest

from store.reading import read
from store.records import Agent, Commitment
from tests.reading.facts.reading import facts, fields

LANDS = "Kenya and Peru are friends. Kenyan papers like Peru, and Peruvian papers like Kenya.\n\n"


@pytest.mark.parametrize(
    ("sentence", "who", "to_do"),
    [
        ("Kenya opened a school, pledging to train 300 nurses.", {"Kenya"}, "train 300 nurses"),
        ("Peru praised a pledge from Kenya to train 300 nurses.", {"Kenya"}, "train 300 nurses"),
        ("The two governments intend to train 300 nurses.", {"Kenya", "Peru"}, "train 300 nurses"),
        ("It was further agreed to train 300 nurses.", {"Kenya", "Peru"}, "train 300 nurses"),
        ("The two countries decided to train 300 nurses.", {"Kenya", "Peru"}, "train 300 nurses"),
        ("Kenya and Peru will exchange 300 nurses.", {"Kenya", "Peru"}, "exchange 300 nurses"),
        ("Kenya, for its part, will publish a list of nurses.", {"Kenya"}, "publish a list of nurses"),
        ("Kenya is to train 300 nurses.", {"Kenya"}, "train 300 nurses"),
        ("Tokyo sent radars and has promised to train 300 nurses.", {"Tokyo"}, "train 300 nurses"),
        ("Kenya is open to training 300 nurses.", {"Kenya"}, "training 300 nurses"),
        ("Kenya expressed interest in training 300 nurses.", {"Kenya"}, "training 300 nurses"),
        ("Kenya offered technical support.", {"Kenya"}, "technical support"),
    ],
)
def test_ways_to_undertake(sentence: str, who: set[str], to_do: str) -> None:
    (commitment,) = fields(LANDS + sentence, Commitment)
    assert (set(commitment.who), commitment.to_do) == (who, to_do)


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither government had agreed to let nurses go.",
        "Kenya declined to say whether Peru would buy ships.",
        "Reporters asked if they planned to train nurses in Kenya.",
        "Ann Lund of Kenya said that what she would buy is beds.",
        "Kenya won by 271 pledged delegates.",
        "Health Minister Ann Lund of Kenya said she would do well in the race.",
        "Kenya announced the plan in Lima and praised Peru.",
    ],
)
def test_no_commitment(sentence: str) -> None:
    assert fields(LANDS + sentence, Commitment) == []


def test_an_officer_of_a_company_speaks_for_it() -> None:
    text = "Chief executive Ann Lund said the company would pay all 312 workers."
    (commitment,) = fields(text, Commitment)
    assert commitment.who == ("company",)


def test_it_means_the_body_that_opens_the_sentence_before() -> None:
    text = "The Ministry of Labour will not part with Solidar, a union centre. It has pledged to help nurses."
    (commitment,) = fields(text, Commitment)
    assert commitment.who == ("Ministry of Labour",)


def test_a_statement_points_to_the_commitment_that_it_asserts_and_back() -> None:
    reading = read("Health Minister Grace Nadoro of Kenya said on Monday that Kenya would train 300 nurses.")
    (statement,) = reading.statements
    (commitment,) = (fact for fact in reading.facts if isinstance(fact.fields, Commitment))
    assert statement.links == {"commitments": (commitment.id,)}
    assert commitment.links["statements"] == (statement.id,)


def _periods(text: str, published: str | None) -> dict[str, str | None]:
    agents: tuple[Agent, ...] = read(text, published=published).agents
    return {agent.name: role.period for agent in agents for role in agent.roles}


def test_posts_carry_the_time_at_which_they_are_attested() -> None:
    text = (
        "Health Minister Grace Nadoro of Kenya spoke on Monday. The pact was signed in May 2019 by the then "
        "health minister, Peter Otieno."
    )
    assert _periods(text, "2024-03-08") == {"Grace Nadoro": "2024-03-08", "Peter Otieno": "2019-05"}
    assert _periods(text, None)["Grace Nadoro"] is None


def test_low_confidence_says_that_somebody_else_may_be_meant() -> None:
    sure, unsure = (
        facts(LANDS + sentence, Commitment)[0].confidence
        for sentence in ("Kenya agreed to train 300 nurses.", "Kenya is to train 300 nurses.")
    )
    assert sure > unsure


def test_by_when_it_shall_be_done_is_not_when_it_was_promised() -> None:
    (commitment,) = fields(LANDS + "Kenya pledged to train 300 nurses by 2028.", Commitment)
    assert commitment.made_on is None
    (commitment,) = fields(LANDS + "Kenya pledged on Monday to train 300 nurses by 2028.", Commitment)
    assert commitment.made_on == "XXXX-XX-XX"


def test_what_one_will_buy_is_no_undertaking() -> None:
    text = "“The first thing that I shall buy is beds,” said Joren Vael, who runs the hostel."
    assert not fields(text, Commitment)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kenya’s Health Minister Grace Nadoro said her government would send 30 nurses.", ["Kenya"]),
        (
            "The Department of Dock Work met. Dock Work Secretary Eva Lund said her department will fund it.",
            ["Department of Dock Work"],
        ),
        ("Oman’s Health Minister Grace Nadoro said the Sultanate would hire 30 nurses.", ["Oman"]),
        ("Kenya met Peru in Kenya. Peru left. The parties agreed to cut fees.", ["Kenya", "Peru"]),
        ("Kenya met Peru in Kenya. Peru left. Lima will supply 30 boats, the ministers said.", ["Peru"]),
        ("The Dock Workers Board (DWB) plans to cut fees.", ["Dock Workers Board"]),
        ("The Dock Workers Board will set up four clinics.", ["Dock Workers Board"]),
    ],
)
def test_who_a_possessive_a_polity_or_a_bracket_means(text: str, who: list[str]) -> None:
    assert [name for commitment in fields(text, Commitment) for name in commitment.who] == who


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Peru agree on nurse swap\n\nIt rained.",
        "Joren Vael plans to root for the home team.",
        "The Dock Board runs a scheme, which offers loans to drivers.",
        "Health Minister Grace Nadoro said each nurse would earn more, of which half would be paid at home.",
        "Health Minister Grace Nadoro said the loan would be paid by the Dock Board.",
    ],
)
def test_what_a_scheme_holds_and_what_others_do_is_no_undertaking(text: str) -> None:
    assert not fields(text, Commitment)


def test_two_infinitives_are_two_undertakings() -> None:
    found = fields(LANDS + "Kenya agreed to train 300 nurses and to open a clinic.", Commitment)
    assert [commitment.to_do for commitment in found] == ["train 300 nurses", "open a clinic"]


def test_what_was_promised_long_ago_in_the_first_person_is_no_undertaking() -> None:
    assert not fields("“We promised this line to our grandparents,” Mr Stefkov said.", Commitment)


@pytest.mark.parametrize(
    ("sentence", "to_do"),
    [
        ("Kenya pledged to train 30 nurses, two months after a strike began.", "train 30 nurses"),
        ("Kenya pledged to train 30 nurses, Minister Eva Lund told members.", "train 30 nurses"),
        ("Kenya pledged to train 30 nurses, and signed Peru’s plan.", "train 30 nurses"),
    ],
)
def test_where_an_undertaking_ends(sentence: str, to_do: str) -> None:
    assert [commitment.to_do for commitment in fields(LANDS + sentence, Commitment)] == [to_do]
