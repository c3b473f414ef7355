"""Where typed text goes when the library can't take it: a file of one's own in the system's temporary folder.

That is another disk than the full one, as a rule, or memory. It is looked at before the library's own drafts.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class Refuge:
    """Drafts of the library in `folder` that could not be saved there, a file each."""

    def __init__(self, folder: Path) -> None:
        self._library = os.fsencode(folder.resolve())
        place = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
        self._folder = Path(place) / f"onrecord-{os.getuid()}"

    def draft(self, key: str) -> str | None:
        """The text kept under `key`."""
        with suppress(OSError, ValueError):
            if self._is_mine():
                return self._file(key).read_bytes().decode("utf-8", "surrogatepass")
        return None

    def save(self, key: str, text: str) -> None:
        """Keep text under `key`; raises OSError."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if not self._is_mine():
            raise PermissionError(f"{self._folder} belongs to somebody else")
        number, half = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(text.encode("utf-8", "surrogatepass"))
                file.flush()
                os.fsync(file.fileno())
            Path(half).replace(self._file(key))
        finally:
            Path(half).unlink(missing_ok=True)

    def drop(self, key: str) -> None:
        """Forget the text kept under `key`."""
        with suppress(OSError):
            if self._is_mine():
                self._file(key).unlink()

    def _file(self, key: str) -> Path:
        from hashlib import sha256  # OpenSSL loads with it

        name = sha256(self._library + b"\0" + key.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"draft-{name[:32]}"

    def _is_mine(self) -> bool:
        """Whether the folder is one that nobody else can have put there for us to write into."""
        status = self._folder.lstat()
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
