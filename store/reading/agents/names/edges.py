"""Where the names of people begin and end, and what the tagger should not have taken for a name."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.honorifics import is_honorific, is_name_behind_title, past_titles, titles_start
from store.reading.agents.tagged import Name, NameKind
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

GENERIC = word_set(
    "kingdom mou mous memorandum covid-19 covid coronavirus republic state government minister "
    "president i god internet earth human christmas easter ramadan wi-fi dna hiv aids gdp ceo cfo mp "
    "mps pm ngo ngos faq q a phd ebola hiv/aids tv utc gmt cet est edt ist bst ct ct-scan mri sars "
    "sars-cov-2 mers h1n1 h5n1 zika cs ps halal"
)
EXPLAINED = ROLE_MODIFIERS | ORGANIZATION_HEADS | PLACE_HEADS | PEOPLES | REGIONS | MONTHS | DAYS
_ALSO_WORDS = word_set(
    "y el la do das di du le des las los de del da der den ten dela della san santa st. st mac"
)
_COUNCILLORS = word_set("councillor councilor alderman assemblyman assemblywoman")
_IN_POSTS = word_set("state for and & of the")  # "Minister of State for Health NAME"
_POST_REACH = 10  # tokens from a name back to the head of its post
_NO_SURNAMES = ORGANIZATION_HEADS | PLACE_HEADS
_POST_ENDS = ROLE_HEADS | FIELDS
_DASHES = ("-", "–", "—", "--")
_EDGE = frozenset(("the", "a", "an", "'s", "’s", "and", "of", "for", "ngo"))


def trimmed(document: Document, name: Name) -> Name | None:
    """Without article, titles, possessive and marks at the edges; None when nothing is left."""
    lower, words = document.lower, document.words
    first, last = name.first, name.last
    last = next((k for k in range(first + 1, last) if _is_tail(document, k, name.kind)), last)
    first = next((k + 1 for k in range(last - 2, first, -1) if words[k] in _DASHES), first)  # "LUND - Bank X"
    if name.kind == "organization" and _is_titled_person(document, first, last):
        name.kind = "person"
    while (
        first < last - 1
        and words[first].islower()
        and lower[first] not in PARTICLES
        and not is_capital(words[first])
    ):
        first += 1
    cut = max(_past_fields(document, first, last), _past_post(document, first, last))
    if cut > first:
        first, name.kind = cut, "person"
    if name.kind == "person":
        first = next((k + 1 for k in range(last - 2, first, -1) if lower[k] == "of"), first)
        while first < last - 1 and (is_title(document, first) or past_titles(document, first, last) > first):
            first = max(first + 1, past_titles(document, first, last))
        if last - first == 1 and (is_title(document, first) or lower[first] in ROLE_MODIFIERS):
            return None
    if name.kind == "organization" and last - first > 2 and lower[first + 1] in ("’s", "'s"):
        first += 0 if lower[first].endswith(("men", "children", "people")) else 2
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


def _past_fields(document: Document, first: int, last: int) -> int:
    """Where NAME begins in "Minister for Trade and Rural Development NAME", tagged from "Rural" on."""
    lower = document.lower
    begin = max(document.sentences[document.sentence_of[first]][0], first - _POST_REACH)
    if first == begin or lower[first - 1] not in ("and", "of", "for", "&", ","):
        return first
    if not {"minister", "secretary"} & set(lower[begin:first]):
        return first
    cut = first
    while cut < last and (lower[cut] in FIELDS or lower[cut] in _IN_POSTS):
        cut += 1
    rest = document.words[cut:last]
    if cut > first and lower[cut - 1] in _IN_POSTS:
        return first
    return cut if 2 <= len(rest) <= 4 and all(word[0].isupper() for word in rest) else first


def _past_post(document: Document, first: int, last: int) -> int:
    """Where NAME begins in "Migrant Affairs Undersecretary NAME", tagged as a whole."""
    lower, words = document.lower, document.words
    for head in range(last - 3, max(first, last - 5), -1):
        rest = range(head + 1, last)
        if lower[head] not in ROLE_HEADS or any(lower[k] in _NO_SURNAMES for k in range(first, last)):
            continue
        if all(is_capital(words[k]) and not words[k].isupper() and lower[k] not in ROLE_HEADS for k in rest):
            return head + 1
    return first


def _is_titled_person(document: Document, first: int, last: int) -> bool:
    """Whether this is a "Councillor X Y": a title or post and one to three plain words."""
    lower, words = document.lower[first:last], document.words[first:last]
    titled = lower[0] in HONORIFICS - {"st.", "saint", "general", "justice", "prince", "king", "queen"}
    return (
        2 <= len(lower) <= 4
        and (titled or lower[0] in _COUNCILLORS)
        and all(word[0].isupper() and not word.isupper() for word in words[1:])
        and not any(word in ORGANIZATION_HEADS for word in lower)
    )


def _is_tail(document: Document, i: int, kind: NameKind) -> bool:
    """Whether a name ends before token `i`: at a bracket, before "in X", before "on June 3"."""
    lower = document.lower[i]
    if document.words[i] in ("(", "[", ")", "]"):
        return True
    if kind == "organization" and lower == "in":
        return True
    following = document.lower[i + 1] if i + 1 < len(document.lower) else "."
    return lower == "on" and (following in MONTHS or following in DAYS)


def is_title(document: Document, i: int) -> bool:
    """Whether token `i` is a title, a post or a nation's adjective, and no part of a name."""
    lower = document.lower[i]
    if is_name_behind_title(document, i):
        return False
    return is_honorific(document, i) or lower in ROLE_HEADS or lower in gazetteer.demonyms()


