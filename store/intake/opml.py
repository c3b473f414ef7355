"""OPML files, the lists of feeds that feed readers give out: the feed files beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from store.errors import RefusedError
from store.intake.cleaning import line
from store.intake.found import Piece
from store.intake.loading import load
from store.intake.zipped import entities

_MOST = 1_000


def listed(path: Path) -> Iterator[Piece]:
    """The files that the list at `path` names, each once; raises RefusedError.

    Only files in the list's own folder and below are opened, and nothing is fetched: what lies elsewhere
    is a piece with the reason.
    """
    folder = path.parent.resolve()
    addresses = dict.fromkeys(_addresses(load(path)))
    if not addresses:
        raise RefusedError("no feed is named in the list")
    for address in list(addresses)[:_MOST]:
        name = f"{path}: {address}"
        target = _local(address, folder)
        if target is None:
            yield Piece(
                name=name, suffix=None, refusal="feeds on the web are not fetched", hint="Save it first."
            )
        elif not target.is_relative_to(folder):
            yield Piece(name=name, suffix=None, refusal="it does not lie beside the list")
        else:
            yield Piece(name=name, suffix=target.suffix.lower(), path=target)


def _addresses(data: bytes) -> Iterator[str]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise entities() from error
    except (ParseError, ValueError) as error:
        raise RefusedError(f"its XML is broken: {line(str(error))}") from error
    for outline in root.iter("outline"):
        if address := outline.get("xmlUrl") or outline.get("url"):
            yield address


def _local(address: str, folder: Path) -> Path | None:
    """The file that an address means, None if it is on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost"):
        return None
    return (folder / unquote(parts.path)).resolve()
