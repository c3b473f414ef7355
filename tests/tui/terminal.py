"""The installed command in a real pseudo-terminal, its screen kept by a terminal emulator."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COMMAND = Path(sys.executable).with_name("onrecord")
PATIENCE = 60.0
"""Seconds after which a screen that does not come is an error; never reached when all is well."""

EXTRA: dict[str, str] = {}
"""Further variables of the environment."""

NAMED = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z",
    "escape": "\x1b", "space": " ", "backspace": "\x7f",
}  # fmt: skip


def encoded(key: str) -> str:
    """What a terminal sends for a key."""
    if key.startswith("ctrl+"):
        return chr(ord(key[5]) - 96)
    return NAMED.get(key, key)


class Terminal:
    """A program in a pseudo-terminal of `columns` x `rows`."""

    def __init__(self, *arguments: str, home: Path, columns: int = 100, rows: int = 30) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.raw = ""
        self.status: int | None = None
        ours = ("XDG_", "TMUX", "NO_COLOR", "COLUMNS", "LINES")
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(ours)},
            "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8",
            **EXTRA,
        }  # fmt: skip
        self.pid, self._fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the program
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(COMMAND, [str(COMMAND), *arguments], environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        text = self._decode(data)
        self.raw += text
        self._stream.feed(text)
        return bool(data)

    def wait_for(self, *wanted: str) -> str:
        """Read on until all of `wanted` is on the screen."""
        end = time.monotonic() + PATIENCE
        while not all(words in self.text() for words in wanted):
            assert time.monotonic() < end, f"never came: {wanted}\n{self.text()}"
            self._read(0.1)
        return self.text()

    def comes(self, wanted: Callable[[], bool], within: float = 5.0) -> bool:
        """Whether it is as `wanted` within so many seconds."""
        end = time.monotonic() + within
        while not (there := wanted()) and time.monotonic() < end:
            self._read(0.1)
        return there

    def wait_without(self, unwanted: str) -> None:
        """Read on until `unwanted` is gone from the screen."""
        end = time.monotonic() + PATIENCE
        while unwanted in self.text():
            assert time.monotonic() < end, f"never went: {unwanted}\n{self.text()}"
            self._read(0.1)

    def settle(self, quiet: float = 0.06) -> None:
        """Read on until nothing more is drawn for `quiet` seconds."""
        while self._read(quiet):
            pass

    def press(self, *keys: str) -> None:
        """Send keys, letting the program draw after each: an escape alone is not the start of a sequence."""
        for key in keys:
            os.write(self._fd, encoded(key).encode())
            self.settle(0.25 if key == "escape" else 0.06)

    def write(self, text: str, quiet: float = 0.06) -> None:
        """Send a text, and read on until nothing more is drawn for `quiet` seconds."""
        os.write(self._fd, text.encode())
        self.settle(quiet)

    def ends(self, within: float) -> bool:
        """Whether the program ends within so many seconds; `status` is its exit code then."""
        end = time.monotonic() + within
        while self.status is None and time.monotonic() < end:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self._read(0.05):
                    pass
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def hang_up(self) -> int:
        """Lose the connection; the program's exit code."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDONLY)
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def wait_for_end(self) -> int:
        """Read on until the program ended; its exit code."""
        assert self.ends(PATIENCE), f"never ended\n{self.text()}"
        assert self.status is not None
        return self.status
