"""Taking in files, or reading articles again, in a process of its own: the browser's keys never wait for it.

`python -m tui.taking_in LIBRARY [PATH...]` prints a JSON line per step; without a path it reads again what an
older reader has read. SIGINT ends it, and what was told as done is kept.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from store import Library


class Step(msgspec.Struct):
    """How far it is: `done` of `total` files or articles; `result` as that of an Outcome, with its detail."""

    done: int
    total: int
    result: str = ""
    path: str = ""
    detail: str = ""


class TakingIn:
    """A run of the process, with a tally of what became of the files."""

    def __init__(self, library: Path, paths: Sequence[Path]) -> None:
        self.tally: Counter[str] = Counter()
        self.refused: list[str] = []
        self.failed = ""
        self.stopped = False
        self._arguments = [str(library), *map(str, paths)]
        self._process: asyncio.subprocess.Process | None = None

    async def steps(self) -> AsyncIterator[Step]:
        """Start, and tell each step as it is done; what was wrong at the end is in `failed`."""
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tui.taking_in",
            *self._arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # the terminal's signals are for the browser
        )
        assert process.stdout is not None
        assert process.stderr is not None
        async for line in process.stdout:
            step = msgspec.json.decode(line, type=Step)
            self.tally[step.result] += bool(step.result)
            if step.result == "refused":
                self.refused.append(f"{step.path}: {step.detail}")
            yield step
        error = (await process.stderr.read()).decode("utf-8", "replace").strip()
        if await process.wait() and not self.stopped:
            self.failed = error.splitlines()[-1] if error else "it ended early"

    def stop(self) -> None:
        """End it soon; what was told as done is kept."""
        self.stopped = True
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGINT)


def main(library: Path, paths: Sequence[Path]) -> None:
    """Do the work and print the steps."""
    from store import Library

    with Library.open(library, make=False) as opened:
        if paths:
            _import(opened, paths)
        else:
            last = Step(0, 0, "taken")

            def progress(done: int, total: int) -> None:
                last.done, last.total = done, total

            for _ in opened.reread(progress=progress):
                _tell(last)


def _import(library: Library, paths: Sequence[Path]) -> None:
    from store.intake import find_files

    files = list(find_files(paths))
    _tell(Step(0, len(files)))
    number = 0
    for outcome in library.import_(files):
        # One file may hold many articles: it is done when the first of the next file is.
        while number < len(files) and not outcome.path.startswith(str(files[number])):
            number += 1
        _tell(Step(min(number + 1, len(files)), len(files), outcome.result, outcome.path, outcome.detail))


def _tell(step: Step) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        sys.stderr.write(f"{getattr(error, 'message', None) or type(error).__name__}\n")
        sys.exit(1)
