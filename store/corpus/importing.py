"""Taking files in: open each, find twins, read the new ones on all cores, store them in batches."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.corpus.ahead import answered
from store.corpus.cores import cores
from store.corpus.storing import Batch, Prepared, prepare_all
from store.intake.found import Found, How, Opened, Piece, Refusal
from store.records import Article, Reading
from store.results import Outcome

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

WORTH_HELP = 200
"""Articles in a batch from which on a process that prepares the next one pays."""

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


class Store(NamedTuple):
    """How articles are stored.

    `known` tells what to say if there is an article with this id already; `batch` makes of articles what
    `prepare_all` takes; `add` stores them with what that made of them, and says what became of each.
    """

    known: Callable[[str], Outcome | None]
    batch: Callable[[list[Taken]], Batch]
    add: Callable[[list[Taken], list[Prepared]], list[Outcome]]


def read(article: Article) -> Reading:
    """What the reader finds in an article."""
    from store.reading import read as read_text  # the trained models load with it

    return read_text(article.text, title=article.title, published=article.published)


def import_files(sources: Iterable[Path | Piece], store: Store, how: How) -> Iterator[Outcome]:
    """Take in files and folders; outcomes come in the order of the files, each after it is on disk."""
    from store.intake import pieces

    files = pieces(sources)
    opened: list[Pending | Outcome] = []
    for piece in files:
        opened += _open(piece, how, store.known)
        if sum(not _is_ready(each) for each in opened) >= WORTH_A_POOL and cores() > 1:
            yield from _on_all_cores(opened, files, how, store)
            return
        if len(opened) >= 4 * WORTH_A_POOL:
            yield from stored(_batches(iter(opened)), store)
            opened = []
    yield from stored(_batches(iter(opened)), store)


def _open(piece: Piece, how: How, known: Callable[[str], Outcome | None]) -> list[Pending | Outcome]:
    from store.intake import open_piece

    return [_judged(piece, each, known) for each in open_piece(piece, how)]


def _judged(piece: Piece, opened: Opened, known: Callable[[str], Outcome | None]) -> Pending | Outcome:
    path = f"{piece.name}: {opened.place}" if opened.place else piece.name
    if isinstance(opened, Refusal):
        return Pending(path, None, refusal=". ".join(filter(None, (opened.reason, opened.hint))))
    # one that comes with its reading costs no more if its text turns out to be there when it is stored
    twin = None if opened.reading else known(opened.article.id)
    if twin is None:
        return Pending(path, opened)
    if not opened.is_annotated:
        return replace(twin, path=path)
    return Pending(path, replace(opened, reading=Reading()))  # what people made of it still has to come in


def stored(batches: Iterable[list[Taken | Outcome]], store: Store) -> Iterator[Outcome]:
    """Store articles, and give out what became of them, and what else there is to say, in their order."""
    coming: deque[list[Taken | Outcome]] = deque()

    def asked() -> Iterator[Batch]:
        for batch in batches:
            coming.append(batch)
            yield store.batch(_taken(batch))

    with closing(answered(prepare_all, asked(), lambda each: len(each.articles) >= WORTH_HELP)) as answers:
        for prepared in answers:
            batch = coming.popleft()
            done = iter(store.add(_taken(batch), prepared) if prepared else ())
            yield from [each if isinstance(each, Outcome) else next(done) for each in batch]


def _taken(batch: Iterable[Taken | Outcome]) -> list[Taken]:
    return [each for each in batch if not isinstance(each, Outcome)]


def _refused(path: str, reason: str) -> Outcome:
    return Outcome(path=path, result="refused", detail=reason)


# ---------------------------------------------------------------- several processes


def _on_all_cores(
    opened: list[Pending | Outcome], files: Iterator[Piece], how: How, store: Store
) -> Iterator[Outcome]:
    from store.corpus.workers import new_pool  # multiprocessing loads with it

    workers = cores()
    with new_pool(workers) as pool:
        ahead = _opened_ahead(pool, files, how, 2 * workers)
        rest = (_judged(piece, each, store.known) for piece, each in ahead)
        yield from stored(_batches(chain(opened, rest), pool, 8 * workers), store)


def _batches(
    source: Iterator[Pending | Outcome], pool: ProcessPoolExecutor | None = None, most: int = 1
) -> Iterator[list[Taken | Outcome]]:
    """What comes in, read here or by a pool (`most` articles at a time); an empty batch before a wait."""
    waiting: deque[Pending | Outcome] = deque()
    while True:
        _fill(waiting, source, pool, most)
        if not waiting:
            return
        if not _is_ready(waiting[0]):
            yield []  # so that nobody waits for what is stored already
        yield _batch(waiting)


def _fill(
    waiting: deque[Pending | Outcome],
    source: Iterator[Pending | Outcome],
    pool: ProcessPoolExecutor | None,
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


def _submitted(pool: ProcessPoolExecutor | None, each: Pending | Outcome) -> Pending | Outcome:
    if pool is None or isinstance(each, Outcome) or each.found is None or each.found.reading:
        return each
    try:
        return each._replace(reading=pool.submit(read, each.found.article))
    except RuntimeError:  # the system ended a worker, for want of memory say: this one is read here
        return each


def _batch(waiting: deque[Pending | Outcome]) -> list[Taken | Outcome]:
    """The head of the queue, read here or awaited if it has to be, and what is ready behind it."""
    taken = [_result(waiting.popleft())]
    until = time.monotonic() + _BATCH_SECONDS
    while waiting and len(taken) < BATCH and _is_ready(waiting[0]) and time.monotonic() < until:
        taken.append(_result(waiting.popleft()))
    return taken


def _is_ready(each: Pending | Outcome) -> bool:
    """Whether nothing of it has to be read any more."""
    if isinstance(each, Outcome) or each.found is None or each.found.reading:
        return True
    return each.reading is not None and each.reading.done()


def _result(pending: Pending | Outcome) -> Outcome | Taken:
    if isinstance(pending, Outcome):
        return pending
    if pending.found is None:
        return _refused(pending.path, pending.refusal)
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
