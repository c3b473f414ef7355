"""Storing articles, each text once."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from store.corpus.database import Corpus
from store.corpus.importing import Taken
from store.results import Outcome


class Taker:
    """Takes articles into the corpus and says what became of each."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def known(self, article_id: str) -> Outcome | None:
        """What to say of an article whose text is there already; None if it is not."""
        twin = self._corpus.twin(article_id)
        if twin is None:
            return None
        detail = f"same text as “{twin['title']}”"
        return Outcome(path="", result="duplicate", article=article_id, detail=detail)

    def add(self, articles: Iterable[Taken]) -> list[Outcome]:
        """Store articles in one transaction.

        Another window, or the batch itself, may have brought a text before.
        """
        outcomes = []
        with self._corpus.database.transaction():
            for path, found, reading in articles:
                article = found.article
                known = self.known(article.id)
                if known is None:
                    self._corpus.add(article, reading)
                    outcomes.append(
                        Outcome(path=path, result="taken", article=article.id, detail=found.remark)
                    )
                else:
                    outcomes.append(replace(known, path=path))
        return outcomes
