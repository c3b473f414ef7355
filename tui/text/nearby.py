"""Words that a person typed, found again in the text near a place."""

from __future__ import annotations

import re

from store.records import Span

REACH = 600
"""Characters on either side that count as near."""


def nearest(text: str, words: str, place: Span, name: str = "these words") -> Span | None:
    """Where `words` stand nearest to `place`, in any case and spacing; None for no words.

    Raises ValueError, in words for people, if they do not stand near it.
    """
    wanted = words.split()
    if not wanted:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, wanted)) + r"(?!\w)", re.IGNORECASE)
    found = [match.span() for match in pattern.finditer(text, max(0, place[0] - REACH), place[1] + REACH)]
    if not found:
        raise ValueError(f"“{' '.join(wanted)}” does not stand near these words, so it can't be the {name}")
    return min(found, key=lambda each: max(place[0] - each[1], each[0] - place[1], 0))
