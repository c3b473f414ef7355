"""The part of the door through which articles come in, and are read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from store.door.opened import Opened
from store.errors import OnrecordError
from store.opening import explained
from store.records import Article, Reading
from store.results import Outcome

if TYPE_CHECKING:  # the methods load what they need: the browser starts without it
    from store.corpus.importing import Taken
    from store.corpus.storing import Prepared
    from store.intake.found import How, Piece
    from store.notes.rereading import Cancelled, Progress, Rereader
    from store.notes.versions import Carried


def _untold(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


def _never() -> bool:
    """Nobody stops it."""
    return False


def _path(article: Article) -> str:
    return article.imported.file if article.imported else ""


class Taking(Opened):
    """Articles and readings."""

    def add(self, article: Article, reading: Reading | None = None) -> Outcome:
        """Store an article (read it first if no reading is given); a text already there is a duplicate."""
        from store.corpus.importing import read

        self._check_writable()
        known = self._known(article.id)
        if known is not None:
            return msgspec.structs.replace(known, path=_path(article))
        return next(self.add_all([(article, read(article) if reading is None else reading)]))

    def add_all(self, articles: Iterable[tuple[Article, Reading]]) -> Iterator[Outcome]:
        """Store articles with what was read in them; each outcome is durable when it is yielded."""
        from store.corpus.importing import BATCH, Store, Taken, stored
        from store.intake.found import Found

        def batches() -> Iterator[list[Taken | Outcome]]:
            # of the first batches one is stored soon, while the next is prepared
            for size in chain([BATCH // 2] * 2, repeat(BATCH)):
                some = list(islice(source, size))
                if not some:
                    return
                yield [Taken(_path(each), Found(article=each), reading) for each, reading in some]

        self._check_writable()
        source = iter(articles)
        return stored(batches(), Store(self._known, self._taker.batch, self._add))

    def import_(self, sources: Iterable[Path | Piece], how: How | None = None) -> Iterator[Outcome]:
        """Take in files and folders; each outcome is durable when it is yielded.

        Many files are read on all cores and stored in small batches. Stopping (Ctrl-C, or closing the
        iterator) keeps what was yielded, and the same import goes on from there. What was noted on an
        earlier version of an article (same file or address, similar text) comes along.
        """
        from store.corpus.importing import Store, import_files
        from store.intake.found import How
        from store.notes.versions import Versions

        self._check_writable()
        versions = Versions(self._corpus, self._notes)
        sources = list(sources)
        codebooks = [each for each in sources if isinstance(each, Path) and each.suffix.lower() == ".qdc"]
        for path in codebooks:
            yield self._take_codebook(path)
        sources = [each for each in sources if each not in codebooks]

        def known(article_id: str) -> Outcome | None:
            outcome = self._known(article_id)
            if outcome is not None:
                versions.see(article_id)
            return outcome

        def add(articles: list[Taken], prepared: list[Prepared]) -> list[Outcome]:
            outcomes = self._add(articles, prepared)
            with self._writing("the notes were not carried over"):
                return [versions.follow(each) for each in outcomes]

        store = Store(known, self._taker.batch, add)
        yield from import_files(sources, store, how or How())

    def _take_codebook(self, path: Path) -> Outcome:
        """Take the codes of a REFI-QDA codebook as descriptions of tags; it holds no article."""
        from store.intake.loading import load
        from store.intake.refi_qda import read_codebook  # zip and XML load with it
        from store.notes.codebook import Codebook

        try:
            codes = read_codebook(load(path))
            with self._writing("the codebook was not saved"):
                Codebook(self._notes).set(codes)
        except OnrecordError as error:
            return Outcome(path=str(path), result="refused", detail=error.message)
        tags = "1 tag" if len(codes) == 1 else f"{len(codes)} tags"
        return Outcome(path=str(path), result="taken", detail=f"{tags} in the codebook")

    def _known(self, article_id: str) -> Outcome | None:
        with explained("the library can't be read"):
            return self._taker.known(article_id)

    def _add(self, articles: list[Taken], prepared: list[Prepared]) -> list[Outcome]:
        with self._writing("the article was not stored"):
            outcomes = self._taker.add(articles, prepared)
        annotated = [each.found for each in articles if each.found.is_annotated]
        if annotated:
            from store.notes.carrying import carry_in, carry_in_annotations

            with self._writing("the notes were not stored"):
                for found in annotated:
                    carry_in_annotations(self._notes, found.annotations)
                    carry_in(self._notes, found.decided)
        return outcomes

    def carry_over(self, old_id: str, new_id: str) -> Carried:
        """Move what people noted and decided on an article to another version of it; one undo takes it back.

        What can't be placed there is listed by `lost_annotations` and `lost_decisions`.
        """
        from store.notes.versions import Versions

        with self._writing("the notes were not carried over"):
            return Versions(self._corpus, self._notes).carry_over(old_id, new_id)

    def reread(
        self, query: str = "", *, progress: Progress = _untold, cancelled: Cancelled = _never
    ) -> Iterator[str]:
        """Read again every article that an older reader has read; yields the id of each when it is stored.

        A query narrows that down to the articles in which it finds something. `progress(done, total)` is
        called in between; once `cancelled()` is true, or the iterator is closed, the rest stays as it is
        and the next call goes on there. What people decided and noted stays with its words;
        `lost_annotations` and `lost_decisions` give what can no longer be placed.
        """
        self._check_writable()
        with explained("the article was not read again"):
            rereader = self._rereader()
            among = self._articles_with(query) if query.strip() else None
            for article_id in rereader.reread(rereader.due(among), progress, cancelled):
                self._refresh()
                yield article_id

    def outdated(self) -> int:
        """How many articles an older reader has read, which `reread` would read again."""
        with explained("the library can't be read"):
            return len(self._rereader().due())

    def _rereader(self) -> Rereader:
        from store.notes.rereading import Rereader

        return Rereader(self._corpus, self._notes, self._reviewer)

    def _articles_with(self, query: str) -> set[str]:
        """The ids of the articles in which, or in whose title, a query finds something."""
        found = {hit.article for hit in self._finder.quotes(query, None, True, None)}
        found |= {hit.article for hit in self._finder.facts(query, None, None)}
        return found | {row["id"] for row in self._corpus.articles.fetch(self._finder.article_keys(query))}

    def settle(self) -> None:
        """Bring all articles in step with the dates that people decided, after the notes were restored."""
        with self._writing("the dates were not settled"):
            self._rereader().settle()
