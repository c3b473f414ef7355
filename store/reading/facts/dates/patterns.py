"""The patterns of date expressions; each is tried only where a token can begin it."""

from __future__ import annotations

import re

from store.reading.facts.dates.words import MONTHS

_SP = r"[^\S\n]{1,3}"
_DASH = r"[^\S\n]?[-–—‑][^\S\n]?"
_FULL = "|".join(name.title() for name in MONTHS)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?:(?:{_FULL}|{_FULL.upper()})\b|{_SHORT})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%])(?![.,]\d)"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\w)(?![.,]\d)"
_TAIL = rf"(?:,?{_SP}(?:of{_SP})?(?P<year>{_YEAR})|,?{_SP}(?:of{_SP})?(?P<shift>this|last|next){_SP}year\b)?"
_TO = rf"(?:{_DASH}|{_SP}(?:to|until|through|till|and){_SP})"

MONTH_DAY = re.compile(
    rf"(?P<m1>{_MONTH}){_SP}(?:the{_SP})?(?P<d1>{_DAY})(?:(?P<join>{_TO})(?:(?P<m2>{_MONTH}){_SP})?(?P<d2>{_DAY}))?{_TAIL}"
)
DAY_MONTH = re.compile(
    rf"(?P<d1>{_DAY})(?:(?:{_SP}(?P<m1>{_MONTH}))?(?P<join>{_TO})(?P<d2>{_DAY}))?(?:{_SP}of)?{_SP}(?P<m2>{_MONTH}){_TAIL}"
)
MONTH_YEAR = re.compile(
    rf"(?P<m1>{_MONTH})(?:(?P<join>{_TO})(?P<m2>{_MONTH}))?(?:,?{_SP}(?:of{_SP})?(?P<year>{_YEAR})"
    rf"|{_SP}(?:of{_SP})?(?P<shift>this|last|next){_SP}year\b)?"
)
ISO = re.compile(r"(?P<iso>(?:1[5-9]|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\w)")
SLASHED = re.compile(r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\w)")
YEARS = re.compile(
    rf"(?P<a>(?:1[5-9]|20|21)\d\d)(?:(?P<dash>[^\S\n]?[-–—‑/][^\S\n]?)|{_SP}(?P<word>to|until|through|till|and){_SP})"
    rf"(?P<b>{_YEAR}|\d\d(?![\w%-])(?![.,]\d))"
)
DECADE = re.compile(r"(?P<a>(?:1[5-9]|20)\d0)[’']?s\b")
ONE_YEAR = re.compile(rf"(?P<a>{_YEAR})(?![-–/]\d)(?!%)")
CENTURY = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th)[-\s]century\b", re.IGNORECASE)
FISCAL = re.compile(
    r"FY[^\S\n]?[’']?(?P<a>(?:(?:19|20)\d\d)|\d\d)(?:[^\S\n]?[-–—‑/][^\S\n]?(?P<b>(?:20)?\d\d))?(?!\w)",
    re.IGNORECASE,
)
QUARTER = re.compile(
    rf"(?:(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th){_SP}(?P<what>quarter|half|trimester)|Q(?P<q>[1-4]))"
    rf"(?:{_SP}of{_SP}(?:the{_SP}year\b|(?P<shift>this|last|next){_SP}year\b)|(?:{_SP}of)?,?{_SP}(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
SEASON = re.compile(
    rf"(?P<s>spring|summer|autumn|fall|winter)(?:{_SP}of)?{_SP}(?P<year>{_YEAR})", re.IGNORECASE
)
SHIFTED = re.compile(
    rf"(?P<shift>[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his|[Cc]urrent|[Nn]ext|[Cc]oming){_SP}(?:(?:fiscal|financial|academic|school|calendar){_SP})?"
    rf"(?P<what>year|month|week|weekend|quarter|decade|century|morning|afternoon|evening|night|"
    rf"spring|summer|autumn|fall|winter|(?:{_FULL}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?)\b(?!-)",
)
WEEKDAY = re.compile(rf"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!\w)(?P<gap>,?{_SP}\(?)?")
_NUMBER = (
    r"(?P<n>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?)"
)
DURATION = re.compile(
    rf"{_NUMBER}(?:(?P<hyphen>[-‑–])|{_SP})(?P<unit>year|month|week|day|decade)(?P<plural>s)?\b(?!-old)"
    rf"(?P<after>{_SP}(?:ago|old|older|younger|later|earlier|before|after|of{_SP}age)\b|{_SP}(?:period|term)\b)?",
    re.IGNORECASE,
)
# What may follow the second day of "March 6 and 8"; a noun would make the 8 a count.
AFTER_PAIR = re.compile(
    r"[^\S\n]{0,2}(?:[,.;:)’'\n]|$|(?:in|at|to|with|for|by|on|this|last|next|respectively)\b)"
)
