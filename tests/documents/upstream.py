"""TinyDB's own tests on our storage and tables: `python -m tests.documents.upstream` (with a network).

They come from the source archive of the TinyDB that is installed; only the fixtures are other ones.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

FIXTURES = """
import pytest
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from store.documents import open_database


@pytest.fixture(params=["memory", "file"])
def db(request, tmp_path):
    with open_database(":memory:" if request.param == "memory" else tmp_path / "test.db") as database:
        database.insert_multiple({"int": 1, "char": letter} for letter in "abc")
        yield database


@pytest.fixture
def storage():
    return CachingMiddleware(MemoryStorage)()
"""
NAMES = "test_table_repr"
"""It looks for the names of TinyDB's own classes."""


def main() -> int:
    """Get the tests, run them, and return what pytest does."""
    with TemporaryDirectory() as place:
        wanted = f"tinydb=={version('tinydb')}"
        download = ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", place, wanted]
        subprocess.run([sys.executable, "-m", "pip", *download], check=True)
        (archive,) = Path(place).glob("tinydb-*.tar.gz")
        with tarfile.open(archive) as files:
            files.extractall(place, filter="data")
        (tests,) = Path(place).glob("tinydb-*/tests")
        (tests / "conftest.py").write_text(FIXTURES, encoding="utf-8")
        command = ["pytest", "-q", "-p", "no:cacheprovider", "-k", f"not {NAMES}", f"--rootdir={place}"]
        return subprocess.run([sys.executable, "-m", *command, str(tests)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
