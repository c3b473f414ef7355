"""A query over the library's quotes, speaker first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from store.library import Facets, FactHit, Library, NoteHit, QuoteHit, SpeakerCount
from store.records import Organization, Span
from store.results import EXACT, SavedSearch
from store.search.naming import canonical
from tui.text.wording import ORDINALS, ordinal

MOST = 300
"""Quotes that are shown; the line above says how many there are in all."""


class Found(NamedTuple):
    """The answer to one query, as it was typed; `asked` is what was looked for."""

    query: str
    hits: list[QuoteHit | NoteHit]
    total: int
    by_speaker: int
    speakers: list[SpeakerCount]
    spoken: str = ""
    """The query for what the speakers said whom the first words name, on each side of an "or"."""
    asked: str = ""
    noted: frozenset[tuple[str, str]] = frozenset()
    """Article and statement of the hits whose notes, not whose words, read the query."""
    saved: tuple[SavedSearch, ...] = ()
    facets: Facets = Facets(total=0, speakers=(), kinds=(), months=(), tags=())
    """Of all that was found, not of the quotes shown; `count_facets` fills them in."""


NOTHING = Found("", [], 0, 0, [])


def about(number: int) -> str:
    """A ~ before a number of hits that were not counted one by one."""
    return "~" * (number > EXACT)


def search(library: Library, query: str) -> Found:
    """What a speaker named by the first words said comes first, then quotes that read the words."""
    last = query.rpartition("speaker:")[2].strip('" ') if "speaker:" in query else query.strip()
    named = [] if "speaker:" in query else leading_speakers(library, query)
    asked, spoken = going_on(query), _spoken(named)
    hits: list[QuoteHit | NoteHit] = []
    if spoken:
        hits += library.quotes(spoken, limit=MOST)
    by_speaker = library.count_quotes(spoken) if spoken else 0
    known = {(hit.article, hit.id) for hit in hits}
    if len(hits) < MOST:
        more = library.quotes(asked, limit=MOST - len(hits))
        hits += [hit for hit in more if (hit.article, hit.id) not in known]
        known |= {(hit.article, hit.id) for hit in hits}
    asking: list[tuple[str | None, str]] = [*named] or [(None, query)]
    noted = [hit for name, rest in asking for hit in _in_notes(library, rest, name, MOST - len(hits))]
    hits += [hit for hit in noted if (hit.article, hit.id) not in known]
    hits += _elsewhere(library, asked, hits)
    total = len(hits) if len(hits) < MOST else max(by_speaker, library.count_quotes(asked))
    return Found(
        query,
        hits,
        total,
        by_speaker,
        [each for name in dict(named) or [last] for each in library.suggest_speakers(name, 12)],
        spoken,
        asked,
        frozenset((hit.article, hit.id) for hit in noted) - known,
        tuple(library.saved_searches()),
    )


def going_on(query: str) -> str:
    """The query with a last word that may go on, as it does while one types."""
    last = query.rpartition(" ")[2]
    return f"{query}*" if len(last) > 2 and last.isalnum() and query.count('"') % 2 == 0 else query


def _in_notes(library: Library, query: str, speaker: str | None, limit: int) -> list[QuoteHit]:
    """Statements with notes that read all words of a query without signs."""
    words = query.split()
    if limit <= 0 or not words or not all(word.isalnum() for word in words):
        return []
    begun = [f"note:{word}" for word in words[:-1]] + [f"note:{words[-1]}*"]
    return list(library.quotes(" ".join(begun), speaker=speaker, limit=limit))


def _elsewhere(library: Library, query: str, hits: Sequence[QuoteHit | NoteHit]) -> list[NoteHit]:
    """Notes that read the query on other words than those of the hits."""
    if len(hits) >= MOST or all(word.startswith("-") for word in query.split()):
        return []
    taken: defaultdict[str, list[Span]] = defaultdict(list)
    for hit in hits:
        taken[hit.article] += hit.parts
    return [
        note
        for note in library.noted(query)[: MOST - len(hits)]
        if not any(a < d and b > c for a, b in note.parts for c, d in taken[note.article])
    ]


def count_facets(library: Library, found: Found) -> Found:
    """The same with its facets: a second question, so that the quotes need not wait for it."""
    return found._replace(facets=library.facets(everything(found)))


def everything(found: Found) -> str:
    """One query for what the named speaker said and what else reads the words."""
    if not found.spoken or found.query.count('"') % 2:
        return found.asked
    return f"({found.spoken}) or ({found.asked})"


def begun_facts(library: Library, typed: str, kind: str, limit: int) -> list[FactHit]:
    """The newest facts with words that begin as typed; 2nd finds second, and second 2nd."""
    words = " ".join(_either(word) for word in typed.split())
    return list(library.facts(f"{words}*" if words[-1:].isalnum() else words, kind=kind, limit=limit))


def _either(word: str) -> str:
    """A word; of an ordinal its digits too, or its letters."""
    pairs = ((spelled, ordinal(value)) for value, spelled in enumerate(ORDINALS, 1))
    return next((f"({a} or {b})" for a, b in pairs if word.casefold() in (a, b)), word)


def bodies(library: Library, typed: str, limit: int) -> list[Organization]:
    """The organizations of facts whose names have words that begin as typed, each spelling of a name once."""
    found: dict[str, Organization] = {}
    for hit in begun_facts(library, typed, "organization", 10 * limit):
        if isinstance(hit.fact.fields, Organization):
            found.setdefault(canonical(hit.fact.fields.name), hit.fact.fields)
    return list(found.values())[:limit]


def leading_speakers(library: Library, query: str) -> list[tuple[str, str]]:
    """The speakers that first words name, and the words after each: those of the query, or around "or"."""
    sides = [query] if set('"“”„«»()') & set(query) else re.split(r"\s+or\s+", query, flags=re.IGNORECASE)
    found = (leading_speaker(library, side) for side in sides)
    return [(name, rest) for name, rest in found if name is not None]


def _spoken(named: Sequence[tuple[str, str]]) -> str:
    """What each of the speakers said with the words after the name, as a query."""
    sides = [f'speaker:"{name}" {_grouped(going_on(rest))}'.strip() for name, rest in named]
    return f"({') or ('.join(sides)})" if len(sides) > 1 else "".join(sides)


def _grouped(words: str) -> str:
    return f"({words})" if " or " in words.casefold() and words.count('"') % 2 == 0 else words


def leading_speaker(library: Library, query: str) -> tuple[str | None, str]:
    """The longest beginning of the query that begins a name, or a word of one, and the words after it."""
    words = query.split()
    for size in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:size])
        if len(name) < 2 or not name[0].isalpha():
            continue
        begins = re.compile(r"\b" + re.escape(name), re.IGNORECASE)
        if any(begins.search(speaker.name) for speaker in library.speakers(name, 5)):
            return name, " ".join(words[size:])
    return None, query
