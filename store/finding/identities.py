"""Who a name means: as the library knows it, and as people merged and split it, who win."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.corpus.database import Corpus
from store.identity.suggestions import compare, initials
from store.notes.database import Notes
from store.records import Organization
from store.results import SameSpeaker
from store.search.naming import canonical
from store.search.text import tokens

_LEAST = 0.5
"""The likeness from which on two names are offered as one."""
_NEAR = 300
"""Speakers that share a word with a name and are compared with it at most."""


class _Known(NamedTuple):
    """Somebody whom a name is compared with."""

    name: str
    forms: Sequence[str] = ()
    role: str | None = None
    statements: int = 0


class Identities:
    """The agents behind the names of one library."""

    def __init__(self, corpus: Corpus, notes: Notes) -> None:
        self._corpus = corpus
        self._speakers = corpus.speakers
        self._notes = notes

    def merged(self) -> dict[str, str]:
        """The key of each name that is another name of somebody, with that name."""
        people = self._notes.merged_names()
        known = {
            key: people.get(canonical(name), name)
            for key, name in self._speakers.aliases().items()
            if key not in people
        }
        return {key: name for key, name in (known | people).items() if canonical(name) != key}

    def in_article(self, article: str) -> dict[str, str]:
        """The same for one article, where people may have said that a name means somebody else."""
        merged, splits = self.merged(), self._notes.splits_of(article)
        if not splits:
            return merged
        here = {key: splits.get(canonical(name), name) for key, name in merged.items()} | splits
        people = self._notes.merged_names()
        return {key: people.get(canonical(name), name) for key, name in here.items()}

    def fullest(self, merged: Mapping[str, str], article: str, name: str) -> str:
        """The longest form in which an article names the agent that it also calls `name`, as `merged`."""
        row = self._corpus.twin(article)
        names = [name]
        for agent in self._corpus.agents_of(row) if row else ():
            forms = (agent.identity, agent.name, *agent.other_names)
            if canonical(name) in map(canonical, forms):
                names += forms
        longest = max(names, key=len)
        return next((merged[key] for key in map(canonical, names) if key in merged), longest)

    def names(self, name: str) -> list[str]:
        """Every name that means the same agent as this one, first the one that it counts as."""
        merged = self.merged()
        final = merged.get(canonical(name), name)
        keys = [key for key, into in merged.items() if canonical(into) == canonical(final)]
        spelled = {each["key"]: each["name"] for each in self._notes.merges}
        mine = [final, name, *(spelled.get(key, key) for key in keys)]
        return list(dict.fromkeys(form for each in mine for form in (each, *self._speakers.forms(each))))

    def suggestions(self, name: str, limit: int, bodies: Iterable[Organization] = ()) -> list[SameSpeaker]:
        """Other speakers, or of `bodies` others, who may be the one of this name, the likeliest first."""
        merged = self.merged()
        own = {canonical(merged.get(canonical(name), name)), canonical(name)}
        forms = self._speakers.forms(name)
        found: dict[str, SameSpeaker] = {}
        for known in self._near(name, bodies):
            final = merged.get(canonical(known.name), known.name)
            likeness = compare(name, forms, known.name, known.forms)
            if likeness is None or likeness.score < _LEAST or canonical(final) in own:
                continue
            same = SameSpeaker(
                name=final,
                role=known.role,
                statements=known.statements,
                score=likeness.score,
                why=likeness.why,
            )
            found[canonical(final)] = max(
                same, found.get(canonical(final), same), key=lambda each: (each.score, each.statements)
            )
        return sorted(found.values(), key=lambda each: (-each.score, -each.statements, each.name))[:limit]

    def _near(self, name: str, bodies: Iterable[Organization]) -> Iterator[_Known]:
        """Speakers that share a word with the name, nearly have one, or are its acronym; then `bodies`."""
        words = [word for word in tokens(name) if len(word) > 1]
        looks = [self._speakers.named([word], prefix=False) for word in (*words, initials(name)) if word]
        looks += [self._speakers.resembling([word]) for word in words if len(word) > 3]
        for look in looks:
            for each in look[:_NEAR]:
                yield _Known(each["name"], each["forms"], each["role"], each["statements"])
        for body in bodies:
            yield _Known(body.name, [body.acronym] if body.acronym else [])
