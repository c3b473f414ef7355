"""Names of organizations that the tagger cuts or misses: long ones, embassies, acronyms in brackets."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.names.edges import GENERIC
from store.reading.agents.names.places import is_listed_place
from store.reading.agents.tagged import Name, NameKind
from store.reading.agents.vocabulary import (
    FIELDS,
    MONTHS,
    ORGANIZATION_HEADS,
    ROLE_HEADS,
    word_set,
)
from store.reading.document import Document

INSTRUMENTS = word_set(
    "plan act law agreement strategy programme program convention treaty protocol accord pact system "
    "initiative project policy framework declaration memorandum code award prize cup day week month "
    "festival scheme constitution amendment bill report index survey visa roadmap vision agenda goals "
    "compact charter deal scholarship conference summit meeting"
)
_SCHOOLS = word_set("university college hospital school bank foundation polytechnic museum")
_LONGEST_TAIL = 6  # tokens behind "and" in which a head noun may close a name
_LEGAL_FORMS = word_set(
    "NV BV AG SE GmbH Ltd Ltd. Limited Inc Inc. Corp Corp. LLC PLC plc ASA AB Oyj SpA KK Bhd Berhad "
    "Tbk Pte Pty JSC A"
)
_NATIONAL_BODIES = word_set("embassy consulate parliament senate navy military")
OPENING, CLOSING = ("(", "["), (")", "]")
_SYSTEMS = frozenset(("system", "systems"))
_SMALL = frozenset(("of", "for", "and", "the", "’", "'", "’s", "'s", "on", "in", "&", ",", "to"))


def with_long_bodies(document: Document, names: list[Name]) -> list[Name]:
    """Join what belongs to one long name: "Royal Academy" of "X", "Miners’ Health" and "Safety Agency"."""
    lower, words = document.lower, document.words
    blocked = {i for name in names if name.kind != "organization" for i in range(name.first, name.last)}
    out: list[Name] = []
    for name in names:
        if name.kind == "organization" and lower[name.last - 1] in ORGANIZATION_HEADS:
            name.first = _body_start(document, name, out[-1].last if out else 0)
        elif name.kind == "organization" and not has_head(document, name):
            name.last = _body_end(document, name, blocked)
        elif name.kind == "organization" and lower[name.last : name.last + 1] == ["and"]:
            name.last = _fields_end(document, name)
        while out and out[-1].first >= name.first:
            out.pop()
        if out and name.last <= out[-1].last:
            continue
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == "organization"
            and name.kind != "person"
            and 1 <= name.first - before.last <= 2
            and lower[before.last] in ("of", "for")
            and (name.first - before.last == 1 or lower[before.last + 1] == "the")
            and has_head(document, before)
            and words[name.first][0].isupper()
        ):
            before.last = name.last
            continue
        out.append(name)
    return _split_pairs(document, _split_possessives(document, out))


def has_head(document: Document, name: Name) -> bool:
    return any(word in ORGANIZATION_HEADS for word in document.lower[name.first : name.last])


def _body_start(document: Document, name: Name, floor: int) -> int:
    """Where a body with its head noun last begins: over "and" and "Workers’", never over another body."""
    lower, words = document.lower, document.words
    first = name.first
    begin = document.sentences[document.sentence_of[first]][0]
    while first - 2 >= max(begin, floor - 1):
        joint, before = lower[first - 1], first - 2
        if joint not in ("and", "’", "'", "&") or not words[before][0].isupper():
            break
        if (
            lower[before] in ORGANIZATION_HEADS
            or lower[before] in gazetteer.country_names()
            or words[before].isupper()
        ):
            break
        if joint in ("’", "'") and not lower[before].endswith("s"):
            break
        start = before
        while start - 1 >= begin and words[start - 1][0].isupper() and lower[start - 1] not in ROLE_HEADS:
            start -= 1
        if (start == begin and joint == "and" and before == start) or lower[start - 1] in ("of", "for"):
            break
        first = start
    return _listed_start(document, first, begin)


def _listed_start(document: Document, first: int, begin: int) -> int:
    """Where "the Garment, Shoe and Bag Association" begins, found from "Shoe" on."""
    words, lower = document.words, document.lower
    k = first
    while (
        k - 2 > begin and words[k - 1] == "," and words[k - 2].istitle() and not is_listed_place(lower[k - 2])
    ):
        k -= 2
    return k if lower[k - 1] == "the" and "and" in lower[first : first + 4] else first


def _body_end(document: Document, name: Name, blocked: set[int]) -> int:
    """Where "Miners’ Compensation" goes on "and Welfare Service Unit": at a head noun behind "and"."""
    lower, words = document.lower, document.words
    if lower[name.last : name.last + 1] not in (["and"], ["&"]):
        return name.last
    stop = document.sentences[document.sentence_of[name.first]][1]
    last = name.last
    for i in range(name.last + 1, min(stop, name.last + _LONGEST_TAIL)):
        if not is_capital(words[i]) or i in blocked:
            break
        if lower[i] in ORGANIZATION_HEADS and i > name.last + 1:
            last = i + 1
    return last


def _fields_end(document: Document, name: Name) -> int:
    """Where "Bureau of Health" goes on "and Social Care": all that a body is for."""
    lower = document.lower
    last = name.last + 1
    while last < len(lower) and is_capital(document.words[last]) and lower[last] in FIELDS | _SYSTEMS:
        last += 1
    whole = last > name.last + 1 and not is_capital(document.words[last] if last < len(lower) else ".")
    for_fields = lower[name.last - 1] in FIELDS and "of" in lower[name.first : name.last]
    return last if whole and for_fields else name.last


def with_companies(document: Document, names: list[Name]) -> list[Name]:
    """ "Nordlak A/S", "Arventis NV": the legal form closes the name of a company, whatever the tagger saw."""
    words = document.words
    added: list[Name] = []
    for i in range(1, len(words)):
        if words[i] not in _LEGAL_FORMS or not is_capital(words[i - 1]):
            continue
        last = i + 1
        if words[i] == "A" and words[i + 1 : i + 3] in (["/", "S"], ["/", "B"]):
            last = i + 3
        elif len(words[i]) == 1:
            continue
        begin = document.sentences[document.sentence_of[i]][0]
        first = i - 1
        while first > begin and is_capital(words[first - 1]) and document.lower[first - 1] not in ROLE_HEADS:
            first -= 1
        added.append(Name(first, last, "organization", sure=True))
    covered = {k for name in added for k in range(name.first, name.last)}
    kept = [name for name in names if covered.isdisjoint(range(name.first, name.last))]
    return sorted(kept + added, key=lambda name: name.first)


def _split_pairs(document: Document, names: list[Name]) -> list[Name]:
    """Cut "University of X and Y College", "Quay Lines, Seaways" and "leader NAME and Dock Union" in two."""
    lower, out = document.lower, []
    for name in names:
        cut = _joint(document, name) if name.kind == "organization" else None
        if cut is not None:
            titled = lower[name.first - 1] in ROLE_HEADS
            out.append(Name(name.first, cut, "person" if titled else "organization"))
            beyond = cut + 1 + (not document.words[cut + 1][0].isalnum())
            name = Name(beyond, name.last, "organization")
        out.append(name)
    return out


def _joint(document: Document, name: Name) -> int | None:
    """The "and" or comma inside a name that parts two of them."""
    lower, first, last = document.lower, name.first, name.last
    comma = next((i for i in range(first + 1, last - 1) if lower[i] == ","), None)
    if comma is not None and not {"and", "&"} & {*lower[comma:last]}:
        behind = " ".join(lower[comma + 1 : last])
        return None if is_listed_place(behind) or document.words[comma + 1] in _LEGAL_FORMS else comma
    cut = next((i for i in range(first + 2, last - 1) if lower[i] == "and"), None)
    if cut is None:
        return None
    if lower[first - 1] in ROLE_HEADS and document.words[first - 1].islower() and cut - first < 4:
        left = any(word in ORGANIZATION_HEADS or word in FIELDS for word in lower[first:cut])
        return cut if not left and lower[last - 1] in ORGANIZATION_HEADS else None
    closed = cut > first + 1 and lower[cut - 1] in ORGANIZATION_HEADS - FIELDS
    if closed and not any(word in ORGANIZATION_HEADS or word in FIELDS for word in lower[cut + 1 : last]):
        return cut
    schools = lower[first] in _SCHOOLS and lower[first + 1] == "of" and lower[last - 1] in _SCHOOLS
    return cut if schools and cut > first + 2 and last > cut + 2 and lower[cut + 1] not in FIELDS else None


def _split_possessives(document: Document, names: list[Name]) -> list[Name]:
    """Cut "Royal Academy of X’s Institute of Y" into two bodies, and a country or place off what it owns."""
    out = []
    for name in names:
        first = name.first
        for i in range(first + 1, name.last - 1):
            owner_word = document.lower[i - 1]
            held = is_plural_owner(owner_word) or owner_word in ROLE_HEADS  # "Prime Minister’s Office"
            if document.lower[i] in ("’s", "'s") and not held:
                owner = " ".join(document.lower[first:i])
                kind: NameKind = "place" if owner in gazetteer.country_names() else name.kind
                out.append(Name(first, i, kind))
                first = i + 1
        out.append(Name(first, name.last, name.kind))
    return out


def is_plural_owner(word: str) -> bool:
    """Whether the possessive of this plural is part of a body’s name: "Women’s Network"."""
    return word.endswith("men") or word in ("children", "people")


def with_embassies(document: Document, names: list[Name]) -> list[Name]:
    """ "The Cambodian embassy in Seoul" is a body of its own, the city included."""
    lower, words = document.lower, document.words
    by_first = {name.first: name for name in names}
    added: list[Name] = []
    for i in range(1, len(words)):
        first = i - 1
        if lower[i] == "commission" and lower[first] == "high" and i > 1:
            first -= 1
        elif lower[i] not in _NATIONAL_BODIES and words[i] != "Government":
            continue
        if not words[first][0].isupper():
            continue
        if first and _is_nation(" ".join(lower[first - 1 : first + 1])):
            first -= 1
        elif not _is_nation(lower[first]):
            continue
        last = i + 1
        city = by_first.get(last + 1)
        if last < len(words) and lower[last] == "in" and city is not None and city.kind == "place":
            last = city.last
        added.append(Name(first, last, "organization"))
    covered = {k for name in added for k in range(name.first, name.last)}
    kept = [name for name in names if name.first not in covered]
    return sorted(kept + added, key=lambda name: name.first)


def _is_nation(text: str) -> bool:
    return text in gazetteer.demonyms() or text in gazetteer.country_names()


def with_acronyms(document: Document, names: list[Name]) -> list[Name]:
    """A name before "(ABC)" reaches back as far as the letters ask for; "ABC" names the same."""
    words, lower = document.words, document.lower
    by_end = {name.last: name for name in names}
    dropped: set[int] = set()
    added: list[Name] = []
    for i in range(1, len(words) - 2):
        if words[i] not in OPENING:
            continue
        end = i - (lower[i - 1] in ("’s", "'s"))
        name = by_end.get(i) or by_end.get(end)
        close = i + 2 if words[i + 2] in CLOSING else i + 3
        if not (close == i + 2 and is_acronym(words[i + 1])):
            if name is not None and _is_short_name(document, name, i, close):
                dropped.update(range(i + 1, close))
                added.append(Name(i + 1, close, "organization"))
            continue
        dropped.add(i + 1)
        if lower[i - 1] in INSTRUMENTS or (
            name is not None and name.kind == "person" and name.last - name.first < 3
        ):
            continue
        start = _initials_start(document, i, words[i + 1].lower())
        if start is not None and (name is None or start < name.first or name.kind == "person"):
            dropped.update(range(start, i))
            name = Name(start, end, "organization")
            added.append(name)
        if name is not None:
            added.append(Name(i + 1, i + 2, name.kind))
    kept = [name for name in names if name.first not in dropped and name.last - 1 not in dropped]
    return sorted(kept + added, key=lambda name: name.first)


def _is_short_name(document: Document, body: Name, opening: int, close: int) -> bool:
    """Whether the one or two words in brackets behind a body call it so: "(Perkeso)", "(Seas CDC)"."""
    inside = document.words[opening + 1 : close]
    text = " ".join(inside).lower()
    known = is_listed_place(text) or text in gazetteer.demonyms() or text in MONTHS or text in GENERIC
    return (
        document.words[close : close + 1] in ([")"], ["]"])
        and body.kind == "organization"
        and (has_head(document, body) or inside[-1].isupper())
        and all(word[0].isupper() and word.isalpha() for word in inside)
        and (len(inside) == 1 or inside[-1].isupper() or inside[-1] in _LEGAL_FORMS)
        and not known
    )


def is_acronym(word: str) -> bool:
    """Whether `word` is written in capitals, as ILO, MoH or AFL-CIO."""
    capitals = sum(c.isupper() for c in word)
    return (
        2 <= len(word) <= 12
        and word[0].isupper()
        and capitals * 2 > len(word)
        and word.lower() not in GENERIC
    )


def _initials_start(document: Document, end: int, letters: str) -> int | None:
    """The token where a name begins whose initials, small words left out, are `letters`."""
    left = len(letters)
    i = end
    begin = document.sentences[document.sentence_of[end]][0]
    while left and i > begin and end - i < 16:
        i -= 1
        word = document.lower[i]
        if word in _SMALL:
            if (
                word[0] == letters[left - 1]
                and document.words[i][0].islower()
                and word[0] == "o"
                and left > 1
            ):
                continue
            continue
        if word[0] != letters[left - 1]:
            return None
        left -= 1
    return i if not left and document.words[i][0].isupper() else None
