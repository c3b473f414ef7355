"""Taking files in: open each, find twins, read the new ones on all cores, store them in batches."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.errors import OnrecordError
from store.records import Article, Reading
from store.results import Outcome

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

WORTH_A_POOL = 24
"""New articles from which on starting worker processes pays (each takes about half a second)."""

_BATCH_SECONDS = 0.25
_BATCH = 64


class Pending(NamedTuple):
    """A file on its way in: refused already, or an article whose reading is awaited."""

    path: str
    article: Article | None
    reading: Future[Reading] | None = None
    refusal: str = ""


Add = Callable[[list[tuple[str, Article, Reading]]], list[Outcome]]
"""Stores articles with their readings in one transaction, and says what became of each."""

Known = Callable[[str], Outcome | None]
"""What to say if there is an article with this id already."""


def read(article: Article) -> Reading:
    """What the reader finds in an article."""
    from store.reading import read as read_text  # the trained models load with it

    return read_text(article.text, title=article.title, published=article.published)


def import_files(paths: Iterable[Path], known: Known, add: Add) -> Iterator[Outcome]:
    """Take in files and folders; outcomes come in the order of the files, each after it is on disk."""
    from store.intake import find_files

    files = iter(find_files(paths))
    opened: list[Pending | Outcome] = []
    for path in files:
        opened.append(_open(path, known))
        if sum(isinstance(each, Pending) and each.article is not None for each in opened) >= WORTH_A_POOL:
            break
        if len(opened) >= 4 * WORTH_A_POOL:
            yield from _one_by_one(opened, add)
            opened = []
    else:
        yield from _one_by_one(opened, add)
        return
    if _cores() < 2:
        yield from _one_by_one(opened, add)
        yield from _one_by_one((_open(path, known) for path in files), add)
        return
    rest = (_open(path, known) for path in files)
    yield from _on_all_cores(iter(opened), rest, add)


def _open(path: Path, known: Known) -> Pending | Outcome:
    from store.intake import read_file

    try:
        article = read_file(path)
    except OnrecordError as error:
        return Pending(str(path), None, refusal=error.message)
    twin = known(article.id)
    return Pending(str(path), article) if twin is None else _named(twin, path)


def _named(outcome: Outcome, path: Path) -> Outcome:
    return Outcome(path=str(path), result=outcome.result, article=outcome.article, detail=outcome.detail)


def _one_by_one(opened: Iterable[Pending | Outcome], add: Add) -> Iterator[Outcome]:
    for each in opened:
        if isinstance(each, Outcome):
            yield each
        elif each.article is None:
            yield _refused(each.path, each.refusal)
        else:
            yield _stored(each.path, each.article, partial(read, each.article), add)


def _stored(path: str, article: Article, reading: Callable[[], Reading], add: Add) -> Outcome:
    try:
        found = reading()
    except Exception as error:  # a fault of the reader must not stop the import of the others
        return _refused(path, f"it could not be parsed: {type(error).__name__}: {error}")
    return add([(path, article, found)])[0]


def _refused(path: str, reason: str) -> Outcome:
    return Outcome(path=path, result="refused", detail=reason)


# ---------------------------------------------------------------- several processes


def _on_all_cores(
    opened: Iterator[Pending | Outcome], rest: Iterator[Pending | Outcome], add: Add
) -> Iterator[Outcome]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    workers = _cores()
    # "spawn": the caller may have threads, which a forked child would inherit in an unknown state
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _leave_interrupts_alone)
    try:
        waiting: deque[Pending | Outcome] = deque()
        source = (each for part in (opened, rest) for each in part)
        while True:
            for each in islice(source, max(0, 8 * workers - len(waiting))):
                waiting.append(_submitted(pool, each))
            if not waiting:
                return
            yield from _batch(waiting, add)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, each: Pending | Outcome) -> Pending | Outcome:
    if isinstance(each, Outcome) or each.article is None:
        return each
    try:
        return each._replace(reading=pool.submit(read, each.article))
    except RuntimeError:  # the system ended a worker, for want of memory say: this one is read here
        return each


def _batch(waiting: deque[Pending | Outcome], add: Add) -> Iterator[Outcome]:
    """Outcomes for what is ready at the head of the queue, stored in one transaction."""
    until = time.monotonic() + _BATCH_SECONDS
    taken: list[Outcome | tuple[str, Article, Reading]] = []
    while waiting and len(taken) < _BATCH and (not taken or time.monotonic() < until):
        each = waiting[0]
        if isinstance(each, Outcome):
            taken.append(each)
        elif each.article is None:
            taken.append(_refused(each.path, each.refusal))
        elif taken and each.reading and not each.reading.done():
            break
        else:
            taken.append(_result(each.path, each.article, each.reading))
        waiting.popleft()
    stored = iter(add([each for each in taken if not isinstance(each, Outcome)]))
    for done in taken:
        yield done if isinstance(done, Outcome) else next(stored)


def _result(
    path: str, article: Article, reading: Future[Reading] | None
) -> Outcome | tuple[str, Article, Reading]:
    try:
        return path, article, _await(article, reading)
    except Exception as error:  # see _stored
        return _refused(path, f"it could not be parsed: {type(error).__name__}: {error}")


def _await(article: Article, reading: Future[Reading] | None) -> Reading:
    from concurrent.futures import BrokenExecutor

    try:
        return reading.result() if reading else read(article)
    except BrokenExecutor:
        return read(article)


def _leave_interrupts_alone() -> None:
    """Ctrl-C goes to all processes of a terminal; the main one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
