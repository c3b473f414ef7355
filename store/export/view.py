"""What every writer may ask of a library, and what a person asked to have written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from store.records import Code
from store.results import ArticleRow, Chain, FactHit, OpenArticle, QuoteHit

Records = Literal["statements", "facts", "notes"]
By = Literal["article", "speaker", "agreement", "tag"]


class View(Protocol):
    """The looking half of a Library; `store.export.pseudonyms` is another one."""

    def codebook(self) -> list[Code]: ...

    def chains(self, query: str = "", /) -> list[Chain]: ...

    def rows(self) -> Sequence[ArticleRow]: ...

    def open_article(self, article_id: str, /) -> OpenArticle: ...

    def quotes(self, query: str = "", /) -> Iterator[QuoteHit]: ...

    def facts(self, query: str = "", /, *, kind: str | None = None) -> Iterator[FactHit]: ...


class Request(Struct, frozen=True, kw_only=True):
    """What to write: all that `query` finds (everything, when it is empty).

    `records` is the table for formats of one table, `by` what a file is about for formats of many files.
    """

    query: str = ""
    records: Records = "statements"
    by: By | None = None


class File(NamedTuple):
    """One file of a folder: its path inside it, with `/`, and its content."""

    name: str
    chunks: Iterator[bytes]
