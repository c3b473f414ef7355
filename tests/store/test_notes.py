"""What people add: notes, tags, corrections, merges, dates, drafts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.errors import NotFoundError, OnrecordError
from store.library import Library
from store.records import Article, Reading, Statement
from tests.store.samples import READING, TEXT, article, span


def test_a_note_stands_on_its_words(library: Library, droz: str, folder: Path) -> None:
    made = library.annotate(
        droz, [span("bring home"), span("keep")], "Same as in 2021?", ["#renewal", " osh "]
    )
    assert [each.exact for each in made.target] == ["bring home", "keep"]
    assert made.tags == ("renewal", "osh")
    with Library.open(folder) as other:
        assert other.open_article(droz).annotations == (made,)
    assert library.tags() == [("osh", 1), ("renewal", 1)]
    assert library.counts().annotations == 1


def test_editing_and_deleting(library: Library, droz: str) -> None:
    made = library.annotate(droz, [span("keep")], "first", ["one"])
    edited = library.edit_annotation(made.id, note="second")
    assert (edited.id, edited.note, edited.tags, edited.created) == (
        made.id,
        "second",
        ("one",),
        made.created,
    )
    assert library.edit_annotation(made.id, tags=["two", "two"]).tags == ("two",)
    library.delete_annotation(made.id)
    assert library.open_article(droz).annotations == ()
    with pytest.raises(NotFoundError):
        library.edit_annotation(made.id, note="third")
    with pytest.raises(NotFoundError):
        library.delete_annotation(made.id)
    assert library.annotate(droz, [span("keep")]).id > made.id


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(-1, 4)], [(0, len(TEXT) + 1)], [(9, 3)]])
def test_a_note_needs_words(library: Library, droz: str, spans: list[tuple[int, int]]) -> None:
    note = library.annotate(droz, [span("keep")], "kept")
    with pytest.raises(OnrecordError):
        library.annotate(droz, spans, "x")
    with pytest.raises(OnrecordError):
        library.tag([(droz, [span("home")]), (droz, spans)], ["x"])
    with pytest.raises(OnrecordError):
        library.move_annotation(note.id, spans)
    assert library.open_article(droz).annotations == (note,)


def test_correcting_a_speaker(library: Library, droz: str) -> None:
    library.correct(droz, "s3", speakers=("Joren Vael", "Senna Vael"))
    opened = library.open_article(droz)
    statement = opened.statements[2]
    names = {agent.id: agent.name for agent in opened.agents}
    assert [names[each] for each in statement.speakers] == ["Joren Vael", "Senna Vael"]
    assert statement.status == "corrected"
    assert opened.statements[:2] == READING.statements[:2]


def test_correcting_kind_parts_and_source(library: Library, droz: str) -> None:
    library.correct(droz, "s2", kind="mixed", parts=(span("wages would rise"),))
    library.correct(droz, "s2", act="commit", source=None)
    statement = library.open_article(droz).statements[1]
    assert (statement.kind, statement.parts, statement.act, statement.source) == (
        "mixed",
        (span("wages would rise"),),
        "commit",
        None,
    )
    hit = next(library.quotes("wages"))
    assert (hit.text, hit.statement) == ("wages would rise", statement)


def test_correcting_a_fact(library: Library, droz: str) -> None:
    library.correct(droz, "f1", valid_until="2024-01-01", parties=("Veyra", "Aid Centre"))
    fact = library.open_article(droz).facts[0]
    assert fact.fields == replace(
        READING.facts[0].fields, valid_until="2024-01-01", parties=("Veyra", "Aid Centre")
    )
    assert [hit.fact for hit in library.facts("until:2024")] == [fact]
    assert list(library.facts("until:2023")) == []


@pytest.mark.parametrize(
    ("finding", "changes"),
    [
        ("s1", {"kind": "shouted"}),
        ("s1", {"id": "s9"}),
        ("s1", {"name": "x"}),
        ("s1", {"parts": ()}),
        ("s1", {"parts": ((0, 9999),)}),
        ("f1", {"ordinal": "second"}),
        ("f1", {"speakers": ()}),
    ],
)
def test_a_correction_has_to_fit(
    library: Library, droz: str, finding: str, changes: dict[str, object]
) -> None:
    with pytest.raises(OnrecordError):
        library.correct(droz, finding, **changes)
    assert library.open_article(droz).statements == READING.statements
    assert library.undo() is None


def test_unknown_findings(library: Library, droz: str) -> None:
    with pytest.raises(NotFoundError):
        library.correct(droz, "s99", kind="direct")
    with pytest.raises(NotFoundError):
        library.review(droz, "x", "accepted")


def test_reviewing(library: Library, droz: str) -> None:
    library.review(droz, "s1", "accepted")
    library.review(droz, "f3", "rejected")
    library.correct(droz, "s2", act="deny")
    library.review(droz, "s2", "accepted")
    opened = library.open_article(droz)
    assert [each.status for each in opened.statements[:3]] == ["accepted", "accepted", "suggested"]
    assert opened.statements[1].act == "deny"
    assert opened.facts[2].status == "rejected"
    library.review(droz, "s2", "suggested")
    assert library.open_article(droz).statements[1] == READING.statements[1]


def test_merging_speakers(library: Library, droz: str) -> None:
    library.merge("Joren Vael", "Ilan Droz")
    assert [(each.name, each.statements) for each in library.speakers()] == [("Ilan Droz", 4)]
    assert {hit.speakers for hit in library.quotes()} == {("Ilan Droz",)}
    assert library.count_quotes("speaker:droz") == library.count_quotes("speaker:vael") == 4
    assert library.open_article(droz).agents[1].name == "Ilan Droz"
    library.merge("Ilan Droz", "I. Droz")
    assert library.count_quotes(speaker="I. Droz") == 4
    assert [each.name for each in library.speakers()] == ["I. Droz"]
    library.undo()
    library.undo()
    assert library.count_quotes("speaker:droz") == 3
    assert [each.name for each in library.speakers()] == ["Ilan Droz", "Joren Vael"]
    with pytest.raises(OnrecordError):
        library.merge("ilan droz", "Ilan Droz")


@pytest.mark.parametrize("between", [[], ["Mira Sol"], ["Mira Sol", "the dockers"]])
def test_merging_all_the_way_round_goes_into_the_last_name(library: Library, between: list[str]) -> None:
    for name, into in pairwise(["Joren Vael", *between, "Ilan Droz", "joren VAEL"]):
        library.merge(name, into)
    assert [(each.name, each.statements) for each in library.speakers()] == [("joren VAEL", 4)]
    assert {hit.speakers[0].casefold() for hit in library.quotes()} == {"joren vael"}
    library.undo()
    assert [(each.name, each.statements) for each in library.speakers()] == [("Ilan Droz", 4)]


def test_drafts(library: Library, folder: Path) -> None:
    assert library.draft("note") is None
    library.save_draft("note", "half a sent")
    library.save_draft("note", "half a sentence")
    with Library.open(folder) as other:
        assert other.draft("note") == "half a sentence"
        other.drop_draft("note")
        other.drop_draft("note")
    assert library.draft("note") is None
    assert library.undo() is None


# ---------------------------------------------------------------- the date of an article


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader whose findings hang on the date."""

    def read(article: Article) -> Reading:
        inferred = {"date": f"day after {article.published}"} if article.published else {}
        meeting = replace(READING.facts[1], inferred=inferred)
        return replace(READING, facts=(READING.facts[0], meeting, READING.facts[2]))

    monkeypatch.setattr("store.notes.reviewing.read", read)


