"""Which names of a library may mean one agent, and why; a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.search.naming import canonical, is_acronym

_FILLING = frozenset("of the and for in on to at".split())
_LEAST_FUZZY = 6


class Likeness(NamedTuple):
    """How sure (0 to 1) two names mean one agent, and what speaks for it, for people."""

    score: float
    why: str


def compare(one: str, one_forms: Iterable[str], other: str, other_forms: Iterable[str]) -> Likeness | None:
    """How alike two agents of different names are; None when nothing speaks for their being one."""
    found = (rule(one, other) for rule in (_spelling, _order, _shorter, _initials, _misspelt))
    best = [each for each in found if each]
    best += _acronym(one, one_forms, other) or _acronym(other, other_forms, one)
    return max(best, default=None)


def _spelling(one: str, other: str) -> Likeness | None:
    return Likeness(1.0, "another spelling") if canonical(one) == canonical(other) else None


def _order(one: str, other: str) -> Likeness | None:
    """The family name first or last; the small words of a body left out or moved."""
    if sorted(_content(one)) == sorted(_content(other)) and len(_content(one)) > 1:
        return Likeness(0.9, "in another order")
    return None


def _shorter(one: str, other: str) -> Likeness | None:
    """All words of the shorter name are in the longer one, at its beginning or end for a single word."""
    short, long = sorted((_content(one), _content(other)), key=len)
    if not short or len(short) == len(long) or not set(short) <= set(long):
        return None
    if len(short) == 1:
        return Likeness(0.5, "part of the name") if short[0] in (long[0], long[-1]) else None
    return Likeness(0.7, "part of the name")


def _initials(one: str, other: str) -> Likeness | None:
    """J. F. Lind and Jon Lind."""
    first, second = _content(one), _content(other)
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1] or first == second:
        return None
    short = min(len(first[0]), len(second[0]))
    return Likeness(0.7, "initials") if short == 1 and first[0][0] == second[0][0] else None


def _misspelt(one: str, other: str) -> Likeness | None:
    """One letter too many, missing, wrong, or two exchanged, in a name that is not short."""
    first, second = canonical(one), canonical(other)
    if min(len(first), len(second)) >= _LEAST_FUZZY and first != second and one_slip(first, second):
        return Likeness(0.8, "a letter differs")
    return None


def one_slip(first: str, second: str) -> bool:
    """Whether one insertion, deletion, substitution or exchange of neighbours turns one into the other."""
    if abs(len(first) - len(second)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if at is None:
        return True
    rest, others = first[at:], second[at:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def _acronym(short: str, short_forms: Iterable[str], long: str) -> list[Likeness]:
    """ILO for International Labour Organization."""
    letters = initials(long)
    for form in (short, *short_forms):
        if is_acronym(form) and len(letters) > 1 and canonical(form).replace(" ", "") == letters:
            return [Likeness(0.8, "an acronym")]
    return []


def initials(name: str) -> str:
    """The first letters of the words of a name, small words left out."""
    return "".join(word[0] for word in _content(name))


def _content(name: str) -> Sequence[str]:
    return [word for word in canonical(name).split() if word not in _FILLING]
