"""Agreements told in relative clauses, as changes of older ones, by offices, and beside others."""

from __future__ import annotations

import pytest

from store.records import Agreement
from tests.reading.facts.reading import fields

LANDS = "Kenya and Peru are friends. Kenyan papers like Peru, and Peruvian papers like Kenya.\n\n"


@pytest.mark.parametrize(
    ("sentence", "signed"),
    [
        (
            "Ministers praised the memorandum of understanding that Kenya and Peru inked in May 2021.",
            "2021-05",
        ),
        ("The pact, which covers nurses, was signed by Kenya and Peru in May 2021.", "2021-05"),
        ("Since May 2021, when Kenya signed an accord with Peru, much has changed.", "2021-05"),
        ("Kenya and Peru have a cooperation agreement, concluded in May 2021.", "2021-05"),
        ("The treaty was signed in May 2021 by the then health minister, Grace Nadoro.", "2021-05"),
    ],
)
def test_two_countries_and_a_day(sentence: str, signed: str) -> None:
    (agreement,) = fields(LANDS + sentence, Agreement)
    assert set(agreement.parties) == {"Kenya", "Peru"}
    assert agreement.signed == (signed,)


def test_what_stands_in_a_relative_clause_is_another_agreement() -> None:
    text = (
        LANDS
        + "The protocol, which implements an accord in force since 2014, was signed by Kenya and Peru in "
        "Lima in November 2019."
    )
    found = {agreement.type: agreement.signed for agreement in fields(text, Agreement)}
    assert found["protocol"] == ("2019-11",)


def test_the_date_in_the_name_is_that_of_the_treaty_that_is_amended() -> None:
    text = LANDS + "Kenya and Peru signed a protocol amending the 2007 Water Treaty."
    found = {agreement.type: agreement.signed for agreement in fields(text, Agreement)}
    assert found == {"protocol": (), "treaty": ("2007",)}


def test_the_previous_one_is_another() -> None:
    text = (
        "The union Rota and the city of Oslo signed a wage agreement on Friday. The previous agreement, "
        "reached in 2022, ran out in June."
    )
    assert [agreement.signed for agreement in fields(text, Agreement)] == [("XXXX-XX-XX",), ("2022",)]


def test_a_similar_one_is_another() -> None:
    text = LANDS + (
        "Kenya and Peru signed an accord on fish in 2019. Ghana, which has a "
        "similar accord with Togo expiring "
        "on July 30, wants more."
    )
    first, other = fields(text, Agreement)
    assert (first.signed, other.valid_until) == (("2019",), "XXXX-07-30")
    assert set(other.parties) == {"Ghana", "Togo"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The agreement came as Kenya and Peru spoke of fish.",
        "An amendment is on sale after the convention in November.",
    ],
)
def test_no_agreement(sentence: str) -> None:
    assert fields(LANDS + sentence, Agreement) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Peru worked toward concluding an accord on fish.",
        "Peru will help on condition that Kenya signs the accord on fish.",
    ],
)
def test_what_is_not_yet_signed_is_planned_at_most(sentence: str) -> None:
    assert {agreement.status for agreement in fields(LANDS + sentence, Agreement)} <= {"planned"}


def test_a_headline_and_the_report_tell_one_agreement() -> None:
    text = (
        "Kenya and Peru renew pact on nurses\n\n"
        "Kenya and Peru on Monday extended a memorandum of understanding on nurses."
    )
    (agreement,) = fields(text, Agreement)
    assert (agreement.type, agreement.status) == ("MoU", "renewed")


def test_a_rank_beside_another_deed_dates_no_signing() -> None:
    text = (
        "Ghana and Togo spoke for a year. Talks on a third one broke down on Monday; on Tuesday, the second "
        "memorandum of Ghana and Togo ran out."
    )
    (agreement,) = fields(text, Agreement)
    assert (agreement.ordinal, agreement.signed, agreement.status) == (2, (), "expired")


def test_declarations_and_arrangements_are_agreements_once_signed() -> None:
    text = LANDS + (
        "Kenya and Peru signed a declaration on fish in May 2021. The "
        "declaration of war in the play was long."
    )
    assert [agreement.type for agreement in fields(text, Agreement)] == ["declaration"]
    text = (
        LANDS + "Kenya and Peru signed an arrangement on nurses. The arrangement runs until the end of 2029."
    )
    assert [agreement.valid_until for agreement in fields(text, Agreement)] == ["2029"]


def test_who_looks_on_signs_nothing() -> None:
    text = LANDS + (
        "The pact was signed in Lima on May 5 by Health Minister Ann Lima of Kenya and Health Minister "
        "Jorge Ruiz of Peru in the presence of President Omar Saleh."
    )
    (agreement,) = fields(text, Agreement)
    assert agreement.signatories == ("Ann Lima", "Jorge Ruiz")


