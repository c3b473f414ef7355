"""Where a text speaks of dates, and what each expression means by itself.

A pattern is tried only at a token that can begin it, so the time is linear in the number of tokens.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from store.reading.document import Document
from store.reading.facts import date_patterns as patterns
from store.reading.facts import date_words as vocabulary
from store.reading.facts.number_words import CARDINALS, ORDINALS, cardinal, ordinal


@dataclass(slots=True)
class DateExpression:
    """A date as printed: code points `start` to `end`, and the EDTF that the text alone supports.

    `shift` counts units of `unit` from the day of publication for a relative expression ("last month":
    -1 month); None when it follows from the calendar alone. `weekday` is 0 for Monday.
    """

    start: int
    end: int
    edtf: str
    rule: str
    confidence: float
    shift: int | None = None
    unit: str = ""
    weekday: int | None = None


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


Found = list[DateExpression]


# ---------------------------------------------------------------- calendar dates


def _edtf(year: str | None, month: int | None = None, day: str | None = None) -> str | None:
    """The parts as EDTF; None for a day that does not exist."""
    parts = [year or "XXXX"]
    if month:
        parts.append(f"{month:02d}")
    if day and month:
        number = int(re.sub(r"\D", "", day))
        if number > monthrange(int(year) if year else 2000, month)[1]:
            return None
        parts.append(f"{number:02d}")
    return "-".join(parts)


def _month(word: str | None) -> int | None:
    return vocabulary.ALL_MONTHS[word.lower().rstrip(".")] if word else None


def _shift(match: re.Match[str]) -> int | None:
    word = match["shift"]
    return vocabulary.SHIFTS[word.lower()] if word else None


def _calendar(match: re.Match[str], edtf: str | None, rule: str, confidence: float = 0.97) -> Found:
    if edtf is None:
        return []
    shift = _shift(match)
    unit = "year" if shift is not None else ""
    return [DateExpression(match.start(), match.end(), edtf, rule, confidence, shift, unit)]


def _day_in_month(match: re.Match[str], document: Document, i: int, first: int, last: int) -> Found:
    """One day, a range of days, or two days joined by "and"."""
    start = _edtf(match["year"], first, match["d1"])
    if not match["d2"]:
        return _calendar(match, start, "date:day")
    end = _edtf(match["year"], last, match["d2"])
    if start is None or end is None:
        return []
    if match["join"].strip() != "and" or document.lower[i - 1 : i] == ["between"]:
        later = (last, int(re.sub(r"\D", "", match["d2"]))) > (first, int(re.sub(r"\D", "", match["d1"])))
        return _calendar(match, f"{start}/{end}", "date:days", 0.95) if later or not match["year"] else []
    head, tail = _calendar(match, start, "date:day"), _calendar(match, end, "date:day", 0.9)
    head[0].end = match.start("join")
    tail[0].start = match.end("join")
    return head + tail


def _month_first(document: Document, i: int) -> Found:
    text, at = document.text, document.starts[i]
    match = patterns.MONTH_DAY.match(text, at)
    if match:
        if match["d2"] and "and" in match["join"] and not patterns.AFTER_PAIR.match(text, match.end()):
            match = patterns.MONTH_DAY.match(text, at, match.start("join"))
        if match:
            first = _month(match["m1"]) or 1
            return _day_in_month(match, document, i, first, _month(match["m2"]) or first)
    match = patterns.MONTH_YEAR.match(text, at)
    return _whole_month(match, document, i) if match else []


def _whole_month(match: re.Match[str], document: Document, i: int) -> Found:
    first, last = _month(match["m1"]), _month(match["m2"])
    if last:
        ends = _edtf(match["year"], first), _edtf(match["year"], last)
        if match["join"].strip() != "and":
            return _calendar(match, f"{ends[0]}/{ends[1]}", "date:months", 0.93)
        head, tail = _calendar(match, ends[0], "date:month"), _calendar(match, ends[1], "date:month")
        head[0].end, tail[0].start = match.start("join"), match.end("join")
        return head + tail
    if not match["year"] and not match["shift"] and not _means_month(match.group(), document, i):
        return []
    return _calendar(match, _edtf(match["year"], first), "date:month", 0.97 if match["year"] else 0.9)


def _means_month(printed: str, document: Document, i: int) -> bool:
    """Whether a month's name alone is a month and not a person, a verb or a march."""
    name = printed.lower().rstrip(".")
    before = document.lower[i - 1] if i else ""
    if name in vocabulary.SHORT_MONTHS and name != "may":
        return before in vocabulary.BEFORE_MONTH and printed.endswith(".")
    if before in vocabulary.BEFORE_MONTH:
        return True
    if i and document.words[i - 1][0].isupper() and document.sentence_of[i - 1] == document.sentence_of[i]:
        return False
    following = document.words[i + 1] if i + 1 < len(document.words) else ""
    if name not in vocabulary.DOUBTFUL_MONTHS:
        return not following[:1].isupper() or before in vocabulary.BEFORE_MONTH_NOUN
    return before in vocabulary.BEFORE_MONTH_NOUN and following.islower() and name != "march"


