"""iCalendar (RFC 5545): meetings, signings and expiries of agreements.

A date whose day or month is not known becomes an event over all days that it can mean, and says so. One
without a year can't stand in a calendar: it becomes a journal entry without a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from store import edtf
from store.export.identifiers import uuid_of, web_address
from store.export.selection import Found, select
from store.export.view import Request, View
from store.export.wording import fact_words, one_line, title_of, words_of
from store.records import Agreement, Fact, Meeting, now

_OCTETS = 75


def write(view: View, request: Request) -> Iterator[bytes]:
    """A calendar of what the query finds."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Onrecord//Onrecord//EN", "CALSCALE:GREGORIAN")
    yield from map(_folded, head)
    stamp = now().strftime("%Y%m%dT%H%M%SZ")
    told: set[tuple[str, str]] = set()
    for found in select(view, request.query):
        for fact in found.facts:
            for what, when in _dates(fact):
                if (event := (what.casefold(), when)) in told:  # by another article
                    continue
                told.add(event)
                yield b"".join(map(_folded, _component(found, fact, what, when, stamp)))
    yield _folded("END:VCALENDAR")


def _dates(fact: Fact) -> Iterator[tuple[str, str]]:
    """What happens when (EDTF): a date that follows from the article's goes before that of the text alone."""
    match fact.fields:
        case Agreement(name=name, signed=signed, valid_until=until):
            dates = (fact.inferred["signed"],) if "signed" in fact.inferred else signed
            for when in dates:
                yield f"Signed: {name}", when
            if end := fact.inferred.get("valid_until") or until:
                yield f"Expires: {name}", end
        case Meeting(participants=people, date=own):
            if when := fact.inferred.get("date") or own or "":
                yield f"Meeting: {', '.join(people)}", when


def _component(found: Found, fact: Fact, what: str, when: str, stamp: str) -> Iterator[str]:
    article = found.opened.article
    first, last = _bounds(when)
    kind = "VEVENT" if first and last else "VJOURNAL"
    summary = one_line(what)
    if first != last or first is None:
        summary += f" ({edtf.plain(when)}; the day is not known)"
    elif when != first.isoformat():
        summary += f" ({edtf.plain(when)})"
    yield f"BEGIN:{kind}"
    yield f"UID:{uuid_of('event', article.id, fact.id, what, when)}"
    yield f"DTSTAMP:{stamp}"
    if first and last:
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        if last < date.max:  # else there is no day after it
            yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(summary)}"
    yield f"DESCRIPTION:{_escaped(_description(found, fact))}"
    if isinstance(fact.fields, Meeting) and fact.fields.place and kind == "VEVENT":
        yield f"LOCATION:{_escaped(fact.fields.place)}"
    if url := web_address(article.url):
        yield f"URL:{url}"
    yield f"CATEGORIES:{_escaped(fact.kind)}"
    yield f"END:{kind}"


def _bounds(when: str) -> tuple[date | None, date | None]:
    """The first and the last day that a date can mean; None without a year, or for an open interval."""
    try:
        first, last = edtf.bounds(when)
    except ValueError:
        return None, None
    return (first, last) if first and last else (None, None)


def _description(found: Found, fact: Fact) -> str:
    fields = "\n".join(f"{name}: {words}" for name, words in fact_words(fact))
    proof = " … ".join(words_of(found.text, span) for span in fact.evidence)
    article = found.opened.article
    where = ", ".join(
        one_line(part) for part in (title_of(article), article.publisher, article.published) if part
    )
    return f"{fields}\n\n{proof}\n{where}"


def _escaped(words: str) -> str:
    """A value of type TEXT: line breaks, commas, semicolons and backslashes escaped, nothing else in it."""
    lines = "\n".join(one_line(line) for line in words.splitlines())
    for sign in ("\\", ";", ","):
        lines = lines.replace(sign, "\\" + sign)
    return lines.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, none of them ending inside a character."""
    data = line.encode("utf-8", "replace")
    pieces = []
    most = _OCTETS
    while len(data) > most:
        cut = most
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(data[:cut])
        data = data[cut:]
        most = _OCTETS - 1  # the space that begins the next line counts
    return b"\r\n ".join([*pieces, data]) + b"\r\n"
