"""What a date expression means once the day of publication is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from store.edtf import bounds, parse
from store.reading.document import Document
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.dates.words import FUTURE, PAST, SEASONS

_LOOKBACK = 14  # tokens on either side in which the tense is looked for


def publication_day(published: str | None) -> date | None:
    """The day that an EDTF publication date fixes, None if it fixes none."""
    if not published:
        return None
    try:
        first, last = bounds(parse(published))
    except ValueError:
        return None
    return first if first and first == last else None


def is_future(document: Document, expression: DateExpression) -> bool:
    """Whether the words around the expression speak of what is still to come; the nearest decides."""
    i = document.token_at(expression.start)
    first, last = document.sentences[document.sentence_of[i]]
    beyond = document.token_at(max(expression.start, expression.end - 1)) + 1
    backward = range(i - 1, max(first, i - _LOOKBACK) - 1, -1)
    forward = range(beyond, min(last, beyond + _LOOKBACK))
    for j in (*backward, *forward):
        word = document.lower[j]
        if word in FUTURE:
            return True
        if word in PAST or (word.endswith("ed") and len(word) > 4):
            return False
    return False


def resolve(expression: DateExpression, published: date, future: bool) -> str | None:
    """The EDTF with the publication day known; None if that adds nothing."""
    edtf, shift, unit = expression.edtf, expression.shift, expression.unit
    if unit == "weekday" and expression.weekday is not None:
        return _weekday(published, expression.weekday, shift, future).isoformat()
    if shift is None:
        return None if not edtf.startswith("XXXX-") else _nearest(edtf, published, future)
    if unit == "named month":
        return _named_month(edtf, published, shift)
    if unit == "season" or (unit == "year" and len(edtf) > 4):
        return edtf.replace("XXXX", f"{published.year + shift:04d}") if _year_fits(published, shift) else None
    return _moved(published, shift, unit)


def _year_fits(day: date, shift: int) -> bool:
    return 1 <= day.year + shift <= 9999


def _moved(day: date, shift: int, unit: str) -> str | None:
    """The day, week, month, quarter or year that lies `shift` units from `day`."""
    try:
        if unit == "year":
            return f"{day.year + shift:04d}" if _year_fits(day, shift) else None
        if unit == "month":
            months = day.year * 12 + day.month - 1 + shift
            return f"{date(months // 12, months % 12 + 1, 1):%Y-%m}"
        if unit == "quarter":
            quarters = day.year * 4 + (day.month - 1) // 3 + shift
            return f"{quarters // 4:04d}-{33 + quarters % 4}"
        if unit == "week":
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if unit in ("day", "night", "morning", "afternoon", "evening"):
            return (day + timedelta(days=shift)).isoformat()
    except (OverflowError, ValueError):
        return None
    return None


def _weekday(published: date, weekday: int, shift: int | None, future: bool) -> date:
    """The latest such day up to publication, or the next one after it."""
    back = (published.weekday() - weekday) % 7
    if shift == -1 and back == 0:
        back = 7
    if shift == 1 or (shift is None and future and back):
        back -= 7
    try:
        return published - timedelta(days=back)
    except OverflowError:
        return published


def _named_month(edtf: str, published: date, shift: int) -> str:
    month, year = int(edtf[5:7]), published.year
    if shift < 0 and month >= published.month:
        year -= 1
    if shift > 0 and month <= published.month:
        year += 1
    return f"{year:04d}-{month:02d}"


def _nearest(edtf: str, published: date, future: bool) -> str | None:
    """`edtf` with the year in which it last came before publication, or comes next after it."""
    rest = edtf.partition("/")[0][5:]
    if "X" in rest:
        return None
    if rest[:2] > "12":
        return (
            edtf.replace("XXXX", f"{published.year:04d}")
            if rest[:2] not in map(str, SEASONS.values())
            else None
        )
    month, _, day = rest.partition("-")
    year = published.year
    reference = (published.month, published.day) if day else (published.month,)
    wanted = (int(month), int(day)) if day else (int(month),)
    if future and wanted < reference:
        year += 1
    elif not future and wanted > reference:
        year -= 1
    if day and int(day) > monthrange(max(1, min(year, 9999)), int(month))[1]:
        return None
    if "/" not in edtf:
        return edtf.replace("XXXX", f"{year:04d}")
    start, _, end = edtf.partition("/")
    following = year + 1 if end[5:] < start[5:] else year
    return f"{start.replace('XXXX', f'{year:04d}')}/{end.replace('XXXX', f'{following:04d}')}"
