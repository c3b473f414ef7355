"""The layouts of Nexis Uni: with `End of Document` behind each article, or `1 of 20 DOCUMENTS` before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.intake.bundle_parts import COPYRIGHT, Part, author, filled, sections
from store.intake.printed_dates import printed_day

END = r"End of Document"
COUNT = r"\d+ of \d+ DOCUMENTS?"
_END = re.compile(END)
_COUNT = re.compile(COUNT)
_LABEL = re.compile(
    r"(section|length|byline|dateline|highlight|headline|load-date|language|publication-type|graphic|notes|"
    r"journal-code|subject|correction-date|document-type|publication type|classification):\s*(.*)",
    re.IGNORECASE,
)
_BEHIND = frozenset(
    "load-date language publication-type graphic journal-code subject document-type classification".split()
)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def parts(lines: Sequence[str]) -> list[Part]:
    """The articles of the layout with a line `Body` and `End of Document`; none if it is not this one."""
    found = [_part(section) for section in sections(lines, _END)]
    return [part for part in found if part] if all(found) else []


def _part(section: Sequence[str]) -> Part | None:
    body = next((n for n, each in enumerate(section) if each.lower() == "body"), None)
    if body is None:
        return None
    part = Part(body=_before_the_end(section[body + 1 :]))
    header = filled(section[:body])
    first_label = next((n for n, each in enumerate(header) if _LABEL.match(each)), len(header))
    for each in header[first_label:]:
        _note(part, each)
    # The first article may stand under a cover page: what is printed last counts.
    dated = [n for n, each in enumerate(header[:first_label]) if _full_day(each)]
    if not dated or dated[-1] < 2 or not filled(part.body):
        return None
    part.title, part.publisher = header[dated[-1] - 2], header[dated[-1] - 1]
    part.published = _full_day(header[dated[-1]])
    return part


def counted_parts(lines: Sequence[str]) -> list[Part]:
    """The articles of the older layout, each under its number; none if the numbers don't run from 1 on."""
    starts = [n for n, each in enumerate(lines) if _COUNT.fullmatch(each)]
    in_order = [lines[n].split()[0] for n in starts] == [str(n + 1) for n in range(len(starts))]
    ends = [*starts[1:], len(lines)]
    found = [_counted_part(lines[start + 1 : end]) for start, end in zip(starts, ends, strict=False)]
    return [part for part in found if part] if in_order and all(found) else []


def _counted_part(section: Sequence[str]) -> Part | None:
    """Publisher, date, headline, labelled fields, text, labelled fields; blank lines between them."""
    dated = next((n for n, each in enumerate(section) if _full_day(each)), None)
    labels = [n for n, each in enumerate(section) if (found := _LABEL.match(each)) and _ahead(found)]
    if dated is None or not labels or labels[0] < dated:
        return None
    start = labels[-1] + 1
    while start < len(section) and section[start]:  # a field may go on in the next line
        start += 1
    part = Part(body=_before_the_end(section[start:]), published=_full_day(section[dated]))
    for n in labels:
        _note(part, section[n])
    above = [each for each in filled(section[:dated]) if not COPYRIGHT.match(each)]
    between = section[dated + 1 : labels[0]]
    headline = " ".join(_last_group(between))
    if not above or not filled(part.body):
        return None
    part.publisher, part.title = above[-1], part.title or headline
    return part


def _last_group(lines: Sequence[str]) -> list[str]:
    """The lines after the last blank line that has lines after it."""
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    group: list[str] = []
    while kept and kept[-1]:
        group.insert(0, kept.pop())
    return group


def _ahead(label: re.Match[str]) -> bool:
    return label[1].lower() not in _BEHIND


def _before_the_end(lines: Sequence[str]) -> Sequence[str]:
    """The text without the fields behind it."""
    for n, each in enumerate(lines):
        found = _LABEL.match(each)
        if found and not _ahead(found):
            return lines[:n]
        if each in ("Classification", "Graphic") or (COPYRIGHT.match(each) and not filled(lines[n + 1 :])):
            return lines[:n]
    return lines


def _note(part: Part, text: str) -> None:
    found = _LABEL.match(text)
    if not found or not found[2]:
        return
    name = found[1].lower()
    if name == "byline":
        part.author = author(found[2])
    elif name == "headline":
        part.title = found[2]


def _full_day(text: str) -> str | None:
    found = printed_day(text) if len(text) < 80 and not COPYRIGHT.match(text) else None
    return found if found and _FULL_DATE.fullmatch(found) else None
