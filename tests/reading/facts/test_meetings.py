"""Meetings: who met, when, where, about what."""

from __future__ import annotations

import pytest

from store.records import Meeting
from tests.reading.facts.reading import facts, fields, quoted

CAST = "Health Minister Grace Nadoro of Kenya praised Ambassador Jorge Ruiz of Peru.\n\n"
PAIR = {"Grace Nadoro", "Jorge Ruiz"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro met with Ruiz in Lima on 3 May.",
        "Nadoro met Ruiz in Lima on 3 May.",
        "On 3 May, Nadoro held talks with Ruiz in Lima.",
        "Nadoro paid a courtesy call on Ruiz in Lima on 3 May.",
        "The news came during a 3 May meeting between Nadoro and Ruiz in Lima.",
        "She spoke of it during her meeting with Ruiz in Lima on 3 May.",
        "Nadoro praised the plan after meeting Ruiz in Lima on 3 May.",
        "The plan was discussed on 3 May in Lima by Nadoro and Ruiz.",
        "Nadoro and Ruiz held talks in Lima on 3 May.",
        "Nadoro arrived in Lima on 3 May for talks with Ruiz.",
        "The visit ended on 3 May in Lima, where Nadoro met Ruiz.",
    ],
)
def test_ways_to_report_a_meeting(sentence: str) -> None:
    (meeting,) = fields(CAST + sentence, Meeting)
    assert set(meeting.participants) == PAIR
    assert (meeting.date, meeting.place) == ("XXXX-05-03", "Lima")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro will meet Ruiz in Lima on 3 May.",
        "Nadoro plans to hold talks with Ruiz.",
        "Nadoro asked for a meeting with Ruiz.",
        "The plan met with criticism.",
        "The factory met the targets that Ruiz set.",
    ],
)
def test_no_meeting(sentence: str) -> None:
    assert fields(CAST + sentence, Meeting) == []


def test_topics_come_from_the_next_sentences_with_their_evidence() -> None:
    text = (
        CAST + "Nadoro met with Ruiz on 3 May.\n\nDuring the meeting, the two sides discussed border clinics."
    )
    (fact,) = facts(text, Meeting)
    assert isinstance(fact.fields, Meeting)
    assert fact.fields.topics == ("border clinics",)
    assert quoted(text, fact) == [
        "Nadoro met with Ruiz on 3 May",
        "the two sides discussed border clinics",
    ]


def test_the_same_meeting_told_twice_is_one() -> None:
    text = CAST + "Nadoro met with Ruiz in Lima.\n\nNadoro spoke of it during her meeting with Ruiz on 3 May."
    (fact,) = facts(text, Meeting)
    assert isinstance(fact.fields, Meeting)
    assert (fact.fields.date, fact.fields.place) == ("XXXX-05-03", "Lima")
    assert len(fact.evidence) == 2


def test_two_days_are_two_meetings() -> None:
    text = CAST + "Nadoro met with Ruiz on 3 May.\n\nEarlier, Nadoro met with Ruiz on 1 March."
    assert [m.date for m in fields(text, Meeting)] == ["XXXX-05-03", "XXXX-03-01"]


def test_mode_and_host() -> None:
    (virtual,) = fields(CAST + "Nadoro held a virtual meeting with Ruiz on 3 May.", Meeting)
    assert virtual.mode == "virtual"
    (received,) = fields(CAST + "Nadoro received Ruiz in her office on 3 May.", Meeting)
    assert received.host == "Grace Nadoro"


def test_publication_date_gives_the_day() -> None:
    (fact,) = facts(CAST + "Nadoro met with Ruiz on Monday.", Meeting, published="2024-03-08")
    assert isinstance(fact.fields, Meeting)
    assert (fact.fields.date, fact.inferred) == ("XXXX-XX-XX", {"date": "2024-03-04"})


def test_a_call_in_passing() -> None:
    (meeting,) = fields(CAST + "During a phone call on Tuesday, Nadoro assured Ruiz that it rained.", Meeting)
    assert (set(meeting.participants), meeting.mode) == (PAIR, "phone")


def test_that_day_is_the_day_of_the_sentence_before() -> None:
    text = CAST + "The promise goes back to October 30. On that day Nadoro met Ruiz."
    (meeting,) = fields(text, Meeting)
    assert meeting.date == "XXXX-10-30"


def test_place_and_date_told_before_the_names() -> None:
    text = (
        "Kenya will send nurses, its minister said after talks in Lima on Monday.\n\n"
        + CAST
        + "Nadoro met Ruiz."
    )
    (meeting,) = fields(text, Meeting)
    assert (meeting.date, meeting.place) == ("XXXX-XX-XX", "Lima")
