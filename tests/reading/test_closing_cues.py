"""Attributions that close, interrupt or introduce their words, and where the words begin and end."""

from __future__ import annotations

import pytest

from store.reading import read
from tests.reading.test_statements import said


@pytest.mark.parametrize(
    ("text", "parts", "cue", "source"),
    [
        ("The dam will open in May, Oduya said today.", ["The dam will open in May"], "said", "Oduya"),
        (
            "Forty welders were flown home, the embassy said early Friday.",
            ["Forty welders were flown home"],
            "said",
            "the embassy",
        ),
        (
            "Owners who hid the leak would lose their licence, he warned.",
            ["Owners who hid the leak would lose their licence"],
            "warned",
            "he",
        ),
        (
            "Under the pact, 50 men will be hired, he told the state radio after the talks, ending a strike.",
            ["Under the pact, 50 men will be hired"],
            "told",
            "he",
        ),
        (
            "The mill will train 40 joiners a year, the notice went on to say, and lend them tools.",
            ["The mill will train 40 joiners a year", "and lend them tools"],
            "say",
            "the notice",
        ),
        (
            "Owners were ignoring the law, he complained, that had been passed in March.",
            ["Owners were ignoring the law", "that had been passed in March"],
            "complained",
            "he",
        ),
        (
            "Forty welders left the port, said a statement issued by the Ministry of Docks.",
            ["Forty welders left the port"],
            "said",
            "the Ministry of Docks",
        ),
        (
            "The deal, said Mbeki, who heads the union, is a betrayal of the miners.",
            ["The deal", "is a betrayal of the miners"],
            "said",
            "Mbeki",
        ),
        (
            "The two sides, according to a joint statement, will meet again in May.",
            ["The two sides", "will meet again in May"],
            "according to",
            "a joint statement",
        ),
        ("As per the ministry, 40 dams were closed.", ["40 dams were closed"], "As per", "the ministry"),
        (
            "Some 40 dams were closed, as per the water board.",
            ["Some 40 dams were closed"],
            "as per",
            "the water board",
        ),
        (
            "Nguyễn Văn Hòa told reporters the dam would open in July.",
            ["the dam would open in July"],
            "told",
            "Nguyễn Văn Hòa",
        ),
        (
            "Oduya was quoted as saying by the River Post that the dam would open in June.",
            ["the dam would open in June"],
            "saying",
            "Oduya",
        ),
        (
            "The envoy assured the minister that visas would be issued in May.",
            ["visas would be issued in May"],
            "assured",
            "The envoy",
        ),
        (
            "One of the people cited above said the deal would be signed in May.",
            ["the deal would be signed in May"],
            "said",
            "One of the people cited above",
        ),
        (
            "The ambassador warned of delays at the border.",
            ["delays at the border"],
            "warned",
            "The ambassador",
        ),
    ],
)
def test_wording(text: str, parts: list[str], cue: str, source: str) -> None:
    (one,) = said(text)
    assert (one.parts, one.cue, one.source) == (parts, cue, source)


def test_a_second_verb_of_the_speaker_ends_the_clause() -> None:
    first, second = said("He complained that nobody had been consulted and vowed to summon the mayor.")
    assert first.parts == ["nobody had been consulted"]
    assert (second.parts, second.cue, second.source) == (["to summon the mayor"], "vowed", "He")


@pytest.mark.parametrize(
    "dateline", ["DHAKA, Feb 6: ", "MUSCAT: ", "Nairobi (Xinhua) -- ", "Phnom Penh, 3 March – "]
)
def test_a_dateline_is_nobodys_words(dateline: str) -> None:
    (one,) = said(f"{dateline}The dam will open in May, the water minister said on Sunday.")
    assert one.parts == ["The dam will open in May"]


def test_a_placard_is_not_part_of_the_quotation_after_it() -> None:
    (one,) = said("Marchers held a banner reading “No more tolls”. “We have waited too long,” said Mbeki.")
    assert one.parts == ["“We have waited too long,”"]


def test_praise_before_its_sentence() -> None:
    first, second = said("Lauding the work of the nurses, the ambassador said more would be hired.")
    assert (first.parts, first.cue, first.act) == (["the work of the nurses"], "Lauding", "praise")
    assert second.parts == ["more would be hired"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The treaty commits the ministry to a yearly audit of dams.", 0),
        ("The union wrote to the ministry on Monday seeking a meeting on wages.", 0),
        ("Asked whether the toll would return, Oduya said no decision had been taken.", 1),
    ],
)
def test_what_reports_nothing(text: str, count: int) -> None:
    assert len(said(text)) == count


def test_a_statement_inside_another_names_it() -> None:
    reading = read(
        "Mbeki wrote that talks went well, adding that the ambassador also thanked the mayor for his help."
    )
    _, second, third = reading.statements
    assert (second.nested_in, third.nested_in) == (None, second.id)
    assert third.act == "thank"


def test_no_clause_before_the_verb_is_no_inversion() -> None:
    assert [one.rule for one in read("Ana Ruiz, the governor, announced her return.").statements] != [
        "inverted"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "DHAKA, Feb 6: The toll, he complained, that was set in May, the mayor told",
        "As per the board, tolls fell. Lauding us, Lee said more tolls would fall, Oduya announced",
        "He complained that tolls were set and vowed to go, the union was told, warned",
    ],
)
def test_a_text_may_break_off_anywhere(text: str) -> None:
    for end in range(len(text)):
        for one in read(text[:end]).statements:
            assert all(0 <= start < stop <= end for start, stop in one.parts)
