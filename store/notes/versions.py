"""Another version of a report: what people noted on the earlier one comes along to the text as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
from tinydb import Query

from store.corpus.database import Corpus
from store.corpus.derived import title_of
from store.notes.anchoring import anchor
from store.notes.database import Notes
from store.notes.decisions import is_added, place
from store.notes.reviewing import Reviewer
from store.records import Article, Correction, Reading, Selector, Span
from store.results import Outcome

_ALIKE = 0.5
"""The share of word sequences that two versions of one report have in common at least."""

_SEQUENCE = 4
_MANY = ("parts", "evidence")
_ONE = ("source", "cue", "role", "medium")


class Carried(NamedTuple):
    """How many notes and decisions came along, and how many of them have no place in the new text."""

    placed: int
    lost: int


class Versions:
    """Carries notes from earlier versions of articles; one serves one import."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._notes = notes
        self._here: set[str] = set()
        self._only_dated: set[str] = set()

    def see(self, article_id: str) -> None:
        """Know that an article still lies where it came from: it is no earlier version of another."""
        self._here.add(article_id)

    def follow(self, outcome: Outcome) -> Outcome:
        """What became of an article, with the notes on an earlier version of it brought along."""
        if outcome.article is None:
            return outcome
        earlier = self.earlier(outcome.article) if outcome.result == "taken" else None
        self.see(outcome.article)
        if earlier is None:
            return outcome
        title = self._corpus.row(earlier)["title"]
        placed, lost = self.carry_over(earlier, outcome.article)
        told = f"a new version of “{title}”"
        if placed or lost:
            told += f": {placed} {'note or decision' if placed == 1 else 'notes and decisions'} came along"
        told += f", {lost} without a place in it (see `onrecord check`)" if lost else ""
        return msgspec.structs.replace(outcome, detail="; ".join(filter(None, (told, outcome.detail))))

    def earlier(self, article_id: str) -> str | None:
        """The marked article that this one is another version of: same file or address, similar text."""
        if not self._marked:
            return None
        article = self._corpus.article(self._corpus.row(article_id))
        found = {old for source in _sources(article) for old in self._marked.get(source, ())}
        likeness = {
            old: _kept(self._corpus.text(row), article.text)
            for old in sorted(found - self._here - {article_id})
            if (row := self._corpus.twin(old)) is not None
        }
        alike = [old for old, share in likeness.items() if share >= _ALIKE]
        return max(alike, key=lambda old: (old not in self._only_dated, likeness[old]), default=None)

    @cached_property
    def _marked(self) -> dict[str, list[str]]:
        """The articles that have notes, decisions, a star or a date by people, by where they came from."""
        notes = self._notes
        moving = (notes.annotations, notes.corrections, notes.splits, notes.stars)
        marked = {str(each["article"]) for table in moving for each in table}
        # what has moved on from an article leaves its date behind
        self._only_dated = {str(each["article"]) for each in notes.dates} - marked
        found: dict[str, list[str]] = {}
        for row in self._corpus.twins([*marked, *self._only_dated]):
            for source in _sources(self._corpus.article(row)):
                found.setdefault(source, []).append(row["id"])
        return found

    def carry_over(self, old_id: str, new_id: str) -> Carried:
        """Move notes, decisions, split names and the star from one article to another in one change.

        A decided date goes along if the new one has none. What can't be placed goes along as well and is
        listed as lost. Raises NotFoundError.
        """
        article, reading = self._corpus.whole(new_id)
        title = title_of(article)
        move = _Move(self._corpus.text_of(old_id), article, reading)
        notes = self._notes
        with notes.change(f"carrying notes over to “{title}”"):
            for annotation in notes.annotations_of([old_id]):
                target = move.target(annotation.target)
                notes.annotations.update({"article": new_id, "target": target}, doc_ids=[annotation.id])
            taken = {each.finding for each in notes.corrections_of([new_id])}
            for correction in notes.corrections_of([old_id]):
                changed = move.correction(correction, taken)
                taken.add(changed["finding"])
                notes.corrections.update({"article": new_id, **changed}, doc_ids=[correction.id])
            for table in (notes.stars, notes.splits):
                table.update({"article": new_id}, Query().article == old_id)
            dated = notes.date_of(old_id)
            if dated is not None and article.published is None:
                notes.set_date(new_id, title, dated["published"], None)
        Reviewer(self._corpus, notes).up_to_date(new_id)
        return Carried(move.placed, move.lost)


class _Move:
    """From the text `old` to another article; counts what finds its place there."""

    def __init__(self, old: str, article: Article, reading: Reading) -> None:
        self._old = old
        self._article = article
        self._reading = reading
        self.placed = 0
        self.lost = 0

    def target(self, target: tuple[Selector, ...]) -> list[dict[str, Any]]:
        """The words in the new text; all of them, or none and then at no place."""
        found = [self._placed(selector) for selector in target]
        self._count(None not in found)
        return self._documents(target, found)

    def correction(self, correction: Correction, taken: set[str]) -> dict[str, Any]:
        """The fields of a decision that change; it keeps to its finding, else to its words."""
        found = [self._placed(selector) for selector in correction.target]
        changes = self._changes(correction.changes)
        target = self._documents(correction.target, found if changes is not None else [None])
        moved = msgspec.structs.replace(
            correction, target=tuple(msgspec.convert(each, Selector) for each in target)
        )
        finding = place(moved, self._reading.statements, self._reading.facts)
        name = correction.finding
        while is_added(name) and name in taken:
            name = f"{name[:2]}{int(name[2:] or 0) + 1}"
        self._count(None not in found and changes is not None and (finding is not None or is_added(name)))
        return {
            "target": target,
            "finding": finding.id if finding is not None and not is_added(name) else name,
            "changes": correction.changes if changes is None else changes,
        }

    def _count(self, placed: bool) -> None:
        self.placed += placed
        self.lost += not placed

    def _placed(self, selector: Selector) -> Selector | None:
        span = anchor(self._article.text, selector)
        return Selector.of(self._article.text, span) if span else None

    def _documents(self, target: tuple[Selector, ...], found: list[Selector | None]) -> list[dict[str, Any]]:
        if None in found:  # at the end of the text, where there are no words
            end = len(self._article.text)
            found = [msgspec.structs.replace(each, start=end, end=end) for each in target]
        return [msgspec.to_builtins(each) for each in found]

    def _changes(self, changes: Mapping[str, Any]) -> dict[str, Any] | None:
        """Corrected fields with their spans in the new text; None if one of these has no place."""
        moved = dict(changes)
        for name, value in changes.items():
            if name in _MANY or (name in _ONE and isinstance(value, (list, tuple))):
                spans = [self._span(span) for span in (value if name in _MANY else [value])]
                if None in spans:
                    return None
                moved[name] = spans if name in _MANY else spans[0]
        return moved

    def _span(self, span: Span) -> Span | None:
        return anchor(self._article.text, Selector.of(self._old, (span[0], span[1])))


def _kept(first: str, second: str) -> float:
    """How much of the shorter of two texts is in the other, 0 to 1: a version may have grown a lot."""
    one, other = _sequences(first), _sequences(second)
    return len(one & other) / min(len(one), len(other)) if one and other else float(first == second)


def _sequences(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + _SEQUENCE]) for at in range(max(1, len(words) - _SEQUENCE + 1))}


def _sources(article: Article) -> set[str]:
    """Where an article came from: its address, and its file."""
    file = article.imported.file if article.imported else ""
    return {source for source in (article.url, file if file != "-" else "") if source}
