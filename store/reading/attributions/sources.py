"""The source of an attribution taken apart: the mention that names the speaker, the role, the medium."""

from __future__ import annotations

from dataclasses import dataclass

from store.reading.agents.vocabulary import HONORIFICS, ROLE_HEADS, ROLE_MODIFIERS
from store.reading.document import Document
from store.reading.wordlist import words_of
from store.records import Span

CARRIERS = words_of("""
    post posts statement statements tweet tweets report reports website page release releases letter
    letters interview interviews article column email e-mail emails memo memorandum speech remarks video
    message messages note broadcast communique communiqué bulletin blog podcast testimony filing filings
    readout notice op-ed editorial survey study facebook twitter telegram instagram youtube tiktok weibo
    linkedin media briefing press-release announcement
""")
"""What carries somebody's words."""
_POSSESSIVES = words_of("'s ’s ' ’")
_OWNERS = words_of("by from")
_LINKS = words_of("as while when by from what ,")
_PLACES_IN_TEXT = words_of("above earlier here")
_REFERRED = words_of("cited quoted mentioned named")
_ISSUED = words_of("issued released published sent signed circulated")
_PHRASE = words_of("PROPN NOUN ADJ DET NUM")
_FIELDS = words_of("""
    training vocational affairs cooperation co-operation development labour labor rural urban fine arts
    cults religion posts veterans rehabilitation management construction resources meteorology transport
    works civil service and of for
""")
_STOPS = HONORIFICS | ROLE_HEADS | ROLE_MODIFIERS | _FIELDS
_VERDICTS = words_of("""
    verdict view words answer reply retort message comment conclusion assessment argument explanation
    response advice promise warning summary
""")
_LONGEST_NAME = 4  # tokens
_LONGEST_OWNER = 12


@dataclass(slots=True)
class Source:
    """A source in half-open token ranges: `name` is what names the speaker here."""

    name: Span
    role: Span | None = None
    medium: Span | None = None


def split_source(document: Document, first: int, last: int) -> Source:
    """Take the tokens of a source apart: "Minister Ana Ruiz", "Ruiz’s post", "a report by the ministry"."""
    words, lower = document.words, document.lower
    while first + 1 < last and lower[first] in _LINKS:
        first += 1
    while first + 1 < last and (words[last - 1] in _POSSESSIVES or words[last - 1] in ",.;:—–-("):
        last -= 1
    if lower[last - 1] in _REFERRED and not _PLACES_IN_TEXT.isdisjoint(lower[last : last + 1]):
        last += 1
    first, last = _out_of_bracket(document, first, last)
    if document.pos[first] == "VERB" and first and lower[first - 1] == "who":
        first, last = first - 1, first  # "NAME, who met X on Monday, demanded": who
    if lower[last - 1] in CARRIERS and not _OWNERS.isdisjoint(lower[last : last + 1]):
        last = _end_of_owner(document, last + 1)
    begin = first
    while words[first] in _POSSESSIVES and begin and document.pos[begin - 1] in _PHRASE:
        begin -= 1  # the tagger began at the 's
    first = begin
    source = _carried(document, first, last) or Source((first, last))
    titled = _titled(document, *source.name)
    if titled is not None:
        source.name, source.role = titled
    if source.role is None:
        source.role = _apposition(document, source.name[1])
    return source


def _out_of_bracket(document: Document, first: int, last: int) -> Span:
    """The name before a bracket that the source only reaches into: "Ana Ruiz (Ind)", "the union (GDU)"."""
    words = document.words
    if words[last - 1] != ")" or "(" in words[first:last]:
        return first, last
    begin = document.sentences[document.sentence_of[first]][0]
    bracket = next((i for i in range(first - 1, max(begin, first - 5), -1) if words[i] == "("), None)
    if bracket is None:
        return first, last
    start = bracket
    while start > begin and (document.pos[start - 1] in _PHRASE or document.lower[start - 1] == "of"):
        start -= 1
    return (start, bracket) if start < bracket else (first, last)


def _end_of_owner(document: Document, first: int) -> int:
    """The token after the noun phrase that begins at token `first`."""
    end = first
    stop = min(document.sentences[document.sentence_of[first]][1], first + _LONGEST_OWNER)
    while end < stop and (document.pos[end] in _PHRASE or document.lower[end] in ("of", "'s", "’s")):
        end += 1
    return end


def asserts_verdict(document: Document, last: int) -> bool:
    """Whether the source that ends before token `last` is somebody's verdict: "Ruiz’s answer"."""
    return document.lower[last - 1] in _VERDICTS and document.words[last - 2 : last - 1] in (["’s"], ["'s"])


def _carried(document: Document, first: int, last: int) -> Source | None:
    """A carrier with its owner: "Ruiz’s post", "its website", "a January report by the ministry"."""
    words, lower = document.words, document.lower
    for i in range(first + 1, last - 1):
        if words[i] in _POSSESSIVES and lower[last - 1] in CARRIERS:
            return Source((first, i), medium=(i + 1, last))
    if asserts_verdict(document, last) and last - first > 2:
        return Source((first, last - 2))
    if document.pos[first] == "PRON" and last - first > 1 and lower[last - 1] in CARRIERS:
        return Source((first, first + 1), medium=(first + 1, last))
    for i in range(first + 1, last - 1):
        issued = i - 1 > first and lower[i - 1] in _ISSUED
        if lower[i] in _OWNERS and lower[i - 1 - issued] in CARRIERS:
            return Source((i + 1, last), medium=(first, i - issued))
    return None


def _titled(document: Document, first: int, last: int) -> tuple[Span, Span | None] | None:
    """A name behind a title or a role, and the role."""
    words, lower = document.words, document.lower
    start = last
    while start > first and last - start < _LONGEST_NAME:
        word = words[start - 1]
        if not word[0].isupper() or lower[start - 1] in _STOPS:
            break
        start -= 1
    if start in (first, last) or not _is_title(document, first, start, last - start):
        return None
    role_end = start
    while role_end > first and lower[role_end - 1] in HONORIFICS and lower[role_end - 1] not in ROLE_HEADS:
        role_end -= 1
    begin = first
    while begin < role_end and lower[begin] in ("the", "a", "an"):
        begin += 1
    return (start, last), ((begin, role_end) if begin < role_end else None)


def _is_title(document: Document, first: int, last: int, named: int) -> bool:
    """Whether the tokens before a name are a title: they end with a post, or are a post of some field."""
    lower = document.lower
    if any(lower[i] == "and" and lower[i - 1] not in _STOPS for i in range(first + 1, last)):
        return False  # two people
    if lower[last - 1] in ROLE_HEADS or lower[last - 1] in HONORIFICS:
        return True
    posts = [i for i in range(first, last) if lower[i] in ROLE_HEADS and lower[i][-1] != "s"]
    return (
        bool(posts)
        and named > 1
        and lower[posts[-1] + 1] in ("of", "for")
        and "the" not in lower[posts[-1] : last]
    )


def _apposition(document: Document, start: int) -> Span | None:
    """The role that follows a name between commas: ", president of the union,"."""
    words, lower = document.words, document.lower
    if start + 1 >= len(words) or words[start] != ",":
        return None
    sentence_end = document.sentences[document.sentence_of[start]][1]
    if not any(word in ROLE_HEADS for word in lower[start + 1 : min(start + 6, sentence_end)]):
        return None
    end = start + 1
    while end < sentence_end and words[end] not in ',.;:—“"':
        if document.pos[end] in ("VERB", "AUX"):
            break
        end += 1
    return (start + 1, end) if words[end : end + 1] and words[end] in ",.;—“" else None
