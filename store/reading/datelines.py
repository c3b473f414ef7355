"""The dateline before a report: "DHAKA, Feb 6:", "Nairobi (Xinhua) --"."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"\s*(?:--+|[:—–]|\s-(?=\s))\s*")
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b"
    r"|\b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
# "Lima, Nov. 11. The minister", "Abuja, March 30, 2026 (NAN) The minister": no mark parts it from the report.
_UNMARKED = re.compile(
    rf"[A-Z][^,(\d]{{2,30}}, (?:{_DATE.pattern})(?:,? \d{{4}})?(?:\.|\s\([^)]+\))\s+(?=[A-Z])"
)
_LONGEST = 70  # characters
_MOST_WORDS = 9


def after_dateline(text: str, start: int) -> int:
    """Where the report begins in the paragraph at `start`: behind its dateline, if it has one."""
    head = text[start : start + _LONGEST].split("\n", 1)[0]
    unmarked = _UNMARKED.match(head)
    if unmarked is not None:
        return start + unmarked.end()
    mark = _SEPARATOR.search(head)
    if mark is None or not mark.start() or len(head) == mark.end():
        return start
    opening = head[: mark.start()]
    place = re.split(r"[,(]", opening, maxsplit=1)[0].strip()
    if len(opening.split()) > _MOST_WORDS or not place[:1].isupper() or not place[-1:].isalnum():
        return start
    dated = _DATE.search(opening) and len(place.split()) < 4
    if dated or (place.isupper() and len(place) > 3) or (opening.endswith(")") and len(place.split()) < 4):
        return start + mark.end()
    return start
