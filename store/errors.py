"""The errors that Onrecord raises on purpose; everything else is a bug."""


class OnrecordError(Exception):
    """Something a person can act on.

    `message` says what happened, `hint` what to do about it (may be empty).
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RefusedError(OnrecordError):
    """A file that can't be taken in."""


class LibraryError(OnrecordError):
    """The library on disk can't be opened, read or written."""


class ReadOnlyError(LibraryError):
    """A change was asked of a library that is open for reading only."""


class NotFoundError(OnrecordError):
    """There is no article, finding or annotation of that id."""
