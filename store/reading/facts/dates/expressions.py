"""Where a text speaks of dates, and what each expression means by itself.

A pattern is tried only at a token that can begin it, so the time is linear in the number of tokens.
"""

from __future__ import annotations

from collections.abc import Callable

from store.reading.document import Document
from store.reading.facts.dates import patterns
from store.reading.facts.dates import words as vocabulary
from store.reading.facts.dates.calendar import (
    calendar,
    century,
    day_first,
    decade,
    edtf_of,
    fiscal,
    iso,
    month_first,
    month_number,
    one_year,
    slashed,
    years,
)
from store.reading.facts.dates.expression import DateExpression, Found
from store.reading.facts.dates.relative import (
    article,
    duration,
    feast,
    quarter,
    relative_day,
    season,
    shifted,
    weekday,
    year_end,
)
from store.reading.facts.phrasing.number_words import CARDINALS, ORDINALS


def find_expressions(document: Document) -> list[DateExpression]:
    """Every date expression in text order; none overlaps another."""
    found: list[DateExpression] = []
    covered = 0
    starts = document.starts
    for i, word in enumerate(document.lower):
        begins = _BEGINNINGS.get(word)
        if begins is None:
            if "0" <= word[0] <= "9":
                begins = _numeric
            elif word[:2] == "fy" and word[2:3].isdecimal():
                begins = fiscal
            elif "-" in word:
                begins = _hyphenated
            else:
                continue
        if starts[i] < covered:
            continue
        for expression in begins(document, i):
            if expression.rule != "date:duration" or expression.shift is not None:
                expression.start = max(covered, _with_modifier(document, i, expression.start))
            found.append(expression)
            covered = expression.end
    return found


def _numeric(document: Document, i: int) -> Found:
    word = document.words[i]
    if word.isdecimal() and len(word) == 4:
        tries: tuple[Callable[[Document, int], Found], ...] = (iso, years, decade, duration, one_year)
    elif word.isdecimal():
        tries = (day_first, duration, century)
    elif "," in word or ":" in word:
        return []
    else:
        tries = (day_first, duration, century, slashed, years)
    for attempt in tries:
        found = attempt(document, i)
        if found:
            return found
    return []


def _hyphenated(document: Document, i: int) -> Found:
    head, _, tail = document.lower[i].partition("-")
    if head in ("mid", "early", "late") and tail:
        at = document.starts[i] + len(head) + 1
        match = patterns.MONTH_YEAR.match(document.text, at) or patterns.ONE_YEAR.match(document.text, at)
        if not match:
            return []
        if "a" in match.groupdict():
            return [DateExpression(document.starts[i], match.end(), match["a"], "date:year", 0.95)]
        found = calendar(match, edtf_of(match["year"], month_number(match["m1"])), "date:month", 0.95)
        for expression in found:
            expression.start = document.starts[i]
        return found
    if head in CARDINALS:
        return duration(document, i)
    return month_first(document, i) if head in vocabulary.ALL_MONTHS else []


# ---------------------------------------------------------------- what stands before


def _with_modifier(document: Document, i: int, start: int) -> int:
    """`start` moved over "early", "later" or "the end of" before the token `i`."""
    lower = document.lower
    if i and lower[i - 1] in ("early", "earlier", "late", "later", "mid"):
        return document.starts[i - 1]
    if i > 1 and lower[i - 1] == "of" and lower[i - 2] in vocabulary.PARTS_OF_MONTH:
        k = i - 2
        while k > 0 and i - k < 5 and (lower[k - 1] in vocabulary.BEFORE_PART or lower[k - 1] in ORDINALS):
            k -= 1
        return document.starts[k]
    return start


_BEGINNINGS: dict[str, Callable[[Document, int], Found]] = {
    **dict.fromkeys(vocabulary.ALL_MONTHS, month_first),
    **dict.fromkeys((f"{short}." for short in vocabulary.SHORT_MONTHS), month_first),
    **dict.fromkeys(vocabulary.WEEKDAYS, weekday),
    **dict.fromkeys(vocabulary.SHIFTS, shifted),
    **dict.fromkeys(vocabulary.RELATIVE_DAYS, relative_day),
    **dict.fromkeys(vocabulary.SEASONS, season),
    **dict.fromkeys(CARDINALS, duration),
    **dict.fromkeys(list(ORDINALS)[:4], quarter),
    **dict.fromkeys(("q1", "q2", "q3", "q4"), quarter),
    **dict.fromkeys(("a", "an"), article),
    **dict.fromkeys(("end", "year", "year-end"), year_end),
    "fy": fiscal,
    "christmas": feast,
}