@pytest.mark.usefixtures("reader")
def test_a_decided_date_moves_the_article_and_what_hangs_on_it(library: Library, droz: str) -> None:
    library.add(article(title="Later", published="2024-05-01", extra=" Later."), READING)
    library.annotate(droz, [span("keep")], "stays")
    library.correct(droz, "s3", speakers=("Joren Vael",))
    library.set_published(droz, "2024-06-01")
    assert [row.published for row in library.rows()] == ["2024-06-01", "2024-05-01"]
    opened = library.open_article(droz)
    assert opened.article.published == "2024-06-01"
    assert opened.facts[1].inferred == {"date": "day after 2024-06-01"}
    assert [note.note for note in opened.annotations] == ["stays"]
    assert opened.statements[2].status == "corrected"
    assert library.count_quotes("speaker:vael date:2024-06") == 2
    assert library.count_quotes("date:2024-03") == 0
    assert list(library.check()) == []
    assert library.undo() == "date of “Veyra trains its dockers”"
    assert library.open_article(droz).article.published == "2024-03-08"
    assert library.redo()
    assert library.open_article(droz).article.published == "2024-06-01"
    library.set_published(droz, None)
    assert library.rows()[1].published is None
    assert list(library.check()) == []


@pytest.mark.usefixtures("reader")
def test_another_window_sees_the_decided_date(library: Library, droz: str, folder: Path) -> None:
    with Library.open(folder) as other:
        other.set_published(droz, "2020")
    assert library.open_article(droz).article.published == "2020"
    with pytest.raises(OnrecordError):
        library.set_published(droz, "yesterday")


@pytest.mark.usefixtures("reader")
def test_inferred_dates_are_searched(library: Library, droz: str, monkeypatch: pytest.MonkeyPatch) -> None:
    runs_out = replace(READING.facts[0], inferred={"valid_until": "2031-05-01"})
    monkeypatch.setattr("store.notes.reviewing.read", lambda _: replace(READING, facts=(runs_out,)))
    library.set_published(droz, "2024-06-01")
    assert [hit.fact.id for hit in library.facts("until:2031")] == ["f1"]
    assert list(library.facts("until:2023")) == []


