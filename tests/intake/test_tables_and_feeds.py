"""Rows of tables and entries of feeds as articles."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from openpyxl import Workbook

from store.errors import RefusedError
from store.intake import Refusal
from store.intake.printed_dates import printed_day
from tests.intake.making import found, only, opened, reason

SAID = 'Solen said: "Yes."\n\nShe left.'
LONG = "Solen said that the wages of the crews would rise before the harvest. " * 4


def xlsx(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    assert book.active
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


CSV = (
    "Headline;Publication Date;Source;By-line;Body;URL\r\n"
    'A pact;8 March 2024;Ansa Post;Ona Vell;"Solen said: ""Yes.""\r\n\r\nShe left.";https://ansapost.example/1\r\n'
    ";;;;;\r\n"
    "No text;2024-03-09;Ansa Post;;;\r\n"
    "Two;3/8/2024;Ansa Post;;=Some words.;\r\n"
)


def test_columns_are_guessed_by_their_names() -> None:
    one, empty, two = opened(CSV.encode("cp1252"), ".csv")
    assert not isinstance(one, Refusal)
    article = one.article
    assert (one.place, article.text) == ("row 2", 'Solen said: "Yes."\n\nShe left.')
    assert (article.title, article.published, article.publisher) == ("A pact", "2024-03-08", "Ansa Post")
    assert (article.author, article.url) == ("Ona Vell", "https://ansapost.example/1")
    assert article.imported
    assert article.imported.file == "file: row 2"
    assert isinstance(empty, Refusal)
    assert (empty.place, empty.reason) == ("row 4", "there is no text in it")
    assert not isinstance(two, Refusal)
    assert (two.article.text, two.article.published) == ("=Some words.", None)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (CSV.replace(";", "\t").encode(), ".tsv"),
        (CSV.replace(";", ",").encode("utf-8-sig"), ".csv"),
        (xlsx(("Title", "Text", "Date"), ("A pact", SAID, datetime.date(2024, 3, 8))), ".xlsx"),
        (json.dumps({"title": "A pact", "text": SAID, "date": "2024-03-08T01:00Z"}).encode(), ".jsonl"),
        (json.dumps([{"Title": "A pact", "Full_Text": SAID, "date": "20240308"}]).encode(), ".json"),
    ],
    ids=["tsv", "csv", "xlsx", "jsonl", "json"],
)  # fmt: skip
def test_all_kinds_of_tables(data: bytes, suffix: str) -> None:
    first = opened(data, suffix)[0]
    assert not isinstance(first, Refusal)
    assert first.article.text == SAID
    assert (first.article.title, first.article.published) == ("A pact", "2024-03-08")


def test_columns_can_be_set() -> None:
    data = b"id,kop,tekst\n1,A pact,Some words.\n"
    assert "--columns text=COLUMN" in reason(data, ".csv")
    one = found(data, ".csv", text="tekst", title="kop")[0]
    assert (one.article.text, one.article.title) == ("Some words.", "A pact")
    with pytest.raises(RefusedError, match="no column “inhoud”; there are id, kop, tekst"):
        found(data, ".csv", text="inhoud")


def test_a_column_of_prose_is_taken_for_the_text_and_that_is_said() -> None:
    one, two = found(f"id,tekst\n1,{LONG}\n2,{LONG}!\n".encode(), ".csv")
    assert one.remark == "its text is the column “tekst”"
    assert (two.article.text, two.remark) == (LONG + "!", "")


def test_tables_without_rows_and_broken_ones_are_refused() -> None:
    assert "no rows" in reason(b"title,text\n", ".csv")
    assert "no rows" in reason(xlsx(), ".xlsx")
    assert "no sound Excel workbook" in reason(b"words", ".xlsx")
    assert "neither an export" in reason(b'{"a": 1}', ".json")
    assert "no line of it" in reason(b"words\nmore", ".jsonl")
    good, broken = opened(b'{"text": "Some words."}\nwords\n', ".jsonl")
    assert not isinstance(good, Refusal)
    assert isinstance(broken, Refusal)
    assert broken.place == "line 2"


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Friday, 8 March 2024", "2024-03-08"),
        ("March 8th, 2024 10:00", "2024-03-08"),
        ("8 Mar. 2024", "2024-03-08"),
        ("Fri, 08 Mar 2024 10:00:00 GMT", "2024-03-08"),
        ("2024/3/8", "2024-03-08"),
        ("08.03.2024", "2024-03-08"),
        ("13/03/2024", "2024-03-13"),
        ("03/13/2024", "2024-03-13"),
        ("03/08/2024", None),
        ("March 2024", "2024-03"),
        ("XXXX-10-30", "XXXX-10-30"),
        ("8 March", None),
        ("31 February 2024", None),
        ("2024-13-45", None),
        ("soon", None),
        ("", None),
    ],
)
def test_printed_dates(printed: str, day: str | None) -> None:
    assert printed_day(printed) == day


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ansa Post</title><language>en</language><item><title>Dockers &amp;amp; ministry</title>
<link>https://ansapost.example/1</link><pubDate>Fri, 08 Mar 2024 10:00:00 GMT</pubDate>
<author>desk@ansapost.example (Ona Vell)</author><description>Solen said yes …</description>
<content:encoded>&lt;p&gt;Solen said &lt;q&gt;yes&lt;/q&gt;.&lt;/p&gt;
&lt;p&gt;She left.&lt;/p&gt;</content:encoded>
</item><item><title>Two</title><description>The crews wait …</description></item>
<item><title>Three</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Kestria Times</title><entry><title>Ferries</title>
<id>x</id><updated>2024-03-09T10:00:00Z</updated><author><name>Per Ash</name></author>
<content type="html">&lt;div&gt;The crews strike.&lt;/div&gt;</content></entry></feed>"""


def test_rss_entries_are_articles() -> None:
    one, two, three = opened(RSS.encode(), ".xml")
    assert not isinstance(one, Refusal)
    article = one.article
    assert (one.place, article.text) == ("entry 1", "Solen said “yes”.\n\nShe left.\n")
    assert (article.title, article.published) == ("Dockers & ministry", "2024-03-08")
    assert (article.publisher, article.author, article.language) == ("Ansa Post", "Ona Vell", "en")
    assert article.url == "https://ansapost.example/1"
    assert not isinstance(two, Refusal)
    assert two.remark == "the feed holds only its beginning"
    assert isinstance(three, Refusal)


def test_atom_entries_are_articles_whatever_the_ending() -> None:
    article = only(ATOM.encode(), ".atom").article
    assert (article.text, article.author, article.published) == (
        "The crews strike.\n",
        "Per Ash",
        "2024-03-09",
    )
    assert only(ATOM.encode(), ".txt").article == only(ATOM.encode(), ".txt").article
    assert only(ATOM.encode(), None).article.publisher == "Kestria Times"


def test_what_is_no_feed_is_refused() -> None:
    assert "no feed" in reason(b"<?xml version='1.0'?><x>words</x>", ".xml")
    assert "no entries" in reason(b'<rss version="2.0"><channel><title>x</title></channel></rss>', ".rss")
