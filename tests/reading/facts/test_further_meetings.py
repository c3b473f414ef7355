"""Meetings told in longer sentences: relative clauses, sides, descriptions, time and place told elsewhere."""

from __future__ import annotations

import pytest

from store.records import Meeting
from tests.reading.facts.reading import fields

CAST = "Health Minister Grace Nadoro of Kenya praised Ambassador Jorge Ruiz of Peru.\n\n"
PAIR = {"Grace Nadoro", "Jorge Ruiz"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro and Ruiz, who were meeting in Lima, also spoke of clinics.",
        "Nadoro and Ruiz, who had earlier held talks in Lima, signed nothing.",
        "The news followed a meeting in Lima between Nadoro and Ruiz.",
        "Nadoro received in Lima this morning a courtesy call from Ruiz.",
        "The Kenyan side was led by Nadoro, while Ruiz headed the delegation of Peru in Lima.",
        "The fourth session of the joint committee, co-chaired by Nadoro and Ruiz, was held in Lima.",
        "Nadoro visited Lima for talks with Ruiz.",
        "Nadoro brought Ruiz to Lima. The two diplomats met in Lima.",
        "Nadoro and Ruiz sat down for talks on clinics in Lima.",
        "Nadoro met Ruiz in Lima, on the sidelines of a fair.",
        "Nadoro, on Monday (12), met Ruiz in Lima.",
        "A delegation of nurses led by Nadoro met Ruiz in Lima.",
        "Nadoro, who is in Peru from May 3 to 6, was received by Ruiz in Lima.",
    ],
)
def test_ways_to_tell_a_meeting_in_longer_sentences(sentence: str) -> None:
    (meeting,) = fields(CAST + sentence, Meeting)
    assert set(meeting.participants) == PAIR
    assert meeting.place == "Lima"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro had requested a meeting with Ruiz.",
        "Ruiz spoke at a town hall meeting in Lima and praised Nadoro.",
        "It was a target met only by Nadoro and Ruiz.",
        "Nadoro held a meeting with Ruiz aides.",
    ],
)
def test_no_meeting_of_the_two(sentence: str) -> None:
    assert not [m for m in fields(CAST + sentence, Meeting) if set(m.participants) >= PAIR]


def test_a_third_person_brings_two_together() -> None:
    text = CAST + "Mediator Ann Lund brought Nadoro and Ruiz together in Oslo on Sunday."
    (meeting,) = fields(text, Meeting)
    assert set(meeting.participants) == {"Ann Lund", *PAIR}
    assert meeting.place == "Oslo"


def test_the_place_of_the_next_deed_is_not_that_of_the_meeting() -> None:
    (meeting,) = fields(CAST + "Nadoro met Ruiz on Friday and visited a school in Cusco.", Meeting)
    assert meeting.place is None


def test_an_island_is_a_place_to_meet_on() -> None:
    (meeting,) = fields(CAST + "Nadoro met Ruiz on the island of Lamu on Friday.", Meeting)
    assert meeting.place == "Lamu"


def test_the_head_of_an_agency_meets_and_not_the_agency() -> None:
    text = (
        "Ann Lund, director of the Norwegian Labour Agency (NLA), spoke on Monday.\n\n"
        "The NLA chief met Ambassador Jorge Ruiz of Peru in Oslo."
    )
    (meeting,) = fields(text, Meeting)
    assert set(meeting.participants) == {"Ann Lund", "Jorge Ruiz"}


def test_two_ministers_may_be_named_after_they_met() -> None:
    text = (
        "Kenya and Peru spoke of clinics after their health ministers held a meeting in Lima.\n\n"
        "Health Minister Grace Nadoro and her Peruvian counterpart, Jorge Ruiz, praised each other."
    )
    (meeting,) = fields(text, Meeting)
    assert set(meeting.participants) == PAIR


def test_a_session_of_two_countries_has_the_leaders_of_the_sides() -> None:
    text = (
        "Minister Grace Nadoro came home from Lima, where the third meeting of the Kenya-Peru Joint "
        "Committee was held on May 3. Kenya and Peru both sent nurses. The Kenyan side was led by Nadoro, "
        "while Ambassador Jorge Ruiz headed the delegation of Peru."
    )
    (meeting,) = fields(text, Meeting)
    assert set(meeting.participants) == PAIR
    assert (meeting.date, meeting.place) == ("XXXX-05-03", "Lima")


def test_the_first_meeting_has_the_day_and_place_of_the_lead() -> None:
    text = (
        "Kenya and Peru agreed in Lima on Monday to train nurses. Radio stations reported it widely.\n\n"
        "Kenyan Health Minister Grace Nadoro met Peruvian Ambassador Jorge Ruiz to speak of clinics."
    )
    (meeting,) = fields(text, Meeting)
    assert (meeting.date, meeting.place) == ("XXXX-XX-XX", "Lima")


def test_a_courtesy_call_on_somebody_in_office_needs_no_date() -> None:
    text = CAST + "Ruiz also called on President Peter Otieno and met with some 200 nurses in Mombasa."
    meeting = fields(text, Meeting)[0]
    assert (set(meeting.participants), meeting.host) == ({"Jorge Ruiz", "Peter Otieno"}, "Peter Otieno")
    assert meeting.place is None


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "Green lawmaker Ann Lima, who met Mr Jorge Ruiz on Friday with a team from Coast Trust, left.",
            None,
        ),
        (
            "Health Minister Ann Lima hosted a reception for Ambassador Jorge Ruiz of Peru in Nairobi.",
            "Nairobi",
        ),
        ("Minister Ann Lima hosted a lunch in honour of envoy Jorge Ruiz in Nairobi.", "Nairobi"),
        (
            "Minister Jorge Ruiz spoke. Union president Ann Lima, received by the minister on Friday, left.",
            None,
        ),
    ],
)
def test_guests_of_an_occasion_and_who_came_along(sentence: str, place: str | None) -> None:
    (meeting,) = fields(sentence + " Minister Jorge Ruiz agreed.", Meeting)
    assert (set(meeting.participants), meeting.place) == ({"Ann Lima", "Jorge Ruiz"}, place)


def test_a_meeting_with_people_without_a_name() -> None:
    (meeting,) = fields("Minister Ann Lima met with former pupils at the Kenyan Embassy on Monday.", Meeting)
    assert (meeting.participants, meeting.place) == (("Ann Lima",), "the Kenyan Embassy")
    assert fields("Minister Ann Lima met with problems in Nairobi.", Meeting) == []
    (meeting,) = fields("Minister Ann Lima met on Monday with a group of nurses in Nairobi.", Meeting)
    assert (meeting.participants, meeting.place) == (("Ann Lima",), "Nairobi")
