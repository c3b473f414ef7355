"""The library: the one door to everything that is stored."""

from __future__ import annotations

from collections.abc import Iterator

from store.door.comparing import Comparing
from store.door.deciding import Deciding
from store.door.identifying import Identifying
from store.door.looking import Looking
from store.door.noting import Noting
from store.door.searching import Searching
from store.door.taking import Taking
from store.finding.rows import Rows as ArticleRows
from store.results import (
    ArticleRow,
    Counts,
    Facets,
    FactHit,
    NearDuplicate,
    NoteHit,
    OpenArticle,
    Order,
    Outcome,
    Problem,
    QuoteHit,
    SavedSearch,
    SpeakerCount,
)

__all__ = [
    "ArticleRow",
    "ArticleRows",
    "Counts",
    "Facets",
    "FactHit",
    "Library",
    "NearDuplicate",
    "NoteHit",
    "OpenArticle",
    "Order",
    "Outcome",
    "Problem",
    "QuoteHit",
    "SavedSearch",
    "SpeakerCount",
]


class Library(Looking, Searching, Identifying, Comparing, Taking, Noting, Deciding):
    """A folder with `corpus.db` (made by the machine) and `notes.db` (made by people).

    Every change is on disk when the method returns. Raises LibraryError when the folder can't be
    opened or written, ReadOnlyError on a change to a library open for reading, NotFoundError for
    unknown ids. Safe to use from several processes; one Library belongs to one thread at a time
    (a worker thread opens its own). `notice` says for people why it is `read_only`.
    """

    def check(self, repair: bool = False, *, salvaged: bool = False) -> Iterator[Problem]:
        """Everything that is not as it should be; `repair` rebuilds what is derived, and touches no note.

        `salvaged`: SQLite's own check of `corpus.db` was made by `salvage` and is not made again.
        """
        from store.health import check

        if repair:
            self._check_writable()
        yield from check(self._corpus, self._notes, repair, salvaged)
        self._refresh()
