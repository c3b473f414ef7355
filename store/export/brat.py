"""brat standoff: a text and an annotation file per article, and what labels and relations there are.

Offsets count Unicode code points, as brat does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.export.labels import LABELS, RELATIONS, Label, labels, lines
from store.export.names import Names
from store.export.selection import Found, select
from store.export.view import File, Request, View
from store.export.wording import title_of
from store.printable import printable_line
from store.records import Act, Status

_CONFIGURATION = "annotation.conf"


def spread(view: View, request: Request) -> Iterator[File]:
    """`annotation.conf`, then a `.txt` and an `.ann` file for each article that the query finds."""
    yield File(_CONFIGURATION, iter([_configuration().encode()]))
    names = Names()
    for found in select(view, request.query):
        title = re.sub(r"[^\w-]+", "_", title_of(found.opened.article)).strip("_") or "article"
        name = names.give(title[:60], "")
        while " " in name:  # the number of a name that is taken; brat takes no spaces
            name = names.give(name.replace(" ", "_"), "")
        yield File(f"{name}.txt", iter([found.text.encode("utf-8", "replace")]))
        yield File(f"{name}.ann", iter([_annotations(found).encode("utf-8", "replace")]))


def _annotations(found: Found) -> str:
    rows: list[str] = []
    given: dict[str, str] = {}
    counts = dict.fromkeys("TRA#", 0)

    def add(sort: str, *fields: str) -> str:
        counts[sort] += 1
        key = f"{sort}{counts[sort]}"
        rows.append("\t".join((key, *fields)))
        return key

    for each in labels(found):
        if not isinstance(each, Label):
            if each.start in given and each.end in given:
                add("R", f"{each.name} Arg1:{given[each.start]} Arg2:{given[each.end]}")
            continue
        pieces = lines(found.text, each.spans)
        if not pieces:
            continue
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(printable_line(found.text[start:end]) for start, end in pieces)
        key = given[each.id] = add("T", f"{each.name} {offsets}", words)
        for name, value in (("Act", each.act), ("Status", each.status)):
            if value:
                add("A", f"{name} {key} {value}")
        note = " ".join([each.about, *(f"#{tag}" for tag in each.tags)]).strip()
        if note:
            add("#", f"AnnotatorNotes {key}", printable_line(note))
    return "".join(row + "\n" for row in rows)


def _configuration() -> str:
    """What brat needs to know to show the files."""
    from typing import get_args

    content = "Direct|Indirect|Mixed"
    ends = {"said_by": "Source", "reported_with": "Cue", "in_role": "Role"}
    relations = "".join(f"{name}\tArg1:{content}, Arg2:{ends[name]}\n" for name in RELATIONS)
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
    attributes = f"Act\tArg:{content}, Value:{'|'.join(get_args(Act))}\n"
    attributes += f"Status\tArg:<ENTITY>, Value:{'|'.join(get_args(Status))}\n"
    return (
        f"[entities]\n{''.join(label + chr(10) for label in LABELS)}\n[relations]\n{overlap}{relations}\n"
        f"[events]\n\n[attributes]\n{attributes}"
    )
