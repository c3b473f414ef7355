"""The store's figures, each as a ratio to its baseline in the same run.

ONRECORD_BENCH_ARTICLES sets the sizes of the libraries ("1000 10000"; 100000 takes a quarter of an hour).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tinydb import TinyDB

from store.documents import open_database
from store.library import Library
from tests.benchmarks import generate

SIZES = [int(size) for size in os.environ.get("ONRECORD_BENCH_ARTICLES", "1000 10000").split()]
_BATCH = 500


def run() -> Iterator[str]:
    """All figures at all sizes, a line each."""
    for size in SIZES:
        with TemporaryDirectory() as place:
            folder = Path(place) / "library"
            yield f"{size:,} articles"
            yield from _import(folder, size)
            yield from _disk(folder)
            yield from _opening(folder)
            yield from _annotating(folder, Path(place))
            yield from _searching(folder)


def milliseconds(action: Callable[[], object], times: int = 25) -> list[float]:
    """How long each of `times` calls took, ascending."""
    found = []
    for _ in range(times):
        start = perf_counter()
        action()
        found.append((perf_counter() - start) * 1000)
    return sorted(found)


def _import(folder: Path, size: int) -> Iterator[str]:
    source = generate.library(size)
    seconds = 0.0
    with Library.open(folder) as library:
        while batch := [(article.id, *pair) for pair in islice(source, _BATCH) for article in pair[:1]]:
            start = perf_counter()
            library._add(batch)
            seconds += perf_counter() - start
    yield f"import without reading      {size / seconds:8,.0f} articles a second"


def _disk(folder: Path) -> Iterator[str]:
    with Library.open(folder) as library:
        library._corpus.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        storage = library._corpus.database.storage
        plain = sum(len(raw) for table in storage.tables() for _, raw in storage.scan(table))
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    yield f"disk                        {size / 1e6:8,.1f} MB = {size / plain:.2f} x the documents' JSON"


def _opening(folder: Path) -> Iterator[str]:
    def ours() -> None:
        with Library.open(folder) as library:
            library.open_article(library.rows()[:50][0].id)

    found = milliseconds(ours)
    with Library.open(folder) as library:
        storage = library._corpus.database.storage
        documents = {
            table: {str(key): json.loads(raw) for key, raw in storage.scan(table)}
            for table in storage.tables()
        }
    text = json.dumps(documents)
    del documents
    whole = milliseconds(lambda: json.loads(text), 1)[0]
    yield (
        f"open, 50 rows, one article  {median(found):8.2f} ms (best {found[0]:.2f});"
        f" json.loads of everything takes {whole / median(found):,.0f} x as long"
    )


def _annotating(folder: Path, place: Path) -> Iterator[str]:
    bare = sqlite3.connect(place / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)")
    stock = TinyDB(place / "stock.json")
    stock.insert_multiple({"text": article.text} for article, _ in generate.library(1000))
    ours, base = [], []
    with Library.open(folder) as library, open_database(place / "tiny.db") as tiny:
        article = library.rows()[0].id
        plain = []
        for _ in range(100):  # in turn, so that what else the machine does falls on all alike
            ours += milliseconds(lambda: library.annotate(article, [(0, 12)], "some words", ["tag"]), 1)
            base += milliseconds(lambda: bare.execute("INSERT INTO t(body) VALUES (?)", ("x" * 900,)), 1)
            plain += milliseconds(lambda: tiny.insert({"note": "x" * 300}), 1)
        whole = median(milliseconds(lambda: stock.insert({"note": "x"}), 5))
    bare.close()
    stock.close()
    middle = median(ours)
    yield (
        f"durable annotation          {middle:8.2f} ms (best {min(ours):.2f}, p99 {sorted(ours)[98]:.2f})"
        f" = {middle / median(base):.2f} x a bare SQLite commit;"
        f" a document in our TinyDB {median(plain) / median(base):.2f} x;"
        f" stock TinyDB with 1,000 texts alone takes {whole / middle:,.0f} x as long"
    )


def _searching(folder: Path) -> Iterator[str]:
    raw = sqlite3.connect(f"file:{folder / 'corpus.db'}?mode=ro", uri=True)
    sql = "SELECT rowid FROM find_statements WHERE find_statements MATCH ? ORDER BY rowid DESC LIMIT 50"
    with Library.open(folder) as library:
        speaker = library.speakers(limit=1)[0].name
        queries = {
            "a common word": (generate.COMMON, f'text : "{generate.COMMON}"'),
            "a middling word": (generate.MIDDLING, f'text : "{generate.MIDDLING}"'),
            "two letters": (f"{generate.COMMON[:2]}*", f'text : "{generate.COMMON[:2]}" *'),
            "a speaker": (f'speaker:"{speaker}"', "who : " + " AND who : ".join(speaker.lower().split())),
            "a word of a speaker": (
                f'speaker:"{speaker}" {generate.COMMON}',
                f'text : "{generate.COMMON}" AND who : ' + " AND who : ".join(speaker.lower().split()),
            ),
        }
        for name, (query, expression) in queries.items():
            ours = milliseconds(partial(_hits, library, query), 60)
            base = milliseconds(partial(_rowids, raw, sql, expression), 60)
            counting = milliseconds(partial(library.count_quotes, query), 5)
            yield (
                f"50 hits, {name:19}{median(ours):8.2f} ms (p99 {ours[58]:.2f})"
                f" = {median(ours) / median(base):.1f} x bare rowids; counting all {median(counting):.1f} ms"
            )
        for name, query in (("a common word", generate.COMMON), ("nothing typed", "")):
            counted = milliseconds(partial(library.facets, query), 10)
            yield f"facets of {name:17}{median(counted):8.2f} ms"
        ahead = milliseconds(lambda: library.speakers("br"), 20)
        yield f"speakers beginning with br  {median(ahead):8.2f} ms"
    raw.close()


def _hits(library: Library, query: str) -> None:
    assert len(list(library.quotes(query, limit=50))) <= 50


def _rowids(raw: sqlite3.Connection, sql: str, expression: str) -> None:
    raw.execute(sql, (expression,)).fetchall()
