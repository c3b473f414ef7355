"""Which format a file has: by its content where that tells, else by its ending."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Protocol, cast

from msgspec import Struct

from store.errors import RefusedError
from store.intake.found import How, Opened
from store.intake.markdown import has_front_matter
from store.intake.plain_text import decode

HEAD = 4096
"""Bytes from the beginning of a file that are enough to tell its format."""


class Reader(Protocol):
    """A module of this package that reads a format."""

    def read(self, data: bytes, how: How) -> Iterator[Opened]:
        """What `data` holds; raises RefusedError if it is not of this format."""


class Format(Struct, frozen=True, kw_only=True):
    """A format: its name for people, the module that reads it, and how its files end."""

    name: str
    module: str
    suffixes: tuple[str, ...]

    def reader(self) -> Reader:
        """The module, which is loaded when it is first needed."""
        return cast("Reader", import_module(f"store.intake.{self.module}"))


TEXT = Format(name="plain text", module="plain_text", suffixes=(".txt",))
MARKDOWN = Format(name="Markdown", module="markdown", suffixes=(".md", ".markdown"))
HTML = Format(name="web page", module="html", suffixes=(".html", ".htm", ".xhtml"))
MHTML = Format(name="web archive", module="mhtml", suffixes=(".mhtml", ".mht"))
DOCX = Format(name="Word document", module="docx", suffixes=(".docx",))
ODT = Format(name="OpenDocument text", module="odt", suffixes=(".odt",))
RTF = Format(name="RTF document", module="rtf", suffixes=(".rtf",))
PDF = Format(name="PDF", module="pdf", suffixes=(".pdf",))
FEED = Format(name="feed", module="feed", suffixes=(".rss", ".atom", ".xml"))
CSV = Format(name="table", module="tables", suffixes=(".csv", ".tsv"))
XLSX = Format(name="Excel workbook", module="xlsx", suffixes=(".xlsx",))
JSON_LINES = Format(name="JSON Lines", module="json_lines", suffixes=(".jsonl", ".ndjson"))
JSON = Format(name="JSON", module="json_document", suffixes=(".json",))
QDA = Format(name="REFI-QDA project", module="refi_qda", suffixes=(".qdpx",))

FORMATS = (TEXT, MARKDOWN, HTML, MHTML, DOCX, ODT, RTF, PDF, FEED, CSV, XLSX, JSON_LINES, JSON, QDA)
READERS: dict[str, Format] = {suffix: each for each in FORMATS for suffix in each.suffixes}
"""The formats by file ending."""
ZIP_SUFFIX = ".zip"
OPML_SUFFIX = ".opml"
OF_ALL_KINDS = (".json", ".xml")
"""Endings of which most files hold no articles."""
_OURS = re.compile(rb'\s*\{\s*"(?:format"\s*:\s*"onrecord"|articles"\s*:\s*\{)')

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or locked Office file", "Save it as .docx or .xlsx."),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"II*\0", "a picture", ""),
    (b"MM\0*", "a picture", ""),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"SQLite format 3", "an SQLite database", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
)
_HTML = re.compile(rb"(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_XML = re.compile(
    rb"<\?xml[^>]{0,300}\?>\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+)?(\w+:)?(\w+)", re.I | re.S
)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:content-type:\s*multipart/related)", re.I)
_OFFICE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_XML_ROOTS = {b"html": HTML, b"rss": FEED, b"feed": FEED, b"rdf": FEED}


def holds_articles(suffix: str, head: bytes) -> bool:
    """Whether a file that was not named itself, but found, is to be read; `head` is its beginning."""
    if suffix not in OF_ALL_KINDS:
        return suffix in READERS or suffix in (ZIP_SUFFIX, OPML_SUFFIX)
    return bool(_OURS.match(head)) or _marked_up(head.removeprefix(b"\xef\xbb\xbf").lstrip()) is not None


def tell(data: bytes, suffix: str | None) -> Format:
    """The format of a file of which `data` is the whole or the beginning; raises RefusedError.

    Content that is plainly of one format outranks the ending. With no `suffix` (standard input) text is
    plain text, or Markdown if it opens with front matter.
    """
    found = _by_content(data)
    if found is not None:
        return found
    if suffix is None:
        return MARKDOWN if has_front_matter(decode(data)) else TEXT
    if suffix not in READERS:
        what = f"files ending in {suffix}" if suffix else "files without an ending"
        raise RefusedError(f"{what} can't be read", "`onrecord import --help` names those that can.")
    return READERS[suffix]


def _by_content(data: bytes) -> Format | None:
    head = data[:HEAD]
    for mark, what, hint in _REFUSED:
        if head.startswith(mark) and (len(mark) > 2 or b"\0" in head):
            raise RefusedError(f"it is {what}", hint)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"PK\x03\x04"):
        return office_format(io.BytesIO(data))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return _marked_up(text)
    return MHTML if _MHTML.match(text) else None


def _marked_up(text: bytes) -> Format | None:
    xml = _XML.match(text)
    if xml:
        return _XML_ROOTS.get(xml[2].lower())
    if text.startswith((b"<rss", b"<feed")):
        return FEED
    return HTML if _HTML.match(text) else None


def office_format(stream: IO[bytes]) -> Format | None:
    """The format of the document that a zip file is; None if it is another zip file, or broken."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in stream.read(200):
        return ODT
    try:
        names = frozenset(zipfile.ZipFile(stream).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if any(name.endswith(".qde") and "/" not in name for name in names):
        return QDA
    return next((format_ for name, format_ in _OFFICE.items() if name in names), None)
