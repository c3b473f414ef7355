"""The trained names tagger: where people, organizations and places stand in an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from store.reading import shipped
from store.reading.agents.features import columns, make_lexicon, regions
from store.reading.crf import Ints, ranges
from store.reading.document import Document
from store.records import Span

NameKind = Literal["person", "organization", "place"]
_KINDS: dict[str, NameKind] = {"PERSON": "person", "ORGANIZATION": "organization", "PLACE": "place"}
_TOGETHER = 400  # regions that are tagged in one go


@dataclass(slots=True)
class Name:
    """The tokens `first` to `last` (exclusive) that name something, without article, title or possessive.

    `sure` says that the words beside it leave no doubt of the kind.
    """

    first: int
    last: int
    kind: NameKind
    sure: bool = False


def tag_names(document: Document) -> list[Name]:
    """What the trained tagger takes for names, in text order."""
    found: list[Name] = []
    for batch in _batches(regions(document.words, document.sentences)):
        places = ranges([begin for begin, _ in batch], [end - begin for begin, end in batch])
        for i, label in zip(places.tolist(), _labels(document, batch, places), strict=True):
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


def _batches(spans: list[Span]) -> Iterator[list[Span]]:
    """The regions in groups to be tagged together."""
    for i in range(0, len(spans), _TOGETHER):
        yield spans[i : i + _TOGETHER]


def _labels(document: Document, batch: list[Span], places: Ints) -> list[str]:
    """The labels of all tokens of the regions in `batch`."""
    tagger, lexicon = shipped.tagger("names"), shipped.lexicon("names", make_lexicon)
    lengths = [end - begin for begin, end in batch]
    sentences = np.array([document.sentences[document.sentence_of[begin]] for begin, _ in batch])
    start, stop = int(sentences[0, 0]), int(sentences[-1, 1])
    first, last = (np.repeat(edge, lengths) - start for edge in sentences.T)
    seen = columns(document.words[start:stop], places - start, first, last, tagger.vocabularies, lexicon)
    return tagger.labelled(tagger.scores(seen), lengths)
