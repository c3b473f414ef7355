"""Word documents (.docx): paragraphs, tables and core properties."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from store.errors import RefusedError
from store.intake.bundles import parted
from store.intake.cleaning import join, line
from store.intake.found import Found, How
from store.intake.libraries import library
from store.intake.properties import properties, title_of
from store.intake.zipped import check_markup, member, open_zip
from store.records import Article

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The article in the document, or those of a database download; raises RefusedError."""
    document, blocks = open_document(data)
    core = document.core_properties
    found = properties(title=core.title, author=core.author, created=core.created, about=core.subject)
    heading = next((text for text, is_title in blocks if is_title), None)
    paragraphs = [text for text, _ in blocks]
    article = Article(
        text=join(paragraphs),
        title=line(heading) or title_of(found.title, paragraphs),
        author=found.author,
        language=line(core.language),
        provenance=found.provenance,
    )
    yield from parted("\n".join(paragraphs), Found(article=article))


def open_document(data: bytes) -> tuple[Any, list[tuple[str, bool]]]:
    """The document, and each paragraph or table row of its body with whether it is styled as the title."""
    docx = library("docx", "python-docx", "docx")
    with open_zip(data, "Word document") as archive:
        check_markup(archive)
        types = "[Content_Types].xml"
        if types in archive.namelist() and b"macroEnabled" in member(archive, types):
            raise RefusedError("it holds macros", "Save it as .docx.")
    try:
        document = docx.Document(io.BytesIO(data))
        return document, list(_blocks(document.element.body, _title_styles(document)))
    except (KeyError, ValueError, AttributeError, docx.exceptions.PythonDocxError) as error:
        raise RefusedError(f"it is no sound Word document: {line(str(error))}") from error


def _title_styles(document: Any) -> frozenset[str]:
    return frozenset(
        style.style_id for style in document.styles if (style.name or "").lower() in ("title", "heading 1")
    )


def _blocks(parent: Any, title_styles: frozenset[str]) -> Iterator[tuple[str, bool]]:
    for element in parent:
        if element.tag == f"{_W}p":
            style = element.find(f"{_W}pPr/{_W}pStyle")
            yield _text(element), style is not None and style.get(f"{_W}val") in title_styles
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [[_text(part) for part in cell.iter(f"{_W}p")] for cell in row.iter(f"{_W}tc")]
                yield from ((text, False) for text in _row(cells))
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _blocks(element, title_styles)


def _row(cells: list[list[str]]) -> Iterator[str]:
    """A table's row as a line, cells parted by tabs; longer texts in its cells stay paragraphs."""
    if all(len(cell) <= 1 for cell in cells):
        yield "\t".join("".join(cell) for cell in cells)
    else:
        yield from (text for cell in cells for text in cell)


def _text(element: Any) -> str:
    """The words in force: insertions count, deletions and the second form of drawings don't."""
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag not in (_FALLBACK, f"{_W}pPr", f"{_W}del"):
            parts.append(_text(child))
    return "".join(parts)
