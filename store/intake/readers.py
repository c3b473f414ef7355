"""Opening files: what articles are in one, and why others are refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from store.errors import RefusedError
from store.garbage import without_collector
from store.intake.cleaning import line
from store.intake.formats import Format, tell
from store.intake.found import How, Opened, Piece, Refusal
from store.intake.guarding import SECONDS, TooSlowError, bounded
from store.intake.loading import load, most_bytes, too_large
from store.records import Article, Imported, now


def open_piece(piece: Piece, how: How) -> Iterator[Opened]:
    """All that is in a file, in order. Never raises: what can't be read is a Refusal with the reason."""
    if piece.refusal:
        yield Refusal(reason=piece.refusal, hint=piece.hint)
        return
    try:
        with bounded(), without_collector():
            data = load(piece.path) if piece.data is None and piece.path else piece.data or b""
            if len(data) > (most := most_bytes(piece.suffix)):
                raise too_large(most)
            format_ = tell(data, piece.suffix)
            opened = [_noted(each, piece, format_) for each in format_.reader().read(data, how)]
    except RefusedError as error:
        opened = [Refusal(reason=error.message, hint=error.hint)]
    except TooSlowError:
        opened = [Refusal(reason=f"opening it took more than {SECONDS:.0f} seconds")]
    except MemoryError:
        opened = [Refusal(reason="opening it took too much memory")]
    except RecursionError:
        opened = [Refusal(reason="it is nested too deep")]
    except Exception as error:  # a fault of a library must not cost the other files
        opened = [Refusal(reason=f"it can't be read ({type(error).__name__}: {line(str(error)[:200])})")]
    yield from opened


def read_file(path: Path) -> Article:
    """The first article in the file at `path`; raises RefusedError with the reason and a hint."""
    return _first(Piece.at(path))


def read_bytes(data: bytes, *, file: str, suffix: str | None = None) -> Article:
    """The first article in `data`, noted as coming from `file`; raises RefusedError.

    Without `suffix` the content alone decides on the format.
    """
    return _first(Piece(name=file, suffix=suffix, data=data))


def _first(piece: Piece) -> Article:
    opened = next(open_piece(piece, How()), Refusal(reason="there is no article in it"))
    if isinstance(opened, Refusal):
        raise RefusedError(opened.reason, opened.hint)
    return opened.article


def _noted(opened: Opened, piece: Piece, format_: Format) -> Opened:
    """The same with its origin noted; an article without text is refused."""
    if isinstance(opened, Refusal):
        return opened
    if not opened.article.text.strip():
        return Refusal(reason="there is no text in it", place=opened.place)
    file = f"{piece.name}: {opened.place}" if opened.place else piece.name
    imported = Imported(file=file, reader=format_.name, version=_version(), at=now())
    # An article of our own export keeps the origin that it had.
    kept = opened.article.imported or imported
    return msgspec.structs.replace(opened, article=msgspec.structs.replace(opened.article, imported=kept))


@cache  # looking it up takes as long as opening an article
def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "unknown"
