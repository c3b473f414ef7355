"""RIS references, for Zotero, EndNote and Citavi."""

from __future__ import annotations

from collections.abc import Iterator

from store.export.cited import authors_of, cited, known_date, quotes_of, tags_of
from store.export.identifiers import web_address
from store.export.selection import Found
from store.export.view import Request, View
from store.export.wording import date_of, one_line, title_of

_MOST_QUOTES = 50


def write(view: View, request: Request) -> Iterator[bytes]:
    """A reference for each article, with the statements that the query finds in it as notes."""
    for found in cited(view, request):
        yield "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in _fields(found)).encode(
            "utf-8", "replace"
        )


def _fields(found: Found) -> Iterator[tuple[str, str]]:
    article = found.opened.article
    yield "TY", "NEWS"
    yield "ID", article.id[:12]
    yield "TI", title_of(article)
    for author in authors_of(article):
        yield "AU", author
    if article.publisher:
        yield "T2", article.publisher
    year, month, day = known_date(article.published)
    if year:
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    elif article.published:
        yield "N1", f"Date: {date_of(article.published)} ({article.published})"
    if url := web_address(article.url):
        yield "UR", url
    if article.language:
        yield "LA", article.language
    for tag in tags_of(found):
        yield "KW", tag
    for number, quote in enumerate(quotes_of(found)):
        if number < _MOST_QUOTES:
            yield "N1", quote
    yield "ER", ""
