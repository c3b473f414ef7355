"""From a file to articles: one reader per format, chosen by the content or the ending."""

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
