"""Everything below the screen: records, the library on disk, reading, search, intake and export."""

from store.errors import LibraryError, NotFoundError, OnrecordError, ReadOnlyError, RefusedError
from store.library import Library

__all__ = ["Library", "LibraryError", "NotFoundError", "OnrecordError", "ReadOnlyError", "RefusedError"]
