"""Where the name of a person parts from what stands before it: a place, the body of a post, initials."""

from __future__ import annotations

import re

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.names.places import is_listed_place
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    FIELDS,
    ORGANIZATION_HEADS,
    PLACE_HEADS,
    PLACE_NOUNS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    word_set,
)
from store.reading.document import Document

ADMINISTRATIVE = word_set(
    "province provinces district county state prefecture region governorate commune village township "
    "municipality island islands city"
)
_DOTTED_INITIALS = re.compile(r"(?!U\.[SKN]\.|[HP]\.[EM]\.)(?:[A-Z]\.){2,3}")
_SHORT_NAMES = frozenset(("Md.", "Mohd."))
_IN_POSTS = word_set("of for the and , at ( )")
_POST_REACH = 12  # tokens from a body back to the post in it
_NO_PEOPLE = FIELDS | ORGANIZATION_HEADS | ROLE_HEADS | ROLE_MODIFIERS | PLACE_HEADS | PLACE_NOUNS


def part_people(document: Document, names: list[Name]) -> None:
    """Cut places and bodies off the people behind them, in place: "Mayor of X NAME", "Rector of X NAME"."""
    _from_places(document, names)
    _from_bodies(document, names)
    names.sort(key=lambda name: name.first)


def _from_places(document: Document, names: list[Name]) -> None:
    """Cut the place off the person in "Mayor of Kerava Elina Saari"."""
    places = {" ".join(document.lower[n.first : n.last]) for n in names if n.kind == "place"}
    given = gazetteer.given_names()
    for name in [n for n in names if n.last - n.first > 2]:
        whole = " ".join(document.lower[name.first : name.last])
        if name.kind == "place" and (document.lower[name.first + 1] == "of" or is_listed_place(whole)):
            continue
        if document.lower[name.last - 1] in ORGANIZATION_HEADS | PLACE_NOUNS | PLACE_HEADS | ROLE_MODIFIERS:
            continue
        for cut in range(name.first + 1, name.last - 1):
            text = " ".join(document.lower[name.first : cut])
            behind = document.lower[name.first - 1] if name.first else ""
            cities = text in places and behind in ("of", "for", "to", "in", "from") and name.kind != "place"
            known = is_listed_place(text) or cities
            known = known or (name.kind == "place" and document.lower[cut - 1] in ADMINISTRATIVE)
            if known and text not in given and (name.kind != "organization" or document.lower[cut] in given):
                names.append(Name(name.first, cut, "place"))
                name.first, name.kind = cut, "person"
                break


def _from_bodies(document: Document, names: list[Name]) -> None:
    """Cut the body or country off the person in "Minister of Trade of X NAME", tagged as one body."""
    for name in [n for n in names if n.kind == "organization" and n.last - n.first > 2]:
        cut = _person_behind(document, name)
        if cut is None:
            continue
        names.append(Name(cut, name.last, "person", sure=True))
        country = _country_start(document, name.first, cut)
        if document.lower[name.first] in ROLE_HEADS and country is None:
            names.remove(name)
        elif country is not None and (country == name.first or document.lower[name.first] in ROLE_HEADS):
            name.first, name.last, name.kind = country, cut, "place"
        else:
            name.last = cut


def _person_behind(document: Document, name: Name) -> int | None:
    """Where two or three plain capitals begin that close a body or country of somebody's post."""
    lower, words = document.lower, document.words
    cut = name.last
    while cut > name.first and is_capital(words[cut - 1]) and not words[cut - 1].isupper():
        if lower[cut - 1] in _NO_PEOPLE or lower[cut - 1] in gazetteer.country_names():
            break
        cut -= 1
    if cut == name.first or not 2 <= name.last - cut <= 3:
        return None
    post = post_before(document, name.first)
    if post is None:
        return None
    while words[post - 1].istitle() and lower[post - 1] in ROLE_HEADS | ROLE_MODIFIERS:
        post -= 1
    country = _country_start(document, name.first, cut) is not None
    bare = post == 0 or lower[post - 1] != "the"
    closed = lower[cut - 1] in ORGANIZATION_HEADS or (bare and lower[cut - 1] in _NO_PEOPLE)
    return cut if country or closed else None


def post_before(document: Document, first: int) -> int | None:
    """The capitalised post whose body begins at token `first`, or that token itself."""
    lower, words = document.lower, document.words
    begin = max(document.sentences[document.sentence_of[first]][0], first - _POST_REACH)
    for k in range(first, begin - 1, -1):
        if lower[k] in ROLE_HEADS:
            return k if words[k].istitle() and lower[k + 1] in ("of", "for", "at", "(") else None
        if k < first and not (words[k][0].isupper() or lower[k] in _IN_POSTS):
            return None
    return None


def _country_start(document: Document, first: int, end: int) -> int | None:
    """Where the country begins that closes the tokens `first` to `end`."""
    names = gazetteer.country_names()
    return next(
        (k for k in range(max(first, end - 3), end) if " ".join(document.lower[k:end]) in names), None
    )


def with_initials(document: Document, names: list[Name]) -> list[Name]:
    """People take in the initials in front of them: "K. P." Singh, "A.R." Rahim, "Md." Haque."""
    out: list[Name] = []
    for name in sorted([*names, *_behind_initials(document, names)], key=lambda name: name.first):
        if name.kind == "person":
            name.first = _initials_start(document, name.first)
            while out and out[-1].last > name.first:
                out.pop()
        out.append(name)
    return out


def _behind_initials(document: Document, names: list[Name]) -> list[Name]:
    """The untagged capitals behind an initial: "K. P. [Singh]"."""
    words = document.words
    taken = {i for name in names for i in range(name.first, name.last)}
    return [
        Name(i, i + 1, "person")
        for i in range(2, len(words))
        if words[i - 1] == "."
        and i not in taken
        and words[i].istitle()
        and document.lower[i] not in _NO_PEOPLE
        and len(words[i - 2]) == 1
        and words[i - 2].isupper()
        and document.sentence_of[i] == document.sentence_of[i - 2]
    ]


def _initials_start(document: Document, i: int) -> int:
    words = document.words
    begin = document.sentences[document.sentence_of[i]][0]
    while i > begin:
        if i - 2 >= begin and words[i - 1] == "." and len(words[i - 2]) == 1 and words[i - 2].isupper():
            i -= 2
        elif words[i - 1] in _SHORT_NAMES or _DOTTED_INITIALS.fullmatch(words[i - 1]):
            i -= 1
        else:
            break
    return i
