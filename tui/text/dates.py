"""EDTF dates read out plainly and shortly, never with a digit that the date leaves open."""

from __future__ import annotations

import re

from store import edtf

_MONTH = re.compile(r"\b(" + "|".join(month for month in edtf.MONTHS if len(month) > 3) + r")\b")
_UNKNOWN = ("year unknown", "month unknown", "a day, date unknown")
NO_DATE = "no date"
INFERRED = "≈"


def plain(date: str | None) -> str:
    """`date` for people: 8 Mar 2024, Jul 2023, 30 Oct, 2024–2028, 5 years; "no date" if nothing is known."""
    if not date:
        return NO_DATE
    words = edtf.plain(date)
    return NO_DATE if words in _UNKNOWN else _MONTH.sub(lambda month: month[0][:3], words)


def dated(date: str | None, inferred: str | None) -> str:
    """The date for people; `≈` says that it follows from the date of the article."""
    return f"{INFERRED}{plain(inferred)}" if inferred else plain(date)


def problem(date: str) -> str | None:
    """What is wrong with `date` as the date of an article, in words; None if it is fine."""
    try:
        parsed = edtf.parse(date)
    except ValueError as error:
        return str(error)
    return "an article has one date, no period" if parsed.interval or parsed.duration else None
