"""The clipboard of the desktop by its own program, where there is one that can be reached."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PATIENCE = 1.0
"""Seconds that a clipboard program may take; the next way is tried then."""


def program() -> list[str] | None:
    """The program that puts its input on the clipboard; None where the terminal has to do it."""
    ways: list[list[str]] = []
    if sys.platform == "darwin":
        ways.append(["pbcopy"])
    if os.environ.get("WAYLAND_DISPLAY"):
        ways.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        ways += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((way for way in ways if shutil.which(way[0])), None)


def to_desktop(text: str) -> bool:
    """Put `text`, which is harmless already, on the desktop's clipboard; whether that was possible."""
    way = program()
    if way is None:
        return False
    try:
        # xclip stays behind to serve what it was given: it must not hold our output open
        quiet = subprocess.DEVNULL
        done = subprocess.run(
            way, input=text.encode(), stdout=quiet, stderr=quiet, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
