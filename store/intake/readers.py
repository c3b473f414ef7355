"""Which reader takes which file."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from store.errors import RefusedError
from store.intake import markdown, plain_text
from store.intake.loading import MAX_BYTES, load, too_large
from store.records import Article, Imported, now

Reader = Callable[[str], Article]

READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("plain text", plain_text.read),
    ".md": ("Markdown", markdown.read),
    ".markdown": ("Markdown", markdown.read),
}
"""By file ending: the format's name and the reader that makes an Article of the decoded text."""


def read_file(path: Path) -> Article:
    """The article in the file at `path`; raises RefusedError with the reason and a hint."""
    return read_bytes(load(path), file=str(path), suffix=path.suffix.lower())


def read_bytes(data: bytes, *, file: str, suffix: str | None = None) -> Article:
    """The article in `data`, noted as coming from `file`.

    Without `suffix` the content decides: text that opens with front matter is Markdown. Raises RefusedError.
    """
    if len(data) > MAX_BYTES:
        raise too_large()
    if suffix is not None and suffix not in READERS:
        raise _unknown(suffix)
    text = plain_text.decode(data)
    if suffix is None:
        suffix = ".md" if markdown.has_front_matter(text) else ".txt"
    name, reader = READERS[suffix]
    article = reader(text)
    if not article.text.strip():
        raise RefusedError("there is no text in it")
    return msgspec.structs.replace(
        article, imported=Imported(file=file, reader=name, version=_version(), at=now())
    )


def _unknown(suffix: str) -> RefusedError:
    what = f"files ending in {suffix}" if suffix else "files without an ending"
    return RefusedError(f"{what} can't be read yet", f"Known are {', '.join(READERS)}.")


def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "unknown"
