"""From what is stored to what a search shows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from store.corpus.derived import Shown
from store.finding.rows import Origin
from store.records import Fact, Span, Statement
from store.results import FactHit, QuoteHit


class Source(Struct, frozen=True, gc=False):
    """What a hit shows of its article: a part of the article's row."""

    id: str
    title: str
    article: Origin


def quote_hit(
    statement: Statement, shown: Shown, source: Source, names: Sequence[str], marks: tuple[Span, ...]
) -> QuoteHit:
    """A statement that a search found; `names` are its speakers as they are now called."""
    return QuoteHit(
        article=source.id,
        title=source.title,
        published=source.article.published,
        publisher=source.article.publisher,
        statement=statement,
        speakers=tuple(names),
        role=shown.role_words,
        source=shown.source_words,
        cue=shown.cue_words,
        text=shown.words,
        marks=marks,
    )


def fact_hit(fact: Fact, words: str, source: Source) -> FactHit:
    """A fact that a search found."""
    return FactHit(
        article=source.id, title=source.title, published=source.article.published, fact=fact, text=words
    )
