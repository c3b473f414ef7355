"""`onrecord parse`: the JSON that scripts rely on, and a listing for people."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from store.records import FACT_KINDS
from tests.cli.conftest import COMMAND, HOSTILE, REPORT, SHORT, Run

AGENT = {"id", "kind", "name", "other_names", "mentions", "roles"}
STATEMENT = {
    "id", "kind", "parts", "cue", "source", "speakers", "act", "medium", "nested_in", "links",
    "confidence", "rule",
}  # fmt: skip
FACT = {"id", "kind", "fields", "evidence", "inferred", "links", "confidence", "rule"}


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_one_object_a_line_in_the_order_of_the_folder(run: Run, articles: Path) -> None:
    done = run("parse", "--json", articles)
    assert (done.returncode, done.stderr) == (0, b"")
    found = records(done)
    assert [Path(record["path"]).name for record in found] == ["a report.txt", "b short.md", "c hostile.txt"]
    assert [record["text"] for record in found] == [REPORT, SHORT, HOSTILE]
    assert [record["published"] for record in found] == [None, "2024-05-02", None]
    assert [record["title"] for record in found] == [REPORT.split("\n")[0], "Ferries", None]


def test_every_record_has_the_promised_form(run: Run, articles: Path) -> None:
    for record in records(run("parse", "--json", articles)):
        assert list(record) == ["path", "text", "title", "published", "agents", "statements", "facts"]
        length = len(record["text"])

        def check(span: list[int], length: int = length) -> None:
            start, end = span
            assert 0 <= start < end <= length

        agents = {agent["id"] for agent in record["agents"]}
        for agent in record["agents"]:
            assert set(agent) == AGENT
            for role in agent["roles"]:
                assert set(role) == {"role", "organization", "period", "evidence"}
            for span in agent["mentions"]:
                check(span)
        for statement in record["statements"]:
            assert set(statement) == STATEMENT
            assert statement["kind"] in {"direct", "indirect", "mixed"}
            assert set(statement["speakers"]) <= agents
            for span in [*statement["parts"], statement["cue"], statement["source"], statement["medium"]]:
                if span is not None:
                    check(span)
        for fact in record["facts"]:
            assert set(fact) == FACT
            assert set(fact["fields"]) == set(FACT_KINDS[fact["kind"]].__struct_fields__)
            assert fact["evidence"]
            for span in fact["evidence"]:
                check(span)


def test_the_report_holds_what_was_said(run: Run, articles: Path) -> None:
    (record,) = records(run("parse", "--json", articles / "a report.txt"))
    names = {agent["id"]: agent["name"] for agent in record["agents"]}
    said = {
        record["text"][slice(*statement["parts"][0])]: [names[agent] for agent in statement["speakers"]]
        for statement in record["statements"]
    }
    quoted = "“We will raise the minimum wage by 12 per cent before the harvest,”"
    assert said[quoted] == ["Mira Solen"]


def test_standard_input_is_an_article(run: Run) -> None:
    (record,) = records(run("parse", "--json", "-", stdin=SHORT.encode()))
    assert (record["path"], record["text"]) == ("-", SHORT)
    (record,) = records(run("parse", "--json", "-", stdin=b"---\ntitle: T\n---\nSome text.\n"))
    assert (record["title"], record["text"]) == ("T", "Some text.\n")


def test_a_refused_file_does_not_stop_the_others(run: Run, articles: Path) -> None:
    (articles / "d.txt").write_bytes(b"\x00\x01")
    done = run("parse", "--json", "missing.txt", articles)
    assert done.returncode == 1
    assert len(records(done)) == 3
    errors = done.stderr.decode().splitlines()
    assert errors[0] == "onrecord: missing.txt: no such file or folder"
    assert any("d.txt: this is no text file" in line for line in errors)


def test_many_files_are_read_by_several_processes_in_order(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"{number}. {REPORT * 18}", encoding="utf-8")
    (folder / "17.txt").write_bytes(b"")
    done = run("parse", "--json", folder)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"onrecord: {folder / '17.txt'}: the file is empty")
    numbers = [int(Path(record["path"]).stem) for record in records(done)]
    assert numbers == [number for number in range(40) if number != 17]


def test_the_same_text_gives_the_same_bytes(run: Run, articles: Path) -> None:
    assert run("parse", "--json", articles).stdout == run("parse", "--json", articles).stdout


def test_json_lines_hold_nothing_that_steers_a_terminal(run: Run, articles: Path) -> None:
    out = run("parse", "--json", articles / "c hostile.txt").stdout
    assert json.loads(out)["text"] == HOSTILE
    assert not any(char in out.decode() for char in "\x1b\x07\x9b\u202e\u2066\u2028")


def test_the_listing_for_people_is_plain_and_safe(run: Run, articles: Path) -> None:
    done = run("parse", articles)
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "Mira Solen said [direct" in out
    assert ": “We will raise the minimum wage" in out
    assert not any(char in out for char in "\x1b\x07\x9b\u202e\u2066\u2028")


def test_nothing_is_stored(run: Run, articles: Path, home: Path) -> None:
    run("parse", "--json", articles)
    assert list(home.iterdir()) == []


def test_a_folder_without_articles_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x.bin").write_bytes(b"PK")
    for command in ("parse", "import"):
        done = run(command, tmp_path / "folder")
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.startswith(b"onrecord: there is no file there that can be read\n")


def test_names_of_files_can_not_steer_a_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "\x1b[31m.txt").write_bytes(b"")
    done = run("parse", tmp_path / "\x1b[31m.txt")
    assert done.returncode == 1
    assert "␛[31m.txt: the file is empty" in done.stderr.decode()


@pytest.mark.parametrize("form", [["--json"], []])
def test_a_reader_that_leaves_early_is_no_error(
    form: list[str], articles: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    for number in range(60):
        (articles / f"{number}.txt").write_text(f"{number} {REPORT * 12}", encoding="utf-8")
    command: list[str | Path] = [COMMAND, "parse", *form, articles]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""
    assert process.returncode in (0, 141)


def test_a_text_that_trips_the_reader_does_not_stop_the_others(
    articles: Path, environment: dict[str, str]
) -> None:
    script = (
        "import store.reading, sys\n"
        "sound = store.reading.read\n"
        "def read(text, **known):\n"
        "    if 'ferry' in text: raise ZeroDivisionError('the details')\n"
        "    return sound(text, **known)\n"
        "store.reading.read = read\n"
        "from tui.cli.group import run\n"
        "sys.exit(run(['parse', '--json', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, articles], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert [Path(record["path"]).name for record in records(done)] == ["a report.txt", "c hostile.txt"]
    message, hint = done.stderr.decode().splitlines()
    assert message == f"onrecord: {articles / 'b short.md'}: could not be read (ZeroDivisionError)"
    assert "the details" in Path(hint.removeprefix("  The details are in ")).read_text(encoding="utf-8")
