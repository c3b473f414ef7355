"""What people made: annotations, corrections, merges, dates, marks and drafts, in `notes.db`.

Every change is one transaction together with the entry that takes it back (`store.notes.undo`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from typing import Any, TypeVar

from msgspec import Struct, ValidationError
from msgspec.structs import replace
from tinydb import Query
from tinydb.queries import QueryLike

from store.documents import DAMAGED, Database, Document, loads_as
from store.errors import NotFoundError
from store.notes.undo import History
from store.records import Annotation, Correction, Selector, from_document, now, to_document
from store.search.naming import canonical

FILE = "notes.db"
INDEXES = {
    "annotations": ["article", "tags[]"],
    "corrections": ["article"],
    "dates": ["article"],
    "reads": ["article"],
    "stars": ["article"],
    "drafts": ["key"],
    "merges": ["key"],
    "splits": ["article"],
    "history": ["state"],
}


_JOURNAL = 128  # pages
"""From there on the journal's content goes into the file, and the journal is written over from its start.

That is quicker than making it longer, and does not wait for what others wrote, an import say: with the
length of a file the file system's own tables change, and these it writes for all files together.
"""

Made = TypeVar("Made", Annotation, Correction)
_VERBS = {"accepted": "accepting", "rejected": "rejecting", "added": "adding"}


class _OfArticle(Struct):
    """What an annotation or correction is about."""

    article: str


class Notes:
    """The human-made half of a library."""

    def __init__(self, database: Database) -> None:
        self.database = database
        database.storage.forgiving = True  # a note with a wrong letter is better than none; `check` tells it
        database.storage.connection.execute(f"PRAGMA wal_autocheckpoint={_JOURNAL}")
        self.annotations = database.table("annotations")
        self.corrections = database.table("corrections")
        self.merges = database.table("merges")
        self.splits = database.table("splits")
        self.dates = database.table("dates")
        self.reads = database.table("reads")
        self.stars = database.table("stars")
        self.drafts = database.table("drafts")
        self.history = History(database)

    def change(self, label: str) -> AbstractContextManager[None]:
        """One transaction that undo can take back under the name `label`."""
        return self.history.recording(label)

    # ---------------------------------------------------------------- annotations

    def annotation(self, annotation_id: int) -> Annotation:
        """The annotation with this id; raises NotFoundError."""
        found = self.annotations.get(doc_id=annotation_id)
        if found is None:
            raise NotFoundError(f"there is no note {annotation_id}", "It may have been deleted.")
        return from_document({**found, "id": annotation_id}, Annotation)

    def annotations_of(self, articles: Iterable[str]) -> list[Annotation]:
        """The annotations of these articles, oldest first."""
        return list(_readable(self.annotations.search(about(articles)), Annotation))

    def all_annotations(self) -> Iterator[Annotation]:
        """Every annotation, oldest first; a damaged one is left out, here and above, and told by `check`."""
        return _readable(self.annotations, Annotation)

    def annotate(
        self, article: str, target: Sequence[Selector], note: str, tags: Sequence[str]
    ) -> Annotation:
        """Add an annotation."""
        moment = now()
        annotation = Annotation(
            id=0,
            article=article,
            target=tuple(target),
            note=note,
            tags=clean_tags(tags),
            created=moment,
            modified=moment,
        )
        with self.change(_about(annotation, "{} on {}")):
            key = self.annotations.insert(_document(annotation))
        return replace(annotation, id=key)

    def edit(self, base: Annotation, note: str | None, tags: Sequence[str] | None) -> Annotation:
        """Change what differs from `base`, the annotation as the editor saw it.

        If another window changed the same part meanwhile, that stays, and the edit becomes an
        annotation of its own, which is returned.
        """
        with self.database.transaction():
            current = self.annotation(base.id)
            wanted_note = base.note if note is None else note
            wanted_tags = base.tags if tags is None else clean_tags(tags)
            clash = (current.note != base.note and wanted_note not in (base.note, current.note)) or (
                current.tags != base.tags and wanted_tags not in (base.tags, current.tags)
            )
            if clash:
                return self.annotate(current.article, current.target, wanted_note, wanted_tags)
            changed: dict[str, Any] = {}
            if wanted_note != base.note:
                changed["note"] = wanted_note
            if wanted_tags != base.tags:
                changed["tags"] = list(wanted_tags)
            if changed:
                changed["modified"] = now().isoformat()
                with self.change(_edit(base, wanted_note, wanted_tags)):
                    self.annotations.update(changed, doc_ids=[base.id])
            return self.annotation(base.id)

    def move(self, annotation_id: int, target: Sequence[Selector]) -> Annotation:
        """Let an annotation stand on other words of its article; raises NotFoundError."""
        fields = {"target": [to_document(each) for each in target], "modified": now().isoformat()}
        with self.database.transaction():
            known = self.annotation(annotation_id)
            with self.change(_about(known, "moving the {} on {}")):
                self.annotations.update(fields, doc_ids=[annotation_id])
            return self.annotation(annotation_id)

    def tag(self, places: Sequence[tuple[str, Sequence[Selector]]], tags: Sequence[str]) -> int:
        """Add tags to these words, in one change; how many annotations were made or changed."""
        wanted = clean_tags(tags)
        number = 0
        if not wanted or not places:
            return 0
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        with self.change(f"{_tags(wanted)} on {quoted(places[0][1])}{more}"):
            for article, target in places:
                spans = [(each.start, each.end) for each in target]
                here = [
                    each
                    for each in self.annotations_of([article])
                    if [(selector.start, selector.end) for selector in each.target] == spans
                ]
                if not here:
                    self.annotate(article, target, "", wanted)
                elif (merged := tuple(dict.fromkeys((*here[-1].tags, *wanted)))) != here[-1].tags:
                    self.edit(here[-1], None, merged)
                else:
                    continue
                number += 1
        return number

    def delete(self, annotation_ids: Sequence[int]) -> None:
        """Remove annotations in one change; raises NotFoundError, and removes none, if one is missing."""
        if not annotation_ids:
            return
        with self.database.transaction():
            first, *more = [self.annotation(each) for each in annotation_ids]
            others = f" and {len(more)} more" if more else ""
            with self.change(_about(first, "deletion of the {} on {}") + others):
                self.annotations.remove(doc_ids=list(annotation_ids))

    # ---------------------------------------------------------------- corrections

    def corrections_of(self, articles: Iterable[str]) -> list[Correction]:
        """What was decided about findings of these articles."""
        return list(_readable(self.corrections.search(about(articles)), Correction))

    def all_corrections(self) -> Iterator[Correction]:
        """Every decision about a finding."""
        return _readable(self.corrections, Correction)

    def correct(self, correction: Correction, known: Correction | None) -> None:
        """Decide about a finding, in place of the decision `known`."""
        verb = _VERBS.get(correction.status, "correction of")
        if known and known.finding == correction.finding and known.status == correction.status == "added":
            verb = "correction of"
        with self.change(f"{verb} {quoted(correction.target)}"):
            if known:
                self.corrections.remove(doc_ids=[known.id])
            self.corrections.insert(_document(correction))

    def withdraw(self, known: Correction) -> None:
        """Take a decision about a finding back, or what was added away."""
        what = "removal of" if known.status == "added" else "taking back the decision on"
        with self.change(f"{what} {quoted(known.target)}"):
            self.corrections.remove(doc_ids=[known.id])

    def fingerprints(self) -> dict[str, tuple[int, ...]]:
        """For each article with notes or decisions a value that changes when they do."""
        found: dict[str, tuple[int, ...]] = {}
        for table in (self.annotations, self.corrections, self.splits):
            for _, raw in self.database.storage.scan(table.name):
                with suppress(*DAMAGED):
                    article = loads_as(raw, _OfArticle).article
                    found[article] = (*found.get(article, ()), hash(raw))
        return found

    # ---------------------------------------------------------------- dates, merges, marks

    def date_of(self, article: str) -> Document | None:
        """The decision about an article's date (`published` may be None)."""
        found = self.dates.get(Query().article == article)
        assert found is None or isinstance(found, Document)
        return found

    def set_date(self, article: str, title: str, published: str | None, machine: str | None) -> None:
        """Decide when an article was published; `machine` is the date that it came with."""
        with self.change(f"date of “{title}”"):
            self.dates.upsert(
                {"article": article, "published": published, "machine": machine}, Query().article == article
            )

    def merge(self, name: str, into: str, doing: str) -> None:
        """Let `name` be another name of `into`; `doing` is what that is called ("merging")."""
        key, other = canonical(name), canonical(into)
        with self.change(f"{doing} “{name}” into “{into}”"):
            if canonical(self.merged_names().get(other, into)) == key:  # else they would form a circle
                self.merges.remove(Query().key == other)
            self.merges.upsert({"key": key, "name": name, "into": into}, Query().key == key)

    def merged_names(self) -> dict[str, str]:
        """The key of each merged name with the name that it finally goes into."""
        direct = {canonical(document["name"]): document["into"] for document in self.merges}
        final: dict[str, str] = {}
        for start in direct:
            name, seen = direct[start], {start}
            while canonical(name) in direct and canonical(name) not in seen:
                seen.add(canonical(name))
                name = direct[canonical(name)]
            final[start] = name
        return final

    def keep_apart(self, name: str) -> None:
        """Let `name` be nobody's other name, whatever the library takes it for."""
        with self.change(f"keeping “{name}” apart"):
            key = canonical(name)
            self.merges.upsert({"key": key, "name": name, "into": name}, Query().key == key)

    def split(self, name: str, into: str, articles: Iterable[str]) -> None:
        """Let whoever is called `name` in these articles be `into`."""
        key = canonical(name)
        with self.change(f"splitting “{into}” from “{name}”"):
            for article in articles:
                here = (Query().article == article) & (Query().key == key)
                self.splits.upsert({"article": article, "key": key, "name": name, "into": into}, here)

    def splits_of(self, article: str) -> dict[str, str]:
        """The keys of the names that mean somebody else in this article, with who it is."""
        return {each["key"]: each["into"] for each in self.splits.search(Query().article == article)}

    def mark_read(self, article: str, read: bool) -> None:
        """Remember whether an article was read."""
        if read:
            self.reads.upsert({"article": article}, Query().article == article)
        else:
            self.reads.remove(Query().article == article)

    def mark_starred(self, article: str, starred: bool) -> None:
        """Star an article, or take the star away."""
        with self.change("star" if starred else "removing a star"):
            if starred:
                self.stars.upsert({"article": article}, Query().article == article)
            else:
                self.stars.remove(Query().article == article)

    # ---------------------------------------------------------------- drafts

    def draft(self, key: str) -> str | None:
        """Text typed and not saved yet."""
        found = self.drafts.get(Query().key == key)
        return str(found["text"]) if isinstance(found, Document) else None

    def save_draft(self, key: str, text: str) -> None:
        """Keep typed text under `key`."""
        self.drafts.upsert({"key": key, "text": text}, Query().key == key)

    def drop_draft(self, key: str) -> None:
        """Forget typed text."""
        if self.drafts.contains(Query().key == key):
            self.drafts.remove(Query().key == key)


