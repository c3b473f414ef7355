"""Numbers as printed: "9,778", "1.5 million", "US$3bn", "10-15 percent", "three million"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from store.reading.document import Document
from store.reading.facts.figures import words as vocabulary
from store.reading.facts.phrasing.number_words import SCALES, SHORT_SCALES, cardinal

Value = float | tuple[float, float]


@dataclass(slots=True)
class Amount:
    """A number with the unit that is written onto it; `first`, `last` (exclusive) are tokens."""

    value: Value
    first: int
    last: int
    unit: str | None = None
    scaled: bool = False
    words: bool = False


_SP = r"[^\S\n]{0,2}"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3}){1,4}(?![,.]?\d)"
    r"|\d{1,2}(?:,\d{2}){1,3},\d{3}|\d{1,15})(?:\.\d{1,6})?"
)
_GROUPING = ",\u00a0\u2009\u202f "
_MARK = r"(?:[A-Z]{0,3}[$€£¥₹₩₱฿₫₦₺₴₽៛৳]|Rs\.?|RM|Tk|KSh|Sh)"
_SCALE = r"(?:million|billion|trillion|thousand|hundred|lakhs?|crores?|bn|bln|mn|mln|tn)\b"
_DIGITS = re.compile(
    rf"(?P<a>{_NUMBER})(?P<sa>{_SP}{_SCALE}|[kmb]\b(?!-))?"
    rf"(?:(?P<join>{_SP}[-–—‑]{_SP}|[^\S\n]{{1,2}}(?:to|and)[^\S\n]{{1,2}})(?:{_MARK}{_SP})?(?P<b>{_NUMBER})"
    rf"(?P<sb>{_SP}{_SCALE}|[kmb]\b(?!-))?)?(?P<tail>[.,:/]?\d)?"
)
_ENDS = re.compile(r"(?:st|nd|rd|th|s|am|pm|x)\b|[’']s\b|°|:\d")


def amount_at(document: Document, i: int) -> Amount | None:
    """The amount whose number begins at the token `i`, None if the token begins none."""
    if document.words[i][0].isdecimal():
        return _digits(document, i)
    return _words(document, i)


def _number(text: str, scale: str | None) -> float:
    value = Decimal("".join(c for c in text if c not in _GROUPING))  # 64.38 billion is 64,380,000,000 exactly
    if scale:
        low = scale.strip().lower()
        value *= SCALES.get(low) or SHORT_SCALES[low]
    return float(round(value, 6))


def _digits(document: Document, i: int) -> Amount | None:
    text, start = document.text, document.starts[i]
    match = _DIGITS.match(text, start)
    if not match or match["tail"]:
        return None
    value: Value
    end = match.end()
    if match["b"] and _joins(document, i, match):
        low, high = _number(match["a"], match["sa"] or match["sb"]), _number(match["b"], match["sb"])
        if low >= high:
            return None if match["join"].strip() in ("-", "–", "—", "‑") else _single(document, i, match)
        value = (low, high)
    elif match["b"]:
        return _single(document, i, match)
    else:
        value = _number(match["a"], match["sa"])
    if _ENDS.match(text, end):
        return None
    return _with_unit(
        document, Amount(value, i, document.token_at(end - 1) + 1, scaled=bool(match["sa"] or match["sb"]))
    )


def _single(document: Document, i: int, match: re.Match[str]) -> Amount:
    end = match.end("sa") if match["sa"] else match.end("a")
    value = _number(match["a"], match["sa"])
    return _with_unit(document, Amount(value, i, document.token_at(end - 1) + 1, scaled=bool(match["sa"])))


def _joins(document: Document, i: int, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one range; "from 5 to 10" tells of a change and is two figures."""
    join, lower = match["join"].strip(), document.lower
    if join not in ("and", "to"):
        return True
    k = i - 1
    while k >= 0 and (lower[k] in vocabulary.SYMBOLS or lower[k] in vocabulary.DOLLARS):
        k -= 1
    before = lower[k] if k >= 0 else ""
    if join == "and":
        return before == "between"
    return before != "from" or (k > 0 and lower[k - 1].startswith("rang"))


