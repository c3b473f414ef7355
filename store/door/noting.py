"""The part of the door through which people write: notes, tags, marks, drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.door.opened import Opened
from store.errors import LibraryError, OnrecordError, ReadOnlyError
from store.notes.refuge import Refuge
from store.opening import explained
from store.records import Annotation, Code, Selector, Span


class Noting(Opened):
    """What people put on words and articles."""

    def annotate(
        self, article_id: str, spans: Sequence[Span], note: str = "", tags: Sequence[str] = ()
    ) -> Annotation:
        """Put a note and tags on words of an article."""
        with self._writing("the note was not saved"):
            annotation = self._notes.annotate(article_id, self._target(article_id, spans), note, tags)
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

    def move_annotation(self, annotation_id: int, spans: Sequence[Span]) -> Annotation:
        """Let a note stand on other words of its article."""
        with self._writing("the note was not moved"):
            article_id = self._notes.annotation(annotation_id).article
            moved = self._notes.move(annotation_id, self._target(article_id, spans))
        self._seen[moved.id] = moved
        return moved

    def tag(self, targets: Iterable[tuple[str, Sequence[Span]]], tags: Sequence[str]) -> int:
        """Add tags to words of any articles, in one change; how many annotations were made or changed.

        Tags go to the annotation that stands on exactly these words, if there is one.
        """
        with self._writing("the tags were not saved"):
            return self._notes.tag([(each, self._target(each, spans)) for each, spans in targets], tags)

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

    def mark(self, article_id: str, *, read: bool | None = None, starred: bool | None = None) -> None:
        """Mark an article as read or unread, and star it or take the star away."""
        with self._writing("the mark was not saved"):
            self._corpus.row(article_id)
            if read is not None:
                self._notes.mark_read(article_id, read)
            if starred is not None:
                self._notes.mark_starred(article_id, starred)

    def save_draft(self, key: str, text: str) -> None:
        """Keep typed text under `key` until it is saved or dropped; if need be outside of a full library."""
        refuge = Refuge(self.folder)
        try:
            with self._writing("the draft was not saved"):
                self._notes.save_draft(key, text)
        except ReadOnlyError:
            raise
        except LibraryError as failed:
            try:
                refuge.save(key, text)
            except OSError:
                raise failed from None
        else:
            refuge.drop(key)

    def draft(self, key: str) -> str | None:
        """The text kept under `key`."""
        with explained("the notes can't be read"):
            kept = Refuge(self.folder).draft(key)
            return self._notes.draft(key) if kept is None else kept

    def drop_draft(self, key: str) -> None:
        """Forget the text kept under `key`."""
        Refuge(self.folder).drop(key)
        with self._writing("the draft was not dropped"):
            self._notes.drop_draft(key)

    def _target(self, article_id: str, spans: Sequence[Span]) -> list[Selector]:
        """The words of an article that a note stands on; raises OnrecordError if there are none."""
        text = self._corpus.text_of(article_id)
        if not spans:
            raise OnrecordError("a note needs words to stand on")
        if not all(0 <= start < end <= len(text) for start, end in spans):
            raise OnrecordError("the words to note are not in the text")
        return [Selector.of(text, span) for span in spans]
