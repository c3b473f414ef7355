"""Where words that somebody marked stand in a text, which may have been edited since.

A quote is looked for at its place, then letter by letter anywhere, then with differences. Candidates for
the last come from pieces of the quote that the text still holds; around the best of them the edit distance
decides, by Myers' bit-parallel algorithm (JACM 46(3), 1999) on Python's long integers, where a whole
column of the table is one number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.records import Selector, Span

SURE = 20
"""Characters from which on a quote speaks for itself; a shorter one needs its context or its old place."""
FLOOR = 0.75
"""The least share of a quote that must be there still, as 1 - edit distance / length."""
LONGEST = 4000
"""Characters up to which a quote is looked for with differences."""

_CONTEXT = 8
_PLACES = 1000
_PIECE = 8
_PIECES = 64
_REPEATS = 64
_WINDOWS = 3


def anchor(text: str, selector: Selector) -> Span | None:
    """Where the words of `selector` are in `text`; None if they can't be placed with certainty."""
    if text[selector.start : selector.end] == selector.exact and selector.exact:
        return selector.start, selector.end
    return _exact(text, selector) or _fuzzy(text, selector)


# ---------------------------------------------------------------- the same letters elsewhere


def _exact(text: str, selector: Selector) -> Span | None:
    """The same words in another place: the one whose context fits best, then the nearest."""
    length = len(selector.exact)
    places = list(_find(text, selector.exact, _PLACES))
    if length < SURE:
        places = [place for place in places if _told(text, (place, place + length), selector)]
    if not places:
        return None
    best = max(places, key=lambda start: _fit(text, (start, start + length), selector))
    return best, best + length


def _find(text: str, words: str, most: int) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0 and most:
        yield at
        at = text.find(words, at + 1)
        most -= 1


def _told(text: str, span: Span, selector: Selector) -> bool:
    """Whether the context on one side is enough to know a short quote again."""
    before, after = _around(text, span, selector)
    wanted = min(_CONTEXT, max(len(selector.prefix), len(selector.suffix)))
    return wanted > 0 and max(before, after) >= wanted


def _fit(text: str, span: Span, selector: Selector) -> tuple[int, int]:
    return sum(_around(text, span, selector)), -abs(span[0] - selector.start)


def _around(text: str, span: Span, selector: Selector) -> tuple[int, int]:
    """How many characters of the context before and after are the same, counted outwards."""
    start, end = span
    before = _same(reversed(text[max(0, start - 32) : start]), reversed(selector.prefix))
    return before, _same(text[end : end + 32], selector.suffix)


def _same(first: Iterable[str], second: Iterable[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


# ---------------------------------------------------------------- with differences


class _Match(NamedTuple):
    errors: int
    start: int
    end: int


def _fuzzy(text: str, selector: Selector) -> Span | None:
    quote = selector.exact
    if not SURE <= len(quote) <= LONGEST:
        return None
    most = int((1 - FLOOR) * len(quote))
    matches = [
        match
        for since, until in _windows(text, quote)
        if (match := _best(text, since, until, quote)).errors <= most
    ]
    if not matches:
        return None
    best = min(
        matches,
        key=lambda match: (match.errors, *(-each for each in _fit(text, match[1:], selector))),
    )
    return best.start, best.end


def _windows(text: str, quote: str) -> list[Span]:
    """The parts of `text` with most pieces of the quote, each about twice as long as the quote."""
    length = len(quote)
    step = max(1, (length - _PIECE) // _PIECES)
    votes: Counter[int] = Counter()
    for at in range(0, length - _PIECE + 1, step):
        found = list(_find(text, quote[at : at + _PIECE], _REPEATS))
        for place in found if len(found) < _REPEATS else ():  # what is everywhere tells nothing
            votes[(place - at) // length] += 1
    # a match lies across two neighbouring parts, as a rule
    both = {part: votes[part] + votes[part + 1] for each in votes for part in (each - 1, each)}
    best: list[int] = []
    for part in sorted(both, key=lambda part: (-both[part], part)):
        if len(best) < _WINDOWS and all(abs(part - other) > 1 for other in best):
            best.append(part)
    margin = length // 2
    return [
        (max(0, part * length - margin), min(len(text), (part + 3) * length + margin))
        for part in best
        if part * length < len(text)
    ]


def _best(text: str, since: int, until: int, quote: str) -> _Match:
    """The part of `text[since:until]` that is nearest to the quote."""
    window = text[since:until]
    _, end = _nearest(window, quote)
    errors, length = _nearest(window[:end][::-1], quote[::-1], whole=True)
    return _Match(errors, since + end - length, since + end)


def _nearest(window: str, quote: str, *, whole: bool = False) -> tuple[int, int]:
    """The least number of edits that turn the quote into what ends somewhere in `window`, and that end.

    With `whole` what is compared begins where the window does.
    """
    length = len(quote)
    mask, last = (1 << length) - 1, 1 << (length - 1)
    places: dict[str, int] = {}
    for number, letter in enumerate(quote):
        places[letter] = places.get(letter, 0) | 1 << number
    up, down = mask, 0  # where a cell is one more, one less than the cell above it
    errors = best = length
    end = 0
    for number, letter in enumerate(window, 1):
        equal = places.get(letter, 0)
        diagonal = (((equal & up) + up) ^ up) | equal | down
        more = down | ~(diagonal | up) & mask
        less = up & diagonal
        errors += bool(more & last) - bool(less & last)
        more = (more << 1 | whole) & mask
        less = less << 1 & mask
        vertical = equal | down
        up = less | ~(vertical | more) & mask
        down = more & vertical
        if errors < best:
            best, end = errors, number
    return best, end
