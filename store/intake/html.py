"""Saved web pages: the article without what stands around it, and what the page says of itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from store.errors import RefusedError
from store.intake import plain_text
from store.intake.bundles import IN_DOUBT, SIGNS_IN_HTML, articles
from store.intake.cleaning import day, join, line
from store.intake.found import Found, How
from store.intake.fragments import paragraphs
from store.intake.libraries import library
from store.records import Article

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_LATIN = ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii")
_HEAD = 4096
_INLINE_FILE = re.compile(rb"""(?<=["'(])data:[\w/+.;=-]{0,100},[^"')\s]{100,}""")
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(https?://[^\s<>]{1,2000})")
_LEAST = 60
"""Characters below which a page holds no article."""
_BLOCKS = frozenset(("p", "head", "item", "quote", "code", "row", "ab"))
_TOO_DEEP = "Excessive depth"


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The article of a saved page, or those of a database download; raises RefusedError if there is none."""
    download = articles("\n".join(paragraphs(decode(data)))) if SIGNS_IN_HTML.search(data) else None
    if download:
        yield from download
    else:
        remark = "" if download is None else IN_DOUBT
        yield Found(article=article(data, address=_saved_from(data)), remark=remark)


def article(data: bytes, *, address: str | None = None, charset: str | None = None) -> Article:
    """The article of the page in `data`; `address` and `charset` are what is known from elsewhere."""
    trafilatura = library("trafilatura", "trafilatura", "html")
    tree = parse(data, charset)
    _mark_quotes(tree)
    language = line(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    page = trafilatura.bare_extraction(
        tree,
        url=address,
        include_comments=False,
        with_metadata=True,
        # Only dates that the page states: a guess from a copyright line would be a wrong year.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    blocks = [] if page is None else list(_paragraphs(page.body))
    title = line(page.title) if page else None
    if title and blocks[:1] and line(blocks[0]) == title:
        del blocks[0]
    text = join(blocks)
    if page is None or len(text) < _LEAST:
        raise RefusedError("no article was found on the page", "Save its text as a .txt file.")
    return Article(
        text=text,
        title=title,
        published=day(page.date),
        publisher=line(page.sitename or page.hostname),
        author=line(page.author.replace(";", ",") if page.author else None),
        url=web_address(page.url) or address,
        language=language,
    )


def parse(data: bytes, charset: str | None = None) -> Any:
    """The tree of a page; scripts in it are never run and nothing it names is loaded."""
    html = library("lxml.html", "lxml", "html")
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    text = decode(_INLINE_FILE.sub(b"", data), charset)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ValueError, library("lxml.etree", "lxml", "html").LxmlError) as error:
        raise RefusedError(f"it can't be read as a web page: {line(str(error))}") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise RefusedError("its elements are nested deeper than any page needs")
    return tree


def decode(data: bytes, charset: str | None = None) -> str:
    """The page as text: in the charset it came with or states, else as any text file."""
    stated = _CHARSET.search(data[:_HEAD])
    for name in (charset, stated[1].decode("ascii") if stated else None):
        # A byte order mark outranks what a page says, and what is called Latin-1 is Windows-1252.
        if name and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            alias = name.lower().replace("_", "-")
            try:
                return data.decode("cp1252" if alias in _LATIN else alias)
            except (LookupError, UnicodeError):
                continue
    return plain_text.decode(data)


def web_address(url: str | None) -> str | None:
    """`url` if it is an address on the web."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _saved_from(data: bytes) -> str | None:
    found = _SAVED_FROM.search(data[:_HEAD])
    return found[1].decode("ascii", "ignore") if found else None


def _mark_quotes(tree: Any) -> None:
    """Write out the quotation marks that browsers add to `q` elements."""
    for element in tree.iter("q"):
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"
        element.tag = "span"


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of each innermost block; table cells are parted by tabs."""
    for element in body:
        if element.tag == "row":
            yield "\t".join(_text(cell) for cell in element)
        elif element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element):
            yield _text(element)
        elif len(element):
            if (element.text or "").strip():
                yield str(element.text)
            yield from _paragraphs(element)
        else:
            yield _text(element)
        if (element.tail or "").strip():
            yield str(element.tail)


def _text(element: Any) -> str:
    parts = [" ".join((element.text or "").split(" "))]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)
