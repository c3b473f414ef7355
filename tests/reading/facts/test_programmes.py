"""Programmes: named or clearly described schemes."""

from __future__ import annotations

import pytest

from store.records import Organization, Programme
from tests.reading.facts.reading import fields


def test_named_with_owner_and_period() -> None:
    text = "The National Plan for Clean Rivers and Lakes 2021-2026, launched by Kenya last year, is late."
    (programme,) = fields(text, Programme)
    assert programme.name == "National Plan for Clean Rivers and Lakes 2021-2026"
    assert (programme.owner, programme.period) == (("Kenya",), "2021/2026")


def test_named_with_acronym_and_beginning() -> None:
    text = "They came under the Seasonal Harvest System (SHS), which began in 2011."
    (programme,) = fields(text, Programme)
    assert (programme.name, programme.period) == ("Seasonal Harvest System (SHS)", "2011")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("She asked him to expand the young drivers scheme.", "young drivers scheme"),
        ("The project, called Second Wind, is small.", "Second Wind"),
        ("The scheme, known as “Open Door”, is small.", "Open Door"),
    ],
)
def test_described_or_called(sentence: str, name: str) -> None:
    assert [p.name for p in fields(sentence, Programme)] == [name]


def test_one_of_several_programmes() -> None:
    text = "Kenya has laid out several programmes, including providing free meals to 40,000 pupils."
    (programme,) = fields(text, Programme)
    assert programme.name == "free meals to 40,000 pupils"
    assert programme.owner == ("Kenya",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The programme is new.",
        "This scheme and other programmes are new.",
        "It runs on the Automatic Pump System.",
        "The Rice Business Plan Competition is on Friday.",
        "The World Food Programme sent rice.",
    ],
)
def test_no_programme(sentence: str) -> None:
    assert fields(sentence, Programme) == []


def test_told_twice_is_one() -> None:
    text = "The Clean Rivers Programme was launched in 2019. The Clean Rivers Programme is small."
    assert len(fields(text, Programme)) == 1


def test_a_system_or_facility_that_somebody_runs() -> None:
    text = "They expand the seasonal worker system (SWS) to fishing. Some 300 men work under the SWS."
    assert [programme.name for programme in fields(text, Programme)] == ["seasonal worker system (SWS)"]
    text = "Kenya opened the Green Coast Facility, a five-year programme (2025-2030) worth 3 million euros."
    assert [programme.name for programme in fields(text, Programme)] == ["Green Coast Facility"]
    assert fields("They use the automatic pump system (APS) of Lima.", Programme) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kenya will launch the Fit to Sail programme in July.", "Fit to Sail programme"),
        ("Kenya has run the Rest and Repair programme for years.", "Rest and Repair programme"),
        ("They paid into the Sambaro scheme.", "Sambaro scheme"),
        ("The Young Dairy Worker Programme costs much.", "Young Dairy Worker Programme"),
        ("Kenya will finance the Calm Passage fund.", "Calm Passage fund"),
        ("Kenya backs the Women at Sea programme.", "Women at Sea programme"),
        ("The Green Shore Programme, Norvind and Vael will pay.", "Green Shore Programme"),
        ("They train under the Jeevan Kala Yojana.", "Jeevan Kala Yojana"),
        ("Kenya will set up a Retired Drivers Fund soon.", "Retired Drivers Fund"),
    ],
)
def test_titles_of_two_parts_and_of_one_word(sentence: str, name: str) -> None:
    assert [p.name for p in fields(sentence, Programme)] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kenya programme is new.",
        "The Bergen project is in Bergen.",
        "Of the group Inland Women Initiative, he left.",
    ],
)
def test_a_place_or_body_before_the_noun_is_no_programme(sentence: str) -> None:
    assert fields(sentence, Programme) == []


def test_who_will_launch_it_owns_it() -> None:
    (programme,) = fields("Kenya will launch the Fit to Sail programme in July.", Programme)
    assert programme.owner == ("Kenya",)


def test_a_fund_that_somebody_sets_up_is_no_body() -> None:
    assert fields("Kenya will set up a Retired Drivers Fund soon.", Organization) == []
