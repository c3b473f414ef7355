"""The days of facts as words of the index.

What has a date of its own has its day as a word, an agreement also the last day that it is valid: a letter
and the day's ordinal in seven digits; and its hundred of days as another. The days of a range then are those
of a few words and beginnings of words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from store import edtf
from store.records import Agreement, AnyFields, Commitment, Date, Meeting

if TYPE_CHECKING:
    from store.search.parser import Words

OWN, UNTIL = "d", "u"
DATED = "hdate"
"""The word of what has a day of its own."""

_DATES: dict[type[AnyFields], str] = {
    Agreement: "signed", Commitment: "made_on", Date: "edtf", Meeting: "date",
}  # fmt: skip
_DAY, _HUNDRED = 7, 5
"""Digits of the ordinal of a day, and without the last two."""


class Dated(Protocol):
    """A fact, in whichever form."""

    @property
    def fields(self) -> AnyFields: ...

    @property
    def inferred(self) -> dict[str, str]: ...


def words_of(fact: Dated) -> str:
    """The words of the first day that its own date can mean and of the last that it is valid, if known."""
    name = _DATES.get(type(fact.fields))
    if name is None:
        return ""
    return _words(_date(fact, name), _date(fact, "valid_until") if name == "signed" else None)


def between(letter: str, first: int, last: int) -> Iterator[Words]:
    """The words, and beginnings of words, of just the days from `first` to `last`."""
    from store.search.parser import Words  # only searches need the parser, not whoever opens a library

    digits, end = _DAY, last + 1
    while first < end:
        if first % 10:
            found, first = first, first + 1
        elif end % 10:
            found = end = end - 1
        else:
            first, end, digits = first // 10, end // 10, digits - 1
            continue
        yield Words((_word(letter, found, digits),), digits not in (_DAY, _HUNDRED))


@lru_cache(4096)
def _words(own: str | None, until: str | None) -> str:
    words = []
    if day := _bounds(own)[0]:
        words += [DATED, _word(OWN, day, _DAY), _word(OWN, day // 100, _HUNDRED)]
    if day := _bounds(until)[1]:
        words += [_word(UNTIL, day, _DAY), _word(UNTIL, day // 100, _HUNDRED)]
    return " ".join(words)


def _word(letter: str, number: int, digits: int) -> str:
    return f"{letter}{'h' if digits <= _HUNDRED else ''}{number:0{digits}}"


def _date(fact: Dated, name: str) -> str | None:
    """A date of a fact: as inferred from the article's date, else as the text alone has it."""
    own = fact.inferred.get(name, getattr(fact.fields, name))
    return next(iter(own), None) if isinstance(own, tuple) else own


def _bounds(date: str | None) -> tuple[int, int]:
    """The ordinals of the first (of an open start the last) and of the last day; 0 if it is not known."""
    try:
        first, last = edtf.bounds(date or "")
    except ValueError:
        return 0, 0
    day = first or last
    return day.toordinal() if day else 0, last.toordinal() if last else 0
