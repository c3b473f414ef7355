"""Places that the words around them tell: datelines, "a farmer in X", "residents of X", "at the X Hotel"."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.honorifics import titles_start
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    DAYS,
    FIELDS,
    HONORIFICS,
    MONTHS,
    ORGANIZATION_HEADS,
    PEOPLES,
    REGIONS,
    ROLE_HEADS,
    is_plural_role,
    word_set,
)
from store.reading.document import Document

_SITES = word_set(
    "hotel tower towers palace airport stadium plaza station harbour harbor port terminal temple fort market "
    "gate beach gardens arena pier wharf jetty dock junction building complex resort base hill villa lodge "
    "haus mansion barracks residence bhaban bhavan bhawan"
)
_SITE_OPENERS = word_set("port lake mount cape fort hotel menara wisma")
_LOOSE_SITES = word_set("hall house")
_VENUES = word_set(
    "convention conference congress exhibition shopping community sports cultural"
)  # "X Centre"
_AT = word_set("at in near outside inside from to around into through via")
_INHABITANTS = word_set(
    "residents people villagers inhabitants citizens townspeople suburbs outskirts streets"
)
_LOCALITIES = word_set("town city village port district suburb settlement hamlet municipality")
_TOWN_WORDS = word_set(
    "point puerto porto kota kampung kampong desa ciudad cerro wadi bandar kuala tanjung pulau phnom sungai"
)
_TRUST = word_set(
    "confidence trust faith belief believe believes interest interested investment invest involved"
)
_NO_TOWNS = word_set(
    "physics mathematics nature science chemistry power reading writing economics law arts engineering "
    "medicine parliament congress cabinet court heaven paradise latin history philosophy literature "
    "biology psychology championship championships cup league olympics games awards phase stage grade "
    "year class level section article chapter part annex schedule table figure quarter winter spring "
    "summer autumn fall"
)
_DASHES = ("—", "–", "-", "--", "―")
_LONGEST_DATELINE = 14  # tokens


def by_place_words(document: Document, name: Name) -> bool:
    """Whether the words beside a name make it a place; it takes in the capital that "in" stands before."""
    lower, words = document.lower, document.words
    inside = lower[name.first : name.last]
    begin = document.sentences[document.sentence_of[name.first]][0]
    i = name.first - 1 - (name.first > begin and lower[name.first - 1] == "the")
    before = lower[i] if i >= begin else ""
    if before in _AT and len(inside) > 1 and _is_site(inside):
        return True
    if name.kind == "place" or titles_start(document, name.first, begin) < name.first:
        return False
    of = lower[i - 1] if before == "of" and i > begin else ""
    unnamed = inside[0] not in gazetteer.given_names() and inside[-1] not in gazetteer.family_names()
    if before in ("at", "outside", "inside", "from") and inside[-1] in _LOOSE_SITES:
        surnamed = inside[-1] == "hall" and not _unnamed_but_last(inside)
        return len(inside) > 1 and not surnamed and inside[0] != "white"
    if inside[0] in _SITE_OPENERS and len(inside) > 1 and before in _AT:
        return not any(word in ORGANIZATION_HEADS - {"port", "hotel"} for word in inside)
    if inside[0] in _TOWN_WORDS and len(inside) > 1:
        return not any(word in ORGANIZATION_HEADS for word in inside)
    if name.kind != "person" or not unnamed or len(inside) > 4:
        return False
    settled = lower[i - 1] in _INHABITANTS if before == "from" else of in _INHABITANTS or of in _LOCALITIES
    if settled:
        return True
    if before == "in" and i == name.first - 1:
        return lower[i - 1] not in _TRUST and not _heads_a_clause(document, name)
    if (
        is_capital(words[i])
        and i > begin
        and lower[i - 1] == "in"
        and lower[i] not in HONORIFICS | ROLE_HEADS
    ):
        free = lower[i] not in MONTHS and lower[i] not in DAYS and lower[i] not in gazetteer.demonyms()
        if free and i == name.first - 1:
            name.first = i
            return True
    return False


def _is_site(inside: list[str]) -> bool:
    """Whether the last words are those of a building or a stop: "Hotel", "Convention Centre"."""
    return inside[-1] in _SITES or (inside[-1] in ("centre", "center") and inside[-2] in _VENUES)


def _unnamed_but_last(inside: list[str]) -> bool:
    """Whether no word before the last is a given name."""
    return not any(word in gazetteer.given_names() for word in inside[:-1])


def _heads_a_clause(document: Document, name: Name) -> bool:
    """Whether the possessive or a comma and "who" follow, as behind a person."""
    after = document.lower[name.last : name.last + 2]
    return after[:1] in (["’s"], ["'s"]) or after == [",", "who"]


def with_datelines(document: Document, names: list[Name]) -> list[Name]:
    """The town that a report opens with: "KASANDA, Feb 6:", "Lund (Post) -", "CERRO AZUL, Peru —"."""
    added = []
    for first, last in document.sentences:
        size = _dateline_size(document, first, last)
        if size:
            added.append(Name(first, first + size, "place", sure=True))
            added += _agency(document, first + size)
    if not added:
        return names
    covered = {i for name in added for i in range(name.first, name.last)}
    kept = [name for name in names if covered.isdisjoint(range(name.first, name.last))]
    return sorted(kept + added, key=lambda name: name.first)


def _agency(document: Document, i: int) -> list[Name]:
    """The news agency in brackets that closes a dateline, if it is written as a name of one or two words."""
    words, lower = document.words, document.lower
    opening = next((k for k in range(i, min(i + 6, len(words))) if words[k] == "("), len(words))
    close = next((k for k in range(opening + 2, min(opening + 4, len(words))) if words[k] == ")"), None)
    if close is None or words[close + 1 : close + 2] == [","]:
        return []
    named = all(words[k][0].isupper() and not is_listed_place(lower[k]) for k in range(opening + 1, close))
    return [Name(opening + 1, close, "organization", sure=True)] if named else []


def _dateline_size(document: Document, first: int, last: int) -> int:
    """How many tokens of a sentence that opens a line name the town of a dateline; 0 without one."""
    words, lower = document.words, document.lower
    start = document.starts[first]
    if start and document.text[start - 1] != "\n":
        return 0
    size = 0
    while size < 4 and first + size < last and words[first + size][0].isupper():
        size += 1
    here = first + size
    if not 1 <= size <= 3 or here >= len(words):
        return 0
    shouted = all(word.isupper() and len(word) > 1 for word in words[first:here])
    if len(words[first]) < 3 or any(word in MONTHS or word in DAYS for word in lower[first:here]):
        return 0
    close = next(
        (i for i in range(here, min(here + _LONGEST_DATELINE, len(words))) if words[i] in (*_DASHES, ":")),
        None,
    )
    if close is None or (close + 1 < len(words) and "\n" in document.text[start : document.starts[close]]):
        return 0
    between = lower[here:close]
    dated = between[:1] == [","] and any(word in MONTHS for word in between)
    agency = between[:1] == ["("] and between[-1:] == [")"]
    country = between[:1] == [","] and " ".join(between[1:]) in gazetteer.country_names()
    spaced = words[close] != ":" and document.starts[close] > document.ends[close - 1]
    listed = is_listed_place(" ".join(lower[first:here]))
    if (
        dated
        or (agency and (spaced or listed))
        or (shouted and spaced and (not between or between[0] == ","))
    ):
        return size
    return size if country and spaced else 0


def is_listed_place(text: str) -> bool:
    """Whether a text in lower case is a country, capital or region of our tables."""
    return text in gazetteer.country_names() or text in gazetteer.capitals() or text in REGIONS


_BEFORE_PLACES = frozenset(("of", "in", "outside", "near"))


def missed_places(document: Document, taken: set[int]) -> list[Name]:
    """Untagged capitals behind "in", "residents of", "the town of": one to three of them."""
    words, lower = document.words, document.lower
    found = []
    for i, before in enumerate(lower[:-1], 1):
        if before not in _BEFORE_PLACES or i in taken or not is_capital(words[i]) or is_capital(words[i - 1]):
            continue
        if before == "of" and lower[i - 2] not in _INHABITANTS and lower[i - 2] not in _LOCALITIES:
            continue
        last = i
        while last < len(words) and last - i < 4 and is_capital(words[last]) and last not in taken:
            last += 1
        if last in taken or last - i > 3 or any(_explained(lower[k], words[k]) for k in range(i, last)):
            continue
        found.append(Name(i, last, "place"))
    return found


def _explained(lower: str, word: str) -> bool:
    return (
        lower in MONTHS
        or lower in DAYS
        or lower in ORGANIZATION_HEADS
        or lower in ROLE_HEADS
        or is_plural_role(lower)
        or lower in HONORIFICS
        or lower in gazetteer.demonyms()
        or lower in gazetteer.given_names()
        or lower in FIELDS
        or lower in PEOPLES
        or lower in _NO_TOWNS
        or lower.endswith("tian")
        or not (word[1:].islower() or "-" in word)
        or len(word) < 4
        or not word.replace("-", "").isalpha()
    )
