"""Edited texts and newer readers: what people made comes along, and what can't be placed is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.corpus.importing import Store, Taken, stored
from store.intake.found import Found
from store.library import Library
from store.records import Article, Fact, Organization, Reading, Span, Statement
from store.results import Outcome
from tests.store.samples import READING, TEXT, article, span

EDITED = "Updated at noon. " + TEXT.replace("would rise by March", "will rise by April").replace(
    "Many workers want shorter shifts. ", ""
)


def read(article: Article) -> Reading:
    """What was read by hand, wherever its words stand in a text; what is gone is not found."""
    text = article.text

    def moved(place: Span) -> Span | None:
        words = TEXT[slice(*place)]
        nth = TEXT[: place[0]].count(words)
        return span(words, nth, text) if text.count(words) > nth else None

    def found(places: tuple[Span, ...]) -> tuple[Span, ...] | None:
        there = tuple(moved(place) for place in places)
        return None if None in there else there  # type: ignore[return-value]

    statements: list[Statement] = []
    for each in READING.statements:
        if parts := found(each.parts):
            marked = {
                name: moved(place) for name in ("cue", "source", "role") if (place := getattr(each, name))
            }
            statements.append(replace(each, id=f"s{len(statements) + 1}", parts=parts, **marked))
    facts: list[Fact] = []
    for fact in READING.facts:
        if evidence := found(fact.evidence):
            facts.append(replace(fact, id=f"f{len(facts) + 1}", evidence=evidence))
    agents = tuple(replace(each, mentions=(), roles=()) for each in READING.agents)
    return Reading(version="by hand", agents=agents, statements=tuple(statements), facts=tuple(facts))


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("notes.reviewing", "notes.rereading", "corpus.importing"):
        monkeypatch.setattr(f"store.{place}.read", read)


@pytest.fixture
def report(tmp_path: Path, folder: Path) -> tuple[Library, Path, str]:
    """A library with one file in it, the file, and the article's id."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    library = Library.open(folder)
    (outcome,) = library.import_([path])
    assert outcome.article
    return library, path, outcome.article


# ---------------------------------------------------------------- another text


