"""The index, word by word, and what statements are counted by, against the documents as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from heapq import nsmallest
from itertools import chain
from sqlite3 import Connection, connect
from typing import NamedTuple

from store.corpus import columns
from store.corpus.database import Corpus
from store.search import index, keys
from store.search.index import Index, Row

_SUM = """count(*), sum(doc % 1000003 * (1 + ifnull(offset % 1009, 0)
    + 1013 * ifnull(unicode(col) + unicode(substr(col, -1)), 0)))"""
"""What tells the places of a word from others: its rows, columns (by first and last letter) and offsets."""

_TERMS = 50
"""Words that do not fit whose places are looked at; the rarest, which are found soonest."""

Sums = dict[str, tuple[int, int]]


class Misfits(NamedTuple):
    """What does not fit the documents.

    `rows`: the tables of the index with other words, and the keys of rows that have them (not all if they are
    many, but always one); `statements`: the keys of those that are counted under another sort or speaker than
    theirs, or not at all; `months`: whether the number of statements of each month and sort is wrong.
    """

    rows: dict[Index, set[int]]
    statements: set[int]
    months: bool


def misfits(corpus: Corpus) -> Misfits:
    """Compare the index with one that is made anew in memory, some articles at a time.

    Raises sqlite3.DatabaseError if it is damaged in itself.
    """
    expected: dict[Index, Sums] = {on: {} for on in index.INDEXES}
    counted: Counter[tuple[str, int]] = Counter()
    statements: set[int] = set()
    first = 0
    for rows in corpus.index_rows():
        last = rows.columns[-1].key if rows.columns else first - 1
        found = columns.between(corpus.connection, first, last)
        statements |= {row.key for row in {*found} ^ {*rows.columns}}
        counted += columns.counted(found)
        first = last + 1
        for on, words in _made_anew(rows.words):
            _add(expected[on], _sums(words))
    beyond = columns.between(corpus.connection, first, keys.LAST)
    for on, words in _made_anew(_speakers(corpus)):
        _add(expected[on], _sums(words))
    return Misfits(
        _rows(corpus, _wrong_words(corpus.connection, expected)),
        statements | {row.key for row in beyond},
        counted + columns.counted(beyond) != columns.counts(corpus.connection),
    )


def _wrong_words(connection: Connection, expected: dict[Index, Sums]) -> dict[Index, list[str]]:
    """Words whose places are not those that are expected."""
    wrong = {}
    for on, sums in expected.items():
        with _words(connection, on) as stored:
            found = _add({}, _sums(stored))
        counts = {
            term: sums.get(term, (0, 0))[0] + found.get(term, (0, 0))[0]
            for term, _ in sums.items() ^ found.items()
        }
        if counts:
            wrong[on] = nsmallest(_TERMS, counts, key=lambda term: counts[term])
    return wrong


def _rows(corpus: Corpus, wrong: dict[Index, list[str]]) -> dict[Index, set[int]]:
    """The keys of the rows in which the index has these words and the documents have not, or otherwise."""
    places = {on: set[tuple[object, ...]]() for on in wrong}
    every = chain((rows.words for rows in corpus.index_rows()), [_speakers(corpus)]) if wrong else ()
    for words_of in every:
        for on, words in _made_anew({on: rows for on, rows in words_of.items() if on in wrong}):
            places[on].update(_places(words, wrong[on]))
    for on, terms in wrong.items():
        with _words(corpus.connection, on) as connection:
            places[on].symmetric_difference_update(_places(connection, terms))
    return {on: {int(str(place[1])) for place in found} for on, found in places.items()}


def _speakers(corpus: Corpus) -> dict[Index, list[Row]]:
    return {index.SPEAKERS: list(corpus.speakers.index_rows())}


def _made_anew(words: Mapping[Index, Iterable[Row]]) -> Iterator[tuple[Index, Connection]]:
    """Tables of the index, each made of its rows in memory."""
    for on, rows in words.items():
        with closing(connect(":memory:", isolation_level=None)) as aside:
            index.create(aside, on)
            aside.execute("BEGIN")
            index.put(aside, on, rows)
            aside.execute("COMMIT")
            aside.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {on.table}, instance)")
            yield on, aside


@contextmanager
def _words(connection: Connection, on: Index) -> Iterator[Connection]:
    """The connection with the words of a table of the index as `words`."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {on.table}, instance)")
    try:
        yield connection
    finally:
        connection.execute("DROP TABLE temp.words")


def _sums(connection: Connection) -> Iterable[tuple[str, int, int]]:
    return connection.execute(f"SELECT term, {_SUM} FROM temp.words GROUP BY term")


def _add(sums: Sums, found: Iterable[tuple[str, int, int]]) -> Sums:
    for term, count, total in found:
        before = sums.get(term, (0, 0))
        sums[term] = before[0] + count, before[1] + total
    return sums


def _places(connection: Connection, terms: Iterable[str]) -> Iterator[tuple[object, ...]]:
    for term in terms:
        yield from connection.execute("SELECT term, doc, col, offset FROM temp.words WHERE term = ?", (term,))
