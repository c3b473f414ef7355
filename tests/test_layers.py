"""The store never knows the screen: not in its imports, and not in a process that loads all of it."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import store

SCREEN = ("tui", "textual", "rich")


def test_importing_all_of_the_store_loads_no_screen() -> None:
    modules = ["store", *(module.name for module in pkgutil.walk_packages(store.__path__, "store."))]
    assert "store.library" in modules
    script = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(*sorted(set(sys.modules) & set({SCREEN!r})))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")


def test_the_import_contracts_are_kept() -> None:
    root = Path(__file__).resolve().parents[1]
    command: list[str | Path] = [
        Path(sys.executable).with_name("lint-imports"),
        "--no-cache",
        "--config",
        "pyproject.toml",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert done.returncode == 0, done.stdout
