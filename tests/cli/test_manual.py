"""Manual page, completions, `--keys`, help and README say the same."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import click
import pytest

from docs.make_manual import COMPLETIONS
from tests.cli.conftest import COMMAND
from tui.actions import ACTIONS, PLACES, at, shown_keys
from tui.cli.group import NAMES, onrecord
from tui.cli.keys import key_list
from tui.cli.manual import completion, man_page
from tui.screens.help import HelpScreen

ROOT = Path(__file__).parent.parent.parent


def bare(roff: str) -> str:
    """Markup of man(7) as plain text."""
    text = re.sub(r"\\f[BIR]", "", roff).replace("\\&", "").replace("\\-", "-").replace("\\(ga", "`")
    return text.replace("\\e", "\\")


def test_the_same_keys_everywhere() -> None:
    page = bare(man_page(onrecord))
    helped = HelpScreen(("browser",)).text(300).plain
    listed = key_list()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for place, title in PLACES.items():
        assert all(title in text for text in (page, helped, listed, readme))
        for action in at(place):
            keys = shown_keys(action)
            assert f"{keys}\n{action.help}\n" in page
            assert f"  {keys:<20}{action.help}" in listed
            assert re.search(rf"^  {re.escape(keys)} +{re.escape(action.help)}", helped, re.MULTILINE)
    assert listed in readme
    assert len(ACTIONS) > 100


def test_all_commands_and_options_stand_in_the_manual() -> None:
    page = bare(man_page(onrecord))
    context = click.Context(onrecord)
    commands = [onrecord.get_command(context, name) for name in NAMES]
    for command in filter(None, (onrecord, *commands)):
        for parameter in command.params:
            assert all(name in page for name in parameter.opts if name.startswith("--"))
    for name in NAMES:
        assert f".SS onrecord {name} " in page


def test_what_is_installed_is_up_to_date() -> None:
    """`make docs` writes it anew."""
    assert (ROOT / "docs" / "onrecord.1").read_text(encoding="utf-8") == man_page(onrecord)
    for shell, name in COMPLETIONS.items():
        assert (ROOT / "docs/completions" / name).read_text(encoding="utf-8") == completion(
            onrecord, shell
        ) + "\n"


def test_the_command_prints_them() -> None:
    done = subprocess.run([COMMAND, "--man"], capture_output=True, text=True, check=True)
    assert done.stdout == man_page(onrecord)
    done = subprocess.run([COMMAND, "--completion", "fish"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == completion(onrecord, "fish").strip()


@pytest.mark.parametrize(
    ("typed", "found"), [("onrecord ex", "plain,export"), ("onrecord quotes --sp", "plain,--speaker")]
)
def test_completing(typed: str, found: str) -> None:
    words = len(typed.split()) - 1
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(words), "_ONRECORD_COMPLETE": "bash_complete"}
    done = subprocess.run([COMMAND], capture_output=True, text=True, check=True, env={**os.environ, **asked})
    assert found in done.stdout.splitlines()
