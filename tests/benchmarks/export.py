"""Exports of a large library: speed, and memory against that of a small one.

ONRECORD_BENCH_STATEMENTS sets how many statements ("100000"; a tenth of it is the small library).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from store.library import Library
from tests.benchmarks import generate

STATEMENTS = int(os.environ.get("ONRECORD_BENCH_STATEMENTS", "100000"))
FORMATS = ("csv", "xlsx", "jsonl", "webannotation", "qdpx")
_CHILD = """
import resource, sys, time
from pathlib import Path
from store.library import Library
from store.export import FORMATS, save
folder, form, target = sys.argv[1:]
begin = time.process_time()
with Library.open(Path(folder)) as library:
    save(Path(target), FORMATS[form].write(library))
print(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def run() -> Iterator[str]:
    """A line for each format."""
    with TemporaryDirectory() as place:
        small, large = Path(place) / "small", Path(place) / "large"
        for folder, statements in ((small, STATEMENTS // 10), (large, STATEMENTS)):
            _fill(folder, statements // generate.STATEMENTS)
        for form in FORMATS:
            target = Path(place) / form
            seconds, most = _measured(large, form, target)
            _, least = _measured(small, form, target.with_suffix(".small"))
            yield (
                f"{form:14}{STATEMENTS:,} statements{seconds:7.1f} s = {STATEMENTS / seconds:7,.0f} a second,"
                f" {target.stat().st_size / 1e6:7.1f} MB; peak memory {most} MB"
                f" = {most / least:.2f} x that of a tenth of them"
            )


def _fill(folder: Path, articles: int) -> None:
    with Library.open(folder) as library:
        for _ in library.add_all(generate.library(articles)):
            pass


def _measured(folder: Path, form: str, target: Path) -> tuple[float, int]:
    """Processor seconds and peak memory in MB of a process that does nothing else."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, folder, form, target], capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)
