"""Sudden death and several processes at once, for longer than the tests do.

ONRECORD_BENCH_KILLS sets how often a writing process is killed (200), ONRECORD_BENCH_IMPORTED how many
articles come in while others write notes (5000).
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from store.library import Library
from tests.benchmarks import generate
from tests.benchmarks.store import milliseconds
from tests.store.acts import Ledger, kill_at_a_random_moment, prepare
from tests.store.samples import article, span

KILLS = int(os.environ.get("ONRECORD_BENCH_KILLS", "200"))
IMPORTED = int(os.environ.get("ONRECORD_BENCH_IMPORTED", "5000"))
WRITERS = (2, 6)
_PAUSE = 0.2
"""Seconds between two notes of one window, on average: five a second is more than anybody types."""


def run() -> Iterator[str]:
    """All figures, a line each."""
    yield from killing()
    for writers in WRITERS:
        yield from writing_at_once(writers)


# ---------------------------------------------------------------- kill -9


def killing() -> Iterator[str]:
    """Kill a process that inserts, updates, deletes, imports, merges and undoes, and look what is left."""
    chance = random.Random(20261122)
    with TemporaryDirectory() as place:
        folder = Path(place) / "library"
        prepare(folder)
        ledger = Ledger()
        for n in range(KILLS):
            told = kill_at_a_random_moment(folder, 1000 * n, chance)
            with Library.open(folder) as library:
                ledger.compare(library, told)
    yield (
        f"{KILLS} x kill -9             {ledger.acknowledged:,} acts acknowledged, {ledger.lost} lost,"
        f" {ledger.unclean} libraries not clean afterwards"
    )


# ---------------------------------------------------------------- several processes


def writing_at_once(writers: int) -> Iterator[str]:
    """Several processes write notes, first alone, then while another one brings articles in."""
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as place:
        folder = Path(place) / "library"
        prepare(folder)
        quiet: list[float] = []
        busy: list[float] = []
        bare: list[float] = []
        seen: list[float] = []
        for saved, imported in ((quiet, 0), (busy, IMPORTED)):
            stop, together = context.Event(), context.Barrier(writers + 1)
            results = context.Queue()
            name = "busy" if imported else "quiet"
            notes = [
                context.Process(target=write_notes, args=(folder, f"{name} {n}", together, stop, results))
                for n in range(writers)
            ]
            for process in notes:
                process.start()
            together.wait()
            began = perf_counter()
            if imported:
                importer = context.Process(target=import_articles, args=(folder, imported))
                importer.start()
                importer.join()
                assert importer.exitcode == 0
            else:
                time.sleep(10)
            seconds = perf_counter() - began
            stop.set()
            written = 0
            for _ in notes:
                number, times, others, delays = results.get()
                written += number
                saved += times
                bare += others if imported else []
                seen += delays
            for process in notes:
                process.join()
                assert process.exitcode == 0
            with Library.open(folder) as library:
                found = [note.note for note in library.open_article(article().id).annotations]
                mine = [note for note in found if note.startswith(name)]
                assert len(mine) == len(set(mine)) == written, "no note is lost, none is there twice"
                assert library.counts().articles == 1 + imported
        with Library.open(folder) as library:
            assert list(library.check()) == []
    alone, beside = percentile(quiet, 99), percentile(busy, 99)
    middle, alike = percentile(busy, 50), percentile(bare, 99)
    yield (
        f"{writers} write while {IMPORTED:,} come in  save p50 {middle:.1f} ms, p99 {beside:.1f} ms,"
        f" {beside - alone:+.1f} ms to quiet (bar: +10) and {beside - alike:+.1f} ms to bare commits"
        f" in files of their own meanwhile; others' notes seen after {percentile(seen, 50):.0f} ms,"
        f" at most {max(seen):.0f} ms; {len(quiet) + len(busy):,} notes, none lost, none twice;"
        f" {IMPORTED / seconds:,.0f} articles a second"
    )


def write_notes(
    folder: Path, name: str, together: Barrier, stop: Event, results: multiprocessing.Queue[object]
) -> None:
    """Write notes as a busy person would, and as many bare commits to a file that nobody else has open.

    How many, how long each took (ms), how long each commit took, how late others' notes were seen.
    """
    times: list[float] = []
    others: list[float] = []
    delays: list[float] = []
    bare = sqlite3.connect(folder.with_name(f"{name}.db"), isolation_level=None)
    for sql in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE t (body)"):
        bare.execute(sql)
    here, words = article().id, [span("keep")]
    with Library.open(folder) as library:
        library.open_article(here)  # as a window has that notes something on it
        known: set[int] = set()
        n = 0
        chance = random.Random(name)  # people do not save in step
        together.wait()
        time.sleep(_PAUSE * chance.random())

        def save() -> None:
            known.add(library.annotate(here, words, f"{name} {n} at {time.time():.4f}").id)

        def commit() -> None:
            bare.execute("INSERT INTO t VALUES (?)", ("x" * 900,))

        while not stop.is_set():
            both = [(save, times), (commit, others)]
            for does, took in both if n % 2 else both[::-1]:  # the second finds a disk that was just emptied
                took += milliseconds(does, 1)
            n += 1
            until = perf_counter() + _PAUSE * chance.uniform(0.5, 1.5)
            while perf_counter() < until:
                time.sleep(0.02)
                if library.changed():
                    delays += _delays(library, known)
    bare.close()
    results.put((n, times, others, delays))


def _delays(library: Library, known: set[int]) -> list[float]:
    found = []
    newest = max(known)
    for note in library._notes.annotations.following(newest, 100):
        if note.doc_id not in known:
            known.add(note.doc_id)
            found.append((time.time() - float(note["note"].rpartition(" ")[2])) * 1000)
    return found


def import_articles(folder: Path, number: int) -> None:
    """Bring articles in, already read, in batches as an import does."""
    with Library.open(folder) as library:
        for _ in library.add_all(generate.library(number)):
            pass


def percentile(values: list[float], share: int) -> float:
    """The value that `share` per cent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]
