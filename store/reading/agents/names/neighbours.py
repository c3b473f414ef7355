"""Names judged by the names and lines beside them: a second town, a byline, the title, a fuller name."""

from __future__ import annotations

from itertools import pairwise

from store.reading.agents import gazetteer
from store.reading.agents.names.bodies import INSTRUMENTS
from store.reading.agents.names.places import is_listed_place
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import ORGANIZATION_HEADS, word_set
from store.reading.document import Document

_LOCATING = word_set("in from between near across around")
_PITS = word_set("mine mines quarry refinery smelter oilfield reservoir")


def by_neighbours(document: Document, names: list[Name]) -> list[Name]:
    """Set kinds by what stands beside a name, and leave out what only the title’s capitals made one."""
    for before, name in pairwise(names):
        if before.kind == "place" and _is_second_town(document, before, name):
            name.kind, name.sure = "place", True
        elif before.kind == "organization" and _is_somebody_of(document, before, name):
            name.kind, name.sure = "person", True
    for one, other in pairwise(names):
        for body, name in ((one, other), (other, one)):
            if body.kind == "organization" and _is_listed_beside(document, one, other, name):
                name.kind = "organization"
    for name in names:
        if name.kind != "person" and _is_byline(document, name):
            name.kind, name.sure = "person", True
        elif name.kind != "place" and (_is_at_a_pit(document, name) or _opens_with_capitals(document, name)):
            name.kind, name.sure = "place", True
    venues = {name.last for name in names if name.kind == "place"}
    return [n for n in names if not (_is_infinitive(document, n) or _is_of_a_venue(document, n, venues))]


def _is_of_a_venue(document: Document, name: Name, venues: set[int]) -> bool:
    """Whether this is the acronym in brackets behind a place: "the Lund Convention Centre (LCC)"."""
    i = name.first - 1
    bracketed = (
        i in venues and document.words[i] == "(" and document.words[name.last : name.last + 1] == [")"]
    )
    return bracketed and name.last - name.first == 1 and document.words[name.first].isupper()


def _is_second_town(document: Document, before: Name, name: Name) -> bool:
    """Whether this is the Y of "between X and Y": one or two words that are in no person’s name."""
    lower = document.lower
    joined = name.first == before.last + 1 and lower[before.last] == "and"
    single = name.last - name.first < 3 and not document.words[name.first].isupper()
    inside = lower[name.first : name.last]
    named = any(word in gazetteer.given_names() or word in gazetteer.family_names() for word in inside)
    located = before.first > 0 and lower[before.first - 1] in _LOCATING
    return joined and single and not named and not name.sure and located


def _is_somebody_of(document: Document, before: Name, name: Name) -> bool:
    """Whether this is the "Anton Lund" of "the Energy Agency’s Anton Lund"."""
    words = document.words[name.first : name.last]
    owned = name.first == before.last + 1 and document.lower[before.last] in ("’s", "'s")
    plain = all(word[0].isupper() and not word.isupper() for word in words)
    headless = not any(word.lower() in ORGANIZATION_HEADS | INSTRUMENTS for word in words)
    return owned and plain and headless and 2 <= len(words) <= 3 and not name.sure


def _is_listed_beside(document: Document, one: Name, other: Name, name: Name) -> bool:
    """Whether an unknown word and a body stand in one list: "Teltrom and the Dock Board"."""
    lower, word = document.lower, document.lower[name.first]
    between = lower[one.last : other.first]
    joined = between in (["and"], ["and", "the"], [","], [",", "the"], [",", "and"], [",", "and", "the"])
    if not joined or name.sure or name.last - name.first > 1 or len(word) < 5:
        return False
    before = lower[one.first - 1] if one.first else "."
    listed = is_listed_place(word) or word in gazetteer.given_names() or word in gazetteer.family_names()
    return not listed and before not in _LOCATING and before not in ("at", "of", "to", "near")


def _is_byline(document: Document, name: Name) -> bool:
    """Whether this is who wrote the article: two or three words behind a "By" that opens a line."""
    i = name.first - 1
    if i < 0 or document.lower[i] != "by" or not 2 <= name.last - name.first <= 3:
        return False
    start, end = document.starts[i], document.ends[name.last - 1]
    alone = document.text[end : end + 1] in ("\n", "", ",")
    headless = not any(word in ORGANIZATION_HEADS for word in document.lower[name.first : name.last])
    return alone and headless and (start == 0 or document.text[start - 1] == "\n")


def _is_at_a_pit(document: Document, name: Name) -> bool:
    """Whether this is what a mine is called: "the X copper mine"."""
    after = document.lower[name.last : name.last + 2]
    headless = not any(word in ORGANIZATION_HEADS for word in document.lower[name.first : name.last])
    return headless and any(word in _PITS for word in after)


def _opens_with_capitals(document: Document, name: Name) -> bool:
    """Whether this is the town that a report shouts first: "BARTON’S buses will stop", "BARTON" in a line."""
    word = document.words[name.first]
    shouted = name.last - name.first == 1 and word.isupper() and len(word) > 4
    opens = name.first == document.sentences[document.sentence_of[name.first]][0]
    shouted = shouted and opens and word.lower() not in gazetteer.family_names()
    alone = document.paragraphs[document.paragraph_of[name.first]] == (name.first, name.last)
    return shouted and (alone or document.words[name.last : name.last + 1] in (["’S"], ["'S"]))


def _is_infinitive(document: Document, name: Name) -> bool:
    """Whether the title’s capitals hide a verb: "to Start Measles Shots as Season Opens"."""
    first, last = document.sentences[0]
    if not first < name.first < last or name.kind == "place" or name.last - name.first < 3:
        return False
    headless = not any(word in ORGANIZATION_HEADS for word in document.lower[name.first : name.last])
    return headless and document.lower[name.first - 1] == "to"


def by_fuller_body(document: Document, names: list[Name], parts: set[str]) -> None:
    """ "Wolding" is a firm where the article names "Wolding Travel" in full and nobody so called."""
    firsts = {document.lower[n.first] for n in names if n.kind == "organization" and n.last - n.first > 1}
    for name in names:
        lower = document.lower[name.first]
        if name.kind == "person" and name.last - name.first == 1 and lower in firsts - parts:
            name.kind = "organization"


def people_by_short_form(document: Document, names: list[Name]) -> None:
    """ "Audace Ndiku" without a head noun is no body where "Ndiku" alone is a person of the article."""
    short = {document.lower[n.first] for n in names if n.kind == "person" and n.last - n.first == 1}
    for name in names:
        inside = document.lower[name.first : name.last]
        bodily = name.sure or any(word in ORGANIZATION_HEADS for word in inside)
        if name.kind == "organization" and 2 <= len(inside) <= 3 and inside[-1] in short and not bodily:
            name.kind = "person"


def parted(document: Document, names: list[Name], parts: set[str]) -> list[Name]:
    """ "Boateng and Horn" as two people where the article knows one of them by that name."""
    out: list[Name] = []
    for name in names:
        words = document.lower[name.first : name.last]
        if (
            name.kind == "organization"
            and len(words) == 3
            and words[1] == "and"
            and {words[0], words[2]} & parts
        ):
            out += [Name(name.first, name.first + 1, "person"), Name(name.first + 2, name.last, "person")]
        else:
            out.append(name)
    return out
