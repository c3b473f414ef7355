"""`onrecord agreements`: which agreement followed which, over several articles."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

FIRST = (
    "The Ministry of Skills of Carn and the Workers’ Aid Centre (WAC) signed their first memorandum of "
    "understanding on 12 March 2019. It is valid until 11 March 2022.\n"
)
SECOND = (
    "The Ministry of Skills of Carn and the Workers’ Aid Center (WAC) signed their second memorandum of "
    "understanding on 10 March 2022. It is valid until 12 March 2024.\n"
)


def test_a_series_is_told_in_order(run: Run, tmp_path: Path) -> None:
    for name, text in (("b.txt", SECOND), ("a.txt", FIRST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run("import", tmp_path / "a.txt", tmp_path / "b.txt")
    told = run("agreements", "--json")
    assert told.returncode == 0
    (chain,) = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(stage["ordinal"], stage["signed"], stage["valid_until"]) for stage in chain["stages"]] == [
        (1, "2019-03-12", "2022-03-11"),
        (2, "2022-03-10", "2024-03-12"),
    ]
    listed = run("agreements", "until<2023").stdout.decode()
    assert "1.  signed 12 Mar 2019, until 11 Mar 2022" in listed
    assert "2.  signed 10 Mar 2022, until 12 Mar 2024" in listed


def test_nothing_that_matches_is_said(run: Run) -> None:
    told = run("agreements", "unheard-of")
    assert (told.returncode, told.stdout) == (0, b"")
    assert b"No agreement" in told.stderr
