"""Who spoke: names that a query means, counts, and suggestions while somebody types a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from store.corpus.database import Corpus
from store.documents import Document
from store.finding.overlay import Overlay
from store.results import SpeakerCount
from store.search import index
from store.search.compiler import Meant
from store.search.naming import canonical, spellings
from store.search.nearness import LEAST, distance
from store.search.parser import Field, Words
from store.search.text import first_words, tokens


class Speaking:
    """The speakers of a library as people corrected and merged them."""

    def __init__(self, corpus: Corpus, overlay: Overlay) -> None:
        self._known = corpus.speakers
        self._overlay = overlay

    # ---------------------------------------------------------------- names in a query

    def names(self, field: Field) -> Meant:
        """Whom a speaker field means: every form of the name, and what was merged with it."""
        asked = tuple(first_words(field.value))
        if not asked:
            return Meant()
        if len(asked) > 1 and not field.prefix and (called_so := self._exactly(field.value)):
            return called_so
        merged = self._overlay.merged
        for prefix in (True,) if field.prefix else (False, True):
            if known := self._known_names(asked, prefix):
                into = {merged.get(canonical(name), name) for name in known}
                others = [key for key, name in merged.items() if name in into]
                exact = [*others, *into] if others else []
                names = [Words(asked, prefix), *map(_whole, exact)]
                return Meant(names, all(map(_is_description, known)))
        return Meant()

    def _exactly(self, name: str) -> Meant | None:
        """The one who is called just so, and not those whose longer names have the same words."""
        merged = self._overlay.merged
        final = canonical(merged.get(canonical(name), name))
        known = [str(each["name"]) for each in self._known.called([final])]
        known += [each for each in self._touched() if canonical(each) == final]
        others = [key for key, into in merged.items() if canonical(into) == final]
        if not known:
            return None
        return Meant([_whole(each) for each in (final, *others)], all(map(_is_description, known)))

    def _known_names(self, asked: Sequence[str], prefix: bool) -> list[str]:
        found = [document["name"] for document in self._known.named(asked, prefix=prefix)]
        return found + [name for name in self._touched() if _named(name, asked, prefix)]

    def _touched(self) -> set[str]:
        """The names that people gave or merged."""
        return {*self._overlay.moved, *self._overlay.merged, *self._overlay.merged.values()}

    # ---------------------------------------------------------------- counts

    def speakers(self, prefix: str, limit: int) -> list[SpeakerCount]:
        """Speakers by any form of the name, those with most statements first."""
        asked = first_words(prefix)
        if not asked:
            return self._most(limit)
        found = self._counted(self._known.beginning(asked), lambda name: _named(name, asked, prefix=True))
        if not found:
            found = self._counted(self._known.containing(asked), lambda name: _inside(name, asked))
        return found[:limit]

    def suggest(self, text: str, limit: int) -> list[SpeakerCount]:
        """Speakers whose forms begin with, then contain, then resemble what was typed; each most first."""
        asked = first_words(text)
        if not asked:
            return self._most(limit)
        found: dict[str, SpeakerCount] = {}

        def take(documents: Iterable[Document], accept: Callable[[str], bool]) -> None:
            for each in self._counted(documents, accept):
                found.setdefault(canonical(each.name), each)

        take(self._known.beginning(asked), lambda name: _named(name, asked, prefix=True))
        if len(found) < limit:
            take(self._known.containing(asked), lambda name: _inside(name, asked))
        if len(found) < limit:
            near = [each for each in self._known.resembling(asked) if _resembles(_forms(each), asked)]
            take(near, lambda name: _resembles([name], asked))
        return list(found.values())[:limit]

    def _most(self, limit: int) -> list[SpeakerCount]:
        merged = self._overlay.merged
        touched = {canonical(name) for name in (*self._overlay.moved, *merged.values())} | merged.keys()
        documents = self._known.most(limit + len(touched), touched)
        return self._counted(documents, lambda _: True)[:limit]

    def _counted(self, documents: Iterable[Document], accept: Callable[[str], bool]) -> list[SpeakerCount]:
        """Counts by final name, most first, with the names that people gave where `accept` takes them."""
        merged = self._overlay.merged
        counts: dict[str, list[Any]] = {}
        for document in self._with_merged(list(documents), accept):
            name = merged.get(document["key"], document["name"])
            entry = counts.setdefault(canonical(name), [name, document["role"], 0])
            entry[2] += document["statements"]
            entry[1] = entry[1] or document["role"]
        for name, change in self._overlay.moved.items():
            final = merged.get(canonical(name), name)
            if canonical(final) in counts or accept(final):
                counts.setdefault(canonical(final), [final, None, 0])[2] += change
        best = sorted(counts.values(), key=lambda entry: (-entry[2], entry[0]))
        return [SpeakerCount(name=name, role=role, statements=n) for name, role, n in best if n > 0]

    def _with_merged(self, documents: list[Document], accept: Callable[[str], bool]) -> list[Document]:
        """With all that counts as the same speakers, or as those of names that people gave."""
        merged = self._overlay.merged
        if not merged:
            return documents
        known = {document["key"] for document in documents}
        wanted = {canonical(into) for into in merged.values() if accept(into)}
        wanted |= {canonical(merged.get(document["key"], document["name"])) for document in documents}
        same = wanted | {key for key, into in merged.items() if canonical(into) in wanted}
        return [*documents, *self._known.called(sorted(same - known))]


def _whole(name: str) -> Words:
    return Words((index.name_word(name),))


def _is_description(name: str) -> bool:
    """Whether a speaker has no name but what articles say of him: "labour ministers of both countries"."""
    return name[:1].islower()


def _forms(document: Document) -> list[str]:
    return [document["name"], *document.get("forms", ())]


def _named(name: str, asked: Sequence[str], prefix: bool) -> bool:
    own = tokens(name)
    return all(
        any(word.startswith(one) if prefix else word == one for word in own for one in spellings(each))
        for each in asked
    )


def _inside(name: str, asked: Sequence[str]) -> bool:
    own = tokens(name)
    return all(any(each in word for word in own) for each in asked)


def _resembles(forms: Iterable[str], asked: Sequence[str]) -> bool:
    """Whether all of `asked` begin a word of one form, a letter wrong in each at most."""
    return any(
        all(any(distance(each, word) <= (len(each) >= LEAST) for word in own) for each in asked)
        for own in map(tokens, forms)
    )
