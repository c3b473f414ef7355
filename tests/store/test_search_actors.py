"""Facts by who acts in them: who promised, met, signed or owns, and to whom a promise was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.records import Agent, Agreement, Article, Commitment, Fact, Figure, Meeting, Reading, Role
from tests.store.samples import span

TEXT = (
    "Labour minister Ilan Droz promised the Tin Union (TU) a hostel. The union pledged patience to Droz. "
    "He met Senna Okar in Ansa, and the Tin Union and the Ministry of Mines signed a pact. "
    "Okar put the number of miners at 40."
)
DROZ = Agent(
    id="a1",
    kind="person",
    name="Ilan Droz",
    other_names=("Droz",),
    roles=(Role(role="Labour minister"),),
)
UNION = Agent(id="a2", kind="organization", name="Tin Union", other_names=("TU",))
OKAR = Agent(id="a3", kind="person", name="Senna Okar")


def fact(number: int, words: str, fields: object) -> Fact:
    return Fact(id=f"f{number}", fields=fields, evidence=(span(words, 0, TEXT),))  # type: ignore[arg-type]


FACTS = (
    fact(1, "promised", Commitment(who=("Ilan Droz",), to_do="a hostel", counterpart=("Tin Union",))),
    fact(2, "pledged patience", Commitment(who=("Tin Union",), to_do="patience", counterpart=("Ilan Droz",))),
    fact(3, "met Senna Okar", Meeting(participants=("Ilan Droz", "Senna Okar"), place="Ansa")),
    fact(4, "a pact", Agreement(name="pact", type="pact", parties=("Tin Union", "Ministry of Mines"))),
    fact(5, "40", Figure(value=40, what="miners", given_by="Senna Okar")),
)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("speaker:droz", "f1 f3"),
        ('speaker:"ilan droz"', "f1 f3"),
        ('speaker:"labour minister"', "f1 f3"),
        ('speaker:"labor minister"', "f1 f3"),
        ("speaker:tu", "f2 f4"),
        ('speaker:"ministry of mines"', "f4"),
        ("speaker:okar -kind:figure", "f3"),
        ("to:union", "f1"),
        ("speaker:droz to:tu", "f1"),
        ("speaker:tu to:droz kind:commitment", "f2"),
        ("-to:union kind:commitment", "f2"),
        ("speaker:nobody", ""),
        ("about:droz", "f1 f2 f3"),
        ("droz", "f1 f2 f3"),
        ('"ministry of mines"', "f4"),
        ("in:facts tin miners", ""),
    ],
)
def test_who_acts_in_a_fact(tmp_path: Path, query: str, ids: str) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(Article(text=TEXT), Reading(agents=(DROZ, UNION, OKAR), facts=FACTS))
        assert " ".join(hit.fact.id for hit in library.facts(query)) == ids
        assert not list(library.quotes("to:union"))


def test_corrections_and_merged_names_are_followed(tmp_path: Path) -> None:
    article = Article(text=TEXT)
    with Library.open(tmp_path / "library") as library:
        library.add(article, Reading(agents=(DROZ, UNION, OKAR), facts=FACTS))
        library.correct(article.id, "f1", who=["Senna Okar"])
        assert [hit.fact.id for hit in library.facts("speaker:okar to:union")] == ["f1"]
        assert not list(library.facts("speaker:droz to:union"))
        library.merge("Senna Okar", "Senna Vael")
        assert [hit.fact.id for hit in library.facts('speaker:"senna vael" kind:meeting')] == ["f3"]
