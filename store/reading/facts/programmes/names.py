"""Names of programmes that stand before the noun: "the Clean Rivers campaign", "Casa Nova, a loan scheme"."""

from __future__ import annotations

from dataclasses import dataclass

from store.reading.agents import gazetteer
from store.reading.agents.vocabulary import (
    FIELDS,
    ORGANIZATION_HEADS,
    PEOPLES,
    ROLE_HEADS,
    ROLE_MODIFIERS,
)
from store.reading.document import Document
from store.reading.facts.context import Context
from store.reading.facts.dates.words import MONTHS, WEEKDAYS
from store.reading.facts.phrasing.phrases import acronym_bracket, is_acronym, sentence_start
from store.reading.facts.programmes import words as vocabulary

_LONGEST_NAME = 12  # tokens


@dataclass(slots=True)
class Scheme:
    """A programme under construction: tokens `first` to `last` (exclusive) name it."""

    first: int
    last: int
    head: int
    rule: str
    confidence: float


def belongs_before(words: list[str], lower: list[str], k: int, floor: int) -> bool:
    """Whether the word at `k` belongs to the capitalized name that goes on after it."""
    joining = lower[k] in vocabulary.JOINING or (lower[k] in ("’", "'") and lower[k - 1].endswith("s"))
    return words[k][0].isupper() or (joining and k > floor and words[k - 1][0].isupper())


def told_before(context: Context, i: int) -> Scheme | None:
    """The capitalized or quoted name right before a small noun, or before the comma of its apposition."""
    document = context.document
    words, lower = document.words, document.lower
    if not words[i].islower() or lower[i] not in vocabulary.NAME_FOLLOWERS or i < 2:
        return None
    floor = max(sentence_start(document, i), i - _LONGEST_NAME)
    last = i
    bracket = words[i - 1] == ")" and i - 3 > floor and acronym_bracket(document, i - 1)
    if bracket:
        last = i - 3
    elif words[i - 1][0].islower() or words[i - 1] in ("a", "an"):
        last = _behind_quotation(context, i, floor) or _before_apposition(context, i, floor)
    elif words[i - 1].isdecimal() and len(words[i - 1]) == 4:
        last = i - 1  # "the Clean Rivers 2030 programme"
    quoted = last > floor and words[last - 1] in '”’"'
    if quoted and lower[i] == "campaign" and words[last - 3] in '“‘"':
        return None  # “Leave” and “Remain” campaigns
    end = last - quoted
    first = _name_start(words, lower, end, floor, quoted)
    first += first < end and lower[first] in vocabulary.DETERMINERS
    if quoted:
        return (
            Scheme(first, end, i, "programme:quoted", 0.7)
            if first < end
            and words[first - 1] in '“‘"'
            and words[first][0].isupper()
            and not _is_person(context, first, end)
            else None
        )
    capitals = [word for word in words[first:end] if word[0].isupper()]
    if last < i - 1 and len(capitals) > 1 and _is_apposed(context, first, end, i):
        return Scheme(first, end, i, "programme:apposition", 0.75)
    if bracket:
        return Scheme(first, i + 1, i, "programme:acronym", 0.8) if len(capitals) > 1 else None
    if len(capitals) == 1 and end - first == 1 and _is_one_word_name(context, first, i):
        return Scheme(first, i + 1, i, "programme:name-before", 0.6)
    determined = lower[first - 1] in vocabulary.DETERMINERS
    joined = any(word in lower[first:end] for word in ("and", "to", "with", "in", "at"))
    if len(capitals) < 2 or (joined and not determined) or _is_somebody(context, first, end):
        return None
    return Scheme(first, i + 1 if last >= i - 1 else end, i, "programme:name-before", 0.65)


def _name_start(words: list[str], lower: list[str], end: int, floor: int, quoted: bool) -> int:
    """Where the quoted or capitalized name that ends before `end` begins."""
    first = end
    while quoted and first > floor and words[first - 1] not in '“‘"':
        first -= 1
    while not quoted and first > floor and belongs_before(words, lower, first - 1, floor):
        first -= 1
    return first


