"""The layouts of Factiva: field tags, or fields in lines of their own, and `Document CODE` at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.intake.bundle_parts import COPYRIGHT, Part, author, filled, sections
from store.intake.printed_dates import printed_day

END = r"(?:AN[ \t|]+)?Document [A-Z][A-Za-z0-9]{14,40}"
_END = re.compile(END)
_TAG = re.compile(
    r"(HD|WC|PD|SN|SC|LA|CY|LP|TD|NS|PUB|AN)(?:\s+|\||$)(.*)"
    r"|(BY|CR|ET|ED|PG|VOL|CT|RF|CO|IN|RE|IPD|IPC|CLM|SE|ART)(?:\s{2,}|\t|\||$)(.*)"
)
_WORDS = re.compile(r"[\d,.]+ words")
_FIELD_LINES = 14
"""Lines before the text in which the fields of an article without tags stand."""


def parts(lines: Sequence[str]) -> list[Part]:
    """The articles of a download; none if it is not of these layouts."""
    found = [_tagged(section) or _untagged(section) for section in sections(lines, _END)]
    return [part for part in found if part] if all(found) else []


def _tagged(section: Sequence[str]) -> Part | None:
    fields: dict[str, list[str]] = {}
    current = ""
    for each in section:
        found = _TAG.fullmatch(each)
        if found:
            current = found[1] or found[3]
            fields.setdefault(current, []).append((found[2] or found[4] or "").strip(" \t|"))
        elif current:
            fields[current].append(each)
    body = [*fields.get("LP", ()), "", *fields.get("TD", ())]
    if "HD" not in fields or not filled(body):
        return None
    one = {tag: " ".join(filled(values)) for tag, values in fields.items()}
    return Part(
        body=body,
        title=one["HD"],
        publisher=one.get("SN"),
        published=printed_day(one.get("PD")),
        author=author(one["BY"]) if one.get("BY") else None,
        language=one.get("LA"),
    )


def _untagged(section: Sequence[str]) -> Part | None:
    """Headline, byline or none, number of words, date, time or none, publisher, ..., copyright; the text."""
    kept = [n for n, each in enumerate(section) if each][:_FIELD_LINES]
    counted = next((n for n in kept if _WORDS.fullmatch(section[n])), None)
    rights = next((n for n in kept if COPYRIGHT.match(section[n])), None)
    if counted is None or rights is None or not kept[0] < counted < rights:
        return None
    above = filled(section[:counted])
    below = filled(section[counted + 1 : rights])
    byline = above.pop() if len(above) > 1 and above[-1].lower().startswith("by ") else None
    published = printed_day(below[0]) if below else None
    named = [each for each in below[1:] if not re.fullmatch(r"\d{1,2}:\d{2}", each)]
    if not published or not named or not filled(section[rights + 1 :]):
        return None
    return Part(
        body=section[rights + 1 :],
        title=" ".join(above),
        publisher=named[0],
        published=published,
        author=author(byline) if byline else None,
        language=named[-1] if len(named) > 1 else None,
    )
