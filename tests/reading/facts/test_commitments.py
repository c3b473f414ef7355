"""Commitments: who undertakes to do what, and how firmly."""

from __future__ import annotations

import pytest

from store.records import Commitment, Meeting
from tests.reading.facts.reading import facts, fields, quoted

CAST = (
    "Health Minister Grace Nadoro of Kenya met with Finland’s Ambassador Petra Aho in Nairobi "
    "on 3 May. Dan Orsk, "
    "director of the Lake Fund, was there.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "who", "to_do", "modality"),
    [
        (
            "Kenya and Finland have agreed to train midwives.",
            {"Kenya", "Finland"},
            "train midwives",
            "agreed",
        ),
        ("Kenya agreed on Monday to train midwives.", {"Kenya"}, "train midwives", "agreed"),
        ("Kenya has agreed in principle to train midwives.", {"Kenya"}, "train midwives", "agreed"),
        ("The Finnish side agreed to train midwives.", {"Finland"}, "train midwives", "agreed"),
        ("Nadoro pledged to train midwives.", {"Grace Nadoro"}, "train midwives", "pledged"),
        ("Finland has undertaken to train midwives.", {"Finland"}, "train midwives", "pledged"),
        ("Nadoro promised that she would train midwives.", {"Grace Nadoro"}, "train midwives", "pledged"),
        ("Finland announced its intention to train midwives.", {"Finland"}, "train midwives", "intends"),
        ("Aho expressed a desire to train midwives.", {"Petra Aho"}, "train midwives", "wishes"),
        ("Nadoro said she would train midwives.", {"Grace Nadoro"}, "train midwives", "stated will"),
        ("Under the deal, Finland will train midwives.", {"Finland"}, "train midwives", "agreed"),
        ("Finland will train midwives, Aho announced.", {"Finland"}, "train midwives", "stated will"),
        ("Finland pledged $40 million for clinics.", {"Finland"}, "$40 million for clinics", "pledged"),
    ],
)
def test_ways_to_commit(sentence: str, who: set[str], to_do: str, modality: str) -> None:
    (commitment,) = fields(CAST + sentence, Commitment)
    assert (set(commitment.who), commitment.to_do, commitment.modality) == (who, to_do, modality)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nadoro asked Finland to train midwives.",
        "Nadoro urged Aho to train midwives.",
        "Nadoro hopes that Finland will train midwives.",
        "Nadoro agreed with Aho.",
        "Nadoro refused to train midwives.",
        "Nadoro has not agreed to train midwives.",
        "Aho warned that fees would be banned.",
        "The plans of Aho are old.",
        "Mutual support would enable better results, Aho said.",
    ],
)
def test_no_commitment(sentence: str) -> None:
    assert fields(CAST + sentence, Commitment) == []


def test_told_twice_is_one_fact_with_two_pieces_of_evidence() -> None:
    text = (
        "Kenya and Finland have agreed to strengthen cooperation in midwife training.\n\n"
        + CAST
        + "“We agreed to further strengthen cooperation in midwife training,” Nadoro said."
    )
    (fact,) = facts(text, Commitment)
    assert isinstance(fact.fields, Commitment)
    assert set(fact.fields.who) == {"Kenya", "Finland"}
    assert len(fact.evidence) == 2


def test_the_lead_belongs_to_the_meeting_told_after_it() -> None:
    text = "Kenya and Finland have agreed to train midwives.\n\n" + CAST
    (fact,) = facts(text, Commitment)
    assert isinstance(fact.fields, Commitment)
    assert (fact.fields.made_on, fact.fields.made_at) == ("XXXX-05-03", "Nairobi")
    assert fact.links["meetings"] == ("f1",)


def test_we_is_the_body_that_the_speaker_leads() -> None:
    (commitment,) = fields(CAST + "“We will build two clinics,” Orsk said.", Commitment)
    assert commitment.who == ("Lake Fund",)


def test_condition() -> None:
    text = CAST + "“If the pact is renewed, we would like to broaden our help,” Orsk said."
    (commitment,) = fields(text, Commitment)
    assert (commitment.modality, commitment.condition) == ("wishes", "the pact is renewed")


def test_a_wish_and_its_purpose_are_one() -> None:
    text = CAST + (
        "Orsk expressed a desire to continue the pact with the ministry. “If the pact is renewed, "
        "we would like to "
        "broaden our help,” he said."
    )
    (commitment,) = fields(text, Commitment)
    assert commitment.to_do == "continue the pact with the ministry"
    assert commitment.who == ("Lake Fund",)


def test_counterpart() -> None:
    (commitment,) = fields(CAST + "Finland promised Kenya 30 ambulances.", Commitment)
    assert (commitment.counterpart, commitment.to_do) == (("Kenya",), "30 ambulances")


def test_both_sides_right_after_a_meeting_are_its_participants_or_their_countries() -> None:
    (commitment,) = fields(CAST + "The two sides agreed to train midwives.", Commitment)
    assert set(commitment.who) in ({"Kenya", "Finland"}, {"Grace Nadoro", "Petra Aho"})


def test_evidence_stops_before_the_next_clause() -> None:
    text = CAST + "Kenya agreed to train midwives, while Finland thanked it."
    (fact,) = facts(text, Commitment)
    assert quoted(text, fact) == ["Kenya agreed to train midwives"]


def test_a_condition_inside_the_sentence() -> None:
    (commitment,) = fields(CAST + "Kenya agreed to train midwives if the strike ends.", Commitment)
    assert (commitment.to_do, commitment.condition) == ("train midwives", "the strike ends")


def test_agreed_to_this() -> None:
    text = CAST + "Finland will keep up its help for clinics. Finland agreed to this on 3 May in Nairobi."
    (fact,) = facts(text, Commitment)
    assert isinstance(fact.fields, Commitment)
    assert (fact.fields.who, fact.fields.to_do) == (("Finland",), "keep up its help for clinics")
    assert len(fact.evidence) == 2


def test_an_office_announces_what_will_be_done() -> None:
    text = CAST + "Nadoro said that a third clinic would be opened in August."
    (commitment,) = fields(text, Commitment)
    assert commitment.who == ("Grace Nadoro",)


def test_a_dated_lead_dates_the_meeting_told_after_it() -> None:
    text = (
        "Kenya and Finland agreed on Monday to train midwives.\n\n"
        "Health Minister Grace Nadoro of Kenya met with Finland’s Ambassador Petra Aho in Nairobi."
    )
    (meeting,) = fields(text, Meeting)
    assert meeting.date == "XXXX-XX-XX"


def test_taking_in_is_undertaken_but_taking_place_is_not() -> None:
    (commitment,) = fields(CAST + "Nadoro said Kenya would take in 400 refugees.", Commitment)
    assert commitment.to_do == "take in 400 refugees"
    assert fields(CAST + "Nadoro said the Kenya race would take place in May.", Commitment) == []
