"""Whether everything stored is as it should be, and making anew what is derived."""

from __future__ import annotations

from collections.abc import Iterator

from store.corpus.database import Corpus
from store.health.articles import UNREADABLE, Articles
from store.health.derived import check_derived
from store.health.files import check_file
from store.health.people import check_people
from store.notes.database import Notes
from store.results import Problem

__all__ = ["check"]


def check(corpus: Corpus, notes: Notes, repair: bool) -> Iterator[Problem]:
    """Everything that is wrong, by article; with `repair` what is derived is made anew where it was wrong.

    What people made is only looked at. Each part of the check goes on where another meets damage.
    """
    articles = Articles(corpus)
    for name, part in (
        ("corpus.db", check_file("corpus.db", corpus.database, repair)),
        ("notes.db", check_file("notes.db", notes.database, repair)),
        ("corpus.db", articles.check(repair)),
        ("notes.db", check_people(corpus, notes)),
        ("corpus.db", check_derived(corpus, articles, repair)),
    ):
        try:
            yield from part
        except UNREADABLE as error:
            yield Problem(article=None, what=f"{name} is damaged: {error}")
