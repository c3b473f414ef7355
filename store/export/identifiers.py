"""Names for things outside of the library: the same thing has the same name in every export."""

from __future__ import annotations

import re
from uuid import UUID, uuid5

_SPACE = UUID("6b8f2f0e-6c1f-5f5e-9a53-3c7d1e0b4a11")
"""Ours: made once, so that names made of it are met nowhere else."""
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def uuid_of(*words: str) -> str:
    """A UUID made of `words`."""
    return str(uuid5(_SPACE, "\x1f".join(words)))


def urn_of(*words: str) -> str:
    """The same as a URN, for JSON-LD."""
    return f"urn:uuid:{uuid_of(*words)}"


def article_urn(article_id: str) -> str:
    """An article by its text: RFC 6920 has no registered form for hex, so a URN of a UUID of it."""
    return urn_of("article", article_id)


def web_address(url: str | None) -> str | None:
    """`url` if it is an address of the web, else None."""
    return url if url and _WEB.fullmatch(url) else None
