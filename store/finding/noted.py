"""Notes and tags wherever they stand, also on words that no statement or fact covers.

People write few of them beside what a machine finds, so all are looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.corpus.database import Corpus
from store.notes.database import Notes
from store.records import Annotation
from store.results import NoteHit
from store.search.parser import All, Any, Field, Node, Not, Words, parse, placed
from store.search.text import tokens


def noted(corpus: Corpus, notes: Notes, query: str) -> Iterator[NoteHit]:
    """The notes that read `query`, the latest first, each with the words it stands on."""
    node = placed(parse(query), "notes")
    found = [note for note in notes.all_annotations() if _reads(note, node)]
    articles = {row["id"]: row for row in corpus.twins(list({note.article for note in found}))}
    for note in sorted(found, key=lambda note: (note.modified, note.id), reverse=True):
        if (row := articles.get(note.article)) is not None:
            yield NoteHit(
                article=note.article,
                title=row["title"],
                published=row["article"].get("published"),
                publisher=row["article"].get("publisher"),
                annotation=note,
                text=" … ".join(each.exact for each in note.target),
            )


def _reads(note: Annotation, node: Node) -> bool:
    match node:
        case Words(words, prefix):
            return any(_phrase(words, prefix) in _folded(text) for text in (note.note, *note.tags))
        case Field("note", _, value, prefix):
            return _phrase(tokens(value), prefix) in _folded(note.note)
        case Field("tag", _, value, prefix):
            tags = map(_folded, note.tags)
            wanted = _phrase(tokens(value), prefix)
            return any(tag.startswith(wanted) if prefix else tag == wanted for tag in tags)
        case Field("has", _, value):
            return bool({"note": note.note, "tag": note.tags}.get(value.casefold()))
        case Not(inner):
            return not _reads(note, inner)
        case All(nodes):
            return all(_reads(note, each) for each in nodes)
        case Any(nodes):
            return any(_reads(note, each) for each in nodes)
    return False


def _folded(text: str) -> str:
    return f" {' '.join(tokens(text))} "


def _phrase(words: Iterable[str], prefix: bool) -> str:
    """What stands in a folded text that has `words` in this order; with `prefix` the last may go on."""
    return f" {' '.join(words)}{'' if prefix else ' '}"
