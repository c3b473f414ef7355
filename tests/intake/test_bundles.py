"""Downloads from news databases, on made-up samples: one article each, and one in all if in doubt."""

from __future__ import annotations

import io

import pytest
from docx import Document

from store.intake import Found
from tests.intake.making import docx, found, only

NEXIS = """Date and Time: Friday, March 15, 2024 10:00:00 AM
Documents (2)
1. Dockers sign a pact
2. Ferry crews strike

Dockers sign a pact
Ansa Post
March 8, 2024 Friday

Copyright 2024 Ansa Post All Rights Reserved

Section: NEWS; Pg. 3
Length: 30 words
Byline: By Ona Vell
Body

Minister Mira Solen said on Friday that the wages of all crews in the harbour would rise before June.

“We will sign,” said Havel.
Load-Date: March 9, 2024

End of Document

Ferry crews strike
Kestria Times
9 March 2024

Length: 20 words
Body

The crews will strike on Monday.

Load-Date: March 9, 2024
End of Document
"""
COUNTED = """                               1 of 2 DOCUMENTS

                                   Ansa Post

                              March 8, 2024 Friday
                                 First Edition

Dockers sign a pact with the ministry after
long talks

BYLINE: By Ona Vell

LENGTH: 34 words

DATELINE: PORT ANSA

Minister Solen said that wages would
rise.

In June the union will decide.

LOAD-DATE: March 9, 2024

                          Copyright 2024 Ansa Post

                               2 of 2 DOCUMENTS

                                   Kestria Times

                              March 9, 2024 Saturday

Ferry crews strike

LENGTH: 3 words

The crews will strike on Monday.

LOAD-DATE: March 9, 2024
"""
TAGGED = """HD  Dockers sign a pact
BY  By Ona Vell
WC  34 words
PD  8 March 2024
SN  Ansa Post
LA  English
CY  (c) 2024 Ansa Post

LP
Minister Solen said that wages would rise.

TD
IN June the union will decide.

CO  dockrs : Dockers
AN  Document ANSA000020240308ek38000xa

HD  Ferry crews strike
WC  34 words
PD  9 March 2024
SN  Kestria Times
LP
The crews will strike on Monday.
AN  Document KEST000020240309ek38000xb
"""
PLAIN = """Dockers sign a pact
By Ona Vell
34 words
8 March 2024
10:30
Ansa Post
ANSA
English
(c) 2024 Ansa Post

Minister Solen said that wages would rise.

In June the union will decide.

Document ANSA000020240308ek38000xa

Ferry crews strike
7 words
9 March 2024
Kestria Times
KEST
English
Copyright 2024 Kestria Times

The crews will strike on Monday.

Document KEST000020240309ek38000xb
"""


def fields(one: Found) -> tuple[str | None, ...]:
    article = one.article
    return (article.title, article.publisher, article.published, article.author)


def word(text: str) -> bytes:
    document = Document()
    for each in text.split("\n"):
        document.add_paragraph(each)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rtf(text: str) -> bytes:
    escaped = "".join(char if ord(char) < 128 else rf"\u{ord(char)}?" for char in text)
    return (r"{\rtf1\ansi " + escaped.replace("\n", r"\par ") + "}").encode()


def html(text: str) -> bytes:
    return (
        "<html><body>" + "".join(f"<p>{each}</p>" for each in text.split("\n")) + "</body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("make", "suffix"),
    [(str.encode, ".txt"), (word, ".docx"), (rtf, ".rtf"), (html, ".html")],
    ids=["txt", "docx", "rtf", "html"],
)
@pytest.mark.parametrize("text", [NEXIS, PLAIN], ids=["nexis", "factiva"])
def test_each_article_has_its_fields(make: object, suffix: str, text: str) -> None:
    assert callable(make)
    one, two = found(make(text), suffix)
    assert (one.place, two.place) == ("article 1", "article 2")
    assert fields(one) == ("Dockers sign a pact", "Ansa Post", "2024-03-08", "Ona Vell")
    assert fields(two) == ("Ferry crews strike", "Kestria Times", "2024-03-09", None)
    assert two.article.text == "The crews will strike on Monday.\n"
    last = "“We will sign,” said Havel." if text is NEXIS else "In June the union will decide."
    assert one.article.text.split("\n\n")[1] == f"{last}\n"


def test_the_older_layout_with_wrapped_lines() -> None:
    one, two = found(COUNTED.encode(), ".txt")
    assert fields(one) == (
        "Dockers sign a pact with the ministry after long talks",
        "Ansa Post",
        "2024-03-08",
        "Ona Vell",
    )
    assert (
        one.article.text == "Minister Solen said that wages would rise.\n\nIn June the union will decide.\n"
    )
    assert fields(two) == ("Ferry crews strike", "Kestria Times", "2024-03-09", None)
    assert two.article.text == "The crews will strike on Monday.\n"


def test_field_tags_in_lines_and_in_tables() -> None:
    for one, two in (found(TAGGED.encode(), ".txt"), found(tables(TAGGED), ".docx")):
        assert fields(one) == ("Dockers sign a pact", "Ansa Post", "2024-03-08", "Ona Vell")
        assert one.article.text == (
            "Minister Solen said that wages would rise.\n\nIN June the union will decide.\n"
        )
        assert fields(two) == ("Ferry crews strike", "Kestria Times", "2024-03-09", None)


def tables(text: str) -> bytes:
    """The fields as a download puts them into Word: a table for each article, a row for each field."""
    document = Document()
    for block in text.split("\n\nHD"):
        table = document.add_table(0, 2)
        for row in (
            ("HD" + block.removeprefix("HD")).replace("P\n", "P  ").replace("TD\n", "TD  ").split("\n")
        ):
            tag, _, words = row.partition("  ")
            if tag.strip():
                cells = table.add_row().cells
                cells[0].text, cells[1].text = tag, words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Some story.\nEnd of Document\nmore words here\n",
        NEXIS.replace("Body", "Words", 1),
        COUNTED.replace("2 of 2", "3 of 3"),
        PLAIN.replace("34 words", "many words"),
    ],
    ids=["no fields", "no body", "wrong numbers", "no count"],
)
def test_in_doubt_a_file_is_one_article_and_that_is_said(text: str) -> None:
    one = only(text.encode(), ".txt")
    assert one.article.text == text
    assert one.remark.startswith("taken as one article")


def test_reports_that_only_mention_such_marks_are_left_alone() -> None:
    text = "A report.\n\nHe wrote: End of Document, and Document 12 of 20 DOCUMENTS was read.\n"
    one = only(text.encode(), ".txt")
    assert (one.article.text, one.remark) == (text, "")
    assert only(docx(), ".docx").remark == ""
