"""Speakers of one name who are not one person, told apart when their articles are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from store.corpus.voices import Voice
from store.identity.people import Profile, differ, shared
from store.records import from_document
from store.search.naming import canonical


class Namesakes:
    """Names people of a batch of articles apart from those of their name whom the library knows.

    `known` are the speakers' documents of those names, of those kept apart included.
    """

    def __init__(self, known: Iterable[Mapping[str, Any]]) -> None:
        self._profiles: dict[str, dict[str, Profile]] = {}
        for document in known:
            base = document.get("namesake_of") or document["key"]
            profile = from_document(document.get("profile", {}), Profile)
            self._profiles.setdefault(base, {})[document["name"]] = profile

    def named(self, articles: Iterable[Iterable[Voice]]) -> list[dict[str, str | None]]:
        """For each article the agents, by id, whose `known_as` has to be another one, with that."""
        people = [[each for each in voices if each.kind == "person"] for voices in articles]
        names = [[(each, self._known_as(each)) for each in here] for here in people]
        return [{each.agent: name for each, name in here if name != each.known_as} for here in names]

    def _known_as(self, voice: Voice) -> str | None:
        """The name under which the library has to keep somebody apart, and learn what is told here."""
        new = voice.profile or Profile()
        people = self._profiles.setdefault(voice.base, {})
        fitting = [name for name, profile in people.items() if not differ(profile, new)]
        if people and not fitting:
            name = f"{voice.name} ({voice.post})"
        elif len(fitting) > 1:
            name = max(fitting, key=lambda name: shared(people[name], new))
        else:
            name = fitting[0] if fitting else voice.name
        people.setdefault(name, Profile()).add(new)
        return None if name == voice.name or canonical(name) == voice.base else name
