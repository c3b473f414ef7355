"""Places in a text that read what was looked for: marked, and gone through by key."""

from __future__ import annotations

import re
from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from textual.widget import Widget

from store.records import Span

MOST = 5000


class Matching(Widget):
    """The matches in a `text` with its cursor at `caret`."""

    text: str
    caret: int
    words = ""
    matches: Sequence[Span] = ()
    found: Sequence[Span] = ()
    """The words that a search found here; what is typed goes before them."""

    @abstractmethod
    def go_to(self, span: Span) -> None:
        """Put the cursor at the start of `span`."""

    def find(self, words: str) -> int:
        """Mark every place that reads `words`, in any case; how many there are. No words: what was found."""
        self.words = words
        if words.strip():
            places = re.finditer(re.escape(words), self.text, re.IGNORECASE)
            self.matches = [match.span() for match in islice(places, MOST)]
        else:
            self.matches = sorted(self.found)
        self.refresh()
        return len(self.matches)

    def mark_found(self, spans: Sequence[Span]) -> None:
        """Mark the words that a search found in this article."""
        self.found = spans
        self.find(self.words)

    def match_step(self, step: int) -> int | None:
        """Go to the next or previous match, around the ends; its number from 1, None if there is none."""
        if not self.matches:
            return None
        index = bisect_left(self.matches, (self.caret + (1 if step > 0 else 0), 0)) - (1 if step < 0 else 0)
        index %= len(self.matches)
        self.go_to(self.matches[index])
        return index + 1

    def matches_in(self, start: int, end: int) -> list[Span]:
        """Those that reach into a part of the text."""
        first = max(0, bisect_left(self.matches, (start, 0)) - 1)
        found = []
        for span in self.matches[first:]:
            if span[0] >= end:
                break
            found.append(span)
        return found