def test_a_long_list_of_parties_does_not_hide_the_day() -> None:
    text = (
        "The agreement between the Garment Union, the Employers Federation and the Ministry of Labour was "
        "signed on 3 June 2024 and will remain in force until 2 June 2026."
    )
    (agreement,) = fields(text, Agreement)
    assert len(agreement.parties) == 3
    assert (agreement.signed, agreement.valid_until) == (("2024-06-03",), "2026-06-02")


def test_several_that_are_not_told_apart_are_one_fact() -> None:
    (agreement,) = fields("Ghana and Togo signed two memoranda of understanding on Monday.", Agreement)
    assert (set(agreement.parties), agreement.signed) == ({"Ghana", "Togo"}, ("XXXX-XX-XX",))


@pytest.mark.parametrize(
    ("sentence", "signed"),
    [
        ("Ann Lima met Jorge Ruiz on Friday, as a pact signed on May 5, 2021 expires soon.", ("2021-05-05",)),
        ("Kenya and Peru will trade from Monday after they signed a pact.", ()),
        ("On May 3, after months of talks, Kenya and Peru signed a pact.", ("XXXX-05-03",)),
        ("Kenya and Peru agreed on Monday after signing a pact.", ("XXXX-XX-XX",)),
        ("Kenya and Peru signed a contract. The contract, dated 3 May 2024, is short.", ("2024-05-03",)),
    ],
)
def test_the_date_of_another_clause_is_not_that_of_the_signing(
    sentence: str, signed: tuple[str, ...]
) -> None:
    (agreement,) = fields(LANDS + sentence, Agreement)
    assert agreement.signed == signed


def test_a_dateline_dates_no_signing_but_tells_which_day_is_today() -> None:
    text = "By Ann Lima\n\nLIMA, March 4 (Reuters) - Kenya and Peru have signed an accord, the ministry said."
    assert [agreement.signed for agreement in fields(text, Agreement)] == [()]
    text = "Lima, 4 March 2025\n\nKenya and Peru today signed a pact on nurses."
    assert [agreement.signed for agreement in fields(text, Agreement)] == [("2025-03-04",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Peru signed a protocol amending the pact which Kenya and Peru concluded in 2014.",
        "Kenya and Peru signed an addendum to the accord signed in Lima in 2014.",
        "Kenya and Peru signed a protocol extending the treaty of 2014.",
    ],
)
def test_what_a_protocol_amends_is_an_agreement_with_its_own_day(sentence: str) -> None:
    outer, amended = fields(sentence, Agreement)
    assert (outer.signed, amended.signed) == ((), ("2014",))
    assert amended.parties == ("Kenya", "Peru")


def test_the_current_agreement_is_not_the_one_that_is_planned() -> None:
    text = LANDS + (
        "Kenya is hoping to conclude a labour pact with Peru. "
        "The current pact, signed on 5 May 2020, ends soon."
    )
    planned, current = fields(text, Agreement)
    assert (planned.status, planned.signed, current.signed) == ("planned", (), ("2020-05-05",))


def test_an_agreement_of_states_is_not_between_the_universities_told_before() -> None:
    text = LANDS + (
        "The University of Lima and the University of Nairobi signed an agreement on May 3. "
        "The bilateral agreement on visas, signed in Lima on May 5, 2023, is valid until 2028."
    )
    assert [set(agreement.parties) for agreement in fields(text, Agreement)][1] == {"Kenya", "Peru"}


def test_an_extension_is_no_second_agreement() -> None:
    text = LANDS + (
        "Kenya and Peru signed a pact on tea in 2020. It runs until 2025. "
        "They agreed to extend the pact until 2030."
    )
    assert len(fields(text, Agreement)) == 1


def test_an_arrangement_struck_on_a_day_is_between_the_two_countries_of_the_report() -> None:
    text = (
        LANDS
        + "The two-year arrangement, struck in Lima on 9 December, gives boats tuna. It runs out in 2026."
    )
    (agreement,) = fields(text, Agreement)
    assert (set(agreement.parties), agreement.signed) == ({"Kenya", "Peru"}, ("XXXX-12-09",))
    assert agreement.valid_until == "2026"


def test_what_replaces_another_comes_back_to_its_own_end() -> None:
    text = (
        "Peru and Chile signed a memorandum of understanding on nurses on 4 May 2026. "
        "It replaces a memorandum signed on 17 September 2018 and is valid until 3 May 2031."
    )
    found = {one.signed: one.valid_until for one in fields(text, Agreement)}
    assert found == {("2026-05-04",): "2031-05-03", ("2018-09-17",): None}


def test_two_bodies_of_two_countries_are_the_parties() -> None:
    text = "Peru’s Lima University and Chile’s Maipo College will share staff under a pact signed today."
    (agreement,) = fields(text, Agreement)
    assert agreement.parties == ("Lima University", "Maipo College")


def test_who_only_tells_of_it_is_no_party() -> None:
    text = (
        "The labour agreement between Nepal and Malaysia will expire on December 8, officials said on Sunday."
    )
    (agreement,) = fields(text, Agreement)
    assert agreement.parties == ("Nepal", "Malaysia")
