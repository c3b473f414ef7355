"""Rich Text Format (.rtf): paragraphs, and title, author and date from its info group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.errors import RefusedError
from store.intake.bundles import parted
from store.intake.cleaning import join, line
from store.intake.found import Found, How
from store.intake.properties import properties, title_of
from store.records import Article

_INFO = re.compile(r"\{\\(title|author|subject)\s+((?:[^{}\\]|\\[^{}]|\\[{}])*)\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_HEAD = 20_000


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The article in the document, or those of a database download; raises RefusedError."""
    source, paragraphs = open_document(data)
    facts = {name: _plain("{\\rtf1\\ansi " + words + "}") for name, words in _INFO.findall(source[:_HEAD])}
    made = _CREATED.search(source[:_HEAD])
    found = properties(
        title=facts.get("title"),
        author=facts.get("author"),
        created="{}-{:0>2}-{:0>2}".format(*made.groups()) if made else None,
        about=facts.get("subject"),
    )
    article = Article(
        text=join(paragraphs),
        title=title_of(found.title, paragraphs),
        author=found.author,
        provenance=found.provenance,
    )
    yield from parted("\n".join(paragraphs), Found(article=article))


def open_document(data: bytes) -> tuple[str, list[str]]:
    """The source as text, and its paragraphs; raises RefusedError."""
    source = data.decode("latin-1")  # the format is ASCII; what is not, is escaped
    if not source.startswith("{\\rtf"):
        raise RefusedError("it is no RTF document")
    return source, _plain(source).split("\n")


def _plain(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError) as error:
        raise RefusedError(f"its RTF is broken: {line(str(error))}") from error
