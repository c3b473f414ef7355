"""Whether everything stored is as it should be, and making anew what is derived."""

from __future__ import annotations

from collections.abc import Iterator

from store.corpus.database import Corpus
from store.health.articles import UNREADABLE, Articles
from store.health.derived import check_copies, check_derived, is_index_sound
from store.health.files import check_file
from store.health.people import check_people
from store.notes.database import Notes
from store.results import Problem

__all__ = ["check"]


def check(corpus: Corpus, notes: Notes, repair: bool, salvaged: bool = False) -> Iterator[Problem]:
    """Everything that is wrong, by article; with `repair` what is derived is made anew where it was wrong.

    What people made is only looked at. Each part of the check goes on where another meets damage. Other
    windows may write meanwhile, though to `corpus.db` not during a repair.
    """
    articles = Articles(corpus)
    is_sound = is_index_sound(corpus)
    with corpus.database.transaction() if repair else corpus.database.storage.one_moment():
        yield from _told(corpus, "notes.db", check_file("notes.db", notes.database, repair))
        with notes.database.storage.one_moment():
            yield from _told(corpus, "corpus.db", check_file("corpus.db", corpus.database, repair, salvaged))
            yield from _told(corpus, "corpus.db", articles.check(repair))
            yield from _told(corpus, "notes.db", check_people(corpus, notes))
            yield from _told(corpus, "corpus.db", check_derived(corpus, articles, is_sound, repair))
            yield from _told(corpus, "corpus.db", check_copies(corpus, articles, repair))


def _told(corpus: Corpus, name: str, part: Iterator[Problem]) -> Iterator[Problem]:
    """What a part of the check finds; damage that ends it is told, and what it had repaired is taken back."""
    corpus.connection.execute("SAVEPOINT part")
    try:
        yield from part
    except UNREADABLE as error:
        corpus.connection.execute("ROLLBACK TO part")
        yield Problem(article=None, what=f"{name} is damaged: {error}")
    corpus.connection.execute("RELEASE part")
