"""Names that our tables or the words around them tell, where the tagger saw none."""

from __future__ import annotations

from functools import cache

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.honorifics import past_titles, titles_start
from store.reading.agents.names.edges import EXPLAINED, GENERIC, is_title
from store.reading.agents.names.kinds import appositive_kind
from store.reading.agents.names.parting import post_before
from store.reading.agents.names.places import is_listed_place, missed_places
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    BODIES,
    DAYS,
    FIELDS,
    GROUP_NOUNS,
    MONTHS,
    ORGANIZATION_HEADS,
    REGIONS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    word_set,
)
from store.reading.document import Document

_SURE_HEADS = word_set(
    "union federation association ministry agency authority commission council institute university "
    "college foundation hospital department bureau committee academy alliance society confederation "
    "league"
)
_NUMBERED = word_set("sindicato syndicat sindacato union local lodge branch brigade")  # "Sindicato No. 2"
_LEADERS = word_set(
    "director coordinator co-ordinator spokesperson spokesman spokeswoman founder chairperson analyst"
)
_WORKFORCE = word_set(
    "teachers nurses workers farmers students doctors drivers traders residents writers artists"
)
POLITIES = word_set("sultanate republic kingdom emirate state commonwealth federation principality")
_QUARTERS = word_set(
    "east west north south northern southern eastern western central upper lower greater inner outer mainland"
)
_FUNCTION_WORDS = word_set(
    "but and or yet so then when while after before since if although though however in on at for "
    "from by with as to of the a an this that these those he she it they we you his her its their our "
    "my there here who what where why how not no yes now also still even only just both all some many "
    "most other another according meanwhile"
)


def with_table_names(document: Document, names: list[Name]) -> list[Name]:
    """Countries, capitals and regions of our tables are places wherever no longer name holds them."""
    for name in names:
        polity = document.lower[name.first] in POLITIES and document.lower[name.first + 1] == "of"
        whole = polity and name.first + 2 + _country_size(document, name.first + 2) == name.last
        several = name.kind == "person" and name.last - name.first > 1
        if whole or (several and is_listed_place(" ".join(document.lower[name.first : name.last]))):
            name.kind = "place"
    names = _without_parts(document, names)
    taken = {i for name in names if name.last - name.first > 1 for i in range(name.first, name.last)}
    singles = {name.first: name for name in names if name.last - name.first == 1}
    added: list[Name] = []
    openings, done = _openings(), 0
    for i, word in enumerate(document.lower):
        if word not in openings or i < done or i in taken or not document.words[i][0].isupper():
            continue
        size = _table_size(document, i, taken, singles.get(i))
        if not size and word in _QUARTERS and i + 1 < len(document.words):
            beyond = _table_size(document, i + 1, taken, singles.get(i + 1))
            size = beyond + 1 if beyond else 0
        if size:
            added.append(Name(i, i + size, "place"))
            done = i + size
    covered = {k for name in added for k in range(name.first, name.last)}
    kept = [name for name in names if name.first not in covered]
    return sorted(kept + added, key=lambda name: name.first)


def with_listed_bodies(document: Document, names: list[Name]) -> list[Name]:
    """The bodies of our table, whose names have no head noun: "World Food Programme"."""
    lower = document.lower
    openings = _body_openings()
    added = []
    for i, word in enumerate(lower):
        sizes = openings.get(word, ()) if document.words[i][0].isupper() else ()
        size = next((n for n in sizes if " ".join(lower[i : i + n]) in BODIES), 0)
        if size:
            added.append(Name(i, i + size, "organization", sure=True))
    covered = {k for name in added for k in range(name.first, name.last)}
    kept = [name for name in names if covered.isdisjoint(range(name.first, name.last))]
    return sorted(kept + added, key=lambda name: name.first)


def is_listed_body(document: Document, name: Name) -> bool:
    """Whether a name is a body of our table."""
    return " ".join(document.lower[name.first : name.last]) in BODIES


@cache
def _body_openings() -> dict[str, list[int]]:
    """The lengths, longest first, of the bodies that begin with a word."""
    sizes: dict[str, set[int]] = {}
    for body in BODIES:
        sizes.setdefault(body.split(" ")[0], set()).add(len(body.split(" ")))
    return {word: sorted(known, reverse=True) for word, known in sizes.items()}


def _without_parts(document: Document, names: list[Name]) -> list[Name]:
    """The names without those that are only part of a country's or people's: "New Guinea", "Sri Lankans"."""
    lower = document.lower
    tables = gazetteer.country_names(), gazetteer.demonyms()
    kept = []
    for name in names:
        around = (
            (first, last)
            for first in range(max(0, name.first - 2), name.first + 1)
            for last in range(name.last, min(first + 4, len(lower)) + 1)
            if last - first > 1 and (last - first > name.last - name.first or name.kind != "place")
        )
        if not any(" ".join(lower[a:b]) in table for a, b in around for table in tables):
            kept.append(name)
    return kept


