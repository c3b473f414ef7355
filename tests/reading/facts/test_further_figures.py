"""Figures beside dates and changes, programmes with acronyms and quotation marks, seasons, organizations."""

from __future__ import annotations

import pytest

from store.records import Date, Figure, Organization, Programme
from tests.reading.facts.reading import fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru took 130 nurses this year, down from 165 last year.", [(130, "people"), (165, "people")]),
        ("It raised the number of clinics from 1,288 to 1,400.", [(1288, "clinics"), (1400, "clinics")]),
        ("The number of complaints lodged by nurses fell to 1,310 last year.", [(1310, "complaints")]),
        ("It let in 45 French, Greek and Danish vessels.", [(45, "vessels")]),
        ("It has some 10,000 troops, about 3,000 of them in Lima.", [(10000, "people"), (3000, "people")]),
        ("Under it 5,200 of its citizens worked in Lima.", [(5200, "people")]),
        ("The ships cost 64.38 billion yen.", [(64_380_000_000, "JPY")]),
        ("Tuna brought in MVR 2.3 billion.", [(2_300_000_000, "MVR")]),
        ("They met workers, of whom 1,480 came from Lima.", [(1480, "people")]),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in fields(text, Figure)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nurses came under the Pacific Lands Labour (PLL) scheme.",
            "Pacific Lands Labour (PLL) scheme",
        ),
        ("Kenya opened the “Safe Return” reintegration programme.", "Safe Return"),
        ("Nurses came under the Clean Rivers 2030 programme.", "Clean Rivers 2030 programme"),
        ("They spoke of a second phase of the Better Newborn Care Project.", "Better Newborn Care Project"),
    ],
)
def test_programmes(text: str, name: str) -> None:
    assert [programme.name for programme in fields(text, Programme)] == [name]


def test_a_programme_and_its_acronym_are_one_and_no_organization() -> None:
    text = "Nurses came under the Pacific Lands Labour (PLL) scheme. The PLL scheme is old."
    assert len(fields(text, Programme)) == 1
    assert fields(text, Organization) == []


@pytest.mark.parametrize(
    "text",
    [
        "They discussed a possible trainee exchange programme.",
        "No Place For Us In A Long Presidential Campaign",
        "They launched a smear campaign against the “loose talk” campaign.",
    ],
)
def test_no_programme(text: str) -> None:
    assert fields(text, Programme) == []


def test_a_season_without_a_year_stays_open() -> None:
    text = "The plan starts in the autumn, not in a spring of water."
    assert [date.edtf for date in fields(text, Date)] == ["XXXX-23"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lund, the Minister of Fisheries and Ocean Policy of Norway, spoke.",
        "It was a Turkish-brokered deal.",
        "Kenya and Peru signed the Agreement on the Exchange of Fisheries Data.",
    ],
)
def test_parts_of_posts_and_titles_are_no_organizations(text: str) -> None:
    names = {organization.name for organization in fields(text, Organization)}
    assert not names & {
        "Ocean Policy",
        "Ocean Policy of Norway",
        "Turkish-brokered",
        "Exchange of Fisheries Data",
    }


def test_the_years_behind_a_programme_are_its_period() -> None:
    (programme,) = fields("Ghana launched a Decent Work Country Programme for 2024-2027.", Programme)
    assert programme.period == "2024/2027"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 1,35,000 workers came.", [(135000, "people")]),
        ("MASERU, May 3 - Lesotho pays M1 450 to 1 200 cleaners.", [(1450, "LSL"), (1200, "people")]),
        ("The port’s 38 member firms employ 12\u202f500 people.", [(38, "firms"), (12500, "people")]),
        ("They agreed to raise to 3,500 the number of visas.", [(3500, "visas")]),
        ("Agents took between ₹3 lakh and ₹5 lakh.", [((3e5, 5e5), "INR")]),
        ("It has 900 nurses, compared with 485 in 2020.", [(900, "people"), (485, "people")]),
        ("It has 900 nurses and asks for 200 more.", [(900, "people"), (200, "people")]),
        ("They dig a 2.4km tunnel.", [(2.4, "km")]),
        ("KINGSTON, May 3 - Canada will pay $5 million to Canada.", [(5e6, "JMD")]),
        ("They cleared 1,300 of 4,600 cases.", [(1300, "cases"), (4600, "cases")]),
        (
            "It has 900 nurses, down 5 per cent from 1,250.",
            [(900, "people"), (5, "percent"), (1250, "people")],
        ),
        ("They paid S/ 18.5 million.", [(18.5e6, "PEN")]),
        ("It costs N$3.1 billion.", [(3.1e9, "NAD")]),
        ("About three quarters of farms closed.", []),
        ("About 178,000 people hold S Passes.", [(178000, "people")]),
        ("It lies 112 kilometres south of Lund.", [(112, "kilometres")]),
        ("A ship with 900 doses landed Saturday.", [(900, "doses")]),
        ("They lack 1,400 nurses next season.", [(1400, "people")]),
        ("Of these, 1,250 (25 per cent) are women.", [(1250, "people"), (25, "percent")]),
        ("Peruvian cooks, 340 of whom work here, came.", [(340, "people")]),
        ("Permits rose from 1,200 to 1,900.", [(1200, "Permits"), (1900, "Permits")]),
        ("Some 4 in 10 nurses left; one out of five stayed.", []),
        ("CANBERRA, May 3 - Australia will pay $5 million.", [(5e6, "AUD")]),
        ("NAIROBI, May 3 - Kenya will pay $5 million.", [(5e6, "USD")]),
    ],
)
def test_units_behind_words_local_dollars_and_shares(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in fields(text, Figure)] == expected
