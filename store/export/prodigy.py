"""Prodigy's JSONL with tokens, spans and relations; offsets count Unicode code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from store.export.json_lines import json_line
from store.export.labels import Label, Relation, labels
from store.export.selection import Found, select
from store.export.shapes import Shape
from store.export.view import Request, View
from store.export.wording import title_of
from store.reading.tokens import TOKEN
from store.records import Span


def write(view: View, request: Request) -> Iterator[bytes]:
    """An article a line, accepted, for `rel.manual` and `spans.manual`."""
    return (json_line(_task(found)) for found in select(view, request.query))


def _task(found: Found) -> Shape:
    article = found.opened.article
    everything = list(labels(found))
    marked = [each for each in everything if isinstance(each, Label)]
    tokens = cut(found.text, [span for each in marked for span in each.spans])
    starts = [start for start, _ in tokens]
    spans: list[Shape] = []
    first: dict[str, Shape] = {}
    for each in marked:
        for start, end in each.spans:
            ends = {"token_start": bisect_left(starts, start), "token_end": bisect_left(starts, end) - 1}
            span = {"start": start, "end": end, **ends, "label": each.name}
            spans.append(span)
            first.setdefault(each.id, span)
    relations = [_relation(each, first) for each in everything if isinstance(each, Relation)]
    return {
        "text": found.text,
        "tokens": [_token(found.text, number, span) for number, span in enumerate(tokens)],
        "spans": spans,
        "relations": relations,
        "meta": {
            "title": title_of(article),
            "published": article.published,
            "publisher": article.publisher,
            "article": article.id,
        },
        "answer": "accept",
    }


def cut(text: str, spans: list[Span]) -> list[Span]:
    """Tokens such that every one of `spans` begins and ends with one, as Prodigy asks for."""
    edges = sorted({edge for span in spans for edge in span})
    tokens: list[Span] = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        inner = edges[bisect_left(edges, start + 1) : bisect_left(edges, end)]
        points = [start, *inner, end]
        tokens += pairwise(points)
    return tokens


def _token(text: str, number: int, span: Span) -> Shape:
    start, end = span
    return {
        "text": text[start:end],
        "start": start,
        "end": end,
        "id": number,
        "ws": text[end : end + 1] == " ",
    }


def _relation(relation: Relation, first: dict[str, Shape]) -> Shape:
    head, child = first[relation.start], first[relation.end]
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": head,
        "child_span": child,
        "label": relation.name,
    }
