"""How far to trust a candidate attribution: a linear model over what the taggers said about it."""

from __future__ import annotations

from store.reading.attributions.candidates import Candidate, level
from store.reading.attributions.speech_acts import acts
from store.reading.sequence import FOLDED
from store.reading.wordlist import words_of
from store.records import Span

_OPENERS = words_of("that to how what why whether if about for as he she they it")


def features(
    candidate: Candidate, contents: list[Span], source: Span | None, source_odds: float
) -> list[str]:
    """What speaks for or against the candidate with this content and source."""
    row, cue = candidate.row, candidate.cue
    words, tags = row.words, row.tags
    word = words[cue]
    act = acts().get(word, "-")
    rate = str(row.rates[cue])
    likely, first = level(candidate.likely), level(candidate.look.cue[cue])
    start, end = contents[0][0], contents[-1][1]
    length = sum(j - i for i, j in contents)
    quoted = "q" if any(words[k][0] == FOLDED for i, j in contents for k in range(i, j)) else "-"
    side = "L" if end <= cue else "R" if start > cue else "B"
    size = "1" if length < 3 else "2" if length < 6 else "3" if length < 12 else "4" if length < 30 else "5"
    opens = words[start] if words[start] in _OPENERS else tags[start][:2]
    before = tags[cue - 1][:2] if cue else "^"
    after = tags[cue + 1][:2] if cue + 1 < len(tags) else "$"
    gap = str(min(3, start - cue - 1)) if start > cue else "-"
    who = tags[source[1] - 1][:2] if source else "0"
    rivals = sum(odds > 0.3 for odds in candidate.look.cue[start:end])
    finite = any(tag[:2] in ("Vf", "Am") for i, j in contents for tag in tags[i:j])
    closes = tags[end][:2] if end < len(tags) else "$"
    return [
        f"k{likely}", f"k{likely}{first}", f"r{rate}{likely}", f"a{act}{rate}", f"a{act}{likely}{quoted}",
        f"w{word}", f"t{tags[cue]}{rate}", f"t{tags[cue]}{opens}{gap}", f"s{side}{quoted}{size}",
        f"z{size}{rate}", f"o{opens}{rate}{gap}", f"b{before}{tags[cue]}{rate}", f"n{after}{rate}{act}",
        f"g{gap}{side}{act}", f"u{who}{level(source_odds)}", f"u{who}{rate}",
        f"v{min(rivals, 2)}{quoted}{size}", f"f{finite}{opens}{act}", f"e{closes}{side}",
        f"p{len(contents)}{side}", f"x{tags[start - 1][:2] if start else '^'}{opens}{side}",
    ]  # fmt: skip
