"""Finding statements and facts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store.library import Library
from store.records import Agent, Article, Reading, Statement
from tests.store.samples import DROZ, READING, TEXT, article, span


def found(library: Library, query: str = "", **options: object) -> str:
    """The ids of the statements found, and the count has to agree."""
    ids = [hit.statement.id for hit in library.quotes(query, **options)]  # type: ignore[arg-type]
    assert library.count_quotes(query, **options) == len(ids)  # type: ignore[arg-type]
    return " ".join(ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "s1 s2 s3 s4"),
        ("training", "s1"),
        ("TRAINING home", "s1"),
        ("training wages", ""),
        ("cafe", "s3"),
        ("CAFÉ", "s3"),
        ("train", ""),
        ("train*", "s1"),
        ("“bring home”", "s1"),
        ('"home bring"', ""),
        ('"what they" keep', "s1"),
        ('"bring ho"*', "s1"),
        ("before -have", ""),
        ("-they", "s2 s3 s4"),
        ("-they -cafe", "s2 s4"),
        ("wages or heard", "s2 s4"),
        ("wages OR heard | cafe", "s2 s3 s4"),
        ("(wages or heard) -this", "s2"),
        ("-(wages or heard)", "s1 s3"),
        ("NOT wages", "s1 s3 s4"),
        ("wages AND rise", "s2"),
        ("speaker:droz", "s1 s2 s3"),
        ('speaker:"ilan droz"', "s1 s2 s3"),
        ("speaker:DRÓZ", "s1 s2 s3"),
        ("speaker:dro", "s1 s2 s3"),
        ("speaker:vael", "s4"),
        ('speaker:"labour minister"', "s1 s2 s3"),
        ('speaker:"the Minister for Labour"', "s1 s2 s3"),
        ('speaker:"labor minister"', "s1 s2 s3"),
        ("role:labor", "s1 s2 s3"),
        ('speaker:"union leader"', "s4"),
        ("speaker:nobody", ""),
        ("-speaker:droz", "s4"),
        ("speaker:droz -training wages", "s2"),
        ("role:minister", "s1 s2 s3"),
        ('role:"minister of labour"', "s1 s2 s3"),
        ("org:dockers", "s4"),
        ("kind:direct", "s1 s4"),
        ("kind:dir", "s1 s4"),
        ("kind:quoted", "s1 s4"),
        ("-kind:direct", "s2 s3"),
        ("act:commit", "s3"),
        ("cue:said", "s1 s2"),
        ("cue:repl*", "s4"),
        ("act:attitude", "s5"),
        ("act:attitude or training", "s1 s5"),
        ("status:suggested", "s1 s2 s3 s4"),
        ("status:rejected", ""),
        ("publisher:veyra", "s1 s2 s3 s4"),
        ("publisher:herald", ""),
        ("article:dockers", "s1 s2 s3 s4"),
        ("article:other", ""),
        ("date:2024", "s1 s2 s3 s4"),
        ("date:2024-03-08 cafe", "s3"),
        ("date:2023", ""),
        ("date>2023", "s1 s2 s3 s4"),
        ("date<=2024-03-08", "s1 s2 s3 s4"),
        ("date<2024-03-08", ""),
        ("after:2024-03-07", "s1 s2 s3 s4"),
        ("before:2024-03-08", ""),
        ("date:XXXX", ""),
        ("date:nonsense", ""),
        ("(date:2023 or cafe)", "s3"),
        ("-date:2023 cafe", "s3"),
        ("date:2023 or kind:direct", "s1 s4"),
        ("has:speaker", "s1 s2 s3 s4"),
        ("has:note", ""),
        ("tag:osh", ""),
        ("unknown:training", ""),
        ("training:", "s1"),
        ("speaker:", "s1 s2 s3 s4"),
        ('"', "s1 s2 s3 s4"),
        ("- * ( ) or", "s1 s2 s3 s4"),
        ("((training", "s1"),
        (")training(", "s1"),
        ("x' OR 1=1 --", ""),
        ('text : "x" NEAR(a b)', ""),
        ("until:2023", ""),
    ],
)
@pytest.mark.usefixtures("droz")
def test_queries(library: Library, query: str, ids: str) -> None:
    assert found(library, query) == ids


@pytest.mark.usefixtures("droz")
def test_the_arguments(library: Library) -> None:
    assert found(library, speaker="Droz") == "s1 s2 s3"
    assert found(library, "wages", speaker="Ilan Droz") == "s2"
    assert found(library, attitudes=True) == "s1 s2 s3 s4 s5"
    assert [hit.statement.id for hit in library.quotes(limit=2)] == ["s1", "s2"]
    assert list(library.quotes(limit=0)) == []


@pytest.mark.usefixtures("droz")
def test_what_a_hit_shows(library: Library) -> None:
    first, second, third, fourth = library.quotes()
    assert first.text == "“Training is what they bring home,” … “and what they keep.”"
    assert (first.speakers, first.role, first.source, first.cue) == (
        ("Ilan Droz",),
        "labour minister",
        "Droz",
        "said",
    )
    assert second.source == "The minister"
    assert third.source == "He"
    assert fourth.role == "of the dockers’ union"
    assert (first.title, first.published, first.publisher) == (
        "Veyra trains its dockers",
        "2024-03-08",
        "The Veyra Post",
    )


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("training", ["Training"]),
        ("train*", ["Training"]),
        ('"bring home"', ["bring home"]),
        ("they", ["they", "they"]),
        ("what they", ["what", "they", "what", "they"]),
        ("speaker:droz home -heard", ["home"]),
        ("CAFE", ["café"]),
        ("kind:direct", []),
    ],
)
@pytest.mark.usefixtures("droz")
def test_marks(library: Library, query: str, marked: list[str]) -> None:
    hit = next(library.quotes(query))
    assert [hit.text[start:end] for start, end in hit.marks] == marked


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    query=st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                ["speaker:", "droz", '"', "(", ")", "-", "or", " ", "*", "date>", "2024", "tag:", "“",
                 "until<", "article:", "NEAR", "^", "{text}", "kind:", "\0", "\ud800", "AND", "NOT", "a",
                 "é", "+", "'"]
            ),
            max_size=12,
        ).map("".join),
    )
)  # fmt: skip
@pytest.mark.usefixtures("droz")
def test_any_input_is_a_query(library: Library, query: str) -> None:
    hits = list(library.quotes(query, attitudes=True))
    assert library.count_quotes(query, attitudes=True) == len(hits)
    assert all(0 <= start < end <= len(hit.text) for hit in hits for start, end in hit.marks)
    list(library.facts(query))
    library.speakers(query)
    list(library.rows(query))
    list(library.quotes(speaker=query))


@pytest.mark.usefixtures("droz")
def test_deep_brackets_and_long_queries(library: Library) -> None:
    for query, ids in (
        ("(" * 5000 + "training", "s1"),
        ("-" * 5000, "s1 s2 s3 s4"),
        ("-(" * 900, "s1 s2 s3 s4"),
        ("a " * 3000, "s3"),
        ("a or " * 3000, "s3"),
        ("x" * 100_000, ""),
        ("(a or (b " * 60, "s3"),
        ("a -(b or speaker:(" * 60, "s3"),
        ("date:2001 or " * 1200 + "training", "s1"),
        ("-date:2001 " * 1200 + "training", "s1"),
        ("-in:articles fog " * 1200, ""),
    ):
        assert found(library, query) == ids
        list(library.facts(query))


@pytest.mark.usefixtures("droz")
def test_what_comes_after_a_hundred_words_is_left_out(library: Library) -> None:
    many = [f"w{n}" for n in range(60_000)]
    for query, ids in (
        ("a* " * 60_000, "s1 s3"),
        (" or ".join(["wages", *many]), "s2"),
        (" or ".join([*many, "wages"]), ""),
        (" ".join(f"-{word}" for word in [*many, "wages"]), "s1 s2 s3 s4"),
        ("(wages -heard) or " * 20_000, "s2"),
        (" or ".join([*(f"{word}*" for word in many[:9]), "wag*", "train*"]), "s2"),
        ("speaker:(" + " or ".join(["vael", *many]) + ")", "s4"),
    ):
        assert found(library, query) == ids
        library.suggest_speakers(query)
        library.speakers(query)
        list(library.rows(query))


def test_article_may_mean_very_many(library: Library) -> None:
    with library._corpus.database.transaction():
        for n in range(1001):
            library.add(Article(text=f"Pier {n} opens.", title=f"Harbour {n}"), Reading())
    assert library.count_quotes("article:harbour") == 0
    assert library.count_quotes("-article:harbour") == 4


def test_a_description_hides_no_holders_of_the_post(library: Library) -> None:
    def add(name: str, who: str) -> None:
        agent = Agent(id="a1", kind="person", name=who)
        said = replace(READING.statements[1], id=name)
        library.add(article(extra=f" {name}."), Reading(agents=(agent,), statements=(said,)))

    add("t1", "labour ministers of both countries")
    assert sorted(found(library, 'speaker:"labour minister"').split()) == ["s1", "s2", "s3", "t1"]
    assert found(library, 'speaker:"labour ministers of both countries"') == "t1"
    add("t2", "Minister Okar")
    assert found(library, "speaker:minister") == "t2"


# ---------------------------------------------------------------- over what people did


def test_corrected_speakers_are_searched_at_once(library: Library, droz: str) -> None:
    library.correct(droz, "s3", speakers=("Joren Vael",))
    assert found(library, "speaker:droz") == "s1 s2"
    assert found(library, "speaker:vael") == "s3 s4"
    assert [(each.name, each.statements) for each in library.speakers()] == [
        ("Ilan Droz", 2),
        ("Joren Vael", 2),
    ]
    library.correct(droz, "s3", speakers=("Senna Okar",))
    assert found(library, "speaker:okar cafe") == "s3"
    assert [each.name for each in library.speakers("oka")] == ["Senna Okar"]
    library.undo()
    library.undo()
    assert found(library, "speaker:okar") == ""
    assert found(library, "speaker:droz") == "s1 s2 s3"


def test_rejected_statements_and_attitudes_show_on_request(library: Library, droz: str) -> None:
    library.review(droz, "s1", "rejected")
    library.review(droz, "s2", "accepted")
    library.correct(droz, "s4", act="attitude")
    assert found(library) == "s2 s3"
    assert found(library, "status:rejected") == "s1"
    assert found(library, "status:accepted") == "s2"
    assert found(library, "-status:suggested", attitudes=True) == "s1 s2 s4"
    assert found(library, "status:suggested") == "s3"
    assert found(library, "training") == ""
    assert found(library, "act:attitude") == "s4 s5"
    assert library.speakers()[0].statements == 2


def test_notes_and_tags_are_found_on_the_statements_they_touch(library: Library, droz: str) -> None:
    library.annotate(
        droz, [span("what they keep")], "Compare with the pledge", ["renewal", "health & safety"]
    )
    library.annotate(droz, [span("wages would rise by March. He promised a café")], tags=["Renewal"])
    assert found(library, "tag:renewal") == "s1 s2 s3"
    assert found(library, "tag:renew*") == "s1 s2 s3"
    assert found(library, "tag:renew") == ""
    assert found(library, 'tag:"health & safety"') == "s1"
    assert found(library, "note:pledge -tag:osh") == "s1"
    assert found(library, "has:tag speaker:droz cafe") == "s3"
    assert found(library, "has:note") == "s1"
    library.undo()
    library.undo()
    assert found(library, "has:tag") == ""


def test_another_windows_changes_are_found(library: Library, droz: str, folder: Path) -> None:
    assert found(library, "speaker:okar") == ""
    with Library.open(folder) as other:
        other.correct(droz, "s1", speakers=("Senna Okar",))
        other.add(article(title="New", published="2025", extra=" New."), READING)
    assert found(library, "speaker:okar") == "s1"
    assert found(library, "cafe") == "s3 s3"
    assert next(hit.title for hit in library.quotes("cafe")) == "New"


def test_newest_first_over_articles_and_people(folder: Path) -> None:
    with Library.open(folder) as library:
        for n in range(40):
            year = 1990 + (n * 7) % 40
            library.add(article(title=f"{n}", published=f"{year}" if n % 5 else None, extra=f" {n}"), READING)
        ids = {row.title: row.id for row in library.rows()}
        for n in range(0, 40, 3):
            library.annotate(ids[str(n)], [span("wages")], tags=["x"])
        hits = list(library.quotes("wages"))
        assert len(hits) == library.count_quotes("wages") == 40
        dates = [hit.published or "" for hit in hits]
        assert dates == sorted(dates, reverse=True)
        assert library.count_quotes("wages tag:x") == 14
        assert library.count_quotes("wages -tag:x") == 26


WORDS = ["training", "they", "wages", "cafe", "heard", "absent"]
LEAVES = st.sampled_from(
    [
        *WORDS,
        "kind:direct",
        "speaker:droz",
        "speaker:vael",
        "act:commit",
        "date:2024",
        "date:2023",
        "tag:x",
        "wa*",
    ]
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda query: f"-({query})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} {pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} or {pair[1]})"),
    ),
    max_leaves=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(left=QUERIES, right=QUERIES)
@pytest.mark.usefixtures("droz")
def test_not_and_or_are_what_they_say(library: Library, left: str, right: str) -> None:
    if not library.open_article(article().id).annotations:
        library.add(article(title="Two", published="2023-01-01", extra=" Two."), READING)
        library.annotate(article().id, [span("wages")], tags=["x"])

    def keys(query: str) -> set[tuple[str, str]]:
        return {(hit.article, hit.statement.id) for hit in library.quotes(query)}

    everything = keys("")
    one, other = keys(left), keys(right)
    assert keys(f"-({left})") == everything - one
    assert keys(f"{left} {right}") == one & other
    assert keys(f"{left} or {right}") == one | other


@pytest.mark.parametrize(
    "query", ["", "wages or cafe", "speaker:droz", "kind:direct", "tag:x", "date:2024", "zzz"]
)
def test_facets_count_what_is_found(library: Library, droz: str, query: str) -> None:
    for n, date in enumerate(["2024-03-20", "2023", None, "XXXX-10-30"]):
        library.add(article(title=f"{n}", published=date, extra=f" {n}"), READING)
    library.annotate(droz, [span("wages")], tags=["x", "y"])
    library.annotate(droz, [span("wages would")], tags=["x"])
    library.correct(droz, "s3", speakers=("Senna Okar", "Joren Vael"))
    library.review(droz, "s1", "rejected")
    library.merge("Senna Okar", "S. Okar")
    hits = list(library.quotes(query))
    found = library.facets(query)
    assert found.total == len(hits)
    assert dict(found.kinds) == Counter(hit.statement.kind for hit in hits)
    assert dict(found.speakers) == Counter(name for hit in hits for name in hit.speakers)
    dates = [hit.published or "XXXX" for hit in hits]
    assert dict(found.months) == Counter("" if date[0] == "X" else f"{date}-01"[:7] for date in dates)
    tagged = [hit for hit in hits if (hit.article, hit.statement.id) == (droz, "s2")]
    assert dict(found.tags) == ({"x": 1, "y": 1} if tagged else {})


# ---------------------------------------------------------------- facts and speakers


@pytest.mark.parametrize(
    ("query", "kind", "ids"),
    [
        ("", None, "f1 f2 f3"),
        ("", "agreement", "f1"),
        ("kind:meeting", None, "f2"),
        ("aid", None, "f3"),
        ("union leaders", None, "f2"),
        ("memorandum", None, "f1"),
        ("speaker:droz", None, "f2"),
        ("until<2024-01-01", None, "f1"),
        ("until<2023-05-01", None, ""),
        ("until:2023", "agreement", "f1"),
        ("until>2023", None, ""),
        ("date:2024", None, "f1 f2 f3"),
        ("date:2023", None, ""),
        ("-kind:agreement", None, "f2 f3"),
        ("until<2024 or aid", None, "f1 f3"),
    ],
)
@pytest.mark.usefixtures("droz")
def test_facts(library: Library, query: str, kind: str | None, ids: str) -> None:
    assert " ".join(hit.fact.id for hit in library.facts(query, kind=kind)) == ids


def test_a_fact_shows_its_evidence_and_rejected_ones_are_not_shown(library: Library, droz: str) -> None:
    hit = next(library.facts(kind="agreement"))
    assert (hit.text, hit.title, hit.published) == (
        "runs until May 2023",
        "Veyra trains its dockers",
        "2024-03-08",
    )
    library.review(droz, "f1", "rejected")
    assert list(library.facts(kind="agreement")) == []
    assert [hit.fact.id for hit in library.facts("status:rejected")] == ["f1"]


def test_type_ahead_of_speakers(folder: Path) -> None:
    def agent(n: int, name: str, *others: str) -> Agent:
        return Agent(id=f"a{n}", kind="person", name=name, other_names=others)

    names = [("Ilan Droz", "the minister"), ("Dromar Pell",), ("Séan Droog", "Séan"), ("Ada",)]
    agents = tuple(agent(n, *forms) for n, forms in enumerate(names))
    statements = tuple(
        Statement(
            id=f"s{n}", kind="indirect", parts=((n, n + 4),), speakers=(f"a{n % 4}",) if n else ("a0", "a1")
        )
        for n in range(10)
    )
    with Library.open(folder) as library:
        library.add(Article(text=TEXT), Reading(agents=agents, statements=statements))

        def ahead(prefix: str) -> list[str]:
            return [each.name for each in library.speakers(prefix)]

        assert ahead("") == ["Dromar Pell", "Ilan Droz", "Ada", "Séan Droog"]
        assert ahead("dro") == ["Dromar Pell", "Ilan Droz", "Séan Droog"]
        assert ahead("sean d") == ["Séan Droog"]
        assert ahead("minister") == ["Ilan Droz"]
        assert ahead("roz") == ["Ilan Droz"]
        assert ahead("zzz") == []
        assert [each.name for each in library.speakers(limit=1)] == ["Dromar Pell"]


def test_two_people_of_one_surname_stay_apart(folder: Path) -> None:
    pell, other = (
        replace(DROZ, id="a1", name="Ilan Pell"),
        replace(DROZ, id="a2", name="Ona Pell", other_names=()),
    )
    said = (replace(READING.statements[1], speakers=("a2",)), READING.statements[2])
    with Library.open(folder) as library:
        library.add(article(), Reading(agents=(pell, other), statements=said))
        assert [hit.speakers for hit in library.quotes('speaker:"Ona Pell"')] == [("Ona Pell",)]
        assert library.count_quotes("speaker:pell") == 2
        assert library.count_quotes("speaker:droz") == 1