def _is_apposed(context: Context, first: int, end: int, i: int) -> bool:
    """ "the Green Coast Facility, a five-year programme": it is called a body and is none."""
    document = context.document
    if document.lower[end - 1] not in vocabulary.HEADS or document.lower[end] != ",":
        return False
    mentions = context.mentions_in(document.starts[first], document.ends[end - 1])
    return document.lower[i + 1 : i + 2] != ["of"] and all(m.agent.kind == "organization" for m in mentions)


def _is_person(context: Context, first: int, end: int) -> bool:
    document = context.document
    start, stop = document.span(first, end)
    whole = (m for m in context.mentions_in(start, stop) if (m.start, m.end) == (start, stop))
    return any(mention.agent.kind == "person" for mention in whole)


def is_headline(document: Document, i: int) -> bool:
    """Whether a token stands in a line of which all longer words have capitals."""
    first, last = document.sentences[document.sentence_of[i]]
    longer = [word for word in document.words[first:last] if word.isalpha() and len(word) > 3]
    return len(longer) > 3 and not any(word[0].islower() for word in longer)


def _behind_quotation(context: Context, i: int, floor: int) -> int | None:
    """The “Safe Return” reintegration programme: where the quoted name ends, right before small words."""
    words = context.document.words
    k = i
    while k > floor and i - k < 3 and words[k - 1].islower():
        k -= 1
    return k if k > floor and words[k - 1] in '”’"' else None


def _is_one_word_name(context: Context, first: int, i: int) -> bool:
    """ "runs the Masar programme": one capitalized word after "the", of something that somebody runs."""
    document = context.document
    before = document.lower[max(0, first - 3) : first]
    if (
        len(document.words[first]) > 2
        and is_acronym(document.words[first])
        and document.words[first].isupper()
    ):
        mentions = context.mentions_in(document.starts[first], document.ends[first])
        return first + 1 == i and before[-1:] == ["the"] and not mentions
    if before[-1:] == ["the"] and _is_unknown(context, first) and i == first + 1:
        return True
    if (
        not before
        or before[-1] not in ("the", "its", "their")
        or document.lower[first] in gazetteer.demonyms()
    ):
        return False
    run = any(word in vocabulary.LAUNCHED or word == "under" for word in before)
    mentions = context.mentions_in(document.starts[first], document.ends[first])
    national = document.lower[first] in gazetteer.demonyms()
    somebody = any(mention.agent.kind in ("country", "person") for mention in mentions)
    return i == first + 1 and run and not national and not somebody


def _is_unknown(context: Context, first: int) -> bool:
    """Whether a capitalized word is the name of nothing else: no agent, nation, month or field."""
    document = context.document
    word = document.lower[first]
    known = word in gazetteer.demonyms() or word in FIELDS or word in ROLE_MODIFIERS or word in ROLE_HEADS
    known = known or word in MONTHS or word in WEEKDAYS or word in ORGANIZATION_HEADS or word in PEOPLES
    mentions = context.mentions_in(document.starts[first], document.ends[first])
    return (
        not known
        and not mentions
        and context.place_in(first, first + 1) is None
        and document.words[first].istitle()
        and word not in gazetteer.country_names()
    )


def _before_apposition(context: Context, i: int, floor: int) -> int:
    """The comma of ", a new loan scheme": where the name before it ends; `floor` if there is none."""
    lower = context.document.lower
    k = i
    while k > floor and i - k < 5 and lower[k - 1] not in ("a", "an", "its", "their", "the"):
        k -= 1
    return k - 2 if k - 2 > floor and lower[k - 2] == "," and lower[k - 1] in ("a", "an") else floor


def _is_somebody(context: Context, first: int, end: int) -> bool:
    """Whether the name is that of a country, a person or a body, or begins with a nationality.

    What somebody launches is no body, whatever its name looks like.
    """
    document = context.document
    if document.lower[first] in gazetteer.demonyms():
        return True
    before = document.lower[max(0, first - 3) : first]
    launched = any(word in vocabulary.LAUNCHED for word in before)
    mentions = context.mentions_in(document.starts[first], document.ends[end - 1])
    if launched:
        return any(m.agent.kind in ("person", "country") for m in mentions)
    bodies = any(context.is_organization(k) for k in range(first, end))
    return bodies or bool(mentions) or context.place_in(first, first + 1) is not None
