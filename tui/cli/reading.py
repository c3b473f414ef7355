"""Reading many files, on all cores when that pays, with the results in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

from msgspec import Struct

from store.corpus.cores import cores
from store.corpus.workers import belong_to_parent
from store.export.parsed import parsed_line
from store.intake import How, Opened, Piece, Refusal, open_piece, pieces
from store.reading import read
from tui.cli.listing import article_listing
from tui.cli.stdin import read_stdin

_BATCH_BYTES = 30_000
"""A quarter of a second's reading: much against passing it on, little to wait for when all is to end."""
_WORTHWHILE_BYTES = 200_000
"""Below this, starting processes costs more than they save."""


class Result(Struct, frozen=True):
    """What one file gave: `data` in UTF-8, or None with the problem and a hint."""

    path: str
    data: bytes | None
    problem: str = ""
    hint: str = ""


def read_all(files: Sequence[Path], *, as_json: bool, how: How) -> Iterator[Result]:
    """The results of each file, in order; `-` is standard input."""
    sizes = [_size(path) for path in files]
    workers = min(cores(), len(files))
    if workers < 2 or sum(sizes) < _WORTHWHILE_BYTES or Path("-") in files:
        yield from _read_batch(files, as_json, how)
        return
    yield from _read_on_all_cores(_batches(files, sizes), workers, as_json, how)


def _read_on_all_cores(
    batches: Iterator[list[Path]], workers: int, as_json: bool, how: How
) -> Iterator[Result]:
    pool = ProcessPoolExecutor(workers, initializer=belong_to_parent)
    waiting: deque[tuple[list[Path], Future[list[Result]] | None]] = deque()
    try:
        while True:
            for batch in islice(batches, 2 * workers - len(waiting)):
                waiting.append((batch, _submitted(pool, batch, as_json, how)))
            if not waiting:
                return
            yield from _results(*waiting.popleft(), as_json, how)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if waiting:  # interrupted, or nobody reads the output any more: don't read on for nothing
            for process in active_children():
                process.terminate()


def _submitted(
    pool: ProcessPoolExecutor, batch: list[Path], as_json: bool, how: How
) -> Future[list[Result]] | None:
    try:
        return pool.submit(_read_list, batch, as_json, how)
    except BrokenExecutor:
        return None


def _results(
    batch: list[Path], future: Future[list[Result]] | None, as_json: bool, how: How
) -> Iterable[Result]:
    """The results of a batch, read here if the system has ended the process that should have read it."""
    try:
        return future.result() if future else _read_batch(batch, as_json, how)
    except BrokenExecutor:
        return _read_batch(batch, as_json, how)


def _read_list(files: Sequence[Path], as_json: bool, how: How) -> list[Result]:
    return list(_read_batch(files, as_json, how))


def _read_batch(files: Sequence[Path], as_json: bool, how: How) -> Iterator[Result]:
    for path in files:
        source = Piece(name="-", suffix=None, data=read_stdin()) if str(path) == "-" else path
        for piece in pieces([source]):
            for opened in open_piece(piece, how):
                yield _read_one(piece, opened, as_json)


def _read_one(piece: Piece, opened: Opened, as_json: bool) -> Result:
    path = f"{piece.name}: {opened.place}" if opened.place else piece.name
    if isinstance(opened, Refusal):
        return Result(path, None, opened.reason, opened.hint)
    article = opened.article
    try:
        found = read(article.text, title=article.title, published=article.published)
    except Exception as error:
        # One article that trips the reader must not cost the others.
        from tui.cli.log import write_log

        return Result(path, None, f"could not be read ({type(error).__name__})", write_log(error))
    if as_json:
        return Result(path, parsed_line(path, article, found))
    return Result(path, article_listing(path, article, found).encode("utf-8", "replace"))


def _batches(files: Sequence[Path], sizes: Sequence[int]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    weight = 0
    for path, size in zip(files, sizes, strict=True):
        batch.append(path)
        weight += size
        if weight >= _BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
