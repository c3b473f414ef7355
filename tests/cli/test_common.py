"""What all commands share: help, version, usage, the place of the library, ends and messages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.export import FORMATS
from store.records import FACT_KINDS
from tests.cli.conftest import COMMAND, REPORT, Run

COMMANDS = ("import", "parse", "quotes", "facts", "export", "check")


@pytest.mark.parametrize("args", [["--help"], ["-h"], *[[name, "--help"] for name in COMMANDS]])
def test_help_goes_to_stdout(run: Run, args: list[str]) -> None:
    done = run(*args)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Usage: onrecord")
    assert b"--library DIR" in done.stdout


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").stdout.decode() == f"onrecord {version('onrecord')}\n"


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["quotes", "--help"], ["nonsense"]])
def test_help_and_version_load_neither_screen_nor_store(args: list[str]) -> None:
    script = (
        "import sys; from tui.cli.group import run\n"
        f"run({args!r})\n"
        "heavy = {'textual', 'rich', 'tinydb', 'yaml', 'numpy', 'msgspec', 'store', 'sqlite3'}\n"
        "sys.stderr.write('loaded: ' + ' '.join(sorted(heavy & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.endswith("loaded: ")


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["--nonsense"],
        ["import"],
        ["parse"],
        ["parse", "--csv", "x.txt"],
        ["quotes", "--json", "--csv"],
        ["quotes", "--nonsense"],
        ["facts", "--kind", "nonsense"],
        ["export"],
        ["export", "--format", "nonsense"],
        ["check", "extra"],
        ["quotes", "--library"],
    ],
)
def test_wrong_usage_ends_with_2_and_prints_no_data(run: Run, args: list[str]) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Error: " in done.stderr


def test_the_browser_does_not_draw_into_a_pipe(run: Run, home: Path) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"needs a terminal" in done.stderr
    assert b"\x1b" not in done.stderr
    assert list(home.iterdir()) == []


def test_the_library_may_be_named_before_or_after_the_command(run: Run, library: Path) -> None:
    before = run("--library", library, "quotes", "--json")
    after = run("quotes", "--library", library, "--json")
    both = run("--library", "elsewhere", "quotes", "--json", "--library", library)
    assert before.returncode == after.returncode == both.returncode == 0
    assert before.stdout == after.stdout == both.stdout != b""
    assert not Path("elsewhere").exists()


def test_the_environment_names_a_library(run: Run, library: Path, environment: dict[str, str]) -> None:
    environment["ONRECORD_LIBRARY"] = str(library)
    assert run("quotes", "--json").stdout == run("--library", library, "quotes", "--json").stdout != b""


def test_a_home_that_the_shell_left_as_a_tilde_is_found(run: Run, articles: Path, home: Path) -> None:
    assert run("--library=~/mine", "import", articles).returncode == 0
    assert (home / "mine" / "notes.db").exists()
    assert run("--library=~/mine", "quotes", "--json").stdout


def test_without_a_name_it_lies_in_the_users_data_folder(run: Run, articles: Path, home: Path) -> None:
    assert run("import", articles).returncode == 0
    (notes,) = home.rglob("notes.db")
    assert notes.parent.name == "onrecord"
    assert notes.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("command", [["quotes"], ["facts"], ["export", "--format", "csv"], ["check"]])
def test_looking_does_not_make_a_library_that_was_misspelt(
    run: Run, command: list[str], tmp_path: Path
) -> None:
    done = run("--library", "misspelt", *command)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"onrecord: there is no library in misspelt\n")
    assert not (tmp_path / "misspelt").exists()


def test_a_library_that_is_a_file_is_a_clear_message(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run("--library", "file", "quotes")
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: ")
    assert b"Traceback" not in done.stderr
    assert b"unexpected" not in done.stderr


def test_an_empty_library_is_no_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for command in (["quotes", "--json"], ["facts"], ["check"]):
        done = run("--library", "empty", *command)
        assert (done.returncode, done.stdout) == (0, b"")
        assert b"the library is empty" in done.stderr


@pytest.mark.parametrize(
    "command",
    [["--help"], ["quotes", "--json"], ["export", "--format", "json"], ["parse", "articles"]],
)
def test_a_full_disk_under_stdout_is_a_message(
    command: list[str], library: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, "--library", library, *command],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=tmp_path,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"onrecord: No space left on device\n"


def test_nothing_reads_the_help(environment: dict[str, str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [COMMAND, "--help"], stdout=write, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(write)
    assert done.returncode in (0, 141)
    assert done.stderr == b""


def test_an_interrupt_ends_with_130(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [COMMAND, "parse", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdin is not None
        # More than a pipe holds: once it is all taken, the command is up and waits for the end of its input.
        process.stdin.write(b"x" * 1_000_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        errors = process.stderr.read()
    assert process.returncode == 130
    assert errors == b"onrecord: stopped\n"


def test_what_is_killed_leaves_nobody_behind(tmp_path: Path, environment: dict[str, str]) -> None:
    for name in range(12):
        (tmp_path / f"{name}.txt").write_text(REPORT * 100)
    command: list[str | Path] = [COMMAND, "parse", "--json", *sorted(tmp_path.glob("*.txt"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.kill()
        process.communicate(timeout=60)  # which lasts as long as anybody has the other end of the pipe


def test_standard_input_that_is_closed_is_empty(environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{COMMAND}' parse - <&-"], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert b"unexpected" not in done.stderr


def test_something_unexpected_is_a_short_message_and_a_log(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    script = (
        "import store.intake, sys\n"
        "def broken(*_): raise ZeroDivisionError('the details')\n"
        "store.intake.find_files = broken\n"
        "from tui.cli.group import run\n"
        "sys.exit(run(['parse', 'x.txt']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first == "onrecord: something unexpected happened: ZeroDivisionError"
    log = Path(second.removeprefix("  The details are in "))
    assert "the details" in log.read_text(encoding="utf-8")


def test_the_choices_on_the_command_line_are_those_of_the_store(run: Run) -> None:
    from tui.cli.facts import KINDS
    from tui.formats import NAMES

    assert tuple(FACT_KINDS) == KINDS
    assert set(FORMATS) == set(NAMES)
    text = run("export", "--help").stdout.decode()
    assert all(f"\n  {name} " in text for name in FORMATS)
