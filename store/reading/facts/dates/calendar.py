"""Days, months and years of the calendar: each function reads what begins at one token."""

from __future__ import annotations

import re
from calendar import monthrange

from store.reading.document import Document
from store.reading.facts.dates import patterns
from store.reading.facts.dates import words as vocabulary
from store.reading.facts.dates.expression import DateExpression, Found

# ---------------------------------------------------------------- calendar dates


def edtf_of(year: str | None, month: int | None = None, day: str | None = None) -> str | None:
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


def month_number(word: str | None) -> int | None:
    """The number of a month by its full or short name."""
    return vocabulary.ALL_MONTHS[word.lower().rstrip(".")] if word else None


def shift_of(match: re.Match[str]) -> int | None:
    """How many years "this", "last" or "next year" after the date moves it."""
    word = match["shift"]
    return vocabulary.SHIFTS[word.lower()] if word else None


def calendar(match: re.Match[str], edtf: str | None, rule: str, confidence: float = 0.97) -> Found:
    """One expression for a match, none if the day does not exist."""
    if edtf is None:
        return []
    shift = shift_of(match)
    unit = "year" if shift is not None else ""
    return [DateExpression(match.start(), match.end(), edtf, rule, confidence, shift, unit)]


def _day_in_month(match: re.Match[str], document: Document, i: int, first: int, last: int) -> Found:
    """One day, a range of days, or two days joined by "and"."""
    start = edtf_of(match["year"], first, match["d1"])
    if not match["d2"]:
        return calendar(match, start, "date:day")
    end = edtf_of(match["year"], last, match["d2"])
    if start is None or end is None:
        return []
    if match["join"].strip() != "and" or document.lower[i - 1 : i] == ["between"]:
        later = (last, int(re.sub(r"\D", "", match["d2"]))) > (first, int(re.sub(r"\D", "", match["d1"])))
        return calendar(match, f"{start}/{end}", "date:days", 0.95) if later or not match["year"] else []
    head, tail = calendar(match, start, "date:day"), calendar(match, end, "date:day", 0.9)
    head[0].end = match.start("join")
    tail[0].start = match.end("join")
    return head + tail


def month_first(document: Document, i: int) -> Found:
    """“March 8, 2024”, “March 6-8”, “March of 2016”, “March” alone."""
    text, at = document.text, document.starts[i]
    match = patterns.MONTH_DAY.match(text, at)
    if match:
        if match["d2"] and "and" in match["join"] and not patterns.AFTER_PAIR.match(text, match.end()):
            match = patterns.MONTH_DAY.match(text, at, match.start("join"))
        if match:
            first = month_number(match["m1"]) or 1
            return _day_in_month(match, document, i, first, month_number(match["m2"]) or first)
    match = patterns.MONTH_YEAR.match(text, at)
    return _whole_month(match, document, i) if match else []


def _whole_month(match: re.Match[str], document: Document, i: int) -> Found:
    first, last = month_number(match["m1"]), month_number(match["m2"])
    if last:
        ends = edtf_of(match["year"], first), edtf_of(match["year"], last)
        if match["join"].strip() != "and":
            return calendar(match, f"{ends[0]}/{ends[1]}", "date:months", 0.93)
        head, tail = calendar(match, ends[0], "date:month"), calendar(match, ends[1], "date:month")
        head[0].end, tail[0].start = match.start("join"), match.end("join")
        return head + tail
    if not match["year"] and not match["shift"] and not _means_month(match.group(), document, i):
        return []
    return calendar(match, edtf_of(match["year"], first), "date:month", 0.97 if match["year"] else 0.9)


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
    if before == "of" and i > 1 and document.lower[i - 2] in vocabulary.PARTS_OF_MONTH | {"as"}:
        return True
    following = document.words[i + 1] if i + 1 < len(document.words) else ""
    if name not in vocabulary.DOUBTFUL_MONTHS:
        return not following[:1].isupper() or before in vocabulary.BEFORE_MONTH_NOUN
    return before in vocabulary.BEFORE_MONTH_NOUN and following.islower() and name != "march"


def day_first(document: Document, i: int) -> Found:
    """“8 March 2024”, “6 to 8 March”."""
    match = patterns.DAY_MONTH.match(document.text, document.starts[i])
    if not match:
        return []
    last = month_number(match["m2"]) or 1
    return _day_in_month(match, document, i, month_number(match["m1"]) or last, last)


def slashed(document: Document, i: int) -> Found:
    """“25/03/2024”, “25.03.2024”."""
    match = patterns.SLASHED.match(document.text, document.starts[i])
    if not match:
        return []
    a, b = int(match["a"]), int(match["b"])
    # Which of two small numbers is the month depends on the country, so both stay open.
    if a > 12 >= b > 0 or (a == b and 0 < a <= 12):
        edtf = edtf_of(match["year"], b, match["a"])
    elif b > 12 >= a > 0:
        edtf = edtf_of(match["year"], a, match["b"])
    else:
        edtf = f"{match['year']}-XX-XX" if 0 < a <= 12 and 0 < b <= 12 else None
    if edtf is None:
        return []
    return [DateExpression(match.start(), match.end(), edtf, "date:slashed", 0.85)]


# ---------------------------------------------------------------- years


def years(document: Document, i: int) -> Found:
    """“2024-2028”, “2023/24”, “between 2019 and 2021”."""
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


def one_year(document: Document, i: int) -> Found:
    """A year alone, and no number that counts something."""
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


def decade(document: Document, i: int) -> Found:
    """“the 1990s”."""
    match = patterns.DECADE.match(document.text, document.starts[i])
    if not match:
        return []
    return [DateExpression(match.start(), match.end(), match["a"][:3] + "X", "date:decade", 0.93)]


def century(document: Document, i: int) -> Found:
    """“the 12th century”."""
    match = patterns.CENTURY.match(document.text, document.starts[i])
    number = int(match["n"]) if match else 0
    if not match or not 1 < number < 100:
        return []
    return [DateExpression(match.start(), match.end(), f"{number - 1:02d}XX", "date:century", 0.9)]


def iso(document: Document, i: int) -> Found:
    """“2024-03-08”."""
    match = patterns.ISO.match(document.text, document.starts[i])
    if not match or int(match["iso"][8:]) > monthrange(int(match["iso"][:4]), int(match["iso"][5:7]))[1]:
        return []
    return [DateExpression(match.start(), match.end(), match["iso"], "date:iso", 0.97)]


def fiscal(document: Document, i: int) -> Found:
    """“FY2025-26”, “FY 25”."""
    match = patterns.FISCAL.match(document.text, document.starts[i])
    if not match:
        return []
    first, second = (f"20{part}" if part and len(part) == 2 else part for part in (match["a"], match["b"]))
    if second and second <= first:
        return []
    edtf = f"{first}/{second}" if second else str(first)
    return [DateExpression(match.start(), match.end(), edtf, "date:years" if second else "date:year", 0.9)]
