"""Tables of countries and of given and family names, read from the package on first use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 alpha-2 code, with the names and adjectives English news uses for it."""

    code: str
    name: str
    other_names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


def _lines(file: str) -> Iterator[str]:
    text = (files(__package__) / "data" / file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    table = {}
    for line in _lines("countries.tsv"):
        code, name, *lists = line.split("|")
        other, demonyms, capitals = (tuple(part.split(",")) if part else () for part in lists)
        table[code] = Country(code, name, other, demonyms, capitals)
    return table


@cache
def country_names() -> dict[str, str]:
    """Country code by name in lower case, without a leading article ("philippines", "u.s.")."""
    return {
        form: country.code
        for country in countries().values()
        for name in (country.name, *country.other_names)
        for form in _tokenized(name.lower().removeprefix("the "))
    }


def _tokenized(name: str) -> tuple[str, ...]:
    """A name as it is and, where it has a possessive, as its tokens joined by spaces."""
    return (name, name.replace("’s", " ’s"), name.replace("’s", " 's")) if "’s" in name else (name,)


@cache
def demonyms() -> dict[str, str]:
    """Country code by adjective or name of the people in lower case ("filipino"); the first country wins."""
    table: dict[str, str] = {}
    for country in countries().values():
        for word in country.demonyms:
            table.setdefault(word.lower(), country.code)
    return table


@cache
def capital_spelling() -> dict[str, str]:
    """Capitals as usually written, by their name in lower case."""
    return {city.lower(): city for country in countries().values() for city in country.capitals}


@cache
def capitals() -> dict[str, str]:
    """Country code by capital in lower case."""
    return {city.lower(): country.code for country in countries().values() for city in country.capitals}


@cache
def given_names() -> dict[str, str]:
    """ "f", "m" or "u" (either) by given name in lower case; a name in both lists is "u"."""
    table: dict[str, str] = {}
    for line in _lines("given_names.txt"):
        gender, *names = line.split()
        for name in map(str.lower, names):
            table[name] = gender if table.get(name, gender) == gender else "u"
    return table


def gender_of(given_name: str) -> str:
    """ "f", "m" or "" (unknown or either) for a given name, its accents left out where that helps."""
    table = given_names()
    lower = given_name.lower()
    gender = table.get(lower) or table.get(_unaccented(lower)) or _compound(lower, table)
    if gender == "u" and len(lower) > 4 and lower.endswith("ko") and lower not in table:
        return "f"  # Hiroko, Yuriko; Slavic family names in -ko are never asked for
    return "" if gender == "u" else gender


def _compound(lower: str, table: dict[str, str]) -> str:
    """The gender that both parts of "anna-lena" agree on."""
    parts = {table.get(part, "u") for part in lower.split("-")}
    return parts.pop() if "-" in lower and len(parts) == 1 else "u"


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@cache
def family_names() -> frozenset[str]:
    """Family names in lower case."""
    return frozenset(" ".join(_lines("family_names.txt")).lower().split())


@cache
def family_first_names() -> dict[str, frozenset[str]]:
    """Family names in lower case that come first, by language (ko, zh, vi, km, hu)."""
    rows = (line.partition(" ") for line in _lines("family_first.txt"))
    return {language: frozenset(names.lower().split()) for language, _, names in rows}
