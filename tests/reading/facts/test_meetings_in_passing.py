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
