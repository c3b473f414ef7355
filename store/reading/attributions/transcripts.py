"""Turns of a transcript: paragraphs that begin with a name in capitals, or with Q or A, and a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from store.reading.attributions.attribution import Attribution
from store.reading.document import Document
from store.reading.wordlist import words_of
from store.records import Span

_LABEL = re.compile(r"((?:[QA]|[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*[A-Z.]){0,3})):\s+(?=\S)")
_HEADINGS = words_of("""
    UPDATE UPDATED NOTE BREAKING READ MORE RELATED PHOTO PHOTOS VIDEO VIDEOS WATCH FILE CORRECTION EDITOR SEE
    ALSO EXCLUSIVE OPINION ANALYSIS LISTEN MAP SOURCE SOURCES CONTACT TAGS TEL EMAIL PS NB FACT CLAIM
""")
_SURE = 0.9  # confidence


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's name before a colon, the colon, and where the words begin; all in code points."""

    name: Span
    colon: Span
    words: int


def label_at(document: Document, start: int, end: int) -> Label | None:
    """The label that begins at `start` and has words behind it before `end`."""
    match = _LABEL.match(document.text, start, end)
    if match is None or not _HEADINGS.isdisjoint(match[1].split()):
        return None
    return Label(match.span(1), (match.end(1), match.end(1) + 1), match.end())


def turn(label: Label, end: int) -> Attribution:
    """What is said under a label, up to `end`."""
    return Attribution(
        [(label.words, end)],
        cue=label.colon,
        source=label.name,
        kind="direct",
        confidence=_SURE,
        rule="transcript",
    )


def with_turns(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """`attributions` with the labelled paragraphs that hold none of them, where there are at least two."""
    spans = [document.span(first, last) for first, last in document.paragraphs]
    found = [(label, end) for start, end in spans if (label := label_at(document, start, end)) is not None]
    if len(found) < 2:
        return attributions
    taken = sorted(part for one in attributions for part in one.parts)
    ends = list(accumulate((end for _, end in taken), max))  # of the parts up to each, the furthest
    added = []
    for label, end in found:
        before = bisect_left(taken, (end, end))
        if not before or ends[before - 1] <= label.words:
            added.append(turn(label, end))
    return sorted(attributions + added, key=lambda one: min(one.parts))
