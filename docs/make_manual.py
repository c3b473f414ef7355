"""Writes what is made of the commands and the action table: manual page, completions, README keys."""

from __future__ import annotations

import re
from pathlib import Path

from tui.cli.group import onrecord
from tui.cli.keys import key_list
from tui.cli.manual import completion, man_page

HERE = Path(__file__).parent
COMPLETIONS = {"bash": "onrecord.bash", "zsh": "_onrecord", "fish": "onrecord.fish"}


def main() -> None:
    """Write them all."""
    (HERE / "onrecord.1").write_text(man_page(onrecord), encoding="utf-8")
    for shell, name in COMPLETIONS.items():
        (HERE / "completions" / name).write_text(completion(onrecord, shell) + "\n", encoding="utf-8")
    readme = HERE.parent / "README.md"
    text = readme.read_text(encoding="utf-8")
    keys = f"```text\n{key_list()}\n```"
    readme.write_text(
        re.sub(r"```text\n.*?\n```", lambda _: keys, text, count=1, flags=re.DOTALL), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
