"""The library: the one door to everything that is stored.

CONTRACT, to be filled in (signatures and meaning are relied on by tui/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from msgspec import Struct

from store.records import Agent, Annotation, Article, Fact, Reading, Selector, Span, Statement, Status

Order = Literal["newest", "title", "publisher"]


class Counts(Struct, frozen=True, kw_only=True):
    """How much the library holds."""

    articles: int
    statements: int
    facts: int
    annotations: int


class ArticleRow(Struct, frozen=True, kw_only=True):
    """One line of the article list."""

    id: str
    title: str
    published: str | None
    publisher: str | None
    statements: int
    facts: int
    notes: int
    tags: int
    unread: bool
    starred: bool


class OpenArticle(Struct, frozen=True, kw_only=True):
    """An article with all that is known of it; what people decided is already applied.

    Rejected findings are included with that status; attitudes are included with act "attitude".
    `lost` are annotations whose words are no longer in the text.
    """

    article: Article
    agents: tuple[Agent, ...]
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    annotations: tuple[Annotation, ...]
    lost: tuple[Annotation, ...] = ()


class QuoteHit(Struct, frozen=True, kw_only=True):
    """A statement that a search found.

    `text` is its parts joined by " … " where interrupted, `marks` the spans of `text` that matched.
    `speakers` are names; `source` is the speaker as printed ("he").
    """

    article: str
    title: str
    published: str | None
    publisher: str | None
    statement: Statement
    speakers: tuple[str, ...]
    role: str | None
    source: str | None
    cue: str | None
    text: str
    marks: tuple[Span, ...] = ()


class FactHit(Struct, frozen=True, kw_only=True):
    """A fact that a search found; `text` is its first evidence."""

    article: str
    title: str
    published: str | None
    fact: Fact
    text: str


class SpeakerCount(Struct, frozen=True, kw_only=True):
    """A speaker with the number of statements; `role` is the fullest role known."""

    name: str
    role: str | None
    statements: int


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one file on import. `detail` names the twin or the reason, for people."""

    path: str
    result: Literal["taken", "duplicate", "refused"]
    article: str | None = None
    detail: str = ""


class Problem(Struct, frozen=True, kw_only=True):
    """Something that `check` found; `article` is None for the library as a whole."""

    article: str | None
    what: str
    repaired: bool = False


class Library:
    """A folder with `corpus.db` (made by the machine) and `notes.db` (made by people).

    Every change is on disk when the method returns. Raises LibraryError when the folder can't be
    opened or written, ReadOnlyError on a change to a library open for reading, NotFoundError for
    unknown ids. Safe to use from several processes; one Library belongs to one thread at a time
    (a worker thread opens its own).
    """

    @classmethod
    def open(cls, folder: Path) -> Library:
        """Open the library in `folder`, made with mode 0700 if it is not there."""
        raise NotImplementedError

    folder: Path
    read_only: bool

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...

    # ---- looking
    def counts(self) -> Counts: ...
    def rows(self, words: str = "", order: Order = "newest") -> Sequence[ArticleRow]:
        """The article list: lazily decoded, cheap at 100,000 articles; `words` filters by title and publisher."""

    def article(self, article_id: str) -> Article: ...
    def open_article(self, article_id: str) -> OpenArticle: ...
    def changed(self) -> bool:
        """Whether another window has written since the last call."""

    # ---- searching
    def quotes(self, query: str = "", *, speaker: str | None = None, attitudes: bool = False,
               limit: int | None = None) -> Iterator[QuoteHit]:
        """Statements that match, newest first. Words are ANDed, "phrases", prefix*, -not; `speaker:name` in the
        query or the argument restricts to a speaker by any known form of the name. Any input is a query."""

    def count_quotes(self, query: str = "", *, speaker: str | None = None, attitudes: bool = False) -> int: ...
    def facts(self, query: str = "", *, kind: str | None = None, limit: int | None = None) -> Iterator[FactHit]: ...
    def speakers(self, prefix: str = "", limit: int = 20) -> list[SpeakerCount]:
        """Speakers by any form of the name: prefix, then substring; most statements first."""

    def tags(self) -> list[tuple[str, int]]: ...

    # ---- taking in
    def add(self, article: Article, reading: Reading | None = None) -> Outcome:
        """Store an article (read it first if no reading is given); a text already there is a duplicate."""

    def import_(self, paths: Iterable[Path]) -> Iterator[Outcome]:
        """Take in files and folders one by one; each outcome is durable when it is yielded."""

    # ---- what people add
    def annotate(self, article_id: str, spans: Sequence[Span], note: str = "", tags: Sequence[str] = ()) -> Annotation: ...
    def edit_annotation(self, annotation_id: int, *, note: str | None = None, tags: Sequence[str] | None = None) -> Annotation: ...
    def delete_annotation(self, annotation_id: int) -> None: ...
    def correct(self, article_id: str, finding_id: str, **changes: Any) -> None:
        """Correct fields of a statement (speakers=("Name", ...), kind=, act=, parts=, source=) or of a fact (its fields)."""

    def review(self, article_id: str, finding_id: str, status: Status) -> None:
        """Accept, reject, or (status "suggested") take the decision back."""

    def set_published(self, article_id: str, edtf: str | None) -> None: ...
    def merge(self, name: str, into: str) -> None:
        """From now on all that `name` said counts as said by `into`."""

    def mark(self, article_id: str, *, read: bool | None = None, starred: bool | None = None) -> None: ...
    def undo(self) -> str | None:
        """Take the latest change back and name it ("note on “…”"); None if there is none. Survives a restart."""

    def redo(self) -> str | None: ...

    # ---- drafts: typed text that is not saved yet
    def save_draft(self, key: str, text: str) -> None: ...
    def draft(self, key: str) -> str | None: ...
    def drop_draft(self, key: str) -> None: ...

    # ---- health
    def check(self, repair: bool = False) -> Iterator[Problem]: ...


__all__ = ["Selector"]
