"""Training of the two taggers, the second on what the first says about articles it has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from store.reading import arguments, cues
from store.reading.arguments import NO_CUE, Look
from store.reading.candidates import Candidate
from store.reading.recognition import first_look, second_look
from store.reading.sequence import Row
from store.reading.training.annotated import Annotated, Annotation, CueRates
from store.records import Span

Sequence = tuple[list[list[str]], list[str]]
PARTS = 3
"""Each tagger is trained on two thirds of the articles to read the last third for what is trained next."""
_CANDIDATE = 0.05  # lower than in reading: the rare cues teach the most
_KEPT_NEGATIVES = 35  # of 100: candidates that are no cue are plentiful, and the keeper judges them again


@dataclass(slots=True)
class Looked:
    """A paragraph with the first look."""

    row: Row
    look: Look


def train_crf(sequences: Iterable[Sequence], path: Path, iterations: int) -> pycrfsuite.Tagger:
    """Train a CRF, write it to `path` and open it."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in sequences:
        trainer.append(rows, labels)
    trainer.set_params({"c1": 0.9, "c2": 0.03, "max_iterations": iterations, "feature.minfreq": 3})
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


# ---------------------------------------------------------------- the first look


def train_cues(
    articles: list[Annotated], rates: CueRates, path: Path, *, rough: bool = False
) -> pycrfsuite.Tagger:
    """The tagger that finds candidate cues; a `rough` one only serves to train what comes next."""
    return train_crf(_cue_sequences(articles, rates), path, iterations=45 if rough else 75)


def _cue_sequences(articles: list[Annotated], rates: CueRates) -> Iterator[Sequence]:
    for article in articles:
        labels = _labels(article)
        for row, paragraph in zip(article.rows(rates.without(article)), labels, strict=True):
            yield cues.features(row), paragraph


def _labels(article: Annotated) -> list[list[str]]:
    labels = [["O"] * len(units.first) for units in article.units]
    for kind in "CS":
        for one in article.annotations:
            for span in one.content if kind == "C" else one.source:
                before = None
                for token in article.tokens_in(span):
                    place = article.place_of[token]
                    if place != before:
                        goes_on = before is not None and before[0] == place[0]
                        labels[place[0]][place[1]] = ("I" if goes_on else "B") + kind
                        before = place
    for paragraph, unit in article.by_cue():
        labels[paragraph][unit] = "Q"
    return labels


def look_at(articles: list[Annotated], tagger: pycrfsuite.Tagger, rates: CueRates) -> list[list[Looked]]:
    """The first look at every paragraph."""
    table = rates.table()
    return [[Looked(row, first_look(tagger, row)) for row in article.rows(table)] for article in articles]


# ---------------------------------------------------------------- the second look


def train_arguments(
    articles: list[Annotated], looked: list[list[Looked]], path: Path, *, rough: bool = False
) -> pycrfsuite.Tagger:
    """The tagger that reads source and content of a cue."""
    return train_crf(_argument_sequences(articles, looked), path, iterations=60 if rough else 85)


def _argument_sequences(articles: list[Annotated], looked: list[list[Looked]]) -> Iterator[Sequence]:
    for number, (article, paragraphs) in enumerate(zip(articles, looked, strict=True)):
        annotated = article.by_cue()
        for p, one in enumerate(paragraphs):
            for i, likely in enumerate(one.look.cue):
                annotation = annotated.get((p, i))
                if annotation is None and (
                    likely < _CANDIDATE or (number * 7919 + p * 31 + i) % 100 >= _KEPT_NEGATIVES
                ):
                    continue
                first, last = arguments.window(one.row, i)
                labels = _argument_labels(article, p, annotation, i, first, last)
                yield arguments.features(one.row, one.look, i, first, last), labels


def _argument_labels(
    article: Annotated, paragraph: int, annotation: Annotation | None, cue: int, first: int, last: int
) -> list[str]:
    if annotation is None:
        return [NO_CUE] * (last - first)
    labels = ["O"] * (last - first)
    for kind, spans in (("C", annotation.content), ("S", annotation.source)):
        for span in spans:
            before = None
            for token in article.tokens_in(span):
                place = article.place_of[token]
                if place == before or place[0] != paragraph or not first <= place[1] < last:
                    continue
                labels[place[1] - first] = ("I" if before else "B") + kind
                before = place
    labels[cue - first] = "Q"
    return labels


def candidates(paragraphs: list[Looked], tagger: pycrfsuite.Tagger) -> list[tuple[int, Candidate]]:
    """The candidates of one article with the number of their paragraph."""
    found = []
    for number, one in enumerate(paragraphs):
        for i, likely in enumerate(one.look.cue):
            if likely >= _CANDIDATE:
                candidate = second_look(tagger, one.row, one.look, i)
                if candidate is not None:
                    found.append((number, candidate))
    return found


def thirds(count: int) -> Iterator[tuple[list[int], list[int]]]:
    """Indexes to train on and to read, so that every index is read once."""
    for part in range(PARTS):
        yield [i for i in range(count) if i % PARTS != part], [i for i in range(count) if i % PARTS == part]


def span_of(article: Annotated, paragraph: int, units: Span) -> Span:
    """The code points of some units of a paragraph."""
    return article.document.span(*article.units[paragraph].tokens(units))
