"""Article text for a line of the screen and for the clipboard."""

from __future__ import annotations

import re

from store.printable import printable, printable_line

_STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROL = re.compile(f"[{_STEERING}]")
_CONTROL_IN_LINE = re.compile(f"[{_STEERING}\t\n\u2028\u2029\ufeff]")

visible = printable


def one_line(text: str) -> str:
    """`text` fit for a single line: visible, and every run of white space one space."""
    return " ".join(printable_line(text).split())


def for_clipboard(text: str) -> str:
    """`text` without control characters, so that pasting it into a terminal runs nothing."""
    return _CONTROL.sub("", text)


def without_controls(line: str) -> str:
    """A piece of a drawn line without anything that could steer the terminal."""
    return _CONTROL_IN_LINE.sub("", line)
