"""EDTF (ISO 8601-2), the notation of every date: checking, comparing, and reading it out.

What is understood: `2024-03-08`, `2024-03`, `2024` with `X` for digits that are not known
(`XXXX-10-30`, `201X`); seasons `2024-21` to `-24` and quarters `2024-33` to `-36`; a trailing `?`
(uncertain), `~` (approximate) or `%` (both); intervals `2024/2028`, open `2024/..` or with an unknown
end `2024/`; durations `P5Y`, `P1Y6M`, `P2W`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

HELP = "write it as 2024-03-08, 2024-03 or 2024, with X for what is not known (XXXX-10-30)"

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = {33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4"}
# First month and length in months, on the northern calendar; winter runs into the next year.
_SPANS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}

_POINT = re.compile(r"(?a:([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?([?~%]?))")
_DURATION = re.compile(r"(?a:P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(\d{1,6})H)?)")
_DURATION_UNITS = ("year", "month", "week", "day", "hour")
_QUALIFIED = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}


class Point(Struct, frozen=True):
    """One date; each part keeps its `X` digits, and is empty if it is not stated."""

    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""


class Edtf(Struct, frozen=True):
    """A checked EDTF value: a point in `start`; an interval (None: open or unknown end); or a duration."""

    text: str
    start: Point | None = None
    end: Point | None = None
    interval: bool = False
    duration: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Edtf:
    """The EDTF value that `text` writes; raises ValueError, in words for people, if it writes none."""
    value = text.strip().upper()
    if not value:
        raise ValueError(f"a date is missing: {HELP}")
    if value.startswith("P"):
        return _duration(value)
    if "/" not in value:
        return Edtf(value, start=_point(value))
    left, _, right = value.partition("/")
    start = None if left in ("", "..") else _point(left)
    end = None if right in ("", "..") else _point(right)
    if start is None and end is None:
        raise ValueError(f"“{value}” has neither a start nor an end")
    if start and end:
        first, last = _bounds(start)[0], _bounds(end)[1]
        if first and last and first > last:
            raise ValueError(f"“{value}” ends before it starts")
    return Edtf(value, start=start, end=end, interval=True)


def bounds(edtf: Edtf | str) -> tuple[date | None, date | None]:
    """The earliest and the latest day it can mean; None where the year is not known or an end is open."""
    value = parse(edtf) if isinstance(edtf, str) else edtf
    if value.interval:
        first = _bounds(value.start)[0] if value.start else None
        last = _bounds(value.end)[1] if value.end else None
        return first, last
    return _bounds(value.start) if value.start else (None, None)


def sort_key(edtf: Edtf | str | None) -> int:
    """The ordinal of the first day it can mean (of the last, for an open start); 0 if no year is known."""
    if edtf is None:
        return 0
    first, last = bounds(edtf)
    day = first or last
    return day.toordinal() if day else 0


def plain(edtf: Edtf | str) -> str:
    """It read out for people ("30 October", "2024–2028"); text that is no EDTF comes back as it is."""
    try:
        value = parse(edtf) if isinstance(edtf, str) else edtf
    except ValueError:
        return str(edtf)
    if value.duration:
        named = zip(value.duration, _DURATION_UNITS, strict=True)
        return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in named if n)
    if value.interval or value.start is None:
        return _plain_interval(value.start, value.end)
    return _plain(value.start)


# ---------------------------------------------------------------- reading


def _duration(value: str) -> Edtf:
    found = _DURATION.fullmatch(value)
    numbers = tuple(int(n or 0) for n in found.groups()) if found else ()
    if not any(numbers):
        raise ValueError(f"“{value}” is no duration: write P5Y for five years, P6M, P2W or P10D")
    return Edtf(value, duration=numbers)


def _point(value: str) -> Point:
    found = _POINT.fullmatch(value)
    if not found:
        raise ValueError(f"“{value}” is no date: {HELP}")
    year, month, day, qualifier = (part or "" for part in found.groups())
    if year == "0000":
        raise ValueError("there is no year 0000")
    if month and not _month_exists(month):
        raise ValueError(f"“{value}” has no such month: {month}")
    if day:
        _check_day(value, year, month, day)
    return Point(year, month, day, qualifier)


def _fits(pattern: str, number: int) -> bool:
    return all(p in ("X", d) for p, d in zip(pattern, f"{number:02d}", strict=True))


def _month_exists(month: str) -> bool:
    if month.isdigit():
        return 1 <= int(month) <= 12 or int(month) in _SPANS
    return any(_fits(month, n) for n in range(1, 13))


def _check_day(value: str, year: str, month: str, day: str) -> None:
    if month.isdigit() and int(month) > 12:
        raise ValueError(f"“{value}” gives a day to a season or quarter")
    longest = 31
    if month.isdigit():
        # With no year known, 29 February may exist.
        longest = monthrange(int(year) if year.isdigit() else 2000, int(month))[1]
    days = (int(day),) if day.isdigit() else range(1, 32)
    if not any(_fits(day, n) for n in days if 1 <= n <= longest):
        raise ValueError(f"“{value}” is a day that does not exist")


# ---------------------------------------------------------------- comparing


def _bounds(point: Point) -> tuple[date | None, date | None]:
    if point.year[0] == "X":
        return None, None
    low, high = max(1, int(point.year.replace("X", "0"))), int(point.year.replace("X", "9"))
    if not point.month.isdigit():
        return date(low, 1, 1), date(high, 12, 31)
    month = int(point.month)
    if month > 12:
        return _season_bounds(low, high, month)
    if point.day.isdigit():
        day = int(point.day)
        return (
            date(low, month, min(day, monthrange(low, month)[1])),
            date(high, month, min(day, monthrange(high, month)[1])),
        )
    return date(low, month, 1), date(high, month, monthrange(high, month)[1])


def _season_bounds(low: int, high: int, code: int) -> tuple[date, date]:
    first, length = _SPANS[code]
    last = first + length - 1
    if last > 12 and high < 9999:
        high, last = high + 1, last - 12
    last = min(last, 12)
    return date(low, first, 1), date(high, last, monthrange(high, last)[1])


# ---------------------------------------------------------------- reading out


def _plain(point: Point) -> str:
    return _QUALIFIED[point.qualifier] + _plain_bare(point)


def _plain_year(year: str) -> str:
    known = year.rstrip("X")
    if not known or "X" in known:
        return "" if year == "XXXX" else year
    return known + "0" * (4 - len(known)) + ("s" if len(known) < 4 else "")


def _plain_bare(point: Point) -> str:
    year = _plain_year(point.year)
    if not point.month:
        return year or "year unknown"
    month = _plain_month(point.month)
    if not point.day:
        return " ".join(part for part in (month, year) if part) or "month unknown"
    if point.day.isdigit():
        day = str(int(point.day)) if month else f"day {int(point.day)} of a month"
    else:
        day = "a day in" if month or year else "a day, date unknown"
    return " ".join(part for part in (day, month, year) if part)


def _plain_month(month: str) -> str:
    if not month.isdigit():
        return ""
    number = int(month)
    if number <= 12:
        return MONTHS[number - 1]
    return SEASONS.get(number) or QUARTERS[number]


def _plain_interval(start: Point | None, end: Point | None) -> str:
    if start is None or end is None:
        return f"from {_plain(start)}" if start else f"until {_plain(end)}" if end else ""
    days = start.day.isdigit() and end.day.isdigit() and not start.qualifier and not end.qualifier
    if days and (start.year, start.month) == (end.year, end.month) and start.month.isdigit():
        return f"{int(start.day)}–{_plain(end)}"
    if start.month and start.year == end.year and not start.qualifier and start.month.isdigit():
        head = _plain(Point("XXXX", start.month, start.day))
        return f"{head} – {_plain(end)}"
    simple = not (start.month or end.month)
    return f"{_plain(start)}–{_plain(end)}" if simple else f"{_plain(start)} – {_plain(end)}"
