"""The library: the one door to everything that is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import msgspec

from store.corpus.database import FILE as CORPUS_FILE
from store.corpus.database import INDEXES as CORPUS_INDEXES
from store.corpus.database import Corpus
from store.corpus.importing import import_files, read
from store.corpus.taking import Taker
from store.documents import Document
from store.errors import LibraryError, OnrecordError, ReadOnlyError
from store.finding.finder import Finder
from store.finding.rows import Rows
from store.health import check
from store.notes.backup import back_up
from store.notes.carrying import Decided, carry_in, decided
from store.notes.codebook import Codebook
from store.notes.database import FILE as NOTES_FILE
from store.notes.database import INDEXES as NOTES_INDEXES
from store.notes.database import Notes
from store.notes.decisions import applied
from store.notes.reviewing import Reviewer
from store.notes.searches import SavedSearches
from store.opening import explained, make_folder, open_file, why_read_only
from store.records import Annotation, Article, Code, Reading, Selector, Span, Status
from store.results import (
    ArticleRow,
    Counts,
    Facets,
    FactHit,
    OpenArticle,
    Order,
    Outcome,
    Problem,
    QuoteHit,
    SavedSearch,
    SpeakerCount,
)
from store.search.text import fold

__all__ = [
    "ArticleRow",
    "Counts",
    "Facets",
    "FactHit",
    "Library",
    "OpenArticle",
    "Order",
    "Outcome",
    "Problem",
    "QuoteHit",
    "SavedSearch",
    "SpeakerCount",
]


class Library:
    """A folder with `corpus.db` (made by the machine) and `notes.db` (made by people).

    Every change is on disk when the method returns. Raises LibraryError when the folder can't be
    opened or written, ReadOnlyError on a change to a library open for reading, NotFoundError for
    unknown ids. Safe to use from several processes; one Library belongs to one thread at a time
    (a worker thread opens its own). `notice` says for people why it is `read_only`.
    """

    folder: Path
    read_only: bool
    notice: str

    def __init__(self, folder: Path, corpus: Corpus, notes: Notes, notice: str = "") -> None:
        self.folder = folder
        self.read_only = bool(notice)
        self.notice = notice
        self._corpus = corpus
        self._notes = notes
        self._finder = Finder(corpus, notes)
        self._reviewer = Reviewer(corpus, notes)
        self._codebook = Codebook(notes)
        self._searches = SavedSearches(notes)
        self._taker = Taker(corpus)
        self._versions = self._data_versions()
        self._seen: dict[int, Annotation] = {}
        self._foreign = False

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open the library in `folder`, made with mode 0700 if it is not there."""
        folder = Path(folder).expanduser()
        make_folder(folder)
        notice = why_read_only(folder, (CORPUS_FILE, NOTES_FILE))
        corpus = open_file(folder / CORPUS_FILE, CORPUS_INDEXES, read_only=bool(notice))
        try:
            notes = open_file(folder / NOTES_FILE, NOTES_INDEXES, read_only=bool(notice))
        except LibraryError:
            corpus.close()
            raise
        with explained(f"the library in {folder} can't be opened"):
            return cls(folder, Corpus(corpus), Notes(notes), notice)

    def close(self) -> None:
        """Close both files; may be called twice. A copy of notes that were changed is kept."""
        back_up(self._notes.database, self.folder)
        self._corpus.database.close()
        self._notes.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---------------------------------------------------------------- looking

    def counts(self) -> Counts:
        """How much there is."""
        with explained("the library can't be read"):
            return Counts(
                articles=len(self._corpus.articles),
                statements=self._corpus.shown_statements(),
                facts=len(self._corpus.facts),
                annotations=len(self._notes.annotations),
            )

    def rows(self, words: str = "", order: Order = "newest") -> Sequence[ArticleRow]:
        """The article list, decoded as it is looked at; `words` filters by title and publisher."""
        with explained("the library can't be read"):
            chosen = self._finder.article_keys(words) if words.strip() else None
            return Rows(self._corpus, self._notes, order, chosen)

    def article(self, article_id: str) -> Article:
        """The article with its text; raises NotFoundError."""
        with explained("the article can't be read"):
            return self._corpus.article(self._corpus.row(article_id))

    def open_article(self, article_id: str) -> OpenArticle:
        """The article with everything known of it; raises NotFoundError."""
        with explained("the article can't be read"):
            row = self._current(article_id)
            opened = applied(
                self._corpus.article(row),
                self._corpus.reading(row),
                self._notes.corrections_of([article_id]),
                self._notes.annotations_of([article_id]),
                self._notes.merged_names(),
            )
            self._seen.update((note.id, note) for note in (*opened.annotations, *opened.lost))
            return opened

    def machine(self, article_id: str) -> Reading:
        """What the machine found in an article, without what people decided; raises NotFoundError."""
        with explained("the article can't be read"):
            return self._corpus.reading(self._current(article_id))

    def decided(self, article_id: str | None = None) -> Decided:
        """What people decided about an article, or (None) what is about no article, as plain documents."""
        with explained("the notes can't be read"):
            return decided(self._notes, article_id)

    def carry_in(self, documents: Decided) -> int:
        """Take in what `decided` gave in another library; the number of documents that were not here yet."""
        with self._writing("the decisions were not stored"):
            return carry_in(self._notes, documents)

    def _current(self, article_id: str) -> Document:
        """The row of an article, read again first if another window decided on its date."""
        if self.read_only:
            return self._corpus.row(article_id)
        return self._reviewer.up_to_date(article_id)

    def changed(self) -> bool:
        """Whether another window has written since the last call."""
        self._look()
        changed, self._foreign = self._foreign, False
        return changed

    def _look(self) -> None:
        with explained("the library can't be read"):
            versions = self._data_versions()
        if versions != self._versions:
            self._versions = versions
            self._foreign = True
            self._finder.refresh()

    def _data_versions(self) -> tuple[int, int]:
        corpus, notes = (
            int(each.database.storage.connection.execute("PRAGMA data_version").fetchone()[0])
            for each in (self._corpus, self._notes)
        )
        return corpus, notes

    # ---------------------------------------------------------------- searching

    def quotes(
        self,
        query: str = "",
        *,
        speaker: str | None = None,
        attitudes: bool = False,
        limit: int | None = None,
    ) -> Iterator[QuoteHit]:
        """Statements that match, newest first.

        Words are ANDed, "phrases", prefix*, -not; `speaker:name` in the query or the argument
        restricts to a speaker by any known form of the name. Any input is a query.
        """
        self._look()
        with explained("the search failed"):
            yield from self._finder.quotes(query, speaker, attitudes, limit)

    def count_quotes(self, query: str = "", *, speaker: str | None = None, attitudes: bool = False) -> int:
        """How many statements `quotes` finds."""
        self._look()
        with explained("the search failed"):
            return self._finder.count_quotes(query, speaker, attitudes)

    def facets(self, query: str = "", *, speaker: str | None = None, attitudes: bool = False) -> Facets:
        """What the statements that `quotes` finds have in common: speakers, kinds, months, tags."""
        self._look()
        with explained("the search failed"):
            return self._finder.facets(query, speaker, attitudes)

    def facts(
        self, query: str = "", *, kind: str | None = None, limit: int | None = None
    ) -> Iterator[FactHit]:
        """Facts that match, newest first."""
        self._look()
        with explained("the search failed"):
            yield from self._finder.facts(query, kind, limit)

    def speakers(self, prefix: str = "", limit: int = 20) -> list[SpeakerCount]:
        """Speakers by any form of the name: prefix, then substring; most statements first."""
        self._look()
        with explained("the search failed"):
            return self._finder.speakers(prefix, limit)

    def suggest_speakers(self, text: str, limit: int = 10) -> list[SpeakerCount]:
        """Speakers that somebody who types `text` may mean, by any form of the name.

        First those with words that begin so, then that contain it, then that differ in a letter; most
        statements first in each.
        """
        self._look()
        with explained("the search failed"):
            return self._finder.suggest_speakers(text, limit)

    def printed_elsewhere(self, article_id: str, statement_id: str) -> list[QuoteHit]:
        """Statements of other articles with nearly the same wording, the most alike first.

        `marks` are the words in common. Raises NotFoundError.
        """
        self._look()
        with explained("the search failed"):
            return self._finder.printed_elsewhere(article_id, statement_id)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that people kept, by name."""
        with explained("the notes can't be read"):
            return self._searches.all()

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of what had that name."""
        with self._writing("the search was not saved"):
            self._searches.save(name, query)

    def forget_search(self, name: str) -> None:
        """Remove a saved search; raises NotFoundError."""
        with self._writing("the search was not removed"):
            self._searches.forget(name)

    def tags(self) -> list[tuple[str, int]]:
        """All tags in use with the number of notes that bear them, most used first."""
        with explained("the notes can't be read"):
            return sorted(self._codebook.uses().items(), key=lambda item: (-item[1], item[0]))

    def codebook(self) -> list[Code]:
        """Every tag that is in use or described, by name, with parent, colour and description."""
        with explained("the notes can't be read"):
            return self._codebook.codes()

    # ---------------------------------------------------------------- taking in

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

    # ---------------------------------------------------------------- what people add

    def annotate(
        self, article_id: str, spans: Sequence[Span], note: str = "", tags: Sequence[str] = ()
    ) -> Annotation:
        """Put a note and tags on words of an article."""
        with self._writing("the note was not saved"):
            text = self.article(article_id).text
            target = [Selector.of(text, _inside(text, span)) for span in spans]
            if not target:
                raise OnrecordError("a note needs words to stand on")
            annotation = self._notes.annotate(article_id, target, note, tags)
        self._seen[annotation.id] = annotation
        return annotation

    def edit_annotation(
        self,
        annotation_id: int,
        *,
        note: str | None = None,
        tags: Sequence[str] | None = None,
        base: Annotation | None = None,
    ) -> Annotation:
        """Change a note; `base` is the annotation as the editor saw it (else: as last given out here).

        If another window has changed the same part since, its change stays and this one becomes an
        annotation of its own, which is returned: its id differs from `annotation_id`.
        """
        with self._writing("the note was not saved"):
            seen = base or self._seen.get(annotation_id) or self._notes.annotation(annotation_id)
            annotation = self._notes.edit(seen, note, tags)
        self._seen[annotation.id] = annotation
        return annotation

    def delete_annotation(self, *annotation_ids: int) -> None:
        """Remove notes; one undo brings all of them back."""
        with self._writing("the note was not deleted"):
            self._notes.delete(annotation_ids)

    def correct(self, article_id: str, finding_id: str, **changes: Any) -> None:
        """Correct fields of a finding.

        Of a statement: speakers=("Name", ...), kind=, act=, parts=, source=, cue=, role=, medium=; of
        a fact: its fields. Raises OnrecordError for a field or value that can't be.
        """
        with self._writing("the correction was not saved"):
            self._reviewer.correct(article_id, finding_id, changes)

    def review(self, article_id: str, finding_id: str, status: Status) -> None:
        """Accept, reject, or (status "suggested") take the decision back."""
        with self._writing("the decision was not saved"):
            self._reviewer.review(article_id, finding_id, status)

    def set_published(self, article_id: str, edtf: str | None) -> None:
        """Say when an article was published (EDTF; None: not known); what hangs on it is read again."""
        with self._writing("the date was not saved"):
            self._reviewer.set_published(article_id, edtf)

    def reread(self) -> Iterator[str]:
        """Read again every article that an older reader has read; yields the id of each when it is stored.

        What people decided and noted stays with its words; `check` names what can no longer be placed.
        """
        self._check_writable()
        with explained("the article was not read again"):
            for article_id in self._reviewer.reread():
                self._finder.refresh()
                yield article_id

    def set_code(self, *codes: Code) -> None:
        """Describe tags: parent, colour ("#rrggbb"), description; all of them in one change."""
        with self._writing("the codebook was not saved"):
            self._codebook.set(codes)

    def rename_tag(self, old: str, new: str) -> int:
        """Rename a tag everywhere, or merge it into `new` if there is such a tag; how many notes changed."""
        with self._writing("the tag was not renamed"):
            return self._codebook.rename(old, new)

    def delete_tag(self, name: str) -> int:
        """Take a tag off every note and out of the codebook; how many notes changed."""
        with self._writing("the tag was not deleted"):
            return self._codebook.delete(name)

    def merge(self, name: str, into: str) -> None:
        """From now on all that `name` said counts as said by `into`."""
        if not name.strip() or fold(name) == fold(into):
            raise OnrecordError("two different names are needed to merge")
        with self._writing("the merge was not saved"):
            self._notes.merge(name.strip(), into.strip())

    def mark(self, article_id: str, *, read: bool | None = None, starred: bool | None = None) -> None:
        """Mark an article as read or unread, and star it or take the star away."""
        with self._writing("the mark was not saved"):
            self._corpus.row(article_id)
            if read is not None:
                self._notes.mark_read(article_id, read)
            if starred is not None:
                self._notes.mark_starred(article_id, starred)

    def undo(self) -> str | None:
        """Take the latest change back and name it ("note on “…”"); None if there is none.

        Survives a restart. Raises LibraryError if another window changed the same thing since; the
        next undo then goes on with the change before it.
        """
        with self._writing("nothing was undone"):
            return self._turned(self._notes.history.undo(), "undone")

    def redo(self) -> str | None:
        """Make the change that was last undone again and name it; None if there is none."""
        with self._writing("nothing was redone"):
            return self._turned(self._notes.history.redo(), "redone")

    def _turned(self, entry: Mapping[str, Any] | None, what: str) -> str | None:
        if entry is None:
            return None
        label = str(entry["label"])
        if entry["state"] == "kept":
            raise LibraryError(f"the {label} was changed in another window since, so it was not {what}")
        for table, _, before, after in entry["changes"]:
            if table == "dates":
                self._reviewer.up_to_date((after or before)["article"])
            if table == "annotations":
                self._seen.clear()
        return label

    # ---------------------------------------------------------------- drafts: typed text not saved yet

    def save_draft(self, key: str, text: str) -> None:
        """Keep typed text under `key` until it is saved or dropped."""
        with self._writing("the draft was not saved"):
            self._notes.save_draft(key, text)

    def draft(self, key: str) -> str | None:
        """The text kept under `key`."""
        with explained("the notes can't be read"):
            return self._notes.draft(key)

    def drop_draft(self, key: str) -> None:
        """Forget the text kept under `key`."""
        with self._writing("the draft was not dropped"):
            self._notes.drop_draft(key)

    # ---------------------------------------------------------------- health

    def check(self, repair: bool = False) -> Iterator[Problem]:
        """Everything that is not as it should be; `repair` rebuilds what is derived, and touches no note."""
        if repair:
            self._check_writable()
        yield from check(self._corpus, self._notes, repair)
        self._finder.refresh()

    # ---------------------------------------------------------------- writing

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError(self.notice)

    @contextmanager
    def _writing(self, failed: str) -> Iterator[None]:
        """A change: refused when read-only, explained when it fails, seen by the next search."""
        self._check_writable()
        try:
            with explained(failed):
                yield
        finally:
            self._finder.refresh()


def _inside(text: str, span: Span) -> Span:
    start, end = span
    if not 0 <= start < end <= len(text):
        raise OnrecordError("the words to note are not in the text")
    return span
