"""Posts before a name, after it and by a verb, with organization and country."""

from __future__ import annotations

import pytest

from store.reading import read
from store.reading.agents import find_agents
from store.reading.document import make_document
from store.records import Agent, Role


def person(text: str, name: str) -> Agent:
    """The agent of `name` in `text`."""
    return next(agent for agent in find_agents(make_document(text), []).agents if agent.name == name)


def role(text: str, name: str) -> Role | None:
    """The first role of `name` in `text`."""
    roles = person(text, name).roles
    return roles[0] if roles else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva Lund, president of the Harbour Trust, spoke.", "president of the Harbour Trust"),
        ("Eva Lund, the president of the Harbour Trust (HT), spoke.", "president of the Harbour Trust (HT)"),
        ("Eva Lund, 43, a nurse from Bergen, spoke.", "nurse from Bergen"),
        ("Eva Lund (Labour), leader of the opposition, spoke.", "leader of the opposition"),
        ("Eva Lund, Norway’s minister of health, spoke.", "Norway’s minister of health"),
        ("Eva Lund, who heads the Harbour Trust, spoke.", "heads the Harbour Trust"),
        ("Eva Lund, who is the head of the Harbour Trust, spoke.", "head of the Harbour Trust"),
        ("Eva Lund is the head of the Harbour Trust.", "head of the Harbour Trust"),
        ("Eva Lund was appointed head of the Harbour Trust in May.", "head of the Harbour Trust"),
        ("Eva Lund, the workers’ envoy on the board, spoke.", "workers’ envoy on the board"),
        ("Minister of Trade, Industry and Energy Eva Lund spoke.", "Minister of Trade, Industry and Energy"),
        ("Cabinet Secretary (CS) for Ports Eva Lund spoke.", "Cabinet Secretary (CS) for Ports"),
        ("The head of the Needle Workers’ Union (NWU), Eva Lund.", "head of the Needle Workers’ Union (NWU)"),
        ("The head of the Dockers’ Union (DU), Eva Lund, spoke.", "head of the Dockers’ Union (DU)"),
        ("Danish ambassador to Peru Eva Lund spoke.", "Danish ambassador to Peru"),
        ("Former deputy health minister Eva Lund spoke.", "Former deputy health minister"),
        ("HT country director Eva Lund spoke.", "HT country director"),
        ("He met his Danish counterpart Eva Lund.", "Danish counterpart"),
        ("Its director, Eva Lund, spoke.", "director"),
        ("The head of the Harbour Trust, Dr Eva Lund, spoke.", "head of the Harbour Trust"),
        ("“No,” said Eva Lund, chair of the Harbour Trust.", "chair of the Harbour Trust"),
        ("Sen. Eva Lund spoke.", "Sen."),
        ("Eva Lund, however, heads for the door.", None),
        ("Eva Lund, Ola Berg and the minister spoke.", None),
        ("The president, a friend of Eva Lund, spoke.", None),
    ],
)
def test_role_as_printed(text: str, expected: str | None) -> None:
    found = role(text, "Eva Lund")
    assert (found.role if found else None) == expected


def test_evidence_slices_to_the_role() -> None:
    text = "Eva Lund, president of the Harbour Trust, spoke."
    found = role(text, "Eva Lund")
    assert found is not None
    assert [text[slice(*span)] for span in found.evidence] == ["president of the Harbour Trust"]


@pytest.mark.parametrize(
    ("text", "organization", "country"),
    [
        ("Eva Lund, president of the Harbour Trust, spoke.", "Harbour Trust", None),
        ("Danish ambassador Eva Lund spoke.", None, "DK"),
        ("Minister of Health and Sport Eva Lund spoke in Denmark.", "Ministry of Health and Sport", "DK"),
        ("Norwegian Health Minister Eva Lund spoke in Denmark.", "Ministry of Health", "NO"),
        ("Prime Minister Eva Lund spoke.", None, None),
        ("The Minister of Housing of Peru, Eva Lund, spoke.", "Ministry of Housing of Peru", "PE"),
    ],
)
def test_organization_and_country(text: str, organization: str | None, country: str | None) -> None:
    found = role(text, "Eva Lund")
    assert found is not None
    assert (found.organization, found.country) == (organization, country)


def test_two_roles_of_one_person_are_both_kept() -> None:
    text = "Health Minister Eva Lund spoke. Lund, a doctor by training, left."
    assert [one.role for one in person(text, "Eva Lund").roles] == ["Health Minister", "doctor"]


def test_the_second_field_of_a_ministry_is_no_person() -> None:
    reading = read("Ali Omar, Kenya’s Minister of Labour and Vocational Training, met Jane Miller.")
    people = {
        agent.name: [role.role for role in agent.roles] for agent in reading.agents if agent.kind == "person"
    }
    assert people == {"Ali Omar": ["Kenya’s Minister of Labour and Vocational Training"], "Jane Miller": []}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Minister for Work, Jobs and Housing, Hon. Eva Lund, spoke.",
            "Minister for Work, Jobs and Housing",
        ),
        ("Ali Omar, received the Norwegian Minister for Work.", None),
        ("The Union of Dock Hands (UDH) secretary general, Eva Lund, spoke.", "secretary general"),
        ("LUND (NTB): Minister of Work, Hon. Eva Lund, spoke.", "Minister of Work"),
        ("Peru’s High Commissioner to Fiji, Her Excellency Eva Lund, spoke.", "High Commissioner to Fiji"),
        ("Permanent Secretary to the President, Eva Lund, spoke.", "Permanent Secretary to the President"),
        ("Labour and Social Security Minister Eva Lund spoke.", "Labour and Social Security Minister"),
        ("Union Minister for Labour U Eva Lund spoke.", "Union Minister for Labour"),
        (
            "Minister of Labor and Social Protection of the Population Eva Lund spoke.",
            "Minister of Labor and Social Protection of the Population",
        ),
        ("The board’s chairman, Eva Lund (retd), spoke.", "chairman"),
        ("Canada's chargé d'affaires, Eva Lund, spoke.", "chargé d'affaires"),
        ("Chargé d’affaires ad interim Eva Lund spoke.", "Chargé d’affaires ad interim"),
        (
            "Peru’s minister of Work, Social Security and Housing, Eva Lund, spoke.",
            "minister of Work, Social Security and Housing",
        ),
        ("Minister of State for Rural Affairs Shri Eva Lund spoke.", "Minister of State for Rural Affairs"),
    ],
)
def test_posts_with_lists_and_brackets(text: str, expected: str | None) -> None:
    found = role(text, "Eva Lund" if "Eva" in text else "Ali Omar")
    assert (found.role if found else None) == expected
