"""Data to stdout, messages to stderr, and a quiet end when nobody reads any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import NoReturn, TextIO

BROKEN_PIPE = 141
"""What a shell reports for a program that SIGPIPE ended."""


def write(data: bytes) -> None:
    """Put `data` on stdout as it is."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        hang_up()


def write_text(text: str) -> None:
    """Put `text` on stdout in the terminal's encoding; it must be safe to show."""
    encoding = sys.stdout.encoding if sys.stdout and sys.stdout.isatty() else "utf-8"
    write(text.encode(encoding, "replace"))


def write_listing(entries: Iterable[str]) -> bool:
    """Put entries on stdout as they come; whether there was one."""
    found = False
    for each in entries:
        found = True
        write_text(each)
    return found


def flush() -> None:
    """Have everything out; raises OSError when the place it goes to is full."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        hang_up()


def hang_up() -> NoReturn:
    """End because the reader of stdout has gone."""
    drop_stdout()
    raise SystemExit(BROKEN_PIPE)


def drop_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain when it ends."""
    _drop(sys.stdout)


def drop_stderr() -> None:
    """The same for messages, when nobody is left to read them."""
    _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def say(message: str) -> None:
    """Put one line for people on stderr, whatever the message quotes from files made safe to show."""
    from store.printable import printable_line

    if sys.stderr is not None:
        line = printable_line(message).encode(sys.stderr.encoding or "utf-8", "replace")
        sys.stderr.buffer.write(line + b"\n")
        sys.stderr.flush()


def complain(message: str, hint: str = "") -> None:
    """Say what went wrong and what to do about it."""
    say(f"onrecord: {message}")
    if hint:
        say(f"  {hint}")


def say_nothing_found() -> None:
    """Say that there is no file to read in the folders that were named."""
    from store.intake import READERS

    complain("there is no file there that can be read", f"Known are .zip, {', '.join(READERS)}.")
