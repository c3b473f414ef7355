"""Places as facts: countries with their code, named places, seats of organizations."""

from __future__ import annotations

from store.reading.agents import find_agents
from store.reading.document import make_document
from store.reading.facts import places
from store.records import Place


def found(text: str) -> list[Place]:
    """The places told in `text`; every fact's evidence slices to words of it."""
    document = make_document(text)
    drafts = list(places.find(document, find_agents(document, [])))
    for draft in drafts:
        assert draft.evidence
        assert all(text[start:end].strip() for start, end in draft.evidence)
    return [draft.fields for draft in drafts if isinstance(draft.fields, Place)]


def test_a_country_has_its_code_and_english_name() -> None:
    assert found("They flew to the US and the UK.") == [
        Place(name="United States", country="US"),
        Place(name="United Kingdom", country="GB"),
    ]


def test_a_place_is_told_once() -> None:
    assert found("Riga is cold. They left Riga for Riga.") == [Place(name="Riga")]


def test_a_shouted_dateline_is_written_as_usual() -> None:
    assert found("KUALA LUMPUR, May 4 - It rained.") == [Place(name="Kuala Lumpur")]


def test_an_adjective_is_no_place() -> None:
    assert found("Danish farmers met the Korean side.") == []


def test_the_seat_of_an_organization() -> None:
    text = (
        "They met at the ministry headquarters, then at the Harbour Trust’s headquarters and at headquarters."
    )
    assert [place.name for place in found(text)] == ["ministry headquarters", "Harbour Trust’s headquarters"]
