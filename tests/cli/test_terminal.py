"""What a person in a terminal sees, and that only a terminal sees it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Run


def on_terminal(command: list[str | Path], environment: dict[str, str], cwd: Path) -> tuple[int, str]:
    """The exit code of `command` and what it writes to a terminal by both its outputs."""
    screen, terminal = pty.openpty()
    shown = b""
    with subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment, cwd=cwd
    ) as process:
        os.close(terminal)
        while select.select([screen], [], [], 60)[0]:
            try:
                data = os.read(screen, 1 << 16)
            except OSError:  # how Linux says that the other end is closed
                break
            if not data:
                break
            shown += data
    os.close(screen)
    return process.returncode, shown.decode()


def test_import_draws_its_progress_and_takes_it_away(
    articles: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (articles / "empty.txt").write_bytes(b"")
    command: list[str | Path] = [COMMAND, "--library", "library", "import", articles]
    code, shown = on_terminal(command, environment, tmp_path)
    assert code == 1
    assert "\r" + "█" * 30 + " 4 of 4" in shown
    last = shown.rstrip("\r\n").rsplit("\x1b[K", 1)[-1]
    assert "█" not in last
    assert "3 articles taken in, 0 already there, 1 refused" in shown
    assert "empty.txt: refused: the file is empty" in shown


def test_nothing_is_drawn_into_a_pipe(run: Run, articles: Path) -> None:
    for command in (["import", articles], ["parse", articles], ["quotes"], ["facts"], ["check"]):
        done = run("--library", "library", *command)
        assert b"\x1b" not in done.stdout + done.stderr
        assert "█" not in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("command", [["parse", "articles"], ["quotes"], ["facts"]])
def test_listings_do_not_steer_the_terminal(
    command: list[str], library: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    code, shown = on_terminal([COMMAND, "--library", library, *command], environment, tmp_path)
    assert code == 0
    assert not any(char in shown for char in "\x1b\x07\x9b\u202e\u2066")
    assert "Per Ash" in shown
