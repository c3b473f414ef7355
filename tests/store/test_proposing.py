"""Defaults for what a person adds."""

from __future__ import annotations

import pytest

from store.notes.proposing import proposed_fields, proposed_statement
from store.records import Agent, Article
from store.results import OpenArticle

TEXT = """The mayor of Ostrel, Anna Feld, opened the pool. “It took nine years,” Feld told the guests. \
Bruno Kast warned that the water “is cold” in spring.

Nobody swam on 4 May 2031."""


def _opened() -> OpenArticle:
    def agent(number: int, name: str, *forms: str) -> Agent:
        start = TEXT.index(name)
        return Agent(
            id=f"a{number}",
            kind="person",
            name=name,
            other_names=forms,
            mentions=((start, start + len(name)),),
        )

    article = Article(text=TEXT, published="2031-05-05")
    agents = (agent(1, "Anna Feld", "Feld"), agent(2, "Bruno Kast"))
    return OpenArticle(article=article, agents=agents, statements=(), facts=(), annotations=())


@pytest.mark.parametrize(
    ("words", "kind", "cue", "source", "speakers", "act"),
    [
        ("“It took nine years,”", "direct", "told", "Feld", ("a1",), "assert"),
        ("the water “is cold” in spring", "mixed", "warned", "Bruno Kast", ("a2",), "assert"),
        ("Nobody swam", "indirect", None, None, (), "assert"),
    ],
)
def test_a_statement(
    words: str, kind: str, cue: str | None, source: str | None, speakers: tuple[str, ...], act: str
) -> None:
    start = TEXT.index(words)
    found = proposed_statement(_opened(), (start, start + len(words)))
    assert (found.kind, found.speakers, found.act) == (kind, speakers, act)
    assert [TEXT[slice(*each)] if each else None for each in (found.cue, found.source)] == [cue, source]


@pytest.mark.parametrize(
    ("text", "words", "mentioned", "source"),
    [
        ("After a year, the oyster farms of Ostrel closed.", "After a year", "oyster", None),
        ("After a year, the Oysters closed.", "After a year", None, None),
        ("After a year, the oyster farms were sold, they said.", "After a year", "they", "they"),
        ("Oyster: we will be back.", "we will be back", None, "Oyster"),
    ],
)
def test_without_a_cue_only_a_whole_name_is_a_source(
    text: str, words: str, mentioned: str | None, source: str | None
) -> None:
    def place(of: str) -> tuple[int, int]:
        return text.index(of), text.index(of) + len(of)

    mentions = (place(mentioned),) if mentioned else ()
    union = Agent(
        id="a1", kind="organization", name="Oyster Union", other_names=("Oyster",), mentions=mentions
    )
    opened = OpenArticle(article=Article(text=text), agents=(union,), statements=(), facts=(), annotations=())
    found = proposed_statement(opened, place(words))
    assert (found.source and text[slice(*found.source)]) == source
    assert found.speakers == (("a1",) if source else ())


def test_quotation_marks_around_the_words_belong_to_them() -> None:
    start = TEXT.index("It took")
    (part,) = proposed_statement(_opened(), (start, start + len("It took nine years,"))).parts
    assert TEXT[slice(*part)] == "“It took nine years,”"


@pytest.mark.parametrize(
    ("kind", "words", "fields"),
    [
        ("person", "Anna Feld", {"name": "Anna Feld"}),
        ("date", "4 May 2031", {"text": "4 May 2031", "edtf": "2031-05-04"}),
        ("place", "pool", {"name": "pool"}),
        ("commitment", "swam", {"to_do": "swam"}),
        ("meeting", "swam", {}),
    ],
)
def test_fields_of_a_fact(kind: str, words: str, fields: dict[str, str]) -> None:
    start = TEXT.index(words)
    found = proposed_fields(_opened().article, kind, (start, start + len(words)))
    assert found | fields == found
