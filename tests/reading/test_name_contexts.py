"""Titles, towns, bodies and antecedents that only the words around them tell."""

from __future__ import annotations

import pytest

from store.reading.agents import find_agents
from store.reading.agents.entities import Entity
from store.reading.document import make_document


def entities(text: str) -> list[Entity]:
    """All named entities of `text`."""
    return [e for e in find_agents(make_document(text), []).entities.all if e.mentions]


def kinds(text: str) -> dict[str, str]:
    """Kind by name."""
    return {e.name: e.kind for e in entities(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The fund was opened by Datuk Seri Azman Idris on Tuesday.", "Azman Idris"),
        ("The fund was opened by Dato’ Sri Hafizah Omar on Tuesday.", "Hafizah Omar"),
        ("On Monday Cllr Thandeka Mokoena opened the fund.", "Thandeka Mokoena"),
        ("Transport Minister Hon. Eng. Peter Ssali opened the fund.", "Peter Ssali"),
        ("Its director Brig (retd) Joseph Lwanga opened the fund.", "Joseph Lwanga"),
        ("On Monday Smt Kamla Devi Rathore opened the fund.", "Kamla Devi Rathore"),
        ("Ambassador Jin Park opened the fund.", "Jin Park"),
        ("Cabinet Secretary (CS) for Maritime Affairs Jafet Mwoki opened the fund.", "Jafet Mwoki"),
        ("Chairman of the Board of Talas Bank Olim Karimzoda opened the fund.", "Olim Karimzoda"),
        ("The Head of the Albanian Dock Agency Blerta Kolani opened the fund.", "Blerta Kolani"),
        ("On Monday Dr Sultan Al Harbani opened the fund.", "Sultan Al Harbani"),
        ("Health Minister K. P. Nadarajan Pillai opened the fund.", "K. P. Nadarajan Pillai"),
        ("Health Minister Md. Rafiq Miah opened the fund.", "Md. Rafiq Miah"),
        ("Minister of Trade of Uzbekistan Olim Karimzoda opened the fund.", "Olim Karimzoda"),
        ("Chairman of the Committee for Women and Family Affairs Lola Karimzoda came.", "Lola Karimzoda"),
        ("The Ambassador of the Republic of Moldova Ion Ciubotaru opened the fund.", "Ion Ciubotaru"),
        ("It was opened by the envoy Jon Park at Vanijya Bhawan on Monday.", "Jon Park"),
    ],
)
def test_titles_are_no_part_of_a_name(text: str, name: str) -> None:
    assert kinds(text).get(name) == "person"


def test_a_venue_is_no_person() -> None:
    assert kinds("Ana Solanki met Jon Vael at Dorran Halleck on Monday.")["Dorran Halleck"] == "place"


