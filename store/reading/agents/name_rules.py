"""Mend where the tagger's names begin and end, from what is certain: tables, brackets and head nouns."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.name_kinds import agree, appositive_kind, by_context, is_no_name
from store.reading.agents.names import Name, NameKind
from store.reading.agents.vocabulary import (
    DAYS,
    FIELDS,
    HONORIFICS,
    MONTHS,
    ORGANIZATION_HEADS,
    PARTICLES,
    PEOPLES,
    PLACE_HEADS,
    REGIONS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    word_set,
)
from store.reading.document import Document

_GENERIC = word_set(
    "kingdom mou mous memorandum covid-19 covid coronavirus republic state government minister "
    "president i god internet earth human christmas easter ramadan wi-fi dna hiv aids gdp ceo cfo mp "
    "mps pm ngo ngos faq q a phd ebola hiv/aids tv"
)
_INSTRUMENTS = word_set(
    "plan act law agreement strategy programme program convention treaty protocol accord pact system "
    "initiative project policy framework declaration memorandum code award prize cup day week month "
    "festival scheme constitution amendment bill report index survey visa roadmap vision agenda goals "
    "compact charter deal scholarship conference summit"
)
_NATIONAL_BODIES = word_set("embassy consulate parliament senate navy military")
_OPENING, _CLOSING = ("(", "["), (")", "]")
_SMALL = frozenset(("of", "for", "and", "the", "’", "'", "’s", "'s", "on", "in", "&", ",", "to"))
_EXPLAINED = ROLE_MODIFIERS | ORGANIZATION_HEADS | PLACE_HEADS | PEOPLES | REGIONS | MONTHS | DAYS
_QUARTERS = word_set(
    "east west north south northern southern eastern western central upper lower greater inner outer "
    "mainland"
)
_FUNCTION_WORDS = word_set(
    "but and or yet so then when while after before since if although though however in on at for "
    "from by with as to of the a an this that these those he she it they we you his her its their our "
    "my there here who what where why how not no yes now also still even only just both all some many "
    "most other another according meanwhile"
)
_EDGE = frozenset(("the", "a", "an", "'s", "’s", "and", "of", "for"))


def mend_names(document: Document, names: list[Name]) -> list[Name]:
    """The names of the article with the tagger's known faults put right, in text order."""
    names = [name for name in (_trimmed(document, name) for name in names) if name is not None]
    names = _with_long_bodies(document, names)
    names = _with_whole_people(document, names)
    names = _with_table_names(document, names)
    names = _with_embassies(document, names)
    names = _with_acronyms(document, names)
    names = _with_missed(document, names)
    for name in names:
        by_context(document, name)
    names = [n for n in names if not (_is_instrument(document, n) or is_no_name(document, n))]
    return agree(document, names)


# ---------------------------------------------------------------- edges


def _trimmed(document: Document, name: Name) -> Name | None:
    """Without article, titles, possessive and marks at the edges; None when nothing is left."""
    lower, words = document.lower, document.words
    first, last = name.first, name.last
    last = next((k for k in range(first + 1, last) if words[k] in "([)]"), last)
    if name.kind == "person":
        while first < last - 1 and _is_title(lower[first]):
            first += 1
        if last - first == 1 and (_is_title(lower[first]) or lower[first] in ROLE_MODIFIERS):
            return None
    if name.kind == "organization" and last - first > 2 and lower[first + 1] in ("’s", "'s"):
        first += 2
    while first < last and (lower[first] in _EDGE or not words[first][0].isalnum()):
        first += 1
    while first < last and (lower[last - 1] in _EDGE or not words[last - 1][-1].isalnum()):
        if words[last - 1][-1] == "." and len(words[last - 1]) > 1:
            break
        last -= 1
    if (
        first >= last
        or not any(map(is_capital, words[first:last]))
        or (last - first == 1 and not _may_stand_alone(document, first))
    ):
        return None
    return Name(first, last, name.kind)


def _is_title(lower: str) -> bool:
    return lower in HONORIFICS or lower in ROLE_HEADS or lower in gazetteer.demonyms()


def _may_stand_alone(document: Document, i: int) -> bool:
    lower, word = document.lower[i], document.words[i]
    if lower in gazetteer.country_names() and word.isupper():
        return True
    return not (
        lower in _GENERIC
        or lower in MONTHS
        or lower in DAYS
        or lower.endswith("-based")
        or lower in gazetteer.demonyms()
    )


