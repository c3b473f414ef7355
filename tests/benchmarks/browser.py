"""The browser in a real pseudo-terminal, beside a minimal Textual app in the same run (Linux only).

ONRECORD_BENCH_ARTICLES sets the sizes beside 5 ("1000 10000"; 100000 takes ten minutes to make);
ONRECORD_BENCH_LIBRARY names a folder where the largest library stays for the next run.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from types import TracebackType
from typing import Self

from store.library import Library
from store.records import Article, Reading
from tests.benchmarks import generate

SIZES = [int(size) for size in os.environ.get("ONRECORD_BENCH_ARTICLES", "1000 10000").split()]
LARGE = os.environ.get("ONRECORD_BENCH_LIBRARY")
COMMAND = str(Path(sys.executable).with_name("onrecord"))
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("ready to read")
Minimal().run()
"""
IMPORTS = """
import gc; gc.disable()
from time import process_time
import textual.app, textual.command
from textual.widgets import Static
before = process_time()
import tui.cli.group, store.library, tui.config, tui.app
print(process_time() - before)
"""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|\].*?(?:\x07|\x1b\\))")
TIMES, KEYS, RATE = 7, 60, 30
QUIET = 0.12
"""Seconds without output after which a picture is complete."""


class Program:
    """A program in a pseudo-terminal of 120 x 40; times are those at which its output is read."""

    def __init__(self, command: list[str], home: Path) -> None:
        unwanted = ("NO_COLOR", "PYTHONDONTWRITEBYTECODE")  # an installed program has its bytecode
        environment = {name: value for name, value in os.environ.items() if name not in unwanted}
        environment |= {
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the program
            self._size(0, 120, 40)
            os.execve(command[0], command, environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    @staticmethod
    def _size(fd: int, columns: int, rows: int) -> None:
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, words: bytes) -> None:
        """Read until `words` are shown."""
        shown = b""
        while words not in _ESCAPES.sub(b"", shown):
            assert select.select([self._fd], [], [], 60)[0], shown
            shown += os.read(self._fd, 65536)

    def drawn(self) -> tuple[float, float]:
        """When the next output came, and when the last did before it was quiet; (inf, inf) if none came."""
        first = last = float("inf")
        while select.select([self._fd], [], [], QUIET)[0]:
            os.read(self._fd, 65536)
            last = perf_counter()
            first = min(first, last)
        return first, last

    def hold(self, key: bytes, times: int) -> float:
        """Send a key as a keyboard repeats it, reading what is drawn; when the last one was sent."""
        now = perf_counter()
        for _ in range(times):
            now = self.press(key)
            while (left := now + 1 / RATE - perf_counter()) > 0:
                if select.select([self._fd], [], [], left)[0]:
                    os.read(self._fd, 65536)
        return now

    def press(self, keys: bytes) -> float:
        """Send keys; when."""
        now = perf_counter()
        os.write(self._fd, keys)
        return now

    def resize(self, columns: int, rows: int) -> float:
        """Give the window another size; when."""
        now = perf_counter()
        self._size(self._fd, columns, rows)
        return now

    def cpu(self) -> float:
        """CPU seconds of all threads so far."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def resident(self) -> float:
        """MB in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def run() -> Iterator[str]:
    """All figures, a line each."""
    with TemporaryDirectory() as place:
        home = Path(place)
        imports = median(_imports() for _ in range(TIMES))
        yield f"own imports                 {imports * 1000:8.1f} ms of CPU above Textual's (bar: 100)"
        yield _first_start(home)
        for size in sorted({5, *SIZES}):
            kept = Path(LARGE) if LARGE and size == max(SIZES) else home / f"library{size}"
            _fill(kept, islice(generate.library(size), size))
            yield f"{size:,} articles"
            yield _start(kept, home)
            yield from _keys(kept, home, size)
        yield "an article of 1 MB with 10,000 statements, and the same on one line"
        _fill(home / "long", generate.long_articles())
        for number in range(2):
            yield _scroll(home / "long", home, number)


def _fill(folder: Path, articles: Iterator[tuple[Article, Reading]]) -> None:
    """Store articles in a library that has none yet."""
    with Library.open(folder) as library:
        if not library.counts().articles:
            for article, reading in articles:
                library.add(article, reading)


def _imports() -> float:
    return float(subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, check=True).stdout)


