"""The trained names tagger: where people, organizations and places stand in an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import pycrfsuite

from store.reading.agents.features import regions, token_features
from store.reading.document import Document

NameKind = Literal["person", "organization", "place"]
_KINDS: dict[str, NameKind] = {"PERSON": "person", "ORGANIZATION": "organization", "PLACE": "place"}


@dataclass(slots=True)
class Name:
    """The tokens `first` to `last` (exclusive) that name something, without article, title or possessive.

    `sure` says that the words beside it leave no doubt of the kind.
    """

    first: int
    last: int
    kind: NameKind
    sure: bool = False


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(files("store.reading") / "models" / "names.crfsuite") as path:
        tagger.open(str(path))
    return tagger


def tag_names(document: Document) -> list[Name]:
    """What the trained tagger takes for names, in text order."""
    tagger = _tagger()
    words = document.words
    found: list[Name] = []
    for begin, end in regions(words, document.sentences):
        first, last = document.sentences[document.sentence_of[begin]]
        labels = tagger.tag(token_features(words, first, last, begin, end))
        for i, label in enumerate(labels, begin):
            if label == "O":
                continue
            mark, _, kind = label.partition("-")
            if kind not in _KINDS:
                continue
            if mark == "I" and found and found[-1].last == i and found[-1].kind == _KINDS[kind]:
                found[-1].last = i + 1
            else:
                found.append(Name(i, i + 1, _KINDS[kind]))
    return found
