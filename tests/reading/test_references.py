"""Whom pronouns, short names, descriptions, plurals and documents mean: one case for each."""

from __future__ import annotations

import re

import pytest

from store.reading.agents import find_agents
from store.reading.attributions.attribution import Attribution
from store.reading.document import make_document
from tests.reading.test_agents import cast_of, speakers


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        # short names
        ("Finance Minister Dara Vuthea spoke. Vuthea said prices fall.", "Vuthea said", ["Dara Vuthea"]),
        ("Trade Minister Kim Hae-jin spoke. Kim said prices fall.", "Kim said", ["Kim Hae-jin"]),
        ("Okello: prices fall. Minister Grace Okello said so.", "Okello", ["Grace Okello"]),
        ("Alice Moyo met Peter Moyo. Ms Moyo said it was cold.", "Ms Moyo", ["Alice Moyo"]),
        # pronouns: gender, the subject rather than the nearest name
        ("Ana Ruiz met Carlos Vega in Lima. She said it rained.", "She said", ["Ana Ruiz"]),
        ("Ana Ruiz met Carlos Vega in Lima. He said it rained.", "He said", ["Carlos Vega"]),
        ("Tevan Orlu met Bashan Ildo in the port. He proposed a tax.", "He proposed", ["Tevan Orlu"]),
        ("Mr Tevan Orlu and Mrs Bashan Ildo left. She said no.", "She said", ["Bashan Ildo"]),
        # descriptions
        ("Health Minister Wim Bakker met doctors. The minister said no.", "The minister", ["Wim Bakker"]),
        (
            "French envoy Luc Morel met Health Minister Wim Bakker. The ambassador said no.",
            "The ambassador",
            ["Luc Morel"],
        ),
        (
            "Luc Morel, chairman of Arvo Steel, left. The chairwoman was ill. The chairman said no.",
            "The chairman",
            ["Luc Morel"],
        ),
        ("Governor Sven Dahl and Mayor Eva Lund met. The mayor said no.", "The mayor", ["Eva Lund"]),
        (
            "Interior Minister Sven Dahl and Health Minister Eva Lund met. The interior minister said no.",
            "The interior minister",
            ["Sven Dahl"],
        ),
        ("Prof. Eva Lund of Uppsala University spoke. The professor said no.", "The professor", ["Eva Lund"]),
        # somebody without a name stays unnamed
        ("Health Minister Wim Bakker left. A nurse said the ward was full.", "A nurse", ["nurse"]),
        (
            "Wim Bakker left. Two residents of Delft said the water rose.",
            "Two residents of Delft",
            ["Two residents of Delft"],
        ),
        ("Critics said the plan was weak.", "Critics", ["Critics"]),
        ("A spokesman for Wim Bakker said no.", "A spokesman for Wim Bakker", ["spokesman for Wim Bakker"]),
        # titles and appositions around the name
        (
            "Deputy Minister of Roads and Bridges Odile Nkomo said no.",
            "Deputy Minister of Roads and Bridges Odile Nkomo",
            ["Odile Nkomo"],
        ),
        (
            "Odile Nkomo, head of the Roads Agency, said no.",
            "Odile Nkomo, head of the Roads Agency,",
            ["Odile Nkomo"],
        ),
        (
            "Arventis NV sold chips. The company said no.",
            "The company",
            ["Arventis NV"],
        ),
        (
            "The presidents of Peru and Chile, Ana Ruiz and Carlos Vega, met. The Chilean president said no.",
            "The Chilean president",
            ["Carlos Vega"],
        ),
        ("Her Danish counterpart, Eva Lund, spoke. She said no.", "Her Danish counterpart", ["Eva Lund"]),
        ("The government of Egypt said no.", "The government of Egypt", ["government of Egypt"]),
        ("The Harbour Times newspaper said no.", "The Harbour Times newspaper", ["Harbour Times"]),
        (
            "Ana Ruiz and her deputy, Carlos Vega, wrote. They said no.",
            "They said",
            ["Ana Ruiz", "Carlos Vega"],
        ),
        (
            "The port operator, Quay Lines, said it was sorry.",
            "The port operator",
            ["Quay Lines"],
        ),
        # several
        ("Malta and Cyprus said they would vote.", "Malta and Cyprus", ["Malta", "Cyprus"]),
        (
            "Malta, Cyprus and Spain said they would vote.",
            "Malta, Cyprus and Spain",
            ["Malta", "Cyprus", "Spain"],
        ),
        ("Odile Nkomo and Wim Bakker said no.", "Odile Nkomo and Wim Bakker", ["Odile Nkomo", "Wim Bakker"]),
        (
            "Odile Nkomo met Wim Bakker in Gent. Both sides said it went well.",
            "Both sides",
            ["Odile Nkomo", "Wim Bakker"],
        ),
        (
            "Odile Nkomo met Wim Bakker in Gent. They said it went well.",
            "They",
            ["Odile Nkomo", "Wim Bakker"],
        ),
        # states and their governments
        ("Malta met Cyprus. The Maltese side said no.", "The Maltese side", ["Malta"]),
        (
            "Malta raised taxes. The Maltese government said no.",
            "The Maltese government",
            ["Maltese government"],
        ),
        (
            "Thailand raised taxes. Officials in the Kingdom said no. The Kingdom said no.",
            "The Kingdom",
            ["Thailand"],
        ),
        # ministries
        (
            "Minister of Health and Sport Wim Bakker left. The health ministry said no.",
            "The health ministry",
            ["Ministry of Health and Sport"],
        ),
        (
            "The Ministry of Roads opened a bridge. The ministry said no.",
            "The ministry",
            ["Ministry of Roads"],
        ),
        ("The Tunnel Workers Union (TWU) met. The union said no.", "The union", ["Tunnel Workers Union"]),
        # documents and their owners
        ("Prices fell, according to a press release.", "a press release", ["press release"]),
        (
            "Prices fell, according to a May report by the Ministry of Roads.",
            "a May report by the Ministry of Roads",
            ["Ministry of Roads"],
        ),
        ("Odile Nkomo’s social media post said no.", "Odile Nkomo’s social media post", ["Odile Nkomo"]),
        (
            "Prices fell, said a post by the Ministry of Roads. Wim Bakker left. “No,” added the post.",
            "the post.",
            ["Ministry of Roads"],
        ),
        ("According to its website, the Harbour Trust owns two boats.", "its website", ["Harbour Trust"]),
        # the first person is nobody of the cast
        ("“I said no,” Wim Bakker said.", "I", []),
    ],
)
def test_source(text: str, source: str, expected: list[str]) -> None:
    verb = re.search(r"(?: said| proposed|\.)$", source)
    phrase = source[: verb.start()] if verb else source
    start = text.rindex(source)
    attribution = Attribution(parts=[(start, start + 1)], source=(start, start + len(phrase)))
    assert speakers(find_agents(make_document(text), [attribution])) == expected


def test_an_implicit_subject_is_the_one_before() -> None:
    text = "Wim Bakker said the road was closed, adding that it would snow."
    first, second = text.index("the road"), text.index("it would")
    attributions = [
        Attribution(parts=[(first, first + 19)], cue=(11, 15), source=(0, 10)),
        Attribution(parts=[(second, second + 13)], cue=(37, 43), implicit=True),
    ]
    cast = find_agents(make_document(text), attributions)
    assert speakers(cast, 1) == ["Wim Bakker"]


@pytest.mark.parametrize(
    ("text", "described", "again"),
    [
        (
            "Wim Bakker left. A Gent Bank official said yes. The official said no.",
            "A Gent Bank official",
            "The official",
        ),
        (
            "Peru and Chile met. A joint communique said yes. The communique said no.",
            "A joint communique",
            "The communique",
        ),
        ("Wim Bakker left. A woman in red said no. She said it twice.", "A woman in red", "She"),
    ],
)
def test_somebody_only_described_is_met_again(text: str, described: str, again: str) -> None:
    cast = cast_of(text, described, again)
    assert speakers(cast, 0) == speakers(cast, 1) == [described.removeprefix("A ")]
