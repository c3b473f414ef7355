"""The part of the door through which people decide on what the machine found, and take things back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from store.door.opened import Opened
from store.errors import LibraryError
from store.records import Correction, Span, Status


class Deciding(Opened):
    """Corrections, reviews, dates; undo and redo."""

    def correct(self, article_id: str, finding_id: str, **changes: Any) -> None:
        """Correct fields of a finding.

        Of a statement: speakers=("Name", ...), kind=, act=, parts=, source=, cue=, role=, medium=; of
        a fact: its fields, evidence=, and kind= with what the other kind needs. Raises OnrecordError for
        a field or value that can't be.
        """
        with self._writing("the correction was not saved"):
            self._reviewer.correct(article_id, finding_id, changes)

    def review(self, article_id: str, finding_id: str, status: Status) -> None:
        """Accept, reject, or (status "suggested") take the decision back."""
        with self._writing("the decision was not saved"):
            self._reviewer.review(article_id, finding_id, status)

    def withdraw(self, decision: Correction) -> None:
        """Take back a decision, also one on what is no longer there."""
        with self._writing("the decision was not taken back"):
            self._notes.withdraw(decision)

    def move_decision(self, decision: Correction, spans: Sequence[Span]) -> None:
        """Put a decision that lost its place on the finding at `spans`; OnrecordError if none is there."""
        with self._writing("the decision was not moved"):
            self._reviewer.move(decision, spans)

    def add_statement(self, article_id: str, parts: Sequence[Span], **fields: Any) -> str:
        """Add a statement that the reader missed (fields as for `correct`, `kind` at least); its id."""
        with self._writing("the statement was not added"):
            return self._reviewer.add_statement(article_id, {**fields, "parts": parts})

    def add_fact(self, article_id: str, kind: str, evidence: Sequence[Span], **fields: Any) -> str:
        """Add a fact that the reader missed, with its evidence; its id."""
        with self._writing("the fact was not added"):
            return self._reviewer.add_fact(article_id, kind, evidence, fields)

    def set_published(self, article_id: str, edtf: str | None) -> None:
        """Say when an article was published (EDTF; None: not known); what hangs on it is read again."""
        with self._writing("the date was not saved"):
            self._reviewer.set_published(article_id, edtf)

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
        if entry.get("state") == "kept":
            raise LibraryError(f"the {label} was changed in another window since, so it was not {what}")
        for table, _, before, after in entry["changes"]:
            if table == "dates":
                self._reviewer.up_to_date((after or before)["article"])
            if table == "annotations":
                self._seen.clear()
        return label
