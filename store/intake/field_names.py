"""The fields of an article by the names under which tables, records and front matter hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable

FIELDS: dict[str, str] = {
    "text": "text fulltext articletext body articlebody bodytext content maintext story article",
    "title": "title headline heading hl",
    "published": "published date publisheddate datepublished publicationdate pubdate publishedat",
    "publisher": "publisher source outlet newspaper publication sitename newssource medium",
    "author": "author authors byline reporter writer creator",
    "url": "url link weblink address uri permalink",
    "language": "language lang",
    "provenance": "provenance",
}
"""Each field with the names by which it is known, without spaces and signs, the surest first."""


def fields_among(names: Iterable[str]) -> dict[str, str]:
    """Which of `names`, in any case and spacing, holds which field; of several for one the surest."""
    plain = {re.sub(r"[\W_]+", "", name).lower(): name for name in reversed(list(names))}
    return {
        field: next(plain[known] for known in words.split() if known in plain)
        for field, words in FIELDS.items()
        if any(known in plain for known in words.split())
    }