def _day_first(document: Document, i: int) -> Found:
    match = patterns.DAY_MONTH.match(document.text, document.starts[i])
    if not match:
        return []
    last = _month(match["m2"]) or 1
    return _day_in_month(match, document, i, _month(match["m1"]) or last, last)


def _slashed(document: Document, i: int) -> Found:
    match = patterns.SLASHED.match(document.text, document.starts[i])
    if not match:
        return []
    a, b = int(match["a"]), int(match["b"])
    # Which of two small numbers is the month depends on the country, so both stay open.
    if a > 12 >= b > 0 or (a == b and 0 < a <= 12):
        edtf = _edtf(match["year"], b, match["a"])
    elif b > 12 >= a > 0:
        edtf = _edtf(match["year"], a, match["b"])
    else:
        edtf = f"{match['year']}-XX-XX" if 0 < a <= 12 and 0 < b <= 12 else None
    if edtf is None:
        return []
    return [DateExpression(match.start(), match.end(), edtf, "date:slashed", 0.85)]


# ---------------------------------------------------------------- years


def _years(document: Document, i: int) -> Found:
    match = patterns.YEARS.match(document.text, document.starts[i])
    if not match:
        return []
    a, b = match["a"], match["b"]
    before = document.lower[i - 1] if i else ""
    if match["word"] and (len(b) < 4 or (match["word"] == "and" and before != "between")):
        return []
    if len(b) == 2:
        if match["dash"] == "-" and 1 <= int(b) <= 12 and int(b) != (int(a) + 1) % 100:
            return [DateExpression(match.start(), match.end(), f"{a}-{b}", "date:iso", 0.85)]
        b = a[:2] + b
    if not int(a) < int(b) <= int(a) + 150 or _counts_after(document, match.end(), before):
        return []
    return [DateExpression(match.start(), match.end(), f"{a}/{b}", "date:years", 0.95)]


def _counts_after(document: Document, end: int, before: str) -> bool:
    """Whether a number before the offset `end` counts what follows it, like the 2000 of "2000 workers"."""
    following = document.token_at(end)
    if document.starts[following] < end:
        following += 1
    if following >= len(document.words):
        return False
    word = document.words[following]
    if word in vocabulary.AFTER_QUANTITY:
        return True
    plural = word.islower() and word.endswith("s") and len(word) > 3 and document.pos[following] == "NOUN"
    return plural and before not in ("in", "since", "the", "during", "’s", "'s", "by", "until")


def _one_year(document: Document, i: int) -> Found:
    match = patterns.ONE_YEAR.match(document.text, document.starts[i])
    if not match:
        return []
    before = document.lower[i - 1] if i else ""
    if before in vocabulary.BEFORE_QUANTITY or _counts_after(document, match.end(), before):
        return []
    expected = before in vocabulary.BEFORE_YEAR
    if not expected and not "1900" <= match["a"] <= "2099":
        return []
    return [DateExpression(match.start(), match.end(), match["a"], "date:year", 0.95 if expected else 0.8)]


def _decade(document: Document, i: int) -> Found:
    match = patterns.DECADE.match(document.text, document.starts[i])
    if not match:
        return []
    return [DateExpression(match.start(), match.end(), match["a"][:3] + "X", "date:decade", 0.93)]


def _century(document: Document, i: int) -> Found:
    match = patterns.CENTURY.match(document.text, document.starts[i])
    number = int(match["n"]) if match else 0
    if not match or not 1 < number < 100:
        return []
    return [DateExpression(match.start(), match.end(), f"{number - 1:02d}XX", "date:century", 0.9)]


