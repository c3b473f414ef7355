"""The processes that read articles, on all cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor

_NICENESS = 10
"""By how much the system prefers windows, in which somebody is waiting, to these processes."""


def cores() -> int:
    """How many processes the system lets run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def new_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that leave interrupts to the one that began them, and give way to what people wait for."""
    # "spawn": the caller may have threads, which a forked child would inherit in an unknown state
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    # Ctrl-C goes to all processes of a terminal; the main one ends the others
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICENESS)
