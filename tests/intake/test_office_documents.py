"""Word, OpenDocument and RTF documents: paragraphs and properties."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.intake.making import PARAGRAPHS, TEXT, docx, odt, only, reason, replaced, zipped


def test_word_paragraphs_and_properties() -> None:
    made = datetime(2024, 3, 9)
    article = only(docx(author="Ona Vell", language="en", subject="Wages", created=made), ".docx").article
    assert article.text == TEXT
    assert (article.title, article.author, article.language) == (PARAGRAPHS[0], "Ona Vell", "en")
    # When a document was made is not when its text was published.
    assert (article.published, article.provenance) == (None, "document made on 2024-03-09; Wages")


def test_word_insertions_count_and_deletions_do_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("Solen will ")
    for kind, tag, words in (("del", "delText", "not "), ("ins", "t", "soon ")):
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="1"><w:r><w:{tag} xml:space="preserve">{words}</w:{tag}>'
                f"</w:r></w:{kind}>"
            )
        )
    paragraph.add_run("sign\tit.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Wage", "12"
    file = io.BytesIO()
    document.save(file)
    assert only(file.getvalue(), ".docx").article.text == "Solen will soon sign it.\n\nWage 12\n"


def test_what_programs_fill_in_is_no_title_and_no_author() -> None:
    document = Document()
    document.add_paragraph("Only one paragraph that ends with a full stop.")
    document.core_properties.title = "Microsoft Word - Document1"
    document.core_properties.author = "python-docx"
    file = io.BytesIO()
    document.save(file)
    article = only(file.getvalue(), ".docx").article
    assert (article.title, article.author) == (None, None)


def test_broken_word_documents_are_refused() -> None:
    assert "no sound Word document" in reason(b"just words", ".docx")
    assert "no sound Word document" in reason(zipped({"word/document.xml": "<w"}), ".docx")
    package = docx()
    assert "zip file" in reason(package[: len(package) // 2], ".docx")


def test_macros_are_refused() -> None:
    types = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
    ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"""
    assert "macros" in reason(replaced(docx(), "[Content_Types].xml", types), ".docx")


def test_opendocument_paragraphs_and_properties() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">A pact</text:h>'
        '<text:p>Solen said:<text:s text:c="2"/>“We <text:span>will</text:span><text:line-break/>sign.'
        "<office:annotation><text:p>a comment</text:p></office:annotation>”</text:p>"
        "<text:list><text:list-item><text:p>First.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell>"
        "<text:p>Wage</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell>"
        "</table:table-row></table:table><text:section><text:p>In a section.</text:p></text:section>"
    )
    meta = (
        "<dc:title>The pact</dc:title><meta:initial-creator>Ona Vell</meta:initial-creator>"
        "<meta:creation-date>2024-03-09T10:00:00</meta:creation-date><dc:language>en</dc:language>"
    )
    article = only(odt(body, meta), ".odt").article
    assert article.text == ("A pact\n\nSolen said: “We will\nsign.”\n\nFirst.\n\nWage 12\n\nIn a section.\n")
    assert (article.title, article.author, article.language) == ("A pact", "Ona Vell", "en")
    assert article.provenance == "document made on 2024-03-09"


def test_broken_opendocument_texts_are_refused() -> None:
    assert "its XML is broken" in reason(odt("<text:p>"), ".odt")
    assert "no sound OpenDocument text" in reason(b"words", ".odt")
    mark = {"mimetype": "application/vnd.oasis.opendocument.text"}
    assert "it has no content" in reason(zipped(mark, packed=False), ".odt")


def test_rtf_paragraphs_and_properties() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title A pact}{\author Ona Vell}"
        rb"{\creatim\yr2024\mo3\dy9}}{\*\generator Writer;}\f0 A pact for the docks\par\par "
        rb"Solen said: \ldblquote We will sign.\rdblquote\par Caf\'e9 \u8364? \u-10179?\u-8704?"
        rb" \emdash  open.\par}"
    )
    article = only(data, ".rtf").article
    assert article.text == "A pact for the docks\n\nSolen said: “We will sign.”\n\nCafé € 😀 — open.\n"
    assert (article.title, article.author, article.provenance) == (
        "A pact",
        "Ona Vell",
        "document made on 2024-03-09",
    )


@pytest.mark.parametrize("data", [b"words", b"", b"\\rtf1 words"])
def test_what_is_no_rtf_is_refused(data: bytes) -> None:
    assert "no RTF document" in reason(data, ".rtf")
