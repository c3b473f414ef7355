"""Where the command begins: the browser at once if nothing else is asked for, else the command line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tui.cli.browse import browse, in_terminal
from tui.cli.ending import ended
from tui.cli.opening import named_folder

COMPLETING = "_ONRECORD_COMPLETE"
"""The variable by which a shell asks for completions."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 something refused or found, 2 usage."""
    words = list(sys.argv[1:] if args is None else args)
    if in_terminal() and _only_browses(words):
        code = ended(partial(browse, named_folder(Path(words[1]) if words else None)))
    else:
        from tui.cli.group import run

        code = run(words)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # while Python ends another Ctrl-C would print a traceback
    sys.exit(code)


def _only_browses(words: Sequence[str]) -> bool:
    """Whether at most a library is named. To load what reads all else would take a fifteenth of a start."""
    named = len(words) == 2 and words[0] == "--library" and not words[1].startswith("-")
    return (named or not words) and not os.environ.get(COMPLETING)
