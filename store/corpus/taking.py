"""Storing articles, each text once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from store.corpus.copies import Copies
from store.corpus.database import Corpus
from store.corpus.importing import Taken
from store.corpus.storing import Batch, New, Prepared
from store.garbage import without_collector
from store.results import Outcome

_CACHE = 65_536  # KiB
_JOURNAL = 16_384
"""Pages in the journal from which on they go into the file: what several batches change goes there once."""


class Taker:
    """Takes articles into the corpus and says what became of each."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._copies = Copies(corpus)
        # all pages of a batch, which lie all over a large library, are written once and together
        corpus.connection.execute(f"PRAGMA cache_size=-{_CACHE}")
        corpus.connection.execute(f"PRAGMA wal_autocheckpoint={_JOURNAL}")

    def known(self, article_id: str) -> Outcome | None:
        """What to say of an article whose text is there already; None if it is not."""
        twin = self._corpus.twin(article_id)
        return _duplicate(article_id, twin["title"]) if twin else None

    def batch(self, articles: Iterable[Taken]) -> Batch:
        """Articles to be stored together, for `prepare_all`."""
        return Batch([*map(_new, articles)], self._corpus.compressed)

    def add(self, articles: Sequence[Taken], prepared: Sequence[Prepared]) -> list[Outcome]:
        """Store articles in one transaction.

        Another window, or the batch itself, may have brought a text before.
        """
        with without_collector():
            return self._added(articles, prepared)

    def _added(self, articles: Sequence[Taken], prepared: Sequence[Prepared]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        new: dict[str, tuple[New, Prepared]] = {}
        with self._corpus.database.transaction():
            twins = self._corpus.twins([each.found.article.id for each in articles])
            known = {each["id"]: _duplicate(each["id"], each["title"]) for each in twins}
            for taken, ready in zip(articles, prepared, strict=True):
                article_id = taken.found.article.id
                outcome = known.get(article_id)
                if outcome is None:
                    new[article_id] = _new(taken), ready
                    known[article_id] = _duplicate(article_id, ready.title)
                    outcome = Outcome(
                        path=taken.path, result="taken", article=article_id, detail=taken.found.remark
                    )
                outcomes.append(replace(outcome, path=taken.path))
            self._corpus.add(list(new.values()))
            seen = self._copies.add({key: ready.signature for key, (_, ready) in new.items()})
        texts = {each.article: new[each.article][0].article.text for each in seen}
        near = {each.article: self._copies.before(each, texts[each.article]) for each in seen}
        return [self._with_copy(each, near.get(each.article or "")) for each in outcomes]

    def _with_copy(self, outcome: Outcome, near: tuple[str, float] | None) -> Outcome:
        """The same, naming the article that has nearly the same text."""
        if near is None or outcome.result != "taken":
            return outcome
        other, likeness = near
        told = f"nearly the same text as “{self._corpus.row(other)['title']}” ({likeness:.0%})"
        return replace(outcome, detail="; ".join(filter(None, (outcome.detail, told))))


def _new(taken: Taken) -> New:
    _, found, reading = taken
    dates = found.decided.get("dates")
    return New(found.article.id, found.article, reading, {"machine": dates[0]["machine"]} if dates else {})


def _duplicate(article_id: str, title: str) -> Outcome:
    return Outcome(path="", result="duplicate", article=article_id, detail=f"same text as “{title}”")