def about(articles: Iterable[str]) -> QueryLike:
    """The documents about these articles."""
    query: QueryLike = Query().article.one_of(frozenset(articles))  # a list would be frozen word by word
    return query


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without surrounding space or `#`, each once; a comma separates tags, so it is none of one."""
    found = (" ".join(tag.replace(",", " ").split()).lstrip("#").strip() for tag in tags)
    return tuple(dict.fromkeys(tag for tag in found if tag))


def quoted(target: Sequence[Selector]) -> str:
    """The words that something is about, short."""
    words = " ".join((target[0].exact if target else "").split()).strip('“”"')
    return f"“{words}”" if len(words) <= 40 else f"“{words[:39].rstrip()}…”"


def _about(annotation: Annotation, what: str) -> str:
    """`what` is done to an annotation, called by what it bears, on its words."""
    bears = "note" if annotation.note or not annotation.tags else _tags(annotation.tags)
    return what.format(bears, quoted(annotation.target))


def _edit(base: Annotation, note: str, tags: Sequence[str]) -> str:
    """What makes an annotation bear this note and these tags."""
    if note != base.note:
        what = "note" if not base.note else "edit of the note" if note else "deletion of the note"
    elif (gone := [tag for tag in base.tags if tag not in tags]) and set(tags) <= set(base.tags):
        what = f"removal of the {_tags(gone)}"
    else:
        what = _tags([tag for tag in tags if tag not in base.tags] or tags)
    return f"{what} on {quoted(base.target)}"


def _tags(tags: Sequence[str]) -> str:
    return f"tag “{', '.join(tags)}”"


def _document(record: Annotation | Correction) -> dict[str, Any]:
    document = to_document(record)
    del document["id"]
    return document


def _readable(documents: Iterable[Document], kind: type[Made]) -> Iterator[Made]:
    for document in documents:
        with suppress(ValidationError):
            yield from_document({**document, "id": document.doc_id}, kind)