def _words(document: Document, i: int) -> Amount | None:
    lower = document.lower
    value = 1 if lower[i] in ("a", "an") else cardinal(lower[i])
    if value is None:
        return None
    j = i + 1
    scaled = False
    while j < len(lower) and lower[j] in SCALES and j < i + 3:
        value, scaled, j = value * SCALES[lower[j]], True, j + 1
    if lower[i] in ("a", "an", "zero") and not scaled:
        return None
    return _with_unit(document, Amount(float(value), i, j, scaled=scaled, words=True))


def _with_unit(document: Document, amount: Amount) -> Amount:
    """Add percent or a currency, and take the tokens that say it into the amount."""
    lower, i, j = document.lower, amount.first, amount.last
    following = lower[j] if j < len(lower) else ""
    beyond = lower[j + 1] if j + 1 < len(lower) else ""
    if following in ("%", "percent", "pct"):
        amount.unit, amount.last = "percent", j + 1
        if beyond in ("point", "points"):
            amount.unit, amount.last = "percentage points", j + 2
    elif following == "per" and beyond == "cent":
        amount.unit, amount.last = "percent", j + 2
    elif following == "percentage" and beyond in ("point", "points"):
        amount.unit, amount.last = "percentage points", j + 2
    elif i and _currency_before(document, amount):
        return amount
    else:
        _currency_after(document, amount)
    return amount


def _currency_before(document: Document, amount: Amount) -> bool:
    lower, i = document.lower, amount.first
    before = lower[i - 1]
    if before in vocabulary.SYMBOLS:
        amount.unit, amount.first = vocabulary.SYMBOLS[before], i - 1
        if before == "$" and i > 1 and document.ends[i - 2] == document.starts[i - 1]:
            named = vocabulary.DOLLARS.get(lower[i - 2])
            if named:
                amount.unit, amount.first = named, i - 2
        return True
    if before == "/" and i > 1 and lower[i - 2] == "s":
        amount.unit, amount.first = "PEN", i - 2  # "S/ 18.5 million"
        return True
    if before in ("¢", "₵") and i > 1 and lower[i - 2] in ("gh", "g"):
        amount.unit, amount.first = "GHS", i - 2
        return True
    mark = i - 2 if before == "." and i > 1 and document.starts[i - 1] == document.ends[i - 2] else i - 1
    printed = document.words[mark]
    if printed in vocabulary.CURRENCY_MARKS and (
        len(printed) > 1 or document.ends[mark] == document.starts[i]
    ):
        amount.unit, amount.first = vocabulary.CURRENCY_MARKS[printed] or printed, mark
        return True
    if lower[mark] in vocabulary.CODES and printed.isupper() and mark == i - 1:
        amount.unit, amount.first = printed, mark
        return True
    return False


def _currency_after(document: Document, amount: Amount) -> None:
    lower, j = document.lower, amount.last
    if j < len(lower) and lower[j] in ("-", "‑"):
        j += 1
    for k in range(j, min(j + 3, len(lower))):
        word = lower[k]
        single = word.removesuffix("s")
        unit = vocabulary.CURRENCY_NOUNS.get(word) or vocabulary.CURRENCY_NOUNS.get(single)
        if k == j and word in vocabulary.CODES and document.words[k].isupper():
            unit = word.upper()
        if unit == "USD" and k > j:
            unit = vocabulary.DEMONYM_DOLLARS.get(lower[k - 1], unit)
        if unit is None and single in vocabulary.SHARED_CURRENCIES:
            unit = document.text[document.starts[j] : document.ends[k]]
        if unit:
            amount.unit, amount.last = unit, k + 1
            return
        if not document.words[k][0].isupper():
            return
