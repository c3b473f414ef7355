"""The installed command, run as a person or a script runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("onrecord")
Run = Callable[..., subprocess.CompletedProcess[bytes]]

REPORT = """Dockers and ministry sign a pact in Port Ansa

Labour minister Mira Solen met Tor Havel, president of the Dockers' Union, in Port Ansa on 8 March 2024.

“We will raise the minimum wage by 12 per cent before the harvest,” said Solen.

Havel said that the union would wait until June. “=SUM(A1) is no answer,” he added.
"""
SHORT = "The ferry crews will strike on Monday, said Ona Vell, who leads their union.\n"
HOSTILE = (
    "Mayor \x1b[2JPer Ash said: “The town \x9b31m will \u202epay\u2066 the crews \x07 in \u2028 full.”\n"
    "<b>[red]He[/red]</b> added that the debt was {gone} 👩‍🚒.\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment of a new user in a UTF-8 locale."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    return {**kept, "HOME": str(home), "LANG": "C.UTF-8"}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Runs `onrecord` with the given words in `tmp_path`; stdout and stderr are bytes."""

    def runner(*args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [COMMAND, *args], input=stdin, capture_output=True, cwd=tmp_path, env=environment, check=False
        )

    return runner


def write_articles(folder: Path) -> Path:
    """Put a report, a short one with front matter and a hostile one into a new folder."""
    folder.mkdir()
    (folder / "a report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b short.md").write_text(
        f"---\ntitle: Ferries\npublished: 2024-05-02\npublisher: Ansa Post\n---\n\n{SHORT}", encoding="utf-8"
    )
    (folder / "c hostile.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three articles."""
    return write_articles(tmp_path / "articles")


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the three articles in it, made once by the command; tests get copies."""
    place = tmp_path_factory.mktemp("imported")
    articles, library = write_articles(place / "articles"), place / "library"
    environment = {"HOME": str(place), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    subprocess.run([COMMAND, "--library", library, "import", articles], env=environment, check=True)
    return library


@pytest.fixture
def library(imported: Path, articles: Path, tmp_path: Path) -> Path:
    """A library with the articles of `articles` in it."""
    assert articles.is_dir()
    return Path(shutil.copytree(imported, tmp_path / "library"))
