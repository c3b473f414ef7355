"""The part of the door through which articles come in, and are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from store.corpus.importing import import_files, read
from store.door.opened import Opened
from store.notes.carrying import Decided, carry_in
from store.opening import explained
from store.records import Article, Reading
from store.results import Outcome


class Taking(Opened):
    """Articles and readings."""

    def add(self, article: Article, reading: Reading | None = None) -> Outcome:
        """Store an article (read it first if no reading is given); a text already there is a duplicate."""
        self._check_writable()
        path = article.imported.file if article.imported else ""
        known = self._known(article.id)
        if known is not None:
            return msgspec.structs.replace(known, path=path)
        return self._add([(path, article, read(article) if reading is None else reading)])[0]

    def import_(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        """Take in files and folders; each outcome is durable when it is yielded.

        Many files are read on all cores and stored in small batches. Stopping (Ctrl-C, or closing the
        iterator) keeps what was yielded, and the same import goes on from there.
        """
        self._check_writable()
        yield from import_files(paths, self._known, self._add)

    def _known(self, article_id: str) -> Outcome | None:
        with explained("the library can't be read"):
            return self._taker.known(article_id)

    def _add(self, articles: list[tuple[str, Article, Reading]]) -> list[Outcome]:
        with self._writing("the article was not stored"):
            return self._taker.add(articles)

    def reread(self) -> Iterator[str]:
        """Read again every article that an older reader has read; yields the id of each when it is stored.

        What people decided and noted stays with its words; `check` names what can no longer be placed.
        """
        self._check_writable()
        with explained("the article was not read again"):
            for article_id in self._reviewer.reread():
                self._finder.refresh()
                yield article_id

    def carry_in(self, documents: Decided) -> int:
        """Take in what `decided` gave in another library; the number of documents that were not here yet."""
        with self._writing("the decisions were not stored"):
            return carry_in(self._notes, documents)
