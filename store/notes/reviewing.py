"""What people decide about findings and dates: checked, stored, and laid over a new reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from store import edtf
from store.corpus.database import Corpus
from store.corpus.importing import read
from store.documents import Document
from store.errors import NotFoundError, OnrecordError
from store.notes.database import Notes
from store.notes.decisions import check_fields, corrected_fact, corrected_statement, place, spans_of
from store.records import Article, Correction, Fact, Reading, Selector, Statement, Status, now


class Reviewer:
    """Decisions on the findings and the dates of a library's articles."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._notes = notes

    # ---------------------------------------------------------------- findings

    def correct(self, article_id: str, finding_id: str, changes: Mapping[str, Any]) -> None:
        """Correct fields of a finding; what was corrected before stays."""
        article, reading, finding = self._finding(article_id, finding_id)
        check_fields(finding, changes)
        with self._notes.database.transaction():
            known = self._decision(reading, finding, article_id)
            merged = {**(known.changes if known else {}), **msgspec.to_builtins(changes)}
            _try(article, reading, finding, merged)
            self._decide(article, finding, known, "corrected", merged)

    def review(self, article_id: str, finding_id: str, status: Status) -> None:
        """Set the status of a finding; "suggested" takes every decision on it back."""
        article, reading, finding = self._finding(article_id, finding_id)
        with self._notes.database.transaction():
            known = self._decision(reading, finding, article_id)
            if status != "suggested":
                self._decide(article, finding, known, status, known.changes if known else {})
            elif known:
                self._notes.withdraw(known)

    def _finding(self, article_id: str, finding_id: str) -> tuple[Article, Reading, Statement | Fact]:
        row = self._corpus.row(article_id)
        article, reading = self._corpus.article(row), self._corpus.reading(row)
        findings: Sequence[Statement | Fact] = (*reading.statements, *reading.facts)
        for finding in findings:
            if finding.id == finding_id:
                return article, reading, finding
        raise NotFoundError(f"there is no finding {finding_id} in this article")

    def _decision(self, reading: Reading, finding: Statement | Fact, article_id: str) -> Correction | None:
        """The decision that lies on a finding, which may have had another id when it was made."""
        for known in self._notes.corrections_of([article_id]):
            if place(known, reading.statements, reading.facts) is finding:
                return known
        return None

    def _decide(
        self,
        article: Article,
        finding: Statement | Fact,
        known: Correction | None,
        status: Status,
        changes: dict[str, Any],
    ) -> None:
        target = tuple(Selector.of(article.text, span) for span in spans_of(finding))
        moment = now()
        correction = Correction(
            id=0,
            article=article.id,
            finding=finding.id,
            target=target,
            status=status,
            changes=changes,
            created=known.created if known else moment,
            modified=moment,
        )
        self._notes.correct(correction, known)

    # ---------------------------------------------------------------- dates

    def set_published(self, article_id: str, published: str | None) -> None:
        """Decide when an article was published (EDTF), and read it again with that date."""
        if published is not None:
            try:
                published = edtf.parse(published).text
            except ValueError as error:
                raise OnrecordError(str(error)) from error
        row = self._corpus.row(article_id)
        decided = self._notes.date_of(article_id)
        machine = decided["machine"] if decided else row["article"].get("published")
        self._notes.set_date(article_id, row["title"], published, machine)
        self.up_to_date(article_id)

    def reread(self) -> Iterator[str]:
        """Read again what another version of the reader has read; yields each article's id when it is stored.

        An article that the reader now stumbles over keeps what was read before.
        """
        from store.reading import READER_VERSION

        ids = [str(row["id"]) for row in self._corpus.articles if row.get("reader") != READER_VERSION]
        for article_id in ids:
            row = self._corpus.row(article_id)
            article = self._corpus.article(row)
            try:
                reading = read(article)
            except Exception:  # see up_to_date
                continue
            self._corpus.replace(article, reading, {key: row[key] for key in ("machine",) if key in row})
            yield article_id

    def up_to_date(self, article_id: str) -> Document:
        """The row of an article, which is read again if its date was decided or undecided since."""
        row = self._corpus.row(article_id)
        decided = self._notes.date_of(article_id)
        if decided is None and "machine" not in row:
            return row
        source = decided or {"published": row["machine"], "machine": row["machine"]}
        wanted, came_with = source["published"], source["machine"]
        if wanted == row["article"].get("published"):
            return row
        article = msgspec.structs.replace(self._corpus.article(row), published=wanted)
        try:
            reading = read(article)
        except Exception:  # whatever the reader stumbles over, the article stays with what was read before
            reading = self._corpus.reading(row)
        self._corpus.replace(article, reading, {"machine": came_with} if decided else {})
        return self._corpus.row(article_id)


def _try(article: Article, reading: Reading, finding: Statement | Fact, changes: dict[str, Any]) -> None:
    """Raise OnrecordError if the finding can't be corrected so."""
    moment = now()
    trial = Correction(
        id=0,
        article=article.id,
        finding=finding.id,
        target=(),
        status="corrected",
        changes=changes,
        created=moment,
        modified=moment,
    )
    if isinstance(finding, Statement):
        corrected_statement(article.text, finding, trial, list(reading.agents))
    else:
        corrected_fact(finding, trial)
