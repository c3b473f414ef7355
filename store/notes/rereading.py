"""Reading stored articles again; what people noted and decided is laid over the new findings as before."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress

from store.corpus.database import Corpus
from store.corpus.derived import came_with
from store.corpus.importing import WORTH_A_POOL, read
from store.corpus.readings import Result, read_here, read_on_all_cores
from store.notes.database import Notes
from store.notes.losing import UNREADABLE
from store.notes.reviewing import Reviewer
from store.records import Article

Progress = Callable[[int, int], object]
"""Told how many articles are done, and of how many."""

Cancelled = Callable[[], bool]
"""Asked after each article whether to stop."""

_BATCH = 64
_BATCH_SECONDS = 0.25


class Rereader:
    """Brings what the machine found in a library's articles up to date."""

    def __init__(self, corpus: Corpus, notes: Notes, reviewer: Reviewer) -> None:
        self._corpus = corpus
        self._notes = notes
        self._reviewer = reviewer

    def due(self, among: Collection[str] | None = None) -> list[str]:
        """The ids of the articles (of those `among`) that another version of the reader has read."""
        from store.reading import READER_VERSION

        return [
            str(row["id"])
            for row in self._corpus.articles
            if row.get("reader") != READER_VERSION and (among is None or row["id"] in among)
        ]

    def reread(self, ids: Collection[str], progress: Progress, cancelled: Cancelled) -> Iterator[str]:
        """Read articles again; yields the id of each when its new findings are on disk.

        An article that is damaged, or that the reader now stumbles over, keeps what was read before, and is
        tried again the next time. Stopping keeps what was done, and the next run goes on from there.
        """
        on_all_cores = len(ids) >= WORTH_A_POOL
        articles = self._articles(ids)
        results = read_on_all_cores(articles, read) if on_all_cores else read_here(articles, read)
        done = 0
        progress(done, len(ids))
        try:
            for batch in _batches(results, cancelled):
                yield from self._store(batch)
                done += len(batch)
                progress(done, len(ids))
        finally:
            results.close()  # type: ignore[attr-defined]

    def _articles(self, ids: Iterable[str]) -> Iterator[Article]:
        for article_id in ids:
            with suppress(*UNREADABLE):
                yield self._corpus.article(self._corpus.row(article_id))

    def _store(self, batch: list[tuple[Article, Result]]) -> list[str]:
        stored = []
        with self._corpus.database.transaction():
            for article, result in batch:
                row = self._corpus.twin(article.id)
                # another window may have dated the article meanwhile: then this reading is of yesterday
                if row is None or isinstance(result, Exception) or self._corpus.article(row) != article:
                    continue
                self._corpus.replace(article, result, came_with(row))
                stored.append(article.id)
        return stored

    def settle(self) -> None:
        """Bring every article in step with what was decided on its date; for after a change of all notes."""
        decided = {str(each["article"]) for each in self._notes.dates}
        dated = {str(row["id"]) for row in self._corpus.articles if "machine" in row}
        for article_id in sorted(decided | dated):
            if self._corpus.twin(article_id) is not None:
                self._reviewer.up_to_date(article_id)


def _batches(
    results: Iterable[tuple[Article, Result]], cancelled: Cancelled
) -> Iterator[list[tuple[Article, Result]]]:
    """Results in portions of a quarter of a second, until cancelled."""
    batch: list[tuple[Article, Result]] = []
    since = time.monotonic()
    for each in results:
        batch.append(each)
        stop = cancelled()
        if stop or len(batch) == _BATCH or time.monotonic() > since + _BATCH_SECONDS:
            yield batch
            batch, since = [], time.monotonic()
        if stop:
            return
    if batch:
        yield batch
