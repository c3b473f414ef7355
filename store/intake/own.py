"""Our own exports back in: articles with what the machine found in them and what people made of them.

`docs/formats.md` describes the form. Nothing in a file is believed: findings that don't fit their text are
read anew, and what is no note or decision is left out and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from store.errors import RefusedError
from store.intake.found import Found, Opened, Refusal
from store.records import Agent, Annotation, Article, Code, Correction, Fact, Reading, Span, Statement

_FINDINGS = {"agents": Agent, "statements": Statement, "facts": Fact}
_NOTES = ("annotations", "lost_annotations")
_LEFT_OUT = "what could not be read of people's work in it was left out"
T = TypeVar("T")


class _Merge(Struct):
    key: str
    name: str
    into: str


class _Split(_Merge):
    article: str


class _Search(Struct):
    key: str
    name: str
    query: str


class _Date(Struct):
    article: str
    published: str | None
    machine: str | None


class _Mark(Struct):
    article: str


class _Changes(Struct, frozen=True):
    """The corrected fields that are looked into before the whole finding is checked."""

    parts: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    source: Span | str | None = None
    cue: Span | None = None
    role: Span | str | None = None
    medium: Span | None = None


class _Correction(Correction, frozen=True, kw_only=True):
    finding: Annotated[str, Meta(pattern=r"^[sf]h?[0-9]{1,9}$")]
    changes: _Changes = _Changes()  # type: ignore[assignment]


_DECISIONS: dict[str, type[Any]] = {
    "codes": Code,
    "corrections": _Correction,
    "dates": _Date,
    "merges": _Merge,
    "reads": _Mark,
    "searches": _Search,
    "splits": _Split,
    "stars": _Mark,
}


def is_export(document: Mapping[str, Any]) -> bool:
    """Whether it is the one document of `export --format json`."""
    return document.get("format") == "onrecord" and isinstance(document.get("articles"), list)


def is_ours(record: Mapping[str, Any]) -> bool:
    """Whether it is a line of `export --format jsonl`."""
    return record.get("format") == "onrecord" or {"id", "text", *_FINDINGS} <= record.keys()


def is_tinydb(document: Mapping[str, Any]) -> bool:
    """Whether it is a TinyDB file with our tables."""
    tables = [document.get(name) for name in ("articles", *_FINDINGS)]
    return all(isinstance(table, dict) for table in tables)


def joined(tables: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The tables of a TinyDB file as records: what is about no article, then each article with its own."""
    parts: dict[object, dict[str, Any]] = {}
    for name in (*_FINDINGS, "annotations"):
        for row in _rows(tables.get(name)):
            parts.setdefault(row.get("article"), {}).setdefault(name, []).append(row)
    for row in _rows(tables.get("decided")):
        document = row.get("document")
        if isinstance(document, dict):
            decided = parts.setdefault(document.get("article"), {}).setdefault("decided", {})
            decided.setdefault(row.get("table"), []).append(document)
    if shared := parts.get(None, {}).get("decided"):
        yield {"decided": shared}
    for row in _rows(tables.get("articles")):
        empty: dict[str, Any] = {name: [] for name in _FINDINGS}
        yield {**row, **empty, **parts.get(row.get("id"), {})}


def _rows(table: object) -> Iterator[dict[str, Any]]:
    values = table.values() if isinstance(table, dict) else ()
    return (row for row in values if isinstance(row, dict))


def restored(records: Iterable[Mapping[str, Any]]) -> Iterator[Opened]:
    """The articles of an export; what is about none of them comes with the first.

    An export begins with the newest, so that its end comes in first.
    """
    numbered = list(enumerate(records, start=1))
    shared: dict[str, list[dict[str, Any]]] = {}
    for _, record in numbered:
        if not record.get("text"):
            shared.update(_decided(record.get("decided"), {})[0])
    for number, record in reversed(numbered):
        if not record.get("text"):
            continue
        try:
            opened = _restored(record, f"article {number}")
        except (msgspec.ValidationError, RefusedError) as error:
            yield Refusal(place=f"article {number}", reason=f"it can't be read: {error}")
            continue
        yield replace(opened, decided={**shared, **opened.decided}) if shared else opened
        shared = {}


def _restored(record: Mapping[str, Any], place: str) -> Found:
    article = msgspec.convert({name: record.get(name) for name in Article.__struct_fields__}, Article)
    ids = {str(record.get("id")): article.id}
    annotations, lost = _annotations(record, ids)
    decided, broken = _decided(record.get("decided"), ids)
    # Under another text the findings would stand beside their words.
    reading = _reading(record, len(article.text)) if article.id in ids else None
    return Found(
        article=article,
        place=place,
        remark=_LEFT_OUT if lost or broken else "",
        reading=reading,
        annotations=annotations,
        decided=decided,
    )


def _annotations(record: Mapping[str, Any], ids: Mapping[str, str]) -> tuple[tuple[Annotation, ...], bool]:
    """The notes on an article, and whether some could not be read."""
    rows = [row for name in _NOTES for row in record.get(name) or ()]
    found = [made for row in rows if (made := _converted(row, Annotation))]
    kept = tuple(replace(each, article=ids.get(each.article, each.article)) for each in found)
    return kept, len(kept) < len(rows)


def _decided(tables: object, ids: Mapping[str, str]) -> tuple[dict[str, list[dict[str, Any]]], bool]:
    """The decisions that are sound, and whether some are not."""
    found: dict[str, list[dict[str, Any]]] = {}
    broken = False
    for name, rows in tables.items() if isinstance(tables, dict) else ():
        for row in rows if isinstance(rows, list) else ():
            kind = _DECISIONS.get(str(name))
            if kind is None or not isinstance(row, dict) or not _converted({"id": 0, **row}, kind):
                broken = True
            elif "article" in row:
                found.setdefault(name, []).append({**row, "article": ids.get(row["article"], row["article"])})
            else:
                found.setdefault(name, []).append(row)
    return found, broken


def _converted(row: object, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError:
        return None


def _reading(record: Mapping[str, Any], length: int) -> Reading | None:
    """What the machine had found; None if it is not told, or does not fit the text."""
    if not isinstance(record.get("reader"), str):
        return None
    found: dict[str, Any] = {"version": record["reader"]}
    for name in _FINDINGS:
        rows = [_as_found(row) for row in record.get(name) or () if isinstance(row, dict)]
        found[name] = [row for row in rows if row is not None]
    reading = _converted(found, Reading)
    return reading if reading and all(_inside(span, length) for span in _spans(reading)) else None


def _as_found(row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A finding as it was before people changed it; None if they added it."""
    if "machine" in row:
        before = row["machine"]
        return before if isinstance(before, dict) else None
    fields = row.get("fields")
    return {**row, "fields": {**fields, "kind": row.get("kind")}} if isinstance(fields, dict) else row


def _spans(reading: Reading) -> Iterator[Span]:
    for agent in reading.agents:
        yield from agent.mentions
        for role in agent.roles:
            yield from role.evidence
    for statement in reading.statements:
        yield from statement.parts
        alone = (statement.cue, statement.source, statement.role, statement.medium)
        yield from (span for span in alone if span)
    for fact in reading.facts:
        yield from fact.evidence


def _inside(span: Span, length: int) -> bool:
    return 0 <= span[0] <= span[1] <= length