def _start(folder: Path, home: Path) -> str:
    programs: dict[str, tuple[list[str], bytes]] = {
        "base": ([sys.executable, "-c", MINIMAL], b"ready to read"),
        "ours": ([COMMAND, "--library", str(folder)], b"Facts"),
    }
    found: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(TIMES):  # in turn, so that what else the machine does falls on both alike
        for name, (command, words) in programs.items():
            with Program(command, home) as program:
                program.wait_for(words)
                found[name].append(program.cpu())
    ours, base = median(found["ours"]), median(found["base"])
    least = min(found["ours"]) / min(found["base"])
    return (
        f"start                       {ours * 1000:8.0f} ms of CPU = {ours / base:.2f} x a minimal Textual"
        f" app (best of each: {least:.2f} x; bar: 1.40)"
    )


def _first_start(home: Path) -> str:
    """What the browser holds once another process has taken in the samples for it."""
    with Program([COMMAND, "--library", str(home / "new")], home) as program:
        program.wait_for(b"taken in")
        return f"after the very first start  {program.resident():8.1f} MB resident (bar: 90)"


def _keys(folder: Path, home: Path, size: int) -> Iterator[str]:
    with Program([COMMAND, "--library", str(folder)], home) as program:
        program.wait_for(b"Facts")
        program.drawn()
        program.press(b"1G")
        program.drawn()
        program.hold(b"k", min(size - 1, 2 * RATE))  # where the list scrolls both ways
        program.drawn()
        steps = [_after(program, partial(program.press, b"k" if n % 2 else b"j")) for n in range(KEYS)]
        first, last = sorted(s[0] for s in steps), sorted(s[1] for s in steps)
        yield (
            f"cursor                      {median(first):8.1f} ms median, {first[int(KEYS * 0.95)]:.1f} p95"
            f" (bars: 15, 35); article complete {median(last):.1f} (bar: 100)"
        )
        begun = program.hold(b"j", RATE)
        _, end = program.drawn()
        lag = 0.0 if end == float("inf") else (end - begun) * 1000
        yield f"a key held at {RATE} a second    {max(0.0, lag):8.1f} ms behind (bar: 100)"
        sizes = ((80, 24), (120, 40), (160, 50), (60, 20), (120, 40))
        resized = [_after(program, partial(program.resize, *size))[0] for size in sizes]
        yield f"resize                      {median(resized):8.1f} ms (bar: 60)"
        yield f"resident                    {program.resident():8.1f} MB (bar: 90)"


def _scroll(folder: Path, home: Path, number: int) -> str:
    """Lines and pages of the article that is `number` in the list."""
    with Program([COMMAND, "--library", str(folder)], home) as program:
        program.wait_for(b"Facts")
        program.drawn()
        program.press(b"1g" + b"j" * number + b"\r")
        program.drawn()
        found = {}
        for name, key in (("line", b"j"), ("page", b" "), ("statement", b"]")):
            found[name] = median(_after(program, partial(program.press, key))[0] for _ in range(KEYS))
        told = ", ".join(f"a {name} {milliseconds:.1f}" for name, milliseconds in found.items())
        return f"scrolling by                {told} ms (bar: 35); {program.resident():.1f} MB resident"


def _after(program: Program, action: Callable[[], float]) -> tuple[float, float]:
    """Milliseconds from `action` to the first and to the last output that follows."""
    begun = action()
    first, last = program.drawn()
    return (first - begun) * 1000, (last - begun) * 1000