def test_a_decision_leaves_the_other_findings_decoded(library: Library, droz: str, folder: Path) -> None:
    before = library.open_article(droz)
    library.review(droz, "s1", "accepted")
    after = library.open_article(droz)
    assert after.statements[0].status == "accepted"
    assert all(one is other for one, other in zip(before.facts, after.facts, strict=True))
    with Library.open(folder) as other:
        other.set_published(droz, "2031")
    assert library.open_article(droz).article.published == "2031"


@pytest.mark.usefixtures("reader")
def test_a_date_is_no_longer_inferred_when_it_becomes_another(library: Library, droz: str) -> None:
    library.set_published(droz, "2024-06-01")
    met = library.open_article(droz).facts[1]
    library.correct(droz, met.id, date=met.fields.date, place="the old mill")  # type: ignore[union-attr]
    assert library.open_article(droz).facts[1].inferred == met.inferred
    library.correct(droz, met.id, date="2024-05")
    assert library.open_article(droz).facts[1].inferred == {}


@pytest.mark.usefixtures("reader")
def test_search_follows_an_article_that_moves(library: Library, droz: str) -> None:
    library.correct(droz, "s3", speakers=("Senna Okar",))
    library.annotate(droz, [span("wages")], "mine", ["x"])
    assert library.count_quotes("speaker:okar or tag:x") == 2
    library.set_published(droz, "1999")
    assert [hit.published for hit in library.quotes("speaker:okar or tag:x")] == ["1999", "1999"]
    library.merge("Senna Okar", "Joren Vael")
    assert library.count_quotes("speaker:vael date:1999") == 2
    library.undo()
    library.undo()
    assert [hit.published for hit in library.quotes("speaker:okar or tag:x")] == ["2024-03-08", "2024-03-08"]


@pytest.mark.usefixtures("reader")
def test_reading_again_with_another_reader(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.correct(droz, "s2", speakers=("Joren Vael",))
    library.annotate(droz, [span("keep")], "kept", ["x"])
    library.set_published(droz, "2020")
    monkeypatch.setattr("store.reading.READER_VERSION", "newer")
    first, second, third, fourth, _ = READING.statements
    newer = (replace(second, id="s1"), replace(first, id="s2"), replace(third, id="s3"), fourth)
    monkeypatch.setattr(
        "store.notes.rereading.read", lambda _: replace(READING, statements=newer, version="newer")
    )
    assert list(library.reread()) == [droz]
    assert list(library.reread()) == []
    opened = library.open_article(droz)
    assert [each.status for each in opened.statements] == ["corrected", "suggested", "suggested", "suggested"]
    assert opened.article.published == "2020"
    assert [hit.statement.id for hit in library.quotes("tag:x")] == ["s2"]
    assert [hit.statement.id for hit in library.quotes("speaker:vael")] == ["s1", "s4"]
    assert list(library.check()) == []
    library.undo()
    assert library.open_article(droz).article.published == "2024-03-08"


def test_a_reader_that_fails_on_the_new_date_keeps_what_was_read(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Article) -> Reading:
        raise IndexError

    monkeypatch.setattr("store.notes.reviewing.read", fail)
    library.set_published(droz, "2020")
    opened = library.open_article(droz)
    assert (opened.article.published, opened.statements) == ("2020", READING.statements)


def test_decisions_find_their_place_in_another_reading(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids and spans shift when a text is read by a newer reader; decisions stay with their words."""
    library.correct(droz, "s2", speakers=("Joren Vael",))
    library.review(droz, "s4", "rejected")
    first, second, third, fourth, fifth = READING.statements
    shorter = replace(second, id="s1", parts=((second.parts[0][0], second.parts[0][1] - 3),))
    moved: tuple[Statement, ...] = (shorter, replace(fourth, id="s2"), replace(first, id="s3"), third, fifth)
    monkeypatch.setattr("store.notes.reviewing.read", lambda _: replace(READING, statements=moved))
    library.set_published(droz, "2024-06-01")
    opened = library.open_article(droz)
    assert [each.status for each in opened.statements] == [
        "corrected", "rejected", "suggested", "suggested", "suggested",
    ]  # fmt: skip
    library.review(droz, "s1", "accepted")
    assert [each.status for each in library.open_article(droz).statements[:2]] == ["accepted", "rejected"]
    assert library.open_article(droz).statements[0].speakers == ("a2",)
    library.undo()
    library.review(droz, "s2", "suggested")
    library.undo()
    monkeypatch.setattr("store.notes.reviewing.read", lambda _: replace(READING, statements=(first,)))
    library.set_published(droz, "2024-06-02")
    assert [problem.what.partition(":")[0] for problem in library.check()] == [
        "what the decision on s2 is about is no longer found",
        "what the decision on s4 is about is no longer found",
    ]
