"""`import`, `quotes`, `facts`, `export` and `check` on a library of made-up articles."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from store import Library
from tests.cli.conftest import HOSTILE, REPORT, SHORT, Run

UNSAFE = "\x1b\x07\x9b\u202e\u2066\u2028"


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


# ---------------------------------------------------------------- import


def test_import_says_what_it_took(run: Run, articles: Path, tmp_path: Path) -> None:
    done = run("--library", tmp_path / "library", "import", articles)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().startswith("3 articles taken in, 0 already there, 0 refused, in ")


def test_a_text_that_is_there_is_named_and_skipped(run: Run, library: Path, articles: Path) -> None:
    done = run("--library", library, "import", articles / "b short.md")
    assert done.returncode == 0
    line, summary = done.stderr.decode().splitlines()
    assert line.startswith(f"{articles / 'b short.md'}: duplicate: ")
    assert "Ferries" in line
    assert summary.startswith("0 articles taken in, 1 already there, 0 refused, in ")


def test_refused_files_are_named_with_the_reason(run: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "ignored.bin").write_bytes(b"PK")
    done = run("import", "--library", tmp_path / "library", articles, articles / "ignored.bin", "missing.txt")
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert lines[-1].startswith("3 articles taken in, 0 already there, 3 refused, in ")
    assert f"{articles / 'empty.txt'}: refused: the file is empty" in lines
    assert any(
        line.startswith(f"{articles / 'ignored.bin'}: refused: files ending in .bin") for line in lines
    )
    assert "missing.txt: refused: no such file or folder" in lines


def test_standard_input_is_taken_in(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "library"
    assert run("--library", library, "import", "-", stdin=SHORT.encode()).returncode == 0
    again = run("--library", library, "import", "-", stdin=SHORT.encode())
    assert again.returncode == 0
    assert again.stderr.startswith(b"-: duplicate: ")
    assert run("--library", library, "import", "-", stdin=b"").returncode == 1


# ---------------------------------------------------------------- quotes and facts


def test_quotes_as_json_lines(run: Run, library: Path) -> None:
    done = run("--library", library, "quotes", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    texts = {"Ferries": SHORT, REPORT.split("\n")[0]: REPORT}
    assert {"Ferries", REPORT.split("\n")[0]} <= {row["title"] for row in rows}
    for row in rows:
        text = texts.get(row["title"], HOSTILE)
        assert row["quote"] == " … ".join(" ".join(text[start:end].split()) for start, end in row["parts"])
    assert not any(char in done.stdout.decode() for char in UNSAFE)


def test_quotes_of_a_speaker(run: Run, library: Path) -> None:
    done = run("--library", library, "quotes", "--speaker", "solen", "--json")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert rows
    assert all(row["speakers"] == ["Mira Solen"] for row in rows)
    assert run("--library", library, "quotes", "--speaker", "nobody", "--json").stdout == b""


def test_nothing_found_is_said_and_a_speaker_is_pointed_to(run: Run, library: Path) -> None:
    none = run("--library", library, "quotes", "zebra")
    assert (none.returncode, none.stdout, none.stderr) == (0, b"", b"Nothing found.\n")
    facts = run("--library", library, "facts", "zebra")
    assert (facts.returncode, facts.stdout, facts.stderr) == (0, b"", b"Nothing found.\n")
    person = run("--library", library, "quotes", "mira solen")
    assert person.returncode == 0
    assert person.stderr == b"Nothing found. What Mira Solen said: onrecord quotes --speaker 'Mira Solen'\n"


def test_the_query_is_made_of_words_some_with_a_minus(run: Run, library: Path) -> None:
    def found(*query: str) -> int:
        return len(run("--library", library, "quotes", "--json", *query).stdout.splitlines())

    assert found("minimum", "wage") == found("minimum wage") == 1
    assert found("minimum", "nonsense") == 0
    assert found("minimum", "-harvest") == 0
    assert found("minimum", "-nonsense") == 1
    assert found("--", "minimum", "-nonsense") == 1
    for query in ("", "   ", '"', "(((", "speaker:", "*", "-", "a OR", "\x00", "'; drop table", "NEAR("):
        assert found(query) >= 0 if "\x00" not in query else True


def test_quotes_for_people_are_plain_and_safe(run: Run, library: Path) -> None:
    done = run("--library", library, "quotes")
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "Mira Solen" in out
    assert not any(char in out for char in UNSAFE)


def test_quotes_as_csv(run: Run, library: Path) -> None:
    done = run("--library", library, "quotes", "--csv")
    rows = read_csv(done.stdout)
    assert len(rows) == len(run("--library", library, "quotes", "--json").stdout.splitlines())
    wage = next(row for row in rows if "minimum wage" in row["quote"])
    assert (wage["speaker"], wage["kind"], wage["cue"]) == ("Mira Solen", "direct", "said")
    start, end = int(wage["start"]), int(wage["end"])
    assert REPORT[start:end] == wage["quote"]
    assert not any(char in done.stdout.decode() for char in UNSAFE)


def test_facts_in_three_forms(run: Run, library: Path) -> None:
    rows = [json.loads(line) for line in run("--library", library, "facts", "--json").stdout.splitlines()]
    assert {"person", "date"} <= {row["kind"] for row in rows}
    assert all(row["evidence"] and row["article"] for row in rows)
    people = run("--library", library, "facts", "--kind", "person", "--csv")
    table = read_csv(people.stdout)
    assert "Mira Solen" in {row["name"] for row in table}
    assert {row["kind"] for row in table} == {"person"}
    listing = run("--library", library, "facts", "--kind", "person", "Solen").stdout.decode()
    assert "person  name: Mira Solen" in listing
    assert not any(char in listing for char in UNSAFE)


# ---------------------------------------------------------------- export


def test_export_csv_and_quotes_csv_agree(run: Run, library: Path) -> None:
    assert (
        run("--library", library, "export", "--format", "csv").stdout
        == run("--library", library, "quotes", "--csv").stdout
    )


def test_export_json_is_one_document_with_everything(run: Run, library: Path) -> None:
    done = run("--library", library, "export", "--format", "json")
    document = json.loads(done.stdout)
    assert (document["format"], document["version"]) == ("onrecord", 1)
    assert {article["text"] for article in document["articles"]} == {REPORT, SHORT, HOSTILE}
    report = next(article for article in document["articles"] if article["text"] == REPORT)
    assert {"agents", "statements", "facts", "annotations"} <= set(report)
    assert report["statements"]
    lines = run("--library", library, "export", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == document["articles"]


def test_a_query_limits_what_goes_out(run: Run, library: Path) -> None:
    document = json.loads(run("--library", library, "export", "--format", "json", "minimum", "wage").stdout)
    (article,) = document["articles"]
    assert article["text"] == REPORT
    assert len(article["statements"]) == 1
    rows = read_csv(run("--library", library, "export", "--format", "csv", "minimum", "wage").stdout)
    assert len(rows) == 1


def test_notes_and_tags_go_out_with_their_statement(run: Run, library: Path) -> None:
    with Library.open(library) as opened:
        hit = next(opened.quotes("minimum wage"))
        opened.annotate(hit.article, hit.statement.parts, note="=HYPERLINK(1)", tags=("wages", "pledge"))
    row = read_csv(run("--library", library, "export", "--format", "csv", "minimum", "wage").stdout)[0]
    assert (row["tags"], row["note"]) == ("wages; pledge", "'=HYPERLINK(1)")
    document = json.loads(run("--library", library, "export", "--format", "json", "minimum").stdout)
    (note,) = document["articles"][0]["annotations"]
    assert (note["note"], note["tags"]) == ("=HYPERLINK(1)", ["wages", "pledge"])


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "tinydb"])
def test_a_file_is_replaced_only_by_a_whole_one(run: Run, library: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    done = run("--library", library, "export", "--format", form, "-o", target)
    assert (done.returncode, done.stdout) == (0, b"")
    assert target.read_bytes() == run("--library", library, "export", "--format", form).stdout
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out")]


def test_an_export_that_can_not_be_written_is_a_message(run: Run, library: Path) -> None:
    done = run("--library", library, "export", "--format", "csv", "-o", "no/such/folder/out.csv")
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: No such file or directory")


def test_an_export_to_a_device_does_not_replace_it(run: Run, library: Path) -> None:
    assert run("--library", library, "export", "--format", "csv", "-o", os.devnull).returncode == 0
    assert not Path(os.devnull).is_file()


# ---------------------------------------------------------------- check


def test_a_sound_library_is_clean(run: Run, library: Path) -> None:
    done = run("--library", library, "check")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"Nothing wrong in 3 articles.\n"


def test_a_damaged_library_is_found(run: Run, library: Path) -> None:
    database = library / "corpus.db"
    data = bytearray(database.read_bytes())
    data[4096 : 4096 + 2048] = b"\xff" * 2048
    database.write_bytes(data)
    done = run("--library", library, "check")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"unexpected" not in done.stderr
