"""Rebuild the names tagger: python -m store.reading.training.names OUT LABELS.jsonl ...

It learns from labels that a public parser gave, with names of the whole world put in.

The parser knows Western names best and our genre names ministers from everywhere, so every sentence with a
person is used a second time with names drawn from our own tables, and sentences grown from our own templates
(`names/templates.py`) are added.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import numpy as np
import pycrfsuite

from store.reading.agents import features, gazetteer
from store.reading.agents.names.invented import random_organization, random_person, random_place
from store.reading.agents.names.templates import template_sentences
from store.reading.crf import Lexicon, Vocabularies, save
from store.reading.document import Document, make_document
from store.reading.training.compile import compile_model, growing
from store.reading.training.label import read_labels

Sentence = tuple[list[str], list[str]]
_KINDS = {
    "PERSON": "PERSON", "ORG": "ORGANIZATION", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "EVENT": "OTHER", "PRODUCT": "OTHER", "LAW": "OTHER", "WORK_OF_ART": "OTHER", "NORP": "OTHER",
}  # fmt: skip
PARAMETERS = {
    "c1": 0.15,
    "c2": 0.05,
    "max_iterations": 130,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}


def train_names(
    texts: Iterable[tuple[str, Sequence[Sequence[object]]]],
    path: Path,
    *,
    templates: int = 14_000,
    seed: int = 1,
) -> None:
    """Write a tagger to `path`.

    `texts` are articles with their parser's tokens
    `[start, end, upos, tag, dep, head, entity, sentence start]`.
    """
    generator = random.Random(seed)
    known = growing(features.TEMPLATES, features.FIXED)
    lexicon = features.make_lexicon(known)
    trainer = pycrfsuite.Trainer(verbose=False, params=PARAMETERS)
    for text, tokens in texts:
        for sentence in labelled_sentences(make_document(text), tokens):
            _append(trainer, known, lexicon, sentence)
            if any(label.startswith("B-") for label in sentence[1]):
                _append(trainer, known, lexicon, with_other_names(sentence, generator))
    for sentence in template_sentences(templates, generator):
        _append(trainer, known, lexicon, sentence)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "names.crf"
        trainer.train(str(model))
        save(compile_model(model, features.TEMPLATES, features.FIXED), path)


def _append(trainer: pycrfsuite.Trainer, known: Vocabularies, lexicon: Lexicon, sentence: Sentence) -> None:
    words, labels = sentence
    for begin, end in features.regions(words, [(0, len(words))]):
        places = np.arange(begin, end)
        edges = np.zeros_like(places), np.full_like(places, len(words))
        seen = features.columns(words, places, *edges, known, lexicon)
        trainer.append(features.TEMPLATES.strings(seen, known), labels[begin:end])


def labelled_sentences(document: Document, tokens: Sequence[Sequence[object]]) -> Iterator[Sentence]:
    """The parser's entities on our own tokens, its known faults mended."""
    labels = ["O"] * len(document.words)
    for start, end, kind in _entities(tokens):
        if kind not in _KINDS:
            continue
        i, j = document.token_at(start), document.token_at(end - 1) + 1
        j = next((k for k in range(i + 1, j) if document.words[k] in "([)]"), j)
        while i < j and document.lower[i] in ("the", "a", "an", "’", "'", "“", '"'):
            i += 1
        while i < j and document.lower[j - 1] in ("’s", "'s", "’", "'", ",", ".", "”", "-", "--"):
            j -= 1
        if i < j and any(word[0].isupper() for word in document.words[i:j]):
            name = _mended(" ".join(document.lower[i:j]), _KINDS[kind])
            labels[i:j] = [f"B-{name}"] + [f"I-{name}"] * (j - i - 1)
    for i, j in document.sentences:
        yield document.words[i:j], labels[i:j]


def _mended(name: str, kind: str) -> str:
    if name in gazetteer.country_names() and name != "georgia":
        return "PLACE"
    if name in gazetteer.demonyms():
        return "OTHER"
    return kind


def _entities(tokens: Sequence[Sequence[object]]) -> Iterator[tuple[int, int, str]]:
    start, end, kind = 0, 0, ""
    for token in tokens:
        mark, _, label = str(token[6]).partition("-")
        if mark != "I" and kind:
            yield start, end, kind
            kind = ""
        if mark == "B":
            start, kind = int(str(token[0])), label
        end = int(str(token[1]))
    if kind:
        yield start, end, kind


def with_other_names(sentence: Sentence, generator: random.Random) -> Sentence:
    """The sentence with its people and many of its other names replaced, short names by short ones."""
    words: list[str] = []
    labels: list[str] = []
    i = 0
    while i < len(sentence[0]):
        kind = sentence[1][i][2:]
        j = i + 1
        while kind and j < len(sentence[1]) and sentence[1][j] == f"I-{kind}":
            j += 1
        name = _other_name(kind, j - i, generator) if kind else None
        if name is None:
            words += sentence[0][i:j]
            labels += sentence[1][i:j]
        else:
            words += name
            labels += [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        i = j
    return words, labels


def _other_name(kind: str, size: int, generator: random.Random) -> list[str] | None:
    if kind == "PERSON":
        name = random_person(generator)
        return name if size > 1 else [generator.choice((name[0], name[-1]))]
    if kind == "PLACE" and generator.random() < 0.5:
        return random_place(generator)
    if kind == "ORGANIZATION" and size > 1 and generator.random() < 0.4:
        return random_organization(generator)
    return None


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("labels", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(out: Path, labels: tuple[Path, ...]) -> None:
    """Train a names tagger into OUT from LABELS, the files that `training.label` writes."""
    train_names(read_labels(labels), out)


if __name__ == "__main__":
    main()
