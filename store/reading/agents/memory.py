"""What a reader remembers at any place of an article: who was mentioned, how long ago, and as what."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from store.reading.agents.entities import Entity
from store.reading.agents.vocabulary import word_set
from store.reading.document import Document

GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
PREPOSITIONS = word_set(
    "of to with by for between from in on at against about like under via than including through"
)
_FORGOTTEN = 12  # sentences after which a pronoun no longer reaches back
_SAME_SENTENCE = 30  # mentions looked through for another subject of the sentence
_MISFIT = 20.0  # against a person whose given name speaks for the other gender
_CANDIDATES = 60  # mentions weighed for one pronoun


@dataclass(slots=True)
class Seen:
    """One mention: token range, rank of its sentence, and whether it stands as a subject."""

    first: int
    last: int
    rank: int
    entity: Entity
    subject: bool
    quoted: bool


def _first(seen: Seen) -> int:
    return seen.first


class Memory:
    """The mentions of one article in text order; `at` gives the entity that a token belongs to."""

    def __init__(self, document: Document, sources: set[int]) -> None:
        self.document = document
        self.at: dict[int, Entity] = {}
        self.seen: list[Seen] = []
        self._sources = sources  # tokens where the source of an attribution begins
        self._rank = _ranks(document)

    def see(self, first: int, last: int, entity: Entity) -> None:
        """Remember that the tokens `first` to `last` mean `entity`."""
        lower = self.document.lower
        before = lower[first - 1] if first else "."
        after = lower[last] if last < len(lower) else "."
        topic = before == "for" and _begins_paragraph(self.document, first - 1)
        subject = (topic or before not in PREPOSITIONS) and after not in ("’s", "'s") and self._opens(first)
        seen = Seen(first, last, self._rank[first], entity, subject, self.document.quoted[first])
        if self._is_byline(first):
            seen.rank = -_FORGOTTEN - 1
        seen.subject = subject or (first in self._sources and not self._owns(seen))
        insort(self.seen, seen, key=_first)
        for i in range(first, last):
            self.at[i] = entity

    def _is_byline(self, first: int) -> bool:
        """Whether this is who wrote the article: "By NAME" in a line of its own."""
        document = self.document
        if not first or document.lower[first - 1] != "by":
            return False
        start = document.starts[first - 1]
        return start == 0 or document.text[start - 1] == "\n"

    def _opens(self, first: int) -> bool:
        """Whether no person stands before this in its sentence, outside quotations."""
        begin = self.document.sentences[self.document.sentence_of[first]][0]
        for seen in islice(reversed(self.seen), _SAME_SENTENCE):
            if seen.first < begin:
                return True
            if seen.entity.kind == "person" and not seen.quoted and not self._owns(seen):
                return False
        return True

    def _owns(self, seen: Seen) -> bool:
        """Whether a mention only says whose something is: "Sari’s" or "her" before a noun."""
        lower = self.document.lower
        after = lower[seen.last] if seen.last < len(lower) else "."
        return after in ("’s", "'s") or (lower[seen.first] in ("his", "her") and after[0].isalpha())

    # ------------------------------------------------------------ looking back

    def index_before(self, at: int) -> int:
        """How many mentions begin before token `at`."""
        return bisect_left(self.seen, at, key=_first)

    def back_from(self, at: int) -> Iterator[Seen]:
        """The mentions before token `at`, the nearest first."""
        return (self.seen[k] for k in range(self.index_before(at) - 1, -1, -1))

    def body_before(self, at: int) -> Entity | None:
        """The organization, country or group mentioned last before token `at`, recent subjects first."""
        end = self.index_before(at)
        bodies = [
            seen
            for seen in self.seen[max(0, end - 30) : end]
            if not seen.quoted and seen.entity.kind in ("organization", "country", "group")
        ]
        subjects = [seen for seen in bodies if seen.subject and self._rank[at] - seen.rank <= 1]
        chosen = (subjects or bodies)[-1:]
        return chosen[0].entity if chosen else None

    def mentioned_before(self, entity: Entity, at: int) -> int:
        """The token of the last mention of `entity` before token `at`; -1 when there is none."""
        index = bisect_left(entity.mentions, (at, 0))
        return entity.mentions[index - 1][0] if index else -1

    # ------------------------------------------------------------ pronouns

    def pronoun(self, at: int) -> Entity | None:
        """The person that "he" or "she" at token `at` means: the likeliest subject, not the nearest name."""
        gender = GENDERS.get(self.document.lower[at], "")
        quoted = self.document.quoted[at]
        best = float("-inf")
        chosen: Entity | None = None
        for tried, seen in enumerate(self.back_from(at)):
            if self._rank[at] - seen.rank > _FORGOTTEN or tried > _CANDIDATES:
                break
            if (seen.quoted and not quoted) or seen.entity.kind != "person":
                continue
            if seen.subject and self._is_object_beside(seen, at):
                continue
            against = bool(gender) and seen.entity.gender not in ("", gender)
            near = seen.entity.gender_guessed and seen.subject and self._rank[at] - seen.rank <= 1
            if against and not near:
                continue
            score = self._likelihood(seen, at, gender) - _MISFIT * against
            if score > best:
                best, chosen = score, seen.entity
        if chosen is not None and not chosen.gender:
            chosen.gender = gender
        return chosen

    def _is_object_beside(self, seen: Seen, at: int) -> bool:
        """Whether the pronoun is the object of what this subject does: "Lund thanked her"."""
        lower, words = self.document.lower, self.document.words
        after = words[at + 1] if at + 1 < len(words) else "."
        if lower[at] not in ("him", "her") or after[0].isalnum() or at - seen.last > 4:
            return False
        between = lower[seen.last : at]
        return bool(between) and all(word.isalpha() and word not in ("that", "and") for word in between)

    def _likelihood(self, seen: Seen, at: int, gender: str) -> float:
        """How well a mention fits as antecedent: subjects and speakers best, distance counting against."""
        return (
            2.0 * seen.subject
            + 1.0 * (seen.first in self._sources and seen.subject)
            + 0.9 * (seen.entity.gender == gender)
            - 1.2 * (self._rank[at] - seen.rank)
        )


def _begins_paragraph(document: Document, i: int) -> bool:
    """Whether token `i` begins its paragraph: "For NAME, the quarrel …" is about NAME."""
    return document.paragraphs[document.paragraph_of[i]][0] == i


def _ranks(document: Document) -> list[int]:
    """For each token the number of its sentence, sentences that are all quotation not counted."""
    ranks = [0] * len(document.words)
    rank = 0
    for first, last in document.sentences:
        told = any(not document.quoted[i] and document.words[i][0].isalpha() for i in range(first, last))
        ranks[first:last] = [rank] * (last - first)
        rank += told
    return ranks
