"""The full-text index, word by word, against the index of the documents as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from heapq import merge, nsmallest
from itertools import chain, groupby
from operator import itemgetter
from sqlite3 import Connection, connect

from store.corpus import columns
from store.corpus.database import Corpus
from store.search import index
from store.search.index import Index, Row

_SUM = """count(*), sum(doc % 1000003 * (1 + ifnull(offset % 1009, 0)
    + 1013 * ifnull(unicode(col) + unicode(substr(col, -1)), 0)))"""
"""What tells the places of a word from others: its rows, columns (by first and last letter) and offsets."""

_TERMS = 50
"""Words that do not fit whose places are looked at; the rarest, which are found soonest."""

Sums = dict[str, tuple[int, int]]


def misfits(corpus: Corpus) -> Iterator[tuple[Index, set[int]]]:
    """The tables of the index with other words than the documents, and the keys of rows that have them.

    Not all such rows if they are many, but always one. The index is made anew in memory, some articles at a
    time. Raises sqlite3.DatabaseError if it is damaged in itself.
    """
    expected: dict[Index, Sums] = {on: {} for on in index.INDEXES}
    for on, words in _made_anew(corpus):
        _add(expected[on], _sums(words))
    wrong = {}
    for on, sums in expected.items():
        with _words(corpus.connection, on) as connection:
            found = _add({}, _sums(connection))
        counts = {
            term: sums.get(term, (0, 0))[0] + found.get(term, (0, 0))[0]
            for term, _ in sums.items() ^ found.items()
        }
        if counts:
            wrong[on] = nsmallest(_TERMS, counts, key=lambda term: counts[term])
    if wrong:
        yield from _rows(corpus, wrong).items()


def misfit_columns(corpus: Corpus) -> set[int]:
    """The keys of statements that are counted under another sort or speaker than theirs, or not at all."""
    expected = chain.from_iterable(rows.columns for rows in corpus.index_rows())
    both = merge(expected, columns.scan(corpus.connection), key=itemgetter(0))
    by_key = ((key, list(group)) for key, group in groupby(both, key=itemgetter(0)))
    return {key for key, (one, *other) in by_key if other != [one]}


def are_months_right(corpus: Corpus) -> bool:
    """Whether the number of statements of each month and sort is kept right."""
    return columns.counted(columns.scan(corpus.connection)) == columns.counts(corpus.connection)


def _rows(corpus: Corpus, wrong: dict[Index, list[str]]) -> dict[Index, set[int]]:
    """The keys of the rows in which the index has these words and the documents have not, or otherwise."""
    places = {on: set[tuple[object, ...]]() for on in wrong}
    for on, words in _made_anew(corpus):
        if on in wrong:
            places[on].update(_places(words, wrong[on]))
    for on, terms in wrong.items():
        with _words(corpus.connection, on) as connection:
            places[on].symmetric_difference_update(_places(connection, terms))
    return {on: {int(str(place[1])) for place in found} for on, found in places.items()}


def _made_anew(corpus: Corpus) -> Iterator[tuple[Index, Connection]]:
    """The tables of the index made of some of the documents, until all have been in one."""
    for rows in corpus.index_rows():
        for on, words in rows.words.items():
            with closing(connect(":memory:", isolation_level=None)) as aside:
                yield on, _made(aside, on, words)
    with closing(connect(":memory:", isolation_level=None)) as aside:
        yield index.SPEAKERS, _made(aside, index.SPEAKERS, corpus.speakers.index_rows())


def _made(aside: Connection, on: Index, rows: Iterable[Row]) -> Connection:
    index.create(aside, on)
    aside.execute("BEGIN")
    index.put(aside, on, rows)
    aside.execute("COMMIT")
    aside.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {on.table}, instance)")
    return aside


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
