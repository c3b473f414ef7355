"""Where typed text goes when the library can't take it: a file of one's own in the system's temporary folder.

That is another disk than the full one, as a rule, or memory. It is looked at before the library's own drafts.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class Refuge:
    """Drafts of the library in `folder` that could not be saved there."""

    def __init__(self, folder: Path) -> None:
        from hashlib import sha256  # OpenSSL loads with it

        name = sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
        place = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
        self._folder = Path(place) / f"onrecord-{os.getuid()}"
        self._file = self._folder / f"drafts-{name}.json"

    def draft(self, key: str) -> str | None:
        """The text kept under `key`."""
        return self._drafts().get(key)

    def save(self, key: str, text: str) -> None:
        """Keep text under `key`; raises OSError."""
        self._write({**self._drafts(), key: text})

    def drop(self, key: str) -> None:
        """Forget the text kept under `key`."""
        drafts = self._drafts()
        if drafts.pop(key, None) is not None:
            with suppress(OSError):
                self._write(drafts)

    def _drafts(self) -> dict[str, str]:
        with suppress(OSError, ValueError):
            if self._is_mine():
                found = json.loads(self._file.read_text(encoding="utf-8", errors="surrogatepass"))
                return {str(key): str(text) for key, text in dict(found).items()}
        return {}

    def _write(self, drafts: dict[str, str]) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if not self._is_mine():
            raise PermissionError(f"{self._folder} belongs to somebody else")
        if not drafts:
            self._file.unlink(missing_ok=True)
            return
        half = self._file.with_suffix(".part")
        with os.fdopen(os.open(half, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            json.dump(drafts, file)
            file.flush()
            os.fsync(file.fileno())
        half.replace(self._file)

    def _is_mine(self) -> bool:
        """Whether the folder is one that nobody else can have put there for us to write into."""
        status = self._folder.lstat()
        return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
