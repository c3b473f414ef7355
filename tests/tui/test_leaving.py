"""However it ends, the terminal is given back as it was, and nothing that was typed is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.terminal import COMMAND, PATIENCE, Terminal
from tui.app import LOG_FILE

GIVEN_BACK = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""The other screen left, the cursor shown, mouse and bracketed paste off."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back_and_keeps_the_draft(
    folder: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal("--library", str(folder), home=tmp_path, columns=120) as terminal:
        terminal.wait_for("4 articles")
        terminal.press("2", "g", "]", "a")
        terminal.wait_for("Note on")
        terminal.write("half a thought")
        terminal.wait_for("half a thought")
        before = len(terminal.raw)
        os.kill(terminal.pid, number)
        assert terminal.wait_for_end() == 128 + number
        assert all(sequence in terminal.raw[before:] for sequence in GIVEN_BACK)
        assert "Traceback" not in terminal.raw
    with Terminal("--library", str(folder), home=tmp_path, columns=120) as terminal:
        terminal.wait_for("4 articles")
        terminal.press("2", "g", "]", "a")
        terminal.wait_for("half a thought")
        terminal.press("escape", "q")
    assert not (folder / LOG_FILE).exists()


def test_to_the_shell_and_back(folder: Path, tmp_path: Path) -> None:
    with Terminal("--library", str(folder), home=tmp_path, columns=120) as terminal:
        terminal.wait_for("4 articles")
        before = len(terminal.raw)
        terminal.press("ctrl+z")
        end = time.monotonic() + PATIENCE
        stopped = False
        while not stopped and time.monotonic() < end:
            terminal.settle()
            pid, status = os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)
            stopped = bool(pid) and os.WIFSTOPPED(status)
        assert stopped
        assert all(sequence in terminal.raw[before:] for sequence in GIVEN_BACK)
        before = len(terminal.raw)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.settle(0.5)
        assert "\x1b[?1049h" in terminal.raw[before:]
        terminal.press("2", "g", "]")
        terminal.wait_for("Quote 1 of 3")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_lost_connection_ends_it(folder: Path, tmp_path: Path) -> None:
    with Terminal("--library", str(folder), home=tmp_path) as terminal:
        terminal.wait_for("Articles")
        assert terminal.hang_up() == 128 + signal.SIGHUP
    with Library.open(folder) as library:
        assert not list(library.check())
    assert not (folder / LOG_FILE).exists()


def test_a_connection_that_stalls_and_is_lost_without_a_signal_ends_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, became = tmp_path / "shell", tmp_path / "became"
    shell.write_text(f"#!/bin/sh\ntrap '' HUP\n'{COMMAND}' \"$@\"\necho $? > '{became}'\n")
    shell.chmod(0o755)
    monkeypatch.setattr("tests.tui.terminal.COMMAND", shell)
    with Terminal("--library", str(folder), home=tmp_path, columns=200, rows=60) as terminal:
        terminal.wait_for("Articles")
        for _ in range(40):  # nobody reads what they paint
            os.write(terminal._fd, b"!")
            time.sleep(0.05)
        terminal.hang_up()
    assert became.read_text() == f"{128 + signal.SIGHUP}\n"


def test_no_colour_is_honoured(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.tui.terminal.EXTRA", {"NO_COLOR": "1"})
    with Terminal("--library", str(folder), home=tmp_path, columns=120) as terminal:
        terminal.wait_for("4 articles")
        terminal.press("2", "g", "]", "v", "w")
        terminal.wait_for("SELECT")
        assert "[38;" not in terminal.raw.replace("\x1b", "")
        assert "[48;" not in terminal.raw.replace("\x1b", "")
        terminal.press("escape", "q")


def test_a_late_interrupt_prints_no_traceback(tmp_path: Path) -> None:
    """Somebody presses Ctrl-C once more while Python ends."""
    late = "import atexit, os, signal\natexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
    (tmp_path / "sitecustomize.py").write_text(late, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([COMMAND, "--keys"], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "all keys" in done.stdout
