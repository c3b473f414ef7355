"""What a file gives: articles, and parts that are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from store.records import Annotation, Article, Reading


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
    """One article of a file; `place` tells where in it ("row 7"), `remark` what people should know.

    Our own export also brings what the machine found in it and what people made of it: their notes, and
    what they `decided` as documents by table (see `store.notes.carrying`).
    """

    article: Article
    place: str = ""
    remark: str = ""
    reading: Reading | None = None
    annotations: tuple[Annotation, ...] = ()
    decided: dict[str, list[dict[str, Any]]] = {}

    @property
    def is_annotated(self) -> bool:
        """Whether people's work comes with it."""
        return bool(self.annotations or self.decided)


class Refusal(Struct, frozen=True, kw_only=True):
    """A file, or the part of it at `place`, that can't be taken in, and why."""

    reason: str
    hint: str = ""
    place: str = ""


Opened = Found | Refusal
