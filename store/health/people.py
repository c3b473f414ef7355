"""What people made: whether it can be read, and whether it stands where it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tinydb import Query

from store.corpus.database import Corpus
from store.health.articles import UNREADABLE
from store.notes.anchoring import anchor
from store.notes.database import Notes, quoted
from store.notes.decisions import is_added, lost_decisions
from store.records import Annotation, Correction, Selector, from_document
from store.results import Problem


def check_people(corpus: Corpus, notes: Notes) -> Iterator[Problem]:
    """Notes and decisions that can't be read, have lost their words, or stand beside them; by article."""
    made: defaultdict[str, list[Annotation | Correction]] = defaultdict(list)
    kinds: dict[str, type[Annotation] | type[Correction]] = {
        notes.annotations.name: Annotation,
        notes.corrections.name: Correction,
    }
    for name in sorted(notes.database.tables()):
        table = notes.database.table(name)
        damaged = set(notes.database.storage.damaged(name))
        for key in notes.database.storage.ids(name):
            try:
                document = table.get(doc_id=key)
                if kind := kinds.get(name):
                    record = from_document({**document, "id": key}, kind)
                    made[record.article].append(record)
            except UNREADABLE as error:
                yield Problem(article=None, what=f"number {key} of the {name} can't be read: {error}")
            else:
                if key in damaged:
                    yield Problem(article=None, what=f"number {key} of the {name} is not as it was saved")
    for article_id, records in sorted(made.items()):
        if corpus.articles.contains(Query().id == article_id):
            yield from _check_article(corpus, article_id, records)
    yield from _strays(corpus, notes)


def _check_article(
    corpus: Corpus, article_id: str, records: Iterable[Annotation | Correction]
) -> Iterator[Problem]:
    try:
        row = corpus.row(article_id)
        article, reading = corpus.article(row), corpus.reading(row)
    except UNREADABLE:  # which the check of the articles has told
        return
    decisions = [each for each in records if isinstance(each, Correction)]
    lost = {each.id for each in lost_decisions(article, reading, decisions)}
    for each in records:
        if isinstance(each, Annotation):
            what = _wrong_place(article.text, each.target, f"note {each.id}")
        elif each.id not in lost:
            what = _wrong_place(article.text, each.target, f"the decision on {each.finding}")
        elif is_added(each.finding):
            what = f"the words of {each.finding}, which a person added, are not in the text"
        else:
            what = f"what the decision on {each.finding} is about is no longer found"
        if what:
            yield Problem(article=article_id, title=row["title"], what=f"{what}: {quoted(each.target)}")


def _wrong_place(text: str, target: Iterable[Selector], name: str) -> str:
    for selector in target:
        if text[selector.start : selector.end] != selector.exact:
            if anchor(text, selector) is None:
                return f"the words of {name} are not in the text"
            return f"{name} stands beside its words; it is shown where they are"
    return ""


def _strays(corpus: Corpus, notes: Notes) -> Iterator[Problem]:
    """What is about articles that are not there."""
    for table in (notes.annotations, notes.corrections, notes.dates):
        for article in sorted({str(document["article"]) for document in table}):
            if not corpus.articles.contains(Query().id == article):
                what = f"there are {table.name} on it, but the article is missing"
                yield Problem(article=article, what=what)
