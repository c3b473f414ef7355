"""Made-up articles with realistic word frequencies: 10 statements and 15 facts each, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from store.records import (
    Agent,
    Agreement,
    Article,
    Date,
    Fact,
    Figure,
    Meeting,
    Organization,
    Place,
    Reading,
    Role,
    Span,
    Statement,
)

SEED = 20261121
STATEMENTS = 10
FACTS = 15
_ONSETS = "b c d f g h j k l m n p r s t v w z br dr fr gr pr tr st pl cl th sh ch".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = ("", "n", "r", "s", "t", "l")
_ROLES = ("Minister of Labour", "union president", "director", "mayor", "spokesperson", "professor")
_KINDS = ("direct", "direct", "indirect", "mixed")
_VOCABULARY = 40_000


def vocabulary(number: int, seed: int = 1) -> list[str]:
    """Invented words, the frequent ones short."""
    chance = random.Random(seed)
    words: dict[str, None] = {}
    while len(words) < number:
        syllables = 1 + (len(words) > 300) + (len(words) > 6000)
        word = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        words[word + chance.choice(_CODAS)] = None
    return list(words)


WORDS = vocabulary(_VOCABULARY)
_WEIGHTS = list(accumulate(1 / (rank + 1.2) for rank in range(_VOCABULARY)))
COMMON, MIDDLING, RARE = WORDS[3], WORDS[3000], WORDS[-500]


def people(number: int) -> list[tuple[str, str]]:
    """Names with a post."""
    first = vocabulary(400, 2)
    last = vocabulary(8000, 3)
    chance = random.Random(4)
    return [
        (f"{chance.choice(first).title()} {last[n % len(last)].title()}", chance.choice(_ROLES))
        for n in range(number)
    ]


def library(articles: int) -> Iterator[tuple[Article, Reading]]:
    """`articles` articles with what a reader would find in them."""
    speakers = people(max(40, min(8000, articles // 2)))
    weights = list(accumulate(1 / (rank + 3) ** 0.8 for rank in range(len(speakers))))
    for number in range(articles):
        yield _article(number, random.Random(SEED + number), speakers, weights)


def long_articles() -> Iterator[tuple[Article, Reading]]:
    """An article of 1 MB in paragraphs and one on a single line, with 10,000 statements each."""
    chance = random.Random(SEED)
    words = chance.choices(WORDS, cum_weights=_WEIGHTS, k=280_000)
    line = " ".join(words)[:1_000_000]
    paragraphs = "\n".join(" ".join(words[at : at + 80]) for at in range(0, len(words), 80))[:1_000_000]
    size = len(line) // 10_000
    statements = tuple(
        _statement(n, chance, (n * size, n * size + size - 20), None, None, n % 3) for n in range(10_000)
    )
    agents = tuple(Agent(id=f"a{n + 1}", kind="person", name=name) for n, (name, _) in enumerate(people(3)))
    reading = Reading(agents=agents, statements=statements, version="generated")
    yield Article(text=line, title="One line", published="2024-03-01"), reading
    yield Article(text=paragraphs, title="Paragraphs", published="2024-03-02"), reading


def _article(
    number: int, chance: random.Random, speakers: list[tuple[str, str]], weights: list[float]
) -> tuple[Article, Reading]:
    words = iter(chance.choices(WORDS, cum_weights=_WEIGHTS, k=STATEMENTS * 50 + 8))
    here = list(dict.fromkeys(chance.choices(speakers, cum_weights=weights, k=4)))
    text = ""
    statements = []
    for n in range(STATEMENTS):
        text += " ".join(next(words) for _ in range(10)).capitalize() + ". "
        who = chance.randrange(len(here))
        part = len(text), len(text) + len(quote := "“" + " ".join(next(words) for _ in range(40)) + ",”")
        text += quote + " "
        cue = len(text), len(text) + 4
        source = cue[1] + 1, cue[1] + 1 + len(here[who][0])
        text += f"said {here[who][0]}, {here[who][1]}. "
        statements.append(_statement(n, chance, part, cue, source, who))
    title = " ".join(next(words) for _ in range(8)).capitalize()
    year, month, day = 2014 + chance.randrange(11), 1 + chance.randrange(12), 1 + chance.randrange(28)
    article = Article(
        text=text,
        title=f"{title} {number}",
        published=f"{year}-{month:02d}-{day:02d}" if number % 20 else None,
        publisher=f"The {WORDS[400 + number % 60].title()} Post",
    )
    agents = tuple(
        Agent(
            id=f"a{n + 1}",
            kind="person",
            name=name,
            other_names=(name.split()[-1],),
            mentions=tuple(
                each.source for each in statements if each.source and each.speakers == (f"a{n + 1}",)
            ),
            roles=(Role(role=role),),
        )
        for n, (name, role) in enumerate(here)
    )
    facts = tuple(_fact(n, chance, text, here) for n in range(FACTS))
    return article, Reading(agents=agents, statements=tuple(statements), facts=facts, version="generated")


def _statement(
    n: int, chance: random.Random, part: Span, cue: Span | None, source: Span | None, who: int
) -> Statement:
    return Statement(
        id=f"s{n + 1}",
        kind=chance.choice(_KINDS),  # type: ignore[arg-type]
        parts=(part,),
        cue=cue,
        source=source,
        speakers=(f"a{who + 1}",),
        act="attitude" if chance.random() < 0.1 else "assert",
        confidence=round(chance.random(), 2),
        rule="generated",
    )


def _fact(n: int, chance: random.Random, text: str, here: list[tuple[str, str]]) -> Fact:
    start = chance.randrange(len(text) - 60)
    names = tuple(name for name, _ in here)
    fields = (
        Meeting(participants=names[:2], place=chance.choice(WORDS).title()),
        Agreement(name="Memorandum", type="memorandum", parties=names[:2], valid_until=f"20{n + 10}-03-01"),
        Date(text="in March", edtf="XXXX-03"),
        Place(name=chance.choice(WORDS).title()),
        Organization(name=f"{chance.choice(WORDS).title()} Union"),
        Figure(value=float(chance.randrange(10_000)), unit="workers"),
    )
    return Fact(
        id=f"f{n + 1}", fields=fields[n % len(fields)], evidence=((start, start + 50),), rule="generated"
    )
