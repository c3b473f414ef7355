"""doccano's JSONL for sequence labelling with relations; offsets count Unicode code points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from store.export.json_lines import json_line
from store.export.labels import Label, labels
from store.export.selection import Found, select
from store.export.shapes import Shape
from store.export.view import Request, View
from store.export.wording import title_of


def write(view: View, request: Request) -> Iterator[bytes]:
    """An article a line: its text, entities and relations, with what it is as further fields."""
    number = count(1)
    for found in select(view, request.query):
        yield json_line(_example(found, number))


def _example(found: Found, number: Iterator[int]) -> Shape:
    article = found.opened.article
    entities: list[Shape] = []
    relations: list[Shape] = []
    first: dict[str, int] = {}
    for each in labels(found):
        if not isinstance(each, Label):
            ends = {"from_id": first[each.start], "to_id": first[each.end]}
            relations.append({"id": next(number), **ends, "type": each.name})
            continue
        for start, end in each.spans:
            key = next(number)
            if each.id in first:  # an interrupted statement: its parts are joined by a relation
                joined = {"from_id": first[each.id], "to_id": key}
                relations.append({"id": next(number), **joined, "type": "goes_on"})
            first.setdefault(each.id, key)
            entities.append({"id": key, "label": each.name, "start_offset": start, "end_offset": end})
    return {
        "text": found.text,
        "entities": entities,
        "relations": relations,
        "Comments": [note.note for note in found.notes if note.note],
        "title": title_of(article),
        "published": article.published,
        "publisher": article.publisher,
        "article": article.id,
    }
