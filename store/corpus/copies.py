"""Near-duplicates: articles with nearly the same text, as agencies' reports are printed by many papers.

Beside the documents, `corpus.db` keeps two tables: the bands of each article's signature
(`store.corpus.signature`), and the articles by band, so that looking for copies costs the same in a library
of any size.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Any

from store.corpus.database import Corpus
from store.corpus.likeness import ALIKE, Sequences, alike, sequences
from store.documents.codec import dumps

_ARTICLES = """CREATE TABLE IF NOT EXISTS main.signatures
    (number INTEGER PRIMARY KEY, article TEXT UNIQUE NOT NULL, bands BLOB NOT NULL)"""
_BANDS = """CREATE TABLE IF NOT EXISTS main.bands_of_signatures
    (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID"""
_PER_BAND = 20
_COMPARED = 8
"""Articles that one is compared with word by word; those that share the most bands come first."""
_NEWEST = f"""SELECT number FROM main.bands_of_signatures WHERE band = ? AND number <= ?
    ORDER BY number DESC LIMIT {_PER_BAND}"""
_TAKEN = """SELECT value FROM json_each(?)
    WHERE EXISTS (SELECT 1 FROM main.bands_of_signatures WHERE band = value)"""
_SHARED = """SELECT band, number FROM main.bands_of_signatures WHERE band IN
    (SELECT band FROM main.bands_of_signatures GROUP BY band HAVING count(*) > 1) ORDER BY band, number"""
_REMEMBERED = 256
_TOGETHER = 500
_LAST = (1 << 63) - 1


class Copies:
    """Which articles of a corpus are nearly the same."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def add(self, texts: Mapping[str, str]) -> dict[str, tuple[str, float]]:
        """Remember stored articles, given by id, inside a transaction.

        For each that is like one that came before it: the one most like it and how alike they are.
        """
        found = {}
        for (article, text), (number, shared) in zip(texts.items(), self._put(texts), strict=True):
            alike_ones = self._alike(number, shared, number, sequences(text)) if shared else []
            if alike_ones:
                found[article] = alike_ones[0]
        return found

    def of(self, article: str) -> list[tuple[str, float]]:
        """The copies of an article with how alike they are, the most alike first."""
        stored = self._select("SELECT number, bands FROM main.signatures WHERE article = ?", (article,))
        if not stored:
            return []
        [(own, raw)] = stored
        return self._alike(own, array("q", raw), _LAST, self._sequences(article))

    def _alike(
        self, own: int, bands: Iterable[int], newest: int, words: Sequences
    ) -> list[tuple[str, float]]:
        """The articles like this one, among those up to the number `newest` that share a band with it."""
        shared = Counter(number for band in bands for (number,) in self._select(_NEWEST, (band, newest)))
        del shared[own]
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
            new = (row for row in self._corpus.articles if row["id"] not in known)
            while batch := {row["id"]: self._corpus.text(row) for row in islice(new, _TOGETHER)}:
                self._put(batch)

    # ---------------------------------------------------------------- the tables

    def _select(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self._corpus.database.storage.select(sql, values)

    def _put(self, texts: Mapping[str, str]) -> list[tuple[int, list[int]]]:
        """Remember articles; for each its number and those of its bands that another may be in."""
        from store.corpus.signature import bands

        execute, executemany = self._corpus.connection.execute, self._corpus.connection.executemany
        for table in (_ARTICLES, _BANDS):
            execute(table)
        (last,) = execute("SELECT coalesce(max(number), 0) FROM main.signatures").fetchone()
        signatures = [(last + n, article, bands(text)) for n, (article, text) in enumerate(texts.items(), 1)]
        times = Counter(band for _, _, numbers in signatures for band in set(numbers))
        taken = {band for (band,) in execute(_TAKEN, (dumps(list(times)).decode(),))}
        rows = [(number, article, array("q", numbers).tobytes()) for number, article, numbers in signatures]
        executemany("INSERT INTO main.signatures (number, article, bands) VALUES (?, ?, ?)", rows)
        pairs = sorted((band, number) for number, _, numbers in signatures for band in numbers)
        executemany("INSERT OR IGNORE INTO main.bands_of_signatures VALUES (?, ?)", pairs)
        return [
            (number, [band for band in numbers if band in taken or times[band] > 1])
            for number, _, numbers in signatures
        ]

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
