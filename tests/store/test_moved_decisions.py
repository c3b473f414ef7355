"""A decision that lost its place is put on other words of its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import OnrecordError
from store.library import Library
from store.records import Article, Reading, Statement

OLD = "Ada Quill said the bridge would open in May. She said it was paid for."
NEW = "The bridge opens in May at the latest, Ada Quill said. She said it was paid for. It rained all day."


def _statement(text: str, words: str, number: int) -> Statement:
    start = text.index(words)
    span = (start, start + len(words))
    return Statement(id=f"s{number}", kind="indirect", parts=(span,), confidence=0.9, rule="test")


def _at(words: str) -> tuple[int, int]:
    return NEW.index(words), NEW.index(words) + len(words)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Decisions on an article, carried over to an edited one where the first two lose their place."""
    library = Library.open(tmp_path / "lib")
    read = (_statement(OLD, "the bridge would open in May", 1), _statement(OLD, "it was paid for", 2))
    old = library.add(Article(text=OLD, title="Bridge"), Reading(version="test", statements=read)).article
    read = (
        _statement(NEW, "The bridge opens in May at the latest", 1),
        _statement(NEW, "it was paid for", 2),
    )
    new = library.add(
        Article(text=NEW, title="Bridge again"), Reading(version="test", statements=read)
    ).article
    assert old is not None
    assert new is not None
    library.correct(old, "s1", speakers=("Ada Quill",), cue=(OLD.index("said"), OLD.index("said") + 4))
    library.add_statement(old, [(OLD.index("open in May"), OLD.index(". She"))], kind="mixed")
    library.review(old, "s2", "accepted")
    library.carry_over(old, new)
    return library


def test_it_lies_on_the_statement_there_and_undo_takes_it_off(library: Library) -> None:
    lost = next(each for each in library.lost_decisions() if each.status == "corrected")
    library.move_decision(lost, [_at("opens")])
    opened = library.open_article(lost.article)
    assert (opened.statements[0].status, opened.statements[0].cue) == ("corrected", None)
    assert [agent.name for agent in opened.agents] == ["Ada Quill"]
    assert lost not in library.lost_decisions()
    library.undo()
    assert lost in library.lost_decisions()


def test_what_was_added_stands_on_the_words(library: Library) -> None:
    lost = next(each for each in library.lost_decisions() if each.status == "added")
    library.move_decision(lost, [_at("It rained all day")])
    (added,) = (each for each in library.open_article(lost.article).statements if each.status == "added")
    assert added.parts == (_at("It rained all day"),)


@pytest.mark.parametrize("words", ["It rained", "paid for"])
def test_nothing_is_put_where_no_finding_or_another_decision_is(library: Library, words: str) -> None:
    lost = next(each for each in library.lost_decisions() if each.status == "corrected")
    with pytest.raises(OnrecordError):
        library.move_decision(lost, [_at(words)])
    assert lost in library.lost_decisions()
