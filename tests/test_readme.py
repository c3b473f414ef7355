"""The README tells what is there: every key, every command, and files that exist."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.cli.conftest import COMMAND
from tui.cli.group import NAMES
from tui.cli.keys import key_list

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(onrecord (?:quotes|facts|agreements|export) [^#|>\n]*)", README, re.MULTILINE)
SEARCH = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")


def test_all_keys_stand_in_the_readme() -> None:
    assert f"```text\n{key_list()}\n```" in README


def test_all_commands_stand_in_the_readme() -> None:
    for name in NAMES:
        assert f"`onrecord {name}" in README


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample articles."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    with Library.open(folder) as library:
        assert all(each.result == "taken" for each in library.import_(sorted((ROOT / "seeds").glob("*.md"))))
    return folder


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_find_something_among_the_samples(example: str, samples: Path, tmp_path: Path) -> None:
    words = [str(COMMAND), "--library", str(samples), *shlex.split(example)[1:]]
    done = subprocess.run(words, capture_output=True, cwd=tmp_path, check=True)
    assert done.stdout or list(tmp_path.iterdir())
    assert b"nothing was found" not in done.stdout + done.stderr


def _queries() -> Iterator[str]:
    """What the tables of the search language begin their lines with."""
    for cell in re.findall(r"^\| (`.*?`) \| ", SEARCH.partition("## How it works out")[0], re.MULTILINE):
        yield from re.findall("`(.*?)`", cell)


def test_queries_find_something_among_the_samples(samples: Path) -> None:
    missing = re.compile("tag|note|status:|publisher:")  # the samples have no notes and no publisher
    with Library.open(samples) as library:
        asked = [query for query in _queries() if not missing.search(query)]
        assert len(asked) > 20
        nothing = [q for q in asked if not library.count_quotes(q) and not list(library.facts(q, limit=1))]
    assert nothing == []


def test_links_lead_to_files() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link
