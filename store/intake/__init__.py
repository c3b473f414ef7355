"""From a file to articles: one reader per format, chosen by the content or the ending.

What is here is imported when it is asked for: opening a library needs none of the readers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.intake.expanding import pieces
    from store.intake.files import find_files, sample_files
    from store.intake.formats import READERS
    from store.intake.found import Found, How, Opened, Piece, Refusal
    from store.intake.loading import MAX_BYTES
    from store.intake.readers import open_piece, read_bytes, read_file

__all__ = [
    "MAX_BYTES",
    "READERS",
    "Found",
    "How",
    "Opened",
    "Piece",
    "Refusal",
    "find_files",
    "open_piece",
    "pieces",
    "read_bytes",
    "read_file",
    "sample_files",
]

_HOMES = {
    "expanding": ("pieces",),
    "files": ("find_files", "sample_files"),
    "formats": ("READERS",),
    "found": ("Found", "How", "Opened", "Piece", "Refusal"),
    "loading": ("MAX_BYTES",),
    "readers": ("open_piece", "read_bytes", "read_file"),
}


def __getattr__(name: str) -> Any:
    """Import the module that `name` is at home in."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"store.intake.{home}"), name)
    raise AttributeError(name)
