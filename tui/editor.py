"""Writing in the editor that a person is used to: $VISUAL, else $EDITOR, else one that is installed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from store.errors import OnrecordError

USUAL = ("nano", "vim", "vi")


def command() -> list[str]:
    """The editor with its arguments; raises OnrecordError if there is none."""
    for name in ("VISUAL", "EDITOR"):
        try:
            if words := shlex.split(os.environ.get(name, "")):
                return words
        except ValueError as error:
            raise OnrecordError(f"${name} can't be read: {error}") from error
    found = next((name for name in USUAL if shutil.which(name)), None)
    if found is None:
        raise OnrecordError("no editor was found", "Name one in $EDITOR.")
    return [found]


def edited(text: str) -> str:
    """`text` as the editor left it, in a file that only you can read and that is gone afterwards.

    The terminal has to be the editor's meanwhile. Raises OnrecordError if the editor failed.
    """
    words = command()
    handle, name = tempfile.mkstemp(prefix="onrecord-", suffix=".txt")  # mode 0600
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        try:
            status = subprocess.run([*words, name], check=False).returncode
        except OSError as error:
            raise OnrecordError(f"{words[0]} can't be started: {error.strerror}", "See $EDITOR.") from error
        if status:
            raise OnrecordError(f"{words[0]} ended with {status}; the note is as it was")
        return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n")
    except OSError as error:
        raise OnrecordError(f"the editor's file can't be used: {error.strerror}") from error
    finally:
        path.unlink(missing_ok=True)
