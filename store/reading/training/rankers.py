"""Training of the two linear models: the linker ranks sources, the keeper judges candidates."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

from store.reading.attributions import linking, selection
from store.reading.attributions.candidates import Candidate
from store.reading.attributions.linking import choose_source
from store.reading.attributions.ranking import probability, score
from store.reading.training.annotated import Annotated, Annotation
from store.reading.training.taggers import span_of
from store.records import Span

Candidates = list[list[tuple[int, Candidate]]]
"""The candidates of every article, each with its paragraph."""
_EPOCHS = 6
_PRUNED = 0.02


class _AdaGrad:
    """Sparse weights with a step size of their own each."""

    def __init__(self, rate: float) -> None:
        self.weights: dict[str, float] = {}
        self._squares: dict[str, float] = {}
        self._rate = rate

    def step(self, features: list[str], gradient: float) -> None:
        for feature in features:
            weight = self.weights.get(feature, 0.0)
            slope = gradient + 1e-5 * weight
            square = self._squares.get(feature, 1e-6) + slope * slope
            self._squares[feature] = square
            self.weights[feature] = weight - self._rate * slope / math.sqrt(square)

    def table(self) -> dict[str, float]:
        kept = {key: round(value, 3) for key, value in self.weights.items() if abs(value) > _PRUNED}
        return dict(sorted(kept.items()))


def train_linker(articles: list[Annotated], found: Candidates) -> dict[str, float]:
    """Weights that rank the annotated source first (multinomial logistic regression)."""
    groups = list(_source_choices(articles, found))
    model = _AdaGrad(0.1)
    shuffled = random.Random(1)
    for _ in range(_EPOCHS):
        shuffled.shuffle(groups)
        for choices, right in groups:
            scores = [score(model.weights, features) for features in choices]
            top = max(scores)
            odds = [math.exp(value - top) for value in scores]
            total = sum(odds)
            mass = sum(value for value, good in zip(odds, right, strict=True) if good)
            for features, value, good in zip(choices, odds, right, strict=True):
                gradient = value / total - (value / mass if good else 0.0)
                if abs(gradient) > 1e-3:
                    model.step(features, gradient)
    return model.table()


def _source_choices(
    articles: list[Annotated], found: Candidates
) -> Iterator[tuple[list[list[str]], list[bool]]]:
    for article, candidates in zip(articles, found, strict=True):
        annotated = article.by_cue()
        for paragraph, candidate in candidates:
            annotation = annotated.get((paragraph, candidate.cue))
            if annotation is None or not annotation.source:
                continue
            contents = candidate.stretches("C")
            mentions = linking.mentions(candidate)
            right = [_names_source(article, paragraph, mention, annotation) for mention in mentions]
            if any(right):
                yield [linking.features(candidate, mention, contents) for mention in mentions], right


def _names_source(article: Annotated, paragraph: int, mention: Span, annotation: Annotation) -> bool:
    start, end = span_of(article, paragraph, mention)
    return any(start < b and a < end for a, b in annotation.heads)


def train_keeper(articles: list[Annotated], found: Candidates, linker: dict[str, float]) -> dict[str, float]:
    """Weights for how likely the content of a candidate is an annotated one (logistic regression)."""
    examples = list(_judgements(articles, found, linker))
    model = _AdaGrad(0.05)
    shuffled = random.Random(2)
    for _ in range(_EPOCHS):
        shuffled.shuffle(examples)
        for features, share in examples:
            model.step(features, probability(score(model.weights, features)) - share)
    return model.table()


def _judgements(
    articles: list[Annotated], found: Candidates, linker: dict[str, float]
) -> Iterator[tuple[list[str], float]]:
    for article, candidates in zip(articles, found, strict=True):
        contents = sorted(span for one in article.annotations for span in one.content)
        for paragraph, candidate in candidates:
            stretches = candidate.stretches("C")
            if not stretches:
                continue
            source, odds = choose_source(linker, candidate, stretches)
            spans = [span_of(article, paragraph, stretch) for stretch in stretches]
            hits = sum(any(_same(article.document.text, span, one) for one in contents) for span in spans)
            yield selection.features(candidate, stretches, source, odds), hits / len(spans)


def _same(text: str, one: Span, other: Span) -> bool:
    """Whether two spans share half of the letters and digits of both together."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low >= high:
        return False
    shared = _size(text, (low, high))
    return shared >= 0.5 * (_size(text, one) + _size(text, other) - shared)


def _size(text: str, span: Span) -> int:
    return sum(map(str.isalnum, text[span[0] : span[1]]))
