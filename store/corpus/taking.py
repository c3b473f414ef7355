"""Storing articles, each text once."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from store.corpus.copies import Copies
from store.corpus.database import Corpus
from store.corpus.derived import title_of
from store.corpus.importing import Taken
from store.corpus.storing import New
from store.results import Outcome

_CACHE = 65_536  # KiB


class Taker:
    """Takes articles into the corpus and says what became of each."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._copies = Copies(corpus)
        # all pages of a batch, which lie all over a large library, are written once and together
        corpus.connection.execute(f"PRAGMA cache_size=-{_CACHE}")

    def known(self, article_id: str) -> Outcome | None:
        """What to say of an article whose text is there already; None if it is not."""
        twin = self._corpus.twin(article_id)
        return _duplicate(article_id, twin["title"]) if twin else None

    def add(self, articles: Iterable[Taken]) -> list[Outcome]:
        """Store articles in one transaction.

        Another window, or the batch itself, may have brought a text before.
        """
        articles = list(articles)
        ids = [taken.found.article.id for taken in articles]
        outcomes: list[Outcome] = []
        new: dict[str, New] = {}
        with self._corpus.database.transaction():
            twins = {each["id"]: _duplicate(each["id"], each["title"]) for each in self._corpus.twins(ids)}
            for article_id, (path, found, reading) in zip(ids, articles, strict=True):
                known = twins.get(article_id) or self._twin(new.get(article_id))
                if known is None:
                    dates = found.decided.get("dates")
                    extra = {"machine": dates[0]["machine"]} if dates else {}
                    new[article_id] = New(article_id, found.article, reading, extra)
                    known = Outcome(path=path, result="taken", article=article_id, detail=found.remark)
                outcomes.append(replace(known, path=path))
            self._corpus.add(list(new.values()))
            near = self._copies.add({each.id: each.article.text for each in new.values()})
        return [self._with_copy(each, near.get(each.article or "")) for each in outcomes]

    def _with_copy(self, outcome: Outcome, near: tuple[str, float] | None) -> Outcome:
        """The same, naming the article that has nearly the same text."""
        if near is None or outcome.result != "taken":
            return outcome
        other, likeness = near
        told = f"nearly the same text as “{self._corpus.row(other)['title']}” ({likeness:.0%})"
        return replace(outcome, detail="; ".join(filter(None, (outcome.detail, told))))

    def _twin(self, new: New | None) -> Outcome | None:
        """What to say of an article that came before in the same batch."""
        return _duplicate(new.id, title_of(new.article)) if new else None


def _duplicate(article_id: str, title: str) -> Outcome:
    return Outcome(path="", result="duplicate", article=article_id, detail=f"same text as “{title}”")
