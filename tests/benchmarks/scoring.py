"""How well attributions that were found agree with annotated ones: the seven columns of the model card.

All counts are sums over articles; lengths are in letters and digits, so marks and spaces never matter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from store.reading.wordlist import words_of
from store.records import Span

COLUMNS = {
    "DQ": "passages in quotation marks recognized as somebody's words",
    "DQ+S": "the same with the right speaker",
    "ATT": "attributions of all kinds, at least half of the letters shared",
    "ATT+S": "the same with the right speaker",
    "CORE+S": "quotations and reported statements with the right speaker; attitudes are ignored",
    "EM": "exactly the same words",
    "IND": "letters outside quotation marks",
}
_REPORTING = words_of("""
    say said says saying tell told tells telling according add added adds adding announce announced
    announces announcing argue argued argues arguing ask asked asks asking assert asserted asserts claim
    claimed claims claiming comment commented concede conceded conclude concluded confirm confirmed
    confirms continue continued declare declared declares deny denied denies describe described
    emphasise emphasised emphasize emphasized explain explained explains explaining express expressed
    highlight highlighted insist insisted insists maintain maintained mention mentioned note noted notes
    noting observe observed pledge pledged point pointed pointing predict predicted predicts promise
    promised promises propose proposed quote quoted recall recalled recalls recommend recommended remark
    remarked remind reminded reply replied report reported reports reporting respond responded reveal
    revealed reveals state stated states stating stress stressed suggest suggested suggests suggesting
    testify testified tweet tweeted urge urged urges vow vowed warn warned warns warning write wrote
    writes writing acknowledge acknowledged acknowledges admit admitted admits allege alleged alleges
    complain complained contend contended contends appeal appealed call called thank thanked praise
    praised agree agreed accuse accused
""")
_SHORTEST_PASSAGE, _SHORTEST_REPORT = 3, 4  # words
_FOUND, _COVERED, _ANNOTATED = 0.5, 0.8, 0.5  # shares of letters


@dataclass(slots=True)
class Annotated:
    """One annotated attribution; `heads` are the words of its source that count, empty without a source."""

    kind: str
    pieces: list[Span]
    heads: list[Span]
    cue: str


@dataclass(slots=True)
class Found:
    """One stretch of content that was found."""

    kind: str
    piece: Span
    source: Span | None


_Owner = TypeVar("_Owner", Annotated, Found)


class Tally:
    """Hits, findings and annotations by column."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.annotated: Counter[str] = Counter()

    def add(self, text: str, annotated: list[Annotated], found: list[Found]) -> None:
        """Count one article."""
        _Article(text, annotated, found, self).count()

    def f1(self, column: str) -> float:
        """In %."""
        total = self.found[column] + self.annotated[column]
        return 200 * self.hits[column] / total if total else 0.0