def test_a_title_in_brackets_does_not_hide_the_post() -> None:
    text = "The Managing Director of Tambo Railways (TR) Brig (retd) Joseph Lwanga spoke."
    person = next(e for e in entities(text) if e.kind == "person")
    document = make_document(text)
    assert document.slice(person.roles[0].first, person.roles[0].last).startswith(
        "Managing Director of Tambo"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KASANDA, Feb 6: The council will buy buses.", "Kasanda"),
        ("The buses will leave from Malimbe Hall every morning.", "Malimbe Hall"),
        ("The traders met at Faisal House on Monday.", "Faisal House"),
        ("The envoy was received at Yasmin Palace by the emir.", "Yasmin Palace"),
        ("The traders met at the Grand Lotus Hotel on Monday.", "Grand Lotus Hotel"),
        ("The residents of Batu Merah had waited for years.", "Batu Merah"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert kinds(text).get(name) == "place"


def test_a_long_name_of_a_country_is_the_country() -> None:
    assert kinds("The Sultanate of Oman will hire nurses.") == {"Oman": "country"}


@pytest.mark.parametrize(
    "text",
    [
        "Wages will be paid before Diwali.",
        "Sales rose in FY2025-26 by a third.",
        "The Steppe Labour Mobility Agreement (SLMA) ended. Fees under the SLMA were high.",
    ],
)
def test_feasts_fiscal_years_and_treaties_are_no_agents(text: str) -> None:
    assert kinds(text) == {}


def test_an_initiative_that_acts_is_a_body() -> None:
    assert kinds("The Oruba Health Initiative will pay.") == {"Oruba Health Initiative": "organization"}


def test_an_object_pronoun_is_not_the_subject_beside_it() -> None:
    text = "The coordinator, Agnes Banda, came. Kalonga Mwase thanked her. He left."
    cast = find_agents(make_document(text), [])
    he = text.index("He left")
    entity = cast.entity_at((he, he + 2))
    assert entity is not None
    assert entity.name == "Kalonga Mwase"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Universidad de los Lagos will pay.", {"Universidad de los Lagos": "organization"}),
        ("The Bangko Sentral ng Marawen will pay.", {"Bangko Sentral ng Marawen": "organization"}),
        ("The King Tamim Relief Centre will pay.", {"King Tamim Relief Centre": "organization"}),
        ("The Social Insurance Board (Sikso) will pay.", {"Social Insurance Board": "organization"}),
        ("He praised the Inner Growth Pathway.", {}),
        ("The Quiet Rivers programme will end.", {}),
        ("They opened the “Halima sa Dagat” relief project.", {}),
        (
            "The envoy of Kenya, Juma Otieno wa Mbali, spoke.",
            {"Kenya": "country", "Juma Otieno wa Mbali": "person"},
        ),
        ("Then Prof. Zulkar Karim Holm spoke.", {"Zulkar Karim Holm": "person"}),
    ],
)
def test_foreign_bodies_brackets_schemes_and_particles(text: str, found: dict[str, str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LUND (Norpress) -- It rained.", {"Lund": "place", "Norpress": "organization"}),
        ("They pay 5 million U.S. dollars.", {}),
        ("The new Fair Pay Test regulation is out.", {}),
        ("It closed the Approved Employer Visa to cooks.", {}),
        ("PT Sari Laut Tbk will pay.", {"PT Sari Laut Tbk": "organization"}),
        ("H E Sheikha Muna al-Karim spoke.", {"Muna al-Karim": "person"}),
        ("The Coast Workers Council’s (CWC) office closed.", {"Coast Workers Council": "organization"}),
    ],
)
def test_agencies_dollars_visas_and_titles(text: str, found: dict[str, str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was held at the Lund Convention Centre (LCC).", {"Lund Convention Centre": "place"}),
        ("He praised the Somari communities.", {}),
        ("The Sixth Island Forum will open.", {}),
        ("They work for the NGO Rutas Firmes.", {"Rutas Firmes": "organization"}),
        (
            "The head of the Dock Women’s Council, Delfa Wajai, spoke.",
            {"Dock Women’s Council": "organization", "Delfa Wajai": "person"},
        ),
        (
            "Ann Lund, a director of the Carers Rights Desk, spoke.",
            {"Ann Lund": "person", "Carers Rights Desk": "organization"},
        ),
        ("They renewed the Agreement on Marine Study Cooperation.", {}),
        ("Blago Stefkov and his brother came. Mr Stefkov left.", {"Blago Stefkov": "person"}),
        (
            "The Garment, Shoe and Bag Association will pay.",
            {"Garment, Shoe and Bag Association": "organization"},
        ),
        (
            "The Bureau of Health and Social Care will pay.",
            {"Bureau of Health and Social Care": "organization"},
        ),
        ("Italy’s ENGA will pay.", {"Italy": "country", "ENGA": "organization"}),
        ("Dock Board and Moltelcom will pay.", {"Dock Board": "organization", "Moltelcom": "organization"}),
        ("It rose in January-May.", {}),
        ("The king’s Special Envoy for Youth came.", {}),
        ("It was signed at Hotel Lumina.", {"Hotel Lumina": "place"}),
        (
            "The Dock Energy Agency’s Anto Beckmol spoke.",
            {"Dock Energy Agency": "organization", "Anto Beckmol": "person"},
        ),
        ("Latvia’s Raminta Popovel spoke.", {"Latvia": "country", "Raminta Popovel": "person"}),
        ("Minister of Environment and Climate Change Marina Duarlop spoke.", {"Marina Duarlop": "person"}),
        ("They paid S/ 18.5 million.", {}),
        ("Électricité du Karn will pay.", {"Électricité du Karn": "organization"}),
        (
            "The Dock Board, Air Lumina and the Quay Board paid.",
            {"Dock Board": "organization", "Air Lumina": "organization", "Quay Board": "organization"},
        ),
        ("The villagers from Ban Nong Sua came.", {"Ban Nong Sua": "place"}),
        ("They came from Banteay Meanchey and Lund.", {"Banteay Meanchey": "place", "Lund": "place"}),
    ],
)
def test_venues_peoples_events_and_lists(text: str, found: dict[str, str]) -> None:
    assert kinds(text) == found


def test_words_of_a_headline_are_no_names() -> None:
    text = "Labour Minister Opens Desk For Farm Workers\n\nThe desk for farm workers opens in May."
    assert kinds(text) == {}


def test_initials_of_the_headline_are_the_body_spelt_out_below() -> None:
    (body,) = entities("DTO plans strike\n\nThe Dock Traders Organization will strike.")
    assert (body.name, body.acronym) == ("Dock Traders Organization", "DTO")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday the World Food Programme opened a port.", "World Food Programme"),
        ("Rice came from Save the Children in May.", "Save the Children"),
        ("The board wrote to the Prime Minister’s Office.", "Prime Minister’s Office"),
        (
            "The nets come from the Ministry of Labour and Pension System.",
            "Ministry of Labour and Pension System",
        ),
    ],
)
def test_bodies_without_a_head_noun_at_their_end(text: str, name: str) -> None:
    assert kinds(text).get(name) == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "She presented the Pension at Home programme.",
        "Nurses need German at the B2 level.",
        "Staff Correspondent\n\nThe port was opened.",
        "In court the minister said Sh1.2 billion was paid.",
    ],
)
def test_schemes_levels_bylines_and_sums_are_no_agents(text: str) -> None:
    assert kinds(text) == {}


def test_a_line_in_capitals_is_the_town_of_the_report() -> None:
    assert kinds("KASANDAPURAM\n\nThe council will buy buses.") == {"Kasandapuram": "place"}
