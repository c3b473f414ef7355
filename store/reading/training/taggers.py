"""Training of the two taggers, the second on what the first says about articles it has not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pycrfsuite

from store.reading import shipped
from store.reading.attributions import arguments, cues
from store.reading.attributions.arguments import NO_CUE, Look, Window, window
from store.reading.attributions.candidates import Candidate
from store.reading.attributions.recognition import first_looks, second_looks
from store.reading.crf import Columns, Tagger, Templates, Vocabularies, Vocabulary, ranges
from store.reading.sequence import FOLDED, Rows
from store.reading.training.annotated import Annotated, Annotation, CueRates
from store.reading.training.compile import compile_model, growing
from store.records import Span

Sequence = tuple[list[list[str]], list[str]]
PARTS = 3
"""Each tagger is trained on two thirds of the articles to read the last third for what is trained next."""
_CANDIDATE = 0.05  # lower than in reading: the rare cues teach the most
_KEPT_NEGATIVES = 35  # of 100: candidates that are no cue are plentiful, and the keeper judges them again


@dataclass(slots=True)
class Looked:
    """An article with the first look at every paragraph."""

    rows: Rows
    looks: list[Look]


def train_crf(sequences: Iterable[Sequence], path: Path, iterations: int) -> None:
    """Train a CRF and write it to `path`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in sequences:
        trainer.append(rows, labels)
    trainer.set_params({"c1": 0.9, "c2": 0.03, "max_iterations": iterations, "feature.minfreq": 3})
    trainer.train(str(path))


def _reckoned(counted: Vocabularies) -> dict[str, Vocabulary]:
    """The vocabularies with given numbers: `counted` and the grammatical tags."""
    return {**counted, "tag": Vocabulary([*shipped.tagger("grammar").labels, FOLDED, "^", "$"])}


def _parted(
    templates: Templates, columns: Columns, lengths: list[int], vocabularies: Vocabularies
) -> Iterator[list[list[str]]]:
    """The feature strings of sequences that stand one after another."""
    strings = iter(templates.strings(columns, vocabularies))
    return (list(islice(strings, length)) for length in lengths)


# ---------------------------------------------------------------- the first look


def train_cues(articles: list[Annotated], rates: CueRates, path: Path, *, rough: bool = False) -> Tagger:
    """The tagger that finds candidate cues; a `rough` one only serves to train what comes next."""
    train_crf(_cue_sequences(articles, rates), path, iterations=45 if rough else 75)
    return compile_model(path, cues.TEMPLATES, _reckoned(cues.COUNTED))


def _cue_sequences(articles: list[Annotated], rates: CueRates) -> Iterator[Sequence]:
    vocabularies = growing(cues.TEMPLATES, _reckoned(cues.COUNTED))
    for article in articles:
        rows = Rows(article.rows(rates.without(article)))
        lengths = [len(row.words) for row in rows.rows]
        columns = cues.columns(rows, ranges(rows.starts, lengths), vocabularies)
        yield from zip(_parted(cues.TEMPLATES, columns, lengths, vocabularies), _labels(article), strict=True)


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


def look_at(articles: list[Annotated], tagger: Tagger, rates: CueRates) -> list[Looked]:
    """The first look at every article."""
    table = rates.table()
    found = []
    for article in articles:
        rows = Rows(article.rows(table))
        found.append(Looked(rows, first_looks(tagger, rows, whole=True)))
    return found


# ---------------------------------------------------------------- the second look


def train_arguments(
    articles: list[Annotated], looked: list[Looked], path: Path, *, rough: bool = False
) -> Tagger:
    """The tagger that reads source and content of a cue."""
    train_crf(_argument_sequences(articles, looked), path, iterations=60 if rough else 85)
    return compile_model(path, arguments.TEMPLATES, _reckoned(arguments.COUNTED))


def _argument_sequences(articles: list[Annotated], looked: list[Looked]) -> Iterator[Sequence]:
    vocabularies = growing(arguments.TEMPLATES, _reckoned(arguments.COUNTED))
    for number, (article, one) in enumerate(zip(articles, looked, strict=True)):
        annotated = article.by_cue()
        windows, labels = [], []
        for p, (row, look) in enumerate(zip(one.rows.rows, one.looks, strict=True)):
            for i, likely in enumerate(look.cue):
                annotation = annotated.get((p, i))
                if annotation is None and (
                    likely < _CANDIDATE or (number * 7919 + p * 31 + i) % 100 >= _KEPT_NEGATIVES
                ):
                    continue
                windows.append(window(p, row, i))
                labels.append(_argument_labels(article, annotation, windows[-1]))
        if windows:
            columns = arguments.columns(one.rows, one.looks, windows, vocabularies)
            lengths = [len(some) for some in labels]
            yield from zip(_parted(arguments.TEMPLATES, columns, lengths, vocabularies), labels, strict=True)


def _argument_labels(article: Annotated, annotation: Annotation | None, one: Window) -> list[str]:
    if annotation is None:
        return [NO_CUE] * (one.last - one.first)
    labels = ["O"] * (one.last - one.first)
    for kind, spans in (("C", annotation.content), ("S", annotation.source)):
        for span in spans:
            before = None
            for token in article.tokens_in(span):
                place = article.place_of[token]
                if place == before or place[0] != one.row or not one.first <= place[1] < one.last:
                    continue
                labels[place[1] - one.first] = ("I" if before else "B") + kind
                before = place
    labels[one.cue - one.first] = "Q"
    return labels


def candidates(one: Looked, tagger: Tagger) -> list[tuple[int, Candidate]]:
    """The candidates of one article with the number of their paragraph."""
    windows = [
        window(number, row, i)
        for number, (row, look) in enumerate(zip(one.rows.rows, one.looks, strict=True))
        for i, likely in enumerate(look.cue)
        if likely >= _CANDIDATE
    ]
    return list(second_looks(tagger, one.rows, one.looks, windows))


def thirds(count: int) -> Iterator[tuple[list[int], list[int]]]:
    """Indexes to train on and to read, so that every index is read once."""
    for part in range(PARTS):
        yield [i for i in range(count) if i % PARTS != part], [i for i in range(count) if i % PARTS == part]


def span_of(article: Annotated, paragraph: int, units: Span) -> Span:
    """The code points of some units of a paragraph."""
    return article.document.span(*article.units[paragraph].tokens(units))