@cache
def _openings() -> frozenset[str]:
    """The words that a place of our tables, or what stands before one, may begin with."""
    names = (*gazetteer.country_names(), *gazetteer.capitals(), *REGIONS)
    return frozenset(name.split(" ")[0] for name in names) | POLITIES | _QUARTERS


def _table_size(document: Document, i: int, taken: set[int], single: Name | None) -> int:
    """How many tokens from `i` on make a place of our tables; 0 when they are something else here."""
    lower, words = document.lower, document.words
    if lower[i] in POLITIES and lower[i + 1 : i + 2] == ["of"] and i + 2 < len(words) and i not in taken:
        of = i + 2 + (lower[i + 2] == "the")
        beyond = _country_size(document, of)
        if beyond:
            return of + beyond - i
    for size in range(min(7, len(words) - i), 0, -1):
        if not words[i + size - 1][0].isupper() or any(k in taken for k in range(i, i + size)):
            continue
        text = " ".join(lower[i : i + size])
        if text not in gazetteer.country_names() and text not in gazetteer.capitals() and text not in REGIONS:
            continue
        return size if size > 1 or not _ambiguous(document, i, single) else 0
    return 0


def _country_size(document: Document, i: int) -> int:
    """How many tokens from `i` on make the name of a country; 0 when they name none."""
    names = gazetteer.country_names()
    return next((size for size in (3, 2, 1) if " ".join(document.lower[i : i + size]) in names), 0)


def _ambiguous(document: Document, i: int, single: Name | None) -> bool:
    """Whether a one-word place may be a person ("Jordan"), a pronoun ("Us") or a side of the sky ("West")."""
    lower, words = document.lower, document.words
    if words[i].isupper():
        return False
    if len(words[i]) == 2:
        return True
    after = lower[i + 1] if i + 1 < len(words) else "."
    if lower[i] in ("west", "gulf", "pacific") and (i == 0 or lower[i - 1] != "the" or after[0].isalpha()):
        return True
    if lower[i] not in gazetteer.given_names():
        return False
    return (single is not None and single.kind == "person") or (
        single is None and i + 1 < len(words) and is_capital(words[i + 1])
    )


def with_missed(document: Document, names: list[Name]) -> list[Name]:
    """Names that the tagger passed over: a person in "X Y, president of …", a place in "in A and B"."""
    words, lower = document.words, document.lower
    taken = {i for name in names for i in range(name.first, name.last)}
    added: list[Name] = []
    for name in names:
        i = name.last + 1
        if name.kind == "place" and i < len(words) and lower[i - 1] == "and" and i not in taken:
            after = words[i + 1] if i + 1 < len(words) else "."
            located = name.first and lower[name.first - 1] in ("in", "from", "between", "near", "across")
            if located and _is_plain_capital(document, i) and not is_capital(after):
                added.append(Name(i, i + 1, "place"))
    added += _missed_bodies(document, taken)
    taken |= {i for name in added for i in range(name.first, name.last)}
    added += missed_places(document, taken)
    taken |= {i for name in added for i in range(name.first, name.last)}
    starts = {name.first: name for name in names}
    for first, last in document.sentences:
        run = first
        for i in range(first, last):
            if i not in taken and is_capital(words[i]) and _is_plain_capital(document, i):
                continue
            if i > run:
                if lower[i] == "of" and i - run in (2, 3) and _is_body_at(document, starts, i + 1):
                    added.append(Name(run, i, "person"))
                kind = appositive_kind(document, i) if words[i] == "," and 2 <= i - run <= 4 else None
                run = past_titles(document, run, i)
                run = next((k for k in range(run, i - 1) if lower[k] in gazetteer.given_names()), run)
                if kind is not None and run < i:
                    added.append(Name(run, i, kind, sure=True))
                elif (
                    i - run in (2, 3)
                    and not is_capital(words[i])
                    and _named_or_titled(document, run, i, first)
                ):
                    added.append(Name(run, i, "person"))
            run = i + 1
    return sorted(names + added, key=lambda name: name.first)


