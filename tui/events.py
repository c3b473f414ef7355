"""What facts put on the timeline: meetings, agreements and their ends, promises, each with its day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store import edtf
from store.library import FactHit, Library
from store.records import Agreement, Commitment, Meeting
from tui.card import acts
from tui.text.clean import one_line
from tui.text.dates import INFERRED, dated
from tui.text.wording import agreement_name

MOST = 5000
"""Facts of each kind that are shown, the newest articles first."""


class Event(NamedTuple):
    """One line of the timeline; `day` orders it, 0 for a date without a year; `articles` tell of it."""

    day: int
    date: str
    what: str
    about: str
    hit: FactHit
    articles: int = 1

    @property
    def exactness(self) -> tuple[bool, bool]:
        """What says more of the date, if several articles tell the same."""
        return self.day > 0, INFERRED not in self.date


def collect(library: Library, actor: str = "") -> list[Event]:
    """All events, or those in which `actor` acts under any name: newest first, those without a year last."""

    def facts(kind: str) -> Iterable[FactHit]:
        if actor:
            return acts(library, actor, kind, MOST)
        return library.facts(kind=kind, limit=MOST)

    found = [event for kind in ("meeting", "commitment") for hit in facts(kind) for event in events(hit)]
    found += _of_agreements(library, facts("agreement"))
    return sorted(found, key=lambda event: -event.day)


def _of_agreements(library: Library, hits: Iterable[FactHit]) -> Iterable[Event]:
    """What agreements put on the timeline; an agreement that several articles tell of only once."""
    stages = [stage for chain in library.chains(limit=MOST) for stage in chain.stages]
    stage_of = {(hit.article, hit.fact.id): n for n, stage in enumerate(stages) for hit in stage.facts}
    found: dict[object, list[Event]] = {}
    for hit in hits:
        place = hit.article, hit.fact.id
        for n, event in enumerate(events(hit)):
            side = "until" if event.what == "until" else n
            found.setdefault((stage_of.get(place, place), side), []).append(event)
    for told in found.values():
        yield max(told, key=lambda event: event.exactness)._replace(articles=len(told))


def events(hit: FactHit) -> Iterable[Event]:
    """What a fact puts on the timeline: an agreement is signed and ends, the others happen once."""
    fields, inferred = hit.fact.fields, hit.fact.inferred
    match fields:
        case Agreement():
            about = " · ".join([agreement_name(fields), *(fields.parties or fields.signatories)])
            if not fields.signed and not fields.valid_until:
                yield _event(None, None, fields.status or "named", about, hit)
            for date in fields.signed:
                yield _event(date, inferred.get("signed"), "signed", about, hit)
            if fields.valid_until or "valid_until" in inferred:
                yield _event(fields.valid_until, inferred.get("valid_until"), "until", about, hit)
        case Meeting():
            about = " · ".join([", ".join(fields.participants), fields.place or ""]).strip(" ·")
            yield _event(fields.date, inferred.get("date"), "meeting", about, hit)
        case Commitment():
            about = f"{', '.join(fields.who)}: {fields.to_do}"
            yield _event(fields.made_on, inferred.get("made_on") or hit.published, "promised", about, hit)
        case _:
            return


def _event(date: str | None, inferred: str | None, what: str, about: str, hit: FactHit) -> Event:
    try:
        day = edtf.sort_key(inferred or date)
    except ValueError:
        day = 0
    return Event(day, dated(date, inferred), what, one_line(about), hit)
