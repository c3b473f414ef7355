"""Meetings told over neighbouring sentences: who led them, who spoke, when and where, in another sentence."""

from __future__ import annotations

import pytest

from store.records import Meeting
from tests.reading.facts.reading import fields

CAST = "Health Minister Grace Nadoro of Kenya praised Ambassador Jorge Ruiz of Peru.\n\n"
PAIR = {"Grace Nadoro", "Jorge Ruiz"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The two bodies met in Lima on Monday. The meeting was co-chaired by Nadoro and Ruiz.", "Lima"),
        (
            "It was signed at a meeting in Lima on Monday. The event was co-chaired by Nadoro and Ruiz.",
            "Lima",
        ),
        ("It came at the meeting of a group, held in Lima on Monday and led by Nadoro and Ruiz.", "Lima"),
        (
            "Nadoro and Ruiz agreed on Monday to train nurses. The two spoke by video conference.",
            None,
        ),
        ("Before that, the two held talks on Monday, which were attended by Minister Ann Lund.", None),
        ("Earlier on Monday, Nadoro held a meeting with the Peruvian ambassador in Lima.", "Lima"),
        (
            "Nadoro was in on Monday when the Peruvian ambassador, Ruiz, visited her at her office in Lima.",
            "her office in Lima",
        ),
        ("On Monday, Nadoro played host to Ambassador Jorge Ruiz in Lima.", "Lima"),
        ("Nadoro on Monday engaged her Peruvian counterpart, Jorge Ruiz, in Lima.", "Lima"),
        ("Nadoro flew to Lima. Talks with Ruiz in Cusco on Monday ran late.", "Cusco"),
        ("The promise was made on Monday during an engagement with Ruiz in Lima.", "Lima"),
        ("Nadoro was in Lima on Monday to meet her Peruvian counterpart, Jorge Ruiz.", "Lima"),
        ("Nadoro spoke twice by phone with Ruiz on Monday.", None),
        ("Nadoro conferred in Lima on Monday with Ruiz.", "Lima"),
        ("A team of clinics, headed by Nadoro, called on Ruiz in Lima on Monday.", "Lima"),
        ("Nadoro and Ruiz had an exchange of views in Lima on Monday.", "Lima"),
        ("The news broke after co-chairing a meeting with Ruiz in Lima on Monday, Nadoro said.", "Lima"),
        ("It was praised in the talks that Nadoro had held on Monday with Ruiz in Lima.", "Lima"),
        ("The pair sat face to face in Lima on Monday.", "Lima"),
        ("Nadoro and Ruiz signed it on Monday after an hour of talks in Lima.", "Lima"),
        ("The committee set up last year met in Lima on Monday, chaired by Nadoro and Ruiz.", "Lima"),
        (
            "A meeting was held in Lima on Monday. Kenya was represented by Nadoro, the other side by Ruiz.",
            "Lima",
        ),
        (
            "A conference was held in Lima on Monday. The conference was co-chaired by Nadoro and Ruiz.",
            "Lima",
        ),
        ("Nadoro met Ruiz on Monday. Nadoro described the long meeting in Lima as fruitful.", "Lima"),
        ("Nadoro participated in a discussion with Ruiz in Lima on Monday.", "Lima"),
        ("A fair in Lima on Monday brought Nadoro face to face with Ruiz.", "Lima"),
        ("Nadoro was on a visit to Lima on Monday, where she had meetings with Ruiz.", "Lima"),
        ("The second dialogue was held in Lima on Monday with the participation of Nadoro and Ruiz.", "Lima"),
        ("Nadoro was at the ministry in Lima on Monday for talks with Ruiz.", "Lima"),
        ("Ruiz on Monday visited the Minister for Health, Ms Grace Nadoro, in Lima.", "Lima"),
        (
            "It came after a long night in Lima on Monday at which Minister Nadoro hosted Ambassador Ruiz.",
            "Lima",
        ),
        ("Clinics were the topic of Monday's meeting between Nadoro and Ruiz in Lima.", "Lima"),
        ("Nadoro and Ruiz, meeting in Lima on Monday, signed nothing.", "Lima"),
        ("Nadoro began a visit on Monday with a meeting with Ruiz in Lima.", "Lima"),
        ("Talks on clinics opened on Monday between Nadoro and Ruiz in Lima.", "Lima"),
        ("At the presidential palace she was received on Monday by Jorge Ruiz.", "the presidential palace"),
    ],
)
def test_an_encounter_told_over_sentences(text: str, place: str | None) -> None:
    (meeting,) = fields(CAST + text, Meeting)
    assert (set(meeting.participants), meeting.date, meeting.place) == (PAIR, "XXXX-XX-XX", place)


def test_those_who_chair_replace_the_bodies() -> None:
    text = (
        "The Kenyan Health Agency and the Peruvian Clinic Board held the first meeting of their committee in "
        "Lima on Monday. The meeting was co-chaired by Minister Grace Nadoro and Ambassador Jorge Ruiz."
    )
    (meeting,) = fields(text, Meeting)
    assert (set(meeting.participants), meeting.place) == (PAIR, "Lima")


def test_what_was_praised_during_talks_is_not_where_they_were() -> None:
    text = CAST + "Nadoro met Ruiz on Monday. During the talks, the two praised a college in Cusco."
    assert [m.place for m in fields(text, Meeting)] == [None]


def test_guests_received_in_turn_had_a_meeting_each() -> None:
    text = "Minister Ann Berg received in turn envoy Bo Lund and Ambassador Jo Vik in Oslo."
    assert [m.participants for m in fields(text, Meeting)] == [
        ("Ann Berg", "Bo Lund"),
        ("Ann Berg", "Jo Vik"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro visited a clinic of Ruiz in Lima.",
        "Nadoro was engaged to Ruiz.",
        "Nadoro and Ruiz spoke by phone to a radio.",
        "Kenya and Peru signed it in Lima. Kenya was represented by Nadoro, and Peru by Ruiz.",
        "Nadoro spoke in Lima at a breakfast and praised Ruiz.",
        "The talks with a team led by Ruiz will begin in Lima.",
    ],
)
def test_no_encounter(sentence: str) -> None:
    assert fields(CAST + sentence, Meeting) == []
