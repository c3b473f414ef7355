"""Reading many stored articles, on all cores when that pays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from store.corpus.cores import cores
from store.records import Article, Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = Reading | Exception
"""What was read, or what the reader stumbled over."""

Read = Callable[[Article], Reading]


def read_here(articles: Iterable[Article], read: Read) -> Iterator[tuple[Article, Result]]:
    """Each article with what is read in it, by this process."""
    return ((article, _tried(read, article)) for article in articles)


def read_on_all_cores(articles: Iterable[Article], read: Read) -> Iterator[tuple[Article, Result]]:
    """Each article with what is read in it, in order; closing the iterator ends the processes.

    `read` is a function that another process can import. Some dozen articles are held at a time.
    """
    from store.corpus.workers import new_pool

    workers = cores()
    source = iter(articles)
    waiting: deque[tuple[Article, Future[Reading] | None]] = deque()
    with new_pool(workers) as pool:
        while True:
            for article in islice(source, 4 * workers - len(waiting)):
                try:
                    waiting.append((article, pool.submit(read, article)))
                except RuntimeError:  # the system ended a worker, for want of memory say: read here
                    waiting.append((article, None))
            if not waiting:
                return
            yield _result(*waiting.popleft(), read)


def _result(article: Article, reading: Future[Reading] | None, read: Read) -> tuple[Article, Result]:
    from concurrent.futures import BrokenExecutor

    try:
        return article, reading.result() if reading else read(article)
    except BrokenExecutor:
        return article, _tried(read, article)
    except Exception as error:
        return article, error


def _tried(read: Read, article: Article) -> Result:
    try:
        return read(article)
    except Exception as error:  # one article that trips the reader must not cost the others
        return error
