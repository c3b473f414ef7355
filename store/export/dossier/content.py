"""What a dossier holds, apart from how it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store import edtf
from store.export.selection import Found, context, select
from store.export.view import By, View
from store.export.wording import (
    date_of,
    fact_words,
    how,
    names_of,
    one_line,
    quote_of,
    role_in,
    title_of,
)
from store.records import Agreement, Annotation, Commitment, Fact, Meeting, Span, Statement
from store.results import Chain
from store.search.parser import Field, parse, positive

_UNKNOWN = 10**7  # the rank of a date without a year: behind all others


class Entry(Struct, frozen=True, kw_only=True):
    """One statement, fact or note. `day` (an ordinal) and `place` order it, `date` tells it to people."""

    day: int
    place: int
    date: str
    who: str
    role: str
    said: str
    before: str
    words: str
    after: str
    title: str
    source: str
    url: str | None
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


class Event(Struct, frozen=True, kw_only=True):
    """Something on the timeline, from `first` to `last` day (ordinals); `kind` is a class of marks."""

    first: int
    last: int
    kind: str
    label: str


class Dossier(Struct, frozen=True, kw_only=True):
    """A page: what it is about, its entries in time order, its events, and its bars by what they count."""

    title: str
    about: str
    summary: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]


def dossier(view: View, query: str, by: By | None, title: str = "") -> Dossier:
    """The dossier of what `query` finds; `by` and `title` say what it is about, else the query does."""
    about, name = _subject(query) if by is None else (by, title)
    entries: list[Entry] = []
    events: list[Event] = []
    for found in select(view, query):
        entries += _entries(found, about)
        events += _events(found, about)
    entries.sort(key=lambda entry: (entry.day, entry.title, entry.place))
    if about == "speaker" and not title and entries:  # the name as people know it, not as it was typed
        title = Counter(entry.who for entry in entries).most_common(1)[0][0]
    return Dossier(
        title=title or name or "What the search finds",
        about={"speaker": "Speaker", "tag": "Tag", "agreement": "Agreement"}.get(about, "Dossier"),
        summary=tuple(_summary(entries)),
        entries=tuple(entries),
        events=tuple(sorted(events, key=lambda event: (event.first, event.last))),
    )


def agreement_dossier(view: View, chains: Sequence[Chain], title: str = "") -> Dossier:
    """The dossier of one series of agreements, or of several: what every article says of each stage."""
    entries: list[Entry] = []
    events: list[Event] = []
    for chain in chains:
        for stage in chain.stages:
            name = f"{ordinal(stage.ordinal)} {chain.type}" if stage.ordinal else chain.type
            told = " – ".join(date_of(date) for date in (stage.signed, stage.valid_until) if date)
            first, last = day_of(stage.signed), day_of(stage.valid_until, last=True)
            if first or last:
                label = f"{name}, {' and '.join(chain.parties)}: {told}"
                span = first or last, max(first, last)
                events.append(Event(first=span[0], last=span[1], kind="agreement", label=label))
            for hit in stage.facts:
                opened = view.open_article(hit.article)
                found = Found(opened=opened, statements=(), facts=(hit.fact,), notes=())
                entry = _of_fact(found, hit.fact)
                entries.append(replace(entry, said=f"{name} · {told}" if told else name))
    entries.sort(key=lambda entry: (entry.day, entry.title, entry.place))
    stages = sum(len(chain.stages) for chain in chains)
    parties = dict.fromkeys(party for chain in chains for party in chain.parties)
    summary = [("Stages", f"{stages:,}"), ("Parties", "; ".join(parties)), *_summary(entries)]
    return Dossier(
        title=title or "Agreements",
        about="Agreement",
        summary=tuple(row for row in summary if row[1]),
        entries=tuple(entries),
        events=tuple(sorted(events, key=lambda event: (event.first, event.last))),
    )


def chain_title(chain: Chain) -> str:
    """A series by its type and parties: "memorandum: Ministry of Labour – Aid Centre"."""
    return f"{chain.type}: {' – '.join(chain.parties)}" if chain.parties else chain.type


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def is_about_agreements(query: str) -> bool:
    """Whether a query asks for agreements."""
    return _subject(query)[0] == "agreement"


def _subject(query: str) -> tuple[str, str]:
    """What a query is about: the speaker or the tag that it names."""
    for node in positive(parse(query)):
        if isinstance(node, Field) and node.name in ("speaker", "tag"):
            return node.name, node.value
        if isinstance(node, Field) and (node.name, node.value) == ("kind", "agreement"):
            return "agreement", ""
    return "search", query.strip()


# ---------------------------------------------------------------- entries


def _entries(found: Found, about: str) -> Iterator[Entry]:
    for statement in found.statements:
        yield _of_statement(found, statement)
    if about != "speaker":
        for fact in found.facts:
            yield _of_fact(found, fact)
        shown = [span for each in found.statements for span in each.parts]
        shown += [span for each in found.facts for span in each.evidence]
        for note in found.notes:
            if not any(t.start < end and start < t.end for t in note.target for start, end in shown):
                yield _of_note(found, note)


def _of_statement(found: Found, statement: Statement) -> Entry:
    opened = found.opened
    span = statement.parts[0][0], statement.parts[-1][1]
    return _entry(
        found,
        span,
        quote_of(found.text, statement),
        found.notes_on(statement.parts),
        who=", ".join(names_of(opened, statement)),
        role=role_in(opened, statement),
        said=how(opened, statement),
    )


def _of_fact(found: Found, fact: Fact) -> Entry:
    edges = [edge for span in fact.evidence for edge in span] or [0]
    span = min(edges), max(edges)
    words = " … ".join(one_line(found.text[start:end]) for start, end in fact.evidence)
    return _entry(
        found, span, words, found.notes_on(fact.evidence), said=fact.kind, fields=tuple(fact_words(fact))
    )


def _of_note(found: Found, note: Annotation) -> Entry:
    span = note.target[0].start, note.target[-1].end
    words = " … ".join(one_line(target.exact) for target in note.target)
    return _entry(found, span, words, [note], said="note")


def _entry(
    found: Found,
    span: Span,
    words: str,
    notes: Iterable[Annotation],
    *,
    said: str,
    who: str = "",
    role: str = "",
    fields: tuple[tuple[str, str], ...] = (),
) -> Entry:
    article = found.opened.article
    before, after = context(found.text, span)
    here = list(notes)
    return Entry(
        day=day_of(article.published) or _UNKNOWN,
        date=date_of(article.published),
        place=span[0],
        who=who,
        role=role,
        said=said,
        before=before,
        words=words,
        after=after,
        title=title_of(article),
        source=", ".join(one_line(part) for part in (article.publisher, article.author) if part),
        url=article.url,
        notes=tuple(note.note for note in here if note.note),
        tags=tuple(dict.fromkeys(tag for note in here for tag in note.tags)),
        fields=fields,
    )


def day_of(date: str | None, *, last: bool = False) -> int:
    """The ordinal of the first (or last) day that a date can mean; 0 if its year is not known."""
    try:
        first, until = edtf.bounds(date) if date else (None, None)
    except ValueError:
        return 0
    day = (until or first) if last else (first or until)
    return day.toordinal() if day else 0


# ---------------------------------------------------------------- the timeline


def _events(found: Found, about: str) -> Iterator[Event]:
    published = found.opened.article.published
    if day := day_of(published):
        last = day_of(published, last=True)
        for statement in found.statements:
            yield Event(
                first=day,
                last=last,
                kind=statement.kind,
                label=f"{date_of(published)}: {quote_of(found.text, statement)[:120]}",
            )
    for fact in found.facts if about != "speaker" else ():
        yield from _fact_events(fact)


def _fact_events(fact: Fact) -> Iterator[Event]:
    """An agreement lasts from its signing to its end; meetings and commitments happen once."""
    match fact.fields:
        case Agreement():
            signed = fact.inferred.get("signed") or next(iter(fact.fields.signed), None)
            until = fact.inferred.get("valid_until") or fact.fields.valid_until
            first, last = day_of(signed), day_of(until, last=True)
            if first or last:
                told = " – ".join(date_of(each) for each in (signed, until) if each)
                yield Event(
                    first=first or last,
                    last=max(first or last, last or first),
                    kind="agreement",
                    label=f"{fact.fields.name}: {told}",
                )
        case Meeting() if day := day_of(fact.inferred.get("date") or fact.fields.date):
            people = ", ".join(fact.fields.participants)
            yield Event(first=day, last=day, kind="meeting", label=f"meeting: {people}")
        case Commitment() if day := day_of(fact.inferred.get("made_on") or fact.fields.made_on):
            who = ", ".join(fact.fields.who)
            yield Event(first=day, last=day, kind="commitment", label=f"{who}: {fact.fields.to_do}")
        case _:
            return


# ---------------------------------------------------------------- what it comes to


def _summary(entries: list[Entry]) -> Iterator[tuple[str, str]]:
    articles = {(entry.title, entry.date) for entry in entries}
    yield (
        "Entries",
        f"{len(entries):,} in {len(articles):,} {'article' if len(articles) == 1 else 'articles'}",
    )
    dated = [entry for entry in entries if entry.day < _UNKNOWN]
    if dated:
        yield "From", dated[0].date
        yield "To", dated[-1].date
    roles = list(dict.fromkeys(entry.role for entry in reversed(entries) if entry.role))
    if roles:
        yield "Roles", "; ".join(roles[:8])
    publishers = list(dict.fromkeys(entry.source for entry in entries if entry.source))
    if publishers:
        yield "Printed in", "; ".join(publishers[:12])