def test_notes_come_along_also_when_the_import_is_stopped(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reports(text: str) -> list[Article]:
        return [
            Article(text=f"{text} {name}.", url=f"https://news.invalid/{name}") for name in ("one", "two")
        ]

    for each in reports(TEXT):
        library.add(each)
        library.annotate(each.id, [span("keep")], "mine")

    def in_one_batch(_: object, store: Store, __: object) -> Iterator[Outcome]:
        return stored([[Taken("", Found(article=each), read(each)) for each in reports(EDITED)]], store)

    monkeypatch.setattr("store.corpus.importing.import_files", in_one_batch)
    assert next(library.import_([])).detail.startswith("a new version of")
    assert [library.open_article(each.id).annotations[0].note for each in reports(EDITED)] == ["mine"] * 2


def test_notes_come_along_to_an_edited_text(report: tuple[Library, Path, str]) -> None:
    library, path, old = report
    library.annotate(old, [span("The minister said that wages would rise by March.")], "when?", ["wages"])
    library.annotate(old, [span("Droz", 1)], "short")
    library.annotate(old, [span("bring home"), span("keep")], "two places")
    gone = library.annotate(old, [span("want shorter shifts")], "gone")
    library.correct(old, "s3", speakers=("Joren Vael",), cue=span("promised"))
    library.review(old, "s4", "rejected")
    library.correct(old, "f1", valid_until="2024-01")
    library.review(old, "s5", "accepted")
    library.mark(old, starred=True)
    library.set_published(old, "2023-01-05")
    path.write_text(EDITED)

    (outcome,) = library.import_([path])
    assert outcome.result == "taken"
    assert outcome.detail.startswith("a new version of “Ilan Droz")
    assert outcome.detail.partition(";")[0].endswith(
        "6 notes and decisions came along, 2 without a place in it (see `onrecord check`)"
    )
    new = outcome.article
    assert new
    opened = library.open_article(new)
    words = [" … ".join(each.exact for each in note.target) for note in opened.annotations]
    assert words == ["The minister said that wages will rise by April.", "Droz", "bring home … keep"]
    assert [note.id for note in opened.lost] == [gone.id]
    assert [note.target[0].exact for note in opened.lost] == ["want shorter shifts"]
    by_words = {EDITED[slice(*each.parts[0])]: each for each in opened.statements}
    assert by_words["a café for every factory"].status == "corrected"
    assert EDITED[slice(*(by_words["a café for every factory"].cue or (0, 0)))] == "promised"
    assert by_words["“We have heard this before.”"].status == "rejected"
    assert opened.facts[0].fields.valid_until == "2024-01"  # type: ignore[union-attr]
    assert opened.article.published == "2023-01-05"
    assert [(row.id == new, row.starred, row.notes) for row in library.rows() if row.starred] == [
        (True, True, 4)
    ]
    assert library.open_article(old).annotations == ()
    assert library.lost_annotations() == list(opened.lost)
    assert [(each.finding, each.article) for each in library.lost_decisions()] == [("s5", new)]
    assert library.count_quotes("tag:wages") == 0, "the note stands on words that are no statement any more"
    problems = {each.what for each in library.check()}
    assert problems == {
        f"the words of note {gone.id} are not in the text: “want shorter shifts”",
        "what the decision on s5 is about is no longer found: “shorter shifts”",
    }

    assert (library.undo() or "").startswith("carrying notes over to")
    assert len(library.open_article(old).annotations) == 4
    assert not library.lost_annotations()
    assert not library.lost_decisions()
    assert list(library.check()) == []
    library.redo()
    assert library.lost_annotations() == list(opened.lost)
    library.close()


def test_a_star_or_a_date_alone_comes_along(report: tuple[Library, Path, str]) -> None:
    library, path, old = report
    library.set_published(old, "2023-01-05")
    path.write_text(TEXT + " More.")
    (second,) = library.import_([path])
    assert second.detail.startswith("a new version of “Ilan Droz")
    assert "came along" not in second.detail
    library.mark(second.article or "", starred=True)
    path.write_text(TEXT + " Still the same.")  # as much like the first one, which has its date still
    (third,) = library.import_([path])
    starred = {row.id: (row.published, row.starred) for row in library.rows()}
    assert starred == {
        old: ("2023-01-05", False),
        second.article: ("2023-01-05", False),
        third.article: ("2023-01-05", True),
    }
    library.close()


def test_what_has_only_its_address_or_only_its_words_in_common_is_another_article(
    report: tuple[Library, Path, str],
) -> None:
    library, path, old = report
    library.annotate(old, [span("keep")], "mine")
    path.write_text("Snow fell on the harbour of Port Ansa, and the ferries stayed where they were all day.")
    other = path.with_name("other.txt")
    other.write_text(EDITED)
    assert ["new version" in each.detail for each in library.import_([path, other])] == [False, False]
    assert [note.note for note in library.open_article(old).annotations] == ["mine"]
    library.close()


def test_two_versions_side_by_side_keep_their_notes(report: tuple[Library, Path, str]) -> None:
    library, path, _ = report
    one, two = path.with_name("one.md"), path.with_name("two.md")
    head = "---\nurl: https://example.org/report\n---\n"
    one.write_text(head + TEXT + " One.")
    (first,) = library.import_([one])
    library.annotate(first.article or "", [span("keep")], "mine")
    two.write_text(head + EDITED + " Two.")
    for _ in range(2):
        assert [each.detail.startswith("a new") for each in library.import_([one, two])] == [False, False]
    two.write_text(head + EDITED + " Three.")
    assert [each.detail.startswith("a new") for each in library.import_([two])] == [True]
    library.close()


# ---------------------------------------------------------------- another reader

CORRECTIONS: list[tuple[str, dict[str, Any], Callable[[Any], Any]]] = [
    ("s2", {"speakers": ("Joren Vael",)}, lambda each: each.speakers == ("a2",)),
    ("s2", {"kind": "mixed"}, lambda each: each.kind == "mixed"),
    ("s2", {"act": "deny"}, lambda each: each.act == "deny"),
    ("s2", {"parts": (span("wages would rise"),)}, lambda each: each.parts == (span("wages would rise"),)),
    ("s2", {"source": None}, lambda each: each.source is None),
    ("s2", {"cue": span("said that")}, lambda each: each.cue == span("said that")),
    ("s2", {"role": span("minister")}, lambda each: each.role == span("minister")),
    ("s2", {"medium": span("a café")}, lambda each: each.medium == span("a café")),
    ("f1", {"valid_until": "2031"}, lambda each: each.fields.valid_until == "2031"),
    ("f1", {"signatories": ("Ona Pell",)}, lambda each: each.fields.signatories == ("Ona Pell",)),
    ("f3", {"acronym": "AC"}, lambda each: each.fields.acronym == "AC"),
]


@pytest.mark.parametrize(("finding", "changes", "kept"), CORRECTIONS)
def test_a_correction_of_any_field_survives_a_newer_reader(
    library: Library,
    droz: str,
    monkeypatch: pytest.MonkeyPatch,
    finding: str,
    changes: dict[str, Any],
    kept: Callable[[Any], Any],
) -> None:
    """It finds other things, gives other ids, and draws the borders of a statement otherwise."""
    library.correct(droz, finding, **changes)
    library.review(droz, "s4", "accepted")
    shorter = replace(READING.statements[1], parts=(span("wages would rise by"),), source=None)
    statements = [replace(each, id=f"s{n + 1}") for n, each in enumerate((*READING.statements[2:], shorter))]
    beside = Fact(id="f1", fields=Organization(name="May"), evidence=READING.facts[0].evidence)
    facts = [replace(each, id=f"f{n + 1}") for n, each in enumerate((beside, *READING.facts))]
    newer = Reading(version="2", agents=READING.agents, statements=tuple(statements), facts=tuple(facts))
    monkeypatch.setattr("store.reading.READER_VERSION", "2")
    monkeypatch.setattr("store.notes.rereading.read", lambda _: newer)
    assert list(library.reread()) == [droz]
    opened = library.open_article(droz)
    found: tuple[Statement | Fact, ...] = (*opened.statements, *opened.facts)
    (corrected,) = [each for each in found if each.status == "corrected"]
    assert kept(corrected)
    assert [each.parts for each in opened.statements if each.status == "accepted"] == [
        READING.statements[3].parts
    ]
    assert library.lost_decisions() == []
    assert list(library.check()) == []


def test_reading_again_is_told_stopped_and_gone_on_with(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        library.add(article(title=f"Number {n}", extra=f" {n}"), READING)
    monkeypatch.setattr("store.reading.READER_VERSION", "by hand, again")
    monkeypatch.setattr(
        "store.notes.rereading.read", lambda _: replace(READING, version="by hand, again", facts=())
    )
    told: list[tuple[int, int]] = []
    asked = iter((False, True))
    again = library.reread("number", progress=lambda *each: told.append(each), cancelled=lambda: next(asked))
    first = list(again)
    assert len(first) == 2
    assert told[0] == (0, 5)
    assert told[-1] == (2, 5)
    assert library.count_quotes() > 0
    rest = list(library.reread())
    assert len(first) + len(rest) == 6
    assert not set(first) & set(rest)
    assert library.counts().facts == 0
    assert list(library.reread()) == []
    assert list(library.check()) == []


def test_one_article_that_trips_the_reader_does_not_stop_the_others(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(article(extra=" Other."), READING)

    def trip(article: Article) -> Reading:
        if article.text == TEXT:
            raise IndexError
        return replace(READING, version="2")

    monkeypatch.setattr("store.reading.READER_VERSION", "2")
    monkeypatch.setattr("store.notes.rereading.read", trip)
    assert len(list(library.reread())) == 1
    assert library.open_article(droz).statements == READING.statements


def test_many_articles_are_read_again_on_all_cores(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.corpus.importing import WORTH_A_POOL

    monkeypatch.undo()  # other processes read with the real reader
    number = WORTH_A_POOL + 6
    with Library.open(folder) as library:
        ids = set()
        for n in range(number):
            text = f"Report {n}. Ona Pell said, “We will sign the text {n} times.”\n"
            ids.add(library.add(Article(text=text), Reading(version="older")).article)
        assert library.count_quotes("sign") == 0
        asked = iter((False,) * 5 + (True,))
        first = list(library.reread(cancelled=lambda: next(asked)))
        assert len(first) == 6
        rest = list(library.reread())
        assert {*first, *rest} == ids
        assert len(rest) == number - 6
        assert library.count_quotes("speaker:pell sign") == number
        assert list(library.check()) == []
