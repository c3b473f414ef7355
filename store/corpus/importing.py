"""Taking files in: open each, find twins, read the new ones on all cores, store them in batches."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.intake.found import Found, How, Opened, Piece, Refusal
from store.records import Article, Reading
from store.results import Outcome

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

WORTH_A_POOL = 24
"""New articles from which on starting worker processes pays (each takes about half a second)."""

BATCH = 1000
"""Articles stored together at most: the more, the less there is to merge, the longer other writers wait."""

_BATCH_SECONDS = 0.25
_AHEAD = 4_000_000  # characters


class Taken(NamedTuple):
    """An article on its way into the library: the file it came from, and what was read in it."""

    path: str
    found: Found
    reading: Reading


class Pending(NamedTuple):
    """A file on its way in: refused already, or an article whose reading is awaited."""

    path: str
    found: Found | None
    reading: Future[Reading] | None = None
    refusal: str = ""


Add = Callable[[list[Taken]], list[Outcome]]
"""Stores articles with their readings in one transaction, and says what became of each."""

Known = Callable[[str], Outcome | None]
"""What to say if there is an article with this id already."""


def read(article: Article) -> Reading:
    """What the reader finds in an article."""
    from store.reading import read as read_text  # the trained models load with it

    return read_text(article.text, title=article.title, published=article.published)


def import_files(sources: Iterable[Path | Piece], known: Known, add: Add, how: How) -> Iterator[Outcome]:
    """Take in files and folders; outcomes come in the order of the files, each after it is on disk."""
    from store.intake import pieces

    files = pieces(sources)
    opened: list[Pending | Outcome] = []
    for piece in files:
        opened += _open(piece, how, known)
        if sum(isinstance(each, Pending) and each.found is not None for each in opened) >= WORTH_A_POOL:
            break
        if len(opened) >= 4 * WORTH_A_POOL:
            yield from _one_by_one(opened, add)
            opened = []
    else:
        yield from _one_by_one(opened, add)
        return
    from store.corpus.workers import cores  # multiprocessing loads with it

    if cores() < 2:
        yield from _one_by_one(opened, add)
        yield from _one_by_one((each for piece in files for each in _open(piece, how, known)), add)
        return
    yield from _on_all_cores(opened, files, how, known, add)


def _open(piece: Piece, how: How, known: Known) -> list[Pending | Outcome]:
    from store.intake import open_piece

    return [_judged(piece, each, known) for each in open_piece(piece, how)]


def _judged(piece: Piece, opened: Opened, known: Known) -> Pending | Outcome:
    path = f"{piece.name}: {opened.place}" if opened.place else piece.name
    if isinstance(opened, Refusal):
        return Pending(path, None, refusal=". ".join(filter(None, (opened.reason, opened.hint))))
    twin = known(opened.article.id)
    if twin is None:
        return Pending(path, opened)
    if not opened.is_annotated:
        return replace(twin, path=path)
    return Pending(path, replace(opened, reading=Reading()))  # what people made of it still has to come in


def _one_by_one(opened: Iterable[Pending | Outcome], add: Add) -> Iterator[Outcome]:
    for each in opened:
        if isinstance(each, Outcome):
            yield each
        elif each.found is None:
            yield _refused(each.path, each.refusal)
        else:
            done = _result(each)
            yield done if isinstance(done, Outcome) else add([done])[0]


def _refused(path: str, reason: str) -> Outcome:
    return Outcome(path=path, result="refused", detail=reason)


# ---------------------------------------------------------------- several processes


def _on_all_cores(
    opened: list[Pending | Outcome], files: Iterator[Piece], how: How, known: Known, add: Add
) -> Iterator[Outcome]:
    from store.corpus.workers import cores, new_pool

    workers = cores()
    with new_pool(workers) as pool:
        waiting: deque[Pending | Outcome] = deque()
        rest = (_judged(piece, each, known) for piece, each in _opened_ahead(pool, files, how, 2 * workers))
        source = chain(opened, rest)
        while True:
            _fill(waiting, source, pool, 8 * workers)
            if not waiting:
                return
            yield from _batch(waiting, add)


def _fill(
    waiting: deque[Pending | Outcome],
    source: Iterator[Pending | Outcome],
    pool: ProcessPoolExecutor,
    most: int,
) -> None:
    """Queue what comes in _BATCH_SECONDS: at most a batch, of _AHEAD characters, `most` being read."""
    held = reading = 0
    until = time.monotonic() + _BATCH_SECONDS
    for each in waiting:
        held, reading = held + _characters(each), reading + _is_read(each)
    while len(waiting) < BATCH and held < _AHEAD and reading < most and (new := next(source, None)):
        waiting.append(_submitted(pool, new))
        held, reading = held + _characters(new), reading + _is_read(waiting[-1])
        if time.monotonic() > until:
            break


def _characters(each: Pending | Outcome) -> int:
    return len(each.found.article.text) if isinstance(each, Pending) and each.found else 0


def _is_read(each: Pending | Outcome) -> bool:
    return isinstance(each, Pending) and each.reading is not None


def _opened_ahead(
    pool: ProcessPoolExecutor, files: Iterator[Piece], how: How, ahead: int
) -> Iterator[tuple[Piece, Opened]]:
    """What is in the files, in their order, while the pool opens the next ones."""
    opening: deque[tuple[Piece, Future[list[Opened]] | None]] = deque()
    while True:
        for piece in islice(files, ahead - len(opening)):
            try:
                opening.append((piece, pool.submit(_opened_list, piece, how)))
            except RuntimeError:  # see _submitted
                opening.append((piece, None))
        if not opening:
            return
        piece, future = opening.popleft()
        yield from ((piece, each) for each in _await_opened(piece, how, future))


def _opened_list(piece: Piece, how: How) -> list[Opened]:
    from store.intake import open_piece

    return list(open_piece(piece, how))


def _await_opened(piece: Piece, how: How, future: Future[list[Opened]] | None) -> list[Opened]:
    """What is in a file; a file that brings down the process that opens it is refused."""
    from concurrent.futures import BrokenExecutor

    from store.corpus.workers import new_pool

    try:
        if future:
            return future.result()
    except BrokenExecutor:  # by this file or by another one: it gets a process of its own
        pass
    try:
        with new_pool(1) as alone:
            return alone.submit(_opened_list, piece, how).result()
    except BrokenExecutor:
        return [Refusal(reason="opening it ended the program that opened it")]


def _submitted(pool: ProcessPoolExecutor, each: Pending | Outcome) -> Pending | Outcome:
    if isinstance(each, Outcome) or each.found is None or each.found.reading:
        return each
    try:
        return each._replace(reading=pool.submit(read, each.found.article))
    except RuntimeError:  # the system ended a worker, for want of memory say: this one is read here
        return each


def _batch(waiting: deque[Pending | Outcome], add: Add) -> Iterator[Outcome]:
    """Outcomes for what is ready at the head of the queue, stored in one transaction."""
    until = time.monotonic() + _BATCH_SECONDS
    taken: list[Outcome | Taken] = []
    while waiting and len(taken) < BATCH and (not taken or time.monotonic() < until):
        each = waiting[0]
        if isinstance(each, Outcome):
            taken.append(each)
        elif each.found is None:
            taken.append(_refused(each.path, each.refusal))
        elif taken and each.reading and not each.reading.done():
            break
        else:
            taken.append(_result(each))
        waiting.popleft()
    stored = iter(add([each for each in taken if not isinstance(each, Outcome)]))
    for done in taken:
        yield done if isinstance(done, Outcome) else next(stored)


def _result(pending: Pending) -> Outcome | Taken:
    assert pending.found
    try:
        reading = pending.found.reading or _await(pending.found.article, pending.reading)
        return Taken(pending.path, pending.found, reading)
    except Exception as error:  # a fault of the reader must not stop the import of the others
        return _refused(pending.path, f"it could not be parsed: {type(error).__name__}: {error}")


def _await(article: Article, reading: Future[Reading] | None) -> Reading:
    from concurrent.futures import BrokenExecutor

    try:
        return reading.result() if reading else read(article)
    except BrokenExecutor:
        return read(article)
