"""What a person in a terminal sees, and that only a terminal sees it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
from pathlib import Path

import pytest

from store import Library
from store.records import Agent, Article, Fact, Person, Reading, Role, Statement
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


def fill_with_hostile_words(folder: Path) -> None:
    """A library in which every text that a listing shows tries to steer the terminal."""
    bad = "\x1b[2J\x9b31m\u202e\u2066\x07 Per Ash"
    whole = (0, len(bad))
    agent = Agent(id="a1", kind="person", name=bad, mentions=(whole,), roles=(Role(role=bad),))
    statement = Statement(
        id="s1", kind="direct", parts=(whole,), cue=whole, source=whole, speakers=("a1",), role=whole
    )
    fact = Fact(id="f1", fields=Person(name=bad, role=bad), evidence=(whole,))
    reading = Reading(agents=(agent,), statements=(statement,), facts=(fact,))
    with Library.open(folder) as library:
        library.add(Article(text=bad, title=bad, publisher=bad), reading)


@pytest.mark.parametrize(
    "command",
    [["quotes"], ["facts"], ["quotes", "--json"], ["facts", "--csv"], ["export", "--format", "json"]],
)
def test_nothing_that_is_stored_steers_the_terminal(
    command: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    fill_with_hostile_words(tmp_path / "hostile")
    code, shown = on_terminal([COMMAND, "--library", "hostile", *command], environment, tmp_path)
    assert code == 0
    assert "Per Ash" in shown
    assert not any(char in shown for char in "\x1b\x07\x9b\u202e\u2066")


def test_parsing_does_not_steer_the_terminal(
    articles: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    for form in ([], ["--json"]):
        code, shown = on_terminal([COMMAND, "parse", *form, articles], environment, tmp_path)
        assert code == 0
        assert not any(char in shown for char in "\x1b\x07\x9b\u202e\u2066")
