"""Saved pages and web archives: the article and its fields, nothing that stands around it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake.making import PARAGRAPHS, only, page, reason

TITLE, *BODY = PARAGRAPHS
CANONICAL = '<link rel="canonical" href="https://ansapost.example/2024/pact">'


def test_the_article_comes_without_what_stands_around_it() -> None:
    article = only(page(*BODY), ".html").article
    assert article.text == "\n\n".join(BODY) + "\n"
    assert (article.title, article.published, article.publisher) == (TITLE, "2024-03-08", "Ansa Post")
    assert (article.author, article.language) == ("Ona Vell, Per Ash", "en")
    assert article.url == "https://ansapost.example/2024/pact"


def test_paragraphs_and_quotation_marks_are_kept() -> None:
    article = only(
        page(
            BODY[0],
            "<q>It is <em>high</em> time,</q> said Solen.<br>&ldquo;Now,&rdquo; she added&nbsp;quietly.",
            "Then &#147;all&#148; went home, said the <b>minister</b> of labour.",
        ),
        ".html",
    ).article
    assert article.text.split("\n\n")[1:] == [
        "“It is high time,” said Solen.\n“Now,” she added quietly.",
        "Then “all” went home, said the minister of labour.\n",
    ]


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "koi8-r", "utf-16"])
def test_the_charset_is_what_the_page_says(charset: str) -> None:
    text = "Союз ждёт ответа до июня." if charset == "koi8-r" else "The café “Zoë” – open."
    source = page(BODY[0], text * 4).decode().replace('charset="utf-8"', f'charset="{charset}"')
    data = source.encode("cp1252" if charset == "iso-8859-1" else charset)
    assert text * 4 in only(data, ".html").article.text


def test_the_address_is_the_one_it_was_saved_from() -> None:
    source = page(*BODY).decode().replace(CANONICAL, "")
    saved = "<!-- saved from url=(0031)https://ansapost.example/x/1?a=b -->\n"
    data = source.replace("<html", f"{saved}<html").encode()
    assert only(data, ".html").article.url == "https://ansapost.example/x/1?a=b"


def test_no_date_is_guessed_from_a_copyright_line() -> None:
    source = page(*BODY).decode().replace("2024-03-08T10:00:00+02:00", "")
    assert only(source.encode(), ".html").article.published is None


def test_a_page_without_an_article_is_refused() -> None:
    assert "no article" in reason(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", ".html")


def mhtml(html: bytes, encoding: str) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://ansapost.example/saved"
    message["Subject"] = "Dockers sign"
    message["MIME-Version"] = "1.0"
    message.set_content(html, "text", "html", cte=encoding)
    message.add_related(b"\x89PNG\r\n", "image", "png", cid="<a@b>")
    message.replace_header("Content-Type", 'multipart/related; type="text/html"; boundary="----x"')
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_web_archive_gives_its_page(encoding: str) -> None:
    source = page(*BODY).decode().replace(CANONICAL, "")
    one = only(mhtml(source.encode(), encoding), ".mhtml")
    assert one.article.text == "\n\n".join(BODY) + "\n"
    assert one.article.url == "https://ansapost.example/saved"
    assert one.article.imported
    assert one.article.imported.reader == "web archive"


def test_a_web_archive_without_a_page_is_refused() -> None:
    assert "no page" in reason(
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", ".mht"
    )


def test_what_a_browser_puts_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    from store.intake import find_files

    (tmp_path / "pact_files").mkdir()
    (tmp_path / "pact_files" / "frame.html").write_bytes(page(*BODY))
    (tmp_path / "pact.html").write_bytes(page(*BODY))
    assert [path.name for path in find_files([tmp_path])] == ["pact.html"]
