"""The processes that read articles, on all cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

_NICENESS = 10
"""By how much the system prefers windows, in which somebody is waiting, to these processes."""


@contextmanager
def new_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that leave interrupts to the one that began them, and give way to what people wait for.

    They end with the block, or with the process that began them, also in the midst of an article.
    """
    # "spawn": the caller may have threads, which a forked child would inherit in an unknown state
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin)
    try:
        yield pool
    finally:
        for process in list(pool._processes.values()):
            process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_NICENESS)
    belong_to_parent()


def belong_to_parent() -> None:
    """Let this process leave interrupts to the one that began it, and end when that one does."""
    # Ctrl-C goes to all processes of a terminal; the main one ends the others
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that began this one is gone, killed maybe: nobody would tell this one to end."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
