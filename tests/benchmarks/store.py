"""The store's figures, each as a ratio to its baseline in the same run, beside its bar.

ONRECORD_BENCH_ARTICLES sets the sizes of the libraries ("1000 10000"; 100000 takes a quarter of an hour).
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, thread_time
from typing import Any
from unittest.mock import patch

from tinydb import TinyDB

from store.documents import open_database
from store.library import Library
from store.search import index
from tests.benchmarks import generate

SIZES = [int(size) for size in os.environ.get("ONRECORD_BENCH_ARTICLES", "1000 10000").split()]
_HELD = 10_000
"""Articles that are made before they are imported."""

_TURNS = 3

_MEMORY = """
import resource, sys
from pathlib import Path

def peak():
    status = Path("/proc/self/status")  # getrusage may tell the peak of the process that began this one
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1024)

before = peak()
sys.path[:] = sys.argv[2:]
from store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    library.open_article(library.rows()[:50][0].id)
    for query in ("", "w*", "ta", "speaker:a*"):
        list(library.quotes(query, limit=300)), library.facets(query)
    library.suggest_speakers("drot")
print(peak() - before)
"""


def run() -> Iterator[str]:
    """All figures at all sizes, a line each."""
    for size in SIZES:
        with TemporaryDirectory() as place:
            folder = Path(place) / "library"
            yield f"{size:,} articles"
            yield from _import(folder, size)
            yield from _disk(folder)
            yield from _rebuilding(folder)
            yield from _memory(folder)
            yield from _opening(folder)
            yield from _annotating(folder, Path(place))
            yield from _searching(folder)


def _line(what: str, figure: str, bar: str) -> str:
    return f"{what:28}{figure:88}bar: {bar}" if bar else f"{what:28}{figure}"


def milliseconds(action: Callable[[], object], times: int = 25) -> list[float]:
    """How long each of `times` calls took, ascending."""
    found = []
    for _ in range(times):
        start = perf_counter()
        action()
        found.append((perf_counter() - start) * 1000)
    return sorted(found)


class _Timed(sqlite3.Connection):
    """A connection that knows how much CPU SQLite has taken to write."""

    spent = 0.0

    def execute(self, *given: Any) -> sqlite3.Cursor:
        return self._timed(super().execute, given)

    def executemany(self, *given: Any) -> sqlite3.Cursor:
        return self._timed(super().executemany, given)

    def _timed(self, does: Callable[..., sqlite3.Cursor], given: tuple[Any, ...]) -> sqlite3.Cursor:
        start = thread_time()  # of the thread that waits for SQLite, while another may be at work
        try:
            return does(*given)
        finally:
            self.spent += thread_time() - start


def _import(folder: Path, size: int) -> Iterator[str]:
    source = generate.library(size)
    seconds = spent = 0.0
    with patch("sqlite3.connect", partial(sqlite3.connect, factory=_Timed)), Library.open(folder) as library:
        while articles := list(islice(source, _HELD)):  # made before the clock runs
            gc.collect()
            gc.freeze()  # what is held here is nothing that an import looks through
            start, began = perf_counter(), process_time()
            assert all(each.result == "taken" for each in library.add_all(articles))
            seconds += perf_counter() - start
            spent += process_time() - began
        connection = library._corpus.connection
        assert isinstance(connection, _Timed)
        start = perf_counter()
    closing = perf_counter() - start
    yield _line(
        "import without reading",
        f"{size / seconds:8,.0f} articles a second ({size / spent:,.0f} in a second of CPU,"
        f" {size / connection.spent:,.0f} if SQLite's were all); closed in {closing:.1f} s",
        ">= 1,000",
    )


def _disk(folder: Path) -> Iterator[str]:
    with Library.open(folder) as library:
        library._corpus.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        storage = library._corpus.database.storage
        plain = sum(len(raw) for table in storage.tables() for _, raw in storage.scan(table))
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    yield _line("disk", f"{size / 1e6:8,.1f} MB = {size / plain:.2f} x the documents' JSON", "<= 1.7 x")


def _rebuilding(folder: Path) -> Iterator[str]:
    """The index made anew, and the same rows put in order into such tables, as SQLite sets them up."""
    found = []
    for _ in range(_TURNS if library_size(folder) <= _HELD else 1):  # in turn: the machine's speed wavers
        with Library.open(folder) as library:
            began = perf_counter()
            library._corpus.rebuild()
            ours = perf_counter() - began
        base = _bare_build(folder)
        found.append((ours / base, ours, base))
    ratio, ours, base = sorted(found)[len(found) // 2]
    others = ", ".join(f"{each:.2f}" for each, _, _ in found)
    yield _line(
        "index rebuilt", f"{ours:8.1f} s = {ratio:.2f} x a bare FTS5 build (in turn: {others})", "<= 1.7 x"
    )


def library_size(folder: Path) -> int:
    """The number of articles in a library."""
    with Library.open(folder) as library:
        return len(library._corpus.articles)


def _bare_build(folder: Path) -> float:
    """How long it takes to put the rows of the index, made before, into bare FTS5 tables."""
    with Library.open(folder) as library, TemporaryDirectory() as place:
        bare = sqlite3.connect(Path(place) / "bare.db", isolation_level=None)
        bare.execute("PRAGMA journal_mode=WAL")
        bare.execute("PRAGMA secure_delete=OFF")
        for each in index.OF_ARTICLES:
            index.create(bare, each)
            for setting in ("'hashsize', 1 << 20", "'automerge', 4", "'crisismerge', 16"):
                bare.execute(f"INSERT INTO {each.table}({each.table}, rank) VALUES ({setting})")
        elapsed = 0.0
        bare.execute("BEGIN")
        for rows in chain(library._corpus.index_rows(), [None]):
            began = perf_counter()
            if rows is None:
                bare.execute("COMMIT")
            else:
                for each, words in rows.words.items():
                    index.put(bare, each, words)
            elapsed += perf_counter() - began
        bare.close()
    return elapsed


def _memory(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-c", _MEMORY, str(folder), *sys.path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    yield _line("memory of the store", f"{float(done.stdout):8.1f} MB above the interpreter", "<= 40 MB")


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
    yield _line(
        "open, 50 rows, one article",
        f"{median(found):8.2f} ms (best {found[0]:.2f}); json.loads of everything takes"
        f" {whole / median(found):,.0f} x as long",
        "<= 5 ms; >= 300 x at 10,000, >= 1,500 x at 100,000",
    )


def _annotating(folder: Path, place: Path) -> Iterator[str]:
    bare = sqlite3.connect(place / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)")
    stock = TinyDB(place / "stock.json")
    with Library.open(folder) as library:
        rows = islice(library._corpus.database.storage.scan("texts"), 10_000)
        stock.insert_multiple(json.loads(raw) for _, raw in rows)
    ours, base = [], []
    with Library.open(folder) as library, open_database(place / "tiny.db") as tiny:
        article = library.rows()[0].id
        library.annotate(article, [(0, 12)], "some words", ["tag"])
        body = "x" * _written(library)
        plain = []
        for _ in range(100):  # in turn, so that what else the machine does falls on all alike
            ours += milliseconds(lambda: library.annotate(article, [(0, 12)], "some words", ["tag"]), 1)
            base += milliseconds(lambda: bare.execute("INSERT INTO t(body) VALUES (?)", (body,)), 1)
            plain += milliseconds(lambda: tiny.insert({"note": "x" * 300}), 1)
        whole = median(milliseconds(lambda: stock.insert({"note": "x"}), 5))
    bare.close()
    stock.close()
    middle = median(ours)
    yield _line(
        "durable annotation",
        f"{middle:8.2f} ms (best {min(ours):.2f}, p99 {sorted(ours)[98]:.2f})"
        f" = {middle / median(base):.2f} x a bare SQLite commit (best {min(ours) / min(base):.2f} x)",
        "<= 1.5 x, flat",
    )
    yield _line(
        "a document in our TinyDB", f"{median(plain):8.2f} ms = {median(plain) / median(base):.2f} x", ""
    )
    yield _line(
        "a document in stock TinyDB",
        f"{whole:8.1f} ms with the texts alone (10,000 at most), ours {whole / middle:,.0f} x faster",
        ">= 300 x at 10,000",
    )


def _written(library: Library) -> int:
    """The bytes of a note just made and of the entry that takes it back."""
    notes = library._notes.database
    last = {name: notes.table(name).page(0, 1, descending=True)[0] for name in ("annotations", "history")}
    return sum(len(notes.storage.get(name, key) or b"") for name, key in last.items())


def _searching(folder: Path) -> Iterator[str]:
    raw = sqlite3.connect(f"file:{folder / 'corpus.db'}?mode=ro", uri=True)
    sql = "SELECT rowid FROM find_statements WHERE find_statements MATCH ? ORDER BY rowid DESC LIMIT 50"
    with Library.open(folder) as library:
        speaker = library.speakers(limit=1)[0].name
        queries = {
            "a common word": (generate.COMMON, f'text : "{generate.COMMON}"'),
            "a middling word": (generate.MIDDLING, f'text : "{generate.MIDDLING}"'),
            "two letters": (f"{generate.COMMON[:2]}*", f'text : "{generate.COMMON[:2]}" *'),
            "a beginning": (f"{generate.COMMON}*", f'text : "{generate.COMMON}" *'),
            "a speaker": (f'speaker:"{speaker}"', "who : " + " AND who : ".join(speaker.lower().split())),
            "a word of a speaker": (
                f'speaker:"{speaker}" {generate.COMMON}',
                f'text : "{generate.COMMON}" AND who : ' + " AND who : ".join(speaker.lower().split()),
            ),
        }
        all_ours: list[float] = []
        for name, (query, expression) in queries.items():
            ours, base = [], []
            for _ in range(60):  # in turn, so that what else the machine does falls on both alike
                ours += milliseconds(partial(_hits, library, query), 1)
                base += milliseconds(partial(_rowids, raw, sql, expression), 1)
            all_ours += ours
            yield _line(
                f"50 hits, {name}",
                f"{median(ours):8.2f} ms (best {min(ours):.2f}) = {median(ours) / median(base):.1f} x bare"
                f" rowids (best {min(ours) / min(base):.1f} x); {library.count_quotes(query):,} in all",
                "<= 8 x",
            )
        all_ours.sort()
        yield _line(
            "50 hits, all of these",
            f"{median(all_ours):8.2f} ms, p99 {all_ours[-len(all_ours) // 100]:.2f} ms",
            "p50 <= 1 ms, p99 <= 20 ms",
        )
        yield from _facets(library, [query for query, _ in queries.values()])
        for typed in ("br", "drot", "zhrat"):
            ahead = milliseconds(partial(library.suggest_speakers, typed), 20)
            yield _line(f"suggestions for {typed}", f"{median(ahead):8.2f} ms", "")
    raw.close()


def _facets(library: Library, queries: list[str]) -> Iterator[str]:
    every: list[float] = []
    spent: list[float] = []
    for query in ["", *queries]:
        found = []
        for _ in range(10):
            start = process_time()
            found += milliseconds(partial(library.facets, query), 1)
            spent.append((process_time() - start) * 1000)
        found.sort()
        every += found
        shown = "" if library.facets(query).exact else ", a sample"
        figure = f"{median(found):8.2f} ms (best {found[0]:.2f}){shown}"
        yield _line(f"facets of {query or 'everything'}"[:27], figure, "")
    every.sort()
    spent.sort()
    yield _line(
        "facets of all of these",
        f"{median(every):8.2f} ms, p95 {every[-len(every) // 20]:.2f} ms"
        f" ({spent[-len(spent) // 20]:.2f} of CPU)",
        "p95 <= 50 ms",
    )


def _hits(library: Library, query: str) -> None:
    assert len(list(library.quotes(query, limit=50))) <= 50


def _rowids(raw: sqlite3.Connection, sql: str, expression: str) -> None:
    raw.execute(sql, (expression,)).fetchall()
