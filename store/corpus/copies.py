"""Near-duplicates: articles with nearly the same text, as agencies' reports are printed by many papers.

Beside the documents, `corpus.db` keeps two tables: the articles in the order they came in, and these by the
numbers of their signatures (`store.corpus.signature`), so that looking for copies costs the same in a library
of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, NamedTuple

from store.corpus.database import Corpus
from store.corpus.likeness import ALIKE, Sequences, alike, sequences
from store.corpus.signature import signature
from store.documents import Document
from store.documents.bulk import insert
from store.documents.codec import dumps

_ARTICLES = """CREATE TABLE IF NOT EXISTS main.compared
    (number INTEGER PRIMARY KEY, article BLOB NOT NULL)"""
_SIGNATURES = """CREATE TABLE IF NOT EXISTS main.signature_values
    (value INTEGER, number INTEGER, PRIMARY KEY (value, number)) WITHOUT ROWID"""
_FORMER = ("signatures", "bands_of_signatures")
"""Tables of another form, which older versions made."""

_PER_VALUE = 20
_SHARED = 2
"""The values that two signatures have in common from which on their articles are compared word by word."""

_COMPARED = 8
"""Articles that one is compared with; those that share the most values come first."""

_NEWEST = f"""SELECT number FROM main.signature_values WHERE value = ? AND number <= ?
    ORDER BY number DESC LIMIT {_PER_VALUE}"""
_TAKEN = """SELECT value FROM json_each(?) AS new
    WHERE EXISTS (SELECT 1 FROM main.signature_values AS old WHERE old.value = new.value)"""
_PAIRS = """SELECT value, number FROM main.signature_values WHERE value IN
    (SELECT value FROM main.signature_values GROUP BY value HAVING count(*) > 1) ORDER BY value, number"""
_KNOWN = "SELECT number, lower(hex(article)) FROM main.compared ORDER BY number"
_THERE = """SELECT value FROM main.signature_values WHERE number = ? AND value IN
    (SELECT value FROM json_each(?))"""
_REMEMBERED = 256
_TOGETHER = 500
_LAST = (1 << 63) - 1
_last_signature = lru_cache(1)(signature)
"""That of the open article, which is asked for after each decision on it."""


class Seen(NamedTuple):
    """An article that may have copies: its number, and those values of its signature that others have."""

    article: str
    number: int
    shared: list[int]


class Copies:
    """Which articles of a corpus are nearly the same."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def add(self, signatures: Mapping[str, list[int]]) -> list[Seen]:
        """Remember stored articles, given by id, inside a transaction; those that may have copies."""
        if self._select(f"SELECT 1 FROM sqlite_master WHERE name = '{_FORMER[0]}'"):
            self.complete(besides=signatures)
        execute, connection = self._corpus.connection.execute, self._corpus.connection
        for table in (_ARTICLES, _SIGNATURES):
            execute(table)
        (last,) = execute("SELECT coalesce(max(number), 0) FROM main.compared").fetchone()
        numbered = list(enumerate(signatures.items(), last + 1))
        times = Counter(value for values in signatures.values() for value in set(values))
        taken = {value for (value,) in execute(_TAKEN, (dumps(list(times)).decode(),))}
        pairs = sorted({(value, number) for number, (_, values) in numbered for value in values})
        seen = [
            Seen(article, number, shared)
            for number, (article, values) in numbered
            if len(shared := [value for value in values if value in taken or times[value] > 1]) >= _SHARED
        ]
        insert(connection, "main.compared", [(number, bytes.fromhex(each)) for number, (each, _) in numbered])
        insert(connection, "main.signature_values", pairs)
        return seen

    def before(self, seen: Seen, text: str) -> tuple[str, float] | None:
        """Of the articles that came before one: that most like it, and how alike they are."""
        return next(iter(self._alike(seen.article, text, seen.shared, seen.number - 1)), None)

    def of(self, article: str) -> list[tuple[str, float]]:
        """The copies of an article with how alike they are, the most alike first."""
        text = self._corpus.text_of(article)
        return self._alike(article, text, _last_signature(text), _LAST)

    def _alike(self, article: str, text: str, values: Iterable[int], newest: int) -> list[tuple[str, float]]:
        """The articles like this one, among those up to the number `newest`."""
        shared = Counter(number for value in values for (number,) in self._select(_NEWEST, (value, newest)))
        sharing = [self._name(each) for each, times in shared.most_common(_COMPARED) if times >= _SHARED]
        likely = [other for other in sharing if other != article]
        words = sequences(text) if likely else frozenset()
        found = [(other, alike(words, self._sequences(other))) for other in likely]
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

    def complete(self, besides: Iterable[str] = ()) -> None:
        """Remember the articles (`besides` these) that were stored before copies were looked for as now."""
        if self._select("SELECT count(*) FROM main.compared") == [(len(self._corpus.articles),)]:
            return
        with self._corpus.database.transaction():  # so that no other window remembers the same meanwhile
            for table in _FORMER:
                self._corpus.connection.execute(f"DROP TABLE IF EXISTS main.{table}")
            compared = self._select("SELECT article FROM main.compared")
            known = {*besides, *(article.hex() for (article,) in compared)}
            self._remember(row for row in self._corpus.articles if row["id"] not in known)

    def misfits(self) -> Iterator[str | None]:
        """Articles that are remembered by other words than theirs; None if other things are remembered.

        Those that are not remembered yet are left out: `complete` adds them.
        """
        known: set[str] = set()
        wrong: list[str] = []
        values, others = 0, False
        for number, article in self._select(_KNOWN):
            row = self._corpus.twin(article)
            own = signature(self._corpus.text(row)) if row else []
            there = self._select(_THERE, (number, dumps(own).decode()))
            values += len(there)
            if row is None or article in known:
                others = True
            elif len(there) < len(set(own)):
                wrong.append(article)
            known.add(article)
        yield from wrong
        stored = self._select("SELECT count(*) FROM main.signature_values")
        if others or (not wrong and stored not in ([], [(values,)])):
            yield None

    def rebuild(self) -> None:
        """Remember all articles anew, in the order in which they came in."""
        with self._corpus.database.transaction():
            known = dict.fromkeys(article for _, article in self._select(_KNOWN))
            for table in ("compared", "signature_values"):
                self._corpus.connection.execute(f"DROP TABLE IF EXISTS main.{table}")
            self._remember(row for article in known if (row := self._corpus.twin(article)))
            self.complete()

    # ---------------------------------------------------------------- the tables

    def _select(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self._corpus.database.storage.select(sql, values)

    def _remember(self, rows: Iterator[Document]) -> None:
        while batch := {row["id"]: signature(self._corpus.text(row)) for row in islice(rows, _TOGETHER)}:
            self.add(batch)

    def _name(self, number: int) -> str:
        [(article,)] = self._select("SELECT article FROM main.compared WHERE number = ?", (number,))
        return str(article.hex())

    def _sequences(self, article: str) -> Sequences:
        return sequences(self._corpus.text(self._corpus.row(article)))

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Numbers of two articles that share values; the first with a value stands with each other one."""
        pairs = Counter(
            (first[1], number)
            for _, group in groupby(self._select(_PAIRS), key=lambda row: row[0])
            for first, *others in [list(group)]
            for _, number in others
        )
        yield from sorted(pair for pair, times in pairs.items() if times >= _SHARED)
