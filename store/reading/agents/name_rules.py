"""Mend what the names tagger gets wrong, from what is certain: tables, brackets, head nouns, the rest of the article."""

from __future__ import annotations

from collections import Counter

from store.reading.agents import gazetteer
from store.reading.agents.names import Name, NameKind
from store.reading.agents.vocabulary import (
    DAYS,
    HONORIFICS,
    MONTHS,
    ORGANIZATION_HEADS,
    REGIONS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)
from store.reading.document import Document

_GENERIC = frozenset(
    "kingdom mou mous memorandum covid-19 covid coronavirus republic state government minister president i god internet "
    "earth human christmas easter ramadan wi-fi dna hiv aids gdp ceo cfo mp mps pm ngo ngos faq q a phd ebola hiv/aids".split()
)
_INSTRUMENTS = frozenset(
    "plan act law agreement strategy programme program convention treaty protocol accord pact system initiative project policy "
    "framework declaration memorandum code award prize cup day week month festival scheme constitution amendment bill report "
    "index survey visa roadmap vision agenda goals compact charter deal scholarship conference summit".split()
)
_OPENING, _CLOSING = ("(", "["), (")", "]")


def mend_names(document: Document, names: list[Name]) -> list[Name]:
    """The names of the article with the tagger's known faults put right, in text order."""
    names = [name for name in (_trimmed(document, name) for name in names) if name is not None]
    names = _with_long_bodies(document, names)
    names = _with_table_names(document, names)
    names = _with_acronyms(document, names)
    names = [name for name in names if not _is_instrument(document, name)]
    return _agreeing(document, names)


def _trimmed(document: Document, name: Name) -> Name | None:
    """Without article, titles, possessive and marks at the edges; None when nothing is left."""
    lower, words = document.lower, document.words
    first, last = name.first, name.last
    if name.kind == "person":
        while first < last - 1 and (
            lower[first] in HONORIFICS or lower[first] in ROLE_HEADS or lower[first] in gazetteer.demonyms()
        ):
            first += 1
        if last - first == 1 and (
            lower[first] in ROLE_HEADS or lower[first] in ROLE_MODIFIERS or lower[first] in HONORIFICS
        ):
            return None
    if name.kind == "organization" and last - first > 2 and lower[first + 1] in ("’s", "'s"):
        first += 2
    while first < last and (
        lower[first] in ("the", "a", "an", "'s", "’s", "and", "of") or not words[first][0].isalnum()
    ):
        first += 1
    while first < last and (
        lower[last - 1] in ("'s", "’s", "and", "of", "the") or not words[last - 1][-1].isalnum()
    ):
        if words[last - 1][-1] == "." and len(words[last - 1]) > 1:
            break
        last -= 1
    if first >= last or not any(word[0].isupper() for word in words[first:last]):
        return None
    only = lower[first] if last - first == 1 else ""
    if only and (
        only in _GENERIC
        or only in MONTHS
        or only in DAYS
        or only.endswith("-based")
        or only in gazetteer.demonyms()
    ):
        if only not in gazetteer.country_names() or not words[first].isupper():
            return None
    return Name(first, last, name.kind)


def _with_long_bodies(document: Document, names: list[Name]) -> list[Name]:
    """Join what belongs to one long name: "Royal Academy" of "Cambodia", "Korean Workers’ … and Welfare Service Unit"."""
    lower, words = document.lower, document.words
    out: list[Name] = []
    for name in names:
        if name.kind == "organization" and lower[name.last - 1] in ORGANIZATION_HEADS:
            name.first = _body_start(document, name, out[-1].last if out else 0)
        while out and out[-1].first >= name.first:
            out.pop()
        before = out[-1] if out else None
        if (
            before is not None
            and before.kind == "organization"
            and name.kind != "person"
            and 1 <= name.first - before.last <= 2
            and lower[before.last] in ("of", "for")
            and (name.first - before.last == 1 or lower[before.last + 1] == "the")
            and _has_head(document, before)
            and words[name.first][0].isupper()
        ):
            before.last = name.last
            continue
        out.append(name)
    return _split_possessives(document, out)


def _has_head(document: Document, name: Name) -> bool:
    return any(word in ORGANIZATION_HEADS for word in document.lower[name.first : name.last])


def _body_start(document: Document, name: Name, floor: int) -> int:
    """Where a body whose head noun comes last begins: over "X and Y" and "Workers’", never over another body or a country."""
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
        if start == begin and joint == "and" and before == start:
            break
        first = start
    return first


def _split_possessives(document: Document, names: list[Name]) -> list[Name]:
    """Cut "Royal Academy of X’s Institute of Y" into two bodies, and a country or place off what it owns."""
    out = []
    for name in names:
        first = name.first
        for i in range(first + 1, name.last - 1):
            if document.lower[i] in ("’s", "'s"):
                owner = " ".join(document.lower[first:i])
                kind: NameKind = "place" if owner in gazetteer.country_names() else name.kind
                out.append(Name(first, i, kind))
                first = i + 1
        out.append(Name(first, name.last, name.kind))
    return out


