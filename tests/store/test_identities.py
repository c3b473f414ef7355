"""Who is who over the articles of a library: spellings, acronyms, people of one name; merges and splits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import OnrecordError
from store.library import Library
from store.records import (
    Agent,
    AgentKind,
    Agreement,
    Article,
    Fact,
    Organization,
    Reading,
    Role,
    Statement,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def _told(
    library: Library,
    words: str,
    name: str,
    *forms: str,
    kind: AgentKind = "organization",
    role: str = "",
    body: str | None = None,
    company: tuple[str, ...] = (),
) -> str:
    """Store an article in which `name` says `words`; its id."""
    text = f"{name} said {words}. {' '.join(company)}"
    start = text.index(words)
    roles = (Role(role=role, organization=body),) if role else ()
    agents = (
        Agent(id="a1", kind=kind, name=name, other_names=forms, mentions=((0, len(name)),), roles=roles),
        *(Agent(id=f"a{n}", kind="person", name=other) for n, other in enumerate(company, 2)),
    )
    statement = Statement(
        id="s1",
        kind="indirect",
        parts=((start, start + len(words)),),
        source=(0, len(name)),
        speakers=("a1",),
    )
    article = Article(text=text, title=words)
    library.add(article, Reading(agents=agents, statements=(statement,), version="by hand"))
    return article.id


def _counts(library: Library) -> dict[str, int]:
    return {each.name: each.statements for each in library.speakers()}


def _words(library: Library, speaker: str) -> set[str]:
    return {hit.text for hit in library.quotes(speaker=speaker)}


def test_spellings_of_one_name_are_one_agent(library: Library) -> None:
    _told(library, "doors stay open", "Centre for Labour Rights")
    _told(library, "rents will fall", "The Center for Labor Rights")
    assert _counts(library) == {"Centre for Labour Rights": 2}


def test_a_name_is_found_in_either_spelling(library: Library) -> None:
    _told(library, "doors stay open", "Centre for Labour Rights")
    _told(
        library,
        "rents will fall",
        "Ilan Droz",
        kind="person",
        role="Minister of Defense",
        body="Program Unit",
    )
    third = _told(library, "ports will close", "Harbor Watch")
    for asked in ("center", "labor rights", "labour", "rights center"):
        assert _words(library, asked) == {"doors stay open"}
    assert _words(library, "defence minister") == {"rents will fall"}
    assert [hit.text for hit in library.quotes("org:programme role:defence")] == ["rents will fall"]
    assert [each.name for each in library.suggest_speakers("harbour w")] == ["Harbor Watch"]
    library.correct(third, "s1", speakers=("Color Programme",))
    assert _words(library, "colour") == _words(library, "program") == {"ports will close"}
    assert [each.name for each in library.suggest_speakers("colour")] == ["Color Programme"]


def test_an_acronym_is_the_one_body_that_has_it(library: Library) -> None:
    _told(library, "doors stay open", "WAC")
    _told(library, "rents will fall", "Workers’ Aid Centre", "WAC")
    assert _counts(library) == {"Workers’ Aid Centre": 2}
    assert _words(library, "aid centre") == {"doors stay open", "rents will fall"}
    assert {hit.speakers for hit in library.quotes()} == {("Workers’ Aid Centre",)}


def test_an_acronym_of_two_bodies_is_neither(library: Library) -> None:
    _told(library, "doors stay open", "WAC")
    _told(library, "rents will fall", "Workers’ Aid Centre", "WAC")
    _told(library, "fees will rise", "Water Authority of Carn", "WAC")
    assert _counts(library) == {"WAC": 1, "Workers’ Aid Centre": 1, "Water Authority of Carn": 1}


def test_a_person_decides_that_an_acronym_is_a_body_of_its_own(library: Library) -> None:
    _told(library, "doors stay open", "WAC")
    _told(library, "rents will fall", "Workers’ Aid Centre", "WAC")
    library.keep_apart("WAC")
    assert _counts(library) == {"WAC": 1, "Workers’ Aid Centre": 1}
    library.undo()
    assert _counts(library) == {"Workers’ Aid Centre": 2}


def test_two_people_of_one_name_stay_apart(library: Library) -> None:
    _told(
        library, "the port is safe", "Ana Korr", kind="person", role="president", body="Dock Workers’ Union"
    )
    _told(library, "verbs are fun", "Ana Korr", kind="person", role="professor", body="University of Sarn")
    again = _told(library, "nouns are not", "Ana Korr", kind="person", role="professor of grammar")
    assert _counts(library) == {"Ana Korr": 1, "Ana Korr (professor)": 2}
    assert _words(library, "Ana Korr (professor)") == {"verbs are fun", "nouns are not"}
    assert _words(library, "Ana Korr") == {"the port is safe"}
    assert len(_words(library, "Korr")) == 3
    assert library.open_article(again).agents[0].name == "Ana Korr (professor)"
    assert not list(library.check())


def test_a_person_in_a_new_post_in_known_company_is_the_same(library: Library) -> None:
    _told(library, "the port is safe", "Ana Korr", kind="person", role="president", company=("Ilan Droz",))
    _told(library, "verbs are fun", "Ana Korr", kind="person", role="professor", company=("Ilan Droz",))
    assert _counts(library) == {"Ana Korr": 2}


def test_a_split_moves_what_was_said_in_some_articles_and_is_undone(library: Library) -> None:
    _told(library, "the port is safe", "Ana Korr", kind="person")
    other = _told(library, "verbs are fun", "Ana Korr", kind="person")
    library.split("Ana Korr", "Ana Korr the younger", [other])
    assert _counts(library) == {"Ana Korr": 1, "Ana Korr the younger": 1}
    assert _words(library, "younger") == {"verbs are fun"}
    assert _words(library, "Ana Korr") == {"the port is safe"}
    assert library.open_article(other).agents[0].name == "Ana Korr the younger"
    assert not list(library.check())
    assert library.undo() == "splitting “Ana Korr the younger” from “Ana Korr”"
    assert _counts(library) == {"Ana Korr": 2}


def test_a_split_goes_along_to_another_version(library: Library) -> None:
    old = _told(library, "verbs are fun", "Ana Korr", kind="person")
    new = _told(library, "verbs are great fun", "Ana Korr", kind="person")
    library.split("Ana Korr", "Ana Korr the younger", [old])
    library.carry_over(old, new)
    assert _words(library, "younger") == {"verbs are great fun"}
    library.undo()
    assert _words(library, "younger") == {"verbs are fun"}


def test_splitting_off_an_acronym_keeps_it_apart(library: Library) -> None:
    told = _told(library, "doors stay open", "WAC")
    _told(library, "rents will fall", "Workers’ Aid Centre", "WAC")
    library.split("Workers’ Aid Centre", "WAC", [told])
    assert _counts(library) == {"WAC": 1, "Workers’ Aid Centre": 1}


def test_who_is_known_by_an_acronym_can_be_somebody_else_in_an_article(library: Library) -> None:
    told = _told(library, "doors stay open", "WAC")
    _told(library, "rents will fall", "Workers’ Aid Centre", "WAC")
    library.split("Workers’ Aid Centre", "Water Authority of Carn", [told])
    assert _counts(library) == {"Water Authority of Carn": 1, "Workers’ Aid Centre": 1}
    assert _words(library, "water authority") == {"doors stay open"}


def test_a_merge_by_a_person_wins_over_what_keeps_two_apart(library: Library) -> None:
    _told(library, "the port is safe", "Ana Korr", kind="person", role="president", body="Dock Union")
    _told(library, "verbs are fun", "Ana Korr", kind="person", role="professor", body="University of Sarn")
    library.merge("Ana Korr (professor)", "Ana Korr")
    assert _counts(library) == {"Ana Korr": 2}
    assert _words(library, "Ana Korr") == {"the port is safe", "verbs are fun"}


def test_suggestions_say_why_and_leave_out_what_is_merged(library: Library) -> None:
    for words, name in (
        ("one", "Ana Korr"),
        ("two", "Korr Ana"),
        ("three", "A. Korr"),
        ("four", "Ana Kor"),
        ("five", "Ilan Droz"),
    ):
        _told(library, words, name, kind="person")
    found = {each.name: each.why for each in library.merge_suggestions("Ana Korr")}
    assert found == {
        "Korr Ana": "in another order",
        "Ana Kor": "a letter differs",
        "A. Korr": "initials",
    }
    library.merge("Korr Ana", "Ana Korr")
    assert "Korr Ana" not in {each.name for each in library.merge_suggestions("Ana Korr")}


def test_the_index_made_anew_knows_who_is_who(library: Library) -> None:
    _told(library, "the port is safe", "Ana Korr", kind="person", role="president", body="Dock Union")
    _told(library, "verbs are fun", "Ana Korr", kind="person", role="professor", body="University of Sarn")
    _told(library, "doors stay open", "WAC")
    _told(library, "rents will fall", "Workers’ Aid Centre", "WAC")
    before = _counts(library)
    library._corpus.rebuild()
    assert _counts(library) == before


@pytest.mark.parametrize("into", ["", "ana korr", "The Ana Korr"])
def test_merging_and_splitting_need_two_names(library: Library, into: str) -> None:
    with pytest.raises(OnrecordError):
        library.merge("Ana Korr", into)
    with pytest.raises(OnrecordError):
        library.split("Ana Korr", into, [])


def test_an_agreement_is_followed_over_articles_that_name_its_parties_differently(library: Library) -> None:
    def told(words: str, party: Agent, ordinal: int, signed: str) -> None:
        ministry = Agent(id="a2", kind="organization", name="Ministry of Skills")
        fields = Agreement(
            name="memorandum",
            type="MoU",
            ordinal=ordinal,
            parties=(party.name, ministry.name),
            signed=(signed,),
        )
        fact = Fact(id="f1", fields=fields, evidence=((0, len(words)),))
        library.add(Article(text=words), Reading(agents=(party, ministry), facts=(fact,), version="by hand"))

    long = Agent(id="a1", kind="organization", name="Workers’ Aid Centre", other_names=("WAC",))
    short = Agent(id="a1", kind="organization", name="WAC", other_names=("Worker's Aid Center",))
    told("It was renewed.", short, 2, "2022-03-10")
    told("It was signed.", long, 1, "2019-03-12")
    (chain,) = library.chains()
    assert [(stage.ordinal, stage.signed) for stage in chain.stages] == [(1, "2019-03-12"), (2, "2022-03-10")]
    assert library.chains("renewed") == [chain]
    assert not library.chains("cancelled")


def _named(library: Library, name: str, acronym: str | None = None) -> None:
    """Store an article in which a fact alone names a body."""
    fact = Fact(id="f1", fields=Organization(name=name, acronym=acronym), evidence=((0, len(name)),))
    library.add(Article(text=f"{name} opens at nine."), Reading(facts=(fact,), version="by hand"))


def test_a_body_that_never_speaks_is_offered_too(library: Library) -> None:
    _named(library, "Bakers’ Guild of Orm", "BGO")
    _named(library, "Guild of Orm")
    found = {each.name: (each.why, each.statements) for each in library.merge_suggestions("Guild of Orm")}
    assert found == {"Bakers’ Guild of Orm": ("part of the name", 0)}
    assert [each.name for each in library.merge_suggestions("BGO")] == ["Bakers’ Guild of Orm"]
    library.merge("Guild of Orm", "Bakers’ Guild of Orm")
    assert library.merge_suggestions("Guild of Orm") == []


def test_the_names_of_one_agent(library: Library) -> None:
    _told(library, "doors stay open", "Workers’ Aid Centre", "WAC")
    _told(library, "rents will fall", "Aid for Workers")
    library.merge("Aid for Workers", "Workers’ Aid Centre")
    every = {"Workers’ Aid Centre", "WAC", "Aid for Workers"}
    assert set(library.names_of("Workers’ Aid Centre")) == set(library.names_of("Aid for Workers")) == every
    library.undo()
    assert library.names_of("Aid for Workers") == ["Aid for Workers"]


def test_a_merged_speaker_is_found_by_any_name_with_all_that_counts_as_theirs(library: Library) -> None:
    _told(library, "the mill opens", "Anna Berg", kind="person")
    _told(library, "the mill closes", "A. Bergh", kind="person")
    library.merge("A. Bergh", "Anna Berg")
    for typed in ("anna", "bergh"):
        assert [(each.name, each.statements) for each in library.speakers(typed)] == [("Anna Berg", 2)]
    library.merge("Anna Berg", "Miller Ost")  # a name that no article has
    for typed in ("mill", "anna", "bergh"):
        assert [(each.name, each.statements) for each in library.suggest_speakers(typed)] == [
            ("Miller Ost", 2)
        ]