def _with_whole_people(document: Document, names: list[Name]) -> list[Name]:
    """A person takes in what stands before a particle ("María" del Carmen) and an "al-Marzouqi" after it."""
    words, lower = document.words, document.lower
    out: list[Name] = []
    for name in names:
        if name.kind == "person":
            begin = document.sentences[document.sentence_of[name.first]][0]
            i = name.first
            while (
                i - 1 >= begin
                and lower[i - 1] in PARTICLES
                and words[i - 1][0].islower()
                and lower[i - 1] != "y"
            ):
                i -= 1
            if i < name.first and i - 1 >= begin and is_capital(words[i - 1]) and not _is_title(lower[i - 1]):
                name.first = i - 1
            if _begins_in_a_post(document, name):
                name.first += 1
            free = not out or out[-1].last < name.first
            if free and name.first > begin and _is_more_of(document, name, begin):
                name.first -= 1
            while name.last < len(words) and words[name.last][0].islower() and is_capital(words[name.last]):
                name.last += 1
            while out and out[-1].last > name.first:
                out.pop()
        if not out or name.first >= out[-1].last:
            out.append(name)
    return out


def _begins_in_a_post(document: Document, name: Name) -> bool:
    """Whether the first word still belongs to the post in front: "of Roads and Bridges NAME"."""
    lower, first = document.lower, name.first
    given = gazetteer.given_names()
    return (
        name.last - first > 2
        and first > 0
        and lower[first - 1] in ("and", "of", "for", "&")
        and lower[first] not in given
        and lower[first + 1] in given
    )


def _is_more_of(document: Document, name: Name, begin: int) -> bool:
    """Whether the capitalised word in front belongs to the name: a given name, or an unknown word."""
    i = name.first - 1
    lower, word = document.lower[i], document.words[i]
    if not is_capital(word) or _is_title(lower) or not word[-1].isalnum():
        return False
    if lower in gazetteer.given_names():
        return True
    return (
        name.last - name.first == 1
        and i > begin
        and not word.isupper()
        and lower not in _EXPLAINED
        and lower not in FIELDS
        and lower not in gazetteer.country_names()
        and lower not in gazetteer.capitals()
    )


# ---------------------------------------------------------------- long names of bodies


def _with_long_bodies(document: Document, names: list[Name]) -> list[Name]:
    """Join what belongs to one long name: "Royal Academy" of "X", "Miners’ Health" and "Safety Agency"."""
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


# ---------------------------------------------------------------- tables


def _with_table_names(document: Document, names: list[Name]) -> list[Name]:
    """Countries, capitals and regions of our tables are places wherever no longer name holds them."""
    taken = {i for name in names if name.last - name.first > 1 for i in range(name.first, name.last)}
    singles = {name.first: name for name in names if name.last - name.first == 1}
    added: list[Name] = []
    i = 0
    while i < len(document.words):
        size = 0
        if document.words[i][0].isupper() and i not in taken:
            size = _table_size(document, i, taken, singles.get(i))
            if not size and document.lower[i] in _QUARTERS and i + 1 < len(document.words):
                beyond = _table_size(document, i + 1, taken, singles.get(i + 1))
                size = beyond + 1 if beyond else 0
        if size:
            added.append(Name(i, i + size, "place"))
        i += size or 1
    covered = {k for name in added for k in range(name.first, name.last)}
    kept = [name for name in names if name.first not in covered]
    return sorted(kept + added, key=lambda name: name.first)


def _table_size(document: Document, i: int, taken: set[int], single: Name | None) -> int:
    """How many tokens from `i` on make a place of our tables; 0 when they are something else here."""
    lower, words = document.lower, document.words
    for size in range(min(5, len(words) - i), 0, -1):
        if not words[i + size - 1][0].isupper() or any(k in taken for k in range(i, i + size)):
            continue
        text = " ".join(lower[i : i + size])
        if text not in gazetteer.country_names() and text not in gazetteer.capitals() and text not in REGIONS:
            continue
        return size if size > 1 or not _ambiguous(document, i, single) else 0
    return 0


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


def _with_embassies(document: Document, names: list[Name]) -> list[Name]:
    """ "The Cambodian embassy in Seoul" is a body of its own, the city included."""
    lower, words = document.lower, document.words
    by_first = {name.first: name for name in names}
    added: list[Name] = []
    for i in range(1, len(words)):
        if lower[i] not in _NATIONAL_BODIES or not words[i - 1][0].isupper():
            continue
        first = i - 1
        if first and _is_nation(" ".join(lower[first - 1 : i])):
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


