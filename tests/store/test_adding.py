"""What people add to what the reader found, the edges they move, and tags on many places at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from store.errors import NotFoundError, OnrecordError
from store.library import Library
from store.records import Meeting, Person
from tests.store.samples import READING, TEXT, span


def test_an_added_statement_is_like_the_others(library: Library, droz: str, folder: Path) -> None:
    words = span("Veyra")
    before = {each.name: each.statements for each in library.speakers()}
    made = library.add_statement(
        droz, [words], kind="mixed", speakers=("Ilan Droz", "Mira Sol"), cue=span("keep"), act="deny"
    )
    with Library.open(folder) as other:
        opened = other.open_article(droz)
        statement = opened.statements[-1]
        names = {agent.id: agent.name for agent in opened.agents}
        assert statement.id == made
        assert (statement.status, statement.kind, statement.parts) == ("added", "mixed", (words,))
        assert [names[each] for each in statement.speakers] == ["Ilan Droz", "Mira Sol"]
        assert other.count_quotes("speaker:sol") == 1
        assert other.count_quotes("act:deny status:added") == 1
        after = {each.name: each.statements for each in other.speakers()}
        assert (after["Mira Sol"], after["Ilan Droz"]) == (1, before["Ilan Droz"] + 1)
        assert list(other.check()) == []
    assert library.undo() == f"adding “{TEXT[slice(*words)]}”"
    assert library.count_quotes("speaker:sol") == 0
    assert len(library.open_article(droz).statements) == len(READING.statements)
    library.redo()
    assert library.count_quotes("speaker:sol") == 1


def test_an_added_statement_is_corrected_and_removed(library: Library, droz: str) -> None:
    made = library.add_statement(droz, [span("Veyra")], kind="indirect")
    library.correct(droz, made, speakers=("Mira Sol",), parts=(span("keep"),))
    library.correct(droz, made, kind="direct")
    statement = library.open_article(droz).statements[-1]
    assert (statement.id, statement.status, statement.kind) == (made, "added", "direct")
    assert statement.parts == (span("keep"),)
    assert library.count_quotes("speaker:sol") == 1
    library.review(droz, made, "accepted")
    assert library.open_article(droz).statements[-1] == statement
    second = library.add_statement(droz, [span("bring home")], kind="direct")
    assert second != made
    library.review(droz, made, "rejected")
    assert [each.id for each in library.open_article(droz).statements[len(READING.statements) :]] == [second]
    with pytest.raises(NotFoundError):
        library.correct(droz, made, kind="mixed")
    assert str(library.undo()).startswith("removal of")
    assert len(library.open_article(droz).statements) == len(READING.statements) + 2


def test_an_added_fact(library: Library, droz: str) -> None:
    made = library.add_fact(
        droz, "meeting", [span("keep")], participants=("Mira Sol", "Ilan Droz"), date="2031"
    )
    fact = library.open_article(droz).facts[-1]
    assert (fact.id, fact.status) == (made, "added")
    assert fact.fields == Meeting(participants=("Mira Sol", "Ilan Droz"), date="2031")
    assert [hit.fact.id for hit in library.facts("sol", kind="meeting")] == [made]
    library.correct(droz, made, place="Veyra", evidence=(span("bring home"),))
    fact = library.open_article(droz).facts[-1]
    assert (fact.evidence, fact.fields.place) == ((span("bring home"),), "Veyra")  # type: ignore[union-attr]
    assert list(library.check()) == []
    library.review(droz, made, "rejected")
    assert len(library.open_article(droz).facts) == len(READING.facts)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("meeting", {"who": ("x",)}), ("person", {}), ("meal", {}), ("figure", {"value": "many"})],
)
def test_what_can_not_be_added(library: Library, droz: str, kind: str, fields: dict[str, object]) -> None:
    with pytest.raises(OnrecordError):
        library.add_fact(droz, kind, [span("keep")], **fields)
    with pytest.raises(OnrecordError):
        library.add_statement(droz, [(5, 99_999)], kind="direct")
    with pytest.raises(OnrecordError):
        library.add_statement(droz, [span("keep")], kind="direct", name="x")
    assert library.undo() is None


def test_an_added_fact_becomes_one_of_another_kind(library: Library, droz: str) -> None:
    made = library.add_fact(droz, "agreement", [span("Veyra")], name="the pact", type="pact")
    library.correct(droz, made, kind="commitment", who=["Droz"], to_do="train")
    library.correct(droz, made, evidence=[span("keep")], modality="promise")
    fact = library.open_article(droz).facts[-1]
    assert (fact.id, fact.kind, fact.status, fact.evidence) == (made, "commitment", "added", (span("keep"),))
    assert (fact.fields.to_do, fact.fields.modality) == ("train", "promise")  # type: ignore[union-attr]
    with pytest.raises(OnrecordError, match="no field type"):
        library.correct(droz, made, type="pact")


def test_what_is_there_is_corrected_not_doubled(library: Library, droz: str) -> None:
    first = READING.statements[0]
    library.review(droz, first.id, "rejected")
    assert library.add_statement(droz, first.parts, kind="mixed") == first.id
    statement = library.open_article(droz).statements[0]
    assert (statement.status, statement.kind) == ("corrected", "mixed")


def test_additions_survive_another_reading(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = library.add_statement(droz, [span("Veyra")], kind="mixed", speakers=("Mira Sol",))
    library.add_fact(droz, "person", [span("keep")], name="Keep")
    found = replace(READING.statements[0], id="s1", parts=(span("Veyra"),))
    monkeypatch.setattr("store.reading.READER_VERSION", "newer")
    monkeypatch.setattr(
        "store.notes.rereading.read", lambda _: replace(READING, statements=(found,), version="newer")
    )
    assert list(library.reread()) == [droz]
    opened = library.open_article(droz)
    (statement,) = opened.statements  # the reader finds it now: it is not there twice
    assert (statement.id, statement.status, statement.kind) == ("s1", "added", "mixed")
    assert opened.facts[-1].fields == Person(name="Keep")
    assert library.count_quotes("speaker:sol") == 1
    library.correct(droz, "s1", kind="direct")
    assert library.open_article(droz).statements[0].kind == "direct"
    assert made != "s1"
    assert list(library.check()) == []


def test_who_said_it_stays_where_what_is_there_is_added(library: Library, droz: str) -> None:
    known = READING.statements[1]
    assert library.add_statement(droz, known.parts, kind="mixed") == known.id
    assert library.open_article(droz).statements[1].speakers == known.speakers


def test_edges_and_kind_of_a_fact(library: Library, droz: str) -> None:
    library.correct(droz, "f1", evidence=(span("keep"),))
    assert library.open_article(droz).facts[0].evidence == (span("keep"),)
    library.correct(droz, "f1", kind="person", name="Ilan Droz")
    fact = library.open_article(droz).facts[0]
    assert (fact.kind, fact.evidence, fact.status) == ("person", (span("keep"),), "corrected")
    library.correct(droz, "f1", role="minister")
    assert library.open_article(droz).facts[0].fields == Person(name="Ilan Droz", role="minister")
    assert [hit.fact.id for hit in library.facts("status:corrected", kind="person")] == ["f1"]
    with pytest.raises(OnrecordError):
        library.correct(droz, "f2", kind="commitment")
    assert list(library.check()) == []


def test_moving_a_note(library: Library, droz: str) -> None:
    made = library.annotate(droz, [span("keep")], "mine", ["x"])
    moved = library.move_annotation(made.id, [span("bring home")])
    assert (moved.id, moved.note, moved.target[0].exact) == (made.id, "mine", "bring home")
    assert library.undo() == "moving the note on “keep”"
    assert library.open_article(droz).annotations[0].target == made.target
    with pytest.raises(OnrecordError):
        library.move_annotation(made.id, [])


def test_tags_on_many_places_are_one_step(library: Library, droz: str) -> None:
    library.annotate(droz, [span("keep")], "mine", ["x"])
    places = [(droz, [span("keep")]), (droz, [span("bring home")]), (droz, [span("Veyra")])]
    assert library.tag(places, ["commitment", "x"]) == 3
    assert library.tag(places[:1], ["x"]) == 0
    assert dict(library.tags()) == {"x": 3, "commitment": 3}
    assert library.undo() == "tag “commitment, x” on “keep” and 2 more"
    assert dict(library.tags()) == {"x": 1}
