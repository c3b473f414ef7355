"""OpenDocument texts (.odt): paragraphs, table rows and properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.errors import RefusedError
from store.intake.cleaning import join, line
from store.intake.found import Found, How
from store.intake.properties import properties, title_of
from store.intake.zipped import entities, member, open_zip
from store.records import Article

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}sequence-decls")
)
_MOST_SPACES = 100


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The document as one article; raises RefusedError."""
    with open_zip(data, "OpenDocument text") as archive:
        try:
            content = member(archive, "content.xml")
        except KeyError:
            raise RefusedError("it is no OpenDocument text: it has no content") from None
        meta = member(archive, "meta.xml") if "meta.xml" in archive.namelist() else b""
    body = _parse(content).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise RefusedError("it is no OpenDocument text: it has no text")
    blocks = list(_blocks(body))
    facts = {each.tag: each.text for each in _parse(meta).iter()} if meta else {}
    found = properties(
        title=facts.get(f"{_DC}title"),
        author=facts.get(f"{_META}initial-creator") or facts.get(f"{_DC}creator"),
        created=facts.get(f"{_META}creation-date"),
        about=facts.get(f"{_DC}subject"),
    )
    paragraphs = [text for text, _ in blocks]
    heading = next((text for text, is_title in blocks if is_title), None)
    yield Found(
        article=Article(
            text=join(paragraphs),
            title=line(heading) or title_of(found.title, paragraphs),
            author=found.author,
            language=line(facts.get(f"{_DC}language")),
            provenance=found.provenance,
        )
    )


def _parse(data: bytes) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise entities() from error
    except (ParseError, ValueError) as error:
        raise RefusedError(f"its XML is broken: {line(str(error))}") from error
    return root


def _blocks(parent: Element) -> Iterator[tuple[str, bool]]:
    """Each paragraph, heading and table row, with whether it is the title."""
    for element in parent:
        if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            top = element.tag == f"{_TEXT}h" and element.get(f"{_TEXT}outline-level", "1") == "1"
            yield _text(element), top or element.get(f"{_TEXT}style-name") == "Title"
        elif element.tag == f"{_TABLE}table-row":
            cells = ([text for text, _ in _blocks(cell)] for cell in element)
            yield "\t".join(" ".join(cell) for cell in cells), False
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element)


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            number = child.get(f"{_TEXT}c", "1")
            parts.append(" " * min(int(number) if number.isdecimal() else 1, _MOST_SPACES))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag not in _LEFT_OUT:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
