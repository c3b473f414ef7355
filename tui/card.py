"""What the library knows of a speaker, gathered from the statements and facts, and put in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.content import Content

from store.library import FactHit, Library, QuoteHit
from store.records import Agreement, Commitment, Meeting
from store.results import SameSpeaker
from store.search.naming import canonical
from store.search.text import tokens
from tui.text.clean import one_line
from tui.text.dates import NO_DATE, dated, plain
from tui.text.layout import fit, wrap
from tui.text.marking import SIGNS
from tui.text.sparks import spark
from tui.text.wording import agreement_name

MOST = 2000
"""Statements that are looked at, the newest."""
LISTED, SUGGESTED = 4, 3
"""Promises or agreements that the card has room for; names that may mean the same."""
BAR = 24
COLUMN = 11
NEUTRAL = frozenset(
    "said say says saying told tell tells according added adds stated states noted replied answered asked"
    " explained wrote writes announced reported remarked commented saying telling adding noting".split()
)
"""Cue verbs that take no side: they tell that something was said, and not what to think of it."""


class Card(NamedTuple):
    """A speaker: keys of all names, statements, newest first, how many in all, who may be the same, facts."""

    name: str
    names: frozenset[str]
    hits: list[QuoteHit]
    total: int
    same: list[SameSpeaker]
    meetings: list[FactHit]
    commitments: list[FactHit]
    agreements: list[FactHit]


def gather(name: str, library: Library) -> Card:
    """Everything that whoever has this name said and did, under any name."""
    final, *others = library.names_of(name)
    hits = list(library.quotes(speaker=final, limit=MOST))
    total = library.count_quotes(speaker=final) if len(hits) == MOST else len(hits)
    found = (acts(library, final, kind, MOST) for kind in ("meeting", "commitment", "agreement"))
    keys = frozenset(map(canonical, (final, *others)))
    return Card(final, keys, hits, total, library.merge_suggestions(final, SUGGESTED), *found)


def acts(library: Library, name: str, kind: str, limit: int) -> list[FactHit]:
    """The newest facts of a kind in which somebody acts, under any of the names."""
    names = set(map(canonical, library.names_of(name)))
    asked = name.replace('"', " ")
    hits = library.facts(f'speaker:"{asked}"', kind=kind, limit=limit)
    return [hit for hit in hits if names & set(map(canonical, _actors(hit)))]


def _actors(hit: FactHit) -> Sequence[str]:
    match hit.fact.fields:
        case Meeting() as meeting:
            return meeting.participants
        case Commitment() as commitment:
            return commitment.who
        case Agreement() as agreement:
            return (*agreement.parties, *agreement.signatories)
    return ()


def describe(card: Card, width: int, height: int) -> Content:
    """Roles over time, forms, articles, shares, cue verbs, months, who they met, what they promised.

    `width` is in cells; what is longer is cut only where the card would be higher than `height` lines.
    """
    rows = [(name, value.strip()) for name, value in [*_quoted(card), *_facts(card)] if value.strip()]
    if not rows:
        return Content.styled("Nothing is known of this name.", "$muted")
    lines: list[Content] = []
    for limit in (4, 3, 2, 1):
        lines = [
            Content.assemble((fit("" if number else name, COLUMN), "$muted"), line)
            for name, value in rows
            for number, line in enumerate(wrap(value, max(20, width - COLUMN), limit))
        ]
        if len(lines) <= height:
            break
    return Content("\n").join(lines)


def _quoted(card: Card) -> Iterable[tuple[str, str]]:
    hits = card.hits
    if not hits:
        return
    for number, row in enumerate(_roles(hits)[:3]):
        yield ("" if number else "role"), row
    sources = [one_line(hit.source) for hit in hits if hit.source]
    plainest = {source.casefold(): source for source in sorted(sources)}  # "he" rather than "He"
    forms = Counter(map(str.casefold, sources)).most_common()
    yield "named as", _some([f"{plainest[form]} {n}" for form, n in forms], 8, ", ")
    titles = list(dict.fromkeys(one_line(hit.title) for hit in hits))
    yield "articles", f"{len({hit.article for hit in hits}):,}: " + _some(titles, 3, " · ")
    kinds = Counter(hit.statement.kind for hit in hits)
    bar = "".join(SIGNS[kind] * max(1, round(BAR * n / len(hits))) for kind, n in kinds.most_common())
    shares = ", ".join(f"{n} {kind} ({n / len(hits):.0%})" for kind, n in kinds.most_common())
    yield "quoted", f"{bar}  {shares}"
    yield "cue verbs", _cues(hits)
    yield "by month", spark(Counter(hit.published[:7] for hit in hits if hit.published))


def _roles(hits: Sequence[QuoteHit]) -> list[str]:
    """Each role with the dates it is attested at, newest first; a shorter wording counts as the longer."""
    wordings = {one_line(hit.role) for hit in hits if hit.role}
    roles: dict[str, list[str]] = {}
    for hit in hits:
        if hit.role:
            short = _post_words(hit.role)
            longest = max((each for each in wordings if _post_words(each)[: len(short)] == short), key=len)
            roles.setdefault(longest, []).extend([hit.published] if hit.published else [])
    rows = []
    for role, dates in roles.items():
        first, last = (plain(min(dates)), plain(max(dates))) if dates else ("", "")
        rows.append(f"{role} ({first if first == last else f'{first} – {last}'})" if dates else role)
    return rows


def _post_words(role: str) -> list[str]:
    return [word for word in tokens(role) if word not in ("of", "the", "for", "at", "in")]


def _cues(hits: Sequence[QuoteHit]) -> str:
    words = (one_line(hit.cue).casefold() for hit in hits if hit.cue)
    cues = Counter(cue if any(map(str.isalpha, cue)) else f"“{cue}”" for cue in words)
    parts = []
    for name, wanted in (("neutral", True), ("other", False)):
        some = Counter({cue: n for cue, n in cues.items() if bool(set(cue.split()) & NEUTRAL) == wanted})
        if some:
            most = ", ".join(f"{cue} {n}" for cue, n in some.most_common(6))
            parts.append(f"{name} {some.total()}: {most}")
    return " · ".join(parts)


def _facts(card: Card) -> Iterable[tuple[str, str]]:
    met = Counter(
        one_line(other)
        for hit in card.meetings
        for other in dict.fromkeys(_actors(hit))
        if canonical(other) not in card.names
    )
    yield "met", _some([f"{name} {n}" if n > 1 else name for name, n in met.most_common()], 8, ", ")
    yield from _listed("promised", dict.fromkeys(map(_promise, card.commitments)))
    yield from _listed("agreed", dict.fromkeys(map(_agreement, card.agreements)))
    same = [f"{one_line(each.name)} ({each.why})" for each in card.same]
    yield "may be", f"{', '.join(same)}: m" if same else ""


def _listed(name: str, lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The first lines, each in a row, and how many more the timeline has."""
    every = list(lines)
    rows = every if len(every) <= LISTED else [*every[: LISTED - 1], f"… {len(every) - LISTED + 1} more: T"]
    for number, row in enumerate(rows):
        yield ("" if number else name), row


def _promise(hit: FactHit) -> str:
    assert isinstance(hit.fact.fields, Commitment)
    when = f" ({plain(hit.published)})" if hit.published else ""
    return one_line(hit.fact.fields.to_do) + when


def _agreement(hit: FactHit) -> str:
    fields = hit.fact.fields
    assert isinstance(fields, Agreement)
    until = dated(fields.valid_until, hit.fact.inferred.get("valid_until"))
    return one_line(agreement_name(fields)) + ("" if until == NO_DATE else f", until {until}")


def _some(items: Sequence[str], number: int, between: str) -> str:
    """The first items; an ellipsis stands for others."""
    return between.join([*items[:number], *(["…"] if len(items) > number else [])])
