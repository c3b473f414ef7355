"""The cast of whole reports: who is in them, in which roles, and who speaks."""

from __future__ import annotations

import re

import pytest

from store.reading.agents import Cast, find_agents
from store.reading.attributions.attribution import Attribution
from store.reading.document import make_document
from store.reading.facts import organizations, people, places
from tests.reading.agent_samples import SAMPLES, Sample


def cast_of(text: str, *sources: str) -> Cast:
    """The cast of `text` with an attribution for each source, found by its first occurrence."""
    attributions = []
    for source in sources:
        start = text.index(source)
        attributions.append(Attribution(parts=[(start, start + 1)], source=(start, start + len(source))))
    return find_agents(make_document(text), attributions)


def speakers(cast: Cast, index: int = 0) -> list[str]:
    """The names of the speakers of attribution `index`."""
    names = {agent.id: agent.name for agent in cast.agents}
    return [names[identity] for identity in cast.speakers_of(index)]


def _source(words: str) -> str:
    """The noun phrase in words such as "said the minister" or "Yun said"."""
    verbs = "said|told|noted|made|also|praised|added|thanked|promised|urged|wrote|quoted|to pay|would"
    return re.sub(rf"^said | (?:{verbs})\b.*", "", words)


@pytest.mark.parametrize("name", SAMPLES)
def test_people_have_their_roles(name: str) -> None:
    sample = SAMPLES[name]
    document = make_document(sample.text)
    found = {}
    for draft in people.find(document, find_agents(document, [])):
        assert draft.evidence
        found[draft.fields.name] = draft.fields.role  # type: ignore[union-attr]
    assert found == sample.people


@pytest.mark.parametrize("name", SAMPLES)
def test_organizations_and_places(name: str) -> None:
    sample = SAMPLES[name]
    document = make_document(sample.text)
    cast = find_agents(document, [])
    assert {draft.fields.name for draft in organizations.find(document, cast)} == sample.organizations  # type: ignore[union-attr]
    assert {draft.fields.name for draft in places.find(document, cast)} == sample.places  # type: ignore[union-attr]


@pytest.mark.parametrize("name", SAMPLES)
def test_speakers_are_resolved(name: str) -> None:
    sample: Sample = SAMPLES[name]
    attributions = []
    for words in sample.speakers:
        start = sample.text.index(words) + words.index(_source(words))
        attributions.append(
            Attribution(parts=[(start, start + 1)], source=(start, start + len(_source(words))))
        )
    cast = find_agents(make_document(sample.text), attributions)
    assert {words: speakers(cast, i) for i, words in enumerate(sample.speakers)} == sample.speakers


@pytest.mark.parametrize("name", SAMPLES)
def test_mentions_slice_to_words(name: str) -> None:
    text = SAMPLES[name].text
    for agent in find_agents(make_document(text), []).agents:
        assert list(agent.mentions) == sorted(set(agent.mentions))
        for start, end in agent.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        for role in agent.roles:
            assert [text[slice(*span)] for span in role.evidence] == [role.role]


def test_the_same_text_gives_the_same_cast() -> None:
    text = SAMPLES["qatar"].text
    assert find_agents(make_document(text), []).agents == find_agents(make_document(text), []).agents


@pytest.mark.parametrize(
    "text", ["", " \n\n", "lower case only, nothing else", "“", "A", "(((((", "THE MINISTER SAID", "’s ’s ’s"]
)
def test_nothing_to_find(text: str) -> None:
    cast = find_agents(make_document(text), [])
    assert all(agent.mentions for agent in cast.agents)


def test_agent_at_and_resolve() -> None:
    text = (
        "Estonia and Latvia will build a bridge. "
        "Transport Minister Mart Kuusik met his Latvian counterpart Ilze Ozola in Riga. "
        "The two ministers signed a plan. Both countries will pay."
    )
    cast = cast_of(text)
    here = text.index("Kuusik")
    at = cast.agent_at((here, here + 6))
    assert at is not None
    assert at.name == "Mart Kuusik"
    assert [agent.name for agent in cast.resolve("the two ministers")] == ["Mart Kuusik", "Ilze Ozola"]
    assert [agent.name for agent in cast.resolve("both countries")] == ["Estonia", "Latvia"]
    assert [agent.name for agent in cast.resolve("Estonia")] == ["Estonia"]
    span = (text.index("The two ministers"), text.index(" signed"))
    assert [agent.name for agent in cast.resolve(span)] == ["Mart Kuusik", "Ilze Ozola"]


def test_setting_is_the_country_most_spoken_of() -> None:
    text = "Uganda will fine smugglers. The Ugandan police and Kenya agreed on this in Kampala."
    assert cast_of(text).setting == "UG"
    assert cast_of("Nothing here names a country.").setting is None
