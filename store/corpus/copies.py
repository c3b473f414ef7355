"""Near-duplicates: articles with nearly the same text, as agencies' reports are printed by many papers.

Beside the documents, `corpus.db` keeps two tables: the bands of each article's signature
(`store.corpus.signature`), and the articles by band, so that looking for copies costs the same in a library
of any size.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from store.corpus.database import Corpus
from store.corpus.likeness import ALIKE, Sequences, alike, sequences

_ARTICLES = """CREATE TABLE IF NOT EXISTS main.signatures
    (number INTEGER PRIMARY KEY, article TEXT UNIQUE NOT NULL, bands BLOB NOT NULL)"""
_BANDS = """CREATE TABLE IF NOT EXISTS main.bands_of_signatures
    (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID"""
_PER_BAND = 20
_COMPARED = 8
"""Articles that one is compared with word by word; those that share the most bands come first."""
_NEWEST = f"SELECT number FROM main.bands_of_signatures WHERE band = ? ORDER BY number DESC LIMIT {_PER_BAND}"
_SHARED = """SELECT band, number FROM main.bands_of_signatures WHERE band IN
    (SELECT band FROM main.bands_of_signatures GROUP BY band HAVING count(*) > 1) ORDER BY band, number"""
_REMEMBERED = 256


class Copies:
    """Which articles of a corpus are nearly the same."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def add(self, article: str, text: str) -> tuple[str, float] | None:
        """Remember a stored article, inside a transaction; the one most like it and how alike they are."""
        self._put(article, text)
        return next(iter(self.of(article)), None)

    def of(self, article: str) -> list[tuple[str, float]]:
        """The copies of an article with how alike they are, the most alike first."""
        stored = self._select("SELECT number, bands FROM main.signatures WHERE article = ?", (article,))
        if not stored:
            return []
        [(own, raw)] = stored
        shared = Counter(number for band in array("q", raw) for (number,) in self._select(_NEWEST, (band,)))
        del shared[own]
        if not shared:
            return []
        words = self._sequences(article)
        others = [self._name(number) for number, _ in shared.most_common(_COMPARED)]
        found = [(other, alike(words, self._sequences(other))) for other in others]
        return sorted((each for each in found if each[1] >= ALIKE), key=lambda each: (-each[1], each[0]))

    def groups(self) -> list[list[str]]:
        """The articles that are copies of each other, a list for each report, the first to come in first."""
        sequences_of = lru_cache(_REMEMBERED)(self._sequences)
        leader: dict[int, int] = {}
        apart: set[tuple[int, int]] = set()
        for first, second in self._sharing():
            head = leader.setdefault(first, first)
            if second in leader or (head, second) in apart:
                continue
            if alike(sequences_of(self._name(head)), sequences_of(self._name(second))) >= ALIKE:
                leader[second] = head
            else:
                apart.add((head, second))
        found: dict[int, list[str]] = {}
        for number in sorted(leader):
            found.setdefault(leader[number], []).append(self._name(number))
        return [group for group in found.values() if len(group) > 1]

    def complete(self) -> None:
        """Remember the articles that were stored before copies were looked for."""
        if self._select("SELECT count(*) FROM main.signatures") == [(len(self._corpus.articles),)]:
            return
        with self._corpus.database.transaction():  # so that no other window remembers the same meanwhile
            known = {article for (article,) in self._select("SELECT article FROM main.signatures")}
            for row in self._corpus.articles:
                if row["id"] not in known:
                    self._put(row["id"], self._corpus.text(row))

    # ---------------------------------------------------------------- the tables

    def _select(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self._corpus.database.storage.select(sql, values)

    def _put(self, article: str, text: str) -> None:
        from store.corpus.signature import bands

        numbers = array("q", bands(text))
        execute = self._corpus.connection.execute
        for table in (_ARTICLES, _BANDS):
            execute(table)
        into = "INSERT INTO main.signatures (article, bands) VALUES (?, ?)"
        number = execute(into, (article, numbers.tobytes())).lastrowid
        rows = [(band, number) for band in sorted(numbers)]
        into = "INSERT OR IGNORE INTO main.bands_of_signatures VALUES (?, ?)"
        self._corpus.connection.executemany(into, rows)

    def _name(self, number: int) -> str:
        [(article,)] = self._select("SELECT article FROM main.signatures WHERE number = ?", (number,))
        return str(article)

    def _sequences(self, article: str) -> Sequences:
        return sequences(self._corpus.text(self._corpus.row(article)))

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Numbers of two articles that share a band; the first of a band stands with each other one."""
        rows = self._select(_SHARED)
        pairs = {
            (first[1], number)
            for _, group in groupby(rows, key=lambda row: row[0])
            for first, *others in [list(group)]
            for _, number in others
        }
        yield from sorted(pairs)
