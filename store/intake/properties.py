"""What office documents say of themselves, less what their programs fill in."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

from store.intake.cleaning import day, line
from store.intake.plain_text import headline

_FILLED_IN = re.compile(
    r"(?:microsoft word|word document|do[ck]ument\s*\d*$|untitled|.*\.(?:docx?|rtf|odt|pdf|txt|indd)$)",
    re.IGNORECASE,
)
_NOBODY = frozenset("python-docx user admin administrator owner unknown author microsoft".split())


class Properties(Struct, frozen=True, kw_only=True):
    """The fields of an article that a document's properties give.

    When it was made is told in `provenance` and is not taken for the date of publication.
    """

    title: str | None
    author: str | None
    provenance: str | None


def properties(
    *, title: str | None, author: str | None, created: datetime | str | None, about: str | None = None
) -> Properties:
    """The properties that people, not programs, have written."""
    title, author, about = line(title), line(author), line(about)
    made = day(created.isoformat() if isinstance(created, datetime) else created)
    told = [f"document made on {made}" if made else "", about or ""]
    return Properties(
        title=title if title and not _FILLED_IN.match(title) else None,
        author=author if author and author.lower() not in _NOBODY else None,
        provenance="; ".join(filter(None, told)) or None,
    )


def title_of(stated: str | None, paragraphs: list[str]) -> str | None:
    """The stated title, or a first paragraph that reads like a headline."""
    kept = [each for each in paragraphs if each.strip()]
    return stated or headline("\n\n".join(kept[:2]))
