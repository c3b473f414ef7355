"""How fast articles are read: beside bare tokenization of the same text, and how it grows with the length.

ONRECORD_BENCH_BYTES sets the lengths ("1000 10000 100000 1000000"; add 10000000 for several minutes more).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from statistics import median
from time import process_time

from store.reading import make_document, read
from tests.benchmarks import generate

LENGTHS = [int(size) for size in os.environ.get("ONRECORD_BENCH_BYTES", "1000 10000 100000 1000000").split()]
_ARTICLES = 40
_WORDS = 500  # of an ordinary article
_TIMES = 5
_SENTENCES = (
    "“The {noun} will be {adjective} before the {noun} is finished,” said {name}, the {role} of {place}.",
    "{name} told reporters on {day} that the {noun} had cost {number} million dollars.",
    "The {noun} of {place} stayed {adjective} through the {season}, and {number} {noun}s were moved.",
    "According to {name}, no {noun} was “ever meant to be {adjective},” and the {noun} must be paid for.",
    "{last} denied that the {noun} was {adjective}. She plans to visit {place} on {day}.",
    "In {place} the {role} and the {noun} signed an agreement on {number} {noun}s.",
    "“We warned them,” {last} added. “Nobody in {place} wanted the {noun}.”",
    "Many {adjective} {noun}s stood beside the {noun} when it rained.",
)
_NOUNS = "bridge harbour budget school ferry mill orchard tunnel library dam hospital tram".split()
_ADJECTIVES = "ready open useless narrow famous quiet empty costly safe late".split()
_ROLES = "mayor minister director treasurer spokeswoman".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
_SEASONS = "winter spring summer autumn".split()


def run() -> Iterator[str]:
    """All figures, a line each, in medians of CPU seconds."""
    yield _beside_tokenizing()
    yield from _growth()


def prose(seed: int) -> Iterator[str]:
    """Made-up paragraphs of two to four sentences without end, always the same for a seed."""
    chance = random.Random(seed)
    names = [name for name, _ in generate.people(40)]
    places = [word.title() for word in generate.vocabulary(30, seed=5)]
    while True:
        yield " ".join(_sentence(chance, names, places) for _ in range(chance.randint(2, 4)))


def _sentence(chance: random.Random, names: list[str], places: list[str]) -> str:
    """One sentence; every gap is filled on its own."""
    fillers: dict[str, Callable[[], str]] = {
        "{noun}": lambda: chance.choice(_NOUNS),
        "{adjective}": lambda: chance.choice(_ADJECTIVES),
        "{role}": lambda: chance.choice(_ROLES),
        "{day}": lambda: chance.choice(_DAYS),
        "{season}": lambda: chance.choice(_SEASONS),
        "{name}": lambda: chance.choice(names),
        "{last}": lambda: chance.choice(names).split()[-1],
        "{place}": lambda: chance.choice(places),
        "{number}": lambda: str(chance.randint(2, 900)),
    }
    sentence = chance.choice(_SENTENCES)
    for gap, filler in fillers.items():
        while gap in sentence:
            sentence = sentence.replace(gap, filler(), 1)
    return sentence


def text_of(seed: int, length: int) -> str:
    """Paragraphs of at least `length` characters in total, cut to it."""
    paragraphs: list[str] = []
    size = 0
    for paragraph in prose(seed):
        paragraphs.append(paragraph)
        size += len(paragraph) + 2
        if size > length:
            break
    return "\n\n".join(paragraphs)[:length]


def seconds(action: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = process_time()
    action()
    return process_time() - start


def _beside_tokenizing() -> str:
    articles = [text_of(seed, _WORDS * 6) for seed in range(_ARTICLES)]
    read(articles[0])  # loads the models
    ours, base = [], []
    for article in islice(cycle(articles), _ARTICLES * 2):  # in turn, so that other load falls on both alike
        words = len(article.split())
        ours.append(seconds(partial(read, article)) / words)
        base.append(seconds(partial(make_document, article)) / words)
    middle = median(ours)
    return (
        f"reading                     {1 / middle:8,.0f} words a second (best {1 / min(ours):,.0f})"
        f" = {middle / median(base):.1f} x as long as bare tokenization"
    )


def _growth() -> Iterator[str]:
    first = 0.0
    for length in LENGTHS:
        text = text_of(length, length)
        times = 1 if length > 1_000_000 else _TIMES
        middle = median(seconds(partial(read, text)) for _ in range(times))
        each = middle / length
        first = first or each
        yield (
            f"{length:10,} characters       {middle:8.3f} s, a character takes {each / first:.2f} x as long"
            f" as in {LENGTHS[0]:,}"
        )
