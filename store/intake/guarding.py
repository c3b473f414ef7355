"""Bounds on what opening one file may cost, whatever is in it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

SECONDS = 60.0
"""Processor time for one file; a long report takes a hundredth of it."""
MEMORY = 1_500_000_000
"""Bytes on top of what the process has already."""


class TooSlowError(BaseException):
    """Opening the file took longer than is allowed.

    No Exception, so that no library takes it for a fault of its own and goes on.
    """


@contextmanager
def bounded() -> Iterator[None]:
    """Raise TooSlowError or MemoryError inside when it costs too much.

    Only a process's main thread can be bounded, and memory only where the system tells how much is used.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with _memory():
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_slow(_: int, __: FrameType | None) -> None:
    raise TooSlowError


@contextmanager
def _memory() -> Iterator[None]:
    import resource

    taken = used()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = None if taken is None else taken + MEMORY
    if bound is None or (soft != resource.RLIM_INFINITY and soft <= bound):
        yield
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def used() -> int | None:
    """The address space of this process in bytes, where the system tells."""
    import resource

    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return None
