"""The vocabulary of dates, as tables and as pieces of patterns."""

from __future__ import annotations

from store.reading.wordlist import numbered, words_of

MONTHS = numbered(
    "january february march april may june july august september october november december", first=1
)
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct":
        10, "nov": 11, "dec": 12,
}  # fmt: skip
ALL_MONTHS = MONTHS | SHORT_MONTHS
WEEKDAYS = numbered("monday tuesday wednesday thursday friday saturday sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
BEFORE_SEASON = frozenset(("in", "by", "until", "during", "since"))
DURATION_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "decade": "Y", "century": "Y"}
UNIT_FACTORS = {"decade": 10, "century": 100}
RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}

# A month's name that is a person's name or a word as well counts on its own only after one of these.
DOUBTFUL_MONTHS = frozenset(("march", "april", "may", "june", "august"))
BEFORE_MONTH = words_of(
    "in since until till by last this next early late mid during from before after each every through "
    "throughout end beginning middle start"
)
BEFORE_MONTH_NOUN = frozenset(("a", "an", "the", "’s", "'s", "its", "his", "her", "their", "that", "of"))
BEFORE_YEAR = words_of(
    "in since by until till during before after from of through throughout year early late mid the for "
    "to between and circa around"
)
# "some 2000 workers": what stands before a quantity and not before a year.
BEFORE_QUANTITY = words_of(
    "some about nearly almost over than only least most another roughly approximately exceed no nos "
    "number no. $ € £ ¥ ₹ # rs usd room"
)
AFTER_QUANTITY = words_of(
    "% percent per people persons dollars euros pounds million billion thousand hundred hours gmt km "
    "metres meters miles feet tonnes tons kg hectares acres points votes seats jobs other more new "
    "additional"
)
PARTS_OF_MONTH = words_of("week half end part days beginning start middle fortnight month")
BEFORE_PART = words_of("the last final opening closing")
FEASTS = frozenset(("black", "good", "ash", "bloody", "super", "palm", "holy", "maundy", "cyber", "easter"))

FUTURE = words_of(
    "will shall ’ll 'll wo would expire expires expiring until till upcoming due scheduled slated "
    "planned plans expected set coming next tomorrow aims hopes intends"
)
PAST = words_of(
    "was were had did said met began held took told wrote came went made gave saw became left won lost "
    "led sent spoke paid brought kept rose fell grew found thought built ago yesterday last since"
)
