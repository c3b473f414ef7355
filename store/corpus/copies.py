"""Near-duplicates: articles with nearly the same text, as agencies' reports are printed by many papers.

Beside the documents, `corpus.db` keeps two tables: a number for each article, and the bands of its signature
(`store.corpus.likeness`), so that looking for copies costs the same in a library of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from store.corpus.database import Corpus
from store.corpus.likeness import ALIKE, Sequences, alike, bands, sequences

_ARTICLES = (
    "CREATE TABLE IF NOT EXISTS main.copies (number INTEGER PRIMARY KEY, article TEXT UNIQUE NOT NULL)"
)
_BANDS = """CREATE TABLE IF NOT EXISTS main.bands
    (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID"""
_PER_BAND = 20
_COMPARED = 8
"""Articles that a new one is compared with word by word; those that share the most bands come first."""
_REMEMBERED = 256


class Copies:
    """Which articles of a corpus are nearly the same."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def add(self, article: str, text: str) -> tuple[str, float] | None:
        """Remember a new article, inside a transaction; the article most like it and how alike they are."""
        found = sequences(text)
        nearest = max(self._near(found, article), key=lambda each: each[1], default=None)
        self._put(article, bands(found))
        return nearest

    def of(self, article: str) -> list[tuple[str, float]]:
        """The copies of an article with how alike they are, the most alike first."""
        return sorted(self._near(self._sequences(article), article), key=lambda each: (-each[1], each[0]))

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
        known = {article for (article,) in self._select("SELECT article FROM main.copies")}
        if len(known) == len(self._corpus.articles):
            return
        missing = [row["id"] for row in self._corpus.articles if row["id"] not in known]
        with self._corpus.database.transaction():
            for article in missing:
                self._put(article, bands(self._sequences(article)))

    # ---------------------------------------------------------------- the tables

    def _select(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self._corpus.database.storage.select(sql, values)

    def _put(self, article: str, numbers: Iterable[int]) -> None:
        execute = self._corpus.connection.execute
        for table in (_ARTICLES, _BANDS):
            execute(table)
        number = execute("INSERT INTO main.copies (article) VALUES (?)", (article,)).lastrowid
        rows = [(band, number) for band in sorted(numbers)]
        self._corpus.connection.executemany("INSERT OR IGNORE INTO main.bands VALUES (?, ?)", rows)

    def _name(self, number: int) -> str:
        [(article,)] = self._select("SELECT article FROM main.copies WHERE number = ?", (number,))
        return str(article)

    def _sequences(self, article: str) -> Sequences:
        return sequences(self._corpus.text(self._corpus.row(article)))

    def _near(self, found: Sequences, article: str) -> Iterator[tuple[str, float]]:
        """The other articles that share a band and are alike enough, with how alike they are."""
        newest = f"SELECT number FROM main.bands WHERE band = ? ORDER BY number DESC LIMIT {_PER_BAND}"
        shared = Counter(number for band in bands(found) for (number,) in self._select(newest, (band,)))
        for number, _ in shared.most_common(_COMPARED):
            other = self._name(number)
            likeness = alike(found, self._sequences(other)) if other != article else 0.0
            if likeness >= ALIKE:
                yield other, likeness

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Numbers of two articles that share a band; the first of a band stands with each other one."""
        rows = self._select(
            "SELECT band, number FROM main.bands WHERE band IN"
            " (SELECT band FROM main.bands GROUP BY band HAVING count(*) > 1) ORDER BY band, number"
        )
        pairs = {
            (first[1], number)
            for _, group in groupby(rows, key=lambda row: row[0])
            for first, *others in [list(group)]
            for _, number in others
        }
        yield from sorted(pairs)
