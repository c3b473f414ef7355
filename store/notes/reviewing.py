"""What people decide about findings and dates: checked, stored, and laid over a new reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec

from store import edtf
from store.corpus.database import Corpus
from store.corpus.importing import read
from store.errors import NotFoundError, OnrecordError
from store.notes.database import Notes
from store.notes.decisions import (
    STATEMENT_FIELDS,
    added_finding,
    check_fields,
    corrected_fact,
    corrected_statement,
    is_added,
    place,
    shared,
    spans_of,
)
from store.records import Article, Correction, Fact, Reading, Selector, Span, Statement, Status, now


class Reviewer:
    """Decisions on the findings and the dates of a library's articles."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._notes = notes

    # ---------------------------------------------------------------- findings

    def correct(self, article_id: str, finding_id: str, changes: Mapping[str, Any]) -> None:
        """Correct fields of a finding; what was corrected before stays."""
        with self._notes.database.transaction():
            article, reading = self._corpus.whole(article_id)
            known, finding = self._decided(article, reading, finding_id)
            before = dict(known.changes) if known else {}
            if isinstance(finding, Fact):
                kind = before.get("kind", finding.kind)
                if changes.get("kind", kind) != kind:  # the fields are those of the kind before
                    before = {name: value for name, value in before.items() if name == "evidence"}
            merged = before | msgspec.to_builtins(changes)
            if known and is_added(finding_id):
                spans = merged.pop("evidence" if isinstance(finding, Fact) else "parts", None)
                self._put_added(article, reading, finding_id, spans or spans_of(finding), merged, known)
            else:
                self._decide(article, reading, finding, known, "corrected", merged)

    def review(self, article_id: str, finding_id: str, status: Status) -> None:
        """Set the status of a finding; "suggested" takes every decision on it back.

        What a person added is theirs: rejecting takes it away, and nothing else changes it.
        """
        with self._notes.database.transaction():
            article, reading = self._corpus.whole(article_id)
            known, finding = self._decided(article, reading, finding_id)
            if is_added(finding_id):
                if known and status == "rejected":
                    self._notes.withdraw(known)
            elif status != "suggested":
                changes = known.changes if known else {}
                self._decide(article, reading, finding, known, status, changes)
            elif known:
                self._notes.withdraw(known)

    def move(self, decision: Correction, spans: Sequence[Span]) -> None:
        """Put a decision that lost its place on the finding at other words; what was added stands on them.

        Spans that were corrected stay behind: they were of the words before. Raises OnrecordError if no
        finding of its kind is there, or another decision lies on it.
        """
        with self._notes.database.transaction():
            article, reading = self._corpus.whole(decision.article)
            fact = decision.finding.startswith("f")
            of_words = {"evidence"} if fact else STATEMENT_FIELDS - {"speakers", "kind", "act"}
            changes = {name: value for name, value in decision.changes.items() if name not in of_words}
            if is_added(decision.finding):
                self._put_added(article, reading, decision.finding, spans, changes, decision)
                return
            findings: Sequence[Statement | Fact] = reading.facts if fact else reading.statements
            here = [each for each in findings if not fact or each.kind == decision.kind]
            best = max(here, key=lambda each: shared(spans_of(each), spans), default=None)
            if best is None or not shared(spans_of(best), spans):
                raise NotFoundError(f"no {decision.kind or 'statement'} stands on these words")
            known, finding = self._decided(article, reading, best.id)
            if known:
                raise OnrecordError("another decision lies on these words", "Take it back first.")
            self._decide(article, reading, finding, decision, decision.status, changes)

    def add_statement(self, article_id: str, changes: Mapping[str, Any]) -> str:
        """Add a statement on `parts` and return its id; it corrects what is there on exactly these words."""
        with self._notes.database.transaction():
            article, reading = self._corpus.whole(article_id)
            fields = msgspec.to_builtins(dict(changes))
            spans = _spans(fields.pop("parts"))
            twin = next((each for each in reading.statements if each.parts == spans), None)
            if twin:
                self.correct(article_id, twin.id, fields)
                return twin.id
            return self._put_added(article, reading, self._free(article_id, "sh"), spans, fields, None)

    def add_fact(
        self, article_id: str, kind: str, evidence: Sequence[Span], fields: Mapping[str, Any]
    ) -> str:
        """Add a fact on `evidence` and return its id; it corrects one of that kind on exactly these words."""
        with self._notes.database.transaction():
            article, reading = self._corpus.whole(article_id)
            spans = _spans(evidence)
            twin = next((each for each in reading.facts if (each.kind, each.evidence) == (kind, spans)), None)
            if twin:
                self.correct(article_id, twin.id, fields)
                return twin.id
            changes = {**msgspec.to_builtins(fields), "kind": kind}
            return self._put_added(article, reading, self._free(article_id, "fh"), spans, changes, None)

    def _free(self, article_id: str, prefix: str) -> str:
        """An id for what a person adds, after those in use."""
        used = [each.finding for each in self._notes.corrections_of([article_id]) if is_added(each.finding)]
        return prefix + str(max((int(each[2:]) for each in used), default=0) + 1)

    def _decide(
        self,
        article: Article,
        reading: Reading,
        finding: Statement | Fact,
        known: Correction | None,
        status: Status,
        changes: dict[str, Any],
    ) -> None:
        """Store a decision on what the reader found; raises OnrecordError if that can't be so."""
        kind = finding.kind if isinstance(finding, Fact) else ""
        check_fields(changes.get("kind", kind) if kind else "", changes)
        correction = _decision(article, finding.id, kind, spans_of(finding), known, status, changes)
        if isinstance(finding, Statement):
            corrected_statement(article.text, finding, correction, list(reading.agents))
        else:
            corrected_fact(article.text, finding, correction)
        self._notes.correct(correction, known)

    def _put_added(
        self,
        article: Article,
        reading: Reading,
        finding_id: str,
        spans: Sequence[Span],
        changes: dict[str, Any],
        known: Correction | None,
    ) -> str:
        check_fields(changes["kind"] if finding_id.startswith("f") else "", changes)
        if not spans or not all(0 <= start < end <= len(article.text) for start, end in spans):
            raise OnrecordError("the words are not in the text")
        correction = _decision(article, finding_id, "", _spans(spans), known, "added", changes)
        added_finding(article.text, correction, list(reading.agents))
        self._notes.correct(correction, known)
        return finding_id

    def _decided(
        self, article: Article, reading: Reading, finding_id: str
    ) -> tuple[Correction | None, Statement | Fact]:
        """A finding as the reader has it, or a person added it, with the decision that lies on it.

        The decision may have been made when the finding had another id. Raises NotFoundError.
        """
        decisions = self._notes.corrections_of([article.id])
        if is_added(finding_id):
            for known in decisions:
                if known.finding == finding_id:
                    return known, added_finding(article.text, known, list(reading.agents))
        findings: Sequence[Statement | Fact] = (*reading.statements, *reading.facts)
        for finding in findings:
            if finding.id == finding_id:
                placed = (d for d in decisions if place(d, reading.statements, reading.facts) is finding)
                return next(placed, None), finding
        raise NotFoundError(f"there is no finding {finding_id} in this article")

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
        machine = decided["machine"] if decided else row.get("machine", row["article"].get("published"))
        self._notes.set_date(article_id, row["title"], published, machine)
        self.up_to_date(article_id)

    def up_to_date(self, article_id: str) -> None:
        """Read an article again if its date was decided or undecided since."""
        row = self._corpus.row(article_id)
        decided = self._notes.date_of(article_id)
        if decided is None and "machine" not in row:
            return
        source = decided or {"published": row["machine"], "machine": row["machine"]}
        wanted, came_with = source["published"], source["machine"]
        if wanted == row["article"].get("published"):
            return
        article, reading = self._corpus.whole(article_id)
        article = msgspec.structs.replace(article, published=wanted)
        with suppress(Exception):  # whatever the reader stumbles over: then what was read before stays
            reading = read(article)
        self._corpus.replace(article, reading, {"machine": came_with} if decided else {})


def _decision(
    article: Article,
    finding_id: str,
    kind: str,
    spans: Sequence[Span],
    known: Correction | None,
    status: Status,
    changes: dict[str, Any],
) -> Correction:
    """A decision on what stands on `spans`, in place of the one that is `known`."""
    moment = now()
    return Correction(
        id=0,
        article=article.id,
        finding=finding_id,
        kind=kind,
        target=tuple(Selector.of(article.text, span) for span in spans),
        status=status,
        changes=changes,
        created=known.created if known else moment,
        modified=moment,
    )


def _spans(found: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in found)
