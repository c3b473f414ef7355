"""Downloads from news databases (Nexis Uni, Factiva): many articles in one document, each with its fields.

What does not fit the layouts known here stays one article, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.intake import factiva, nexis
from store.intake.bundle_parts import Part, unwrapped
from store.intake.cleaning import clean, join, line
from store.intake.found import Found
from store.records import Article

IN_DOUBT = "taken as one article: it looks like a database download, but its articles can't be told apart"
_SIGNS = re.compile(rf"^[ \t|]*(?:{nexis.END}|{nexis.COUNT}|{factiva.END})[ \t|]*$", re.MULTILINE)
SIGNS_IN_HTML = re.compile(rb"End of Document|\d+ of \d+ DOCUMENTS?|Document [A-Z]{3,}[A-Za-z0-9]{10,}")
"""What a page must hold for a look at its lines to be worth it."""


def parted(text: str, whole: Found) -> Iterator[Found]:
    """The articles of a download whose lines are those of `text`; `whole` if it is none, or in doubt."""
    found = articles(text)
    if found:
        yield from found
    else:
        yield whole if found is None else replace(whole, remark=IN_DOUBT)


def articles(text: str) -> list[Found] | None:
    """The articles of a download whose lines are those of `text`; none if in doubt, None if it is none."""
    if not _SIGNS.search(text):
        return None
    lines = [each.strip(" \t|") for each in clean(text).split("\n")]
    parts = nexis.parts(lines) or nexis.counted_parts(lines) or factiva.parts(lines)
    return [
        Found(article=_article(part, lines), place=f"article {number}" if len(parts) > 1 else "")
        for number, part in enumerate(parts, start=1)
    ]


def _article(part: Part, lines: Sequence[str]) -> Article:
    return Article(
        text=join(unwrapped(part.body, lines)),
        title=line(part.title),
        published=part.published,
        publisher=line(part.publisher),
        author=line(part.author),
        language=line(part.language),
    )
