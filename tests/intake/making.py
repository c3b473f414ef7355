"""Files of each format, made by code, with texts of our own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.errors import RefusedError
from store.intake import Found, How, Opened, Piece, Refusal, open_piece, pieces

PARAGRAPHS = (
    "Dockers and ministry sign a pact in Port Ansa",
    "Labour minister Mira Solen met Tor Havel, who leads the union of the dockers, on Friday.",
    "“We will raise the minimum wage before the harvest,” said Solen. ‘It is time,’ Havel agreed 🤝.",
    "The café on the quay stays open — for now.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
Printed = tuple[float, float, str]
"""Where a line of a PDF begins, in points from the lower left, and its words."""


def opened(data: bytes | Path, suffix: str | None = None, **columns: str) -> list[Opened]:
    """All that is in a file."""
    source = data if isinstance(data, Path) else Piece(name="file", suffix=suffix, data=data)
    how = How(columns=columns)
    return [each for piece in pieces([source]) for each in open_piece(piece, how)]


def found(data: bytes | Path, suffix: str | None = None, **columns: str) -> list[Found]:
    """The articles in a file; raises RefusedError if a part of it is refused."""
    articles = []
    for each in opened(data, suffix, **columns):
        if isinstance(each, Refusal):
            raise RefusedError(each.reason, each.hint)
        articles.append(each)
    return articles


def only(data: bytes | Path, suffix: str | None = None) -> Found:
    """The one article in a file."""
    [one] = found(data, suffix)
    return one


def reason(data: bytes | Path, suffix: str | None = None) -> str:
    """Why all of a file is refused."""
    [one] = opened(data, suffix)
    assert isinstance(one, Refusal), one
    return one.reason


def zipped(members: Mapping[str, bytes | str], packed: bool = True) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(paragraphs: Sequence[str] = PARAGRAPHS, **properties: object) -> bytes:
    """A Word document with its first paragraph as the title."""
    from docx import Document

    document = Document()
    document.add_heading(paragraphs[0], 0)
    for each in paragraphs[1:]:
        document.add_paragraph(each)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def replaced(package: bytes, name: str, content: bytes) -> bytes:
    """A zip file with one member replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    return zipped({**members, name: content})


def odt(body: str, meta: str = "", before: str = "") -> bytes:
    """An OpenDocument text with `body` in its office:text."""
    spaces = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in {
            "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
            "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
            "dc": "http://purl.org/dc/elements/1.1/",
        }.items()
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>{before}'
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{head}<office:document-content {spaces}>{inner}</office:document-content>",
            "meta.xml": f"{head}<office:document-meta {spaces}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        },
        packed=False,
    )


def pdf(pages: Sequence[Sequence[Printed]], info: str = "", trailer: str = "") -> bytes:
    """A PDF with a text layer in Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        shown = b"".join(b"1 0 0 1 %g %g Tm (%s) Tj\n" % (x, y, _escaped(text)) for x, y, text in lines)
        content = b"BT /F1 11 Tf\n" + shown + b"ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * n)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    if info:
        objects.append(info.encode())
        trailer += f"/Info {len(objects)} 0 R"
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end.encode()


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def printed(
    *paragraphs: Sequence[str], top: float = 760, indent: float = 0, gap: float = 10
) -> list[Printed]:
    """The lines of paragraphs, one below the other."""
    lines: list[Printed] = []
    for paragraph in paragraphs:
        for n, text in enumerate(paragraph):
            lines.append((72 + (indent if n == 0 else 0), top, text))
            top -= 14
        top -= gap
    return lines


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Ansa Post</title>
<meta property="og:site_name" content="Ansa Post"><meta name="author" content="Ona Vell; Per Ash">
<meta property="article:published_time" content="2024-03-08T10:00:00+02:00">
<link rel="canonical" href="https://ansapost.example/2024/pact">
<script>document.write("never shown")</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<article><h1>{title}</h1>{body}</article>
<aside><h3>Most read</h3><a href="/x">Ten ways to boil an egg</a></aside>
<footer>Copyright 2019 Ansa Post. All rights reserved.</footer></body></html>
"""


def page(*paragraphs: str, title: str = PARAGRAPHS[0]) -> bytes:
    """A page of a newspaper with all that stands around an article."""
    return PAGE.format(title=title, body="".join(f"<p>{each}</p>" for each in paragraphs)).encode()