def _with_missed(document: Document, names: list[Name]) -> list[Name]:
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
    starts = {name.first: name for name in names}
    for first, last in document.sentences:
        run = first
        for i in range(first, last):
            if i in taken or not _is_plain_capital(document, i):
                if lower[i] == "of" and i - run in (2, 3) and _is_body_at(document, starts, i + 1):
                    added.append(Name(run, i, "person"))
                kind = appositive_kind(document, i) if words[i] == "," and 2 <= i - run <= 4 else None
                if kind is not None:
                    added.append(Name(run, i, kind, sure=True))
                run = i + 1
    return sorted(names + added, key=lambda name: name.first)


def _is_body_at(document: Document, starts: dict[int, Name], i: int) -> bool:
    """Whether the name of an organization begins at token `i`, an article skipped."""
    i += i < len(document.lower) and document.lower[i] == "the"
    return i in starts and starts[i].kind == "organization"


def _is_plain_capital(document: Document, i: int) -> bool:
    """Whether a token is a capitalised word that none of our tables explains."""
    word, lower = document.words[i], document.lower[i]
    if not is_capital(word) or len(word) == 1 or lower in _EXPLAINED or _is_title(lower):
        return False
    opens = i == document.sentences[document.sentence_of[i]][0] or not document.words[i - 1][0].isalnum()
    return not (opens and lower in _FUNCTION_WORDS)


# ---------------------------------------------------------------- acronyms


def _with_acronyms(document: Document, names: list[Name]) -> list[Name]:
    """A name before "(ABC)" reaches back as far as the letters ask for; "ABC" names the same."""
    words, lower = document.words, document.lower
    by_end = {name.last: name for name in names}
    dropped: set[int] = set()
    added: list[Name] = []
    for i in range(1, len(words) - 2):
        if words[i] not in _OPENING or words[i + 2] not in _CLOSING or not is_acronym(words[i + 1]):
            continue
        dropped.add(i + 1)
        name = by_end.get(i)
        if lower[i - 1] in _INSTRUMENTS or (
            name is not None and name.kind == "person" and name.last - name.first < 3
        ):
            continue
        start = _initials_start(document, i, words[i + 1].lower())
        if start is not None and (name is None or start < name.first or name.kind == "person"):
            dropped.update(range(start, i))
            name = Name(start, i, "organization")
            added.append(name)
        if name is not None:
            added.append(Name(i + 1, i + 2, name.kind))
    kept = [name for name in names if name.first not in dropped and name.last - 1 not in dropped]
    return sorted(kept + added, key=lambda name: name.first)


def is_acronym(word: str) -> bool:
    """Whether `word` is written in capitals, as ILO, MoH or AFL-CIO."""
    capitals = sum(c.isupper() for c in word)
    return (
        2 <= len(word) <= 12
        and word[0].isupper()
        and capitals * 2 > len(word)
        and word.lower() not in _GENERIC
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


# ---------------------------------------------------------------- what is no agent


def _is_instrument(document: Document, name: Name) -> bool:
    """Whether this names a plan, a law, an event or the like, which is no agent."""
    lower, words = document.lower, document.words
    last = lower[name.last - 1]
    if name.kind != "organization":
        return False
    if last in _INSTRUMENTS and name.last - name.first > 1:
        if "of" in lower[name.first : name.last] and _has_head(document, name):
            return False
        return not _has_head_but_last(document, name)
    if _belongs_to_instrument(document, name):
        return True
    following = words[name.last] if name.last < len(words) else ""
    if following in _CLOSING and name.first > 1 and words[name.first - 1] in _OPENING:
        return lower[name.first - 2] in _INSTRUMENTS or words[name.first - 2][0].islower()
    return False


def _belongs_to_instrument(document: Document, name: Name) -> bool:
    """Whether this only tells what a plan or treaty is for ("Convention on …")."""
    i = name.first - 1
    while i > 0 and name.first - i < 4 and document.lower[i] in ("for", "of", "on", "the", "to", "against"):
        i -= 1
    if i == name.first - 1 or i < 0 or document.lower[i] not in _INSTRUMENTS:
        return False
    inside = document.lower[name.first : name.last]
    return document.words[i][0].isupper() and not any(word in ORGANIZATION_HEADS for word in inside)


def _has_head_but_last(document: Document, name: Name) -> bool:
    inside = document.lower[name.first : name.last - 1]
    return inside[0] in ("world", "un", "united") or any(
        word in ("council", "fund", "commission") for word in inside
    )
