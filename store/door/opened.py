"""The two files of a library, opened: what all parts of the door stand on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from store.corpus.database import FILE as CORPUS_FILE
from store.corpus.database import INDEXES as CORPUS_INDEXES
from store.corpus.database import Corpus, Progress
from store.documents import NewerLayoutError
from store.errors import LibraryError, ReadOnlyError
from store.finding.identities import Identities
from store.notes.backup import BEFORE_UPGRADE, back_up, catch_up, check_notes_are_there, copy_to
from store.notes.codebook import Codebook
from store.notes.database import FILE as NOTES_FILE
from store.notes.database import INDEXES as NOTES_INDEXES
from store.notes.database import Notes
from store.notes.reviewing import Reviewer
from store.notes.searches import SavedSearches
from store.opening import explained, inode, make_folder, open_file, why_read_only
from store.records import Annotation

if TYPE_CHECKING:
    from store.corpus.taking import Taker
    from store.finding.finder import Finder

FILES = (CORPUS_FILE, NOTES_FILE)


class Opened:
    """An open folder with `corpus.db` and `notes.db`; see `store.library.Library`."""

    folder: Path
    read_only: bool
    notice: str

    def __init__(self, folder: Path, corpus: Corpus, notes: Notes, notice: str = "") -> None:
        self.folder = folder
        self.read_only = bool(notice)
        self.notice = notice
        self._corpus = corpus
        self._notes = notes
        self._identities = Identities(corpus, notes)
        self._reviewer = Reviewer(corpus, notes)
        self._codebook = Codebook(notes)
        self._searches = SavedSearches(notes)
        self._versions = self._data_versions()
        self._seen: dict[int, Annotation] = {}
        self._foreign = False
        self._paths = [folder / name for name in FILES]
        self._inodes = [*map(inode, self._paths)]

    @classmethod
    def open(cls, folder: Path, progress: Progress | None = None, *, make: bool = True) -> Self:
        """Open the library in `folder`, made with mode 0700 if it is not there and `make` allows it.

        `progress` is told how far it is while an index of another version is made anew.
        """
        folder = Path(folder).expanduser()
        if make:
            make_folder(folder)
        elif not (folder / CORPUS_FILE).exists():
            raise LibraryError(f"there is no library in {folder} any more")
        check_notes_are_there(folder)
        try:
            return cls._opened(folder, progress, why_read_only(folder, FILES))
        except NewerLayoutError:
            told = f"the library in {folder} was written by a newer Onrecord, so it can only be read"
            return cls._opened(folder, progress, told)

    @classmethod
    def _opened(cls, folder: Path, progress: Progress | None, notice: str) -> Self:
        with ExitStack() as files, explained(f"the library in {folder} can't be opened"):
            corpus = open_file(folder / CORPUS_FILE, CORPUS_INDEXES, read_only=bool(notice))
            files.callback(corpus.close)
            notes = open_file(
                folder / NOTES_FILE,
                NOTES_INDEXES,
                read_only=bool(notice),
                keep=lambda file: copy_to(file, folder, BEFORE_UPGRADE),
            )
            files.callback(notes.close)
            if not notice:
                catch_up(notes, folder)
            library = cls(folder, Corpus(corpus, progress), Notes(notes), notice)
            files.pop_all()  # they stay open
        return library

    @cached_property
    def _finder(self) -> Finder:
        from store.finding.finder import Finder  # the query language loads with it: no start needs it

        return Finder(self._corpus, self._notes)

    @cached_property
    def _taker(self) -> Taker:
        from store.corpus.taking import Taker  # as no start takes articles in

        return Taker(self._corpus)

    def _refresh(self) -> None:
        """Let the next search see what was written; the first one looks anyway."""
        if "_finder" in self.__dict__:
            self._finder.refresh()

    def close(self) -> None:
        """Close both files; may be called twice. A copy of notes that were changed is kept."""
        back_up(self._notes.database, self.folder)
        self._corpus.close()
        self._notes.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def changed(self) -> bool:
        """Whether another window has written since the last call; LibraryError if the files are gone."""
        self._check_in_place()
        self._look()
        changed, self._foreign = self._foreign, False
        return changed

    def _look(self) -> None:
        with explained("the library can't be read"):
            versions = self._data_versions()
        if versions != self._versions:
            self._versions = versions
            self._foreign = True
            self._refresh()

    def _data_versions(self) -> tuple[int, int]:
        corpus, notes = (
            int(each.database.storage.connection.execute("PRAGMA data_version").fetchone()[0])
            for each in (self._corpus, self._notes)
        )
        return corpus, notes

    def _bring_up_to_date(self, article_id: str) -> None:
        """Read an article again if another window decided on its date."""
        if not self.read_only:
            self._reviewer.up_to_date(article_id)

    @contextmanager
    def _searching(self) -> Iterator[None]:
        """A search: it sees what other windows wrote, and is explained when it fails."""
        self._look()
        with explained("the search failed"):
            yield

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError(self.notice)
        self._check_in_place()

    def _check_in_place(self) -> None:
        """What is written to a file that was removed seems saved, and is lost at the end."""
        if [*map(inode, self._paths)] != self._inodes:
            raise LibraryError(
                f"the library is not in {self.folder} any more: its files were moved, removed or replaced",
                "Nothing can be saved until they are back.",
            )

    @contextmanager
    def _writing(self, failed: str) -> Iterator[None]:
        """A change: refused when read-only, explained when it fails, seen by the next search."""
        self._check_writable()
        try:
            with explained(failed):
                yield
        finally:
            self._refresh()
