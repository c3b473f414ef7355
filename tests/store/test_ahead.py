"""Work that another process does ahead: the same answers in the same order, whatever becomes of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.corpus import ahead
from store.corpus.ahead import answered
from store.library import Library
from tests.store.test_import import numbered

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no helper")


def told(words: list[str]) -> tuple[int, list[str]]:
    return os.getpid(), [word.upper() for word in words]


def fatal(words: list[str]) -> tuple[int, list[str]]:
    if "BEGAN_BY" in os.environ and os.environ["BEGAN_BY"] != str(os.getpid()):
        os._exit(1)
    return told(words)


def is_large(words: list[str]) -> bool:
    return len(words) > 1


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "cores", lambda: 2)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The helper is waited for, and not asked only if it happens to be ready."""
    waits = ahead._Helper._waits

    def until_ready(helper: ahead._Helper) -> bool:
        while not (is_there := waits(helper)) and not helper._has_ended:
            time.sleep(0.01)
        return is_there

    monkeypatch.setattr(ahead._Helper, "_waits", until_ready)


def questions(number: int) -> Iterator[list[str]]:
    return (["one", str(n)] for n in range(number))


@pytest.mark.usefixtures("waiting")
def test_what_follows_is_done_by_another_process() -> None:
    found = list(answered(told, questions(5), is_large))
    assert [words for _, words in found] == [["ONE", str(n)] for n in range(5)]
    here, *others = [process for process, _ in found]
    assert here == os.getpid()
    assert len(set(others)) == 1
    assert here not in others


def test_small_questions_are_answered_here() -> None:
    found = list(answered(told, (["one"] for _ in range(5)), is_large))
    assert {process for process, _ in found} == {os.getpid()}


@pytest.mark.usefixtures("waiting")
def test_all_is_done_here_when_the_other_process_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEGAN_BY", str(os.getpid()))
    assert list(answered(fatal, questions(4), is_large)) == [told(each) for each in questions(4)]


def test_all_is_done_here_when_no_other_process_can_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(ahead, "Popen", refused)
    assert list(answered(told, questions(4), is_large)) == [told(each) for each in questions(4)]


@pytest.mark.usefixtures("waiting")
def test_what_cannot_be_sent_is_done_here() -> None:
    asked = [["one", "two"], ["a\ud800", "b"], ["three", "four"]]
    found = list(answered(told, asked, is_large))
    assert [words for _, words in found] == [[word.upper() for word in words] for words in asked]
    assert found[1][0] == os.getpid() != found[2][0]


@pytest.mark.usefixtures("waiting")
def test_the_other_process_ends_when_nothing_more_is_asked() -> None:
    with closing(answered(told, questions(9), is_large)) as answers:
        next(answers)
        process, _ = next(answers)
        os.kill(process, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


KILLED = """
import os, signal, time
from store.corpus import ahead
from tests.store.test_ahead import told
helper = ahead._Helper(told)
while not helper._waits():
    time.sleep(0.01)
print(helper._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_other_process_ends_with_the_one_that_began_it() -> None:
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", KILLED]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=root)
    assert done.returncode == -signal.SIGKILL
    process = int(done.stdout)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("it goes on")


@pytest.mark.usefixtures("waiting")
def test_a_library_is_the_same_whoever_prepared_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.corpus.importing.BATCH", 40)
    monkeypatch.setattr("store.corpus.importing.WORTH_HELP", 10)
    monkeypatch.setattr("store.corpus.database._CHUNK", 40)
    articles = numbered(150)
    kept = []
    for number, cores in enumerate((2, 1, 2)):
        monkeypatch.setattr(ahead, "cores", lambda number=cores: number)
        with Library.open(tmp_path / str(number)) as library:
            assert {each.result for each in library.add_all(articles)} == {"taken"}
            if number == 2:
                library._corpus.rebuild()
            assert list(library.check()) == []
            storage = library._corpus.database.storage
            kept.append({table: list(storage.scan(table)) for table in storage.tables()})
    assert kept[0] == kept[1] == kept[2]