def _may_stand_alone(document: Document, i: int) -> bool:
    lower, word = document.lower[i], document.words[i]
    if lower in gazetteer.country_names() and word.isupper():
        return True
    return not (
        lower in GENERIC
        or lower in MONTHS
        or lower in DAYS
        or lower.endswith("-based")
        or lower in gazetteer.demonyms()
    )


def with_whole_people(document: Document, names: list[Name]) -> list[Name]:
    """A person takes in what stands before a particle ("María" del Carmen) and an "al-Marzouqi" after it."""
    words, lower = document.words, document.lower
    out: list[Name] = []
    for name in names:
        if name.kind == "person" and not (out and name.last <= out[-1].last):
            begin = document.sentences[document.sentence_of[name.first]][0]
            i = name.first
            while (
                i - 1 >= begin
                and lower[i - 1] in PARTICLES
                and words[i - 1][0].islower()
                and lower[i - 1] != "y"
            ):
                i -= 1
            if (
                i < name.first
                and i - 1 >= begin
                and is_capital(words[i - 1])
                and not is_title(document, i - 1)
            ):
                name.first = i - 1
            while _begins_in_a_post(document, name):
                name.first += 1
            floor = max(begin, out[-1].last + 1) if out else begin
            while name.first > floor and _is_more_of(document, name, begin):
                name.first -= 1
            while name.last < len(words) and words[name.last][0].islower() and is_capital(words[name.last]):
                name.last += 1
            name.last = _past_particles(document, name.last)
            while out and out[-1].last > name.first:
                out.pop()
            if out and (_is_cut_name(document, out[-1], name) or _goes_on(document, out[-1], name)):
                name.first = out.pop().first
        if not out or name.first >= out[-1].last:
            out.append(name)
    return out


def _past_particles(document: Document, last: int) -> int:
    """Where a name ends that goes on behind `last` with a particle: "Árni" við Neyst, "Piet" van der Laan."""
    lower, words = document.lower, document.words
    k = last
    while k < len(words) and words[k] in PARTICLES - _ALSO_WORDS:
        k += 1
    joined = last < k < len(words) and is_capital(words[k]) and lower[k] not in gazetteer.country_names()
    return k + 1 if joined else last


def _goes_on(document: Document, before: Name, name: Name) -> bool:
    """Whether two people stand side by side without anything between them, as in one long name."""
    given = gazetteer.given_names()
    known = before.kind == "person" or (before.kind == "place" and document.lower[before.first] in given)
    together = known and before.last == name.first
    if before.kind == "place" and document.words[before.first - 1] != ",":
        return False
    family = frozenset().union(*gazetteer.family_first_names().values())
    begins = document.lower[before.first]
    if begins not in family and (begins in given or document.lower[name.first] in given):
        return False  # a headline: "Ana Lund Praises Eva Moe"
    opens = name.first == document.sentences[document.sentence_of[name.first]][0]
    short = name.last - before.first <= 5 and not opens
    return together and short and not is_title(document, name.first)


def _is_cut_name(document: Document, before: Name, name: Name) -> bool:
    """Whether only an apostrophe that ends a word parts two people: "Achieng’ Auma"."""
    i = before.last
    glued = i < len(document.words) and document.starts[i] == document.ends[i - 1]
    return before.kind == "person" and name.first == i + 1 and glued and document.words[i] in ("’", "'")


def _begins_in_a_post(document: Document, name: Name) -> bool:
    """Whether the first word still belongs to the post in front: "of Roads and Bridges NAME"."""
    lower, first = document.lower, name.first
    given = gazetteer.given_names()
    if name.last - first < 3 or first == 0 or lower[first] in given:
        return False
    if lower[first - 1] in FIELDS and lower[first] in FIELDS:
        return True
    return lower[first - 1] in ("and", "of", "for", "&") and (
        lower[first + 1] in given or lower[first] in FIELDS
    )


def _is_more_of(document: Document, name: Name, begin: int) -> bool:
    """Whether the capitalised word in front belongs to the name: a given name, or an unknown word."""
    i = name.first - 1
    lower, word = document.lower[i], document.words[i]
    if titles_start(document, name.first, begin) < name.first:
        return False
    if not is_capital(word) or is_title(document, i) or not word[-1].isalnum():
        return False
    if lower in gazetteer.given_names() or titles_start(document, i, begin) < i:
        return True
    posted = i > begin and document.lower[i - 1] in _POST_ENDS and document.words[i - 1].istitle()
    return (
        (name.last - name.first == 1 or posted)
        and (i > begin or document.pos[i] == "PROPN")
        and not word.isupper()
        and lower not in EXPLAINED
        and lower not in FIELDS
        and lower not in gazetteer.country_names()
        and lower not in gazetteer.capitals()
    )
