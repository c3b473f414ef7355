"""Opening, adding, looking, and the list of articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.corpus import database
from store.errors import NotFoundError
from store.library import Library, Order
from store.records import Article, Reading
from store.search import index
from tests.store.samples import READING, TEXT, article


@pytest.mark.usefixtures("library")
def test_the_folder_is_private(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*.db*")} == {0o600}


def test_an_article_comes_back_as_it_was(library: Library, droz: str) -> None:
    assert library.article(droz) == article()
    opened = library.open_article(droz)
    assert (opened.agents, opened.statements, opened.facts) == (
        READING.agents,
        READING.statements,
        READING.facts,
    )
    assert opened.annotations == opened.lost == ()
    assert not library.read_only
    counts = library.counts()
    assert (counts.articles, counts.statements, counts.facts, counts.annotations) == (1, 4, 3, 0)


def test_everything_survives_closing(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(article(), READING)
    with Library.open(folder) as library:
        assert library.open_article(article().id).statements == READING.statements
        library.close()


def test_a_library_that_has_grown_is_packed_when_it_is_closed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def free_pages() -> int:
        with Library.open(folder) as library:
            assert list(library.check()) == []
            assert library.count_quotes("wages") == library.counts().articles
            return int(library._corpus.connection.execute("PRAGMA freelist_count").fetchone()[0])

    monkeypatch.setattr(database, "_MANY", 30)
    with Library.open(folder) as library:
        for n in range(40):
            library.add(article(title=f"Number {n}", extra=f" {n}."), READING)
    assert free_pages() == 0


def test_a_library_that_another_window_has_open_is_not_packed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = []
    monkeypatch.setattr(database, "_MANY", 30)
    monkeypatch.setattr(index, "optimize", lambda *_: packed.append(True))

    def grown(first: int) -> None:
        with Library.open(folder) as library:
            for n in range(first, first + 40):
                library.add(article(title=f"Number {n}", extra=f" {n}."), READING)

    with Library.open(folder) as other:
        grown(0)
        assert not packed
        assert len(other.rows()) == 40
        assert other.annotate(other.rows()[0].id, [(0, 4)], "saved", [])
    grown(40)
    assert packed
    with Library.open(folder) as library:
        assert library._corpus.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert list(library.check()) == []


def test_a_text_that_is_there_is_named_and_skipped(library: Library) -> None:
    twin = library.add(article(title="Another title", publisher=None), READING)
    assert (twin.result, twin.detail) == ("duplicate", "same text as “Veyra trains its dockers”")
    assert library.counts().articles == 1


def test_unknown_ids(library: Library) -> None:
    for ask in (library.article, library.open_article):
        with pytest.raises(NotFoundError):
            ask("0" * 64)


def test_an_article_without_title_date_and_findings(library: Library) -> None:
    text = "A very short report.\n\nIt goes on and on, " + "as reports do, " * 20
    assert library.add(Article(text=text), Reading()).result == "taken"
    row = library.rows()[1]
    assert row.title.startswith("A very short report. It goes on")
    assert len(row.title) <= 80
    assert row.title.endswith("…")
    assert (row.published, row.publisher, row.statements) == (None, None, 0)


def test_an_empty_library(folder: Path) -> None:
    with Library.open(folder) as library:
        assert len(library.rows()) == 0
        assert library.rows()[:10] == []
        assert [*library.quotes(), *library.facts(), *library.speakers(), *library.tags()] == []
        assert library.undo() is library.redo() is None
        assert list(library.check()) == []


def test_a_text_with_more_findings_than_one_key_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from msgspec.structs import replace

    monkeypatch.setattr("store.finding.facets.EXACT", 20_000)
    many = tuple(replace(READING.statements[1], id=f"s{n}") for n in range(17_000))
    with Library.open(folder) as library:
        library.add(article(), replace(READING, statements=many))
        library.add(article(extra=" More."), READING)
        assert [each.id for each in library.open_article(article().id).statements] == [
            f"s{n}" for n in range(17_000)
        ]
        assert library.count_quotes("wages") == 17_001
        assert len(library.open_article(article(extra=" More.").id).statements) == 5
        assert {hit.title for hit in library.quotes("wages")} == {"Veyra trains its dockers"}
        for query in (
            "article:veyra",
            "publisher:veyra",
            "in:articles factory",
            'in:articles "every factory"',
        ):
            assert library.count_quotes(f"{query} -kind:direct") == 17_000 + 2
        assert library.count_quotes(f"article:{article().id}") == 17_000
        assert len(library.rows("veyra")) == 2
        assert list(library.check()) == []


# ---------------------------------------------------------------- the list


@pytest.fixture
def shelf(library: Library) -> Library:
    """Nine more articles, with and without dates."""
    dates = ["2023-07", "2024-03-09", None, "XXXX-10-30", "2019", "2024-03-08", "201X", "2022-12-31", "2025~"]
    for n, date in enumerate(dates):
        new = article(title=f"Report {n}", published=date, publisher=f"Paper {n % 3}", extra=f" {n}")
        library.add(new, READING)
    return library


def test_newest_first_and_unknown_dates_last(shelf: Library) -> None:
    assert [row.published for row in shelf.rows()] == [
        "2025~", "2024-03-09", "2024-03-08", "2024-03-08", "2023-07", "2022-12-31", "2019", "201X",
        "XXXX-10-30", None,
    ]  # fmt: skip


def test_by_title_and_publisher(shelf: Library) -> None:
    assert [row.title for row in shelf.rows(order="title")][:2] == ["Report 0", "Report 1"]
    assert [row.publisher for row in shelf.rows(order="publisher")][:4] == ["Paper 0"] * 3 + ["Paper 1"]
    assert [row.title for row in shelf.rows("report", "title")] == [f"Report {n}" for n in range(9)]


def test_filtering_by_the_beginnings_of_words(shelf: Library) -> None:
    assert [row.title for row in shelf.rows("VEY train")] == ["Veyra trains its dockers"]
    assert {row.publisher for row in shelf.rows("paper 2")} >= {"Paper 2"}
    assert len(shelf.rows("no such words")) == 0
    assert len(shelf.rows("  ")) == 10
    assert len(shelf.rows('"*(-')) == 0


def test_rows_are_a_sequence(shelf: Library) -> None:
    rows = shelf.rows()
    everything = list(rows)
    assert len(rows) == len(everything) == 10
    assert rows[-1] == everything[9]
    assert rows[2:5] == everything[2:5]
    assert rows[::-3] == everything[::-3]
    with pytest.raises(IndexError):
        rows[10]


@pytest.mark.parametrize("words", ["", "report", "paper 1"])
@pytest.mark.parametrize("order", ["newest", "title", "publisher"])
def test_the_place_of_an_article_among_rows(shelf: Library, words: str, order: Order) -> None:
    rows = shelf.rows(words, order)
    known = {row.id: at for at, row in enumerate(rows)}
    assert known
    for row in shelf.rows():
        assert rows.place(row.id) == known.get(row.id)
    assert rows.place("no article") is None


def test_rows_from_the_far_end(folder: Path) -> None:
    with Library.open(folder) as library:
        for n in range(300):
            library.add(Article(text=f"{TEXT}{n}", title=f"{n:03}", published=f"{1700 + n}"), Reading())
        for order in ("newest", "title"):
            titles = [row.title for row in library.rows(order=order)]
            assert titles == sorted(titles, reverse=order == "newest")
            assert library.rows(order=order)[299].title == titles[299]


def test_what_a_row_says(library: Library, droz: str) -> None:
    row = library.rows()[0]
    assert (row.statements, row.facts, row.notes, row.tags) == (4, 3, 0, ())
    assert row.unread
    assert not row.starred
    library.annotate(droz, [(0, 4)], "a note", ["one", "two"])
    library.annotate(droz, [(0, 4)], tags=["one"])
    library.mark(droz, read=True, starred=True)
    row = library.rows()[0]
    assert (row.notes, row.tags, row.unread, row.starred) == (1, ("one", "two"), False, True)
    library.mark(droz, read=False, starred=False)
    assert library.rows()[0].unread
    assert not library.rows()[0].starred
