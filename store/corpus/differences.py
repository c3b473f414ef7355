"""What two texts that are nearly the same say differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"”’')\]]*(?=\s|$)|(?=\n|$))\s*")
_MOST_WORDS = 400
"""Of a changed passage; a longer one is shown as it is in both."""

Change = tuple[str, str]
"""The words of the first text, and those in their place in the second; either may be empty."""


def differences(first: str, second: str) -> list[Change]:
    """The changes from one text to the other, in order: whole sentences, or words inside of them."""
    changes: list[Change] = []
    for before, after in _changed(_sentences(first), _sentences(second)):
        old, new = " ".join(before).split(), " ".join(after).split()
        if not old or not new or max(len(old), len(new)) > _MOST_WORDS:
            changes.append((" ".join(old), " ".join(new)))
        else:
            changes += [(" ".join(a), " ".join(b)) for a, b in _changed(old, new)]
    return changes


def _sentences(text: str) -> list[str]:
    return [" ".join(each.split()) for each in _SENTENCE.findall(text) if each.strip()]


def _changed(first: list[str], second: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    # In long lists what stands in a hundred places is no anchor: otherwise repetition would cost minutes.
    matcher = SequenceMatcher(None, first, second, autojunk=max(len(first), len(second)) > _MOST_WORDS)
    for kind, start, end, since, until in matcher.get_opcodes():
        if kind != "equal":
            yield first[start:end], second[since:until]
