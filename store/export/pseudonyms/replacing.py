"""Names in a text replaced by pseudonyms, with every offset taken along."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from store.export.pseudonyms.key import Person, folded
from store.records import Span
from store.search.text import words

_GAP = re.compile(r"[\s.\-‐‑–'’]{0,3}")
_PARTICLES = frozenset(
    "the of and de del della da di du van von der den bin ibn al el la le st mr mrs ms dr".split()
)
_CALENDAR = frozenset("april august may june monday friday sunday".split())
"""Words with a capital inside a sentence that are more often dates than people."""
_SENTENCE_START = re.compile(r"(?:^|\n|(?<!\b\w)[.!?:])[\s“”\"‘’'(]*\Z")


class Replaced(NamedTuple):
    """A text with pseudonyms in it, and where the replaced words stood and stand."""

    text: str
    old: list[Span]
    new: list[Span]

    def span(self, span: Span) -> Span:
        """A span of the old text in the new one; it takes all of a pseudonym that it touches."""
        return self._at(span[0], 0), self._at(span[1], 1)

    def _at(self, offset: int, side: int) -> int:
        """`side` 0: where a span begins; 1: where it ends."""
        index = bisect_right(self.old, (offset - side, 1 << 62)) - 1
        if index < 0:
            return offset
        start, end = self.old[index]
        if start <= offset - side < end:
            return self.new[index][side]
        return offset - end + self.new[index][1]


class Names:
    """All forms of all names, looked up by their first word.

    `common` are words that also stand in small letters somewhere: a name of one such word ("May", "Rose")
    is replaced only in articles in which that person is, or inside a sentence.
    """

    def __init__(self, people: Iterable[Person], common: Collection[str]) -> None:
        self._common = common
        self._forms: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
        self.pseudonyms: dict[str, str] = {}
        by_form: dict[tuple[str, ...], dict[str, None]] = {}
        for person in people:
            self.pseudonyms[folded(person.name)] = person.pseudonym
            for form in (person.name, *person.forms):
                whole = tuple(folded(form).split())
                by_form.setdefault(whole, {})[person.pseudonym] = None
                for word in whole:
                    if len(word) > 1 and word not in _PARTICLES:
                        by_form.setdefault((word,), {})[person.pseudonym] = None
        for words_of_form, pseudonyms in by_form.items():
            if words_of_form:
                self._forms.setdefault(words_of_form[0], []).append((words_of_form, list(pseudonyms)))
        for entries in self._forms.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def replace(self, text: str, here: Collection[str] = ()) -> Replaced:
        """`text` with pseudonyms; `here` are those of the people that its article is about."""
        found = list(words(text))
        old: list[Span] = []
        new: list[Span] = []
        pieces: list[str] = []
        at = length = index = 0
        latest: list[str] = []
        while index < len(found):
            size, pseudonym = self._match(text, found, index, here, latest)
            if not size:
                index += 1
                continue
            start, end = found[index][1][0], found[index + size - 1][1][1]
            pieces += [text[at:start], pseudonym]
            length += start - at
            old.append((start, end))
            new.append((length, length + len(pseudonym)))
            length += len(pseudonym)
            at = end
            latest.append(pseudonym)
            index += size
        pieces.append(text[at:])
        return Replaced("".join(pieces), old, new)

    def _match(
        self,
        text: str,
        found: Sequence[tuple[str, Span]],
        index: int,
        here: Collection[str],
        latest: Sequence[str],
    ) -> tuple[int, str]:
        """How many words from `index` on are a name, and its pseudonym; 0 if they are none."""
        for form, pseudonyms in self._forms.get(found[index][0], ()):
            size = len(form)
            there = found[index : index + size]
            if len(there) < size or any(word != own for (word, _), own in zip(there, form, strict=True)):
                continue
            if any(not _GAP.fullmatch(text, one[1][1], other[1][0]) for one, other in pairwise(there)):
                continue
            if size == 1 and not self._single(text, there[0], pseudonyms, here):
                continue
            return size, _chosen(pseudonyms, here, latest)
        return 0, ""

    def _single(
        self, text: str, found: tuple[str, Span], pseudonyms: Sequence[str], here: Collection[str]
    ) -> bool:
        """Whether one word by itself is a name."""
        word, (start, _) = found
        if text[start].islower():
            return False
        if word not in self._common or any(each in here for each in pseudonyms):
            return True
        return word not in _CALENDAR and not _SENTENCE_START.search(text[max(0, start - 8) : start])


def _chosen(pseudonyms: Sequence[str], here: Collection[str], latest: Sequence[str]) -> str:
    """Of several people with one name the one of this article, and of these the one named last."""
    wanted = [each for each in pseudonyms if each in here] or list(pseudonyms)
    if len(wanted) > 1:
        recent = next((each for each in reversed(latest) if each in wanted), None)
        return recent or " or ".join(wanted)
    return wanted[0]
