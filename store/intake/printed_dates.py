"""Dates as publishers print them; what can be read in two ways is left alone."""

from __future__ import annotations

import re
from datetime import date

from store.edtf import MONTHS
from store.intake.cleaning import day

_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY_FIRST = re.compile(rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")


def printed_day(text: str | None) -> str | None:
    """The EDTF date that `text` begins with or names ("Friday, 8 March 2024"); None if it is not certain.

    `3/8/2024` could be March or August and gives None.
    """
    value = (text or "").strip()
    return day(value) or _named(value) or _numbered(value)


def _named(value: str) -> str | None:
    found = _DAY_FIRST.search(value) or _MONTH_FIRST.search(value)
    if found:
        return _iso(int(found["year"]), _NUMBER[found["month"][:3].lower()], int(found["day"]))
    if found := _MONTH_ONLY.search(value):
        return f"{found['year']}-{_NUMBER[found['month'][:3].lower()]:02}"
    return None


def _numbered(value: str) -> str | None:
    if found := _YEAR_FIRST.match(value) or _COMPACT.match(value):
        year, month, number = map(int, found.groups())
        return _iso(year, month, number)
    if found := _DOTS.match(value):
        number, month, year = map(int, found.groups())
        return _iso(year, month, number)
    if found := _SLASHES.match(value):
        first, second, year = map(int, found.groups())
        if first > 12 or first == second:
            return _iso(year, second, first)
        if second > 12:
            return _iso(year, first, second)
    return None


def _iso(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