def _iso(document: Document, i: int) -> Found:
    match = patterns.ISO.match(document.text, document.starts[i])
    if not match or int(match["iso"][8:]) > monthrange(int(match["iso"][:4]), int(match["iso"][5:7]))[1]:
        return []
    return [DateExpression(match.start(), match.end(), match["iso"], "date:iso", 0.97)]


def _numeric(document: Document, i: int) -> Found:
    word = document.words[i]
    if word.isdecimal() and len(word) == 4:
        tries: tuple[Callable[[Document, int], Found], ...] = (_iso, _years, _decade, _duration, _one_year)
    elif word.isdecimal():
        tries = (_day_first, _duration, _century)
    elif "," in word or ":" in word:
        return []
    else:
        tries = (_day_first, _duration, _century, _slashed, _years)
    for attempt in tries:
        found = attempt(document, i)
        if found:
            return found
    return []


# ---------------------------------------------------------------- parts of a year


def _quarter(document: Document, i: int) -> Found:
    match = patterns.QUARTER.match(document.text, document.starts[i])
    if not match:
        return []
    what = (match["what"] or "quarter").lower()
    shift = _shift(match)
    word = (match["n"] or "").lower()
    dated = match["year"] or shift is not None or match.group().lower().endswith("the year")
    if word == "last" or (not dated and (what == "half" or match["q"])):
        return []
    number = int(match["q"]) if match["q"] else ordinal(word) or 1
    if what == "half" and number > 2:
        return []
    edtf = f"{match['year'] or 'XXXX'}-{(39 if what == 'half' else 32) + number}"
    return _calendar(match, edtf, "date:quarter", 0.9 if dated else 0.6)


def _season(document: Document, i: int) -> Found:
    match = patterns.SEASON.match(document.text, document.starts[i])
    if not match:
        return []
    edtf = f"{match['year']}-{vocabulary.SEASONS[match['s'].lower()]}"
    return [DateExpression(match.start(), match.end(), edtf, "date:season", 0.9)]


# ---------------------------------------------------------------- relative dates


def _shifted(document: Document, i: int) -> Found:
    match = patterns.SHIFTED.match(document.text, document.starts[i])
    if not match:
        return _quarter(document, i)
    word, what = match["shift"].lower(), match["what"].lower()
    shift: int | None = vocabulary.SHIFTS[word]
    expression = DateExpression(match.start(), match.end(), "", "date:relative", 0.9, shift, what)
    if what in vocabulary.WEEKDAYS:
        expression.edtf, expression.unit, expression.weekday = (
            "XXXX-XX-XX",
            "weekday",
            vocabulary.WEEKDAYS[what],
        )
    elif what in vocabulary.MONTHS:
        expression.edtf, expression.unit = f"XXXX-{vocabulary.MONTHS[what]:02d}", "named month"
    elif what in vocabulary.SEASONS:
        expression.edtf, expression.unit = f"XXXX-{vocabulary.SEASONS[what]}", "season"
    elif word == "past" or (what in ("decade", "century") and word != "this"):
        letter = vocabulary.DURATION_UNITS.get(what)
        if not letter:
            return []
        factor = vocabulary.UNIT_FACTORS.get(what, 1)
        expression.edtf, expression.shift, expression.rule = f"P{factor}{letter}", None, "date:duration"
    else:
        expression.edtf = {"year": "XXXX", "month": "XXXX-XX", "quarter": "XXXX", "decade": "XXXX"}.get(
            what, "XXXX-XX-XX"
        )
        if what == "century":
            return []
        if word in ("previous", "current", "coming") and what != "month":
            expression.shift = None
    return [expression]


def _relative_day(document: Document, i: int) -> Found:
    word = document.lower[i]
    if word == "today" and document.lower[i + 1 : i + 2] in (["’s"], ["'s"]):
        return []
    start, end = document.span(i, i + 1)
    confidence = 0.7 if word == "today" else 0.93
    shift = vocabulary.RELATIVE_DAYS[word]
    return [DateExpression(start, end, "XXXX-XX-XX", "date:relative-day", confidence, shift, "day")]


