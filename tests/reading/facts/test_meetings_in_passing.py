"""Meetings told by the way, by telephone, with nameless people; and words that only look like one."""

from __future__ import annotations

import pytest

from store.records import Meeting
from tests.reading.facts.reading import fields

CAST = "Health Minister Grace Nadoro of Kenya praised Ambassador Jorge Ruiz of Peru.\n\n"
PAIR = {"Grace Nadoro", "Jorge Ruiz"}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The plan was signed by Nadoro and Ruiz following talks at Maua House on Monday.", "Maua House"),
        ("Speaking on Monday at a meeting with the Peruvian envoy, Mr Jorge Ruiz, Nadoro smiled.", None),
        ("Nadoro telephoned Ruiz on Monday.", None),
        ("Nadoro talked on Monday with Ambassador Ruiz.", None),
        ("Nadoro exchanged on Monday with Ruiz on clinics.", None),
        ("Nadoro met, at Maua House on Monday, the envoy of Peru, Jorge Ruiz.", "Maua House"),
        ("Nadoro and Ruiz agreed on Monday after a working lunch in Lima to wait.", "Lima"),
        ("Nadoro flew home on Monday and held talks with Ruiz.", None),
        ("The minister of Kenya, Grace Nadoro, and the envoy of Peru, Jorge Ruiz, met on Monday.", None),
        (
            "It came from talks held on Monday at Maua House between Nadoro and visiting envoy Ruiz.",
            "Maua House",
        ),
        ("Nadoro had a session on Monday, in Lima, with Ruiz.", "Lima"),
        ("Nadoro, on Monday morning, received at Maua House the Peruvian envoy Jorge Ruiz.", "Maua House"),
        ("Nadoro discussed the clinics with Ruiz on Monday.", None),
        (
            "A session ended in Lima on Monday. One side was headed by Nadoro and the other side by Ruiz.",
            "Lima",
        ),
        ("Nadoro and Ruiz signed it on Monday at the end of their meeting at Maua House.", "Maua House"),
        ("Nadoro and Ruiz signed it on Monday. The signing came during their meeting in Lima.", "Lima"),
        ("Nadoro on Monday discussed with Ambassador Ruiz the clinics in Cusco.", None),
        ("Nadoro welcomed Ambassador Ruiz to Lima on Monday.", "Lima"),
        ("A meeting took place on Monday between Nadoro and Ruiz in Lima.", "Lima"),
        ("Nadoro sat down on Monday with Ruiz.", None),
        ("Nadoro spoke by video link with her colleague Jorge Ruiz on Monday.", None),
        ("Nadoro said so on Monday after meeting Ruiz in Lima.", "Lima"),
        ("Nadoro said so in Lima on Monday at the end of talks with Ruiz.", "Lima"),
        ("Grace Nadoro (41) on Monday welcomed a delegation led by Ambassador Ruiz in Lima.", "Lima"),
        ("Nadoro spoke on Monday evening with her counterpart, Ruiz.", None),
        ("Nadoro met Jorge Ruiz, deputy director at the Lund Institute, on Monday.", None),
        ("Nadoro received a phone call from Ruiz on Monday.", None),
        ("Nadoro received on Monday at her office in Lima the ambassador of Peru, Jorge Ruiz.", "Lima"),
        ("Ruiz was also received by Nadoro on Monday.", None),
        ("Nadoro hosted a dinner in Lima on Monday for visiting Ambassador Ruiz.", "Lima"),
        ("Nadoro held a working meeting with Ruiz on Monday.", None),
        ("Nadoro met Ruiz on Monday and will see doctors in Cusco.", None),
        ("Nadoro met Ruiz on Monday about the pact, signed in Cusco.", None),
    ],
)
def test_further_ways_to_tell_a_meeting(sentence: str, place: str | None) -> None:
    (meeting,) = fields(CAST + sentence, Meeting)
    assert set(meeting.participants) == PAIR
    assert meeting.date == "XXXX-XX-XX"
    assert meeting.place == place or (place is not None and place in (meeting.place or ""))


