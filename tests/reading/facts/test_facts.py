"""What holds for every fact of every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.edtf import parse
from store.reading import read
from store.reading.facts.calibration import calibrated
from store.records import Agreement, Commitment, Date, Fact, Figure, Meeting, Programme

WORDS = (
    "Kenya Finland Grace Nadoro Petra Aho minister the of and with in on at met meeting "
    "between held talks signed agreed "
    "to pledged will would said a memorandum of understanding (MoU) treaty until May 3 2021 "
    "2024-2028 Tuesday last year "
    "five-year first second third 1,250 1.5 million $ % percent workers , . “ ” ’s programme "
    "Programme launched by "
    "“We If is renewed it both sides two They discussed According July 28 this year expire expires , and then"
).split()


def dates_of(fact: Fact) -> list[str]:
    """Every field of a fact that holds EDTF."""
    one = fact.fields
    found: list[str | None] = list(fact.inferred.values())
    match one:
        case Date():
            found.append(one.edtf)
        case Meeting():
            found.append(one.date)
        case Agreement():
            found += [*one.signed, one.valid_until]
        case Commitment():
            found.append(one.made_on)
        case Programme() | Figure():
            found.append(one.period)
        case _:
            pass
    return [value for value in found if value is not None]


def check(text: str, published: str | None = None) -> None:
    reading = read(text, published=published)
    identifiers = [fact.id for fact in reading.facts]
    assert len(set(identifiers)) == len(identifiers)
    known = {*identifiers, *(s.id for s in reading.statements)}
    for fact in reading.facts:
        assert fact.evidence
        assert list(fact.evidence) == sorted(set(fact.evidence))
        for start, end in fact.evidence:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        assert 0 < fact.confidence <= 1
        assert fact.rule
        for value in dates_of(fact):
            parse(value)
        for ids in fact.links.values():
            assert ids
            assert set(ids) <= known


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_any_order_of_telling_words(words: list[str]) -> None:
    check(" ".join(words), published="2024-03-08")


def test_the_same_text_gives_the_same_facts() -> None:
    text = " ".join(WORDS)
    assert read(text).facts == read(text).facts


def test_a_meeting_lists_what_was_made_at_it() -> None:
    text = (
        "Health Minister Grace Nadoro of Kenya met with Finland’s Ambassador Petra Aho in Nairobi "
        "on 3 May. The two "
        "sides agreed to train midwives. They also signed a memorandum of understanding on 3 May."
    )
    reading = read(text)
    (meeting,) = (f for f in reading.facts if isinstance(f.fields, Meeting))
    (commitment,) = (f for f in reading.facts if isinstance(f.fields, Commitment))
    (agreement,) = (f for f in reading.facts if isinstance(f.fields, Agreement))
    assert meeting.links == {"commitments": (commitment.id,), "agreements": (agreement.id,)}
    assert commitment.links["meetings"] == (meeting.id,)
    assert agreement.links["meetings"] == (meeting.id,)


def test_a_date_tells_what_it_is_the_date_of() -> None:
    text = (
        "Health Minister Grace Nadoro of Kenya met with Petra Aho on 3 May. Nadoro said "
        "on 4 May that it rained."
    )
    anchors = [f.fields.anchor for f in read(text).facts if isinstance(f.fields, Date)]
    assert anchors == ["meeting Grace Nadoro / Petra Aho", "statement by Grace Nadoro"]


def test_confidence_is_what_the_rule_was_measured_to_be_worth() -> None:
    assert calibrated("meeting", "meeting:met", 0.9) > calibrated("meeting", "meeting:with", 0.9)
    assert calibrated("person", "name+role", 0.9) > 0.9 > 0.6 > calibrated("person", "name", 0.8)
    assert calibrated("commitment", "commitment:agreed", 0.5) == 0.6  # the rule's own doubt is kept
    assert calibrated("programme", "programme:unheard-of", 0.9) == 0.85


def test_a_number_without_a_noun_is_less_sure_than_one_with_it() -> None:
    bare, counted = (
        next(f for f in read(text).facts if isinstance(f.fields, Figure)).confidence
        for text in ("Migration fell to 431,000 in 2024.", "They trained 431 nurses in 2024.")
    )
    assert bare < 0.6 < counted
