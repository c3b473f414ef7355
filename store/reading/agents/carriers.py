"""Whose words a document carries: "Lund’s post", "a report by the ministry", "the post", "its website"."""

from __future__ import annotations

from store.reading.agents.entities import Entity
from store.reading.agents.memory import Memory
from store.reading.document import Document

_POSSESSIVES = ("’s", "'s", "’", "'")
_NEAR = 40  # tokens ahead in which "its" may find its owner
_REACH = 600  # tokens back in which a document was spoken of before


class Carriers:
    """Finds the owners of documents in one article."""

    def __init__(self, document: Document, memory: Memory) -> None:
        self.document = document
        self.memory = memory

    def owner(self, first: int, head: int, last: int) -> Entity | None:
        """The owner of the document with head noun `head` in a phrase, if one is named."""
        stated = self._stated(first, head, last)
        if stated is not None:
            return stated
        leading = self.document.lower[first - 1] if first else ""
        if leading == "the" or self.document.lower[first] in ("this", "that", "same"):
            return self._earlier(self.document.lower[head], first)
        return None

    def _stated(self, first: int, head: int, last: int) -> Entity | None:
        lower, at = self.document.lower, self.memory.at
        if lower[first] in ("his", "her"):
            return at.get(first) or self.memory.pronoun(first)
        if lower[first] in ("its", "their"):
            return self.beside(first)
        for i in range(head, first, -1):
            if lower[i] in _POSSESSIVES and i - 1 in at:
                return at[i - 1]
        for i in range(head - 1, first - 1, -1):  # "a ministry statement", "a WHO report"
            if i in at and at[i].kind == "organization":
                return at[i]
        if head + 1 < last and lower[head + 1] in ("by", "from", "of"):
            for i in range(head + 2, min(head + 8, last)):
                if i in at and at[i].kind != "place":
                    return at[i]
        return None

    def _earlier(self, noun: str, at: int) -> Entity | None:
        """Whose it was when the article first spoke of it."""
        lower = self.document.lower
        for head in range(at - 1, max(-1, at - _REACH), -1):
            if lower[head] != noun or self.document.quoted[head]:
                continue
            begin = self.document.sentences[self.document.sentence_of[head]][0]
            first = head
            while (
                first > begin
                and head - first < 6
                and (self.document.words[first - 1][0].isalnum() or lower[first - 1] in _POSSESSIVES)
                and lower[first - 1] not in ("to", "in", "on", "by", "via", "the", "a")
            ):
                first -= 1
            owner = self._stated(first, head, min(head + 8, len(lower)))
            if owner is not None:
                return owner
            if (
                head > 1 and lower[head - 1] in ("a", "the") and lower[head - 2] == "in"
            ):  # "in a statement, X said"
                continue
        return None

    def beside(self, at: int) -> Entity | None:
        """The owner of "its": the body that follows ("According to its website, X …"), else the last."""
        begin, end = self.document.sentences[self.document.sentence_of[at]]
        opening = at - begin < 4
        if opening:
            for i in range(at, min(end, at + _NEAR)):
                entity = self.memory.at.get(i)
                if entity is not None and entity.kind == "organization":
                    return entity
        return self.memory.body_before(at)