def _weekday(document: Document, i: int) -> Found:
    text = document.text
    match = patterns.WEEKDAY.match(text, document.starts[i])
    before = document.lower[i - 1] if i else ""
    if not match or before in vocabulary.FEASTS:
        return []
    following = document.words[i + 1] if i + 1 < len(document.words) else ""
    if before == "the" and following[:1].isupper():
        return []
    gap = match["gap"] or ""
    if gap:
        nearby = patterns.MONTH_DAY.match(text, match.end()) or patterns.DAY_MONTH.match(text, match.end())
        if nearby and not nearby["d2"]:
            found = _calendar(
                nearby, _edtf(nearby["year"], _month(nearby["m1"] or nearby["m2"]), nearby["d1"]), "date:day"
            )
            for expression in found:
                expression.start = match.start()
                expression.end += gap.endswith("(") and text[expression.end : expression.end + 1] == ")"
            return found
    day = vocabulary.WEEKDAYS[document.lower[i]]
    return [
        DateExpression(
            match.start(), match.end("day"), "XXXX-XX-XX", "date:weekday", 0.95, None, "weekday", day
        )
    ]


# ---------------------------------------------------------------- durations


def _duration(document: Document, i: int) -> Found:
    match = patterns.DURATION.match(document.text, document.starts[i])
    if not match:
        return []
    number, unit, after = match["n"].lower(), match["unit"].lower(), (match["after"] or "").split()
    before = document.lower[i - 1] if i else ""
    ago = "ago" in after
    if after and not ago and after[-1] not in ("period", "term"):
        return []  # an age, or a time counted from another event
    if not ago and not match["hyphen"]:
        if number in ("a", "an") and before not in (
            "for",
            "within",
            "over",
            "than",
            "in",
            "nearly",
            "almost",
        ):
            return []
        if (number, unit) == ("one", "day") and before not in ("in", "within", "for"):
            return []
        if not match["plural"] and number not in ("a", "an", "one", "1"):
            return []
    count = 1 if number in ("a", "an") else int(number) if number.isdecimal() else cardinal(number) or 0
    count *= vocabulary.UNIT_FACTORS.get(unit, 1)
    if not count:
        return []
    if ago:
        unit = "year" if unit == "decade" else unit
        edtf = {"year": "XXXX", "month": "XXXX-XX"}.get(unit, "XXXX-XX-XX")
        return [DateExpression(match.start(), match.end(), edtf, "date:ago", 0.9, -count, unit)]
    edtf = f"P{count}{vocabulary.DURATION_UNITS[unit]}"
    expression = DateExpression(match.start(), match.end(), edtf, "date:duration", 0.85)
    if before in vocabulary.SHIFTS or before == "first":
        expression.start = document.starts[i - 1]
    return [expression]


def _article(document: Document, i: int) -> Found:
    if document.lower[i + 1 : i + 2] and document.lower[i + 1] in vocabulary.DURATION_UNITS:
        return _duration(document, i)
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
        found = _calendar(match, _edtf(match["year"], _month(match["m1"])), "date:month", 0.95)
        for expression in found:
            expression.start = document.starts[i]
        return found
    if head in CARDINALS:
        return _duration(document, i)
    return _month_first(document, i) if head in vocabulary.ALL_MONTHS else []


# ---------------------------------------------------------------- what stands before


def _with_modifier(document: Document, i: int, start: int) -> int:
    """`start` moved over "early", "later" or "the end of" before the token `i`."""
    lower = document.lower
    if i and lower[i - 1] in ("early", "earlier", "late", "later", "mid"):
        return document.starts[i - 1]
    if i > 1 and lower[i - 1] == "of" and lower[i - 2] in ("end", "beginning", "start", "middle"):
        return document.starts[i - 3 if i > 2 and lower[i - 3] == "the" else i - 2]
    return start


_BEGINNINGS: dict[str, Callable[[Document, int], Found]] = {
    **dict.fromkeys(vocabulary.ALL_MONTHS, _month_first),
    **dict.fromkeys((f"{short}." for short in vocabulary.SHORT_MONTHS), _month_first),
    **dict.fromkeys(vocabulary.WEEKDAYS, _weekday),
    **dict.fromkeys(vocabulary.SHIFTS, _shifted),
    **dict.fromkeys(vocabulary.RELATIVE_DAYS, _relative_day),
    **dict.fromkeys(vocabulary.SEASONS, _season),
    **dict.fromkeys(CARDINALS, _duration),
    **dict.fromkeys(list(ORDINALS)[:4], _quarter),
    **dict.fromkeys(("q1", "q2", "q3", "q4"), _quarter),
    **dict.fromkeys(("a", "an"), _article),
}
