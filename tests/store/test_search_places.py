"""`in:`, `about:`, brackets after a field, and the order by relevance."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.records import Agent, Article, Fact, Meeting, Reading, Statement
from tests.store.samples import READING, article, span

TEXT = (
    "Fog lay on the quay of Port Ansa. Senna Okar said that Droz had broken his word. "
    "She called him a tired man. Later she spoke of cranes, cranes and old cranes. "
    "Pel Duroz asked about one crane and the budget of the port."
)


def place(words: str, nth: int = 0) -> tuple[int, int]:
    return span(words, nth, TEXT)


OKAR = Agent(id="a1", kind="person", name="Senna Okar", mentions=(place("Senna Okar"), place("She ")))
DROZ = Agent(
    id="a2",
    kind="person",
    name="Ilan Droz",
    other_names=("the minister",),
    mentions=(place("Droz"), place("him")),
)
DUROZ = Agent(id="a3", kind="person", name="Pel Duroz", mentions=(place("Pel Duroz"),))


def statement(name: str, words: str, who: str) -> Statement:
    return Statement(id=name, kind="indirect", parts=(place(words),), speakers=(who,))


OTHER = Reading(
    agents=(OKAR, DROZ, DUROZ),
    statements=(
        statement("t1", "Droz had broken his word", "a1"),
        statement("t2", "him a tired man", "a1"),
        statement("t3", "cranes, cranes and old cranes", "a1"),
        statement("t4", "one crane and the budget of the port", "a3"),
    ),
    facts=(
        Fact(
            id="g1",
            fields=Meeting(participants=("Senna Okar",), topics=("cranes",)),
            evidence=(place("Fog"),),
        ),
    ),
)


@pytest.fixture
def two(library: Library) -> Library:
    """A library with two articles, the second one older."""
    library.add(Article(text=TEXT, title="Cranes of the harbour", published="2023-02-01"), OTHER)
    return library


def found(library: Library, query: str) -> str:
    ids = [hit.statement.id for hit in library.quotes(query)]
    assert library.count_quotes(query) == len(ids) == library.facets(query).total
    return " ".join(ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("in:statements crane", "t4"),
        ("in:articles fog", "t1 t2 t3 t4"),
        ("in:articles harbour", "t1 t2 t3 t4"),
        ('in:articles "fog lay"', "t1 t2 t3 t4"),
        ('in:articles "lay fog"', ""),
        ('in:articles "fog la"*', "t1 t2 t3 t4"),
        ("in:articles friday speaker:vael", "s4"),
        ("in:articles fog -friday", "t1 t2 t3 t4"),
        ("fog", ""),
        ("budget (in:articles fog)", "t4"),
        ("budget (in:articles friday)", ""),
        ("in:articles (fog or friday) kind:direct", "s1 s4"),
        ("in:articles", "s1 s2 s3 s4 t1 t2 t3 t4"),
        ("in:text fog", "t1 t2 t3 t4"),
        ("in:facts aid", "s1 s2 s3 s4"),
        ("in:nowhere crane", "t4"),
        ("-(in:articles fog)", "s1 s2 s3 s4"),
        ("in:notes", ""),
        ("in:notes pledge", ""),
        ("about:droz", "t1 t2"),
        ('about:"ilan droz"', "t1 t2"),
        ("about:minister", "t1 t2"),
        ("about:dro", "t1 t2"),
        ("about:crane", "t4"),
        ("about:okar", ""),
        ("about:droz speaker:duroz", ""),
        ("speaker:(droz or vael)", "s1 s2 s3 s4"),
        ("speaker:(okar -duroz)", "t1 t2 t3"),
        ("kind:(direct or mixed)", "s1 s4"),
        ("speaker:(", "s1 s2 s3 s4 t1 t2 t3 t4"),
        ("tag:()", "s1 s2 s3 s4 t1 t2 t3 t4"),
        ("nothing:(training)", ""),
    ],
)
def test_queries(two: Library, query: str, ids: str) -> None:
    assert found(two, query) == ids


def test_words_in_notes(two: Library, droz: str) -> None:
    two.annotate(droz, [span("wages")], "Compare with the pledge of the cranes")
    assert found(two, "in:notes pledge") == "s2"
    assert found(two, "in:note cranes") == "s2"
    assert found(two, "in:notes") == "s2"
    assert found(two, "in:notes (pledge wages)") == ""
    assert found(two, "wages (in:notes pledge)") == "s2"
    assert found(two, "in:notes pledge or crane") == "s2 t4"
    assert found(two, "-in:notes wages") == ""
    assert [hit.fact.id for hit in two.facts("in:notes pledge")] == []
    hit = next(two.quotes("in:notes pledge"))
    assert hit.marks == ()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("cranes", "g1"),
        ("in:facts cranes", "g1"),
        ("in:statements crane", "g1"),
        ("in:statements café kind:agreement", "f1"),
        ("in:articles fog", "g1"),
        ("about:okar", "g1"),
    ],
)
def test_facts(two: Library, query: str, ids: str) -> None:
    assert " ".join(hit.fact.id for hit in two.facts(query)) == ids


def test_about_follows_merges(two: Library) -> None:
    two.merge("Ilan Droz", "I. Droz-Marek")
    assert found(two, "about:marek") == "t1 t2"


def test_relevance(two: Library, droz: str) -> None:
    assert found(two, "cranes or they or crane") == "s1 t3 t4"
    by_relevance = [hit.statement.id for hit in two.quotes("order:relevance cranes or they or crane")]
    assert sorted(by_relevance) == ["s1", "t3", "t4"]
    assert by_relevance.index("t3") < by_relevance.index("s1")
    assert [hit.statement.id for hit in two.quotes("order:relevance cranes or they or crane", limit=1)] == [
        by_relevance[0]
    ]
    two.annotate(droz, [span("wages")], tags=["x"])
    assert found(two, "order:relevance wages or crane") == "s2 t4"


def test_counts_of_very_many_hits_are_a_sample(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(folder) as library:
        for n in range(300):
            library.add(article(title=f"{n}", published=f"{2010 + n % 3}-05", extra=f" {n}"), READING)
        exact = library.facets("-zzz")
        assert (exact.exact, exact.total) == (True, 1200)
        assert library.facets("") == exact
        monkeypatch.setattr("store.finding.facets.EXACT", 500)
        assert library.facets("") == exact
        sample = library.facets("-zzz")
        assert not sample.exact
        assert exact.total / 2 < sample.total < exact.total * 2
        assert {name for name, _ in sample.speakers} == {"Ilan Droz", "Joren Vael"}
        assert {month for month, _ in sample.months} <= {"2010-05", "2011-05", "2012-05"}
        assert sum(number for _, number in sample.kinds) == sample.total
        assert library.count_quotes("-zzz") == sample.total
        assert library.facets("wages").exact


def test_counts_of_everything_are_kept(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(article(published="2024-03"), READING)
        undated = library.add(article(extra=" Two."), READING).article or ""
        library.add(article(extra=" Three.", published="2023"), READING)
        library.annotate(article().id, [span("wages")], tags=["x"])
        library.review(undated, "s1", "rejected")
        library.correct(undated, "s2", speakers=("Joren Vael",))
        library.merge("Joren Vael", "J. Vael")
        for attitudes in (False, True):
            counted = library.facets("", attitudes=attitudes)
            assert counted == library.facets("-zzz", attitudes=attitudes)
            assert counted.total == library.count_quotes(attitudes=attitudes) == 11 + 3 * attitudes
        library.set_published(undated, "2022-05")
        assert library.facets("") == library.facets("-zzz")
        assert [month for month, _ in library.facets("").months] == ["2022-05", "2023-01", "2024-03"]
