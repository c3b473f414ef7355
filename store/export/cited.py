"""The articles that an export cites, with what is cited of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store import edtf
from store.export.selection import Found, select
from store.export.view import Request, View
from store.export.wording import names_of, one_line, quote_of
from store.records import Article


def cited(view: View, request: Request) -> Iterator[Found]:
    """The articles in which the query finds something."""
    return select(view, request.query)


def authors_of(article: Article) -> list[str]:
    """The authors one by one: "A and B" and "A; B" are two; a comma may stand inside a name."""
    words = re.sub(r"^by\s+", "", one_line(article.author or ""), flags=re.IGNORECASE)
    return [part for part in re.split(r"\s*;\s*|\s+and\s+|\s*&\s*", words) if part]


def tags_of(found: Found) -> list[str]:
    """The tags on what is cited."""
    return list(dict.fromkeys(one_line(tag) for note in found.notes for tag in note.tags))


def quotes_of(found: Found) -> Iterator[str]:
    """The statements that are cited, each with who said it."""
    for statement in found.statements:
        who = ", ".join(names_of(found.opened, statement))
        yield f"{quote_of(found.text, statement)} ({who or 'unnamed source'})"


def known_date(published: str | None) -> tuple[str, str, str]:
    """Year, month and day as far as they are known for certain, each "" if not."""
    try:
        point = edtf.parse(published).start if published else None
    except ValueError:
        return "", "", ""
    if point is None or "X" in point.year:
        return "", "", ""
    month = point.month if point.month.isdigit() and int(point.month) <= 12 else ""
    return point.year, month, point.day if month and point.day.isdigit() else ""
