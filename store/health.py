"""Whether everything stored is as it should be."""

from __future__ import annotations

from collections.abc import Iterator

from store.corpus import Corpus
from store.decisions import applied, spans_of
from store.notes import Notes
from store.results import Problem


def check(corpus: Corpus, notes: Notes, repair: bool) -> Iterator[Problem]:  # noqa: ARG001
    """Everything that is wrong; `repair` is not needed for what is looked at here."""
    for name, half in (("corpus.db", corpus.database), ("notes.db", notes.database)):
        for (line,) in half.storage.connection.execute("PRAGMA integrity_check").fetchall():
            if line not in ("ok", b"ok"):
                yield Problem(article=None, what=f"{name}: {line}")
    for row in corpus.articles:
        article, reading = corpus.article(row), corpus.reading(row)
        if article.id != row["id"]:
            yield Problem(article=row["id"], what="the text is not the one that was stored")
        opened = applied(article, reading, (), notes.annotations_of([row["id"]]))
        for finding in (*opened.statements, *opened.facts):
            if not spans_of(finding) or not all(
                0 <= s < e <= len(article.text) for s, e in spans_of(finding)
            ):
                yield Problem(article=row["id"], what=f"{finding.id} does not lie inside the text")
        for annotation in opened.lost:
            yield Problem(article=row["id"], what=f"the words of note {annotation.id} are not in the text")
