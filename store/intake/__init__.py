"""From a file to an Article: one reader per format, chosen by the file's ending."""

from store.intake.files import find_files, sample_files
from store.intake.loading import MAX_BYTES
from store.intake.readers import READERS, read_bytes, read_file

__all__ = ["MAX_BYTES", "READERS", "find_files", "read_bytes", "read_file", "sample_files"]
