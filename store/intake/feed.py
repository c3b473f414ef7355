"""RSS and Atom files: an article for each entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from time import struct_time
from typing import Any

from store.errors import RefusedError
from store.intake.cleaning import join, line
from store.intake.found import Found, How, Opened, Refusal
from store.intake.fragments import paragraphs
from store.intake.html import web_address
from store.intake.zipped import check_entities
from store.records import Article

_MAILED = re.compile(r"\S+@\S+\s+\((.+)\)")
"""RSS wants an address with the author's name in brackets."""
_CUT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*$")


def read(data: bytes, how: How) -> Iterator[Opened]:  # noqa: ARG001
    """The entries of the feed in the file; raises RefusedError. Nothing that it links to is fetched."""
    import feedparser

    check_entities(data)
    # From a stream: text could be taken for the address or the name of a file to open.
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise RefusedError(f"it is no feed: {line(str(feed.get('bozo_exception', 'no entries')))}")
    if not feed.entries:
        raise RefusedError("there are no entries in the feed")
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(f"entry {number}", entry, feed.feed)


def _article(place: str, entry: Any, feed: Any) -> Opened:
    bodies = [str(each.get("value") or "") for each in entry.get("content", ())]
    whole = max(bodies, key=len, default="")
    summary = str(entry.get("summary") or "")
    text = join(paragraphs(whole or summary))
    title = line(" ".join(paragraphs(str(entry.get("title") or ""))))
    if not text:
        return Refusal(place=place, reason="there is no text in it")
    source = entry.get("source") or {}
    return Found(
        place=place,
        remark="the feed holds only its beginning" if _CUT.search(text) else "",
        article=Article(
            text=text,
            title=title,
            published=_day(entry),
            publisher=line(source.get("title") or feed.get("title")),
            author=line(_MAILED.sub(r"\1", str(entry.get("author") or ""))),
            url=web_address(entry.get("link")),
            language=line(feed.get("language")),
        ),
    )


def _day(entry: Mapping[str, Any]) -> str | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return "{:04}-{:02}-{:02}".format(*moment[:3]) if isinstance(moment, struct_time) else None
