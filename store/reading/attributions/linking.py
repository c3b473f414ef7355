"""Which mention is the source of a cue: a linear ranking of the noun phrases around it."""

from __future__ import annotations

import math

from store.reading.attributions.candidates import Candidate, level
from store.reading.attributions.clauses import SUBJECTS
from store.reading.attributions.ranking import score
from store.reading.sequence import FOLDED
from store.reading.wordlist import words_of
from store.records import Span

_NOMINAL = words_of("NOUN PROPN Ns Na Ps Pa")
_PRONOUNS = words_of("PRON Rs Rp W")
_PART = words_of("NOUN PROPN Ns Na Ps Pa DET ADJ NUM Rp")
_WHO = words_of("who which that whom")
_CLEAR, _HOPELESS = 0.3, 0.01  # probabilities of the second look
_COUNTING = words_of(
    "one many some others most all several few both half two three more others another none each"
)
_OPENS_APPOSITION = words_of(", ( who which that whom — – -- whose where")


def mentions(candidate: Candidate) -> list[Span]:
    """The unit ranges of the noun phrases in the window; the last unit of each is its head."""
    row, first, last, cue = candidate.row, candidate.first, candidate.last, candidate.cue
    tags, words = row.tags, row.words
    out: list[Span] = []
    for i in range(first, last):
        tag = tags[i]
        if i == cue:
            continue
        if tag in _NOMINAL:
            if i + 1 < last and tags[i + 1] in _NOMINAL and i + 1 != cue:
                continue
            start = i
            while start > first and tags[start - 1] in _PART and start - 1 != cue:
                start -= 1
            out.append((start, i + 1))
        elif tag in _PRONOUNS:
            if tag != "W" or words[i] in _WHO:
                out.append((i, i + 1))
        elif words[i] in _COUNTING and (i + 1 == last or tags[i + 1] not in _PART):
            out.append((i, i + 1))
    return out


def whole_mention(candidate: Candidate, mention: Span) -> Span:
    """`mention` with what belongs to it ("a spokeswoman for the mayor"), by the labels of the second look."""
    start, end = mention
    labels, first, words = candidate.labels, candidate.first, candidate.row.words
    if labels[end - 1 - first][-1] != "S":
        return mention
    while (
        start > first and labels[start - 1 - first][-1] == "S" and words[start - 1] not in _OPENS_APPOSITION
    ):
        start -= 1
    while end < candidate.last and labels[end - first] == "IS" and words[end] not in _OPENS_APPOSITION:
        end += 1
    return start, end


def choose_source(
    weights: dict[str, float], candidate: Candidate, contents: list[Span]
) -> tuple[Span | None, float]:
    """The likeliest mention and its probability among all of the window."""
    choice = mentions(candidate)
    if not choice:
        return None, 0.0
    odds = [_odds(candidate, mention) for mention in choice]
    if max(odds) > _CLEAR:  # spares the rest of a long sentence
        choice = [mention for mention, value in zip(choice, odds, strict=True) if value > _HOPELESS]
    scores = [score(weights, features(candidate, mention, contents)) for mention in choice]
    best = max(range(len(choice)), key=scores.__getitem__)
    return choice[best], 1.0 / sum(math.exp(value - scores[best]) for value in scores)


def _odds(candidate: Candidate, mention: Span) -> float:
    first = candidate.first
    return max(candidate.source_odds[mention[0] - first : mention[1] - first])


def features(candidate: Candidate, mention: Span, contents: list[Span]) -> list[str]:
    """What speaks for or against `mention` as the source."""
    row, cue = candidate.row, candidate.cue
    tags = row.tags
    head = mention[1] - 1
    odds = level(_odds(candidate, mention))
    side = "L" if head < cue else "R"
    low, high = (mention[1], cue) if side == "L" else (cue + 1, mention[0])
    between = tags[low:high]
    subjects = len([tag for tag in between if tag in SUBJECTS])
    finite = len([tag for tag in between if tag[:2] == "Vf"])
    commas = len([tag for tag in between if tag[0] == ","])
    path = " ".join(tag[:2] for tag in between) if len(between) < 4 else "+"
    inside = "i" if any(start <= head < end for start, end in contents) else "o"
    here = "=" if row.units.sentence[head] == row.units.sentence[cue] else "x"
    label = candidate.look.labels[head][-1]
    tag, form = tags[head], tags[cue][:3]
    quoted = "q" if FOLDED in between else ""
    chosen = candidate.labels[head - candidate.first][-1]
    far = min(len(between), 12) // 3
    start = mention[0]
    before = row.words[start - 1] if start > candidate.first else "^"
    begins = candidate.labels[start - candidate.first]
    within = candidate.labels[start - 1 - candidate.first][-1] if start > candidate.first else "^"
    after = row.words[mention[1]] if mention[1] < candidate.last and len(row.words[mention[1]]) < 5 else "$"
    return [
        f"o{odds}", f"o{odds}{chosen}{label}", f"t{tag}{side}{odds}", f"c{chosen}{inside}{side}",
        f"n{side}{min(subjects, 2)}{min(finite, 2)}{odds[0]}",
        f"m{side}{min(subjects, 2)}{min(finite, 2)}{min(commas, 3)}{quoted}", f"p{side}{path}{tag}",
        f"f{side}{form}{tag}{far}", f"f{side}{form}{min(subjects, 1)}{inside}", f"h{here}{side}{chosen}",
        f"i{inside}{tag}", f"l{label}{tag}{side}",
        f"w{row.words[head]}" if tag[0] in "RW" else f"w{tag}{side}{label}", f"a{row.words[cue]}{side}",
        f"d{side}{far}{tag}{inside}", f"b{side}{path}", f"e{begins}{within}{tag}",
        f"g{before if len(before) < 5 else '-'}{tags[start - 1] if start else '^'}{side}",
        f"j{after}{side}{tag}",
    ]  # fmt: skip
