"""`onrecord import` and `duplicates`: formats, patterns, standard input, watched folders, near-duplicates."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store import Library
from tests.cli.conftest import COMMAND, REPORT, SHORT, Run
from tests.intake.making import PARAGRAPHS, TEXT, docx, page, pdf, printed, zipped

TABLE = b"id,tekst\n1,Ona Vell said that the ferry crews would strike.\n"


def texts(library: Path) -> set[str]:
    with Library.open(library) as opened:
        return {opened.article(row.id).text for row in opened.rows()}


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode().splitlines()


def test_all_formats_of_a_folder_come_in(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "mixed"
    place.mkdir()
    (place / "a.docx").write_bytes(docx())
    (place / "b.html").write_bytes(page(*PARAGRAPHS[1:], title="A pact"))
    (place / "c.pdf").write_bytes(pdf([printed(["Ona Vell said that the crews would strike on Monday."])]))
    (place / "d.zip").write_bytes(zipped({"in/x.txt": SHORT, "in/y.docx": docx(), "z.png": "picture"}))
    (place / "e.png").write_bytes(b"\x89PNG")
    done = run("--library", tmp_path / "library", "import", place)
    assert done.returncode == 0, done.stderr
    said = lines(done)
    assert f"{place / 'b.html'}: taken: nearly the same text as “{PARAGRAPHS[0]}”" in said[0]
    assert said[1].startswith(f"{place / 'd.zip'}: in/y.docx: duplicate: same text as “{PARAGRAPHS[0]}”")
    assert said[2].startswith("4 articles taken in, 1 already there, 0 refused, in ")
    assert texts(tmp_path / "library") >= {TEXT, SHORT}


def test_patterns_that_the_shell_left_alone(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "deep/er/b.txt", "deep/c.md", "[x].txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{REPORT}\n{name}\n")
    library = tmp_path / "library"
    assert run("--library", library, "import", "**/*.txt", "[x].txt").returncode == 0
    assert {text.split("\n")[-2] for text in texts(library)} == {"a.txt", "deep/er/b.txt", "[x].txt"}
    done = run("--library", library, "import", "nothing*.txt")
    assert (done.returncode, lines(done)[0]) == (1, "nothing*.txt: refused: no such file or folder")


@pytest.mark.parametrize("data", [docx(), TEXT.encode(), page(*PARAGRAPHS)], ids=["docx", "txt", "html"])
def test_standard_input_in_any_format(run: Run, tmp_path: Path, data: bytes) -> None:
    assert run("--library", tmp_path / "library", "import", "-", stdin=data).returncode == 0
    assert any(PARAGRAPHS[2] in text for text in texts(tmp_path / "library"))


def test_columns_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TABLE)
    library = tmp_path / "library"
    done = run("--library", library, "import", "a.csv")
    assert done.returncode == 1
    assert "--columns text=COLUMN" in lines(done)[0]
    assert run("--library", library, "import", "--columns", "text=tekst, title=id", "a.csv").returncode == 0
    parsed = run("parse", "--json", "--columns", "text=tekst", "a.csv")
    assert json.loads(parsed.stdout)["path"] == "a.csv: row 2"
    for wrong in ("tekst", "words=tekst", "text="):
        assert run("import", "--columns", wrong, "a.csv").returncode == 2
    assert run("import").returncode == 2


def test_a_missing_library_of_a_format_is_named_with_the_command(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "a.docx").write_bytes(docx())
    script = (
        "import sys; sys.modules['docx'] = None\n"
        "from tui.cli import main; main(['--library', 'library', 'import', 'a.docx'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert lines(done)[0] == (
        "a.docx: refused: reading it needs python-docx, which is not installed: "
        "pip install 'onrecord[docx]'. Or all formats: onrecord[all]."
    )


def test_a_watched_folder_takes_in_what_comes(tmp_path: Path, environment: dict[str, str]) -> None:
    place, library = tmp_path / "inbox", tmp_path / "library"
    place.mkdir()
    (place / "a.txt").write_text(REPORT)
    watching = subprocess.Popen(
        [COMMAND, "--library", library, "import", "--watch", place],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stderr
    try:
        assert watching.stderr.readline() == f"watching {place}; Ctrl-C ends it\n"
        assert watching.stderr.readline() == f"{place / 'a.txt'}: taken\n"
        with Library.open(library) as browser:
            assert browser.counts().articles == 1
            browser.changed()
            (place / "b.txt").write_text(SHORT)
            (place / "c.png").write_bytes(b"\x89PNG")
            assert watching.stderr.readline() == f"{place / 'b.txt'}: taken\n"
            assert browser.changed()
            assert browser.counts().articles == 2
        watching.send_signal(signal.SIGINT)
        assert watching.stderr.read().startswith("2 articles taken in, 0 already there, 0 refused, in ")
        assert watching.wait() == 0
    finally:
        watching.kill()
        watching.wait()


def test_duplicates_are_listed_with_what_they_change(run: Run, tmp_path: Path) -> None:
    place, library = tmp_path / "wire", tmp_path / "library"
    place.mkdir()
    (place / "a.txt").write_text(f"{REPORT}\nThe harbour was quiet.\n")
    (place / "b.txt").write_text(REPORT.replace("12 per cent", "10 per cent"))
    (place / "c.txt").write_text(SHORT)
    done = run("--library", library, "import", place)
    assert (
        "b.txt: taken: nearly the same text as “Dockers and ministry sign a pact in Port Ansa” ("
        in lines(done)[0]
    )
    listing = run("--library", library, "duplicates").stdout.decode().splitlines()
    assert listing[0] == "Dockers and ministry sign a pact in Port Ansa"
    assert listing[1].startswith("  Dockers and ministry sign a pact in Port Ansa · ")
    assert listing[2:] == ["    - 12", "    + 10", "    - The harbour was quiet.", ""]
    [group] = run("--library", library, "duplicates", "--json").stdout.splitlines()
    first, second = json.loads(group)["articles"]
    assert (first["likeness"], first["changes"]) == (1.0, [])
    assert second["changes"] == [["12", "10"], ["The harbour was quiet.", ""]]


def test_without_duplicates_that_is_said(run: Run, library: Path) -> None:
    done = run("--library", library, "duplicates")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"No two articles are nearly the same.\n"


def test_importing_again_after_a_stop_goes_on(run: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    place, library = tmp_path / "many", tmp_path / "library"
    place.mkdir()
    for n in range(120):
        (place / f"{n:03}.txt").write_text(f"Report {n}. Ona Pell said, “We will sign the text {n} times.”\n")
    importing = subprocess.Popen(
        [COMMAND, "--library", library, "import", place], env=environment, stderr=subprocess.PIPE, text=True
    )
    while importing.poll() is None and not (library / "corpus.db").exists():
        time.sleep(0.01)
    importing.send_signal(signal.SIGINT)
    importing.communicate()
    with Library.open(library) as opened:
        before = opened.counts().articles
        assert list(opened.check()) == []
    done = run("--library", library, "import", place)
    taken, there, refused = (int(word) for word in lines(done)[-1].replace(",", "").split() if word.isdigit())
    assert (taken, there, refused) == (120 - before, before, 0)


KILLER = """
import os
from multiprocessing import parent_process
os.sched_getaffinity = lambda _: {0, 1}
import store.intake.plain_text as plain_text
decode = plain_text.decode
def deadly(data):
    if data == b"deadly" and parent_process() is not None:
        os.kill(os.getpid(), 9)
    return decode(data)
plain_text.decode = deadly
"""


def test_a_file_that_ends_the_process_that_opens_it_is_refused(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """The processes of a large import start with this in `sitecustomize`."""
    place = tmp_path / "many"
    place.mkdir()
    (tmp_path / "sitecustomize.py").write_text(KILLER)
    for n in range(40):
        (place / f"{n:03}.txt").write_text(f"Report {n}. Ona Pell said, “We will sign the text {n} times.”\n")
    (place / "036.txt").write_text("deadly")
    done = subprocess.run(
        [COMMAND, "--library", tmp_path / "library", "import", place],
        env={**environment, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert lines(done)[0] == f"{place / '036.txt'}: refused: opening it ended the program that opened it"
    assert lines(done)[1].startswith("39 articles taken in, 0 already there, 1 refused, in ")
