"""The command line. What it needs of the store and the screen is imported by the command that runs."""

from tui.cli.entry import main

__all__ = ["main"]