@pytest.mark.parametrize(
    ("text", "people", "place"),
    [
        (
            "A meeting on floods was held at Maua House with Minister Ann Berg in the chair.",
            {"Ann Berg"},
            "Maua House",
        ),
        (
            "Talks in Lima, attended by Minister Ann Berg and Ambassador Bo Lund, ended.",
            {"Ann Berg", "Bo Lund"},
            "Lima",
        ),
        (
            "Minister Ann Berg chaired a meeting with bank officials at Maua House.",
            {"Ann Berg"},
            "Maua House",
        ),
        ("Minister Ann Berg met the union's officials at Maua House on Monday.", {"Ann Berg"}, "Maua House"),
        (
            "Minister Ann Berg met a delegation from the Lund Bank in Oslo on Monday.",
            {"Ann Berg", "Lund Bank"},
            "Oslo",
        ),
        (
            "Minister Ann Berg and envoy Bo Lund discussed a port in Oslo on Monday.",
            {"Ann Berg", "Bo Lund"},
            None,
        ),
        (
            "Ministers of two states spoke after talks in Oslo. Ann Berg and her counterpart Bo Lund smiled.",
            {"Ann Berg", "Bo Lund"},
            "Oslo",
        ),
    ],
)
def test_who_was_there(text: str, people: set[str], place: str | None) -> None:
    (meeting,) = fields(text, Meeting)
    assert (set(meeting.participants), meeting.place) == (people, place)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro denied that she had met Ruiz.",
        "No meeting between Nadoro and Ruiz took place.",
        "Nadoro had published her taxes and called on Ruiz to do the same.",
        "Nadoro called on candidate Ruiz to at least wait in Lima.",
        "Many who met Ruiz in Lima smiled.",
        "Nadoro called on Jorge Ruiz (I) to resign in Lima.",
        "As she welcomed 300 guests at the hotel in Lima, Ruiz was away, Nadoro said.",
        "Nadoro said that she would be meeting with Ruiz.",
        "Nadoro often meets with Ruiz.",
        "The meeting failed to settle the quarrel between Nadoro and Ruiz.",
        "Nadoro was in talks about hiring Ruiz for days.",
        "Trade talks between Kenya and Peru are a sign of hope.",
    ],
)
def test_no_meeting_or_none_of_its_own(sentence: str) -> None:
    assert fields(CAST + sentence, Meeting) == []


def test_the_place_of_nameless_people_may_stand_further_on() -> None:
    text = "Minister Ann Berg has met importers. The meeting in Oslo lasted an hour."
    assert [(m.participants, m.place) for m in fields(text, Meeting)] == [(("Ann Berg",), "Oslo")]


def test_two_after_each_other_are_two_meetings() -> None:
    text = "Minister Ann Berg held talks in Oslo with envoy Bo Lund, and later with Ambassador Jo Vik."
    others = [m.participants[1:] for m in fields(text, Meeting) if m.participants[0] == "Ann Berg"]
    assert others == [("Bo Lund",), ("Jo Vik",)]


def test_a_meeting_with_a_country_is_that_with_its_envoy() -> None:
    text = "Minister Berg meets Ghana\n\nMinister Ann Berg met Ambassador Ato Mensah of Ghana."
    assert [m.participants for m in fields(text, Meeting)] == [("Ann Berg", "Ato Mensah")]


def test_who_came_along_had_no_meeting_of_their_own() -> None:
    text = "Minister Ann Berg met envoy Bo Lund. The meeting was attended by Nadoro and Ruiz."
    (meeting,) = fields(CAST + text, Meeting)
    assert set(meeting.participants) == {"Ann Berg", "Bo Lund"}


def test_a_meeting_of_others_does_not_tell_the_place() -> None:
    text = "Nadoro met Ruiz on Monday. It followed a meeting in Cusco between doctors."
    assert [m.place for m in fields(CAST + text, Meeting)] == [None]


def test_the_meeting_told_again_tells_the_place() -> None:
    text = "Nadoro met Ruiz. The meeting, which was held in Cusco on Monday, was short."
    assert [(m.place, m.date) for m in fields(CAST + text, Meeting)] == [("Cusco", "XXXX-XX-XX")]


def test_who_is_named_behind_the_place_was_not_there() -> None:
    text = "Minister Bo Lund and Ambassador Ann Berg met in Oslo, Jorge Ruiz was home in Lima."
    (meeting,) = fields(text, Meeting)
    assert set(meeting.participants) == {"Bo Lund", "Ann Berg"}


def test_what_would_begin_later_does_not_date_the_talks() -> None:
    text = "After talks with Ruiz in Lima, Nadoro announced that flights would begin in May."
    assert [(m.date, m.place) for m in fields(CAST + text, Meeting)] == [(None, "Lima")]


def test_two_holders_of_one_post_met_a_third() -> None:
    text = "Rector Ann Berg and rector Bo Lund signed it. The two rectors met Minister Jo Vik in Oslo."
    assert [set(m.participants) for m in fields(text, Meeting)] == [{"Ann Berg", "Bo Lund", "Jo Vik"}]


def test_the_evening_of_a_day_is_that_day() -> None:
    assert [m.date for m in fields(CAST + "Nadoro met Ruiz on the evening of May 3.", Meeting)] == [
        "XXXX-05-03"
    ]


def test_a_day_that_is_still_to_come_is_not_that_of_the_talks() -> None:
    text = (
        "Kenya and Peru will sign a pact on May 3. The health ministers said it was ready.\n\n"
        "Kenyan Health Minister Grace Nadoro met Peruvian Ambassador Jorge Ruiz."
    )
    assert [m.date for m in fields(text, Meeting)] == [None]


def test_the_day_of_a_dateline_is_that_of_the_report() -> None:
    text = "Lima, March 30, 2026 (XYZ) Minister Grace Nadoro has met Ambassador Jorge Ruiz."
    assert [m.date for m in fields(text, Meeting)] == [None]
