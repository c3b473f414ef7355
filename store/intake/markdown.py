"""Markdown with YAML front matter: what the article is, then its text, kept as it is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from store import edtf
from store.errors import RefusedError
from store.intake.field_names import fields_among
from store.intake.found import Found, How
from store.intake.plain_text import decode, headline
from store.intake.printed_dates import printed_day
from store.records import Article

_FENCE = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MAX_FRONT_MATTER = 64_000
_HEADING = re.compile(r"#\s+(.+?)\s*#*\s*(?:\n|\Z)")


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The article in the file; raises RefusedError."""
    yield parse(decode(data))


def parse(text: str) -> Found:
    """The article in `text`: fields from the front matter, the text after it without leading blank lines.

    Unknown keys are ignored, and what can't be read under another name of a field (`date`) is left out
    with a remark. Raises RefusedError with the line for front matter that is no YAML mapping, or where a
    field under its own name is no plain value or (`published`) no date.
    """
    match = _front_matter(text)
    if match is None:
        return Found(article=Article(text=text, title=_title(text)))
    fields, remark = _fields(match[1])
    body = text[match.end() :].lstrip("\n")
    article = msgspec.convert({"title": _title(body), **fields, "text": body}, Article)
    return Found(article=article, remark=remark)


def has_front_matter(text: str) -> bool:
    """Whether `text` opens with something between two fences that has a key in it."""
    match = _front_matter(text)
    return match is not None and ":" in match[1]


def _front_matter(text: str) -> re.Match[str] | None:
    return _FENCE.match(text, 0, _MAX_FRONT_MATTER)


def _title(text: str) -> str | None:
    heading = _HEADING.match(text)
    return heading[1] if heading else headline(text)


def _fields(block: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter, and what to say of those that can't be read."""
    import yaml

    try:
        values = yaml.safe_load(block)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 2}: " if mark else ""
        problem = getattr(error, "problem", None) or "it can't be read"
        raise RefusedError(f"{place}the front matter is no valid YAML: {problem}", _HINT) from error
    except ValueError as error:  # a date such as 2024-13-45
        raise RefusedError(f"line 2: the front matter holds an impossible value: {error}", _HINT) from error
    if values is None:
        return {}, ""
    if not isinstance(values, dict):
        raise RefusedError("line 2: the front matter is no list of `key: value`", _HINT)
    keys = [key for key, value in values.items() if isinstance(key, str) and value is not None]
    named = fields_among(keys)
    named.pop("text", None)  # it stands below
    fields, unread = {}, []
    for field, key in named.items():
        try:
            fields[field] = (_edtf if field == "published" else _string)(values[key])
        except ValueError as error:
            if key == field:
                raise RefusedError(f"line {_line(block, key)}: {key}: {error}", _HINT) from error
            unread.append(f"its {key} can't be read: {error}")
    return fields, "; ".join(unread)


def _line(block: str, key: str) -> int:
    """The line of `key` in the file, whose first line is the opening fence."""
    for number, line in enumerate(block.split("\n"), start=2):
        if line.partition(":")[0].strip(" '\"") == key:
            return number
    return 2


def _string(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, (dict, list)):
        raise ValueError("this must be text")
    return str(value).strip()


def _edtf(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = _string(value)
    try:
        parsed = edtf.parse(text)
    except ValueError:
        if printed := printed_day(text):
            return printed
        raise
    if parsed.duration:
        raise ValueError("a duration is no date")
    return parsed.text


_HINT = "Front matter is a block of `key: value` lines between two lines of `---`."
