"""What a file gives: articles, and parts that are refused."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from store.records import Article


class How(Struct, frozen=True, kw_only=True):
    """How files are to be read: `columns` says which column of a table holds which field of an article."""

    columns: dict[str, str] = {}


class Piece(Struct, frozen=True, kw_only=True):
    """A file to open: at `path`, or with its content in `data` (from an archive, or standard input).

    `name` is what to call it, `suffix` its ending in lower case; None: only its content tells the format.
    `refusal` says why it can't be opened at all.
    """

    name: str
    suffix: str | None
    path: Path | None = None
    data: bytes | None = None
    refusal: str = ""
    hint: str = ""

    @classmethod
    def at(cls, path: Path) -> Piece:
        """The file at `path`."""
        return cls(name=str(path), suffix=path.suffix.lower(), path=path)


class Found(Struct, frozen=True, kw_only=True):
    """One article of a file; `place` tells where in it ("row 7"), `remark` what people should know."""

    article: Article
    place: str = ""
    remark: str = ""


class Refusal(Struct, frozen=True, kw_only=True):
    """A file, or the part of it at `place`, that can't be taken in, and why."""

    reason: str
    hint: str = ""
    place: str = ""


Opened = Found | Refusal