def _with_table_names(document: Document, names: list[Name]) -> list[Name]:
    """Countries, capitals and regions of our tables are places wherever no longer name holds them."""
    lower, words = document.lower, document.words
    taken = {i for name in names if name.last - name.first > 1 for i in range(name.first, name.last)}
    singles = {name.first: name for name in names if name.last - name.first == 1}
    tables = (gazetteer.country_names(), gazetteer.capitals(), REGIONS)
    longest = 5
    i = 0
    while i < len(words):
        if not words[i][0].isupper() or i in taken:
            i += 1
            continue
        for size in range(longest, 0, -1):
            if i + size > len(words) or any(k in taken for k in range(i, i + size)):
                continue
            text = " ".join(lower[i : i + size])
            if not words[i + size - 1][0].isupper() or not any(text in table for table in tables):
                continue
            if size == 1 and (
                (i in singles and singles[i].kind == "person" and lower[i] in gazetteer.given_names())
                or (len(words[i]) == 2 and not words[i].isupper())
                or (lower[i] == "west" and (i == 0 or lower[i - 1] != "the"))
                or (
                    i + 1 < len(words)
                    and words[i + 1][0].isupper()
                    and i not in singles
                    and lower[i] in gazetteer.given_names()
                )
            ):
                continue
            for k in range(i, i + size):
                singles.pop(k, None)
            names = [n for n in names if not (n.first >= i and n.last <= i + size)]
            names.append(Name(i, i + size, "place"))
            i += size - 1
            break
        i += 1
    return sorted(names, key=lambda name: name.first)


def _with_acronyms(document: Document, names: list[Name]) -> list[Name]:
    """A name right before "(ABC)" reaches back as far as the letters ask for, and "ABC" is a name of the same kind."""
    words, lower = document.words, document.lower
    by_end = {name.last: name for name in names}
    out = list(names)
    for i in range(1, len(words) - 2):
        if words[i] not in _OPENING or words[i + 2] not in _CLOSING or not is_acronym(words[i + 1]):
            continue
        name = by_end.get(i)
        letters = words[i + 1].lower()
        out = [n for n in out if n.first != i + 1]
        if name is None:
            start = _initials_start(document, i, letters)
            if start is None or lower[i - 1] in _INSTRUMENTS or any(n.first <= start < n.last for n in out):
                continue
            out = [n for n in out if n.last <= start or n.first >= i]
            name = Name(start, i, "organization")
            out.append(name)
        elif name.kind == "person":
            continue
        if lower[i - 1] in _INSTRUMENTS:
            continue
        out.append(Name(i + 1, i + 2, name.kind))
    return sorted(out, key=lambda name: name.first)


def is_acronym(word: str) -> bool:
    """Whether `word` is written in capitals, as ILO, MoH or AFL-CIO."""
    return (
        2 <= len(word) <= 12
        and word[0].isupper()
        and sum(c.isupper() for c in word) * 2 > len(word)
        and word.lower() not in ("mou", "mous")
    )


def _initials_start(document: Document, end: int, letters: str) -> int | None:
    """The token where a name begins whose initials, small words left out, are `letters`."""
    left = len(letters)
    i = end
    while left and i and end - i < 16:
        i -= 1
        word = document.lower[i]
        if word in ("of", "for", "and", "the", "’", "'", "on", "in", "&", ","):
            continue
        if word[0] != letters[left - 1]:
            return None
        left -= 1
    return i if not left and document.words[i][0].isupper() else None


def _is_instrument(document: Document, name: Name) -> bool:
    """Whether this names a plan, a law, an event or the like, which is no agent."""
    last = document.lower[name.last - 1]
    if name.kind == "organization" and last in _INSTRUMENTS and name.last - name.first > 1:
        return not (
            last in ("programme", "system", "initiative", "project", "fund", "conference")
            and _has_head_but_last(document, name)
        )
    following = document.words[name.last] if name.last < len(document.words) else ""
    if (
        name.kind == "organization"
        and following in _CLOSING
        and document.words[name.first - 1] in _OPENING
        and name.first > 1
    ):
        return document.lower[name.first - 2] in _INSTRUMENTS or document.words[name.first - 2][0].islower()
    return False


def _has_head_but_last(document: Document, name: Name) -> bool:
    return (
        any(word in ("programme", "council", "fund") for word in document.lower[name.first : name.last - 1])
        or document.lower[name.first] == "world"
    )


def _agreeing(document: Document, names: list[Name]) -> list[Name]:
    """One text has one kind all through the article, and short names of people are found wherever they stand."""
    texts = [" ".join(document.lower[name.first : name.last]) for name in names]
    votes: dict[str, Counter[NameKind]] = {}
    for name, text in zip(names, texts, strict=True):
        votes.setdefault(text, Counter())[name.kind] += 1
    parts = {
        document.lower[i]
        for name in names
        if name.kind == "person" and name.last - name.first > 1
        for i in (name.first, name.last - 1)
        if len(document.lower[i]) > 1
    }
    for name, text in zip(names, texts, strict=True):
        kind = votes[text].most_common(1)[0][0]
        if name.last - name.first == 1 and text in parts and text not in gazetteer.country_names():
            kind = "person"
        name.kind = kind
    taken = {i for name in names for i in range(name.first, name.last)}
    for i, word in enumerate(document.words):
        if (
            i not in taken
            and word[0].isupper()
            and len(word) > 2
            and document.lower[i] in parts
            and _stands_alone(document, i)
        ):
            names.append(Name(i, i + 1, "person"))
        elif i not in taken and is_acronym(word) and votes.get(document.lower[i], {}).get("organization"):
            names.append(Name(i, i + 1, "organization"))
    return sorted(names, key=lambda name: name.first)


def _stands_alone(document: Document, i: int) -> bool:
    words = document.words
    before = words[i - 1] if i else "."
    after = words[i + 1] if i + 1 < len(words) else "."
    lower = document.lower[i]
    if (
        lower in ROLE_HEADS
        or lower in MONTHS
        or lower in DAYS
        or lower in gazetteer.demonyms()
        or lower in _COMMON
    ):
        return False
    return (
        not (
            before[0].isupper()
            and before.lower() not in HONORIFICS
            and before.lower() not in ROLE_HEADS
            and words[i - 1] != "."
        )
        and not after[0].isupper()
    )


_COMMON = frozenset(
    "the in on at for and but by with from to of it he she they we you this that will may mark long so an say pen rose grant young".split()
)