def _named_or_titled(document: Document, i: int, end: int, begin: int) -> bool:
    """Whether the capitals from token `i` to `end` begin with a given name or follow a title or post."""
    if document.lower[i] in gazetteer.given_names() or titles_start(document, i, begin) < i:
        return True
    if document.lower[i - 1] in ("’s", "'s") and document.lower[i - 2] in gazetteer.country_names():
        return document.words[i + 1].istitle()  # "Latvia’s NAME and NAME"
    if i == begin or not document.words[i - 1].istitle():
        return False
    ends_fields = document.words[end] != "," and document.lower[i - 1] in FIELDS | ORGANIZATION_HEADS
    ends_fields = ends_fields and post_before(document, i - 1) is not None
    return ends_fields or document.lower[i - 1] in ROLE_HEADS


def _missed_bodies(document: Document, taken: set[int]) -> list[Name]:
    """ "Estonian Teachers’ Union": capitals up to a head noun; "the union ENED": capitals behind one."""
    words, lower = document.words, document.lower
    found: list[Name] = []
    for i in range(len(words)):
        if i in taken or not words[i][0].isupper():
            continue
        if (
            i
            and lower[i - 1] in GROUP_NOUNS
            and words[i - 1].islower()
            and words[i].isupper()
            and len(words[i]) > 2
        ) or _is_owned_acronym(document, i):
            found.append(Name(i, i + 1, "organization", sure=True))
        elif i and _before_body(document, i) and _plain_run(document, i) > 1:
            found.append(Name(i, i + _plain_run(document, i), "organization", sure=True))
        elif (
            lower[i] in _NUMBERED
            and lower[i + 1 : i + 2] == ["no."]
            and "".join(words[i + 2 : i + 3]).isdigit()
        ):
            found.append(Name(i, i + 3, "organization", sure=True))
        elif lower[i] == "office" and lower[i - 1] in ("’s", "'s") and lower[i - 2] in ROLE_HEADS:
            first = i - 2
            while words[first - 1].istitle() and lower[first - 1] in ROLE_HEADS | ROLE_MODIFIERS:
                first -= 1
            found.append(Name(first, i + 1, "organization"))  # "the Prime Minister’s Office"
        elif lower[i] in _SURE_HEADS:
            begin = document.sentences[document.sentence_of[i]][0]
            first = i
            while first > begin and first - 1 not in taken and _is_inside_body(document, first - 1):
                first -= 1
            while first < i and (not words[first][0].isupper() or lower[first] in _FUNCTION_WORDS):
                first += 1
            if i - first >= 1:
                found.append(Name(first, i + 1, "organization"))
    return found


def _is_owned_acronym(document: Document, i: int) -> bool:
    """ "Italy’s ENGIM": capitals that a country has."""
    word, lower = document.words[i], document.lower
    owned = i > 1 and lower[i - 1] in ("’s", "'s") and lower[i - 2] in gazetteer.country_names()
    return owned and word.isupper() and word.isalpha() and len(word) > 2 and lower[i] not in GENERIC


def _before_body(document: Document, i: int) -> bool:
    """Whether "the rights group" or "executive director of the" stands before token `i`."""
    words, lower = document.words, document.lower
    if lower[i - 1] in GROUP_NOUNS and words[i - 1].islower():
        return True
    led = lower[i - 1] == "the" and lower[i - 2] in ("of", "at")
    return led and lower[i - 3] in _LEADERS


def _plain_run(document: Document, i: int) -> int:
    """How many capitals that begin no person's name, title or date stand in a row from token `i` on."""
    first = document.lower[i]
    if first in gazetteer.given_names() or first in DAYS or first in MONTHS or is_title(document, i):
        return 0
    last = i
    while last < len(document.words) and is_capital(document.words[last]) and last - i < 6:
        last += 1
    return last - i


def _is_inside_body(document: Document, i: int) -> bool:
    """Whether a token may stand before a body's head noun: a capital, the apostrophe of "Teachers’"."""
    word = document.words[i]
    plural = word in ("’", "'") and i > 0 and document.lower[i - 1].endswith("s")
    return plural or (is_capital(word) and document.lower[i] not in ROLE_HEADS - _WORKFORCE)


def _is_body_at(document: Document, starts: dict[int, Name], i: int) -> bool:
    """Whether the name of an organization begins at token `i`, an article skipped."""
    i += i < len(document.lower) and document.lower[i] == "the"
    return i in starts and starts[i].kind == "organization"


def _is_plain_capital(document: Document, i: int) -> bool:
    """Whether a token is a capitalised word that none of our tables explains."""
    word, lower = document.words[i], document.lower[i]
    if not is_capital(word) or len(word) == 1 or lower in EXPLAINED or is_title(document, i):
        return False
    opens = i == document.sentences[document.sentence_of[i]][0] or not document.words[i - 1][0].isalnum()
    return not (opens and lower in _FUNCTION_WORDS)
