"""Reading damaged articles again from their text, or from the file that they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from store.corpus.database import Corpus
from store.corpus.derived import came_with
from store.corpus.importing import read
from store.corpus.storing import New
from store.documents import DAMAGED, Document
from store.records import Article


class Mending:
    """Makes anew what is derived."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def mend(self, broken: Sequence[int], strays: Mapping[str, Sequence[int]]) -> set[int]:
        """Read the articles with these keys again and drop stray documents, all at once; the keys mended.

        An article whose text is nowhere to be had, or that the reader stumbles over, stays as it is.
        """
        storage = self._corpus.database.storage
        mended = set()
        with self._corpus.database.transaction():
            for table, found in strays.items():
                storage.apply(table, {}, found)
            for key in broken:
                new = self._renewed(key)
                if new is not None:
                    self._clear(key)
                    self._corpus.store_unindexed(new)
                    mended.add(key)
            self._corpus.rebuild()
        return mended

    def _renewed(self, key: int) -> New | None:
        try:
            article, row = sound_article(self._corpus, key)
            return New(article.id, article, read(article), came_with(row))
        except Exception:  # whatever the damage does to the documents or the reader
            return None

    def _clear(self, key: int) -> None:
        """Remove an article with all its documents, whatever they hold; the index is made anew later."""
        span = 1
        with suppress(*DAMAGED):  # then the parts under further keys were strays
            span = int(self._corpus.articles.get(doc_id=key).get("keys", 1))
        storage = self._corpus.database.storage
        for table, shift in self._corpus.parts():
            parts = storage.between(table.name, key << shift, ((key + span) << shift) - 1)
            storage.apply(table.name, {}, [each for each, _ in parts])
        storage.apply(self._corpus.articles.name, {}, [key])


def sound_article(corpus: Corpus, key: int) -> tuple[Article, Document]:
    """The article with the text that it came with, and its row; if that is damaged (then {}) the text alone.

    Raises whatever the damage does where the text is not to be had either.
    """
    row = None
    with suppress(*DAMAGED):
        row = corpus.articles.get(doc_id=key)
    if row is None:
        return Article(text=corpus.texts.get(doc_id=key)["text"]), Document({}, key)
    article = msgspec.convert({"text": "", **row["article"]}, Article)
    with suppress(Exception):  # the document with the text is damaged
        stored = msgspec.structs.replace(article, text=corpus.text(row))
        if stored.id == row["id"]:
            return stored, row
    return msgspec.structs.replace(article, text=_from_file(article, row["id"])), row


def _from_file(article: Article, article_id: str) -> str:
    """The text as it is in the file that an article came from; raises LookupError if it is not there."""
    from store.intake import Found, How, open_piece, pieces

    if article.imported and Path(article.imported.file).is_file():
        for piece in pieces([Path(article.imported.file)]):
            for each in open_piece(piece, How()):
                if isinstance(each, Found) and each.article.id == article_id:
                    return each.article.text
    raise LookupError(article_id)
