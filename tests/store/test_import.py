"""Taking files in."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, CancelledError
from multiprocessing import active_children
from pathlib import Path

import pytest

from store.corpus.importing import WORTH_A_POOL
from store.corpus.workers import new_pool
from store.errors import LibraryError
from store.library import Library
from store.records import Agent, Article, Reading
from tests.store.samples import READING, TEXT


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Three good files, one of them twice, an empty one and one that is no text."""
    place = tmp_path / "files"
    place.mkdir()
    (place / "a.txt").write_text(TEXT)
    (place / "b.md").write_text(f"---\ntitle: Second\npublished: 2024-02-01\n---\n{TEXT} Second.\n")
    (place / "c.txt").write_text(f"Third report\n\n{TEXT}")
    (place / "d.txt").write_text(TEXT)
    (place / "e.txt").write_text("")
    (place / "f.txt").write_bytes(bytes(range(256)) * 20)
    return place


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick reader that finds nothing, and fails on the third report."""

    def read(article: Article) -> Reading:
        if article.text.startswith("Third"):
            raise IndexError("tokens")
        return READING if article.text == TEXT else Reading()

    monkeypatch.setattr("store.corpus.importing.read", read)


@pytest.mark.usefixtures("reader")
def test_each_file_has_its_outcome(folder: Path, files: Path) -> None:
    with Library.open(folder) as library:
        outcomes = list(library.import_([files]))
        assert [(Path(each.path).name, each.result) for each in outcomes] == [
            ("a.txt", "taken"),
            ("b.md", "taken"),
            ("c.txt", "refused"),
            ("d.txt", "duplicate"),
            ("e.txt", "refused"),
            ("f.txt", "refused"),
        ]
        assert outcomes[2].detail == "it could not be parsed: IndexError: tokens"
        assert outcomes[3].detail.startswith("same text as “Ilan Droz")
        assert all(each.detail for each in outcomes[2:])
        assert library.counts().articles == 2
        assert [row.title for row in library.rows()] == ["Second", library.rows()[1].title]
        again = [each.result for each in library.import_([files])]
        assert again == ["duplicate", "duplicate", "refused", "duplicate", "refused", "refused"]


@pytest.mark.usefixtures("reader")
def test_what_was_yielded_is_stored_when_the_import_is_stopped(folder: Path, files: Path) -> None:
    with Library.open(folder) as library:
        importing = library.import_([files])
        first = next(importing)
        with Library.open(folder) as other:
            assert other.article(first.article or "").text == TEXT
        importing.close()  # type: ignore[attr-defined]
        assert library.counts().articles >= 1
        assert {each.result for each in library.import_([files])} == {"taken", "duplicate", "refused"}
        assert library.counts().articles == 2


def many(place: Path, number: int) -> Path:
    place.mkdir()
    for n in range(number):
        (place / f"{n:03}.txt").write_text(f"Report {n}. Ona Pell said, “We will sign the text {n} times.”\n")
    (place / "010.txt").write_text("")
    (place / "020.txt").write_text((place / "000.txt").read_text())
    return place


def test_many_files_on_all_cores(folder: Path, tmp_path: Path) -> None:
    number = WORTH_A_POOL + 20
    place = many(tmp_path / "many", number)
    with Library.open(folder) as library:
        outcomes = list(library.import_([place]))
        assert [Path(each.path).name for each in outcomes] == [f"{n:03}.txt" for n in range(number)]
        odd = {Path(each.path).name: each.result for each in outcomes if each.result != "taken"}
        assert odd == {"010.txt": "refused", "020.txt": "duplicate"}
        assert library.counts().articles == number - 2
        assert library.count_quotes("speaker:pell sign") == number - 2
        assert list(library.check()) == []
        assert {each.result for each in library.import_([place])} == {"duplicate", "refused"}


def test_stopping_many_files_in_the_middle(folder: Path, tmp_path: Path) -> None:
    place = many(tmp_path / "many", WORTH_A_POOL + 20)
    with Library.open(folder) as library:
        importing = library.import_([place])
        done = [next(importing) for _ in range(5)]
        niceness = {os.getpriority(os.PRIO_PROCESS, each.pid or 0) for each in active_children()}
        assert niceness == {min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)}, "windows come first"
        importing.close()  # type: ignore[attr-defined]
        stored = {row.id for row in library.rows()}
        assert {each.article for each in done} <= stored
        assert list(library.check()) == []


def test_stopping_does_not_wait_for_what_is_being_read() -> None:
    with new_pool(1) as pool:
        reading = pool.submit(time.sleep, 600)
    with pytest.raises((BrokenExecutor, CancelledError)):
        reading.result()


KILLED = """
import os, signal
from store.corpus.workers import new_pool
with new_pool(1) as pool:
    pool.submit(os.getpid).result()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_processes_that_read_end_with_the_one_that_began_them() -> None:
    # they hold its standard output, so that this waits for them
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.usefixtures("reader")
def test_a_library_that_cannot_be_written_stops_the_import(
    folder: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(folder) as library:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(library._corpus, "add", full)
        with pytest.raises(LibraryError, match="the article was not stored"):
            list(library.import_([files]))


@pytest.mark.parametrize("name", ["Ona Pell", "Ona\ud800Pell"])
def test_a_reading_goes_between_processes_as_it_is(name: str) -> None:
    reading = Reading(agents=(Agent(id="a1", kind="person", name=name),), statements=READING.statements)
    assert pickle.loads(pickle.dumps(reading)) == reading


def numbered(number: int) -> list[tuple[Article, Reading]]:
    return [
        (Article(text=f"{TEXT} So wrote reporter {n}.", published=f"2024-03-{1 + n % 28:02}"), READING)
        for n in range(number)
    ]


def test_what_is_given_out_of_many_batches_is_on_disk_and_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.corpus.importing.BATCH", 50)
    articles = numbered(109)
    with Library.open(folder) as library, Library.open(folder) as other:
        outcomes = []
        for outcome in library.add_all([*articles, articles[3]]):
            assert other.article(outcome.article or "")
            outcomes.append(outcome)
        assert [each.article for each in outcomes[:-1]] == [article.id for article, _ in articles]
        assert [each.result for each in outcomes] == ["taken"] * len(articles) + ["duplicate"]
        assert "nearly the same text as" in outcomes[5].detail
        assert library.count_quotes("speaker:droz", attitudes=True) == 3 * len(articles)
        assert list(library.check()) == []


def test_a_batch_that_is_refused_ends_the_import_and_leaves_those_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.corpus.importing.BATCH", 50)
    articles, first = numbered(150), 25 + 25  # of the first two batches, which are smaller ones
    with Library.open(folder) as library:
        library.add(Article(text="Report"), Reading())
        storage = library._corpus.database.storage
        storage.connection.execute(  # as a disk does that is full in the midst of the third batch
            "CREATE TRIGGER full AFTER INSERT ON doc_texts WHEN (SELECT count(*) FROM doc_texts) > 80"
            " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
        done: list[str | None] = []
        with pytest.raises(LibraryError, match="the article was not stored: the disk is full"):
            done.extend(each.article for each in library.add_all(articles))
        assert done == [article.id for article, _ in articles[:first]]
        assert {row.id for row in library.rows()} > set(done)
        assert library.counts().articles == first + 1
        storage.connection.execute("DROP TRIGGER full")
        assert {each.result for each in library.add_all(articles)} == {"taken", "duplicate"}
        assert list(library.check()) == []
