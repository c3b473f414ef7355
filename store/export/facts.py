"""Facts as a table or as JSON Lines, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import asdict, fields

from store.export.csv_cells import csv_chunks
from store.export.json_lines import json_line
from store.export.shapes import fact_shape
from store.records import FACT_KINDS

if TYPE_CHECKING:
    from store.results import FactHit

_FIRST = ("kind",)
_LAST = (
    "inferred",
    "evidence",
    "article title",
    "date of article",
    "start",
    "end",
    "finding status",
    "confidence",
    "article id",
    "fact id",
)


def _names(kind: str | None) -> tuple[str, ...]:
    kinds = [FACT_KINDS[kind]] if kind else FACT_KINDS.values()
    return tuple(dict.fromkeys(field.name for cls in kinds for field in fields(cls)))


_ALL_NAMES = _names(None)
HEADER = (*_FIRST, *_ALL_NAMES, *_LAST)


def facts_jsonl(hits: Iterable[FactHit]) -> Iterator[bytes]:
    """One fact a line, with its article and what follows from the article's date."""
    for hit in hits:
        yield json_line(
            {
                **fact_shape(hit.fact),
                "inferred": hit.fact.inferred,
                "links": hit.fact.links,
                "status": hit.fact.status,
                "article": hit.article,
                "title": hit.title,
                "published": hit.published,
                "text": hit.text,
            }
        )


def facts_csv(hits: Iterable[FactHit], kind: str | None = None) -> Iterator[bytes]:
    """The facts as CSV, a column for each field of `kind`, or of every kind when it is None."""
    names = _names(kind)
    return csv_chunks((*_FIRST, *names, *_LAST), (cells(hit, names) for hit in hits))


def cells(hit: FactHit, names: Iterable[str] = _ALL_NAMES) -> tuple[object, ...]:
    """The fact in the order of HEADER, or with the fields `names` in place of all."""
    values = asdict(hit.fact.fields)
    spans = hit.fact.evidence
    return (
        hit.fact.kind,
        *(_flat(values.get(name)) for name in names),
        "; ".join(f"{name} {value}" for name, value in hit.fact.inferred.items()),
        hit.text,
        hit.title,
        hit.published,
        spans[0][0] if spans else None,
        spans[-1][1] if spans else None,
        hit.fact.status,
        hit.fact.confidence,
        hit.article,
        hit.fact.id,
    )


def _flat(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(str(_flat(item)) for item in value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
