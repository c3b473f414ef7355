"""Who is who over the articles: keys of names, likeness of two names, people of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.identity.people import Profile, differ, shared
from store.identity.suggestions import compare
from store.records import Agent, Role
from store.search.naming import canonical, is_acronym


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Centre for Labour Rights", "Center for Labor Rights"),
        ("The Harbour Workers’ Organisation", "Harbor Workers' Organization"),
        ("Ministry of Trade & Defence", "ministry of trade and defense"),
        ("Co-operation Programme", "Cooperation Program"),
        ("Dr. José Lindé", "Jose Linde"),
        ("H.E. Ana Korr", "Ana Korr"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ana Korr", "Ana Karr"), ("Ministry of Trade", "Ministry of Transport"), ("The The", "Lady")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.text())
def test_a_key_is_its_own_key_and_never_lost(name: str) -> None:
    key = canonical(name)
    assert bool(key) == any(character.isalnum() for character in key)
    assert canonical(key) in (key, canonical(canonical(key)))


def test_acronyms_are_short_and_in_capitals() -> None:
    assert all(map(is_acronym, ("WAC", "I.L.O.", "AFL-CIO", "G20")))
    assert not any(map(is_acronym, ("Wac", "A", "INTERNATIONAL", "Ana")))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ana Korr", "Korr Ana", "in another order"),
        ("Labour Ministry", "Ministry of Labour", "in another order"),
        ("Korr", "Ana Korr", "part of the name"),
        ("A. Korr", "Ana Korr", "initials"),
        ("Ana Korrin", "Ana Korin", "a letter differs"),
        ("Marai Korr", "Maria Korr", "a letter differs"),
        ("WAC", "Workers’ Aid Centre", "an acronym"),
    ],
)
def test_what_speaks_for_two_names_being_one(one: str, other: str, why: str) -> None:
    for first, second in ((one, other), (other, one)):
        likeness = compare(first, (), second, ())
        assert likeness is not None
        assert likeness.why == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Korr", "Ana Lind"),
        ("Ministry of Labour", "Ministry of Trade"),
        ("Ana", "Anna"),
        ("WAC", "Wide Arc Club"),
    ],
)
def test_names_that_only_look_alike_are_not_offered(one: str, other: str) -> None:
    found = compare(one, (), other, ())
    assert found is None or (one, found.why) == ("WAC", "an acronym")


def _profile(role: str, body: str = "", country: str | None = None, *others: str) -> Profile:
    person = Agent(
        id="a1", kind="person", name="Ana Korr", roles=(Role(role=role, organization=body, country=country),)
    )
    company = [Agent(id=f"a{n}", kind="person", name=name) for n, name in enumerate(others, 2)]
    return Profile.of(person, [person, *company])


def test_people_of_one_name_in_different_fields_differ() -> None:
    assert differ(
        _profile("president", "Dock Workers' Union"), _profile("professor of law", "Sarn University")
    )


def test_a_career_within_one_field_is_one_person() -> None:
    assert not differ(_profile("Minister of Labour"), _profile("ambassador to Kestria"))


def test_ministers_of_two_countries_differ() -> None:
    assert differ(_profile("minister", country="NO"), _profile("minister", country="PE"))
    assert not differ(_profile("ambassador", country="NO"), _profile("minister", country="PE"))


def test_company_in_common_makes_one_person() -> None:
    old, new = (
        _profile("president", "Dock Union", None, "Ilan Droz"),
        _profile("professor", "", None, "Ilan Droz"),
    )
    assert not differ(old, new)
    assert shared(old, new) == 1


def test_nobody_differs_without_a_post() -> None:
    assert not differ(_profile("nurse"), Profile())


def test_a_profile_learns() -> None:
    known = _profile("nurse", "Sarn Clinic")
    known.add(_profile("nurse", "Veyra Hospital", "NO", "Ilan Droz"))
    assert known.posts == ["nurse"]
    assert known.bodies == ["sarn", "clinic", "veyra", "hospital"]
    assert (known.countries, known.companions) == (["NO"], ["ilan droz"])
