"""One article of a database download, and what the layouts have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)\s|©)", re.IGNORECASE)
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_WRAPPED_AT = 90


class Part(Struct, kw_only=True):
    """The lines of an article's text, and its fields as printed; `published` is EDTF."""

    body: Sequence[str] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None


def author(byline: str) -> str:
    """The name in a byline."""
    return _BY.sub("", byline, count=1) if _BY.match(byline) else byline


def filled(lines: Sequence[str]) -> list[str]:
    """The lines that are not blank."""
    return [each for each in lines if each]


def unwrapped(body: Sequence[str], document: Sequence[str]) -> list[str]:
    """The paragraphs of a text: its lines, or what blank lines part if the document's lines are wrapped."""
    if max(map(len, document), default=0) > _WRAPPED_AT or "" not in body:
        return filled(body)
    return [" ".join(group) for is_filled, group in groupby(body, key=bool) if is_filled]


def sections(lines: Sequence[str], end: re.Pattern[str]) -> list[list[str]]:
    """The lines before each end mark; none if more than blank lines follow the last one."""
    found: list[list[str]] = [[]]
    for each in lines:
        if end.fullmatch(each):
            found.append([])
        else:
            found[-1].append(each)
    return [] if filled(found.pop()) else found
