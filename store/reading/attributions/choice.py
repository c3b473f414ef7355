"""Which candidate attributions of a paragraph stand: the trusted ones, with no word attributed twice."""

from __future__ import annotations

from dataclasses import dataclass

from store.reading import shipped
from store.reading.attributions import selection
from store.reading.attributions.candidates import Candidate
from store.reading.attributions.linking import choose_source, whole_mention
from store.reading.attributions.ranking import probability, score
from store.reading.attributions.speech_acts import acts
from store.reading.sequence import FOLDED, Row
from store.reading.wordlist import words_of
from store.records import Span

TRUSTED = (0.54, 0.42, 0.3)
"""The lowest trust that is kept for a reporting verb whose content is short, of some length, or long."""
TRUSTED_ATTITUDE = (0.6, 0.5, 0.4)
"""... and for any other cue: half of what they govern is nobody's words."""
_MEDIUM, _LONG = 7, 15  # units of content
_TURNS = words_of(", — – ; while and but as")


@dataclass(slots=True)
class Choice:
    """A candidate's reading and how far to trust it; all indexes are units."""

    trust: float
    cue: int
    contents: list[Span]
    source: Span | None

    def holds(self, unit: int) -> bool:
        """Whether a unit belongs to the content."""
        return any(first <= unit < last for first, last in self.contents)


def choose(candidates: list[Candidate]) -> list[Choice]:
    """The readings that stand, the most trusted first, then those for quotations nobody else claimed."""
    judged = []
    for candidate in candidates:
        contents = candidate.stretches("C")
        if contents:
            one = _judge(candidate, contents)
            bounds = TRUSTED if candidate.row.words[candidate.cue] in acts() else TRUSTED_ATTITUDE
            length = sum(last - first for first, last in contents)
            if one.trust >= bounds[(length >= _MEDIUM) + (length >= _LONG)]:
                judged.append(one)
    judged.sort(key=lambda one: (-one.trust, one.cue))
    chosen: list[Choice] = []
    for one in judged:
        _settle(candidates[0].row, one, chosen)
    return chosen + _for_quotations(candidates, chosen)


def _judge(candidate: Candidate, contents: list[Span]) -> Choice:
    source, odds = choose_source(shipped.table("linker"), candidate, contents)
    trust = probability(score(shipped.table("keeper"), selection.features(candidate, contents, source, odds)))
    return Choice(trust, candidate.cue, contents, source and whole_mention(candidate, source))


def _settle(row: Row, one: Choice, chosen: list[Choice]) -> None:
    """Add `one` to `chosen`, shortened where another attribution goes on with the same source."""
    for other in chosen:
        if not _overlap(one, other):
            continue
        inner, outer = (other, one) if one.holds(other.cue) else (one, other)
        if not outer.holds(inner.cue):
            return
        if inner.source is not None and outer.holds(inner.source[0]):
            if outer is other:
                return  # told inside a statement that stands
            chosen.remove(other)
            _settle(row, one, chosen)
            return
        if not _shorten(row, outer, inner.cue):
            return
    chosen.append(one)


def _overlap(one: Choice, other: Choice) -> bool:
    return any(a < d and c < b for a, b in one.contents for c, d in other.contents)


def _shorten(row: Row, outer: Choice, cue: int) -> bool:
    """End the content of `outer` before the clause of `cue`; False when nothing would be left."""
    contents = []
    for first, last in outer.contents:
        if first <= cue < last:
            end = cue
            while end > first and row.words[end - 1] not in _TURNS:
                end -= 1
            while end > first and row.words[end - 1] in _TURNS:
                end -= 1
            last = end
        if last - first > 1 and first < cue:
            contents.append((first, last))
    if contents:
        outer.contents = contents
    return bool(contents)


def _for_quotations(candidates: list[Candidate], chosen: list[Choice]) -> list[Choice]:
    """Readings for quotations that nobody claimed, by the nearest cue in reach that claims nothing else."""
    row = candidates[0].row
    claimed = {i for one in chosen for first, last in one.contents for i in range(first, last)} | {
        one.cue for one in chosen
    }
    found = []
    for i, word in enumerate(row.words):
        if word[0] != FOLDED or i in claimed:
            continue
        free = [
            c for c in candidates if c.cue not in claimed and c.first <= i < c.last and row.rates[c.cue] > 1
        ]
        if free:
            nearest = min(free, key=lambda candidate: (abs(candidate.cue - i), candidate.cue))
            found.append(_judge(nearest, [(i, i + 1)]))
            claimed |= {i, nearest.cue}
    return found
