"""Numbers written as words."""

from __future__ import annotations

from store.reading.wordlist import numbered

UNITS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = {
    word: 10 * n for word, n in numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12}
# As printed after digits: "1.5bn", "$3m", "20k".
SHORT_SCALES = {
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "b": 10**9, "bn": 10**9, "bln":
        10**9, "tn": 10**12, "trn": 10**12, "lakh": 100_000, "crore": 10_000_000, "lakhs": 100_000,
    "crores": 10_000_000,
}  # fmt: skip
CARDINALS = UNITS | TENS
ORDINALS = numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1)


def cardinal(word: str) -> int | None:
    """The value of one word ("twelve", "twenty-five"), None if it is no number word."""
    value = CARDINALS.get(word)
    if value is not None:
        return value
    tens, hyphen, unit = word.partition("-")
    if hyphen and tens in TENS and 0 < UNITS.get(unit, 0) < 10:
        return TENS[tens] + UNITS[unit]
    return None


def ordinal(word: str) -> int | None:
    """The rank that `word` gives ("third", "21st"), None if it is no ordinal."""
    if word in ORDINALS:
        return ORDINALS[word]
    if len(word) > 2 and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal():
        return int(word[:-2])
    return None
