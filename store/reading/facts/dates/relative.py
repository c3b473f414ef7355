"""Parts of a year, dates counted from today, and durations: each function reads what begins at one token."""

from __future__ import annotations

from store.reading.document import Document
from store.reading.facts.dates import patterns
from store.reading.facts.dates import words as vocabulary
from store.reading.facts.dates.calendar import calendar, edtf_of, month_number, shift_of
from store.reading.facts.dates.expression import DateExpression, Found
from store.reading.facts.phrasing.number_words import cardinal, ordinal

# ---------------------------------------------------------------- parts of a year


def quarter(document: Document, i: int) -> Found:
    """“the first quarter of 2024”, “Q3”, “the first half of this year”."""
    match = patterns.QUARTER.match(document.text, document.starts[i])
    if not match:
        return []
    what = (match["what"] or "quarter").lower()
    shift = shift_of(match)
    word = (match["n"] or "").lower()
    dated = match["year"] or shift is not None or match.group().lower().endswith("the year")
    if word == "last" or (not dated and (what == "half" or match["q"])):
        return []
    number = int(match["q"]) if match["q"] else ordinal(word) or 1
    if what == "half" and number > 2:
        return []
    edtf = f"{match['year'] or 'XXXX'}-{(39 if what == 'half' else 32) + number}"
    return calendar(match, edtf, "date:quarter", 0.9 if dated else 0.6)


def season(document: Document, i: int) -> Found:
    """“the summer of 2019”, “in the autumn”."""
    match = patterns.SEASON.match(document.text, document.starts[i])
    if not match:
        lower = document.lower
        before = lower[i - 2 : i] if lower[i - 1 : i] == ["the"] else lower[i - 1 : i]
        following = document.pos[i + 1] if i + 1 < len(document.pos) else "PUNCT"
        if before[:1] == [] or before[0] not in vocabulary.BEFORE_SEASON or following in ("NOUN", "PROPN"):
            return []
        start, end = document.span(i, i + 1)
        return [DateExpression(start, end, f"XXXX-{vocabulary.SEASONS[lower[i]]}", "date:season", 0.7)]
    edtf = f"{match['year']}-{vocabulary.SEASONS[match['s'].lower()]}"
    return [DateExpression(match.start(), match.end(), edtf, "date:season", 0.9)]


# ---------------------------------------------------------------- relative dates


def shifted(document: Document, i: int) -> Found:
    """“last month”, “this year”, “next Tuesday”, “the past decade”."""
    match = patterns.SHIFTED.match(document.text, document.starts[i])
    if not match:
        return quarter(document, i)
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


def relative_day(document: Document, i: int) -> Found:
    """“yesterday”, “tomorrow”."""
    word = document.lower[i]
    if word == "today" and document.lower[i + 1 : i + 2] in (["’s"], ["'s"]):
        return []
    start, end = document.span(i, i + 1)
    confidence = 0.7 if word == "today" else 0.93
    shift = vocabulary.RELATIVE_DAYS[word]
    return [DateExpression(start, end, "XXXX-XX-XX", "date:relative-day", confidence, shift, "day")]


def weekday(document: Document, i: int) -> Found:
    """“Tuesday”, “Tuesday, March 5”."""
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
            found = calendar(
                nearby,
                edtf_of(nearby["year"], month_number(nearby["m1"] or nearby["m2"]), nearby["d1"]),
                "date:day",
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


def year_end(document: Document, i: int) -> Found:
    """“the year’s end”, “year-end”, “the end of the year”: some time late in the year of the report."""
    lower = document.lower
    if lower[i] == "end":
        last = i + 4 if lower[i + 1 : i + 4] == ["of", "the", "year"] else i
    elif lower[i] == "year-end":
        last = i + 1 if i and lower[i - 1] in ("by", "at", "before", "until", "till", "to") else i
    else:
        last = i + 3 if lower[i + 1 : i + 3] in (["’s", "end"], ["'s", "end"]) else i
    if last == i:
        return []
    start, end = document.span(i, last)
    return [DateExpression(start, end, "XXXX", "date:relative", 0.8, 0, "year")]


# ---------------------------------------------------------------- durations


def duration(document: Document, i: int) -> Found:
    """“five years”, “a ten-day visit”, “three years ago”."""
    match = patterns.DURATION.match(document.text, document.starts[i])
    if not match:
        return []
    number, unit, after = match["n"].lower(), match["unit"].lower(), (match["after"] or "").split()
    before = document.lower[i - 1] if i else ""
    ago = "ago" in after
    due = after[-1:] == ["after"] and _is_to_come(document, i)  # "in force 60 days after both sides …"
    if after and not ago and not due and after[-1] not in ("period", "term"):
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


def _is_to_come(document: Document, i: int) -> bool:
    """Whether the sentence speaks of what will be."""
    first, last = document.sentences[document.sentence_of[i]]
    return any(word in ("will", "shall") for word in document.lower[first:last])


def feast(document: Document, i: int) -> Found:
    """“by Christmas”: the day itself, where something is due or counted from it."""
    if i == 0 or document.lower[i - 1] not in ("by", "before", "until", "till", "after", "since"):
        return []
    return [DateExpression(document.starts[i], document.ends[i], "XXXX-12-25", "date:day", 0.8)]


def article(document: Document, i: int) -> Found:
    """“a year ago”, “a decade”: only where a unit of time follows."""
    if document.lower[i + 1 : i + 2] and document.lower[i + 1] in vocabulary.DURATION_UNITS:
        return duration(document, i)
    return []