class _Article:
    def __init__(self, text: str, annotated: list[Annotated], found: list[Found], tally: Tally) -> None:
        self._text, self._tally = text, tally
        self._letters = [0, *accumulate(map(str.isalnum, text))]
        self._gold = [(piece, one) for one in annotated for piece in one.pieces]
        self._found = [(piece, one) for one in found for piece in _lines(text, one.piece)]

    def count(self) -> None:
        """Count all columns."""
        matched = self._matches()
        self._count_passages({id(self._found[f][1]) for f in matched.values()})
        self._count_pieces(matched)
        text = self._text
        gold = Counter(_core(text, *piece) for piece, _ in self._gold)
        found = Counter(_core(text, *piece) for piece, _ in self._found)
        self._add("EM", (gold & found).total(), found.total(), gold.total())
        gold_mask, found_mask = (_mask(text, [p for p, _ in some]) for some in (self._gold, self._found))
        quoted = _mask(text, _passages(text))
        outside = [i for i, char in enumerate(text) if char.isalnum() and not quoted[i]]
        both = sum(gold_mask[i] & found_mask[i] for i in outside)
        self._add("IND", both, sum(found_mask[i] for i in outside), sum(gold_mask[i] for i in outside))

    def _add(self, column: str, hits: int, found: int, annotated: int) -> None:
        self._tally.hits[column] += hits
        self._tally.found[column] += found
        self._tally.annotated[column] += annotated

    def _size(self, start: int, end: int) -> int:
        return self._letters[end] - self._letters[start]

    def _shared(self, one: Span, other: Span) -> int:
        low, high = max(one[0], other[0]), min(one[1], other[1])
        return self._size(low, high) if low < high else 0

    # ------------------------------------------------------------ passages in quotation marks

    def _count_passages(self, hit: set[int]) -> None:
        direct = {id(one): one for _, one in self._found if one.kind == "direct" and id(one) not in hit}
        for passage in _passages(self._text):
            if _words(self._text, passage) < _SHORTEST_PASSAGE:
                continue
            gold, found = (
                self._owner(self._gold, passage, _ANNOTATED),
                self._owner(self._found, passage, _COVERED),
            )
            for piece, one in self._found:
                if self._touch(piece, passage):
                    direct.pop(id(one), None)
            self._add("DQ", int(bool(gold and found)), int(found is not None), int(gold is not None))
            named = gold is not None and bool(gold.heads)
            right = gold is not None and found is not None and _same_speaker(gold, found)
            self._add("DQ+S", int(right), int(found is not None and (gold is None or named)), int(named))
        wrong = sum(_words(self._text, one.piece) >= _SHORTEST_PASSAGE for one in direct.values())
        for column in ("DQ", "DQ+S"):
            self._add(column, 0, wrong, 0)

    @staticmethod
    def _touch(one: Span, other: Span) -> bool:
        return max(one[0], other[0]) < min(one[1], other[1])

    def _owner(self, pieces: list[tuple[Span, _Owner]], passage: Span, share: float) -> _Owner | None:
        """Whose pieces cover that share of a passage; of several the one that covers most."""
        over = [
            (self._shared(piece, passage), piece, one) for piece, one in pieces if self._touch(piece, passage)
        ]
        covered = _mask(self._text, [piece for _, piece, _ in over], passage)
        letters = sum(self._text[i].isalnum() for i in range(*passage) if covered[i - passage[0]])
        if letters < share * max(1, self._size(*passage)):
            return None
        size, _, best = max(over, key=lambda one: one[0])
        return best if size else None

    # ------------------------------------------------------------ pieces of all kinds

    def _matches(self) -> dict[int, int]:
        """The found piece that shares at least half of the letters with each annotated one, best first."""
        pairs = []
        for g, (gold, _) in enumerate(self._gold):
            for f, (found, _) in enumerate(self._found):
                shared = self._shared(gold, found)
                if shared:
                    share = shared / (self._size(*gold) + self._size(*found) - shared)
                    if share >= _FOUND:
                        pairs.append((share, g, f))
        matched: dict[int, int] = {}
        taken: set[int] = set()
        for _, g, f in sorted(pairs, reverse=True):
            if g not in matched and f not in taken:
                matched[g] = f
                taken.add(f)
        return matched

    def _count_pieces(self, matched: dict[int, int]) -> None:
        gold = [one for _, one in self._gold]
        reports = [one.kind != "indirect" or self._is_report(piece, one) for piece, one in self._gold]
        right = {g for g, f in matched.items() if _same_speaker(gold[g], self._found[f][1])}
        count = len(self._found)
        self._add("ATT", len(matched), count, len(gold))
        nameless = sum(not gold[g].heads for g in matched)
        self._add("ATT+S", len(right), count - nameless, sum(bool(one.heads) for one in gold))
        ignored = sum(not reports[g] or not gold[g].heads for g in matched)
        named = sum(report and bool(one.heads) for report, one in zip(reports, gold, strict=True))
        self._add("CORE+S", sum(reports[g] for g in right), count - ignored, named)

    def _is_report(self, piece: Span, one: Annotated) -> bool:
        cue = set(re.findall("[a-z]+", one.cue.lower()))
        return not cue.isdisjoint(_REPORTING) and _words(self._text, piece) >= _SHORTEST_REPORT


def _same_speaker(gold: Annotated, found: Found) -> bool:
    source = found.source
    return source is not None and any(source[0] < end and start < source[1] for start, end in gold.heads)


def _words(text: str, span: Span) -> int:
    return len(text[slice(*span)].split())


def _mask(text: str, spans: list[Span], within: Span | None = None) -> bytearray:
    """1 for every code point of `within` (default: the text) that a span holds."""
    begin, stop = within or (0, len(text))
    mask = bytearray(stop - begin)
    for start, end in spans:
        low, high = max(start, begin), min(end, stop)
        if low < high:
            mask[low - begin : high - begin] = b"\1" * (high - low)
    return mask


def _core(text: str, start: int, end: int) -> Span:
    """A span without the marks at its ends and without "that" at its beginning."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    that = re.compile(r"that\s+", re.IGNORECASE).match(text, start, end)
    return (that.end() if that else start), end


def _lines(text: str, span: Span) -> list[Span]:
    """A span parted at line breaks, without the spaces around."""
    return [match.span() for match in re.compile(r"[^\s](?:[^\n]*[^\s])?").finditer(text, *span)]


def _passages(text: str) -> list[Span]:
    """What stands between double quotation marks, line by line.

    A passage without a closing mark runs to the end of its line where the next one begins with a mark again.
    """
    found = []
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    for number, (begin, end) in enumerate(lines):
        start: int | None = None
        for i in range(begin, end):
            if start is None and text[i] in '“"':
                start = i + 1
            elif start is not None and text[i] in '”"':
                found.append((start, i))
                start = None
        following = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
        if start is not None and following.lstrip("'‘")[:1] in ("“", '"'):
            found.append((start, end))
    return [span for span in found if text[slice(*span)].strip()]
