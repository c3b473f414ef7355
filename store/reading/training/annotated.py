"""An annotated corpus in terms of our own tokens and units.

A line of the corpus is {"id", "text", "statements": [{"content", "cue", "source", "source_heads"}]}, each a
list of [start, end) in code points.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from store.reading.document import Document, make_document
from store.reading.sequence import Row, make_row
from store.reading.tagging import tag
from store.reading.units import Units, make_units
from store.records import Span

Place = tuple[int, int]
"""A paragraph and a unit in it."""


@dataclass(slots=True)
class Annotation:
    """One annotated attribution; `cue` is the token that stands for the whole cue."""

    content: list[Span]
    source: list[Span]
    heads: list[Span]
    cue: int | None = None


@dataclass(slots=True)
class Annotated:
    """One article with its annotation."""

    document: Document
    grammar: list[str]
    units: list[Units]
    annotations: list[Annotation]
    place_of: dict[int, Place] = field(default_factory=dict)

    def by_cue(self) -> dict[Place, Annotation]:
        """The annotation of every cue unit."""
        return {
            self.place_of[one.cue]: one
            for one in self.annotations
            if one.cue is not None and one.cue in self.place_of
        }

    def tokens_in(self, span: Span) -> range:
        """The tokens that a span touches."""
        document = self.document
        first = bisect_right(document.ends, span[0])
        last = first
        while last < len(document.starts) and document.starts[last] < span[1]:
            last += 1
        return range(first, last)

    def rows(self, rates: dict[str, float]) -> list[Row]:
        """The rows of all paragraphs."""
        return [make_row(self.document, self.grammar, units, rates) for units in self.units]


def load(path: Path, leave_out: int | None = None, folds: int = 5) -> list[Annotated]:
    """The articles of a corpus, but not those whose position is `leave_out` modulo `folds`."""
    articles = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if leave_out is None or number % folds != leave_out:
                articles.append(_article(json.loads(line)))
    _choose_cue_tokens(articles)
    return articles


def _article(line: dict[str, object]) -> Annotated:
    text = str(line["text"])
    document = make_document(text)
    grammar = tag(document.words, document.sentences)
    units = make_units(document)
    article = Annotated(document, grammar, units, [])
    for paragraph, one in enumerate(units):
        for k, (first, last) in enumerate(zip(one.first, one.last, strict=True)):
            for token in range(first, last):
                article.place_of[token] = (paragraph, k)
    statements = line["statements"]
    assert isinstance(statements, list)
    for statement in statements:
        spans = {
            key: [(start, end) for start, end in statement[key]]
            for key in ("content", "source", "source_heads", "cue")
        }
        annotation = Annotation(spans["content"], spans["source"], spans["source_heads"])
        tokens = [token for span in spans["cue"] for token in article.tokens_in(span)]
        annotation.cue = tokens[0] if len(tokens) == 1 else None
        article.annotations.append(annotation)
        if len(tokens) > 1:
            article.place_of.setdefault(-len(article.annotations), (tokens[0], tokens[-1] + 1))
    return article


def _choose_cue_tokens(articles: list[Annotated]) -> None:
    """Let the likeliest verb stand for every cue of several words."""
    alone: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for article in articles:
        lower = article.document.lower
        total.update(lower)
        alone.update(lower[one.cue] for one in article.annotations if one.cue is not None)
    rate = {word: count / (total[word] + 3) for word, count in alone.items()}
    for article in articles:
        for number, one in enumerate(article.annotations, 1):
            span = article.place_of.pop(-number, None)
            if one.cue is None and span is not None:
                one.cue = _cue_token(article, range(*span), rate)


def _cue_token(article: Annotated, tokens: range, rate: dict[str, float]) -> int:
    lower, grammar = article.document.lower, article.grammar
    for token in tokens:
        if lower[token] == "according":
            return token
    verbs = [token for token in tokens if grammar[token][0] == "V"]
    choice = verbs or [token for token in tokens if grammar[token][0] != "A"] or list(tokens)
    best = max(choice, key=lambda token: (rate.get(lower[token], 0.0), -token))
    return verbs[0] if verbs and rate.get(lower[best], 0.0) < 0.05 else best


class CueRates:
    """How often each word is a cue, in buckets; for a training article its own counts are left out."""

    _BOUNDS = (0.02, 0.08, 0.2, 0.4, 0.65)

    def __init__(self, articles: Iterable[Annotated]) -> None:
        self._cues: Counter[str] = Counter()
        self._all: Counter[str] = Counter()
        for article in articles:
            cues, words = self._count(article)
            self._cues += cues
            self._all += words

    def table(self) -> dict[str, float]:
        """The buckets of all words that are ever a cue."""
        return dict(sorted(self._buckets(self._cues, self._cues, self._all)))

    def without(self, article: Annotated) -> dict[str, float]:
        """The buckets of the words of `article` as counted in all other articles."""
        cues, words = self._count(article)
        left_cues = {word: self._cues[word] - cues[word] for word in words}
        left_all = {word: self._all[word] - words[word] for word in words}
        return dict(self._buckets(words, left_cues, left_all))

    def _buckets(
        self, words: Iterable[str], cues: dict[str, int], total: dict[str, int]
    ) -> Iterator[tuple[str, float]]:
        for word in words:
            rate = cues[word] / (total[word] + 3.0)
            bucket = sum(rate >= bound for bound in self._BOUNDS)
            if bucket:
                yield word, bucket

    @staticmethod
    def _count(article: Annotated) -> tuple[Counter[str], Counter[str]]:
        document = article.document
        cues = Counter(document.lower[one.cue] for one in article.annotations if one.cue is not None)
        words = Counter(
            word for word, quoted in zip(document.lower, document.quoted, strict=True) if not quoted
        )
        return cues, words
