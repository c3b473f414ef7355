"""What the library answers with: rows, opened articles, hits, outcomes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from store.records import Agent, Annotation, Article, Fact, Span, Statement

Order = Literal["newest", "title", "publisher"]

EXACT = 10_000
"""Hits of a search up to which each is counted; of more it is known about how many they are."""


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
    tags: tuple[str, ...]
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

    @property
    def id(self) -> str:
        """What tells it from the others of its article."""
        return self.statement.id

    @property
    def parts(self) -> tuple[Span, ...]:
        """The words of the article that it stands on."""
        return self.statement.parts


class NoteHit(Struct, frozen=True, kw_only=True):
    """A note or tags that a search found; `text` is what they stand on."""

    article: str
    title: str
    published: str | None
    publisher: str | None
    annotation: Annotation
    text: str

    @property
    def id(self) -> str:
        """What tells it from the others of its article."""
        return f"note {self.annotation.id}"

    @property
    def parts(self) -> tuple[Span, ...]:
        """The words of the article that it stands on."""
        return tuple((each.start, each.end) for each in self.annotation.target)


class FactHit(Struct, frozen=True, kw_only=True):
    """A fact that a search found; `text` is its first evidence."""

    article: str
    title: str
    published: str | None
    fact: Fact
    text: str


class SameSpeaker(Struct, frozen=True, kw_only=True):
    """A speaker who may be the same as another: how likely (0 to 1), and what speaks for it, for people."""

    name: str
    role: str | None
    statements: int
    score: float
    why: str


class AgreementStage(Struct, frozen=True, kw_only=True):
    """One agreement of a series: the most exact dates that its articles give (EDTF), and what each says."""

    ordinal: int | None
    signed: str | None
    valid_until: str | None
    facts: tuple[FactHit, ...]


class Chain(Struct, frozen=True, kw_only=True):
    """Agreements of one type between the same parties, in order: each stage is replaced by the next."""

    type: str
    parties: tuple[str, ...]
    stages: tuple[AgreementStage, ...]


class SpeakerCount(Struct, frozen=True, kw_only=True):
    """A speaker with the number of statements; `role` is the fullest role known."""

    name: str
    role: str | None
    statements: int


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A query that a person keeps under a name."""

    name: str
    query: str


class Facets(Struct, frozen=True, kw_only=True):
    """What the statements that a search finds have in common, each with its number of statements.

    `speakers` are the 200 with most, most first; `months` are "2024-03" in order, with "" first for an
    unknown year; `tags` most first. Not `exact`: of very many hits a sample was counted, all but the tags
    are about so many.
    """

    total: int
    speakers: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    exact: bool = True


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of an article or a file on import.

    `detail` names the twin or the reason for people, or what they should know of an article that was taken.
    """

    path: str
    result: Literal["taken", "duplicate", "refused"]
    article: str | None = None
    detail: str = ""


class NearDuplicate(Struct, frozen=True, kw_only=True):
    """An article with nearly the same text as another.

    `likeness` is the share of word sequences they have in common, `changes` what stands in the other and
    what in its place here, in order.
    """

    article: str
    title: str
    published: str | None
    publisher: str | None
    likeness: float
    changes: tuple[tuple[str, str], ...] = ()


class Problem(Struct, frozen=True, kw_only=True):
    """Something that `check` found; `article` is None for the library as a whole."""

    article: str | None
    title: str = ""
    what: str
    repaired: bool = False
