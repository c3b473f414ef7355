"""What people noted and decided that has lost its place: the words or the article are no longer there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress

from store.corpus.database import Corpus
from store.documents import DAMAGED, Document
from store.errors import NotFoundError
from store.notes.anchoring import anchor
from store.notes.database import Made, Notes
from store.notes.decisions import lost_decisions
from store.records import Annotation, Correction

UNREADABLE = (*DAMAGED, NotFoundError)
"""What an article raises that is damaged, which `check` tells of."""


def lost_annotations(corpus: Corpus, notes: Notes) -> list[Annotation]:
    """All notes whose words can't be found in their article, or whose article is missing; oldest first."""
    lost: list[Annotation] = []
    for row, made in _by_article(corpus, notes.all_annotations()):
        with suppress(*UNREADABLE):
            text = corpus.text(row) if row else ""
            lost += [note for note in made if any(anchor(text, each) is None for each in note.target)]
    return sorted(lost, key=lambda note: note.id)


def all_lost_decisions(corpus: Corpus, notes: Notes) -> list[Correction]:
    """All decisions on what no reader finds any more, or whose article is missing; oldest first."""
    lost: list[Correction] = []
    for row, corrections in _by_article(corpus, notes.all_corrections()):
        with suppress(*UNREADABLE):
            found = (
                lost_decisions(corpus.article(row), corpus.reading(row), corrections) if row else corrections
            )
            lost += found
    return sorted(lost, key=lambda decision: decision.id)


def _by_article(corpus: Corpus, made: Iterable[Made]) -> Iterator[tuple[Document | None, list[Made]]]:
    """What belongs to each article, with the article's row if it is there."""
    found: defaultdict[str, list[Made]] = defaultdict(list)
    for each in made:
        found[each.article].append(each)
    return ((corpus.twin(article), there) for article, there in found.items())
