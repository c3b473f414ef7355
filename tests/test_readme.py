"""The README tells what is there: every key, every command, and files that exist."""

from __future__ import annotations

import re
from pathlib import Path

from tui.cli.group import NAMES
from tui.cli.keys import key_list

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_all_keys_stand_in_the_readme() -> None:
    assert f"```text\n{key_list()}\n```" in README


def test_all_commands_stand_in_the_readme() -> None:
    for name in NAMES:
        assert f"`onrecord {name}" in README


def test_links_lead_to_files() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link
